import { describe, expect, it } from 'vitest';
import type { LearnedRisk } from '../../../domain/score/learned-risk.ts';
import { createLearnedRisks } from '../../../functions/adapters/learned-risks.ts';

const state = (id: string): LearnedRisk => ({
  id,
  outcomes: { lines: 9, denied: 2 },
  through: '2026-11',
  payers: new Map(),
});

function risks(answers: (LearnedRisk | undefined | Error)[], former: readonly LearnedRisk[] = []) {
  const asked: (string | undefined)[] = [];
  const failures: unknown[] = [];
  const clock = { time: 0 };
  const learned = createLearnedRisks(
    {
      async present(partner) {
        asked.push(partner);
        const answer = answers[asked.length - 1];
        if (answer instanceof Error) throw answer;
        return answer;
      },
      state: async (_partner, id) => former.find((one) => one.id === id),
    },
    (error) => failures.push(error),
    () => clock.time,
  );
  return { learned, asked, failures, clock };
}

describe('the present state', () => {
  it('is read once in thirty seconds for each partner, also where there is none', async () => {
    const { learned, asked, clock } = risks([undefined, state('b'), state('c')]);
    expect(await learned.present('acme')).toBeUndefined();
    expect((await learned.present('other'))?.id).toBe('b');
    clock.time = 29_999;
    expect(await learned.present('acme')).toBeUndefined();
    clock.time = 30_000;
    expect((await learned.present('acme'))?.id).toBe('c');
    expect(asked).toEqual(['acme', 'other', 'acme']);
  });

  it('is read once for calls at the same time', async () => {
    const { learned, asked } = risks([state('a'), state('b')]);
    const found = await Promise.all([1, 2, 3].map(() => learned.present('acme')));
    expect(found.map((one) => one?.id)).toEqual(['a', 'a', 'a']);
    expect(asked).toHaveLength(1);
  });

  it('goes on serving while the table cannot be read, and is not asked for at each call', async () => {
    const error = new Error('out of reach');
    const { learned, asked, failures, clock } = risks([state('a'), error]);
    await learned.present('acme');
    clock.time = 30_000;
    expect((await learned.present('acme'))?.id).toBe('a');
    expect((await learned.present('acme'))?.id).toBe('a');
    expect([asked.length, failures]).toEqual([2, [error]]);
  });
});

describe('a state by its id', () => {
  it('is the one at hand, else that of the store', async () => {
    const { learned } = risks([state('a')], [state('old')]);
    await learned.present('acme');
    expect((await learned.state('acme', 'a'))?.id).toBe('a');
    expect((await learned.state('acme', 'old'))?.id).toBe('old');
    expect(await learned.state('acme', undefined)).toBeUndefined();
  });

  it('that is not there is a fault, since another state would give another answer', async () => {
    const { learned } = risks([]);
    await expect(learned.state('acme', 'gone')).rejects.toMatchObject({ code: 'calls-unavailable', retryable: true });
  });
});
