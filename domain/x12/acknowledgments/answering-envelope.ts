/** The envelopes of an answer: sender and receiver change places, and the control numbers are our own. */

import type { IsoDate } from '../../calendar.ts';
import type { Segment } from '../segment.ts';
import type { GroupEnvelope } from './answer-parts.ts';
import { MARKS } from './answer-separators.ts';
import { cleanValue, writtenDate, writtenSegment } from './written-segment.ts';

/** When an answer is written, and where its control numbers come from. */
export interface AnswerStamp {
  readonly date: IsoDate;
  /** `HHMM` */
  readonly time: string;
  /** A control number that was not given before, 1 to 999999999: one for each interchange and each group. */
  readonly nextControlNumber: () => number;
}

/** Functional identifier (GS01), transaction set (ST01) and guide (GS08, ST03). */
export interface AnswerKind {
  readonly functionalIdentifier: string;
  readonly transactionSet: string;
  readonly guide: string;
}

/** The ISA of the answer to an interchange, `received` being its ISA and `number` our own ISA13. */
export function answeringIsa(received: Segment, number: string, stamp: AnswerStamp): string {
  const isa = [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    fixed(received.element(7), 2, 'ZZ'),
    fixed(received.element(8), 15),
    fixed(received.element(5), 2, 'ZZ'),
    fixed(received.element(6), 15),
    writtenDate(stamp.date).slice(2),
    stamp.time,
    MARKS.repetition,
    '00501',
    number,
    // An acknowledgment asks for none.
    '0',
    usage(received.element(15)),
    MARKS.component,
  ].join(MARKS.element);
  return `${isa}${MARKS.terminator}`;
}

/** ISA13 as it is written. */
export function interchangeNumber(controlNumber: number): string {
  return String(controlNumber).padStart(9, '0');
}

/** The GS before transaction sets of one kind; `received` is what is answered. */
export function answeringGroup(
  received: { readonly isa: Segment; readonly gs: Segment },
  stamp: AnswerStamp,
  kind: AnswerKind,
): GroupEnvelope {
  const number = String(stamp.nextControlNumber());
  const header = writtenSegment(
    'GS',
    kind.functionalIdentifier,
    applicationCode(received.gs.element(3), received.isa.element(8)),
    applicationCode(received.gs.element(2), received.isa.element(6)),
    writtenDate(stamp.date),
    stamp.time,
    number,
    'X',
    kind.guide,
  );
  return { header, number };
}

/** ST to SE around a body, the set being the one of that number in its group. */
export function* transactionSet(kind: AnswerKind, number: number, body: Iterable<string>): Generator<string> {
  const controlNumber = String(number).padStart(4, '0');
  yield writtenSegment('ST', kind.transactionSet, controlNumber, kind.guide);
  let segments = 2;
  for (const piece of body) {
    segments += segmentsOf(piece);
    yield piece;
  }
  yield writtenSegment('SE', String(segments), controlNumber);
}

/** No value holds a terminator, so each ends a segment. */
function segmentsOf(body: string): number {
  let count = 0;
  for (let at = body.indexOf(MARKS.terminator); at >= 0; count++) {
    at = body.indexOf(MARKS.terminator, at + 1);
  }
  return count;
}

/** An ISA element has exactly its length. */
function fixed(value: string, length: number, otherwise = ''): string {
  return (cleanValue(value) || otherwise).slice(0, length).padEnd(length);
}

/** ISA15 as received; a value that is none says test, because nobody acts on a test. */
function usage(value: string): string {
  const code = cleanValue(value);
  return code === 'P' || code === 'I' ? code : 'T';
}

/** GS02 and GS03 are required; the interchange knows the partner where the group names none. */
function applicationCode(code: string, interchangeId: string): string {
  return cleanValue(code) || cleanValue(interchangeId) || 'NA';
}
