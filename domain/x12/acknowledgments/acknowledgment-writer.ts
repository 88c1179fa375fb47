/** A reading of 837s → the interchanges that answer it: TA1, 999 and 277CA. */

import type { InputIssue, IssueCode } from '../../issues.ts';
import type { ScoredClaim } from '../../response/score-response.ts';
import { isRefusedGuide } from '../envelope-check.ts';
import { SUPPORTED_GUIDES } from '../loops-837.ts';
import type { EnvelopeLevel, ReadingObserver } from '../reading-observer.ts';
import type { Segment } from '../segment.ts';
import { type AnswerPart, type AnswerParts, counted, type GroupEntry, type InterchangeEntry } from './answer-parts.ts';
import { addCharacters, answerSeparators, noCharacters } from './answer-separators.ts';
import { type AnswerStamp, answeringGroup, answeringIsa, interchangeNumber } from './answering-envelope.ts';
import {
  CLAIM_ACKNOWLEDGMENT,
  type ClaimAcknowledgment,
  claimsStart,
  createClaimAcknowledgment,
} from './claim-acknowledgment.ts';
import {
  GROUP_NUMBER,
  type GroupErrorCode,
  groupClosing,
  groupOpening,
  IMPLEMENTATION_ACKNOWLEDGMENT,
  type SetErrorCode,
  setAcceptance,
  setResponse,
} from './implementation-acknowledgment.ts';
import { INTERCHANGE_NOTES, interchangeResponse, isaNotes, NOTES_OUTSIDE_SETS } from './interchange-acknowledgment.ts';
import { restoredState, savedState } from './saved-state.ts';
import { createSyntaxCheck, type SyntaxCheck, syntaxStart } from './syntax-check.ts';
import type { OpenSet, SavedAnswer, WriterState } from './writer-state.ts';

export interface AcknowledgmentOptions extends AnswerStamp {
  /** Claims with a line at or above this probability are returned (A3) in the 277CA; without it none is. */
  readonly returnAtOrAbove?: number;
}

export interface AnswerContinuation {
  /** Goes on from here, when the same submission is read again from its start with the same options. */
  readonly from?: SavedAnswer | undefined;
  /** Called between two claims, and where sets open. `save` may be called before it returns. */
  readonly atBoundary?: (save: () => SavedAnswer) => void;
}

