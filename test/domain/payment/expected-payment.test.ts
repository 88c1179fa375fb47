/** Units, ranks, sides, facilities, the turn of the year, and what is not known. Localities: `localities.test.ts`. */

import { describe, expect, it } from 'vitest';
import { claimJson } from '../../../domain/json/claim-json.ts';
import { type ClaimSpec, jsonClaim, type LineSpec, readClaim } from '../../support/claims.ts';
import { institutionalClaim } from '../../support/institutional-claim.ts';
import { paymentOf } from '../../support/payments.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

/** Houston, locality 18 of 04412, where 64640 is 24517 in the office: (1.98 × 1.014 + 5.26 × 1.003 + 0.21 × 1.409) × 32.3465 = 245.172… */
const HOUSTON = 24_517;
/** 64624 there: (2.50 × 1.014 + 8.73 × 1.003 + 0.23 × 1.409) × 32.3465 = 375.713… */
const HIGHER = 37_571;
/** 64632 there: (1.23 × 1.014 + 1.42 × 1.003 + 0.10 × 1.409) × 32.3465 = 90.970… */
const LOWER = 9_097;

/** Lines that charge more than any schedule allows. */
const on2025 = (...lines: LineSpec[]): ClaimSpec => ({
  lines: lines.map((line) => ({ on: '20251103', charge: '6000', ...line })),
});
const cents = (claim: ClaimSpec, line?: number) => paymentOf(claim, line).expectedCents;
const percents = (claim: ClaimSpec, line?: number) =>
  paymentOf(claim, line).units?.map(({ units, percent }) => [units, percent]);

describe('the figures of 2026', () => {
  it('are national, because the indices of the year are not at hand, and say so', () => {
    // (1.93 + 5.86 + 0.22) × 33.4009 = 267.541209
    expect(paymentOf({})).toEqual({
      expectedCents: 26_754,
      basis: 'pfs-nonfacility',
      locality: null,
      perUnitCents: 26_754,
      units: [{ units: 1, percent: 100, cents: 26_754 }],
      notes: ['National amount: the geographic indices of that locality and day are not at hand.'],
      source: 'seed-64640',
      confidence: 'confirmed',
    });
  });

  it('have none for a facility of the fee schedule, whose practice expense is unknown', () => {
    expect(paymentOf({ placeOfService: '22' })).toEqual({
      expectedCents: null,
      basis: 'pfs-facility',
      notes: ['The practice expense of this setting in that year is not at hand.'],
    });
  });

  it('are the rates of the seed in a hospital and a surgery center', () => {
    expect(paymentOf(readClaim(institutionalClaim()))).toMatchObject({
      expectedCents: 90_363,
      basis: 'opps',
      locality: null,
      source: 'seed-64640',
      confidence: 'confirmed',
    });
    expect(paymentOf({ placeOfService: '24', renderingNpi: null })).toMatchObject({
      expectedCents: 19_704,
      basis: 'asc',
      locality: null,
      confidence: 'confirmed',
    });
  });

  it('are probable where the indicators of 2026 come in', () => {
    // 267.54 + 4 × 133.77
    expect(paymentOf({ lines: [{ units: 5, charge: '6000' }] })).toMatchObject({
      expectedCents: 80_262,
      confidence: 'probable',
    });
  });
});

describe('the turn of the year', () => {
  it.each([
    ['20241231', null],
    ['20250101', HOUSTON],
    ['20251231', HOUSTON],
    ['20260101', 26_754],
    ['20261231', 26_754],
    ['20270101', null],
  ])('%s', (on, expected) => {
    expect(cents({ lines: [{ on }] })).toBe(expected);
  });

  it('a surgery center has no rate before 2026, and none that anybody read from October 2026 on', () => {
    const at = (on: string) => paymentOf({ placeOfService: '24', renderingNpi: null, lines: [{ on }] });
    expect(at('20251231')).toMatchObject({ expectedCents: null, basis: 'asc' });
    expect(at('20260701')).toMatchObject({ expectedCents: 19_704, confidence: 'confirmed' });
    expect(at('20261001')).toMatchObject({ expectedCents: 19_704, confidence: 'probable' });
  });
});

