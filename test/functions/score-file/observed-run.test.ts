import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDenialTally } from '../../../functions/adapters/denial-tally.ts';
import { noProgress } from '../../../functions/batch-results/scored-file.ts';
import { observedRun } from '../../../functions/score-file/observed-run.ts';
import { reportPart } from '../../../functions/score-file/report-part.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { scored } from '../../support/scored-lines.ts';

let output: RecordedOutput;

// Loggers read the environment when they are loaded.
vi.hoisted(() =>
  Object.assign(process.env, {
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_NAMESPACE: 'DenialPrediction',
    POWERTOOLS_METRICS_DISABLED: 'false',
  }),
);

beforeEach(() => {
  output = recordOutput();
});

afterEach(() => output.restore());

it.each(['completed', 'failed', 'superseded', 'outOfTime'] as const)('counts a run that is %s', async (outcome) => {
  expect(await observedRun('b-1', async () => outcome)).toBe(outcome);
  const entries = output.entries();
  expect(entries).toContainEqual(expect.objectContaining({ BatchRunsStarted: 1 }));
  expect(entries).toContainEqual(
    expect.objectContaining({ Outcome: outcome, BatchRuns: 1, BatchRunMilliseconds: expect.any(Number) }),
  );
  expect(entries).toContainEqual(expect.objectContaining({ message: 'batch run', batchId: 'b-1', outcome }));
});

it('counts a run that breaks off, and throws what it threw without telling its words', async () => {
  const broken = observedRun('b-1', async () => {
    throw new TypeError('SECRETCLAIM');
  });
  await expect(broken).rejects.toThrow('SECRETCLAIM');
  expect(output.entries()).toContainEqual(
    expect.objectContaining({ message: 'batch run', outcome: 'broken', errorName: 'TypeError' }),
  );
  expect(output.entries()).toContainEqual(expect.objectContaining({ Outcome: 'broken', BatchRuns: 1 }));
  expect(output.text()).not.toContain('SECRETCLAIM');
});

it('tells of a part what is told of a request, by what the part adds to the file', () => {
  const counting = createDenialTally();
  counting.add(...scored({ mac: 'JE', band: 'high', rules: ['ncci/mue-day-units'], lossCents: 500 }));
  counting.add(...scored({ mac: 'JE', band: 'high', rules: ['ncci/mue-day-units'], lossCents: 300 }));
  const progress = (claims: number, issues: number) => {
    const { summary, ...rest } = noProgress();
    return { ...rest, summary: { ...summary, claims }, issues };
  };
  reportPart({
    batchId: 'b-1',
    tally: counting.tally(),
    ruleFaults: ['filing/timely', 'filing/timely'],
    before: progress(100, 1),
    progress: progress(107, 3),
    milliseconds: 12,
  });
  const entries = output.entries();
  const total = entries.find(({ LinesScored: lines }) => lines !== undefined);
  expect(total).toMatchObject({
    ClaimsRead: 7,
    LinesScored: 2,
    HighLines: 2,
    MediumLines: 0,
    LowLines: 0,
    InputIssues: 2,
    RuleFaults: 2,
    PredictedDenials: 2,
    ExpectedLossDollars: 8,
    ScoringMilliseconds: 12,
  });
  expect(total).not.toHaveProperty('StaleRelease');
  expect(entries).toContainEqual(
    expect.objectContaining({ Jurisdiction: 'JE', PredictedDenials: 2, ExpectedLossDollars: 8 }),
  );
  expect(entries.filter(({ message }) => message === 'rule fault')).toEqual([
    expect.objectContaining({ batchId: 'b-1', ruleId: 'filing/timely' }),
  ]);
  expect(entries.filter(({ message }) => message === 'predicted denial')).toEqual([
    expect.objectContaining({ batchId: 'b-1', denials: 2, expectedLossCents: 800, jurisdiction: 'JE', rank: 1 }),
  ]);
  expect(entries.filter(({ message }) => message === 'costly line')).toHaveLength(2);
});
