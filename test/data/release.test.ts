import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { checkRelease } from '../../domain/tables/check-release.ts';
import { inForce } from '../../domain/tables/dated-table.ts';
import type { ReleaseBundle } from '../../domain/tables/release-records.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import { dataRelease } from '../support/release.ts';

const bundle = readReleaseBundle(new URL('../../data/', import.meta.url));
const { tables } = dataRelease();
const day = isoDate('2026-03-02');

// biome-ignore lint/suspicious/noExplicitAny: a draft is made wrong on purpose, against its types
type Draft = any;
const changed = (change: (copy: Draft) => void): unknown => {
  const copy = structuredClone(bundle) as ReleaseBundle;
  change(copy);
  return copy;
};
const table = (copy: Draft, name: string) => copy.tables.find((entry: Draft) => entry.table === name);

describe('the data folder', () => {
  it('has no defect', () => {
    expect(checkRelease(bundle, catalog)).toEqual([]);
  });

  it('says what its release changed, by effect', () => {
    const [, ...sections] = readFileSync(new URL('../../data/CHANGES.md', import.meta.url), 'utf8').split(/^## /m);
    const ids = sections.map((section) => /^\d{4}q[1-4]\.\d+/.exec(section)?.[0]);
    expect(ids).toContain(bundle.id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    for (const section of sections.slice(0, -1)) {
      expect([...section.matchAll(/^### (.+)$/gm)].map(([, effect]) => effect)).toEqual([
        'Future dates',
        'Past dates',
        'Sources only',
      ]);
    }
  });

  it.each<[string, (copy: Draft) => void, string]>([
    [
      'denial codes of a payer that does not exist',
      (copy) => {
        const { records } = table(copy, 'denial-codes');
        records.push({ ...records.at(-1), key: `${records.at(-1).key}@J99` });
      },
      'J99 is no jurisdiction or line of business',
    ],
    [
      'a policy of a jurisdiction that does not exist',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.jurisdictions = ['J99']),
      'J99 is no jurisdiction',
    ],
    [
      'a policy that may reach a jurisdiction that does not exist',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.mayReach = ['J99']),
      'J99 is no jurisdiction',
    ],
    [
      'a policy on a technique that does not exist',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.reaches = [{ techniques: ['magic'] }]),
      'magic is no technique',
    ],
    [
      'a policy on a nerve that does not exist',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.reaches = [{ nerves: ['magic'] }]),
      'magic is no nerve',
    ],
    [
      'a policy on a region that does not exist',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.reaches = [{ regions: ['magic'] }]),
      'magic is no region of a nerve',
    ],
    [
      'a policy that leaves out a nerve that does not exist',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.exceptNerves = ['magic']),
      'magic is no nerve',
    ],
    [
      'a policy that leaves out diagnoses that nobody lists',
      (copy) => (table(copy, 'policies').records[0].rows[0].value.exceptDiagnoses = ['magic']),
      'magic is no family of diagnoses',
    ],
    [
      'a payer with a policy that does not exist',
      (copy) => (table(copy, 'payers').records[0].rows[0].value.policies = [{ policy: 'magic' }]),
      'magic is no policy',
    ],
    [
      'a diagnosis list of a jurisdiction that does not exist',
      (copy) =>
        table(copy, 'covered-diagnoses').records.push({
          key: 'A1',
          rows: [{ ...table(copy, 'policies').records[0].rows[0], value: { jurisdictions: ['J99'] } }],
        }),
      'covered-diagnoses, A1: J99 is no jurisdiction',
    ],
  ])('is refused with %s', (_name, change, text) => {
    expect(checkRelease(changed(change), catalog).join('\n')).toContain(text);
  });
});