describe('units and other procedures of the day', () => {
  it('rank by amount: the whole, then half for the second to the fifth', () => {
    // 245.17 + 4 × 122.585 rounded to 122.59
    expect(cents(on2025({ units: 5 }))).toBe(HOUSTON + 4 * 12_259);
    expect(percents(on2025({ units: 5 }))).toEqual([
      [1, 100],
      [4, 50],
    ]);
  });

  it('count nothing for the sixth and those after it, which are paid by report', () => {
    expect(paymentOf(on2025({ units: 8 }))).toMatchObject({
      expectedCents: HOUSTON + 4 * 12_259,
      unpricedUnits: 3,
      notes: expect.arrayContaining(['Units of the lowest ranks are paid by report and are not in the figure.']),
    });
  });

  it('a higher procedure takes the first place, a lower one does not', () => {
    const beside = (code: string) => on2025({ units: 2 }, { code });
    expect(percents(beside('64624'))).toEqual([[2, 50]]);
    expect(percents(beside('64632'))).toEqual([
      [1, 100],
      [1, 50],
    ]);
    expect(paymentOf(on2025({ code: '64624' })).expectedCents).toBe(HIGHER);
    expect(paymentOf(on2025({ code: '64632' })).expectedCents).toBe(LOWER);
    expect(cents(beside('64624'), 2)).toBe(HIGHER);
    // Third in rank: 90.97 × 50 % = 45.485
    expect(cents(beside('64632'), 2)).toBe(4_549);
  });

  it('of equal amounts the earlier line comes first, and the lines add up to the day', () => {
    const claim = on2025({ units: 3 }, { units: 4, modifiers: ['59'] });
    expect(percents(claim, 1)).toEqual([
      [1, 100],
      [2, 50],
    ]);
    expect(paymentOf(claim, 2)).toMatchObject({ units: [{ units: 2, percent: 50 }], unpricedUnits: 2 });
  });

  it('a line that is left without any rank has no figure', () => {
    expect(paymentOf(on2025({ units: 5 }, { modifiers: ['59'] }), 2)).toMatchObject({
      expectedCents: null,
      basis: 'pfs-nonfacility',
      unpricedUnits: 1,
    });
  });

  it('visits, imaging and add-ons take no place', () => {
    const claim = on2025({}, { code: '99213', modifiers: ['25'] }, { code: '76942' }, { code: '64634' });
    expect(paymentOf(claim)).toMatchObject({ expectedCents: HOUSTON, locality: '18' });
    expect(paymentOf(claim)).not.toHaveProperty('notes');
  });

  it('neither do drugs, supplies and laboratory tests', () => {
    const claim = on2025({}, { code: 'J3301' }, { code: 'A4550' }, { code: '80305' }, { code: 'P9612' });
    expect(paymentOf(claim)).toMatchObject({ expectedCents: HOUSTON });
    expect(paymentOf(claim)).not.toHaveProperty('notes');
  });

  it('a code without an amount at hand is said to be unranked', () => {
    const { expectedCents, notes } = paymentOf(on2025({}, { code: '20610' }));
    expect(expectedCents).toBe(HOUSTON);
    expect(notes).toEqual([expect.stringContaining('Not ranked with 20610')]);
    // In 2026 the neighbours are not at hand.
    expect(paymentOf({ lines: [{}, { code: '64624' }] }).notes).toContainEqual(expect.stringContaining('64624'));
  });

  it('another provider and another day are ranked apart', () => {
    expect(cents(on2025({}, { code: '64624', renderingNpi: '1245319599' }))).toBe(HOUSTON);
    expect(cents({ lines: [{ on: '20251103' }, { code: '64624', on: '20251104' }] })).toBe(HOUSTON);
  });

  it.each([
    ['a line that spans days with several units', { units: 2, through: '20251104' }],
    ['a fraction', { units: '1.5' }],
    ['minutes', { basis: 'MJ', units: 15 }],
    ['more units than a day holds', { units: 10_000 }],
  ])('%s: no figure', (_name, line: LineSpec) => {
    expect(paymentOf(on2025(line))).toMatchObject({ expectedCents: null, basis: 'pfs-nonfacility' });
  });
});

