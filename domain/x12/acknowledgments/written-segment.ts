/** Values → one segment of an answer, with marks where its separators will be. */

import { MARKS } from './answer-separators.ts';

/** A value, or the components of a composite. */
export type WrittenElement = string | readonly string[];

/** Shortest and longest value of the elements and components that repeat what was received, or say something in words. */
const LENGTHS: ReadonlyMap<string, readonly [shortest: number, longest: number]> = new Map(
  Object.entries<readonly [number, number]>({
    GS2: [2, 15],
    GS3: [2, 15],
    AK11: [2, 2],
    AK13: [1, 12],
    AK21: [3, 3],
    AK22: [4, 9],
    AK23: [1, 35],
    // So `2010AA` is written `2010`.
    IK33: [1, 4],
    'CTX1-2': [1, 35],
    CTX4: [1, 4],
    IK44: [1, 99],
    NM13: [1, 60],
    NM14: [1, 35],
    NM15: [1, 25],
    NM17: [1, 10],
    NM19: [2, 80],
    TRN2: [1, 50],
    REF2: [1, 50],
    'SVC1-2': [1, 48],
    SVC4: [1, 48],
    STC12: [1, 264],
  }),
);

/**
 * A segment with its terminator. A value that is too long for its place is cut, and one that is too short is filled with
 * blanks, as X12 has it. Empty elements and components at the end are left out.
 */
export function writtenSegment(id: string, ...elements: readonly WrittenElement[]): string {
  const written = elements.map((element, index) => {
    const place = `${id}${index + 1}`;
    if (typeof element === 'string') return fittingValue(place, element);
    const components = element.map((component, at) => fittingValue(`${place}-${at + 1}`, component));
    return withoutEmptyEnd(components).join(MARKS.component);
  });
  return `${withoutEmptyEnd([id, ...written]).join(MARKS.element)}${MARKS.terminator}`;
}

/** The value as it may stand in an element: with a blank for each character that X12 does not have, and none at its end. */
export function cleanValue(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, ' ').trimEnd();
}

function fittingValue(place: string, value: string): string {
  const clean = cleanValue(value);
  const [shortest, longest] = LENGTHS.get(place) ?? [0, clean.length];
  return clean === '' ? '' : clean.slice(0, longest).trimEnd().padEnd(shortest);
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

/** X12 writes no exponent: `0.0000001` is no `1e-7`. Empty for null, and for what takes more than 15 digits. */
export function writtenQuantity(quantity: number | null): string {
  const plain = String(quantity ?? '');
  const written = plain.includes('e-') ? (quantity ?? 0).toFixed(MOST_DIGITS - 1).replace(/\.?0+$/, '') : plain;
  return written.replace(/[-.]/g, '').length > MOST_DIGITS ? '' : written;
}
const MOST_DIGITS = 15;

/** Calendar date → D8, `CCYYMMDD`. */
export function writtenDate(date: string): string {
  return date.replaceAll('-', '');
}
