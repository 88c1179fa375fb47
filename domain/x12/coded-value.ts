/** Codes met before, so that each of them is one string, which is compared and looked up faster. */
const met = new Map<string, string>();
const MOST_CODES_KEPT = 2_000;
/** Longer values are no codes. */
const LONGEST_CODE = 7;

/** A code as the tables write it: upper case, without blanks around it. Most are sent so. */
export function codedValue(sent: string): string {
  const known = met.get(sent);
  if (known !== undefined) return known;
  const code = sent.trim().toUpperCase();
  if (sent.length > LONGEST_CODE) return code;
  if (met.size >= MOST_CODES_KEPT) met.clear();
  met.set(sent, code);
  return code;
}