describe('both sides', () => {
  const both = Math.round(HOUSTON * 1.5);

  it('modifier 50, RT with LT on one line, and a line for each side come to the same', () => {
    expect(cents(on2025({ modifiers: ['50'] }))).toBe(both);
    expect(cents(on2025({ modifiers: ['RT', 'LT'] }))).toBe(both);
    const pair = on2025({ modifiers: ['RT'] }, { modifiers: ['LT'] });
    expect([percents(pair, 1), percents(pair, 2)]).toEqual([[[1, 100]], [[1, 50]]]);
    expect((cents(pair, 1) ?? 0) + (cents(pair, 2) ?? 0)).toBe(both);
  });

  it('count once in the ranking, at the amount of both', () => {
    // 367.76 for both sides lies below 375.71 of 64624: both are halved.
    const pair = on2025({ modifiers: ['RT'] }, { modifiers: ['LT'] }, { code: '64624' });
    expect([percents(pair, 1), percents(pair, 2)]).toEqual([[[1, 50]], [[1, 25]]]);
    expect(percents(on2025({ modifiers: ['50'] }, { code: '64624' }))).toEqual([[1, 75]]);
    expect(cents(pair, 3)).toBe(HIGHER);
    // The pair takes one place: 64632 is third behind 64624.
    expect(percents(on2025({ modifiers: ['RT'] }, { modifiers: ['LT'] }, { code: '64632' }), 3)).toEqual([[1, 50]]);
  });

  it('lines that say more than a side are two procedures', () => {
    const apart = on2025({ modifiers: ['RT'] }, { modifiers: ['LT', 'XS'] }, { code: '64624' });
    expect([percents(apart, 1), percents(apart, 2)]).toEqual([[[1, 50]], [[1, 50]]]);
  });

  it('modifier 50 with two units has no figure', () => {
    expect(paymentOf(on2025({ modifiers: ['50'], units: 2 }))).toMatchObject({ expectedCents: null });
  });

  it('are paid once where the indicator of the code says so', () => {
    // 64642 has bilateral indicator 0.
    expect(percents(on2025({ code: '64642', modifiers: ['50'] }))).toEqual([[1, 100]]);
  });
});

describe('modifiers', () => {
  it('78 pays the share of the operation itself', () => {
    // 245.17 × 80 % = 196.136
    expect(paymentOf(on2025({ modifiers: ['78'] }))).toMatchObject({
      expectedCents: 19_614,
      units: [{ units: 1, percent: 80, cents: 19_614 }],
    });
    expect(paymentOf(on2025({ modifiers: ['78'], units: 2 }))).toMatchObject({ expectedCents: null });
  });

  it.each(['22', '52', '53', '54', '55', '62', '66', '80', 'AS', '26', 'TC'])('%s: no figure', (modifier) => {
    expect(paymentOf(on2025({ modifiers: [modifier] }))).toEqual({
      expectedCents: null,
      basis: 'pfs-nonfacility',
      notes: [`No publication at hand states what is paid with modifier ${modifier}.`],
    });
  });

  it.each(['RT', '59', 'XS', 'KX', '79', 'GA'])('%s changes nothing', (modifier) => {
    expect(cents(on2025({ modifiers: [modifier] }))).toBe(HOUSTON);
  });
});

describe('facilities', () => {
  const hospital = (spec: Parameters<typeof institutionalClaim>[0]) => paymentOf(readClaim(institutionalClaim(spec)));
  const center = (...lines: LineSpec[]): ClaimSpec => ({ placeOfService: '24', renderingNpi: null, lines });

  it('a hospital is paid the whole once and half for every further unit', () => {
    // 903.63 + 6 × 451.815
    expect(hospital({ units: '7' })).toMatchObject({
      expectedCents: 90_363 + 6 * 45_182,
      units: [
        { units: 1, percent: 100 },
        { units: 6, percent: 50 },
      ],
      confidence: 'probable',
    });
    expect(hospital({ modifiers: ['50'] })).toMatchObject({ expectedCents: 135_545, confidence: 'probable' });
    expect(hospital({ modifiers: ['73'] })).toMatchObject({ expectedCents: 45_182 });
    expect(hospital({ modifiers: ['74'] })).toMatchObject({ expectedCents: 90_363 });
    expect(hospital({ modifiers: ['52'] })).toMatchObject({ expectedCents: null, basis: 'opps' });
    expect(hospital({ billType: '85' })).toMatchObject({ expectedCents: null, basis: 'unknown' });
  });

  it('a surgery center likewise, each side on a line of its own', () => {
    expect(cents(center({ units: 2 }))).toBe(19_704 + 9_852);
    const sides = center({ modifiers: ['RT'] }, { modifiers: ['LT'] });
    expect([cents(sides, 1), cents(sides, 2)]).toEqual([19_704, 9_852]);
    // 64624 is paid 948.66 there, so 64640 is second.
    expect(cents(center({}, { code: '64624' }))).toBe(9_852);
    expect(paymentOf(center({ modifiers: ['50'] }))).toMatchObject({ expectedCents: null, basis: 'asc' });
  });
});

