/** TA1: what became of the interchange itself, ISA and IEA. */

import { type IsoDate, parseX12Date } from '../../calendar.ts';
import type { IssueCode } from '../../issues.ts';
import type { Segment } from '../segment.ts';
import { writtenDate, writtenSegment } from './written-segment.ts';

/** Interchange note code (TA105). */
export type InterchangeNote =
  | '000'
  | '001'
  | '014'
  | '015'
  | '017'
  | '018'
  | '019'
  | '020'
  | '021'
  | '023'
  | '024'
  | '025';

/** The note that answers an issue about an interchange. */
export const INTERCHANGE_NOTES: ReadonlyMap<IssueCode, InterchangeNote> = new Map([
  ['interchange-control-number', '001'],
  ['interchange-count', '021'],
  ['interchange-trailer-missing', '023'],
  ['segment-outside-transaction', '024'],
]);

/** The note that answers an issue of a segment that stands in no set, which no 999 can name. */
export const NOTES_OUTSIDE_SETS: ReadonlyMap<IssueCode, InterchangeNote> = new Map([
  ['segment-id-unknown', '024'],
  ['segment-too-long', '024'],
]);

/** Heaviest first: a TA1 has room for one note. */
const BY_WEIGHT: readonly InterchangeNote[] = [
  '025',
  '023',
  '024',
  '001',
  '021',
  '018',
  '017',
  '014',
  '015',
  '019',
  '020',
];

const CONTROL_NUMBER = /^\d{9}$/;

function isDate(isa: Segment): boolean {
  return parseX12Date(`20${isa.element(9)}`) !== undefined;
}

function isTime(isa: Segment): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(isa.element(10));
}

/** What is wrong with the elements of an ISA. */
export function isaNotes(isa: Segment): InterchangeNote[] {
  const notes: InterchangeNote[] = [];
  if (!isDate(isa)) notes.push('014');
  if (!isTime(isa)) notes.push('015');
  if (isa.element(12).trim() !== '00501') notes.push('017');
  if (!CONTROL_NUMBER.test(isa.element(13).trim())) notes.push('018');
  if (!/^[01]$/.test(isa.element(14).trim())) notes.push('019');
  if (!/^[PTI]$/.test(isa.element(15).trim())) notes.push('020');
  return notes;
}

/**
 * The TA1, or undefined when there is nothing to say: ISA14 asks for none, and nothing is wrong.
 *
 * R says: send the whole interchange again. So it is written only where nothing of it was accepted, because it came
 * before or because it ends too early; whatever else is wrong is E, since the sets are answered one by one.
 * A TA1 has room for a number, a date and a time only: of an ISA that has none it says no number, and when it is answered.
 */
export function interchangeResponse(
  isa: Segment,
  notes: ReadonlySet<InterchangeNote>,
  hasAcceptedSet: boolean,
  answered: { readonly date: IsoDate; readonly time: string },
): string | undefined {
  const note = BY_WEIGHT.find((candidate) => notes.has(candidate)) ?? '000';
  if (note === '000' && isa.element(14).trim() !== '1') return undefined;
  const isLost = note === '025' || ((note === '023' || note === '024') && !hasAcceptedSet);
  return writtenSegment(
    'TA1',
    CONTROL_NUMBER.test(isa.element(13).trim()) ? isa.element(13).trim() : '000000000',
    isDate(isa) ? isa.element(9) : writtenDate(answered.date).slice(2),
    isTime(isa) ? isa.element(10) : answered.time,
    note === '000' ? 'A' : isLost ? 'R' : 'E',
    note,
  );
}
