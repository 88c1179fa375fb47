import { createHash } from 'node:crypto';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cellOf } from '../../../domain/calibration/calibration-cell.ts';
import { NO_SUMS } from '../../../domain/calibration/calibration-sums.ts';
import type { CountedPattern } from '../../../domain/outcomes/outcome-pattern.ts';
import type { LearnedRisk } from '../../../domain/score/learned-risk.ts';
import { cellUpdate } from '../../../functions/adapters/calibration-table.ts';
import { createLearnedStates, StateTooLarge } from '../../../functions/adapters/learned-states.ts';
import { type LocalDynamo, startDynamo } from '../../support/local-dynamo.ts';
import { settled } from '../../support/settled.ts';

let dynamo: LocalDynamo;
let tableName: string;
let time: number;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  tableName = await dynamo.table();
  time = Date.UTC(2026, 10, 23);
});

const states = () => createLearnedStates(dynamo.client, tableName, () => time);
async function count(lines: number, payer = 'medicare/JH', partner = 'acme') {
  const cell = { ...cellOf(settled({ payer })), sums: { ...NO_SUMS, lines } };
  const Update = { TableName: tableName, ...cellUpdate(partner, cell) };
  await dynamo.client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }] }));
}
function learn(patterns: readonly CountedPattern[]): LearnedRisk {
  const lines = patterns.reduce((sum, { counts }) => sum + counts.lines, 0);
  const baseRates = new Map([['64640', { alpha: 1, beta: lines, outcomes: { lines, denied: 0 } }]]);
  const payers = new Map(patterns.map(({ payer }) => [payer, { baseRates, weights: new Map() }]));
  return { id: `after-${lines}`, outcomes: { lines, denied: 0 }, through: '2026-11', payers };
}

describe('a state of learning', () => {
  it('is there after the first outcome, as it was learned, and for its partner alone', async () => {
    expect(await states().renew('acme', learn)).toEqual({ id: undefined });
    expect(await dynamo.items(tableName)).toEqual([]);
    await count(3);
    expect(await states().renew('acme', learn)).toEqual({ id: 'after-3' });
    const present = await states().present('acme');
    expect(present?.payers.get('medicare/JH')?.baseRates.get('64640')).toEqual({
      alpha: 1,
      beta: 3,
      outcomes: { lines: 3, denied: 0 },
    });
    expect(present?.payers.get('medicare/JH')?.weights).toEqual(new Map());
    expect(await states().present('other')).toBeUndefined();
    expect(await states().present(undefined)).toBeUndefined();
  });

  it('is not written again while the counters say the same', async () => {
    await count(3);
    await states().renew('acme', learn);
    const items = await dynamo.items(tableName);
    expect(await states().renew('acme', learn)).toEqual({ id: 'after-3' });
    expect(await dynamo.items(tableName)).toEqual(items);
  });

  it('gives way to the next and can be found by its id for three days', async () => {
    await count(3);
    await states().renew('acme', learn);
    await count(1);
    await states().renew('acme', learn);
    expect((await states().present('acme'))?.id).toBe('after-4');
    expect((await states().state('acme', 'after-4'))?.id).toBe('after-4');
    expect((await states().state('acme', 'after-3'))?.payers.size).toBe(1);
    expect(await states().state('acme', 'after-5')).toBeUndefined();
    expect(await states().state('other', 'after-3')).toBeUndefined();
    const former = (await dynamo.items(tableName)).find(({ sk }) => sk?.S === 'FORMER#after-3');
    expect(former?.expires?.N).toBe(String(time / 1_000 + 3 * 86_400));
    // The present one never expires.
    expect((await dynamo.items(tableName)).find(({ sk }) => sk?.S === 'PRESENT')).not.toHaveProperty('expires');
  });

  it('is none again after every outcome was taken back, and comes again', async () => {
    await count(3);
    await states().renew('acme', learn);
    await count(-3);
    expect(await states().renew('acme', learn)).toEqual({ id: undefined });
    expect(await states().present('acme')).toBeUndefined();
    expect((await states().state('acme', 'after-3'))?.id).toBe('after-3');
    await count(2);
    expect(await states().renew('acme', learn)).toEqual({ id: 'after-2' });
  });

  it('is not replaced by a call that read the counters before another one did', async () => {
    await count(1);
    await states().renew('acme', learn);
    await count(1);
    let slow: Promise<unknown> | undefined;
    // While this call learns, another one counts and learns to the end.
    const hindered = await createLearnedStates(dynamo.client, tableName).renew('acme', (patterns) => {
      slow = (async () => {
        await count(5);
        await states().renew('acme', learn);
      })();
      return learn(patterns);
    });
    await slow;
    // Whichever came first, counting to the end once more names every outcome.
    if (hindered) await states().renew('acme', learn);
    expect((await states().present('acme'))?.id).toBe('after-7');
  });

  it('that does not fit one item is refused, and the one before it stays', async () => {
    await count(1);
    await states().renew('acme', learn);
    await count(1);
    const large = () => {
      const names = Array.from({ length: 20_000 }, (_, at) => createHash('sha256').update(`${at}`).digest('base64'));
      return {
        id: 'large',
        outcomes: { lines: 9, denied: 2 },
        through: '2026-11',
        payers: new Map(names.map((name) => [name, { baseRates: new Map(), weights: new Map() }])),
      };
    };
    await expect(states().renew('acme', large)).rejects.toBeInstanceOf(StateTooLarge);
    expect((await states().present('acme'))?.id).toBe('after-1');
  });
});
