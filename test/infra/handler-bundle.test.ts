import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { ScoringFunction } from '../../infra/constructs/scoring-function.ts';

describe.each([
  'score-request',
  'keep-attachment',
  'what-if',
  'correct-claims',
  'record-remittances',
  'report-calibration',
  'describe-service',
  'publish-release',
  'deliver-callback',
  'dashboard-widgets',
])('the bundle of %s', (name) => {
  const outdir = mkdtempSync(join(tmpdir(), 'handler-bundle-'));
  let directory: string;
  let files: string[];

  beforeAll(() => {
    const stack = new Stack(new App({ context: cdkJson.context, outdir }), 'Bundle');
    new ScoringFunction(stack, 'Handler', {
      name,
      logKey: new Key(stack, 'LogKey'),
      logRetention: RetentionDays.ONE_DAY,
      timeout: Duration.seconds(1),
      memoryMebibytes: 128,
      reservedConcurrency: 1,
      environment: {},
    });
    const [asset] = globSync('asset.*', { cwd: outdir });
    if (asset === undefined) throw new Error('nothing was bundled');
    directory = join(outdir, asset);
    files = globSync('**', { cwd: directory }).filter((file) => statSync(join(directory, file)).isFile());
  });

  afterAll(() => rmSync(outdir, { recursive: true }));

  it('holds the code and its source map, and no metafile', () => {
    expect(files.toSorted()).toEqual(['index.mjs', 'index.mjs.map']);
  });

  it('is small enough to start fast', () => {
    expect(statSync(join(directory, 'index.mjs')).size).toBeLessThan(800_000);
  });

  it('leaves the sources out of the source map', () => {
    expect(JSON.parse(readFileSync(join(directory, 'index.mjs.map'), 'utf8'))).not.toHaveProperty('sourcesContent');
  });

  it('loads on its own, without this repository around it', () => {
    const script = `import(${JSON.stringify(pathToFileURL(join(directory, 'index.mjs')).href)})
      .then(({ handler }) => console.log(typeof handler))`;
    const environment = {
      AWS_REGION: 'us-east-1',
      RULES_TABLE_NAME: 'rules',
      ATTACHMENTS_TABLE_NAME: 'notes',
      CALLS_TABLE_NAME: 'calls',
      BATCH_TABLE_NAME: 'batches',
      CALLBACK_QUEUE_URL: 'https://queue.test/callbacks',
      AUDIT_TABLE_NAME: 'audit',
      OUTCOMES_TABLE_NAME: 'outcomes',
      OUTCOMES_SECRET_ARN: 'secret',
      PARTNER_SECRET_PREFIX: 'partners',
      RELEASE_BUCKET: 'bucket',
      RELEASE_KEY: 'key',
      LOG_GROUP_NAMES: 'log',
    };
    const output = execFileSync(process.execPath, ['-e', script], {
      cwd: directory,
      env: environment,
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('function');
  });
});

it('checks and describes rule data nowhere on the way to a score', async () => {
  const { metafile } = await build({
    entryPoints: ['functions/score-request/handler.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('domain/score-claims.ts');
  expect(inputs.filter((path) => /domain\/(?:tables\/(?:shapes|check-)|catalog-page)/.test(path))).toEqual([]);
});
