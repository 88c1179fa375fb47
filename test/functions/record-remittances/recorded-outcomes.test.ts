/** Remittances in any order, often and at the same time, over the store: they all end in one state. */

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { type CalibrationCell, summedCells } from '../../../domain/calibration/calibration-cell.ts';
import type { ScoredClaim } from '../../../domain/response/score-response.ts';
import { createCollector, createScoring837 } from '../../../domain/score-submission.ts';
import { createCalibrationTable } from '../../../functions/adapters/calibration-table.ts';
import { createIdentityHashes } from '../../../functions/adapters/identity-hashes.ts';
import { createLearnedStates } from '../../../functions/adapters/learned-states.ts';
import { countedPatterns } from '../../../functions/adapters/outcome-counters.ts';
import { createOutcomeTable, type OutcomeTable } from '../../../functions/adapters/outcome-table.ts';
import { createScoringOutcomes } from '../../../functions/adapters/scoring-outcomes.ts';
import { remittanceResponse } from '../../../functions/record-remittances/response.ts';
import { type ClaimSpec, jsonClaim } from '../../support/claims.ts';
import { type LocalDynamo, startDynamo } from '../../support/local-dynamo.ts';
import { dataRelease } from '../../support/release.ts';
import { type Remittance835, write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

const KEY = 'k'.repeat(40);
const SCORED_AT = Date.UTC(2026, 2, 3, 9);
const DAY = 86_400_000;
const release = dataRelease();
const hashes = createIdentityHashes(async () => KEY);
let dynamo: LocalDynamo;
let tableName: string;
let time: number;
/** What the remittances of a test moved, as metrics are told. */
let counted: CalibrationCell[];

beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  tableName = await dynamo.table();
  time = Date.UTC(2026, 3, 10);
  counted = [];
});

const table = (): OutcomeTable => createOutcomeTable(dynamo.client, tableName, () => time);
const states = () => createLearnedStates(dynamo.client, tableName, () => time);

function scored(specs: readonly ClaimSpec[]): readonly ScoredClaim[] {
  const { sink, collected } = createCollector();
  const reader = createScoring837(release, { asOf: isoDate('2026-03-03') }, sink);
  // Patients of their own, so that no claim is a duplicate of another.
  const claims = specs.map((spec, index) => jsonClaim({ memberId: `1TE0TE0TE0${index}`, ...spec }));
  reader.write(Buffer.from(write837(claims)));
  reader.end();
  return collected.claims;
}

async function predict(specs: readonly ClaimSpec[], { scoredAt = SCORED_AT, isRepeat = false, partner = 'acme' } = {}) {
  const learned = { present: async () => undefined, state: async () => undefined };
  const call = { scoredAt, isRepeat, release: release.id, learned: undefined };
  await createScoringOutcomes(table(), learned, hashes).keepPredictions(partner, scored(specs), call);
}

function remit(remittance: Remittance835, { partner = 'acme', store = table(), kept = states() } = {}) {
  return remittanceResponse(Buffer.from(write835(remittance)), {
    requestId: 'request-1',
    partner,
    today: isoDate('2026-11-25'),
    activeRelease: async () => ({ release, reference: { id: release.id, hash: release.hash } }),
    hashes,
    table: store,
    states: kept,
    onStateTooLarge: () => undefined,
    onCounted: (cells) => counted.push(...cells),
  });
}

const patterns = async (partner = 'acme') =>
  (await countedPatterns(dynamo.client, tableName, partner)).map(({ payer, month, findings, counts }) => ({
    payer,
    month,
    findings: findings.length,
    ...counts,
  }));

/** Everything that matters of the table; versions and sequences only count steps. */
async function state() {
  const items = await dynamo.items(tableName);
  const text = items
    .filter((item) => !item.sk?.S?.startsWith('FORMER#'))
    .filter((item) => Number(item.lines?.N ?? 1) !== 0)
    .map(({ version: _v, sequence: _s, expires: _e, ...item }) => JSON.stringify(item));
  return text.sort();
}

