/** The X12 answer of a batch goes on from where it was broken off, wherever that is. */

import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchRecord } from '../../../functions/adapters/batch-store.ts';
import type { StepHook } from '../../support/batch-stores.ts';
import { hasty, results, type World, world } from '../../support/batch-world.ts';
import { jsonClaim } from '../../support/claims.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const FULL_RUN = 890_000;
const ANSWER = 'results/acme/b1/acknowledgments.x12';

/** More than the reader takes at once, so that there are several places to go on from; lines that come again in each. */
const claims = Array.from({ length: 550 }, (_, index) =>
  index % 90 === 0
    ? jsonClaim({ controlNumber: 'SCORED', lines: [{ units: 6 }, { on: '20261302' }] })
    : jsonClaim({ controlNumber: `OTHER${index}`, lines: [{ code: '99213', pointers: ['1'] }] }),
);
const interchange = (number: number) => write837(claims, { ...USUAL, lineBreak: '\n' }, `00000090${number}`);
const FILE = Buffer.from([1, 2, 3, 3].map(interchange).join(''));

/** A batch whose file is scored, and nothing else. */
let scored: World;
let whole: Record<string, string>;

async function scoredWorld(hook: StepHook = () => undefined): Promise<World> {
  const made = await world(FILE, hook);
  for (const [key, bytes] of scored.objects.objects) made.objects.objects.set(key, bytes);
  for (const [key, text] of scored.batches.all) made.batches.all.set(key, text);
  return made;
}

function change({ batches }: World, changes: Partial<BatchRecord>): void {
  const { record, revision } = JSON.parse(batches.all.get('acme/b1') ?? '{}');
  batches.all.set('acme/b1', JSON.stringify({ record: { ...record, ...changes }, revision }));
}

beforeAll(async () => {
  let isOver = () => false;
  scored = await world(FILE, () => {
    if (isOver()) throw new Error('killed');
  });
  isOver = () => scored.record().status === 'acknowledging';
  await expect(scored.run()).rejects.toThrow('killed');
  isOver = () => false;
  const undisturbed = await scoredWorld();
  expect(await undisturbed.run()).toBe('completed');
  whole = results(undisturbed);
});

