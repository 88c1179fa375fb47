/**
 * `npm run -s bench -- cold [--passes 15] [--json FILE]`: how long the bundle of `score-request` takes to be imported, beside an
 * empty handler with a DynamoDB client, bundled alike, each import in a process of its own and the two in turn.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type BuildOptions, build } from 'esbuild';
import { handlerBundling } from '../../infra/constructs/handler-bundling.ts';
import { scratchFolder } from '../../infra/local/scratch-folder.ts';
import { minified } from '../../infra/minified.ts';

const { values } = parseArgs({ options: { passes: { type: 'string', default: '15' }, json: { type: 'string' } } });
const passes = Number(values.passes);
const MOST_TIMES = 2.5;

const EMPTY = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient();
export const handler = async () => ({ statusCode: 200, body: client.config.apiVersion });`;
const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  RULES_TABLE_NAME: 'rules',
  ATTACHMENTS_TABLE_NAME: 'notes',
  CALLS_TABLE_NAME: 'calls',
  PARTNER_SECRET_PREFIX: 'partners',
};
const scratch = await scratchFolder('bench-cold-');
const root = new URL('../../', import.meta.url).pathname;

/** What the stack puts in the place of modules, as the bundler's own option has it. */
const ALIASES = Object.fromEntries(
  Object.entries(handlerBundling.esbuildArgs ?? {}).flatMap(([option, file]) =>
    option.startsWith('--alias:') ? [[option.slice('--alias:'.length), join(root, String(file))]] : [],
  ),
);

/** Bundled as the stack bundles it. */
async function bundled(name: string, entry: Pick<BuildOptions, 'entryPoints' | 'stdin'>) {
  const outfile = join(scratch.path, `${name}.mjs`);
  await build({
    ...entry,
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    alias: ALIASES,
    loader: { '.json': 'empty' },
    mangleProps: new RegExp(String(handlerBundling.esbuildArgs?.['--mangle-props'])),
    banner: { js: handlerBundling.banner ?? '' },
    logLevel: 'silent',
  });
  writeFileSync(outfile, (await minified(readFileSync(outfile, 'utf8'))).code);
  return outfile;
}

function importMilliseconds(file: string): number {
  const script = `const startedAt = performance.now();
await import(${JSON.stringify(pathToFileURL(file).href)});
console.log(performance.now() - startedAt);`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: scratch.path,
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  return Number(printed);
}

try {
  const files = {
    'empty handler with DynamoDBClient': await bundled('empty', {
      stdin: { contents: EMPTY, resolveDir: root, loader: 'ts' },
    }),
    'score-request': await bundled('score-request', { entryPoints: ['functions/score-request/handler.ts'] }),
  };
  const times = Object.fromEntries(Object.keys(files).map((name) => [name, [] as number[]]));
  for (let pass = 0; pass <= passes; pass++) {
    for (const [name, file] of Object.entries(files)) {
      const milliseconds = importMilliseconds(file);
      // The first one finds nothing in the cache of the disk.
      if (pass > 0) times[name]?.push(milliseconds);
    }
  }
  const medianOf = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
  const [empty = Number.NaN] = Object.values(times).map(medianOf);
  const rows = Object.entries(files).map(([handler, file]) => ({
    handler,
    kB: Math.round(statSync(file).size / 1_000),
    'best ms': Math.round(Math.min(...(times[handler] ?? []))),
    'median ms': Math.round(medianOf(times[handler] ?? [])),
    'times the empty one': Number((medianOf(times[handler] ?? []) / empty).toFixed(2)),
  }));
  console.log(`import of a bundle, Node ${process.version}, ${passes} processes each, in turn`);
  console.table(rows);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (rows.some((row) => row['times the empty one'] > MOST_TIMES)) process.exitCode = 1;
} finally {
  await scratch.remove();
}
