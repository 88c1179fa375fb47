/** Segments → the loops of one claim at a time. Checks the envelope's counts and the order of levels. */

import { MOST_LINES_OF_A_CLAIM } from '../claim/claim.ts';
import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import { codedValue } from './coded-value.ts';
import { createEnvelopeCheck } from './envelope-check.ts';
import { linePaths } from './line-paths.ts';
import type { ClaimLoops, Loop } from './loop.ts';
import {
  BILLING_LOOPS,
  CLAIM_LOOPS,
  CLAIM_SEGMENTS,
  type ClaimForm,
  LEVEL_SEGMENTS,
  LEVELS,
  LINE_LOOPS,
  LINE_SEGMENT_LOOPS,
  OTHER_PAYER_LOOPS,
  OTHER_PAYER_PROVIDER_LOOP,
  PATIENT_LOOPS,
  SUBSCRIBER_LOOPS,
} from './loops-837.ts';
import type { EnvelopeObserver } from './reading-observer.ts';
import type { Segment } from './segment.ts';
import type { LazySink } from './segment-sink.ts';

export interface LoopSink {
  claim(claim: ClaimLoops): void;
  issue(issue: InputIssue): void;
  /** A claim without a scored line, and with this many lines, was passed over. */
  passed?(lines: number): void;
}

export interface LoopReader extends LazySink {
  end(): void;
}

/** A claim's lines with all their sub-loops stay well below this. */
const MOST_SEGMENTS_OF_A_CLAIM = 50_000;

/** Segments before which a claim is complete. */
const CLAIM_CLOSERS = new Set(['CLM', 'HL', 'ST', 'SE', 'GE', 'IEA', 'ISA']);

/** The providers of a claim stand before its lines, so they were named before the lines showed whose guide it is. */
function asProviderLoopOf(form: ClaimForm): (loop: Loop) => Loop {
  return (loop) => {
    if (!loop.id.startsWith('2310')) return loop;
    const id = CLAIM_LOOPS[form].get(codedValue(loop.segments[0]?.element(1) ?? '')) ?? '2310';
    return { ...loop, id, path: id };
  };
}

/** Segments that stand before the first HL of a set. */
const HEADER_SEGMENTS = new Set(['BHT', 'NM1', 'PER', 'REF', 'N3', 'N4']);

/** Whether the segment is the line's own wherever it stands in it: its service and its day. */
function isOfLine(segment: Segment): boolean {
  return segment.id === 'SV1' || segment.id === 'SV2' || (segment.id === 'DTP' && segment.element(1) === '472');
}

function openedLoop(id: string, segment: Segment): Loop {
  return { id, path: id, segments: [segment] };
}

