/** A reading of 837s → the interchanges that answer it: TA1, 999 and 277CA. */

import type { InputIssue, IssueCode } from '../../issues.ts';
import type { ScoredClaim } from '../../response/score-response.ts';
import { isRefusedGuide } from '../envelope-check.ts';
import { SUPPORTED_GUIDES } from '../loops-837.ts';
import type { EnvelopeLevel, ReadingObserver } from '../reading-observer.ts';
import type { Segment } from '../segment.ts';
import { type AnswerStamp, answeringGroup, answeringInterchange, transactionSet } from './answering-envelope.ts';
import { CLAIM_ACKNOWLEDGMENT, type ClaimAcknowledgment, createClaimAcknowledgment } from './claim-acknowledgment.ts';
import {
  GROUP_NUMBER,
  type GroupErrorCode,
  groupResponse,
  IMPLEMENTATION_ACKNOWLEDGMENT,
  type SetErrorCode,
  setAcceptance,
  setResponse,
} from './implementation-acknowledgment.ts';
import {
  INTERCHANGE_NOTES,
  type InterchangeNote,
  interchangeResponse,
  isaNotes,
  NOTES_OUTSIDE_SETS,
} from './interchange-acknowledgment.ts';
import { createSyntaxCheck, type SyntaxCheck } from './syntax-check.ts';
import { memorySpool, type Pieces, type TextSpool } from './text-spool.ts';

export interface AcknowledgmentOptions extends AnswerStamp {
  /** Claims with a line at or above this probability are returned (A3) in the 277CA; without it none is. */
  readonly returnAtOrAbove?: number;
  /** Where answers wait for the totals that stand before them; in memory when absent. */
  readonly spool?: () => TextSpool;
}

/** A sink beside the one that takes the scores. */
export interface AcknowledgmentWriter extends ReadingObserver {
  /** The score of the claim read last. */
  scored(claim: ScoredClaim): void;
  /** What follows was sent apart from what came before, so that a control number may come again. */
  startSubmission(): void;
}

interface OpenSet {
  /** ST */
  readonly header: Segment;
  readonly codes: SetErrorCode[];
  /** False in a set that is not read. */
  isRead: boolean;
  readonly syntax: SyntaxCheck;
  readonly claims: ClaimAcknowledgment;
}

interface OpenGroup {
  /** GS */
  readonly header: Segment;
  /** True for a group of 999s, which is never acknowledged: two systems would answer each other for ever. */
  readonly isAcknowledgment: boolean;
  readonly codes: GroupErrorCode[];
  readonly controlNumbers: Set<string>;
  /** Of the 999, set by set. */
  readonly responses: TextSpool;
  /** Of the 277CA, from ST to SE. */
  readonly claimAcknowledgments: TextSpool;
  /** 277CAs so far. */
  claimSets: number;
  received: number;
  accepted: number;
  /** Sets of a guide that is not read. */
  refused: number;
  hasErrors: boolean;
}

interface OpenInterchange {
  /** ISA */
  readonly header: Segment;
  readonly notes: InterchangeNote[];
  /** Written groups that answer it. */
  readonly groups: Pieces[];
  /** What the groups wait in. */
  readonly spools: TextSpool[];
  readonly controlNumber: number;
  /** A TA1 or 999 came in it. */
  hasAcknowledgment: boolean;
  /** Something else came in it. */
  hasContent: boolean;
  acceptedSets: number;
}

const SET_CODES: ReadonlyMap<IssueCode, SetErrorCode> = new Map<IssueCode, SetErrorCode>([
  ['transaction-trailer-missing', '2'],
  ['transaction-control-number', '3'],
  ['transaction-count', '4'],
  ['transaction-not-837', '1'],
  ['guide-not-supported', 'I6'],
  ['guide-unknown', 'I6'],
  ['guide-mismatch', 'I5'],
]);

/** Issues with which no segment of a set is read. */
const UNREAD: ReadonlySet<IssueCode> = new Set([
  'transaction-not-837',
  'guide-not-supported',
  'transaction-without-claims',
]);