/** A sink beside the one that takes the scores. */
export interface AcknowledgmentWriter extends ReadingObserver {
  /** The score of the claim read last. */
  scored(claim: ScoredClaim): void;
  /** What follows was sent apart from what came before, so that a control number may come again. */
  startSubmission(): void;
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
 * Writes the parts of one answering interchange for each received one. What is kept meanwhile are names and totals of the
 * set, and one claim: its text goes to the parts when it is complete.
 */
export function createAcknowledgmentWriter(
  options: AcknowledgmentOptions,
  parts: AnswerParts,
  { from, atBoundary }: AnswerContinuation = {},
): AcknowledgmentWriter {
  const state: WriterState = from
    ? restoredState(from.state)
    : { seen: new Set(), controlNumbers: 0, interchange: undefined, group: undefined, set: undefined };
  let syntax: SyntaxCheck | undefined;
  let claims: ClaimAcknowledgment | undefined;
  for (let taken = 0; taken < state.controlNumbers; taken++) options.nextControlNumber();
  if (state.set) readSet(state.set);

  function nextControlNumber(): number {
    state.controlNumbers++;
    return options.nextControlNumber();
  }

  function openInterchange(header: Segment): void {
    const notes = new Set(isaNotes(header));
    const identity = [5, 6, 7, 8, 13].map((element) => header.element(element).trim()).join('*');
    if (state.seen.has(identity)) notes.add('025');
    state.seen.add(identity);
    state.interchange = {
      header,
      notes,
      groups: 0,
      controlNumber: nextControlNumber(),
      hasAcknowledgment: false,
      hasContent: false,
      acceptedSets: 0,
      used: noCharacters(),
    };
  }

  function closeInterchange(): void {
    if (!state.interchange) return;
    const { header, notes, groups, controlNumber, hasAcknowledgment, hasContent, acceptedSets, used } =
      state.interchange;
    state.interchange = undefined;
    if (hasAcknowledgment && !hasContent) return;
    if (!hasContent) notes.add('024');
    const ta1 = interchangeResponse(header, notes, acceptedSets > 0, options);
    if (ta1 === undefined && groups === 0) return;
    const number = interchangeNumber(controlNumber);
    const opening = `${answeringIsa(header, number, options)}${ta1 ?? ''}`;
    addCharacters(used, opening);
    const separators = answerSeparators(used, header.separators);
    const entry: InterchangeEntry = { opening, separators, groups, number };
    parts.write('interchanges', JSON.stringify(entry));
  }

  function openGroup(header: Segment): void {
    const isAcknowledgment = header.element(1).trim() === IMPLEMENTATION_ACKNOWLEDGMENT.functionalIdentifier;
    if (state.interchange && isAcknowledgment) state.interchange.hasAcknowledgment = true;
    if (state.interchange && !isAcknowledgment) state.interchange.hasContent = true;
    const codes = new Set<GroupErrorCode>();
    if (header.element(1).trim() !== 'HC') codes.add('1');
    if (!GROUP_NUMBER.test(header.element(6).trim())) codes.add('6');
    state.group = {
      header,
      isAcknowledgment,
      codes,
      controlNumbers: new Set(),
      responses: 0,
      sets: 0,
      claimSets: 0,
      accepted: 0,
      refused: 0,
      hasErrors: false,
    };
  }

  function closeGroup(trailer: Segment | undefined): void {
    const { group, interchange } = state;
    state.group = undefined;
    if (!group) return;
    const { header, isAcknowledgment, codes, accepted, refused, responses, sets, claimSets } = group;
    if (responses > 0 && refused === responses && isRefusedGuide(header.element(8).trim())) codes.add('2');
    if (isAcknowledgment || !interchange) return;
    const received = { isa: interchange.header, gs: header };
    const stamp = { ...options, nextControlNumber };
    const response = answeringGroup(received, stamp, IMPLEMENTATION_ACKNOWLEDGMENT);
    const ofClaims = claimSets > 0 ? answeringGroup(received, stamp, CLAIM_ACKNOWLEDGMENT) : undefined;
    // Sent twice, it was answered once.
    if (interchange.notes.has('025')) return;
    const count = { received: responses, accepted, hasErrors: group.hasErrors || codes.size > 0, codes };
    const opening = groupOpening(header);
    const closing = groupClosing(trailer, count);
    for (const text of [response.header, ofClaims?.header ?? '', opening, closing]) {
      addCharacters(interchange.used, text);
    }
    const entry: GroupEntry = {
      ...{ response, opening, closing, responses, sets, claimSets },
      ...(ofClaims ? { claims: ofClaims } : {}),
    };
    interchange.groups++;
    parts.write('groups', JSON.stringify(entry));
  }

  function openSet(header: Segment): void {
    const { interchange, group } = state;
    if (interchange && !group) {
      interchange.hasContent = true;
      interchange.notes.add('024');
    }
    const controlNumber = header.element(2).trim();
    const codes = new Set<SetErrorCode>();
    if (header.element(1).trim() === '') codes.add('6');
    if (!/^[\x21-\x7e]{4,9}$/.test(controlNumber)) codes.add('7');
    else if (group?.controlNumbers.has(controlNumber)) codes.add('23');
    group?.controlNumbers.add(controlNumber);
    const guide = header.element(3) || (group?.header.element(8).trim() ?? '');
    const form = SUPPORTED_GUIDES.get(guide.slice(0, 10)) ?? 'professional';
    state.set = {
      header,
      codes,
      isRead: true,
      isAnswered: interchange !== undefined && !interchange.notes.has('025') && group?.isAcknowledgment === false,
      syntax: syntaxStart(form, header.position),
      claims: claimsStart(form),
      used: noCharacters(),
    };
    readSet(state.set);
  }

  function readSet(set: OpenSet): void {
    syntax = createSyntaxCheck(set.syntax);
    claims = createClaimAcknowledgment(set.claims, state.group?.header, options, (part, entry) =>
      writeOfSet(set, part, entry),
    );
  }

  function writeOfSet(set: OpenSet, part: AnswerPart, entry: string): void {
    if (!set.isAnswered) return;
    addCharacters(set.used, entry);
    parts.write(part, entry);
  }

  function closeSet(segments: number, trailer: Segment | undefined): void {
    if (state.set) answerSet(state.set, segments, trailer);
    state.set = undefined;
    syntax = undefined;
    claims = undefined;
  }

  function answerSet(set: OpenSet, segments: number, trailer: Segment | undefined): void {
    const { header, codes, isRead } = set;
    const isChecked = !codes.has('1') && (isRead || !codes.has('I6'));
    // What is missing where a set breaks off is missing with its end.
    if (isChecked && trailer) syntax?.end(segments);
    if (isChecked) for (const code of set.syntax.setCodes) codes.add(code);
    const acceptance = setAcceptance(codes, isRead);
    const { interchange, group } = state;
    if (!interchange || !group || group.isAcknowledgment) return;
    group.responses++;
    group.hasErrors ||= acceptance !== 'A';
    const response = setResponse(header, acceptance, codes, isChecked ? (syntax?.errors ?? []) : []);
    if (set.isAnswered) {
      addCharacters(interchange.used, response);
      parts.write('responses', response);
    }
    const isAccepted = acceptance !== 'R';
    if (isAccepted) {
      group.accepted++;
      interchange.acceptedSets++;
    }
    const number = interchangeNumber(interchange.controlNumber);
    const head = claims?.end(`${number}-${interchange.acceptedSets}`) ?? '';
    if (head === '') return;
    if (isAccepted) group.claimSets++;
    group.sets++;
    writeOfSet(set, 'sets', counted(set.claims.providers, isAccepted ? head : ''));
    // Characters of claims that are not told do not matter.
    if (isAccepted) for (const [code, isUsed] of set.used.entries()) if (isUsed) interchange.used[code] = 1;
  }

  function note(code: IssueCode): void {
    const { interchange, group, set } = state;
    const ofInterchange = INTERCHANGE_NOTES.get(code) ?? (set ? undefined : NOTES_OUTSIDE_SETS.get(code));
    if (ofInterchange) interchange?.notes.add(ofInterchange);
    if (code === 'guide-not-supported' && set && group) group.refused++;
    const ofGroup = GROUP_CODES.get(code);
    if (ofGroup) group?.codes.add(ofGroup);
    const ofSet = SET_CODES.get(code);
    if (ofSet) set?.codes.add(ofSet);
    if (set && UNREAD.has(code)) set.isRead = false;
  }

  return {
    from: from?.segment,
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
      const { id, position } = segment;
      if (id === 'TA1' && state.interchange) state.interchange.hasAcknowledgment = true;
      if (atBoundary && (id === 'HL' || id === 'CLM' || id === 'ST')) {
        claims?.closeClaim();
        atBoundary(() => ({ segment: position, state: savedState(state) }));
      }
      if (!state.set?.isRead || ENVELOPE_SEGMENTS.has(id)) return;
      syntax?.segment(segment);
      claims?.segment(segment);
    },
    issue(issue: InputIssue) {
      note(issue.code);
      if (issue.segment === undefined) return;
      if (issue.code === 'segment-id-unknown') syntax?.unreadable(issue.segment, '1');
      if (issue.code === 'segment-too-long') syntax?.unreadable(issue.segment, '8');
      claims?.issue(issue);
    },
    scored(claim) {
      claims?.scored(claim);
    },
    startSubmission() {
      state.seen.clear();
    },
  };
}
