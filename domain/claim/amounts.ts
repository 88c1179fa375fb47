/** SV103, SV204: the quantity is a number of units, and not minutes or days. */
export const COUNT_OF_UNITS = 'UN';

/** X12 amounts have at most 18 characters; beyond 15 digits a number is no longer exact. */
const LONGEST_NUMBER = 18;

/**
 * Amount as claims write it (`1600`, `1600.5`, `.50`) → integer cents, so that money is never added up as a binary
 * fraction. NaN when it is not an amount.
 */
export function parseCents(amount: string): number {
  if (amount.length > LONGEST_NUMBER) return Number.NaN;
  const match = /^(-?)(\d*)(?:\.(\d{0,2})0*)?$/.exec(amount.trim());
  if (!match || (match[2] === '' && !match[3])) return Number.NaN;
  const [, sign, whole = '', fraction = ''] = match;
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return sign === '-' ? -cents : cents;
}

/** X12 type R as units use it: digits, at most one sign and one decimal point. NaN for anything else. */
export function parseQuantity(text: string): number {
  if (text.length > LONGEST_NUMBER) return Number.NaN;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** LX01, at most six digits; the line's own place where it is anything else. */
export function lineNumber(text: string, occurrence: number): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) || occurrence : occurrence;
}