/** A state of no outcomes is none, whether there was one before or not. */
function withoutNothing(items: readonly string[]): string[] {
  return items.filter((item) => !item.includes('"PRESENT"') || item.includes('"id"'));
}

const OVER: ClaimSpec = { controlNumber: 'CLAIMOVER', lines: [{ units: 6 }] };
const CLEAN: ClaimSpec = { controlNumber: 'CLAIMCLEAN' };
const DENIED = (number: string) => ({
  controlNumber: number,
  status: '4',
  paid: '0',
  lines: [{ paid: '0', adjustments: ['CO*151*600'], controlNumber: 'SAMPLE-1' }],
});
const PAID = (number: string, paid = '267.54') => ({
  controlNumber: number,
  paid,
  lines: [{ paid, controlNumber: 'SAMPLE-1' }],
});
const REVERSED = (number: string, paid = '0') => ({
  controlNumber: number,
  status: '22',
  charge: '-600',
  paid,
  lines: [{ charge: '-600', paid, adjustments: ['CO*151*-600'], controlNumber: 'SAMPLE-1' }],
});

describe('an outcome', () => {
  it('is counted under the findings of its prediction, in the month of the payment', async () => {
    await predict([OVER, CLEAN]);
    const answer = await remit({ claims: [DENIED('CLAIMOVER'), PAID('CLAIMCLEAN'), PAID('STRANGER')] });
    expect(answer).toMatchObject({
      claims: 3,
      lines: { read: 3, matched: 2, unmatched: 1 },
      outcomes: { paid: 1, denied: 1, owedByOthers: 0, unclear: 0 },
      learned: { changed: 2, duplicates: 0, stateId: expect.any(String) },
      providerAdjustments: { count: 0 },
      issues: [],
    });
    expect((await patterns()).toSorted((a, b) => a.denied - b.denied)).toEqual([
      { payer: 'medicare/JH', month: '2026-04', findings: 0, lines: 1, denied: 0 },
      { payer: 'medicare/JH', month: '2026-04', findings: 1, lines: 1, denied: 1 },
    ]);
  });

  it('is counted once, however often it is sent', async () => {
    await predict([OVER]);
    await remit({ claims: [DENIED('CLAIMOVER')] });
    const before = await dynamo.items(tableName);
    const again = await remit({ claims: [DENIED('CLAIMOVER')] });
    expect(again).toMatchObject({ outcomes: { denied: 1 }, learned: { changed: 0, duplicates: 1 } });
    expect(await dynamo.items(tableName)).toEqual(before);
  });

  it('is known when a clearing house delivers it again in another interchange, so that one reversal takes it back', async () => {
    await predict([CLEAN]);
    const claims = [PAID('CLAIMCLEAN')];
    await remit({ claims });
    expect(await remit({ icn: '000000999', claims })).toMatchObject({ learned: { changed: 0, duplicates: 1 } });
    await remit({ icn: '000001000', trace: 'EFT2', paidOn: '20260601', claims: [REVERSED('CLAIMCLEAN', '-267.54')] });
    expect(await patterns()).toEqual([]);
  });

  it('stays with the payer that the claim was sent to, in whatever order the next one comes', async () => {
    const first = { claims: [DENIED('CLAIMOVER')] };
    const next = { trace: 'EFT2', paidOn: '20260501', claims: [{ ...PAID('CLAIMOVER', '50'), status: '2' }] };
    for (const order of [
      [first, next],
      [next, first],
    ]) {
      tableName = await dynamo.table();
      await predict([OVER]);
      for (const remittance of order) await remit(remittance);
      expect(await patterns()).toEqual([expect.objectContaining({ month: '2026-04', lines: 1, denied: 1 })]);
    }
  });

  it('is that of the visit, where two visits of a patient have one control number', async () => {
    const first = [{ units: 6, on: '20260105' }];
    await predict([{ controlNumber: 'ACCOUNT', lines: first }], { scoredAt: Date.UTC(2026, 0, 6) });
    await predict([{ controlNumber: 'ACCOUNT' }]);
    const [line] = DENIED('ACCOUNT').lines;
    await remit({ claims: [{ ...DENIED('ACCOUNT'), lines: [{ ...line, day: '20260105' }] }] });
    await remit({ trace: 'EFT2', claims: [PAID('ACCOUNT')] });
    expect((await patterns()).map(({ findings, denied }) => `${findings}: ${denied}`).sort()).toEqual(['0: 0', '1: 1']);
  });

  it('moves with a reversal and the decision after it, and counts once', async () => {
    await predict([OVER]);
    await remit({ claims: [DENIED('CLAIMOVER')] });
    const later = { icn: '000000778', trace: 'EFT2', paidOn: '20260601' };
    const answer = await remit({ ...later, claims: [REVERSED('CLAIMOVER'), PAID('CLAIMOVER')] });
    expect(answer).toMatchObject({
      lines: { read: 2, matched: 2 },
      outcomes: { paid: 1, denied: 0 },
      learned: { changed: 1 },
    });
    expect(await patterns()).toEqual([expect.objectContaining({ month: '2026-06', lines: 1, denied: 0 })]);
  });

  it('is kept with what was answered, for calibration, and what moves is told', async () => {
    await predict([OVER]);
    await remit({ claims: [DENIED('CLAIMOVER')] });
    const later = { icn: '000000778', trace: 'EFT2', paidOn: '20260601' };
    await remit({ ...later, claims: [REVERSED('CLAIMOVER'), PAID('CLAIMOVER')] });
    const kept: CalibrationCell[] = [];
    for await (const cell of createCalibrationTable(dynamo.client, tableName).cells('acme')) kept.push(cell);
    expect(kept).toMatchObject([
      {
        payer: 'medicare/JH',
        month: '2026-06',
        findings: ['ncci/mue-day-units#overDayLimit'],
        // 1 - 0.93 × 0.15 = 0.8605
        bin: 86,
        sums: { lines: 1, denied: 0, predicted: 8_605, predictedSquares: 74_046_025, baseRates: 700 },
      },
    ]);
    expect(counted.map(({ month, sums }) => [month, sums.lines, sums.denied])).toEqual([
      ['2026-04', 1, 1],
      ['2026-04', -1, -1],
      ['2026-06', 1, 0],
    ]);
    expect(summedCells(counted)).toEqual(kept);
  });

  it('is gone after a reversal that nothing follows', async () => {
    await predict([CLEAN]);
    await remit({ claims: [PAID('CLAIMCLEAN')] });
    const taken = { icn: '000000778', paidOn: '20260601', claims: [REVERSED('CLAIMCLEAN', '-267.54')] };
    expect(await remit(taken)).toMatchObject({ outcomes: { unclear: 1 }, learned: { changed: 1, stateId: null } });
    expect(await patterns()).toEqual([]);
    expect(await states().present('acme')).toBeUndefined();
  });

  it('that the patient or another payer owes, or that is unclear, teaches nothing', async () => {
    await predict([CLEAN, { ...CLEAN, controlNumber: 'TWO' }]);
    const owed = { ...PAID('CLAIMCLEAN', '0'), lines: [{ paid: '0', adjustments: ['PR*1*600'] }] };
    const unclear = { ...PAID('TWO', '0'), lines: [{ paid: '0', adjustments: [] }] };
    expect(await remit({ claims: [owed, unclear] })).toMatchObject({
      outcomes: { owedByOthers: 1, unclear: 1 },
      learned: { changed: 0, stateId: null },
    });
    expect(await patterns()).toEqual([]);
  });

  it('of a claim that the payer split is counted for each of its lines', async () => {
    await predict([{ controlNumber: 'SPLIT', lines: [{ modifiers: ['LT'] }, { modifiers: ['RT'] }] }]);
    const line = (controlNumber: string, modifiers: string[]) => ({
      ...PAID('SPLIT'),
      lines: [{ controlNumber, modifiers }],
    });
    const answer = await remit({ claims: [line('SAMPLE-1', ['LT']), line('SAMPLE-2', ['RT'])] });
    expect(answer).toMatchObject({ lines: { matched: 2 }, outcomes: { paid: 2 }, learned: { changed: 2 } });
  });

  it('of a remittance that comes before its claim is not kept, and matches when it is sent again', async () => {
    expect(await remit({ claims: [PAID('CLAIMCLEAN')] })).toMatchObject({
      lines: { matched: 0, unmatched: 1 },
      learned: { changed: 0, stateId: null },
    });
    expect(await dynamo.items(tableName)).toEqual([]);
    await predict([CLEAN]);
    expect(await remit({ claims: [PAID('CLAIMCLEAN')] })).toMatchObject({ lines: { matched: 1 } });
  });

  it('never reaches the predictions of another partner', async () => {
    await predict([CLEAN]);
    expect(await remit({ claims: [PAID('CLAIMCLEAN')] }, { partner: 'other' })).toMatchObject({
      lines: { matched: 0, unmatched: 1 },
      learned: { stateId: null },
    });
    expect(await patterns('acme')).toEqual([]);
    expect(await patterns('other')).toEqual([]);
  });

  it('of more statements than are kept says so, and keeps the latest', async () => {
    await predict([CLEAN]);
    const claims = Array.from({ length: 45 }, (_, index) => PAID('CLAIMCLEAN', `${index + 1}`));
    const answer = await remit({ claims: claims.map((claim, index) => ({ ...claim, patient: String(index) })) });
    expect(answer.issues.map(({ code }) => code)).toEqual(['statements-too-many']);
    expect(await patterns()).toEqual([expect.objectContaining({ lines: 1, denied: 0 })]);
  });

  it('finds nothing after the prediction expired', async () => {
    await predict([CLEAN]);
    time += 401 * DAY;
    expect(await remit({ claims: [PAID('CLAIMCLEAN')] })).toMatchObject({ lines: { matched: 0 } });
  });
});