describe('who pays, and where', () => {
  it('an insurer publishes no schedule, and an unknown payer has none', () => {
    expect(paymentOf({ filing: 'CI', payerId: 'SAMPLE' })).toEqual({
      expectedCents: null,
      basis: 'unknown',
      notes: ['Only original Medicare publishes what it pays.'],
    });
    expect(paymentOf({ filing: 'ZZ', payerId: 'SAMPLE' })).toMatchObject({ expectedCents: null, basis: 'unknown' });
  });

  it('a claim whose ZIP code lies in no area gets the national amount', () => {
    expect(paymentOf({ ...on2025({}), billingZip: '000010000' })).toMatchObject({
      expectedCents: 24_098,
      locality: null,
      notes: ['National amount: the pricing locality is not known.'],
    });
  });

  it('a code that the contractor prices has no figure', () => {
    expect(paymentOf(on2025({ code: '64999' }))).toMatchObject({ expectedCents: null });
  });

  it('no more than the charge, by the fee schedule and in a surgery center', () => {
    const lower = 'The figure is the charge: the schedule allows more, and Medicare pays the lesser of both.';
    expect(paymentOf(on2025({ charge: '245.16' }))).toMatchObject({
      expectedCents: 24_516,
      perUnitCents: HOUSTON,
      units: [{ units: 1, percent: 100, cents: HOUSTON }],
      notes: [lower],
    });
    expect(paymentOf(on2025({ charge: '245.17' }))).not.toHaveProperty('notes');
    const center = paymentOf({ placeOfService: '24', renderingNpi: null, lines: [{ charge: '1' }] });
    expect(center).toMatchObject({ expectedCents: 100, notes: [expect.any(String), lower] });
  });

  it('a hospital is paid its rate, whatever it charges', () => {
    // biome-ignore lint/suspicious/noExplicitAny: a claim is plain JSON
    const claim = institutionalClaim() as any;
    claim.claimInformation.serviceLines[0].institutionalService.lineItemChargeAmount = '1';
    expect(paymentOf(readClaim(claim)).expectedCents).toBe(90_363);
  });

  it.each(['0', '-5', ''])('a charge of %j has no figure', (charge) => {
    const json = jsonClaim({ lines: [{ charge }] });
    const claim = claimJson(json, '', () => undefined);
    if (!claim) throw new Error('not read');
    expect(paymentOf(claim)).toEqual({
      expectedCents: null,
      basis: 'pfs-nonfacility',
      notes: ['The line states no charge above zero, and Medicare pays no more than the charge.'],
    });
  });
});

describe('a release from before this reckoning', () => {
  it('is priced by its own table, a unit, as it was', () => {
    const tables = tablesWith({
      'payment-adjustments': undefined,
      'national-payments': tableOf({ 'pfs-nonfacility|64640': [{ from: '2026-01-01', value: { cents: 12_345 } }] }),
    });
    const claim = { lines: [{ units: 5, modifiers: ['52'] }] };
    expect(paymentOf(claim, 1, tables)).toEqual({
      expectedCents: 12_345,
      basis: 'pfs-nonfacility',
      source: 'maintainers',
      confidence: 'confirmed',
    });
    expect(paymentOf({ placeOfService: '22' }, 1, tables)).toEqual({ expectedCents: null, basis: 'unknown' });
    expect(dataRelease().tables).not.toHaveProperty('national-payments');
  });
});
