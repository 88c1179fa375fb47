/** A publisher that dies at any step, and two that run at once: a reader always sees one whole release. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseStore } from '../../../functions/adapters/release-store.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { rollbackRelease } from '../../../functions/publish-release/rollback-release.ts';
import { STORE_KINDS, type Stores, seenIn, smallRelease, startStores } from '../../support/release-stores.ts';

let stores: Stores;

beforeAll(async () => {
  stores = await startStores();
});

afterAll(() => stores.stop());

type Step = keyof ReleaseStore;
const STEPS: readonly Step[] = ['active', 'header', 'ids', 'records', 'write', 'complete', 'activate'];

/** The store with something done around each call; calls are counted from 1. */
function around(
  store: ReleaseStore,
  step: (call: number, name: Step, run: () => Promise<unknown>, args: unknown[]) => Promise<unknown>,
): ReleaseStore {
  let calls = 0;
  return Object.fromEntries(
    STEPS.map((name) => [
      name,
      (...args: unknown[]) =>
        step(++calls, name, () => (store[name] as (...given: unknown[]) => Promise<unknown>)(...args), args),
    ]),
  ) as unknown as ReleaseStore;
}

/** Dies at one call: before it, after it, or, where it writes records, with half of them written. */
function dying(store: ReleaseStore, at: number, how: 'before' | 'halfway' | 'after'): ReleaseStore {
  return around(store, async (call, name, run, args) => {
    if (call < at) return run();
    if (call > at) throw new Error('called after its death');
    if (how === 'after') await run();
    if (how === 'halfway' && name === 'write') {
      const [id, hash, records] = args as Parameters<ReleaseStore['write']>;
      await store.write(id, hash, records.slice(0, records.length / 2));
    }
    throw new Error('died');
  });
}

async function callsOf(run: (store: ReleaseStore) => Promise<unknown>, store: ReleaseStore): Promise<number> {
  let calls = 0;
  await run(
    around(store, (call, _name, go) => {
      calls = call;
      return go();
    }),
  );
  return calls;
}