describe('a claim that is scored again', () => {
  const corrected: ClaimSpec = { ...OVER, lines: [{ units: 5 }] };
  const findings = async () => (await patterns()).map((one) => `${one.findings}: ${one.denied}/${one.lines}`).sort();

  it('on the same day replaces its prediction', async () => {
    await predict([OVER]);
    await predict([corrected], { scoredAt: SCORED_AT + 60_000 });
    await remit({ claims: [PAID('CLAIMOVER')] });
    expect(await findings()).toEqual(['0: 0/1']);
  });

  it('with the key of an earlier call changes nothing', async () => {
    await predict([OVER]);
    const first = await dynamo.items(tableName);
    await predict([OVER], { isRepeat: true });
    expect(await dynamo.items(tableName)).toEqual(first);
    await predict([corrected], { scoredAt: SCORED_AT + 60_000 });
    const second = await dynamo.items(tableName);
    await predict([OVER], { isRepeat: true });
    expect(await dynamo.items(tableName)).toEqual(second);
  });

  it('with the key of a call that kept nothing keeps its prediction', async () => {
    await predict([OVER], { isRepeat: true });
    expect(await remit({ claims: [DENIED('CLAIMOVER')] })).toMatchObject({ lines: { matched: 1 } });
  });

  it('after an outcome has a prediction of its own, and each payment finds the one before it', async () => {
    await predict([OVER]);
    await remit({ claims: [DENIED('CLAIMOVER')] });
    await predict([corrected], { scoredAt: Date.UTC(2026, 3, 20) });
    await remit({ icn: '000000778', paidOn: '20260515', claims: [PAID('CLAIMOVER')] });
    expect(await findings()).toEqual(['0: 0/1', '1: 1/1']);
    // The same in the other order, and the first remittance once more.
    expect(await remit({ claims: [DENIED('CLAIMOVER')] })).toMatchObject({ learned: { changed: 0, duplicates: 1 } });
  });

  it('before its first denial came in still has it', async () => {
    await predict([OVER]);
    await predict([corrected], { scoredAt: Date.UTC(2026, 3, 20) });
    await remit({ icn: '000000778', paidOn: '20260515', claims: [PAID('CLAIMOVER')] });
    await remit({ claims: [DENIED('CLAIMOVER')] });
    expect(await findings()).toEqual(['0: 0/1', '1: 1/1']);
  });

  it('on the day of an outcome leaves the settled one as it is', async () => {
    await predict([OVER]);
    await remit({ claims: [DENIED('CLAIMOVER')] });
    await predict([corrected], { scoredAt: SCORED_AT + 60_000 });
    await remit({ icn: '000000778', paidOn: '20260515', claims: [PAID('CLAIMOVER')] });
    expect(await findings()).toEqual(['0: 0/1', '1: 1/1']);
  });

  it('only after its payment is learned from by its first scoring', async () => {
    await predict([OVER], { scoredAt: Date.UTC(2026, 4, 1) });
    await predict([corrected], { scoredAt: Date.UTC(2026, 5, 1) });
    await remit({ claims: [DENIED('CLAIMOVER')] });
    expect(await findings()).toEqual(['1: 1/1']);
  });
});

