/** Claims that say, in each text that they hold, what a spreadsheet or a browser would run. */

import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { results, world } from '../../support/batch-world.ts';
import { jsonClaim } from '../../support/claims.ts';
import { write837 } from '../../support/write-837.ts';

type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

/** Paths of all texts. */
function textsOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function withText(value: Json, [first, ...rest]: readonly (string | number)[], text: string): Json {
  if (first === undefined) return text;
  if (Array.isArray(value)) return value.map((inner, at) => (at === first ? withText(inner, rest, text) : inner));
  const object = value as { [name: string]: Json };
  return { ...object, [first]: withText(object[first] ?? null, rest, text) };
}

const CLAIM = jsonClaim({
  note: 'RFA 90C RIGHT SAPHENOUS NERVE',
  facilityZip: '770020000',
  payerClaimControlNumber: 'F8',
  dependent: { firstName: 'KIM', lastName: 'TESTPATIENT', dateOfBirth: '20100101' },
  documentation: { note: 'Procedure note. Right saphenous nerve.', modality: 'thermal', device: 'X' },
  lines: [{ units: 6, modifiers: ['RT', '59'], description: 'RFA', note: 'RFA', placeOfService: '11' }],
}) as Json;
const PATHS = textsOf(CLAIM);

const FORMULAS = ['=1+1', '+cmd|A1', '-2+3', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1'];
const SCRIPTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '</pre><svg onload=alert(4)>',
];

/** A claim for each text and payload, each in a file of its own kind. */
function claims(payloads: readonly string[]): Json[] {
  return PATHS.flatMap((path) => payloads.map((payload) => withText(CLAIM, path, payload)));
}

async function scored(bytes: Uint8Array): Promise<Record<string, string>> {
  const batch = await world(bytes);
  expect(await batch.run()).toBe('completed');
  return Object.fromEntries(Object.entries(results(batch)).map(([key, text]) => [key.split('/').at(-1), text]));
}

const asX12 = (payloads: readonly string[]): Buffer => {
  const separators = { element: '|', component: '\u005e', repetition: '`', terminator: '~', lineBreak: '' };
  const clean = payloads.map((payload) => payload.replace(/[|^`~\r]/g, ' '));
  // The writer of the tests takes claims of any shape, but needs lists where it expects them.
  const written = claims(clean).filter((claim) => typeof claim === 'object');
  return Buffer.from(write837(written as never, separators));
};

describe.each([
  ['JSON', (payloads: readonly string[]) => Buffer.from(JSON.stringify({ claims: claims(payloads) }))],
  ['X12', asX12],
])('claims as %s', (form, fileOf) => {
  let formulas: Record<string, string>;
  let scripts: Record<string, string>;

  beforeAll(async () => {
    formulas = await scored(fileOf(FORMULAS));
    scripts = await scored(fileOf(SCRIPTS));
  });

  it('say it in texts that reach the table and the page', () => {
    expect(PATHS.length).toBeGreaterThan(40);
    expect(formulas['lines.csv']).toContain('1+1');
    expect(scripts['report.html']).toContain('&lt;script&gt;alert(1)');
  });

  it('put no formula into a cell of lines.csv, and no row of their own', () => {
    const text = formulas['lines.csv'] ?? '';
    const rows = parse(text, { relax_column_count: false }) as string[][];
    const { scoredLines } = JSON.parse(formulas['summary.json'] ?? '').summary;
    expect(rows.length).toBe(scoredLines + 1);
    const dangerous = rows.flat().filter((cell) => /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(cell));
    // A number may be negative.
    expect(dangerous.filter((cell) => !/^-\d+(?:\.\d+)?$/.test(cell))).toEqual([]);
  });

  it.each(['report.html'])('run nothing in %s', (name) => {
    for (const text of [scripts[name] ?? '', formulas[name] ?? '']) {
      expect(text.match(/<script/g), form).toHaveLength(1);
      expect(
        text.match(/<(?:img|svg|iframe|object|embed|base|form[^>]*action)/g)?.filter((tag) => !/^<svg$/.test(tag)) ??
          [],
      ).toEqual([]);
      const outside = text.replace(/<script>[\s\S]*?<\/script>/, '').replace(/<style>[\s\S]*?<\/style>/, '');
      const tags = outside.match(/<[a-z][^<>]*>/gi) ?? [];
      expect(tags.filter((tag) => /\son\w+\s*=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
      expect(outside).not.toMatch(/href="(?!https:)/i);
    }
  });
});
