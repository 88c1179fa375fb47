/** When a callback that was not delivered is tried again: within seconds, then ever later, for more than two days. */

/** As the Standard Webhooks specification proposes, cut to what the queue can hold back. */
const WAITS_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 42_000, 42_000, 42_000] as const;
/** A message may be held back for 12 hours from when it was received; this leaves the attempt its time. */
const MOST_SECONDS = 43_000;
/** A wait is shortened by up to this part of it, so that what failed together does not come again together. */
const JITTER = 0.2;

/** After this many attempts the message goes to the dead letters. */
export const MOST_ATTEMPTS = WAITS_SECONDS.length + 1;

/**
 * Seconds from the end of attempt number `attempt` (from 1) to the next one; undefined after the last. `random` is from 0
 * up to 1. A receiver that asked for more time (`Retry-After`, in seconds) gets it, up to half a day.
 */
export function waitAfter(attempt: number, random: number, askedSeconds = 0): number | undefined {
  const base = WAITS_SECONDS[attempt - 1];
  if (base === undefined) return undefined;
  const scheduled = Math.ceil(base * (1 - JITTER * random));
  return Math.min(MOST_SECONDS, Math.max(scheduled, Math.ceil(askedSeconds)));
}

/** Seconds that a `Retry-After` header asks for, which holds a number of them or a date; undefined for anything else. */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // Of the forms of dates, the one that HTTP senders write: others would be guessed at.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - nowMs) / 1_000);
}
