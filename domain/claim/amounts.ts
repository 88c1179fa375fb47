/** SV103, SV204: the quantity is a number of units, and not minutes or days. */
export const COUNT_OF_UNITS = 'UN';

/** X12 amounts have at most 18 characters; beyond 15 digits a number is no longer exact. */
const LONGEST_NUMBER = 18;

/** Nine digits stay exact in whatever is done with them below. */
const MOST_DIGITS = 9;

/** The number that a text of digits alone is, as most quantities and amounts are; -1 for any other text. */
function digitsAlone(text: string): number {
  if (text.length === 0 || text.length > MOST_DIGITS) return -1;
  let number = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Amount as claims write it (`1600`, `1600.5`, `.50`) → integer cents, so that money is never added up as a binary
 * fraction. NaN when it is not an amount.
 */
export function parseCents(amount: string): number {
  const dollars = digitsAlone(amount);
  if (dollars >= 0) return dollars * 100;
  if (amount.length > LONGEST_NUMBER) return Number.NaN;
  const match = /^(-?)(\d*)(?:\.(\d{0,2})0*)?$/.exec(amount.trim());
  if (!match || (match[2] === '' && !match[3])) return Number.NaN;
  const [, sign, whole = '', fraction = ''] = match;
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return sign === '-' ? -cents : cents;
}

/** X12 type R as units use it: digits, at most one sign and one decimal point. NaN for anything else. */
export function parseQuantity(text: string): number {
  const count = digitsAlone(text);
  if (count >= 0) return count;
  if (text.length > LONGEST_NUMBER) return Number.NaN;
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** LX01, at most six digits; the line's own place where it is anything else. */
export function lineNumber(text: string, occurrence: number): number {
  const number = text.length <= 6 ? digitsAlone(text) : -1;
  if (number >= 0) return number || occurrence;
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) || occurrence : occurrence;
}
