/** `npm run -s score -- FILE…`: scores 837 or JSON files without a server, claim by claim. */

import { parseArgs } from 'node:util';
import { releaseAtHand } from '../adapters/release-at-hand.ts';
import { type FileProgress, noProgress, scoreFile } from '../batch-results/scored-file.ts';
import { fileBytes } from './file-bytes.ts';
import { folderOutput } from './folder-output.ts';
import { judgedOn, UsageError } from './judged-on.ts';
import { createOutput, type OutputFormat } from './output.ts';

const USAGE = `Usage: npm run -s score -- FILE… [--json | --ndjson | --x12 | --out DIR] [--as-of DATE] [--release ID]
  FILE         837 or JSON claims; - reads standard input
  --json       the answer of POST /v1/score; with several files an array of them
  --ndjson     one object a line: lines, issues, and a summary after each file
  --x12        the X12 answer of POST /v1/score to an 837: TA1, 999 and 277CA; issues go to standard error
  --out        write the results of one FILE into a folder: results.ndjson, lines.csv, summary.json, report.html, and
               for an 837 acknowledgments.x12
  --as-of      day on which the claims are judged, such as 2026-11-23; today when absent
  --release    rule release to score under, such as 2026q4.1, or data for the working data; the active one when absent`;

/** Scored, a fault of ours (or of the call), nothing readable. */
const EXIT = { scored: 0, fault: 1, nothingReadable: 2 } as const;

/** Few, because the command has a small young generation: it takes 40 MiB less than with many. */
const CLAIMS_AT_ONCE = 4;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      ndjson: { type: 'boolean', default: false },
      x12: { type: 'boolean', default: false },
      out: { type: 'string' },
      'as-of': { type: 'string' },
      release: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.scored;
  }
  const formats = (['json', 'ndjson', 'x12'] as const).filter((name) => values[name]);
  if (positionals.length === 0 || formats.length > 1) throw new UsageError(USAGE);
  if (values.out !== undefined && (positionals.length > 1 || formats.length > 0)) {
    throw new UsageError('--out takes one FILE and no other form of output.');
  }
  const release = await releaseAtHand(values.release);
  if (!release) throw new UsageError('There is no such release; `npm run -s rules -- list` names those at hand.');
  // What loading the rules leaves behind would otherwise lie beneath all that a large file needs.
  globalThis.gc?.();
  const asOf = judgedOn(values['as-of'], release);
  const format: OutputFormat = formats[0] ?? 'table';
  // Whoever reads our output may stop early, as head does; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.scored : EXIT.fault),
  );
  const write = (text: string) => process.stdout.write(text);
  const output =
    values.out === undefined
      ? createOutput(format, positionals.length, release, write)
      : folderOutput(values.out, release, write);
  let hasReadAny = false;
  for (const file of positionals) {
    const bytes = file === '-' ? process.stdin : fileBytes(file);
    const progress = noProgress();
    const sink = { ...output.fileSink(file), claimsAtOnce: CLAIMS_AT_ONCE };
    const scored = await scoreFile(shown(file, bytes, progress), release, asOf, sink, progress);
    await output.endFile(file, scored);
    if (scored.summary.claims > 0) hasReadAny = true;
  }
  output.end();
  return hasReadAny ? EXIT.scored : EXIT.nothingReadable;
}

/** Shows on a terminal how far the reading has come, on a line that overwrites itself and is wiped at the end. */
async function* shown(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  { summary }: FileProgress,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    yield chunk;
    if (process.stderr.isTTY) process.stderr.write(`\r${file}: ${summary.claims} claims`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isOurs = !(error instanceof UsageError) && !code;
  process.stderr.write(isOurs ? `A fault of ours: ${(error as Error).name}\n` : `${message}\n`);
  process.exitCode = EXIT.fault;
}
