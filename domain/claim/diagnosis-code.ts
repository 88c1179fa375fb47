/** As nearly all codes are sent. */
const TIDY = /^[A-Z0-9]*$/;

/** Codes met before, so that each of them is one string, which is compared and looked up faster. */
const met = new Map<string, string>();
const MOST_CODES_KEPT = 2_000;
/** Longer values are no codes. */
const LONGEST_CODE = 8;

/** Codes travel in upper case without a dot; some senders leave it in. */
export function diagnosisCode(sent: string): string {
  const known = met.get(sent);
  if (known !== undefined) return known;
  const code = TIDY.test(sent) ? sent : sent.replace('.', '').trim().toUpperCase();
  if (sent.length > LONGEST_CODE) return code;
  if (met.size >= MOST_CODES_KEPT) met.clear();
  met.set(sent, code);
  return code;
}
