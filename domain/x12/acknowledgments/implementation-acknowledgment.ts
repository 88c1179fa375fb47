/** 999 (005010X231A1): what became of one functional group, set by set. */

import type { Segment } from '../segment.ts';
import type { AnswerKind } from './answering-envelope.ts';
import type { ElementError } from './segment-check.ts';
import type { SegmentError } from './syntax-check.ts';
import { cleanValue, writtenSegment } from './written-segment.ts';

export const IMPLEMENTATION_ACKNOWLEDGMENT: AnswerKind = {
  functionalIdentifier: 'FA',
  transactionSet: '999',
  guide: '005010X231A1',
};

/** Implementation transaction set syntax error code (IK502 to IK506). */
export type SetErrorCode = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '23' | 'I5' | 'I6';

/** Functional group syntax error code (AK905 to AK909). */
export type GroupErrorCode = '1' | '2' | '3' | '4' | '5' | '6';

/** A: accepted; E: accepted although something is wrong; R: rejected (IK501). */
export type SetAcceptance = 'A' | 'E' | 'R';

/** Set errors with which nothing of the set is accepted; with any other the claims were read. */
const REJECTING: ReadonlySet<SetErrorCode> = new Set(['1', '2', '3', '4', '6', '7', '23']);

const MOST_CODES = 5;

/** `isRead` is false for a set of a guide that is not read, and for one in which no claim was found. */
export function setAcceptance(codes: ReadonlySet<SetErrorCode>, isRead: boolean): SetAcceptance {
  if (!isRead || [...codes].some((code) => REJECTING.has(code))) return 'R';
  return codes.size > 0 ? 'E' : 'A';
}

/** AK2, the notes on segments and elements, IK5. */
export function setResponse(
  received: Segment,
  acceptance: SetAcceptance,
  codes: ReadonlySet<SetErrorCode>,
  errors: readonly SegmentError[],
): string {
  return [
    writtenSegment(
      'AK2',
      cleanValue(received.element(1)).trim() || '837',
      cleanValue(received.element(2)) || '0000',
      received.element(3),
    ),
    ...errors.flatMap(segmentNotes),
    writtenSegment('IK5', acceptance, ...[...codes].slice(0, MOST_CODES)),
  ].join('');
}

/** GS06 */
export const GROUP_NUMBER = /^\d{1,9}$/;

/** What AK9 sums up. */
export interface GroupCount {
  /** Sets in the group, and those that were accepted. */
  readonly received: number;
  readonly accepted: number;
  readonly hasErrors: boolean;
  readonly codes: ReadonlySet<GroupErrorCode>;
}

/** AK1, which comes before the responses to the sets. */
export function groupOpening(received: Segment): string {
  const sentNumber = received.element(6).trim();
  // AK102 is a number; AK9 says of another GS06 that it is none.
  const controlNumber = GROUP_NUMBER.test(sentNumber) ? sentNumber : '0';
  return writtenSegment('AK1', cleanValue(received.element(1)).trim() || 'HC', controlNumber, received.element(8));
}

/** AK9, which comes behind them. `trailer` is the GE received. */
export function groupClosing(trailer: Segment | undefined, count: GroupCount): string {
  const announced = trailer?.element(1).trim() ?? '';
  return writtenSegment(
    'AK9',
    groupAcceptance(count),
    /^\d{1,6}$/.test(announced) ? String(Number(announced)) : String(count.received),
    String(count.received),
    String(count.accepted),
    ...[...count.codes].slice(0, MOST_CODES),
  );
}

/** P: some sets but not all; R: none. */
function groupAcceptance({ received, accepted, hasErrors }: GroupCount): 'A' | 'E' | 'P' | 'R' {
  if (accepted === 0) return 'R';
  if (accepted < received) return 'P';
  return hasErrors ? 'E' : 'A';
}

/** IK3, the claim it stands in, and an IK4 for each element. */
function segmentNotes(error: SegmentError): string[] {
  const claim = cleanValue(error.patientControlNumber);
  return [
    writtenSegment('IK3', error.segmentId, String(error.position), error.loop, error.code),
    ...(claim === '' ? [] : [writtenSegment('CTX', ['CLM01', claim])]),
    ...error.elements
      .toSorted((a, b) => a.element - b.element || (a.component ?? 0) - (b.component ?? 0))
      .flatMap((element) => elementNotes(element, error)),
  ];
}

function elementNotes(element: ElementError, error: SegmentError): string[] {
  const place = [String(element.element), element.component === undefined ? '' : String(element.component)];
  const note = writtenSegment('IK4', place, element.dataElement ?? '', element.code, element.value ?? '');
  if (!element.trigger) return [note];
  const { element: trigger, dataElement = '' } = element.trigger;
  const context = writtenSegment(
    'CTX',
    'SITUATIONAL TRIGGER',
    error.segmentId,
    String(error.position),
    error.loop,
    [String(trigger)],
    dataElement,
  );
  return [note, context];
}
