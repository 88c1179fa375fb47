import { beforeAll, describe, expect, it } from 'vitest';
import type { LearnedRisk } from '../../../domain/score/learned-risk.ts';
import { claimsTold, hasty, linesTold, NOW, results, world } from '../../support/batch-world.ts';
import { jsonClaim } from '../../support/claims.ts';
import { write837 } from '../../support/write-837.ts';

/** Claims that are only counted, so many that the reader gives what lies between them in pieces of its own. */
const others = (count: number) =>
  Array.from({ length: count }, () =>
    jsonClaim({ controlNumber: 'OTHER', lines: [{ code: '99213', pointers: ['1'] }] }),
  );
const OTHERS = 450;
const FILE = Buffer.from(
  write837([
    jsonClaim({ controlNumber: 'CLEAN' }),
    ...others(OTHERS),
    jsonClaim({ controlNumber: 'UNITS', lines: [{ units: 6 }] }),
    ...others(OTHERS),
    jsonClaim({ controlNumber: 'CLEAN' }),
    ...others(OTHERS),
    jsonClaim({ controlNumber: 'CODE', lines: [{ modifiers: ['TC'] }] }),
    ...others(OTHERS),
    jsonClaim({ controlNumber: 'LAST', lines: [{ units: 2 }, { modifiers: ['26'] }] }),
  ]),
);

let whole: Record<string, string>;
let predicted: Map<string, string>;

beforeAll(async () => {
  const undisturbed = await world(FILE);
  expect(await undisturbed.run()).toBe('completed');
  whole = results(undisturbed);
  predicted = undisturbed.predictions;
});

