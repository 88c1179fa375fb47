/** Values → one segment of an answer, with marks where its separators will be. */

import { MARKS } from './answer-separators.ts';

/** A value, or the components of a composite. */
export type WrittenElement = string | readonly string[];

type Length = readonly [shortest: number, longest: number];

/**
 * Shortest and longest value of the elements that repeat what was received, or say something in words; by element, or
 * by element and component.
 */
const LENGTHS: ReadonlyMap<string, Readonly<Record<string, Length>>> = new Map(
  Object.entries<Readonly<Record<string, Length>>>({
    GS: { 2: [2, 15], 3: [2, 15] },
    AK1: { 1: [2, 2], 3: [1, 12] },
    AK2: { 1: [3, 3], 2: [4, 9], 3: [1, 35] },
    // So `2010AA` is written `2010`.
    IK3: { 3: [1, 4] },
    CTX: { '1-2': [1, 35], 4: [1, 4] },
    IK4: { 4: [1, 99] },
    NM1: { 3: [1, 60], 4: [1, 35], 5: [1, 25], 7: [1, 10], 9: [2, 80] },
    TRN: { 2: [1, 50] },
    REF: { 2: [1, 50] },
    SVC: { '1-2': [1, 48], 4: [1, 48] },
    STC: { 12: [1, 264] },
  }),
);

/**
 * A segment with its terminator. A value that is too long for its place is cut, and one that is too short is filled with
 * blanks, as X12 has it. Empty elements and components at the end are left out.
 */
export function writtenSegment(id: string, ...elements: readonly WrittenElement[]): string {
  const lengths = LENGTHS.get(id);
  const written = elements.map((element, index) => {
    if (typeof element === 'string') return fittingValue(element, lengths?.[index + 1]);
    const components = element.map((component, at) => fittingValue(component, lengths?.[`${index + 1}-${at + 1}`]));
    return withoutEmptyEnd(components).join(MARKS.component);
  });
  return `${withoutEmptyEnd([id, ...written]).join(MARKS.element)}${MARKS.terminator}`;
}

/** The value as it may stand in an element: with a blank for each character that X12 does not have, and none at its end. */
export function cleanValue(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, ' ').trimEnd();
}

function fittingValue(value: string, length: Length | undefined): string {
  const clean = cleanValue(value);
  if (length === undefined || clean === '') return clean;
  return clean.slice(0, length[1]).trimEnd().padEnd(length[0]);
}

function withoutEmptyEnd(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex((value) => value !== '') + 1);
}

/** Cents → an X12 amount: `160000` is `1600`, `160050` is `1600.5`. */
export function writtenAmount(cents: number): string {
  const fraction = String(Math.abs(cents) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = Math.floor(Math.abs(cents) / 100);
  return `${cents < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const MOST_DIGITS = 15;

/** X12 writes no exponent: `0.0000001` is no `1e-7`. Empty for null, and for what takes more than 15 digits. */
export function writtenQuantity(quantity: number | null): string {
  const plain = String(quantity ?? '');
  const written = plain.includes('e-') ? (quantity ?? 0).toFixed(MOST_DIGITS - 1).replace(/\.?0+$/, '') : plain;
  return written.replace(/[-.]/g, '').length > MOST_DIGITS ? '' : written;
}

/** Calendar date → D8, `CCYYMMDD`. */
export function writtenDate(date: string): string {
  return date.replaceAll('-', '');
}