const GROUP_CODES: ReadonlyMap<IssueCode, GroupErrorCode> = new Map<IssueCode, GroupErrorCode>([
  ['group-trailer-missing', '3'],
  ['group-control-number', '4'],
  ['group-count', '5'],
]);

const ENVELOPE_SEGMENTS = new Set(['ISA', 'GS', 'ST', 'SE', 'GE', 'IEA', 'TA1']);

/**
 * `write` is given one answering interchange for each received one, when that is complete, in pieces that are made as
 * they are gone through; they can be until `release` is called, which lets go of what they are made from. What is kept
 * meanwhile is the text of the answer, never a claim, and of a set that is complete only its written answer.
 */
export function createAcknowledgmentWriter(
  options: AcknowledgmentOptions,
  write: (interchange: Pieces, release: () => void) => void,
): AcknowledgmentWriter {
  const makeSpool = options.spool ?? memorySpool;
  /** Sender, receiver and ISA13 of the interchanges so far. */
  const seen = new Set<string>();
  let interchange: OpenInterchange | undefined;
  let group: OpenGroup | undefined;
  let set: OpenSet | undefined;

  function openInterchange(header: Segment): void {
    const notes = isaNotes(header);
    const identity = [5, 6, 7, 8, 13].map((element) => header.element(element).trim()).join('*');
    if (seen.has(identity)) notes.push('025');
    seen.add(identity);
    interchange = {
      header,
      notes,
      groups: [],
      spools: [],
      controlNumber: options.nextControlNumber(),
      hasAcknowledgment: false,
      hasContent: false,
      acceptedSets: 0,
    };
  }

  function closeInterchange(): void {
    if (!interchange) return;
    const { header, notes, groups, spools, controlNumber, hasAcknowledgment, hasContent, acceptedSets } = interchange;
    interchange = undefined;
    function release(): void {
      for (const spool of spools) spool.close();
    }
    if (hasAcknowledgment && !hasContent) {
      release();
      return;
    }
    if (!hasContent) notes.push('024');
    const ta1 = interchangeResponse(header, notes, acceptedSets > 0, options);
    // Sent twice, it was answered once.
    const answers = notes.includes('025') ? [] : groups;
    if (ta1 === undefined && answers.length === 0) release();
    else write(answeringInterchange(header, controlNumber, options, ta1, answers), release);
  }

  function openGroup(header: Segment): void {
    const isAcknowledgment = header.element(1).trim() === IMPLEMENTATION_ACKNOWLEDGMENT.functionalIdentifier;
    if (interchange && isAcknowledgment) interchange.hasAcknowledgment = true;
    if (interchange && !isAcknowledgment) interchange.hasContent = true;
    const codes: GroupErrorCode[] = [];
    if (header.element(1).trim() !== 'HC') codes.push('1');
    if (!GROUP_NUMBER.test(header.element(6).trim())) codes.push('6');
    group = {
      header,
      isAcknowledgment,
      codes,
      controlNumbers: new Set(),
      responses: makeSpool(),
      claimAcknowledgments: makeSpool(),
      claimSets: 0,
      received: 0,
      accepted: 0,
      refused: 0,
      hasErrors: false,
    };
  }

  function closeGroup(trailer: Segment | undefined): void {
    if (!group) return;
    const { header, isAcknowledgment, codes, responses, claimAcknowledgments, claimSets, refused } = group;
    const sets = group.received;
    interchange?.spools.push(responses, claimAcknowledgments);
    if (sets > 0 && refused === sets && isRefusedGuide(header.element(8).trim())) codes.push('2');
    const count = { ...group, hasErrors: group.hasErrors || codes.length > 0 };
    group = undefined;
    if (isAcknowledgment || !interchange) return;
    const received = { isa: interchange.header, gs: header };
    const kind = IMPLEMENTATION_ACKNOWLEDGMENT;
    const response = () => transactionSet(kind, 1, groupResponse(header, trailer, count, responses.entries()));
    interchange.groups.push(answeringGroup(received, options, kind, 1, response));
    if (claimSets === 0) return;
    const written = () => claimAcknowledgments.entries();
    interchange.groups.push(answeringGroup(received, options, CLAIM_ACKNOWLEDGMENT, claimSets, written));
  }

  function openSet(header: Segment): void {
    if (interchange && !group) {
      interchange.hasContent = true;
      interchange.notes.push('024');
    }
    const controlNumber = header.element(2).trim();
    const codes: SetErrorCode[] = [];
    if (header.element(1).trim() === '') codes.push('6');
    if (!/^[\x21-\x7e]{4,9}$/.test(controlNumber)) codes.push('7');
    else if (group?.controlNumbers.has(controlNumber)) codes.push('23');
    group?.controlNumbers.add(controlNumber);
    const guide = header.element(3) || (group?.header.element(8).trim() ?? '');
    const form = SUPPORTED_GUIDES.get(guide.slice(0, 10)) ?? 'professional';
    set = {
      header,
      codes,
      isRead: true,
      syntax: createSyntaxCheck(form, header.position),
      claims: createClaimAcknowledgment(form, group?.header, options),
    };
  }

  function closeSet(segments: number, trailer: Segment | undefined): void {
    if (!set) return;
    answerSet(set, segments, trailer);
    set.claims.close();
    set = undefined;
  }

  function answerSet(closed: OpenSet, segments: number, trailer: Segment | undefined): void {
    const { header, codes, isRead, syntax, claims } = closed;
    const isChecked = !codes.includes('1') && (isRead || !codes.includes('I6'));
    // What is missing where a set breaks off is missing with its end.
    if (isChecked && trailer) syntax.end(segments);
    if (isChecked) codes.push(...syntax.setCodes);
    const acceptance = setAcceptance(codes, isRead);
    if (!interchange || !group || group.isAcknowledgment) return;
    group.received++;
    group.hasErrors ||= acceptance !== 'A';
    group.responses.write(setResponse(header, acceptance, codes, isChecked ? syntax.errors : []));
    if (acceptance === 'R') return;
    group.accepted++;
    interchange.acceptedSets++;
    const traceNumber = `${String(interchange.controlNumber).padStart(9, '0')}-${interchange.acceptedSets}`;
    const acknowledgment = claims.end(traceNumber);
    if (!acknowledgment) return;
    group.claimSets++;
    for (const piece of transactionSet(CLAIM_ACKNOWLEDGMENT, group.claimSets, acknowledgment)) {
      group.claimAcknowledgments.write(piece);
    }
  }

  return {
    opened(level: EnvelopeLevel, header) {
      if (level === 'interchange') openInterchange(header);
      else if (level === 'group') openGroup(header);
      else openSet(header);
    },
    closed(level, counted, trailer) {
      if (level === 'interchange') closeInterchange();
      else if (level === 'group') closeGroup(trailer);
      else closeSet(counted, trailer);
    },
    segment(segment) {
      if (segment.id === 'TA1' && interchange) interchange.hasAcknowledgment = true;
      if (!set?.isRead || ENVELOPE_SEGMENTS.has(segment.id)) return;
      set.syntax.segment(segment);
      set.claims.segment(segment);
    },
    issue(issue: InputIssue) {
      const note = INTERCHANGE_NOTES.get(issue.code) ?? (set ? undefined : NOTES_OUTSIDE_SETS.get(issue.code));
      if (note) interchange?.notes.push(note);
      if (issue.code === 'guide-not-supported' && set && group) group.refused++;
      const groupCode = GROUP_CODES.get(issue.code);
      if (groupCode) group?.codes.push(groupCode);
      if (!set) return;
      const setCode = SET_CODES.get(issue.code);
      if (setCode) set.codes.push(setCode);
      if (UNREAD.has(issue.code)) set.isRead = false;
      if (issue.segment === undefined) return;
      if (issue.code === 'segment-id-unknown') set.syntax.unreadable(issue.segment, '1');
      if (issue.code === 'segment-too-long') set.syntax.unreadable(issue.segment, '8');
      set.claims.issue(issue);
    },
    scored(claim) {
      set?.claims.scored(claim);
    },
    startSubmission() {
      seen.clear();
    },
  };
}
