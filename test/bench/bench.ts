/** `npm run -s bench [-- --size MB --share 0.03 --passes 4 --only NAME --json FILE]`: readers side by side on one generated 837. `-- notes`: the reader of procedure notes. */

import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scratchFolder } from '../../infra/local/scratch-folder.ts';
import { peakOfScoreCommand } from '../support/score-command.ts';
import { type Generated837, generate837 } from './generate-837.ts';
import { benchNotes } from './notes.ts';
import { type Counted, readers } from './readers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '50' },
    share: { type: 'string', default: '0.03' },
    passes: { type: 'string', default: '4' },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
});

interface Run extends Counted {
  readonly firstMilliseconds: number;
  readonly warmMilliseconds: number;
  readonly peakKibibytes: number;
}

interface Row {
  readonly reader: string;
  readonly 'MB/s': number;
  readonly 'claims/s': number | null;
  readonly 'scored lines/s': number | null;
  readonly 'times the floor': number;
  readonly 'first pass, times the floor': number;
  readonly 'peak MiB': number;
  readonly counts: 'exact' | 'wrong' | '';
}

const PRODUCT = 'this product';
const scratch = positionals.includes('notes') ? undefined : await scratchFolder('bench-837-');

function generatedFile(name: string, megabytes: number, scoredShare: number): { file: string; made: Generated837 } {
  const file = join(scratch?.path ?? '', name);
  const handle = openSync(file, 'w');
  const made = generate837({ bytes: megabytes * 1e6, scoredShare }, (text) => {
    writeSync(handle, text);
  });
  closeSync(handle);
  return { file, made };
}

function run(reader: string, file: string): Run {
  const runner = new URL('./run-reader.ts', import.meta.url).pathname;
  const printed = execFileSync(process.execPath, [runner, reader, file, values.passes], { encoding: 'utf8' });
  return JSON.parse(printed) as Run;
}

function rowsOf(names: readonly string[], { file, made }: { file: string; made: Generated837 }): Row[] {
  const runs = names.map((name) => ({ name, ...run(name, file) }));
  const floor = runs.find(({ name }) => name === 'floor');
  return runs.map((done) => {
    const isFloor = done.name === 'floor';
    const seconds = done.warmMilliseconds / 1_000;
    const isExact = done.claims === made.claims && done.lines === made.lines && done.scoredLines === made.scoredLines;
    const times = (own: number, ofFloor: number | undefined): number =>
      Number((own / (ofFloor ?? Number.NaN)).toFixed(2));
    return {
      reader: done.name,
      'MB/s': Math.round(made.bytes / 1e6 / seconds),
      'claims/s': isFloor ? null : Math.round(made.claims / seconds),
      'scored lines/s': isFloor ? null : Math.round(made.scoredLines / seconds),
      'times the floor': times(done.warmMilliseconds, floor?.warmMilliseconds),
      'first pass, times the floor': times(done.firstMilliseconds, floor?.firstMilliseconds),
      'peak MiB': Math.round(done.peakKibibytes / 1_024),
      counts: isFloor ? '' : isExact ? 'exact' : 'wrong',
    };
  });
}

/** Peak memory and seconds of the score command as a user starts it once it is installed, on the same file. */
function commandRun(file: string): { readonly peakMiB: number; readonly seconds: number } {
  peakOfScoreCommand('--help');
  const startedAt = performance.now();
  const peak = peakOfScoreCommand(file, '--ndjson', '--as-of', '2026-11-23');
  return { peakMiB: Math.round(peak / 1_024), seconds: Number(((performance.now() - startedAt) / 1_000).toFixed(1)) };
}

if (positionals.includes('notes')) benchNotes(values.json);
else await benchReaders();

async function benchReaders(): Promise<void> {
  try {
    const size = Number(values.size);
    const mixed = generatedFile('mixed.837', size, Number(values.share));
    const { made } = mixed;
    const title = `${(made.bytes / 1e6).toFixed(0)} MB, ${made.claims} claims, ${made.lines} lines, ${made.scoredLines} of them 64640`;
    console.log(`${title}; a process each, best of ${Number(values.passes) - 1} passes after the first`);
    const rows = rowsOf(
      Object.keys(readers).filter((name) => name === 'floor' || !values.only || values.only.includes(name)),
      mixed,
    );
    console.table(rows);
    const command = commandRun(mixed.file);
    console.log(`npm run score, --ndjson: ${command.seconds} s with start, peak ${command.peakMiB} MiB`);
    const dense = generatedFile('dense.837', Math.min(size, 50) / 2, 1);
    const [denseRow] = rowsOf([PRODUCT], dense);
    console.log(`every line 64640: ${denseRow?.['scored lines/s']} scored lines/s, counts ${denseRow?.counts}`);
    const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, arch: arch() };
    if (values.json) {
      writeFileSync(
        values.json,
        `${JSON.stringify({ title, machine, made, rows, command, dense: denseRow }, null, 2)}\n`,
      );
    }
  } finally {
    await scratch?.remove();
  }
}