describe.each(STORE_KINDS)('in a %s', { timeout: 120_000 }, (kind) => {
  const published = async (): Promise<ReleaseStore> => {
    const store = await stores[kind]();
    await publishRelease(smallRelease('2026q4.1', 5), store);
    return store;
  };

  it('a publisher that dies leaves the old release or the new one, and the next run completes', async () => {
    const next = smallRelease('2026q4.2', 7);
    const calls = await callsOf((store) => publishRelease(next, store), await published());
    expect(calls).toBeGreaterThanOrEqual(6);
    for (let at = 1; at <= calls; at++) {
      for (const how of ['before', 'halfway', 'after'] as const) {
        const store = await published();
        await expect(publishRelease(next, dying(store, at, how))).rejects.toThrow('died');
        const isSwitched = at === calls && how === 'after';
        expect(await seenIn(store), `${how} call ${at}`).toBe(isSwitched ? '2026q4.2 7' : '2026q4.1 5');
        await publishRelease(next, store);
        expect(await seenIn(store)).toBe('2026q4.2 7');
        expect(await store.active()).toMatchObject({ sequence: 2, previousId: '2026q4.1' });
      }
    }
  });

  it('a publisher that dies may come back with other content under the same id, as long as it was not complete', async () => {
    for (const how of ['halfway', 'after'] as const) {
      const store = await published();
      const draft = smallRelease('2026q4.2', 7);
      const more = { ...draft, sources: [...draft.sources, { ...draft.sources[0], id: 'spare' }] } as typeof draft;
      await expect(publishRelease(more, dying(store, 3, how))).rejects.toThrow('died');
      await publishRelease(smallRelease('2026q4.2', 8), store);
      expect(await seenIn(store)).toBe('2026q4.2 8');
    }
  });

  it('the first publication of all shows nothing or all of it', async () => {
    const first = smallRelease('2026q4.1', 5);
    const calls = await callsOf((store) => publishRelease(first, store), await stores[kind]());
    for (let at = 1; at <= calls; at++) {
      const store = await stores[kind]();
      await expect(publishRelease(first, dying(store, at, 'after'))).rejects.toThrow('died');
      expect(await seenIn(store)).toBe(at === calls ? '2026q4.1 5' : 'none');
      await publishRelease(first, store);
      expect(await seenIn(store)).toBe('2026q4.1 5');
    }
  });

  it('a reader sees the old release after every step but the last', async () => {
    const store = await published();
    const seen: string[] = [];
    const watched = around(store, async (_call, _name, run) => {
      const result = await run();
      seen.push(await seenIn(store));
      return result;
    });
    await publishRelease(smallRelease('2026q4.2', 7), watched);
    expect(seen.slice(0, -1).every((release) => release === '2026q4.1 5')).toBe(true);
    expect(seen.at(-1)).toBe('2026q4.2 7');
  });

  it('a rollback that dies leaves one of the two releases, and may be repeated by name', async () => {
    const both = async () => {
      const store = await published();
      await publishRelease(smallRelease('2026q4.2', 7), store);
      return store;
    };
    const calls = await callsOf((store) => rollbackRelease(store, '2026q4.1'), await both());
    for (let at = 1; at <= calls; at++) {
      for (const how of ['before', 'after'] as const) {
        const store = await both();
        await expect(rollbackRelease(dying(store, at, how), '2026q4.1')).rejects.toThrow('died');
        const isSwitched = at === calls && how === 'after';
        expect(await seenIn(store)).toBe(isSwitched ? '2026q4.1 5' : '2026q4.2 7');
        await rollbackRelease(store, '2026q4.1');
        expect(await seenIn(store)).toBe('2026q4.1 5');
        expect(await store.active()).toMatchObject({ sequence: 3 });
      }
    }
  });

  type Publisher = (store: ReleaseStore) => Promise<unknown>;
  const publish =
    (id: string, units: number): Publisher =>
    (store) =>
      publishRelease(smallRelease(id, units), store);

  it.each<[string, Publisher, Publisher, readonly string[], (outcomes: PromiseSettledResult<unknown>[]) => void]>([
    [
      'of two releases',
      publish('2026q4.2', 7),
      publish('2026q4.3', 8),
      ['2026q4.2 7', '2026q4.3 8'],
      (outcomes) => expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true),
    ],
    [
      'of the same release',
      publish('2026q4.2', 7),
      publish('2026q4.2', 7),
      ['2026q4.2 7'],
      (outcomes) => expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']),
    ],
    [
      'of other content under one id',
      publish('2026q4.2', 7),
      publish('2026q4.2', 8),
      ['2026q4.2 7', '2026q4.2 8'],
      (outcomes) => expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1),
    ],
    [
      'of a release, and a rollback',
      publish('2026q4.2', 7),
      (store) => rollbackRelease(store, '2026q4.1'),
      ['2026q4.1 5', '2026q4.2 7'],
      (outcomes) => expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true),
    ],
  ])(
    'two publishers %s, each stopping after any step, leave one whole release',
    async (_name, a, b, allowed, check) => {
      for (let stopA = 0; stopA <= 6; stopA++) {
        for (let stopB = 0; stopB <= 6; stopB++) {
          const store = await published();
          const outcomes = await interleaved(store, [a, b], [stopA, stopB], async () => {
            expect(['2026q4.1 5', ...allowed], `${stopA} steps and ${stopB}`).toContain(await seenIn(store));
          });
          check(outcomes);
          for (const outcome of outcomes) {
            if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'release-conflict' });
          }
          expect(allowed).toContain(await seenIn(store));
        }
      }
    },
  );
});

/**
 * The first publisher makes so many calls, then the second makes its own, then the first goes on to its end and the
 * second after it. `look` is called after each of these four parts.
 */
async function interleaved(
  store: ReleaseStore,
  [a, b]: readonly [(store: ReleaseStore) => Promise<unknown>, (store: ReleaseStore) => Promise<unknown>],
  [stopA, stopB]: readonly [number, number],
  look: () => Promise<void>,
): Promise<PromiseSettledResult<unknown>[]> {
  const start = (run: (store: ReleaseStore) => Promise<unknown>, stop: number) => {
    const paused = Promise.withResolvers<void>();
    const resumed = Promise.withResolvers<void>();
    const held = around(store, async (call, _name, go) => {
      if (call === stop + 1) {
        paused.resolve();
        await resumed.promise;
      }
      return go();
    });
    const outcome = Promise.allSettled([run(held)]).then(([settled]) => {
      paused.resolve();
      return settled as PromiseSettledResult<unknown>;
    });
    return { paused: paused.promise, resume: resumed.resolve, outcome };
  };
  const first = start(a, stopA);
  await first.paused;
  await look();
  const second = start(b, stopB);
  await second.paused;
  await look();
  first.resume();
  const outcomes = [await first.outcome];
  await look();
  second.resume();
  outcomes.push(await second.outcome);
  await look();
  return outcomes;
}