const HISTORY: Remittance835[] = [
  { icn: '000000001', paidOn: '20260401', claims: [DENIED('CLAIMOVER'), PAID('CLAIMCLEAN')] },
  { icn: '000000002', paidOn: '20260501', claims: [REVERSED('CLAIMOVER'), PAID('CLAIMOVER')] },
  { icn: '000000003', paidOn: '20260501', claims: [REVERSED('CLAIMCLEAN', '-267.54')] },
  { icn: '000000004', paidOn: '20260615', claims: [DENIED('CLAIMCLEAN'), PAID('THIRD')] },
  {
    icn: '000000005',
    trace: 'EFT5',
    paidOn: '20260620',
    claims: [DENIED('THIRD'), { ...PAID('CLAIMCLEAN'), status: '2' }],
  },
];
const THIRD: ClaimSpec = { controlNumber: 'THIRD', filing: 'CI', payerId: '60054' };

async function fresh() {
  tableName = await dynamo.table();
  await predict([OVER, CLEAN, THIRD]);
}

describe('remittances', () => {
  it('end in one state in any order, with repeats', async () => {
    await fresh();
    for (const remittance of HISTORY) await remit(remittance);
    const expected = await state();
    expect((await patterns()).map(({ lines }) => lines)).toEqual([1, 1, 1]);
    const order = fc.shuffledSubarray([...HISTORY.keys(), ...HISTORY.keys()], {
      minLength: 2 * HISTORY.length,
      maxLength: 2 * HISTORY.length,
    });
    await fc.assert(
      fc.asyncProperty(order, async (indexes) => {
        await fresh();
        for (const index of indexes) await remit(HISTORY[index] as Remittance835);
        expect(await state()).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('end in it when they come at the same time', async () => {
    await fresh();
    for (const remittance of HISTORY) await remit(remittance);
    const expected = await state();
    for (let run = 0; run < 4; run++) {
      await fresh();
      const answers = await Promise.all([...HISTORY, ...HISTORY].map((remittance) => remit(remittance)));
      expect(await state()).toEqual(expected);
      expect(answers.map(({ learned }) => learned.stateId)).toContain((await states().present('acme'))?.id);
    }
  });

  it('end in it when a call dies between any two steps and is sent again', async () => {
    await fresh();
    for (const remittance of HISTORY) await remit(remittance);
    const expected = await state();
    const steps: (keyof OutcomeTable)[] = ['history', 'change'];
    for (const step of steps) {
      for (const when of ['before', 'after']) {
        await fresh();
        for (const remittance of HISTORY) {
          const store = table();
          const dying = {
            ...store,
            [step]: async (...args: never[]) => {
              if (when === 'after') await (store[step] as (...args: never[]) => Promise<unknown>)(...args);
              throw new Error('the process is gone');
            },
          };
          await expect(remit(remittance, { store: dying })).rejects.toMatchObject({ code: 'outcomes-unavailable' });
        }
        for (const remittance of HISTORY) await remit(remittance);
        expect(await state(), `${when} ${step}`).toEqual(expected);
      }
    }
  });

  it('end in it when a call dies between the counters and what they teach', async () => {
    await fresh();
    for (const remittance of HISTORY) await remit(remittance);
    const expected = await state();
    for (const when of ['before', 'after']) {
      await fresh();
      for (const remittance of HISTORY) {
        const kept = states();
        const renew: typeof kept.renew = async (...args) => {
          if (when === 'after') await kept.renew(...args);
          throw new Error('the process is gone');
        };
        await expect(remit(remittance, { kept: { ...kept, renew } })).rejects.toMatchObject({ retryable: true });
      }
      // Nothing in it is new, and what was left undone is done.
      const again = await remit(HISTORY[0] as Remittance835);
      expect(again.learned).toMatchObject({ changed: 0, stateId: expect.any(String) });
      expect(await state(), when).toEqual(expected);
    }
  });

  it('of any history end in one state, in any order, some at the same time', async () => {
    const statement = fc.record({
      claim: fc.constantFrom('CLAIMOVER', 'CLAIMCLEAN'),
      kind: fc.constantFrom(DENIED, PAID, REVERSED, (number: string) => REVERSED(number, '-267.54')),
      paidOn: fc.constantFrom('20260401', '20260501', '20260502', '20260601'),
      icn: fc.constantFrom('000000001', '000000002'),
    });
    const history = fc
      .array(statement, { minLength: 2, maxLength: 6 })
      .map((statements) => statements.map(({ claim, kind, ...rest }) => ({ ...rest, claims: [kind(claim)] })));
    const shuffled = history.chain((remittances) =>
      fc.tuple(
        fc.constant(remittances),
        fc.shuffledSubarray([...remittances, ...remittances], { minLength: 2 * remittances.length }),
        fc.integer({ min: 1, max: 4 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([remittances, others, together]) => {
        await fresh();
        for (const remittance of remittances) await remit(remittance);
        const expected = await state();
        await fresh();
        for (let start = 0; start < others.length; start += together) {
          await Promise.all(others.slice(start, start + together).map((remittance) => remit(remittance)));
        }
        expect(withoutNothing(await state())).toEqual(withoutNothing(expected));
      }),
      { numRuns: 10 },
    );
  });

  it('lose no count when many claims of one pattern are decided at the same time', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `MANY${index}`);
    await predict(numbers.map((controlNumber) => ({ controlNumber })));
    const parts = Array.from({ length: 6 }, (_, part) => numbers.slice(part * 10, part * 10 + 10));
    await Promise.all(
      parts.map((part, index) => remit({ icn: `00000010${index}`, claims: part.map((number) => PAID(number)) })),
    );
    expect(await patterns()).toEqual([expect.objectContaining({ lines: 60, denied: 0 })]);
    const present = await states().present('acme');
    expect((await remit({ icn: '000000100', claims: [PAID('MANY0')] })).learned.stateId).toBe(present?.id);
  });
});

it('keeps nothing that identifies a patient', async () => {
  await predict([OVER, CLEAN, THIRD]);
  for (const remittance of HISTORY) await remit(remittance);
  const items = await dynamo.items(tableName);
  expect(items.length).toBeGreaterThan(6);
  const text = JSON.stringify(items);
  const identifiers = [
    ...['CLAIMOVER', 'CLAIMCLEAN', 'THIRD', 'SAMPLE-1', 'ICN0001', 'EFT1', '1512345678', '1234567893'],
    ...['TESTPATIENT', 'AVERY', '1TE0TE0TE0', '19500101', '1950-01-01', '20260302', '2026-03-02', 'SAMPLE'],
  ];
  for (const identifier of identifiers) {
    expect(text).not.toContain(identifier);
    expect(text).not.toContain(Buffer.from(identifier).toString('base64').replace(/=+$/, ''));
  }
});
