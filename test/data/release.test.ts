import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { checkRelease } from '../../domain/tables/check-release.ts';
import { inForce } from '../../domain/tables/dated-table.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import { dataRelease } from '../support/release.ts';

const bundle = readReleaseBundle(new URL('../../data/', import.meta.url));
const { tables } = dataRelease();
const day = isoDate('2026-03-02');

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
});

describe('published values', () => {
  it('MUE of 64640 is 5 a day for practitioners and hospitals (CMS, 2024-04-01)', () => {
    for (const name of ['ncci-mue-practitioner', 'ncci-mue-hospital'] as const) {
      expect(inForce(tables[name], '64640', day)).toMatchObject({ value: { units: 5, mai: 3 } });
      expect(tables[name]?.records.size).toBe(64);
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

  it('has the national amounts of the seed', () => {
    const cents = (key: string) => {
      const row = inForce(tables['national-payments'], key, day);
      return row.kind === 'inForce' ? row.value.cents : undefined;
    };
    expect([cents('pfs-nonfacility|64640'), cents('opps|64640'), cents('asc|64640')]).toEqual([26_754, 90_363, 19_704]);
  });

  it('calls the Noridian jurisdictions of the cryoneurolysis articles probable, as the facts do', () => {
    const policy = (jurisdiction: string) => inForce(tables['cryoneurolysis-policies'], jurisdiction, day);
    expect(policy('JE')).toMatchObject({ value: { policy: 'A59752' }, citation: { confidence: 'probable' } });
    expect(policy('JF')).toMatchObject({ value: { policy: 'A59753' }, citation: { confidence: 'probable' } });
    expect(policy('J15')).toMatchObject({ citation: { confidence: 'confirmed' } });
    expect(policy('JH').kind).toBe('absent');
  });
});
