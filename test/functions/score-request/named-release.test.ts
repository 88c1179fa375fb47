/** `?release=`: an old answer is given again as it was, and a corrected figure is one edit of the data. */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ScoreResponse } from '../../../domain/response/score-response.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';
import type { ReleaseStore } from '../../../functions/adapters/release-store.ts';
import { createReleaseTable } from '../../../functions/adapters/release-table.ts';
import { publishRelease } from '../../../functions/publish-release/publish-release.ts';
import { rollbackRelease } from '../../../functions/publish-release/rollback-release.ts';
import { RULES_TABLE } from '../../../infra/local/local-aws.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { copiedData, editMue } from '../../support/data-folder.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
/** What the first version of this product answered under 2026q4.1, with every rule explained. */
const OLD_ANSWER = readFileSync(new URL('replay/2026q4.1.answer.json', FIXTURES), 'utf8');
const OLD_REQUEST = readFileSync(new URL('replay/2026q4.1.837', FIXTURES));
const SIX_UNITS = readFileSync(new URL('seed/mue-units.fires.837', FIXTURES));

let stack: LocalStack;
let output: RecordedOutput;
let client: DynamoDBClient;
let table: ReleaseStore;
let clock = Date.now();

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
  client = new DynamoDBClient();
  table = createReleaseTable(client, RULES_TABLE);
});

afterAll(async () => {
  vi.useRealTimers();
  await stack.stop();
  output.restore();
});

/** The function asks for the active release twice a minute. */
function aMinuteLater(): void {
  clock += 60_000;
  vi.useFakeTimers({ toFake: ['Date'], now: clock });
}

