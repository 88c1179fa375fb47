/** Blanks that set apart what follows them in a line. */

const LONGEST_COLUMN_LABEL = 25;

/** "Temp: 85   Time: 60": blanks set a field apart that stands in the same line. */
export function opensColumn(text: string, from: number, to: number): boolean {
  if (to - from < 2 || !isBlank(text.charCodeAt(from)) || !BLANKS.test(text.slice(from, to))) return false;
  // "11 MAR 2025  The nerve was numbed"
  if (DAY_OF_ENTRY.test(text.slice(Math.max(0, from - LONGEST_COLUMN_LABEL), from))) return true;
  const following = text.slice(to, to + LONGEST_COLUMN_LABEL);
  // A box behind a label sets it apart as a colon does: "[ ] CT      Images stored [x] yes".
  const colon = following.search(/[:[\u00a4\u00ac\u2610\u2612]/);
  return colon > 0 && CAPITAL.test(following[0] ?? '') && !/[\n.;,]| {2}/.test(following.slice(0, colon));
}

const BLANKS = /^[ \t]{2,}$/;
const DAY_OF_ENTRY = /(?:^|\n)\d{1,2} [a-z]{3,9} 20\d\d$/i;

function isBlank(char: number): boolean {
  return char === 32 || char === 9;
}

const CAPITAL = /\p{Lu}/u;