describe('the answer of a batch', () => {
  it('is the same without a checkpoint on the way', () => {
    expect(scored.record()).toMatchObject({ status: 'acknowledging' });
    expect(scored.record().answerCheckpoint).toBeUndefined();
    expect(whole[ANSWER]?.match(/ISA\*/g)).toHaveLength(4);
    // The last interchange came before, which its TA1 says.
    expect(whole[ANSWER]).toContain('*R*025~');
  });

  it('tells meanwhile how far it has come', async () => {
    const told: number[] = [];
    const watched = await scoredWorld(() => void told.push(watched.record().acknowledgedBytes ?? 0));
    expect(await watched.run({ now: hasty() })).toBe('completed');
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(new Set(told).size).toBeGreaterThan(3);
    expect(watched.record().acknowledgedBytes).toBe(FILE.length);
  });

  it('leaves its parts under `work/` alone, and claims in nothing but parts and results', async () => {
    const done = await scoredWorld();
    expect(await done.run({ now: hasty() })).toBe('completed');
    expect(results(done)).toEqual(whole);
    const keys = [...done.objects.objects.keys()].filter((key) => key.includes('answer-'));
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !key.startsWith('work/acme/b1/answer-'))).toEqual([]);
    expect(JSON.stringify(done.record())).not.toMatch(/SCORED|OTHER|64640/);
  });

  it('goes on where the run was killed, at every step', async () => {
    const steps: string[] = [];
    const counted = await scoredWorld((step) => void steps.push(step));
    expect(await counted.run({ now: hasty() })).toBe('completed');
    expect(results(counted)).toEqual(whole);
    expect(steps.filter((step) => step === 'after replace').length).toBeGreaterThan(4);
    // Of steps of one kind in a row the first.
    const deaths = steps.flatMap((name, at) => (name === steps[at - 1] ? [] : [at]));
    for (const at of deaths) {
      let step = 0;
      let isDead = false;
      const killed = await scoredWorld(() => {
        if (step++ === at) isDead = true;
        if (isDead) throw new Error('killed');
      });
      await expect(killed.run({ now: hasty() }), `${steps[at]}, step ${at}`).rejects.toThrow(
        /killed|not read to its end/,
      );
      isDead = false;
      expect(await killed.run({ now: hasty() })).toBe('completed');
      expect(results(killed), `killed ${steps[at]}, step ${at}`).toEqual(whole);
    }
  }, 240_000);

  it('goes on where each run has time for one checkpoint, and is told to go on and never back', async () => {
    let kept: string | undefined;
    const told: number[] = [];
    const hurried = await scoredWorld();
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'completed' && outcomes.length < 40) {
      kept = hurried.record().answerCheckpoint;
      const isOver = () => hurried.record().answerCheckpoint !== kept && hurried.record().status === 'acknowledging';
      outcomes.push(await hurried.run({ now: hasty(), remaining: () => (isOver() ? 20_000 : FULL_RUN) }));
      told.push(hurried.record().acknowledgedBytes ?? 0);
    }
    expect(outcomes.at(-1)).toBe('completed');
    expect(outcomes.length).toBeGreaterThan(2);
    expect(results(hurried)).toEqual(whole);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(new Set(told).size).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(FILE.length);
    expect(hurried.objects.open.size).toBe(0);
  });

  it('is made once where two runs make it at once, however their steps interleave', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      let state = seed;
      const pause = async () => {
        state = (state * 48_271) % 2_147_483_647;
        for (let tick = state % 5; tick > 0; tick--) await Promise.resolve();
      };
      const both = await scoredWorld(pause);
      const outcomes = await Promise.all([both.run({ now: hasty() }), both.run({ now: hasty() })]);
      expect(outcomes, `seed ${seed}`).toContain('completed');
      expect(results(both), `seed ${seed}`).toEqual(whole);
      expect(both.objects.open.size).toBe(0);
    }
  });

  it.each<[string, (batch: World) => void]>([
    ['a batch of an earlier version, which kept none', (batch) => change(batch, { acknowledgedBytes: 500_000 })],
    [
      'one that has expired',
      (batch) => change(batch, { acknowledgedBytes: 500_000, answerCheckpoint: 'work/acme/b1/answer-gone' }),
    ],
    [
      'one of another version',
      (batch) => {
        batch.objects.put('work/acme/b1/answer-0', Buffer.from('{"shape":0,"isRead":true,"keys":{}}'));
        change(batch, { acknowledgedBytes: 500_000, answerCheckpoint: 'work/acme/b1/answer-0' });
      },
    ],
  ])('begins anew without a checkpoint: %s', async (_name, spoil) => {
    const old = await scoredWorld();
    spoil(old);
    let least = Infinity;
    const follow = () => {
      least = Math.min(least, old.record().acknowledgedBytes ?? 0);
      return FULL_RUN;
    };
    expect(await old.run({ now: hasty(), remaining: follow })).toBe('completed');
    expect(results(old)).toEqual(whole);
    expect(least, 'what was told is not taken back').toBe(500_000);
  });

  it.each<[string, number | undefined, number | undefined]>([
    ['set', undefined, 0.05],
    ['lifted', 0.05, undefined],
    ['changed', 0.05, 0.999],
  ])('returns claims by one probability throughout, though another one is %s meanwhile', async (_name, first, then) => {
    const options = (returnAtOrAbove: number | undefined) => (returnAtOrAbove === undefined ? {} : { returnAtOrAbove });
    const undisturbed = await scoredWorld();
    expect(await undisturbed.run(options(first))).toBe('completed');
    const changing = await scoredWorld();
    const isOver = () => changing.record().answerCheckpoint !== undefined;
    const remaining = () => (isOver() ? 20_000 : FULL_RUN);
    expect(await changing.run({ ...options(first), now: hasty(), remaining })).toBe('outOfTime');
    expect(await changing.run({ ...options(then), now: hasty() })).toBe('completed');
    expect(results(changing)).toEqual(results(undisturbed));
    expect(results(undisturbed)[ANSWER] === whole[ANSWER]).toBe(first === undefined);
  });

  it('goes on from a checkpoint where nothing of a long stretch is told', async () => {
    // An interchange that came before: its claims have no place in the answer.
    const long = write837(Array.from({ length: 4 }, () => claims).flat(), { ...USUAL, lineBreak: '\n' });
    const again = Buffer.from(long + long);
    const resent = await world(again);
    const places = new Set<number>();
    const follow = () => {
      const { status, acknowledgedBytes = 0 } = resent.record();
      if (status === 'acknowledging' && acknowledgedBytes > again.length / 2) places.add(acknowledgedBytes);
      return FULL_RUN;
    };
    expect(await resent.run({ now: hasty(), remaining: follow })).toBe('completed');
    expect([...places].filter((bytes) => bytes > again.length * 0.8 && bytes < again.length)).not.toEqual([]);
  });

  it('is given up where a whole run comes no further than the one before', async () => {
    const slow = await scoredWorld();
    let kept: string | undefined;
    let hasGoneOn = false;
    const isOver = () => slow.record().answerCheckpoint !== kept || hasGoneOn;
    expect(await slow.run({ now: hasty(), remaining: () => (isOver() ? 20_000 : FULL_RUN) })).toBe('outOfTime');
    kept = slow.record().answerCheckpoint;
    expect(kept).toBeDefined();
    // All of its time goes into coming to where the last one was.
    let asked = 0;
    hasGoneOn = false;
    expect(await slow.run({ now: hasty(), remaining: () => (asked++ < 3 ? FULL_RUN : 50_000) })).toBe('failed');
    expect(slow.record()).toMatchObject({ status: 'failed', problem: 'took-too-long' });
    expect(slow.objects.open.size).toBe(0);
  });
});