describe('published values', () => {
  it('MUE of 64640 is 5 a day for practitioners and hospitals (CMS, 2024-04-01)', () => {
    for (const name of ['ncci-mue-practitioner', 'ncci-mue-hospital'] as const) {
      expect(inForce(tables[name], '64640', day)).toMatchObject({ value: { units: 5, mai: 3 } });
      expect(tables[name]?.records.size).toBe(name === 'ncci-mue-practitioner' ? 66 : 64);
    }
  });

  it('holds the active PTP pairs with 64640 by setting and indicator (CMS, 2024-07-01)', () => {
    const count = (name: 'ncci-ptp-practitioner' | 'ncci-ptp-hospital', indicator: number) =>
      [...(tables[name]?.records.values() ?? [])].filter(
        (record) => record.rows[0]?.value.modifierIndicator === indicator,
      ).length;
    expect([count('ncci-ptp-practitioner', 1), count('ncci-ptp-practitioner', 0)]).toEqual([190, 64]);
    expect([count('ncci-ptp-hospital', 1), count('ncci-ptp-hospital', 0)]).toEqual([196, 1]);
    expect(inForce(tables['ncci-ptp-practitioner'], '46505|64640', day).kind).toBe('inForce');
    expect(inForce(tables['ncci-ptp-practitioner'], '64640|77002', day).kind).toBe('absent');
  });

  it('has 55 Part B contractors and every ZIP code of the October 2025 file', () => {
    expect(tables['mac-contractors']?.records.size).toBe(55);
    const areas = [...(tables['zip-localities']?.records.values() ?? [])].flatMap(
      (record) => record.rows[0]?.value.areas ?? [],
    );
    const zips = areas.flatMap(({ lastTwo }) =>
      lastTwo.split(' ').map((range) => {
        const [from = '', through = from] = range.split('-');
        return Number(through) - Number(from) + 1;
      }),
    );
    expect(zips.reduce((sum, count) => sum + count, 0)).toBe(42_956);
    expect(new Set(areas.map(({ contractor }) => contractor))).toEqual(
      new Set(tables['mac-contractors']?.records.keys()),
    );
  });

  it('has the rates of the seed for facilities; the office amount is worked out in the test of the payment', () => {
    const opps = inForce(tables['opps-rates'], '64640', day);
    const asc = inForce(tables['asc-rates'], '64640', day);
    expect([opps, asc]).toMatchObject([{ value: { paymentCents: 90_363 } }, { value: { paymentCents: 19_704 } }]);
    expect(tables).not.toHaveProperty('national-payments');
  });

  it('has the global days of the codes in the fee schedule of October 2025', () => {
    expect(tables['global-periods']?.records.size).toBe(66);
    const days = (code: string) => {
      const row = inForce(tables['global-periods'], code, day);
      return row.kind === 'inForce' ? row.value : undefined;
    };
    expect(['64640', '64450', '99213', '64999', '64636'].map(days)).toEqual([
      { indicator: '010', days: 10 },
      { indicator: '000', days: 0 },
      { indicator: 'XXX', days: null },
      { indicator: 'YYY', days: null },
      { indicator: 'ZZZ', days: null },
    ]);
    expect(inForce(tables['global-periods'], '64640', day)).toMatchObject({ citation: { confidence: 'confirmed' } });
    expect(inForce(tables['global-periods'], '64624', day)).toMatchObject({ citation: { confidence: 'probable' } });
    expect(inForce(tables['global-periods'], '64640', isoDate('2024-12-31')).kind).toBe('uncovered');
  });

  it('calls the Noridian jurisdictions of the cryoneurolysis articles probable, as the facts do', () => {
    const policy = (jurisdiction: string) => inForce(tables['cryoneurolysis-policies'], jurisdiction, day);
    expect(policy('JE')).toMatchObject({ value: { policy: 'A59752' }, citation: { confidence: 'probable' } });
    expect(policy('JF')).toMatchObject({ value: { policy: 'A59753' }, citation: { confidence: 'probable' } });
    expect(policy('J15')).toMatchObject({ citation: { confidence: 'confirmed' } });
    expect(policy('JH').kind).toBe('absent');
  });
});
