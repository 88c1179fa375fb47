/** `npm run -s bench -- learning [--json FILE] [--seeds 10]`: what outcomes of simulated payers teach, and how fast. */

import { writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { toRecord } from '../../domain/learning/learned-risk-record.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import { calibrationAfter, dataPriors, followedChange, learn } from '../support/learning-runs.ts';
import { monthText, SCENARIOS } from '../support/learning-simulation.ts';
import { generator } from '../support/random.ts';
import { dataRelease } from '../support/release.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, seeds: { type: 'string', default: '10' } } });
const COUNTS = [0, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];
const HELD_OUT = 50_000;
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
const rounded = (value: number) => Number(value.toFixed(4));

/** Patterns that all differ, three findings at most on a line, over three years. */
function distinctPatterns(count: number, payers: number): CountedPattern[] {
  const random = generator(7);
  const keys = [...(dataRelease().tables['prior-weights']?.records.keys() ?? [])];
  const findings = keys.map((key) => (key.includes('#') ? key : `${key}#any`));
  const patterns = new Map<string, CountedPattern>();
  while (patterns.size < count) {
    const payer = `medicare/${Math.floor(random() * payers)}`;
    const month = monthText(Math.floor(random() * 36));
    const chosen = Array.from(
      { length: Math.floor(random() * 4) },
      () => findings[Math.floor(random() * findings.length)],
    );
    const own = [...new Set(chosen.filter((finding) => finding !== undefined))].sort();
    const lines = 1 + Math.floor(random() * 5);
    const counts = { lines, denied: Math.floor(random() * (lines + 1)) };
    patterns.set([payer, month, ...own].join(), { payer, procedureCode: '64640', month, findings: own, counts });
  }
  return [...patterns.values()];
}

function speed(payers: number) {
  const patterns = distinctPatterns(20_000, payers);
  const priors = dataPriors();
  const best = { milliseconds: Number.POSITIVE_INFINITY, 'milliseconds of processor': Number.POSITIVE_INFINITY };
  let bytes = 0;
  for (let pass = 0; pass < 7; pass++) {
    const startedAt = performance.now();
    const cpuAtStart = process.cpuUsage();
    const learned = learn(patterns, priors, monthText(35));
    const { user, system } = process.cpuUsage(cpuAtStart);
    best.milliseconds = Math.min(best.milliseconds, Math.round(performance.now() - startedAt));
    best['milliseconds of processor'] = Math.min(
      best['milliseconds of processor'],
      Math.round((user + system) / 1_000),
    );
    bytes = Buffer.byteLength(JSON.stringify(toRecord(learned)));
  }
  return { payers, patterns: patterns.length, ...best, 'bytes of the record': bytes };
}

const calibration = SCENARIOS.map((scenario) => {
  const rows = COUNTS.map((count) => calibrationAfter(count, scenario, seeds, HELD_OUT));
  console.log(`${scenario.name}: calibration error, mean of ${seeds.length} seeds`);
  console.table(
    rows.map((row) => ({
      outcomes: row.outcomes,
      'learned, true rates': rounded(row.learnedTruth),
      'priors, true rates': rounded(row.priorTruth),
      'learned, outcomes': rounded(row.learnedOutcomes),
      'priors, outcomes': rounded(row.priorOutcomes),
      'worst seed': rounded(row.worst),
      'most worse than priors': `${rounded(row.mostWorseTruth)} / ${rounded(row.mostWorseOutcomes)}`,
    })),
  );
  return { scenario: scenario.name, rows };
});
const months = Array.from({ length: 12 }, (_, index) => index + 1);
const changes = [
  { before: 0.85, after: 0.35 },
  { before: 0.2, after: 0.8 },
  { before: 0.85, after: 0.65 },
];
const followed = changes.map((change) => {
  const rows = followedChange(change, { seeds, months });
  console.log(`a rate that changes from ${change.before} to ${change.after}, mean of ${seeds.length} seeds`);
  console.table(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)]))),
  );
  return { ...change, rows };
});
const speeds = [1, 10, 100].map(speed);
console.log('learning from 20,000 distinct patterns, best of 7 passes:');
console.table(speeds);
if (values.json) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, arch: arch() };
  writeFileSync(values.json, `${JSON.stringify({ machine, calibration, followed, speeds }, null, 2)}\n`);
}
