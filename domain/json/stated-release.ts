/** The rule release that a JSON body names beside its claims and its as-of date, before any claim is read. */

/** Undefined when it names none, or is no JSON; what is no text names no release that there could be. */
export function statedRelease(text: string): string | undefined {
  // Most bodies name none, and parsing a large one twice would be felt.
  if (!text.includes('"release"')) return undefined;
  try {
    const body: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof body !== 'object' || body === null || !('release' in body)) return undefined;
    return typeof body.release === 'string' ? body.release : '';
  } catch {
    return undefined;
  }
}
