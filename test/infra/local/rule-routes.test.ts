/** `GET /v1/rules…` through the local stack: the real handler on the release that was published to DynamoDB. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleDescriptionSchema, ruleListSchema } from '../../../domain/catalog-page/rules-answer-schema.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { dataRelease } from '../../support/release.ts';

let stack: LocalStack;
let output: RecordedOutput;

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

const MUE = '/v1/rules/ncci/mue-day-units';
const MUE_RECORDS = dataRelease().tables['ncci-mue-practitioner']?.records.size;
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${stack.url}${path}`, { headers });
const list = async () => ruleListSchema.parse(await (await get('/v1/rules')).json());
const rule = async (path: string) => ruleDescriptionSchema.parse(await (await get(path)).json());

async function problem(path: string, headers: Record<string, string> = {}) {
  const answer = await get(path, headers);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return { status: answer.status, ...((await answer.json()) as { code: string; detail: string }) };
}

describe('GET /v1/rules', () => {
  it('names the active release, every rule and every table', async () => {
    const { ruleRelease, rules, tables } = await list();
    expect(ruleRelease).toEqual({ id: dataRelease().id, hash: dataRelease().hash });
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(catalog.map(({ id }) => id));
    expect(tables.map(({ table }) => table)).toEqual(Object.keys(dataRelease().tables).sort());
    expect(tables.find(({ table }) => table === 'zip-localities')).toMatchObject({
      recordCount: 921,
      contents: { name: 'ZIP codes', count: 42_956 },
    });
  });

  it('gives paths that lead to the rules', async () => {
    for (const { path, ruleId } of (await list()).rules) {
      expect((await rule(path)).ruleId).toBe(ruleId);
    }
  });
});

describe('GET /v1/rules/{ruleId}', () => {
  it.each([MUE, '/v1/rules/ncci%2Fmue-day-units', '/v1/rules/ncci%2fmue-day-units', `${MUE}?`])(
    '%s is the rule',
    async (path) => {
      expect(await rule(path)).toMatchObject({
        ruleId: 'ncci/mue-day-units',
        linesOfBusiness: ['medicare', 'railroadMedicare'],
        corrections: ['set-units'],
        tables: [{ table: 'ncci-mue-practitioner' }, { table: 'ncci-mue-hospital' }],
        missingTables: [],
      });
    },
  );

  it('holds messages with what they are, weights, denial codes, and the sources in full', async () => {
    const { messages, sources } = await rule(MUE);
    expect(messages.map(({ message, role }) => [message, role])).toEqual([
      ['overDayLimit', 'finding'],
      ['overSpanLimit', 'finding'],
      ['confirmUnits', 'advice'],
      ['sendNote', 'advice'],
    ]);
    expect(messages[0]).toMatchObject({
      weights: [{ probability: 0.85, confidence: 'probable' }],
      denialCodes: expect.arrayContaining([expect.objectContaining({ carc: '151', groupCode: 'CO' })]),
    });
    expect(sources.find(({ id }) => id === 'cms-ncci-mue-practitioner-2024q2')).toMatchObject({
      publisher: 'CMS',
      url: expect.stringMatching(/^https:/),
      published: '2024-04-01',
    });
  });

  it('shows some rows of each table and says how many there are', async () => {
    const [practitioner] = (await rule(MUE)).tables;
    expect(practitioner).toMatchObject({
      recordCount: MUE_RECORDS,
      matchingRecords: MUE_RECORDS,
      nextAfter: expect.any(String),
    });
    expect(practitioner?.rows).toHaveLength(25);
  });

  it('pages through a big table by name without losing or repeating a key', async () => {
    const keys: string[] = [];
    let after: string | null = '';
    let pages = 0;
    while (after !== null) {
      const path: string = `/v1/rules/coverage/cryoneurolysis-temporary?table=zip-localities&after=${after}`;
      const [table]: Awaited<ReturnType<typeof rule>>['tables'] = (await rule(path)).tables;
      keys.push(...(table?.rows.map(({ key }) => key) ?? []));
      after = table?.nextAfter ?? null;
      pages++;
    }
    expect(pages).toBe(5);
    expect(keys).toEqual([...(dataRelease().tables['zip-localities']?.records.keys() ?? [])].sort());
  });

  it.each<[string, string, object]>([
    [
      'a key',
      'table=ncci-mue-practitioner&key=64640',
      { matchingRecords: 1, rows: [{ key: '64640', confidence: 'confirmed' }] },
    ],
    [
      'a key on a day for which the source was not read',
      'table=ncci-mue-practitioner&key=64640&on=2026-03-02',
      { answer: 'inForce', rows: [{ value: { units: 5, mai: 3 }, confidence: 'probable' }] },
    ],
    ['a key that is not there', 'table=ncci-mue-practitioner&key=99999&on=2026-03-02', { answer: 'absent', rows: [] }],
    [
      'a day that is not vouched for',
      'table=ncci-mue-practitioner&key=64640&on=2024-03-31',
      { answer: 'uncovered', rows: [] },
    ],
    ['the first day that is', 'table=ncci-mue-practitioner&key=64640&on=2024-04-01', { answer: 'inForce' }],
    ['empty fields of a form', 'table=ncci-mue-practitioner&key=&on=', { matchingRecords: MUE_RECORDS }],
    [
      'a table that is joined to every rule',
      'table=prior-weights&key=ncci%2Fmue-day-units',
      { rows: [{ value: { probability: 0.85 } }] },
    ],
  ])('looks up %s', async (_name, query, expected) => {
    expect((await rule(`${MUE}?${query}`)).tables).toMatchObject([expected]);
  });

  it.each([
    ['/v1/rules/ncci/mue', 404, 'rule-not-found', 'ncci/ptp-pair'],
    ['/v1/rules/toString', 404, 'rule-not-found', 'The rules are'],
    ['/v1/rules/%E0%A4%A', 404, 'rule-not-found', 'The rules are'],
    [`${MUE}/`, 404, 'rule-not-found', 'The rules are'],
    [
      `${MUE}?table=zip-localities`,
      404,
      'table-not-found',
      'ncci-mue-practitioner, ncci-mue-hospital, denial-codes, prior-weights',
    ],
    [`${MUE}?on=2026-02-30`, 400, 'on-invalid', '2026-03-02'],
    ['/v1/rulesets', 404, 'route-not-found', ''],
  ])('%s is refused', async (path, status, code, detail) => {
    const refused = await problem(path);
    expect(refused).toMatchObject({ status, code });
    expect(refused.detail).toContain(detail);
  });
});

describe('the form of the answer', () => {
  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it.each(['/v1/rules', MUE])('%s is a page for browsers and JSON for everyone else', async (path) => {
    for (const accept of ['*/*', 'application/json']) {
      expect((await get(path, { accept })).headers.get('content-type')).toBe('application/json');
    }
    const answer = await get(path, { accept: BROWSER });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('vary')).toBe('accept');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await answer.text();
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/<script|<link|<img|@import/);
  });

  it('is no other', async () => {
    expect(await problem('/v1/rules', { accept: 'application/pdf' })).toMatchObject({
      status: 406,
      code: 'answer-type-not-supported',
    });
  });

  it('escapes what the caller sent', async () => {
    const answer = await get(`${MUE}?table=ncci-mue-practitioner&key=${encodeURIComponent('"><script>x</script>')}`, {
      accept: 'text/html',
    });
    const text = await answer.text();
    expect(text).not.toContain('<script>');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
  });

  it('says the same on the page as in JSON', async () => {
    const text = await (
      await get(`${MUE}?table=ncci-mue-practitioner&key=64640&on=2026-03-02`, { accept: 'text/html' })
    ).text();
    expect(text).toContain('units 5; mai 3; rationale Clinical: Data');
    expect(text).toContain('1 record of 64640 in force on');
    expect(text).toContain('probable (source read for days through');
    expect(text).toContain(dataRelease().hash);
    const absent = await (await get(`${MUE}?key=1&on=2020-01-01`, { accept: 'text/html' })).text();
    expect(absent).toContain('what holds on that day is not known');
  });

  it('links each page of a big table to the next', async () => {
    const path = '/v1/rules/coverage/cryoneurolysis-temporary?table=zip-localities';
    const text = await (await get(path, { accept: 'text/html' })).text();
    const next = /href="([^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? expect.fail('no link');
    const [table] = (await rule(next)).tables;
    expect(table?.rows).toHaveLength(200);
    expect(text).toContain('200 of 921 records:');
    expect(text).not.toContain(`<td><code>${table?.rows[0]?.key}</code></td>`);
  });
});

describe('caches', () => {
  it.each(['/v1/rules', MUE])('are told when %s has not changed', async (path) => {
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(new RegExp(`^"${dataRelease().hash}/[0-9a-f]{16}"$`));
    for (const sent of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(path, { 'if-none-match': sent });
      expect([again.status, await again.text(), again.headers.get('etag')], sent).toEqual([304, '', tag]);
    }
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('tell the page, JSON, and each look-up apart', async () => {
    const answers = [
      await get(MUE),
      await get(MUE, { accept: 'text/html' }),
      await get(`${MUE}?key=64640`),
      await get('/v1/rules'),
    ];
    expect(new Set(answers.map((answer) => answer.headers.get('etag'))).size).toBe(4);
  });
});
