/** As nearly all codes are sent. */
const TIDY = /^[A-Z0-9]*$/;

/** Codes travel in upper case without a dot; some senders leave it in. */
export function diagnosisCode(sent: string): string {
  return TIDY.test(sent) ? sent : sent.replace('.', '').trim().toUpperCase();
}
