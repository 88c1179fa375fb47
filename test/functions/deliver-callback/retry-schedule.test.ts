import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, retryAfterSeconds, waitAfter } from '../../../functions/deliver-callback/retry-schedule.ts';

/** What the queue can hold a message back for, from when it was received. */
const QUEUE_SECONDS = 43_200;
const ATTEMPTS = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => index + 1);
const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const attempt = fc.constantFrom(...ATTEMPTS);

describe('the wait after an attempt', () => {
  it('is that of the schedule where chance does not shorten it', () => {
    expect(ATTEMPTS.map((number) => waitAfter(number, 0))).toEqual([
      5, 300, 1_800, 7_200, 18_000, 36_000, 42_000, 42_000, 42_000,
    ]);
  });

  it('ends after the last attempt', () => {
    expect([0, MOST_ATTEMPTS, MOST_ATTEMPTS + 1].map((number) => waitAfter(number, 0))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('comes to more than a day and a half however chance falls', () => {
    const total = ATTEMPTS.reduce((sum, number) => sum + (waitAfter(number, 0.999_999) ?? 0), 0);
    expect(total).toBeGreaterThan(36 * 3_600);
  });

  it('is a whole number of seconds that the queue can hold, at least four fifths of the schedule', () => {
    fc.assert(
      fc.property(attempt, chance, fc.double({ min: 0, max: 1e9, noNaN: true }), (number, random, asked) => {
        const wait = waitAfter(number, random, asked) ?? -1;
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait).toBeGreaterThanOrEqual(0.8 * (waitAfter(number, 0) ?? 0));
        expect(wait).toBeLessThan(QUEUE_SECONDS - 60);
      }),
    );
  });

  it('never shrinks from one attempt to the next, by the same chance; the first ones grow by any', () => {
    fc.assert(
      fc.property(attempt, chance, chance, (number, random, other) => {
        const wait = waitAfter(number, random) ?? 0;
        expect(waitAfter(number + 1, random) ?? QUEUE_SECONDS).toBeGreaterThanOrEqual(wait);
        if (number < 6) expect(waitAfter(number + 1, other) ?? 0).toBeGreaterThan(wait);
      }),
    );
  });

  it('differs between messages that failed together', () => {
    const waits = new Set(Array.from({ length: 100 }, (_, index) => waitAfter(3, index / 100)));
    expect(waits.size).toBe(100);
  });

  it('is as long as the receiver asks, but no shorter than planned and no longer than half a day', () => {
    fc.assert(
      fc.property(attempt, chance, fc.double({ min: 0, max: 43_000, noNaN: true }), (number, random, asked) => {
        const wait = waitAfter(number, random, asked) ?? -1;
        expect(wait).toBeGreaterThanOrEqual(asked);
        expect(wait).toBeGreaterThanOrEqual(waitAfter(number, random) ?? 0);
        expect(wait).toBeLessThan(Math.max(asked + 1, (waitAfter(number, random) ?? 0) + 1));
      }),
    );
    expect(waitAfter(1, 0, 1e9)).toBe(43_000);
  });
});

describe('Retry-After', () => {
  const NOW = Date.UTC(2026, 10, 23, 12);
  it.each<[string | undefined, number | undefined]>([
    ['120', 120],
    [' 0 ', 0],
    ['999999999', 999_999_999],
    ['Mon, 23 Nov 2026 12:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e9', undefined],
    ['9999999999', undefined],
    ['2026-11-23', undefined],
    ['Mon, 99 Nov 2026 12:01:30 GMT', undefined],
    ['soon', undefined],
  ])('%j asks for %s', (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });
});