export function createLoopReader(sink: LoopSink, observer?: EnvelopeObserver): LoopReader {
  const envelope = createEnvelopeCheck(sink.issue, observer);
  let billing: Loop[] = [];
  let subscriber: Loop[] = [];
  let patient: Loop[] = [];
  let claim: Loop[] = [];
  let level = '';
  let isStrayReported = false;
  /** Behind a CLM or HL that was given up for its length, up to the next. */
  let isClaimLost = false;
  /** Claims met in the open set. */
  let claimsOfSet = 0;
  let claimSegments = 0;
  let lineNumber = 0;
  /** The line opened last. */
  let line: Loop | undefined;
  /** Whether an LX has opened a line whose SV1 or SV2 is still to come. */
  let isLineOpen = false;
  /** Whether the claim's other payers (2320) have begun, whose providers are not the claim's own. */
  let isOtherPayer = false;
  let linesSeen: ClaimForm | undefined;

  function issueAt(segment: Segment, code: IssueCode, scope: IssueScope, path?: string): void {
    const place = { segment: segment.position, offset: segment.offset };
    sink.issue(inputIssue(code, scope, path === undefined ? place : { ...place, path }));
  }

  function closeClaim(): void {
    const opening = claim[0]?.segments[0];
    const set = envelope.transaction;
    if (opening && set) {
      if (claimSegments > MOST_SEGMENTS_OF_A_CLAIM || lineNumber > MOST_LINES_OF_A_CLAIM) {
        issueAt(opening, 'claim-too-long', 'claim', '2300');
      } else {
        if (linesSeen && set.form !== linesSeen) {
          issueAt(opening, 'guide-mismatch', 'transaction');
          set.form = linesSeen;
          claim = claim.map(asProviderLoopOf(linesSeen));
        }
        if (billing.length === 0) issueAt(opening, 'claim-without-billing-provider', 'claim', '2300');
        if (subscriber.length === 0) issueAt(opening, 'claim-without-subscriber', 'claim', '2300');
        sink.claim({ form: set.form, envelope: set.envelope, billing, subscriber, patient, claim });
      }
    }
    dropClaim();
  }

  function dropClaim(): void {
    claim = [];
    claimSegments = 0;
    lineNumber = 0;
    line = undefined;
    isLineOpen = false;
    isOtherPayer = false;
    linesSeen = undefined;
  }

  function closeLevels(): void {
    closeClaim();
    billing = [];
    subscriber = [];
    patient = [];
    level = '';
    isClaimLost = false;
  }

  function closeSet(): void {
    closeLevels();
    const { opening } = envelope.transaction ?? {};
    if (opening && claimsOfSet === 0) issueAt(opening, 'transaction-without-claims', 'transaction');
    claimsOfSet = 0;
  }

  function openLevel(segment: Segment): void {
    closeClaim();
    const opened = LEVELS.get(segment.element(3));
    if (opened === undefined) {
      level = '';
      issueAt(segment, 'hierarchy-unknown', 'claim', 'HL03');
      return;
    }
    level = opened;
    isClaimLost = false;
    isStrayReported = false;
    const loops = [{ id: opened, path: opened, segments: [segment] }];
    if (opened === '2000A') {
      billing = loops;
      subscriber = [];
      patient = [];
    } else if (opened === '2000B') {
      subscriber = loops;
      patient = [];
    } else {
      patient = loops;
    }
  }

  function openClaim(segment: Segment): void {
    closeClaim();
    isClaimLost = false;
    claimsOfSet++;
    claim = [{ id: '2300', path: '2300', segments: [segment] }];
    claimSegments = 1;
  }

  /** Once a level: what belongs to a claim whose CLM is lost would otherwise be reported segment by segment. */
  function reportStray(segment: Segment): void {
    if (!isStrayReported) issueAt(segment, 'segment-outside-claim', 'claim');
    isStrayReported = true;
  }

  function addToLevel(segment: Segment): void {
    if (!LEVEL_SEGMENTS.has(segment.id)) {
      reportStray(segment);
      return;
    }
    const [loops, names] =
      level === '2000A'
        ? ([billing, BILLING_LOOPS] as const)
        : level === '2000B'
          ? ([subscriber, SUBSCRIBER_LOOPS] as const)
          : ([patient, PATIENT_LOOPS] as const);
    const opened = segment.id === 'NM1' ? names.get(codedValue(segment.element(1))) : undefined;
    if (opened !== undefined) loops.push({ id: opened, path: opened, segments: [segment] });
    else loops[loops.length - 1]?.segments.push(segment);
  }

  function addToClaim(segment: Segment): void {
    claimSegments++;
    if (!CLAIM_SEGMENTS.has(segment.id)) issueAt(segment, 'segment-unexpected', 'claim');
    // Past the limit the claim will not be scored, so its segments are no longer kept.
    if (claimSegments > MOST_SEGMENTS_OF_A_CLAIM || lineNumber > MOST_LINES_OF_A_CLAIM) return;
    const form = envelope.transaction?.form ?? 'professional';
    if (segment.id === 'SV1') linesSeen ??= 'professional';
    else if (segment.id === 'SV2') linesSeen ??= 'institutional';
    const loop = loopOpenedBy(segment, linesSeen ?? form);
    if (loop) {
      claim.push(loop);
      if (loop.id === '2400') line = loop;
    } else if (line && isOfLine(segment)) line.segments.push(segment);
    else claim[claim.length - 1]?.segments.push(segment);
  }

  /** The loop that the segment opens inside the claim; undefined when it belongs to the loop before. */
  function loopOpenedBy(segment: Segment, form: ClaimForm): Loop | undefined {
    const { id } = segment;
    const isService = id === 'SV1' || id === 'SV2';
    if (id === 'LX' || (isService && !isLineOpen)) {
      lineNumber++;
      const { line: path } = linePaths(form, lineNumber);
      if (isService) issueAt(segment, 'line-number-missing', 'line', `${path}/LX`);
      isLineOpen = id === 'LX';
      return { id: '2400', path, segments: [segment] };
    }
    if (isService) isLineOpen = false;
    if (lineNumber > 0) {
      const inner =
        LINE_SEGMENT_LOOPS.get(id) ??
        (id === 'NM1' ? (LINE_LOOPS[form].get(codedValue(segment.element(1))) ?? '2420') : undefined);
      if (inner === undefined) return undefined;
      return { id: inner, path: `${linePaths(form, lineNumber).line}/${inner}`, segments: [segment] };
    }
    if (id === 'SBR') {
      isOtherPayer = true;
      return openedLoop('2320', segment);
    }
    if (id !== 'NM1') return undefined;
    const entity = codedValue(segment.element(1));
    if (isOtherPayer) return openedLoop(OTHER_PAYER_LOOPS.get(entity) ?? OTHER_PAYER_PROVIDER_LOOP, segment);
    return openedLoop(CLAIM_LOOPS[form].get(entity) ?? '2310', segment);
  }

  return {
    segment(segment) {
      switch (segment.id) {
        case 'ISA':
        case 'GS':
        case 'ST':
        case 'SE':
        case 'GE':
        case 'IEA':
        case 'TA1':
          closeSet();
          envelope.segment(segment);
          return;
      }
      if (!envelope.transaction) {
        if (!envelope.isSkippedSet) issueAt(segment, 'segment-outside-transaction', 'element');
        return;
      }
      if (segment.id === 'HL') openLevel(segment);
      else if (segment.id === 'CLM') openClaim(segment);
      else if (isClaimLost) reportStray(segment);
      else if (claim.length > 0) addToClaim(segment);
      else if (level !== '') addToLevel(segment);
      else if (!HEADER_SEGMENTS.has(segment.id)) issueAt(segment, 'segment-outside-claim', 'element');
    },

    issue: sink.issue,

    count: envelope.count,

    get form() {
      return envelope.transaction?.form;
    },

    passed(lines) {
      closeClaim();
      claimsOfSet++;
      sink.passed?.(lines);
    },

    overlong(id) {
      if (id !== 'CLM' && id !== 'HL') return;
      closeClaim();
      isClaimLost = true;
      if (id === 'CLM') return;
      // Whose claims follow is not known, and they must not pass for those of the levels before.
      billing = [];
      subscriber = [];
      patient = [];
    },

    truncated(partial) {
      if (CLAIM_CLOSERS.has(partial.id)) {
        closeClaim();
        if (partial.id === 'CLM') issueAt(partial, 'claim-truncated', 'claim', '2300');
        return;
      }
      const opening = claim[0]?.segments[0];
      if (opening) issueAt(opening, 'claim-truncated', 'claim', '2300');
      dropClaim();
    },

    end() {
      closeSet();
      envelope.end();
    },
  };
}
