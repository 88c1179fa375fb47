/** Values → one segment of an answer, with marks where its separators will be. */

import { MARKS } from './answer-separators.ts';

/** A value, or the components of a composite. */
export type WrittenElement = string | readonly string[];

/**
 * A segment with its terminator. Empty elements and components at the end are left out.
 */
export function writtenSegment(id: string, ...elements: readonly WrittenElement[]): string {
  const written = elements.map((element) =>
    typeof element === 'string' ? cleanValue(element) : withoutEmptyEnd(element.map(cleanValue)).join(MARKS.component),
  );
  return `${withoutEmptyEnd([id, ...written]).join(MARKS.element)}${MARKS.terminator}`;
}

/** The value as it may stand in an element: with a blank for each character that X12 does not have, and none at its end. */
export function cleanValue(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, ' ').trimEnd();
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

/** Calendar date → D8, `CCYYMMDD`. */
export function writtenDate(date: string): string {
  return date.replaceAll('-', '');
}
