import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { LineDescription } from '../../../domain/outcomes/matched-lines.ts';
import type { ClaimHistory, OutcomeChange } from '../../../functions/adapters/outcome-table.ts';
import { recordOutcomes } from '../../../functions/record-remittances/record-outcomes.ts';
import type { RemittedStatement } from '../../../functions/record-remittances/remitted-claims.ts';

const description = (claim: string): LineDescription => ({
  claim,
  number: '1',
  service: 'service',
  charged: 'charged',
  day: 'day',
  modifiers: '',
});
const statement = (claim: string): RemittedStatement => ({
  description: description(claim),
  event: {
    id: `of ${claim}`,
    label: 'paid',
    isReversal: false,
    isSecondary: false,
    chargeCents: 60_000,
    paidCents: 26_754,
    reasons: [],
    paidOn: isoDate('2026-04-01'),
  },
});
const historyOf = (claim: string): ClaimHistory => ({
  scorings: [
    {
      scoredAt: 1,
      scoredOn: '2026-03-03',
      release: '2026q4.3',
      learned: undefined,
      lines: [
        {
          index: 0,
          line: {
            description: description(claim),
            payer: 'medicare/JH',
            procedureCode: '64640',
            placeOfService: '11',
            probability: 0.07,
            findings: [],
            baseRate: 0.07,
            expectedCents: null,
          },
        },
      ],
    },
  ],
  outcomes: new Map(),
});
const claims = Array.from({ length: 70 }, (_, index) => `claim ${index}`);
const statements = new Map(claims.map((claim) => [claim, [statement(claim)]]));

function store(answers: readonly boolean[] = []) {
  const changed: number[] = [];
  return {
    changed,
    history: async (claim: string) => historyOf(claim),
    outcomes: async () => new Map(),
    async change(_partner: string | undefined, changes: readonly OutcomeChange[]) {
      changed.push(changes.length);
      return answers[changed.length - 1] ?? true;
    },
  };
}

it('records many lines in few transactions, each within what DynamoDB takes', async () => {
  const table = store();
  expect(await recordOutcomes(statements, 'acme', table, () => {})).toMatchObject({
    matched: 70,
    changed: 70,
    duplicates: 0,
  });
  expect(table.changed).toEqual([33, 33, 4]);
});

it('tries a transaction again that met another one, and counts it once', async () => {
  const table = store([false, false, true]);
  expect(await recordOutcomes(statements, 'acme', table, () => {})).toMatchObject({ matched: 70, changed: 70 });
  expect(table.changed).toEqual([33, 33, 33, 33, 4]);
});

it('stops before the function is stopped, so that the caller is told to send it again', async () => {
  const times = [0, ...claims.map(() => 1), 2, 30_000];
  const table = store();
  const recording = recordOutcomes(
    statements,
    'acme',
    table,
    () => {},
    () => times.shift() ?? 30_000,
  );
  await expect(recording).rejects.toMatchObject({ code: 'outcomes-unavailable', retryable: true });
  // What was recorded until then stays.
  expect(table.changed).toEqual([33]);
});
