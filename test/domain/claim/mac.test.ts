import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { Claim } from '../../../domain/claim/claim.ts';
import { macFact, zipLocality } from '../../../domain/claim/mac.ts';
import { type ClaimSpec, claimOf, jsonClaim, readClaim } from '../../support/claims.ts';
import { read837 } from '../../support/read-837.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const { tables } = dataRelease();
const day = isoDate('2026-03-02');

function macOf(spec: ClaimSpec) {
  const claim = claimOf(spec);
  const line = claim.serviceLines[0];
  return line && macFact(claim, line, tables, day);
}

describe('MAC by place of service', () => {
  it.each([
    ['22201', '12202', '01', 'JL', 'Arlington, Virginia belongs to the DC area'],
    ['22310', '12202', '01', 'JL', 'Alexandria, Virginia as well'],
    ['23219', '11302', '00', 'JM', 'Richmond, Virginia does not'],
    ['20814', '12202', '01', 'JL', 'Maryland suburb of DC'],
    ['21201', '12302', '01', 'JL', 'Baltimore'],
    ['94102', '01112', '05', 'JE', 'San Francisco'],
    ['90001', '01182', '18', 'JE', 'Los Angeles'],
    ['10001', '13202', '01', 'JK', 'Manhattan'],
    ['11101', '13292', '04', 'JK', 'Queens'],
    ['12207', '13282', '99', 'JK', 'upstate New York'],
    ['66101', '05202', '00', 'J5', 'Kansas City, Kansas'],
    ['64101', '05302', '02', 'J5', 'Kansas City, Missouri'],
    ['96910', '01212', '01', 'JE', 'Guam'],
    ['00802', '09202', '50', 'JN', 'Virgin Islands'],
    ['98101', '02402', '02', 'JF', 'Seattle'],
    ['43215', '15202', '00', 'J15', 'Columbus'],
  ])('%s is %s %s in %s: %s', (zip, contractor, locality, jurisdiction) => {
    expect(zipLocality(zip, tables, day)).toMatchObject({ contractor, locality });
    expect(macOf({ billingZip: `${zip}1234`, payerId: 'SAMPLE' })).toMatchObject({
      contractor,
      locality,
      jurisdiction,
    });
  });

  it('prefers the line’s facility to the claim’s, and that to the billing address', () => {
    const spec: ClaimSpec = { billingZip: '94102', facilityZip: '43215', lines: [{ facilityZip: '22201' }] };
    expect(macOf(spec)).toMatchObject({
      jurisdiction: 'JL',
      resolvedBy: 'serviceFacilityZip',
      at: { path: '2400[1]/2420C/N403' },
    });
    expect(macOf({ ...spec, lines: [{}] })).toMatchObject({ jurisdiction: 'J15', resolvedBy: 'serviceFacilityZip' });
    expect(macOf({ billingZip: '94102' })).toMatchObject({ jurisdiction: 'JE', resolvedBy: 'billingProviderZip' });
  });

  it('falls back to the payer’s contractor number, and invents nothing', () => {
    expect(macOf({ billingZip: '00000', payerId: '15202' })).toMatchObject({
      jurisdiction: 'J15',
      locality: undefined,
      resolvedBy: 'payerId',
    });
    expect(macOf({ billingZip: '00000', payerId: 'SAMPLE' })).toBeUndefined();
    expect(zipLocality('ABCDE', tables, day)).toBeUndefined();
    expect(zipLocality('2220', tables, day)).toBeUndefined();
    expect(zipLocality('22201', tables, isoDate('2023-12-31'))).toBeUndefined();
  });

  describe('that is named without a usable ZIP code', () => {
    const claim = jsonClaim({ billingZip: '222010000', payerId: 'SAMPLE', facilityZip: '90001' });
    const x12 = (spoil: (text: string) => string) => read837(spoil(write837([claim]))).claims[0];
    const N4 = /(NM1\*77[^~]*~)(N3[^~]*~)N4[^~]*~/;
    const json = (facility: unknown, ofLine?: unknown) => {
      const sent = JSON.parse(JSON.stringify(claim));
      sent.claimInformation.serviceFacilityLocation = facility;
      if (ofLine) sent.claimInformation.serviceLines[0].serviceFacilityLocation = ofLine;
      return readClaim(sent);
    };
    const macOfFirst = (read: Claim | undefined) =>
      read?.serviceLines[0] && macFact(read, read.serviceLines[0], tables, day);
    const named = { organizationName: 'SAMPLE FACILITY' };
    const inCalifornia = { address1: '1 SAMPLE STREET', city: 'LOS ANGELES', state: 'CA' };

    it.each([
      ['a state alone', x12((text) => text.replace(N4, '$1$2N4*LOS ANGELES*CA~'))],
      ['zeros', x12((text) => text.replace(N4, '$1$2N4*LOS ANGELES*CA*000000000~'))],
      ['a name alone', x12((text) => text.replace(N4, '$1'))],
      ['a state alone, JSON', json({ ...named, address: inCalifornia })],
      ['an empty postalCode', json({ address: { ...inCalifornia, postalCode: '' } })],
      ['zeros, JSON', json({ ...named, address: { ...inCalifornia, postalCode: '00000' } })],
      ['a name alone, JSON', json(named)],
      ['a number alone', json({ npi: '1093817465' })],
      ['that of the line before one of the claim that has one', json({ address: { postalCode: '43215' } }, named)],
    ])('is not taken for that of the biller: %s', (_name, read) => {
      expect(macOfFirst(read)).toBeUndefined();
      const addressed = read && { ...read, payer: { ...read.payer, id: '12202' } };
      expect(macOfFirst(addressed)).toMatchObject({ resolvedBy: 'payerId', jurisdiction: 'JL', locality: undefined });
    });

    it.each([
      ['no facility', x12((text) => text.replace(/NM1\*77[^~]*~N3[^~]*~N4[^~]*~/, ''))],
      ['no facility, JSON', json(undefined)],
      ['null', json(null)],
      ['an object that says nothing', json({ organizationName: '', npi: '', address: { city: '', postalCode: '' } })],
    ])('is the biller’s where none is named: %s', (_name, read) => {
      expect(macOfFirst(read)).toMatchObject({ resolvedBy: 'billingProviderZip', jurisdiction: 'JL' });
    });
  });

  it('says how sure it is of the row', () => {
    expect(zipLocality('22201', tables, isoDate('2025-11-01'))?.citation.confidence).toBe('confirmed');
    expect(zipLocality('22201', tables, isoDate('2025-09-30'))?.citation.confidence).toBe('probable');
    expect(zipLocality('22201', tables, isoDate('2026-01-01'))?.citation.confidence).toBe('probable');
  });
});

