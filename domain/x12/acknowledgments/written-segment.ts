/** Values → one segment of an answer, in our own separators. */

/** Separators of everything we write, whatever the sender's are. */
export const OUR_SEPARATORS = { element: '*', component: ':', repetition: '^', terminator: '~' } as const;

/** A value, or the components of a composite. */
export type WrittenElement = string | readonly string[];

/**
 * A segment with its terminator. Copied values may hold our separators, or characters that X12 does not have: each such
 * character becomes a blank. Empty elements and components at the end are left out.
 */
export function writtenSegment(id: string, ...elements: readonly WrittenElement[]): string {
  const written = elements.map((element) =>
    typeof element === 'string'
      ? cleanValue(element)
      : withoutEmptyEnd(element.map(cleanValue)).join(OUR_SEPARATORS.component),
  );
  return `${withoutEmptyEnd([id, ...written]).join(OUR_SEPARATORS.element)}${OUR_SEPARATORS.terminator}`;
}

/** The value as it may stand in an element of ours. */
export function cleanValue(value: string): string {
  return value.replace(/[^\x20-\x7e]|[*:^~]/g, ' ').trim();
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
