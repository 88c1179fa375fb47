import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { Claim } from '../../../domain/claim/claim.ts';
import { lineOfBusiness } from '../../../domain/claim/line-of-business.ts';
import { claimOf, jsonClaim } from '../../support/claims.ts';
import { read837 } from '../../support/read-837.ts';
import { dataRelease, tablesWith } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const { tables } = dataRelease();
const day = isoDate('2026-03-02');
const of = (filing: string, payerId: string, payerName = 'SAMPLE PAYER') =>
  lineOfBusiness(claimOf({ filing, payerId, payerName }), tables, day);

describe('SBR09 alone', () => {
  it.each([
    ['MB', 'medicare'],
    ['MA', 'medicare'],
    ['16', 'medicareAdvantage'],
    ['MC', 'medicaid'],
    ['CI', 'commercial'],
    ['BL', 'commercial'],
    ['HM', 'commercial'],
    ['12', 'commercial'],
    ['13', 'commercial'],
    ['14', 'commercial'],
    ['15', 'commercial'],
    ['FI', 'commercial'],
    ['11', 'other'],
    ['17', 'other'],
    ['AM', 'other'],
    ['CH', 'other'],
    ['DS', 'other'],
    ['LM', 'other'],
    ['OF', 'other'],
    ['TV', 'other'],
    ['VA', 'other'],
    ['WC', 'other'],
    ['ZZ', 'unknown'],
    ['', 'unknown'],
    ['09', 'unknown'],
    ['mb', 'medicare'],
    [' MB ', 'medicare'],
    ['mc', 'medicaid'],
  ])('%j is %s', (filing, expected) => {
    expect(of(filing, 'SAMPLE')).toBe(expected);
  });
});

describe('the payer id alone', () => {
  it.each([
    ['a Part B contractor', '04412', 'medicare'],
    ['a Part A contractor', '04411', 'medicare'],
    ['the Railroad Medicare contractor', '00882', 'railroadMedicare'],
    ['with blanks', ' 04412 ', 'medicare'],
    ['an insurer, which sells plans of several kinds', '62308', 'unknown'],
    ['an alias of a clearing house', 'SAMPLE', 'unknown'],
    ['nothing', '', 'unknown'],
  ])('%s', (_name, payerId, expected) => {
    for (const filing of ['', 'ZZ', 'zz']) expect(of(filing, payerId)).toBe(expected);
  });

  it('is no contractor before the contractors are known', () => {
    expect(lineOfBusiness(claimOf({ filing: '', payerId: '04412' }), tables, isoDate('2023-12-31'))).toBe('unknown');
    const without = tablesWith({ 'mac-contractors': undefined, payers: undefined });
    expect(lineOfBusiness(claimOf({ filing: '', payerId: '04412' }), without, day)).toBe('unknown');
    expect(lineOfBusiness(claimOf({ filing: 'MB', payerId: '62308' }), without, day)).toBe('medicare');
  });
});

describe('both', () => {
  it.each([
    ['agree: Part B and its contractor', 'MB', '04412', 'medicare'],
    ['agree: Part A and its contractor', 'MA', '04411', 'medicare'],
    ['agree: the railroad contractor is a Medicare contractor', 'MB', '00882', 'railroadMedicare'],
    ['agree: commercial and an insurer', 'CI', '62308', 'commercial'],
    ['agree: Medicare Advantage and an insurer', '16', '61101', 'medicareAdvantage'],
    ['agree: Medicaid and an insurer that runs such plans', 'MC', '87726', 'medicaid'],
    ['contradict: Part B to an insurer, perhaps its Medicare Advantage plan', 'MB', '61101', 'unknown'],
    ['contradict: Part A to an insurer', 'MA', '87726', 'unknown'],
    ['contradict: commercial to a contractor', 'CI', '04412', 'unknown'],
    ['contradict: Blue Cross to a Part A contractor', 'BL', '04411', 'unknown'],
    ['contradict: HMO to a contractor', 'HM', '04412', 'unknown'],
    [
      'misdirected: Medicare Advantage to a contractor, which decides no such claim',
      '16',
      '04412',
      'medicareAdvantage',
    ],
    ['misdirected: Medicare Advantage to the railroad contractor', '16', '00882', 'medicareAdvantage'],
    ['contradict: Medicaid to a contractor', 'MC', '15202', 'unknown'],
    ['contradict: commercial to the railroad contractor', 'CI', '00882', 'unknown'],
    ['contradict: workers’ compensation to a contractor', 'WC', '04412', 'unknown'],
    ['say nothing of each other: Part B and an alias', 'MB', 'SAMPLE', 'medicare'],
    ['say nothing of each other: commercial and an alias', 'CI', 'SAMPLE', 'commercial'],
  ])('%s', (_name, filing, payerId, expected) => {
    expect(of(filing, payerId)).toBe(expected);
  });
});

describe('a name', () => {
  it.each([
    ['MB', 'HUMANA MEDICARE ADVANTAGE', 'medicare'],
    ['', 'MEDICARE PART B', 'unknown'],
    ['CI', 'MEDICAID', 'commercial'],
  ])('decides nothing: SBR09 %j of %s is %s', (filing, name, expected) => {
    expect(of(filing, 'SAMPLE', name)).toBe(expected);
  });
});

describe('a claim with two payers', () => {
  /** The other payer's loop 2320 as it stands in a claim, before the lines. */
  const withOther = (
    destination: { filing: string; payerId: string },
    order: string,
    otherFiling: string,
    otherId: string,
  ) => {
    const text = write837([jsonClaim(destination)])
      .replace('SBR*P*18', `SBR*${order === 'P' ? 'S' : 'P'}*18`)
      .replace(
        'LX*1~',
        `SBR*${order}*18*******${otherFiling}~OI***Y***Y~NM1*IL*1*TESTPATIENT*AVERY****MI*0~NM1*PR*2*OTHER*****PI*${otherId}~LX*1~`,
      );
    const [claim] = read837(text).claims as Claim[];
    return claim && lineOfBusiness(claim, tables, day);
  };

  it('is of the payer that it is sent to, whoever pays first', () => {
    expect(withOther({ filing: 'MB', payerId: '04412' }, 'P', 'CI', '62308')).toBe('medicare');
    expect(withOther({ filing: 'CI', payerId: '62308' }, 'P', 'MB', '04412')).toBe('commercial');
    expect(withOther({ filing: 'MC', payerId: 'SAMPLE' }, 'P', 'MB', '04412')).toBe('medicaid');
    expect(withOther({ filing: 'MB', payerId: '04412' }, 'S', 'MC', 'SAMPLE')).toBe('medicare');
  });
});