describe('a batch', () => {
  it('has each scored line in its results once, the totals, the table, the page and the X12 answer', async () => {
    expect(Object.keys(whole).sort()).toEqual([
      'results/acme/b1/acknowledgments.x12',
      'results/acme/b1/lines.csv',
      'results/acme/b1/report.html',
      'results/acme/b1/results.ndjson',
      'results/acme/b1/summary.json',
    ]);
    const told = (whole['results/acme/b1/results.ndjson'] ?? '')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(told.map(({ type, patientControlNumber: number, lineNumber }) => [type, number, lineNumber])).toEqual([
      ['line', 'CLEAN', 1],
      ['line', 'UNITS', 1],
      ['line', 'CLEAN', 1],
      ['line', 'CODE', 1],
      ['line', 'LAST', 1],
      ['line', 'LAST', 2],
      ['summary', undefined, undefined],
    ]);
    expect(told[2].findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('claim-form/duplicate-line');
    expect(told.at(-1)).toMatchObject({
      claims: 5 + 4 * OTHERS,
      serviceLines: 6 + 4 * OTHERS,
      scoredLines: 6,
      issues: 0,
    });
    expect(JSON.parse(whole['results/acme/b1/summary.json'] ?? '')).toMatchObject({ summary: { scoredLines: 6 } });
    expect(whole['results/acme/b1/lines.csv']?.trim().split('\r\n')).toHaveLength(7);
    expect(whole['results/acme/b1/acknowledgments.x12']).toContain('AK9*A*1*1*1');
  });

  it('tells its sender once, and nothing is begun again when the event comes again', async () => {
    const done = await world(FILE);
    expect(await done.run()).toBe('completed');
    const record = done.record();
    expect(await done.run()).toBe('completed');
    expect(done.notified).toHaveLength(1);
    expect(done.record()).toEqual(record);
  });

  it.each(['json-too-large', 'object-gone', 'file-too-large'] as const)('fails for good: %s', async (problem) => {
    const failing = await world(problem === 'json-too-large' ? Buffer.from('[{}]') : FILE);
    const text = failing.batches.all.get('acme/b1') ?? '';
    if (problem === 'object-gone') failing.objects.put('inbox/acme/claims.837', Buffer.from('another file'));
    else failing.batches.all.set('acme/b1', text.replace(/"sizeBytes":\d+/, '"sizeBytes":5000000001'));
    if (problem === 'json-too-large') {
      failing.batches.all.set('acme/b1', text.replace(/"sizeBytes":\d+/, '"sizeBytes":100000001'));
    }
    expect(await failing.run()).toBe('failed');
    expect(failing.record()).toMatchObject({ status: 'failed', problem });
    expect(failing.notified).toHaveLength(1);
    expect(failing.objects.open.size).toBe(0);
    expect(results(failing)).toEqual({});
  });

  it('keeps the predictions of its scored lines, of a claim that comes again later in the file those of the first', () => {
    const kept = [...predicted.values()].map((text) => JSON.parse(text));
    expect(kept.map(({ scoredAt }) => scoredAt)).toEqual([NOW, NOW, NOW, NOW]);
    expect(kept.map(({ lines }) => lines.length).sort()).toEqual([1, 1, 1, 2]);
    expect(JSON.stringify(kept)).not.toMatch(/UNITS|CLEAN|2026-03-02/);
  });

  it('is scored to its end with what was learned when it began', async () => {
    const outcomes = { lines: 200, denied: 60 };
    const payer = { baseRates: new Map([['64640', { alpha: 60, beta: 140, outcomes }]]), weights: new Map() };
    const state = (id: string, payers: LearnedRisk['payers']) => ({ id, outcomes, through: '2026-11', payers });
    let written = 0;
    const learning = await world(FILE, (step) => {
      if (step === 'after end') written++;
    });
    learning.learned = state('first', new Map([['medicare/JH', payer]]));
    const slow = { now: hasty(), remaining: () => (written === 0 ? 600_000 : 50_000) };
    expect(await learning.run(slow)).toBe('outOfTime');
    learning.learned = state('second', new Map());
    expect(await learning.run()).toBe('completed');
    const told = (results(learning)['results/acme/b1/results.ndjson'] ?? '')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    const lines = told.filter(({ type }) => type === 'line');
    expect(lines.map(({ denialRisk }) => denialRisk.baseRate)).toEqual([0.3, 0.3, 0.3, 0.3, 0.3, 0.3]);
    const named = { id: 'first', outcomes, through: '2026-11' };
    expect(told.at(-1).learned).toEqual(named);
    expect(JSON.parse(results(learning)['results/acme/b1/summary.json'] ?? '').learned).toEqual(named);
    expect([...learning.predictions.values()].every((text) => JSON.parse(text).learned === 'first')).toBe(true);
  });

  it('is unknown before its file is there', async () => {
    const waiting = await world(FILE);
    const text = waiting.batches.all.get('acme/b1') ?? '';
    waiting.batches.all.set('acme/b1', text.replace('"queued"', '"awaitingUpload"'));
    expect(await waiting.run()).toBe('unknown');
  });
});

describe('nothing is lost and nothing comes twice', () => {
  it('when the run is killed at the first or last step of each kind, and begun again', async () => {
    const steps: string[] = [];
    const counted = await world(FILE, (step) => void steps.push(step));
    expect(await counted.run({ now: hasty() })).toBe('completed');
    expect(results(counted)).toEqual(whole);
    expect([linesTold(counted), claimsTold(counted)]).toEqual([6, 5 + 4 * OTHERS]);
    expect(counted.record().parts.length).toBeGreaterThan(2);
    const deaths = steps.flatMap((name, at) =>
      steps.indexOf(name) === at || steps.lastIndexOf(name) === at ? [at] : [],
    );
    for (const at of deaths) {
      let step = 0;
      let isDead = false;
      const killed = await world(FILE, () => {
        if (step++ === at) isDead = true;
        if (isDead) throw new Error('killed');
      });
      await expect(killed.run({ now: hasty() })).rejects.toThrow(/killed|not read to its end/);
      isDead = false;
      expect(await killed.run({ now: hasty() })).toBe('completed');
      expect(results(killed), `killed ${steps[at]}, step ${at}`).toEqual(whole);
      expect([...killed.predictions].sort(), `killed ${steps[at]}, step ${at}`).toEqual([...predicted].sort());
      expect(killed.notified.length).toBeGreaterThan(0);
      // Killed just when the record had changed, the part is in the results and was not told; else each is told once.
      if (steps[at] === 'after replace') expect(linesTold(killed)).toBeLessThanOrEqual(6);
      else expect([linesTold(killed), claimsTold(killed)], `killed ${steps[at]}`).toEqual([6, 5 + 4 * OTHERS]);
    }
  }, 120_000);

  it('when each run has time for one part', async () => {
    let written = 0;
    const hurried = await world(FILE, (step) => {
      if (step === 'after end') written++;
    });
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'completed' && outcomes.length < 100) {
      written = 0;
      outcomes.push(await hurried.run({ now: hasty(), remaining: () => (written === 0 ? 600_000 : 50_000) }));
    }
    expect(outcomes.at(-1)).toBe('completed');
    expect(outcomes.filter((outcome) => outcome === 'outOfTime').length).toBeGreaterThan(1);
    expect(results(hurried)).toEqual(whole);
    expect([linesTold(hurried), claimsTold(hurried)]).toEqual([6, 5 + 4 * OTHERS]);
  });

  it('when two runs do the same batch at once, however their steps interleave', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      let state = seed;
      const pause = async () => {
        state = (state * 48_271) % 2_147_483_647;
        for (let tick = state % 5; tick > 0; tick--) await Promise.resolve();
      };
      const both = await world(FILE, pause);
      const outcomes = await Promise.all([both.run({ now: hasty() }), both.run({ now: hasty() })]);
      expect(outcomes).toContain('completed');
      expect(results(both), `seed ${seed}`).toEqual(whole);
      expect(both.objects.open.size).toBe(0);
      expect([linesTold(both), claimsTold(both)], `seed ${seed}`).toEqual([6, 5 + 4 * OTHERS]);
    }
  });
});
