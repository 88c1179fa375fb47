/** Codes travel without a dot; some senders leave it in. */
export function diagnosisCode(sent: string): string {
  return sent.replace('.', '').trim().toUpperCase();
}
