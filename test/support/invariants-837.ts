/** What must hold of any input at all, however spoiled. Uses no test runner, so that long runs need none. */

import assert from 'node:assert/strict';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import type { Collected } from '../../domain/score-submission.ts';
import { completeClaims } from './complete-claims.ts';
import { corrected, planOf } from './correct-837.ts';
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
  expectNoneLost(input, whole);
  expectWritable(input, whole);
  return slowest;
}

/** The answer to a claim without what depends on where in which file it stands. */
function withoutPlace({ interchangeControlNumber, transactionSetControlNumber, ...claim }: ScoredClaim): string {
  return JSON.stringify(claim, (key, value) => (key === 'segment' ? 0 : value));
}

/** Each complete claim has the answer that it has alone, however spoiled the rest of the file. */
function expectNoneLost(input: Buffer, { claims }: Collected): void {
  const owed = new Map<string, number>();
  for (const alone of completeClaims(input)) {
    for (const claim of scored837([alone]).claims) {
      const answer = withoutPlace(claim);
      owed.set(answer, (owed.get(answer) ?? 0) + 1);
    }
  }
  for (const claim of claims) {
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
