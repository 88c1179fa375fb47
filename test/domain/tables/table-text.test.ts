import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BundledTable } from '../../../domain/tables/release-records.ts';
import { sourcesText, tableText } from '../../../domain/tables/table-text.ts';
import { DATA } from '../../support/import-files.ts';

it.each(readdirSync(join(DATA, 'tables')))('%s is written without a change of what it says', (name) => {
  const table = JSON.parse(readFileSync(join(DATA, 'tables', name), 'utf8'));
  expect(JSON.parse(tableText(table))).toEqual(table);
});

it('a row is a line', () => {
  const row = {
    effectiveFrom: '2026-01-01',
    effectiveThrough: null,
    value: { list: ['a', 'b'], none: [] },
    source: 'x',
  };
  const coverage = { from: '2026-01-01', through: '2026-12-31' };
  const table = (more: object, records: unknown[]) =>
    tableText({ table: 'gpci', coverage: { ...coverage, ...more }, records } as unknown as BundledTable);
  expect(table({}, [{ key: 'k', rows: [row] }]).split('\n')).toEqual([
    '{',
    '  "table": "gpci",',
    '  "coverage": { "from": "2026-01-01", "through": "2026-12-31" },',
    '  "records": [',
    '    { "key": "k", "rows": [',
    '      {"effectiveFrom": "2026-01-01", "effectiveThrough": null, "value": {"list": ["a", "b"], "none": []}, "source": "x"}',
    '    ] }',
    '  ]',
    '}',
    '',
  ]);
  expect(table({ unknown: ['y'] }, [])).toContain('    "unknown": [\n      "y"\n    ]\n  },\n  "records": []\n');
});

it('sources.json is written as it stands', () => {
  const text = readFileSync(join(DATA, 'sources.json'), 'utf8');
  expect(sourcesText(JSON.parse(text).sources)).toBe(text);
});
