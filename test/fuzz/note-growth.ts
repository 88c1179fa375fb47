/**
 * `npm run fuzz:notes -- --runs 500 [--seed N]`: repeats lines and pieces of the audited notes until a note is long, and
 * tells which of them take more work than their length. Exit 0 when none does, 1 when any.
 */

import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { auditedNotes } from '../support/audited-notes.ts';
import { workOf } from '../support/counted-work.ts';
import { generator } from '../support/random.ts';

/** Characters of the shorter of two notes, how many times longer the other is, and the most work that it may take. */
const SHORT = 20_000;
const LONGER = 4;
const MOST = 5.5;
const LONGEST_HEAD = 600;
const LONGEST_PIECE = 14;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const random = generator(Number(values.seed));
const sets = readdirSync(new URL('../fixtures/audited-notes/', import.meta.url));
const texts = sets.flatMap((file) => auditedNotes(file.replace('.json', '')).map(({ text }) => text));

function pick(items: readonly string[]): string {
  return items[Math.floor(random() * items.length)] ?? '';
}

function lineOf(text: string): string {
  return pick(text.split('\n').filter((line) => line.trim() !== ''));
}

/** A line, alone or wrapped into one, a line of two notes each, or some letters. */
const UNITS: readonly (() => string)[] = [
  () => `${lineOf(pick(texts))}\n`,
  () => `${lineOf(pick(texts))} `,
  () => `${lineOf(pick(texts))}\n${lineOf(pick(texts))}\n`,
  () => {
    const line = lineOf(pick(texts));
    const at = Math.floor(random() * line.length);
    return line.slice(at, at + 2 + Math.floor(random() * LONGEST_PIECE)) || ' ';
  },
];

let found = 0;
for (let run = 0; run < runs; run++) {
  const unit = UNITS[run % UNITS.length]?.() ?? '';
  const head = random() < 0.5 ? `${pick(texts).slice(0, LONGEST_HEAD)}\n` : '';
  const [short = 0, long = 0] = [SHORT, SHORT * LONGER].map((length) =>
    workOf(head + unit.repeat(Math.ceil(length / unit.length))),
  );
  if (long <= short * MOST) continue;
  found++;
  process.stdout.write(`${(long / short).toFixed(1)} times the work for ${LONGER} times ${JSON.stringify(unit)}\n`);
}
process.stdout.write(`${runs} runs, seed ${values.seed}, ${found} grow faster than their length\n`);
process.exitCode = found > 0 ? 1 : 0;
