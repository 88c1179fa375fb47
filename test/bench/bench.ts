/** `npm run -s bench [-- --size MB --share 0.03 --rounds 3 --json FILE]`: readers side by side on one generated 837. */

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { arch, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate837 } from './generate-837.ts';
import { type Counted, readers } from './readers.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '50' },
    share: { type: 'string', default: '0.03' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
});

interface Run extends Counted {
  readonly milliseconds: number;
  readonly peakKibibytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-837-'));
const file = join(folder, 'claims.837');
const runner = new URL('./run-reader.ts', import.meta.url).pathname;
const names = Object.keys(readers).filter((name) => name === 'floor' || !values.only || values.only.includes(name));

try {
  const handle = openSync(file, 'w');
  const made = generate837({ bytes: Number(values.size) * 1e6, scoredShare: Number(values.share) }, (text) => {
    writeSync(handle, text);
  });
  closeSync(handle);

  // Contenders take turns, so that a machine that slows down slows them all.
  const runs = new Map<string, Run[]>(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const name of names) {
      const printed = execFileSync(process.execPath, [runner, name, file], { encoding: 'utf8', maxBuffer: 1e6 });
      runs.get(name)?.push(JSON.parse(printed) as Run);
    }
  }
  const best = (name: string): Run | undefined =>
    runs.get(name)?.toSorted((a, b) => a.milliseconds - b.milliseconds)[0];
  const floor = best('floor')?.milliseconds ?? Number.NaN;
  const rows = names.flatMap((name) => {
    const run = best(name);
    if (!run) return [];
    const seconds = run.milliseconds / 1_000;
    const isExact = run.claims === made.claims && run.lines === made.lines && run.scoredLines === made.scoredLines;
    return [
      {
        reader: name,
        'MB/s': Math.round(made.bytes / 1e6 / seconds),
        'claims/s': name === 'floor' ? null : Math.round(made.claims / seconds),
        'scored lines/s': name === 'floor' ? null : Math.round(made.scoredLines / seconds),
        'peak MiB': Math.round(run.peakKibibytes / 1_024),
        'times the floor': Number((run.milliseconds / floor).toFixed(2)),
        counts: name === 'floor' ? '' : isExact ? 'exact' : 'wrong',
      },
    ];
  });
  const title = `${(made.bytes / 1e6).toFixed(0)} MB, ${made.claims} claims, ${made.lines} lines, ${made.scoredLines} of them 64640; best of ${values.rounds} rounds, a process each`;
  console.log(title);
  console.table(rows);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, arch: arch() };
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ title, machine, made, rows }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