async function score(query: string, body: string | Buffer, type = 'application/edi-x12') {
  const answer = await fetch(`${stack.url}/v1/score?${query}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

/** As the first version ordered it: claims as they were submitted, without the Pareto, which came later. */
function inFirstOrder(text: string): string {
  const answer = JSON.parse(text);
  const submitted = OLD_REQUEST.toString('latin1');
  const place = (claim: ScoreResponse['claims'][number]) => submitted.indexOf(`CLM*${claim.patientControlNumber}*`);
  answer.claims.sort((a: ScoreResponse['claims'][number], b: typeof a) => place(a) - place(b));
  delete answer.summary.pareto;
  return JSON.stringify(answer);
}

/**
 * What is compared byte for byte: all but the request id, the order of the claims and the words, which are those of the code that answers. So
 * risk, dollars, which rules find, pass, or could not be evaluated, places, rows, sources, denial codes and the patches
 * of the corrections are as they were. What an answer tells since then besides, of how sure a risk is and what each
 * finding adds to it, is left out.
 */
const comparable = (text: string) =>
  inFirstOrder(text)
    .replace(/"(requestId|message|text|requires|needs|how)":"(?:[^"\\]|\\.)*"/g, '"$1":""')
    .replace(/"interval":\{[^}]*\},/g, '')
    .replace(/,"added":[^,]+,"basis":"prior"\}/g, '}');

const corrected = (id: string, units: number) => {
  const folder = copiedData('withoutReleases');
  editMue(folder, id, units);
  return readReleaseBundle(folder);
};

/** Release and findings about units of the one line. */
async function unitsJudged(query = ''): Promise<[string, boolean]> {
  const { text } = await score(`asOf=2026-11-23${query}`, SIX_UNITS);
  const { ruleRelease, claims } = JSON.parse(text) as ScoreResponse;
  return [ruleRelease.id, claims[0]?.lines[0]?.findings.some(({ ruleId }) => ruleId === 'ncci/mue-day-units') ?? false];
}

describe('an old answer', () => {
  const replayed = async () =>
    comparable((await score('release=2026q4.1&asOf=2026-11-23&explain=all', OLD_REQUEST)).text);

  it('is given again byte for byte, but for its request id and its words', async () => {
    expect(await replayed()).toBe(comparable(OLD_ANSWER));
  });

  it('is given again when a newer release is active', async () => {
    await publishRelease(corrected('2099q1.1', 6), table);
    aMinuteLater();
    expect(await unitsJudged()).toEqual(['2099q1.1', false]);
    expect(await replayed()).toBe(comparable(OLD_ANSWER));
  });

  it('is given again on the command line', async () => {
    const cli = new URL('../../../functions/cli/score.ts', import.meta.url).pathname;
    const request = new URL('replay/2026q4.1.837', FIXTURES).pathname;
    const args = [cli, request, '--json', '--release', '2026q4.1', '--as-of', '2026-11-23'];
    const out = await new Promise<string>((resolve) => {
      execFile(process.execPath, args, { maxBuffer: 1e8 }, (_error, text) => resolve(text));
    });
    const unexplained = (text: string) =>
      JSON.parse(text, (key, value) => (key === 'notApplicable' ? undefined : value));
    expect(unexplained(comparable(out))).toEqual(unexplained(comparable(OLD_ANSWER)));
  });
});

describe('a wrong figure', () => {
  it('is corrected by one edit of the data and one release, and comes back with a rollback', async () => {
    const before = await unitsJudged('&release=2026q4.1');
    expect(before).toEqual(['2026q4.1', true]);

    await publishRelease(corrected('2099q1.2', 6), table);
    aMinuteLater();
    expect(await unitsJudged()).toEqual(['2099q1.2', false]);

    await rollbackRelease(table, '2026q4.1');
    aMinuteLater();
    expect(await unitsJudged()).toEqual(before);
    expect(await unitsJudged('&release=2099q1.2')).toEqual(['2099q1.2', false]);
  });
});

describe('a release that is named', () => {
  const body = (release: unknown) => JSON.stringify({ claims: [jsonClaim()], asOf: '2026-11-23', release });
  const releaseOf = (text: string) => (JSON.parse(text) as ScoreResponse).ruleRelease.id;

  it('in a JSON body goes before that of the query', async () => {
    const answer = await score('release=2099q1.2', body('2099q1.1'), 'application/json');
    expect(releaseOf(answer.text)).toBe('2099q1.1');
    const query = await score('release=2099q1.2', JSON.stringify({ claims: [jsonClaim()] }), 'application/json');
    expect(releaseOf(query.text)).toBe('2099q1.2');
  });

  it('is not taken from what a claim calls so', async () => {
    const claim = {
      ...jsonClaim(),
      claimInformation: { ...(jsonClaim().claimInformation as object), release: '2020q1.1' },
    };
    expect((await score('', JSON.stringify([claim]), 'application/json')).status).toBe(200);
  });

  it('is a problem when there is none, which names the active one', async () => {
    const active = (await table.active())?.id;
    for (const answer of [
      await score('release=2020q1.1', OLD_REQUEST),
      await score('release=', OLD_REQUEST),
      await score('', body('2020q1.1'), 'application/json'),
      await score('', body(7), 'application/json'),
      await score('', body(null), 'application/json'),
    ]) {
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({
        code: 'release-unknown',
        detail: `No such rule release is published here; ${active} is active.`,
      });
    }
  });

  it('is unavailable when it is not as it was published, and hurts no other', async () => {
    await publishRelease(corrected('2099q1.3', 4), table);
    const header = await table.header('2099q1.3');
    await client.send(
      new DeleteItemCommand({
        TableName: RULES_TABLE,
        Key: { pk: { S: `RELEASE#2099q1.3#${header?.hash}` }, sk: { S: 'SOURCES' } },
      }),
    );
    const answer = await score('release=2099q1.3', OLD_REQUEST);
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'rules-unavailable' });
    expect((await score('release=2099q1.2', OLD_REQUEST)).status).toBe(200);
  });

  it('that does not cover the day is named in the problem', async () => {
    const answer = await score('release=2026q4.1&asOf=2019-01-01', OLD_REQUEST);
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text).detail).toContain('2026q4.1');
  });
});
