/** What must hold of any input at all, however spoiled. Uses no test runner, so that long runs need none. */

import assert from 'node:assert/strict';
import { isoDate } from '../../domain/calendar.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import type { Collected } from '../../domain/score-submission.ts';
import { completeClaims } from './complete-claims.ts';
import { corrected, planOf } from './correct-837.ts';
import { read837 } from './read-837.ts';
import { dataRelease } from './release.ts';
import { expectSameForEveryCut, expectSameReading } from './same-reading.ts';
import { scored837 } from './told-837.ts';

/** Longer than this for one input of a few kilobytes is a hang. */
const LONGEST_MILLISECONDS = 1_000;

/**
 * Throws when an input breaks what is promised of every input: an answer, the same answer for every cut of the input and
 * for both ways of reading, corrections that can be written, and each complete claim scored as if nothing else were there.
 * Gives the milliseconds of the slowest way of reading it.
 */
export function checkInvariants(input: Buffer): number {
  let slowest = 0;
  const timed = <Result>(read: () => Result): Result => {
    for (let attempt = 1; ; attempt++) {
      const before = performance.now();
      const result = read();
      const took = performance.now() - before;
      if (took < LONGEST_MILLISECONDS) {
        slowest = Math.max(slowest, took);
        return result;
      }
      // A machine that is busy with something else is slow once, an input that hangs each time.
      assert.ok(attempt < 3, `took ${Math.round(took)} ms`);
    }
  };
  const whole = timed(() => scored837([input]));
  assert.ok(whole.claims.length > 0 || whole.issues.length > 0, 'no claim and no issue');
  timed(() => expectSameForEveryCut(input));
  timed(() => expectSameReading(input));
  expectNoneLost(input);
  expectWritable(input, whole);
  return slowest;
}

/** The answer to a claim without what depends on where in which file it stands. */
function withoutPlace({ interchangeControlNumber, transactionSetControlNumber, ...claim }: ScoredClaim): string {
  return JSON.stringify(claim, (key, value) => (key === 'segment' ? 0 : value));
}

/** Each claim of the file, scored as if no other had come before it. */
function scoredApart(input: Buffer): ScoredClaim[] {
  return read837([input]).claims.map((claim) => scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }));
}

/**
 * Each complete claim is read as it is read alone, however spoiled the rest of the file. Its answer alone says nothing
 * of a line that came before, so it is compared with answers that do not either.
 */
function expectNoneLost(input: Buffer): void {
  const owed = new Map<string, number>();
  for (const alone of completeClaims(input)) {
    for (const claim of scoredApart(alone)) {
      const answer = withoutPlace(claim);
      owed.set(answer, (owed.get(answer) ?? 0) + 1);
    }
  }
  for (const claim of scoredApart(input)) {
    const answer = withoutPlace(claim);
    owed.set(answer, (owed.get(answer) ?? 0) - 1);
  }
  for (const [answer, count] of owed) {
    assert.ok(count <= 0, `a complete claim is lost, or read otherwise than alone: ${answer.slice(0, 200)}`);
  }
}

/** Each correction that is offered as a change of segments can be made, and the file then reads as far as before. */
function expectWritable(input: Buffer, { claims, summary }: Collected): void {
  const edits = new Map(
    claims.flatMap(({ lines }) =>
      lines.flatMap(({ corrections }) =>
        corrections.flatMap(({ x12 }) => (x12 ?? []).map((edit) => [edit.segment, edit])),
      ),
    ),
  );
  if (edits.size === 0) return;
  const chosen = [...edits.values()];
  const plan = planOf([input], chosen);
  if (plan.kind === 'refused') {
    assert.deepEqual([...new Set(plan.refusals.map(({ code }) => code))], ['wrapped']);
    return;
  }
  const again = scored837([corrected([input], chosen)]);
  assert.equal(again.summary.claims, summary.claims, 'a correction changed the number of claims');
  assert.equal(again.summary.serviceLines, summary.serviceLines, 'a correction changed the number of lines');
}
