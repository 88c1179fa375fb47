import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { payerFact } from '../../domain/claim/payer.ts';
import { inForce } from '../../domain/tables/dated-table.ts';
import type { PolicyDocumentValue } from '../../domain/tables/rule-tables.ts';
import { claimOf } from '../support/claims.ts';
import { dataRelease } from '../support/release.ts';

const { tables } = dataRelease();
const day = isoDate('2026-11-23');
const policies = [...(tables.policies?.records.values() ?? [])];
const valueIn = (key: string): PolicyDocumentValue | undefined => tables.policies?.records.get(key)?.rows[0]?.value;

describe('policies', () => {
  it('are 32, one row each, in force on a day in 2026 as far as the rows say', () => {
    expect(policies).toHaveLength(32);
    for (const { key, rows } of policies) {
      expect(rows, key).toHaveLength(1);
      expect(inForce(tables.policies, key, day).kind, key).toBe('inForce');
    }
  });

  it.each<[keyof PolicyDocumentValue, Record<string, number>]>([
    ['status', { inForce: 28, proposed: 2, absent: 1, unknown: 1 }],
    ['kind', { article: 4, macInstruction: 1, proposedLcd: 2, lcd: 12, absence: 1, ncd: 1, commercialPolicy: 11 }],
    ['stance', { notCovered: 13, supports: 2, unfavourable: 1, related: 13, none: 3 }],
  ])('count by %s', (field, expected) => {
    const counts: Record<string, number> = {};
    for (const { key } of policies) {
      const value = String(valueIn(key)?.[field]);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(counts).toEqual(expected);
  });

  it('have no denervation policy in force that does not cover, under any MAC', () => {
    const against = policies.filter(({ rows }) =>
      rows.some(
        ({ value }) =>
          value.status === 'inForce' &&
          value.subject === 'denervation' &&
          value.stance === 'notCovered' &&
          value.kind !== 'commercialPolicy',
      ),
    );
    expect(against.map(({ key }) => key)).toEqual([]);
  });

  it('say where their dates are not stated, and are probable there', () => {
    for (const key of ['NCD 160.1', '0525', 'CPB 0735', 'Neuroablative Techniques for Chronic Pain', 'SIJ family']) {
      const row = tables.policies?.records.get(key)?.rows[0];
      expect(row, key).toMatchObject({ confidence: 'probable', locator: expect.stringContaining('row begins') });
    }
  });

  it('reach with the proposals the nine jurisdictions that our source names', () => {
    const reached = ['DL40265', 'DL40300 + DA60321'].flatMap((key) => [
      ...(valueIn(key)?.jurisdictions ?? []),
      ...(valueIn(key)?.mayReach ?? []),
    ]);
    expect(reached.sort()).toEqual(['J15', 'J5', 'J6', 'J8', 'JE', 'JF', 'JJ', 'JK', 'JM']);
  });

  it('are only probable after the day on which they were listed', () => {
    const confidence = (on: string) => {
      const row = inForce(tables.policies, 'L36850', isoDate(on));
      return row.kind === 'inForce' ? row.citation.confidence : undefined;
    };
    expect([confidence('2025-08-23'), confidence('2025-08-24')]).toEqual(['confirmed', 'probable']);
  });
});

describe('denial codes', () => {
  it('of any payer cite no page of one contractor, and those of a contractor cite its own', () => {
    const publishers = { JE: 'noridian', JF: 'noridian', JH: 'novitas', JL: 'novitas' } as Record<string, string>;
    for (const [key, { rows }] of tables['denial-codes']?.records ?? []) {
      const [, scope] = key.split('@');
      for (const { source } of rows) {
        const page = /^mac-denials-([a-z]+)-/.exec(source)?.[1];
        expect(page, key).toBe(scope === undefined ? undefined : publishers[scope]);
      }
    }
  });
});

describe('payers', () => {
  it.each([
    ['CIGNA HEALTHCARE', '', 'Cigna'],
    ['', '62308', 'Cigna'],
    ['AETNA LIFE INSURANCE CO', '60054', 'Aetna'],
    ['UnitedHealthcare', '87726', 'UnitedHealthcare'],
    ['UNITED HEALTH CARE', 'SAMPLE', 'UnitedHealthcare'],
    ['Humana, Inc.', '61101', 'Humana'],
    ['ANTHEM BLUE CROSS AND BLUE SHIELD', 'SAMPLE', 'Anthem/Elevance'],
    ['AMBETTER FROM SAMPLE', '68069', 'Centene'],
    ['BLUE CROSS & BLUE SHIELD OF NORTH CAROLINA', 'SAMPLE', 'Blue Cross Blue Shield of North Carolina'],
    ['BCBS NEBRASKA', 'SAMPLE', 'Blue Cross Blue Shield of Nebraska'],
    ['CAPITAL BLUE CROSS', 'SAMPLE', 'Capital Blue Cross'],
    ['FLORIDA BLUE HMO', 'SAMPLE', 'Florida Blue'],
    ['BLUECROSS BLUESHIELD OF TENNESSEE', 'SAMPLE', 'Blue Cross Blue Shield plan'],
  ])('%j with id %j is %s', (payerName, payerId, expected) => {
    const fact = payerFact(claimOf({ payerName, payerId, filing: 'CI' }), tables, day);
    expect(fact).toMatchObject({ kind: 'recognised', value: { name: expected } });
  });

  it.each(['HUMANE SOCIETY', 'CROSS BLUE', 'SAMPLE MUTUAL', 'ANTHEMIC', ''])('%j is nobody known', (payerName) => {
    expect(payerFact(claimOf({ payerName, payerId: 'SAMPLE' }), tables, day).kind).toBe('unrecognised');
  });
});

describe('covered diagnoses', () => {
  it('are loaded for no MAC: none was found', () => {
    expect(tables['covered-diagnoses']?.records.size).toBe(0);
  });
});

describe('NCCI', () => {
  it('has all 592 pairs of the tables of 2024-07-01, the deleted ones apart', () => {
    const deleted = [...(tables['ncci-ptp-deleted']?.records.values() ?? [])].flatMap(({ rows }) => rows);
    const active =
      (tables['ncci-ptp-practitioner']?.records.size ?? 0) + (tables['ncci-ptp-hospital']?.records.size ?? 0);
    expect([active, deleted.length]).toEqual([451, 141]);
    const indicators = [0, 1, 9].map(
      (indicator) => deleted.filter(({ value }) => value.modifierIndicator === indicator).length,
    );
    expect(indicators).toEqual([15, 120, 6]);
    for (const { value, effectiveFrom } of deleted) expect(value.deletionDate < effectiveFrom).toBe(true);
  });

  it('never answers with a deleted pair on a day that is covered', () => {
    for (const key of tables['ncci-ptp-deleted']?.records.keys() ?? []) {
      const [one = '', two = '', setting = ''] = key.split('|');
      const table = setting === 'hospital' ? tables['ncci-ptp-hospital'] : tables['ncci-ptp-practitioner'];
      const isActiveAgain = table?.records.has(`${one}|${two}`) === true;
      expect(inForce(table, `${one}|${two}`, day).kind, key).toBe(isActiveAgain ? 'inForce' : 'absent');
    }
  });

  it.each(['64625', '64633', '64634', '64635', '64636', '64999'])('has two observations of the MUE of %s', (code) => {
    const on = (date: string) => inForce(tables['ncci-mue-practitioner'], code, isoDate(date));
    const [before, after] = [on('2026-09-30'), on('2026-10-01')];
    expect(before).toMatchObject({ citation: { source: 'cms-ncci-mue-practitioner-2024q2', confidence: 'probable' } });
    expect(after).toMatchObject({ citation: { source: 'memo-2026-09-15', confidence: 'confirmed' } });
    if (before.kind === 'inForce' && after.kind === 'inForce') expect(after.value).toEqual(before.value);
  });

  it.each(['64490', '64493'])('has the MUE of %s from the later table alone', (code) => {
    expect(inForce(tables['ncci-mue-practitioner'], code, isoDate('2026-10-01'))).toMatchObject({
      value: { units: 1, mai: 2 },
    });
    expect(tables['ncci-mue-hospital']?.records.has(code)).toBe(false);
  });
});
