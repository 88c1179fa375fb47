/**
 * `npm run fuzz -- --runs 100000 [--seed N]`: spoils the fixtures at random for as long as it is told and checks what
 * must hold of every input. An input that breaks it is made as small as can be and kept in test/crashers/, where every
 * test run reads it from then on. Exit 0 when all held, 1 when not.
 */

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { checkInvariants } from '../support/invariants-837.ts';
import { spoiled } from '../support/mutations.ts';
import { CRASHERS, fuzzInputs } from './inputs.ts';

/** A failure ends its batch; the batches after it go on. */
const RUNS_OF_A_BATCH = 1_000;
const MOST_FAILURES = 5;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run fuzz -- --runs 100000 [--seed N]\n');
  process.exit(1);
}

const inputs = fuzzInputs();
let done = 0;
let slowest = { milliseconds: 0, bytes: 0 };
const failures: string[] = [];

const property = fc.property(spoiled(inputs, 4), (input) => {
  const milliseconds = checkInvariants(input);
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, bytes: input.length };
});

function keep(input: Buffer): string {
  const name = `fuzz-${createHash('sha256').update(input).digest('hex').slice(0, 12)}.837`;
  writeFileSync(new URL(name, CRASHERS), input);
  return name;
}

process.stdout.write(`${runs} runs from seed ${seed}, ${inputs.length} files\n`);
for (let batch = 0; done < runs && failures.length < MOST_FAILURES; batch++) {
  const numRuns = Math.min(RUNS_OF_A_BATCH, runs - done);
  const result = fc.check(property, { numRuns, seed: seed + batch });
  done += numRuns;
  if (result.failed && result.counterexample) {
    const [message = ''] = String(result.errorInstance).split('\n');
    failures.push(`${keep(result.counterexample[0])}: ${message} (seed ${seed + batch})`);
    process.stdout.write(`failure ${failures.at(-1)}\n`);
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${done} runs`);
}
process.stdout.write(
  `${done} runs, seed ${seed}, slowest input ${slowest.milliseconds.toFixed(1)} ms for ${slowest.bytes} bytes, ${failures.length} failures\n`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