describe('ZIP codes that lie in more than one locality', () => {
  const areas = [
    { contractor: '05202', locality: '00', plusFour: '0001-0003 0777' },
    { contractor: '05302', locality: '02', plusFour: '0000 0004-0776 9999' },
  ];
  const withPlusFour = tablesWith({
    'zip-plus-four': tableOf(
      { '66012': [{ from: '2026-01-01', value: { areas } }] },
      { from: '2026-01-01', through: '2026-03-31' },
    ),
  });

  it.each([
    ['66012', '05202', '00', 'five digits: the row of the five-digit file'],
    ['660120001', '05202', '00', 'first of a range'],
    ['66012-0003', '05202', '00', 'last of a range, with a hyphen'],
    ['660120004', '05302', '02', 'first of the next'],
    ['660120776', '05302', '02', 'last of it'],
    ['660120777', '05202', '00', 'a single code'],
    ['660129999', '05302', '02', 'the last code'],
    ['660120000', '05302', '02', 'the first code'],
    ['660120778', '05202', '00', 'a code in no area: the row of the five-digit file'],
    ['66012000', '05202', '00', 'eight digits: the row of the five-digit file'],
    ['222010004', '12202', '01', 'a ZIP code in one locality'],
  ])('%s is %s %s: %s', (zip, contractor, locality) => {
    expect(zipLocality(zip, withPlusFour, day)).toMatchObject({ contractor, locality });
  });

  it('are told by five digits on days that the table does not vouch for', () => {
    const at = (text: string) => zipLocality('660120004', withPlusFour, isoDate(text))?.contractor;
    expect([at('2025-12-31'), at('2026-01-01'), at('2026-03-31'), at('2026-04-01')]).toEqual([
      '05202',
      '05302',
      '05302',
      '05202',
    ]);
  });
});
