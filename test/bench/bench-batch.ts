/**
 * `npm run -s bench -- batch [--size 500] [--share 0.03] [--claims-of-set 5000] [--json FILE]`: one generated 837P through
 * the batch routes of the local stack, from upload to results, with exact counts and the memory of its process. Several
 * sizes, `--size 50 --size 500`, each with a stack of its own, show whether memory is flat.
 */

import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { batchSchema, openedBatchSchema } from '../../domain/response/batch-schemas.ts';
import { scratchFolder } from '../../infra/local/scratch-folder.ts';
import { generate837 } from './generate-837.ts';
import { type StackProcess, startStackProcess } from './stack-process.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['500'] },
    share: { type: 'string', default: '0.03' },
    'claims-of-set': { type: 'string', default: '5000' },
    json: { type: 'string' },
  },
});

const POLL_MS = 250;
const scratch = await scratchFolder('bench-batch-');
const STAGES = ['scoring', 'acknowledging', 'finishing'] as const;

function generatedFile(megabytes: number) {
  const path = join(scratch.path, `${megabytes}.837`);
  const handle = openSync(path, 'w');
  const sha256 = createHash('sha256');
  const made = generate837(
    {
      bytes: megabytes * 1e6,
      scoredShare: Number(values.share),
      claimsOfSet: Number(values['claims-of-set']),
    },
    (text) => {
      sha256.update(text);
      writeSync(handle, text);
    },
  );
  closeSync(handle);
  return { path, made, sha256: sha256.digest('hex') };
}

type File = ReturnType<typeof generatedFile>;

async function upload(url: string, headers: Record<string, string>, path: string): Promise<void> {
  const put = request(url, { method: 'PUT', headers });
  const answered = new Promise<number>((resolve, reject) => {
    put.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    put.once('error', reject);
  });
  await pipeline(createReadStream(path), put);
  const status = await answered;
  if (status !== 200) throw new Error(`the upload was answered with ${status}`);
}

/** Follows the batch to its end: how often the progress was seen to move, and when each stage began. */
async function followed({ url, memory }: StackProcess, id: string) {
  const began = new Map<string, number>();
  let moved = 0;
  let bytes = 0;
  let mostRssMiB = 0;
  for (;;) {
    const answer = await fetch(`${url}/v1/batches/${id}`);
    const { batch } = batchSchema.parse(await answer.json());
    if (!began.has(batch.status)) began.set(batch.status, performance.now());
    if (batch.progress.bytes > bytes) moved++;
    bytes = batch.progress.bytes;
    mostRssMiB = Math.max(mostRssMiB, (await memory()).rssMiB);
    if (batch.status === 'completed' || batch.status === 'failed') return { batch, began, moved, mostRssMiB };
    await delay(POLL_MS);
  }
}

/** Lines of the file of results that say `what`, read as they come. */
async function counted(url: string, separator: RegExp): Promise<number> {
  const { body } = await fetch(url);
  if (!body) return 0;
  let count = 0;
  const text = Readable.fromWeb(body as never).setEncoding('utf8');
  for await (const line of createInterface({ input: text })) count += line.match(separator)?.length ?? 0;
  return count;
}

async function run({ path, made, sha256 }: File) {
  const stack = await startStackProcess();
  try {
    const before = await stack.memory();
    const opened = await fetch(`${stack.url}/v1/batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fileName: 'bench.837', sizeBytes: made.bytes, sha256 }),
    });
    const { batch: open, upload: to } = openedBatchSchema.parse(await opened.json());
    const uploadedAt = performance.now();
    await upload(to.url, to.headers, path);
    const { batch, began, moved, mostRssMiB } = await followed(stack, open.id);
    const { peakMiB } = await stack.memory();
    const urlOf = (name: string) => batch.results.find((result) => result.name === name)?.url ?? '';
    const { claims, serviceLines, scoredLines, issues } = batch.progress;
    const counts = {
      claims: claims - made.claims,
      lines: serviceLines - made.lines,
      scoredLines: scoredLines - made.scoredLines,
      issues,
      'lines in results.ndjson': (await counted(urlOf('results.ndjson'), /^\{"type":"line"/g)) - made.scoredLines,
      'rows in lines.csv': (await counted(urlOf('lines.csv'), /^.*64640|^./g)) - made.scoredLines - 1,
      'sets in the 999': (await counted(urlOf('acknowledgments.x12'), /~AK2\*837|^AK2\*837/g)) - made.sets,
      'claims in the 277CA':
        (await counted(urlOf('acknowledgments.x12'), /~HL\*\d+\*\d+\*PT|^HL\*\d+\*\d+\*PT/g)) - made.claims,
    };
    const ends = [...STAGES.slice(1), 'completed'].map((next) => began.get(next) ?? Number.NaN);
    const starts = [uploadedAt, ...ends];
    const seconds = STAGES.map((_, at) => ((ends[at] ?? Number.NaN) - (starts[at] ?? Number.NaN)) / 1_000);
    const row = {
      MB: Math.round(made.bytes / 1e6),
      ...Object.fromEntries(
        STAGES.flatMap((stage, at) => [
          [`${stage} s`, Number(seconds[at]?.toFixed(1))],
          [`${stage} MB/s`, Number((made.bytes / 1e6 / (seconds[at] ?? Number.NaN)).toFixed(1))],
        ]),
      ),
      'progress moved': moved,
      'MiB before': Math.round(before.rssMiB),
      'peak MiB': Math.round(Math.max(peakMiB, mostRssMiB)),
      status: batch.status,
      counts: Object.values(counts).every((difference) => difference === 0) ? 'exact' : 'wrong',
    };
    return { row, made, counts };
  } finally {
    await stack.stop();
  }
}

try {
  const runs = [];
  for (const size of values.size) {
    const file = generatedFile(Number(size));
    const { made } = file;
    console.log(
      `${size} MB: ${made.claims} claims in ${made.sets} sets, ${made.lines} lines, ${made.scoredLines} of them 64640`,
    );
    const done = await run(file);
    runs.push(done);
    if (done.row.counts === 'wrong') console.log('differences of the counts', done.counts);
    rmSync(file.path);
  }
  console.table(runs.map(({ row }) => row));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(runs, null, 2)}\n`);
  if (runs.some(({ row }) => row.counts === 'wrong')) process.exitCode = 1;
} finally {
  await scratch.remove();
}
