/**
 * Payment worked by hand for 16 localities. The inputs are those of CMS: relative values and conversion factor of the
 * PPRRVU file of October 2025, indices of GPCI2025. Each product stands beside its figure.
 */

import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { unitPrice } from '../../../domain/payment/unit-price.ts';
import { paymentOf } from '../../support/payments.ts';
import { dataRelease } from '../../support/release.ts';

interface Worked {
  place: string;
  zip: string;
  area: string;
  office: number;
  facility: number;
  /** 64632, which has the same indicators. */
  neighbourOffice: number;
  neighbourFacility: number;
  threeUnits: number;
  bothSides: number;
}

const CASES: readonly Worked[] = [
  {
    place: 'Alabama',
    zip: '352030000',
    area: '10112|00',
    // 64640: 1.98 × 1.000 = 1.98000; 5.26 × 0.869 = 4.57094; 0.21 × 0.575 = 0.12075; together 6.67169 × 32.3465 = 215.805821
    office: 21581,
    // 64640: 1.98 × 1.000 = 1.98000; 1.43 × 0.869 = 1.24267; 0.21 × 0.575 = 0.12075; together 3.34342 × 32.3465 = 108.147935
    facility: 10815,
    // 64632: 1.23 × 1.000 = 1.23000; 1.42 × 0.869 = 1.23398; 0.10 × 0.575 = 0.05750; together 2.52148 × 32.3465 = 81.561053
    neighbourOffice: 8156,
    // 64632: 1.23 × 1.000 = 1.23000; 0.71 × 0.869 = 0.61699; 0.10 × 0.575 = 0.05750; together 1.90449 × 32.3465 = 61.603586
    neighbourFacility: 6160,
    // three units: 21581 + 10791 + 10791; both sides: 150 % of 21581
    threeUnits: 43163,
    bothSides: 32372,
  },
  {
    place: 'Alaska',
    zip: '995010000',
    area: '02102|01',
    // 64640: 1.98 × 1.500 = 2.97000; 5.26 × 1.081 = 5.68606; 0.21 × 0.592 = 0.12432; together 8.78038 × 32.3465 = 284.014562
    office: 28401,
    // 64640: 1.98 × 1.500 = 2.97000; 1.43 × 1.081 = 1.54583; 0.21 × 0.592 = 0.12432; together 4.64015 × 32.3465 = 150.092612
    facility: 15009,
    // 64632: 1.23 × 1.500 = 1.84500; 1.42 × 1.081 = 1.53502; 0.10 × 0.592 = 0.05920; together 3.43922 × 32.3465 = 111.246730
    neighbourOffice: 11125,
    // 64632: 1.23 × 1.500 = 1.84500; 0.71 × 1.081 = 0.76751; 0.10 × 0.592 = 0.05920; together 2.67171 × 32.3465 = 86.420468
    neighbourFacility: 8642,
    // three units: 28401 + 14201 + 14201; both sides: 150 % of 28401
    threeUnits: 56803,
    bothSides: 42602,
  },
  {
    place: 'San Francisco',
    zip: '941020000',
    area: '01112|05',
    // 64640: 1.98 × 1.088 = 2.15424; 5.26 × 1.419 = 7.46394; 0.21 × 0.445 = 0.09345; together 9.71163 × 32.3465 = 314.137240
    office: 31414,
    // 64640: 1.98 × 1.088 = 2.15424; 1.43 × 1.419 = 2.02917; 0.21 × 0.445 = 0.09345; together 4.27686 × 32.3465 = 138.341452
    facility: 13834,
    // 64632: 1.23 × 1.088 = 1.33824; 1.42 × 1.419 = 2.01498; 0.10 × 0.445 = 0.04450; together 3.39772 × 32.3465 = 109.904350
    neighbourOffice: 10990,
    // 64632: 1.23 × 1.088 = 1.33824; 0.71 × 1.419 = 1.00749; 0.10 × 0.445 = 0.04450; together 2.39023 × 32.3465 = 77.315575
    neighbourFacility: 7732,
    // three units: 31414 + 15707 + 15707; both sides: 150 % of 31414
    threeUnits: 62828,
    bothSides: 47121,
  },
  {
    place: 'Los Angeles',
    zip: '900120000',
    area: '01182|18',
    // 64640: 1.98 × 1.042 = 2.06316; 5.26 × 1.194 = 6.28044; 0.21 × 0.690 = 0.14490; together 8.48850 × 32.3465 = 274.573265
    office: 27457,
    // 64640: 1.98 × 1.042 = 2.06316; 1.43 × 1.194 = 1.70742; 0.21 × 0.690 = 0.14490; together 3.91548 × 32.3465 = 126.652074
    facility: 12665,
    // 64632: 1.23 × 1.042 = 1.28166; 1.42 × 1.194 = 1.69548; 0.10 × 0.690 = 0.06900; together 3.04614 × 32.3465 = 98.531968
    neighbourOffice: 9853,
    // 64632: 1.23 × 1.042 = 1.28166; 0.71 × 1.194 = 0.84774; 0.10 × 0.690 = 0.06900; together 2.19840 × 32.3465 = 71.110546
    neighbourFacility: 7111,
    // three units: 27457 + 13729 + 13729; both sides: 150 % of 27457
    threeUnits: 54915,
    bothSides: 41186,
  },
  {
    place: 'Miami',
    zip: '331300000',
    area: '09102|04',
    // 64640: 1.98 × 1.000 = 1.98000; 5.26 × 1.027 = 5.40202; 0.21 × 2.500 = 0.52500; together 7.90702 × 32.3465 = 255.764422
    office: 25576,
    // 64640: 1.98 × 1.000 = 1.98000; 1.43 × 1.027 = 1.46861; 0.21 × 2.500 = 0.52500; together 3.97361 × 32.3465 = 128.532376
    facility: 12853,
    // 64632: 1.23 × 1.000 = 1.23000; 1.42 × 1.027 = 1.45834; 0.10 × 2.500 = 0.25000; together 2.93834 × 32.3465 = 95.045015
    neighbourOffice: 9505,
    // 64632: 1.23 × 1.000 = 1.23000; 0.71 × 1.027 = 0.72917; 0.10 × 2.500 = 0.25000; together 2.20917 × 32.3465 = 71.458917
    neighbourFacility: 7146,
    // three units: 25576 + 12788 + 12788; both sides: 150 % of 25576
    threeUnits: 51152,
    bothSides: 38364,
  },
  {
    place: 'Chicago',
    zip: '606020000',
    area: '06102|16',
    // 64640: 1.98 × 1.007 = 1.99386; 5.26 × 1.023 = 5.38098; 0.21 × 2.018 = 0.42378; together 7.79862 × 32.3465 = 252.258062
    office: 25226,
    // 64640: 1.98 × 1.007 = 1.99386; 1.43 × 1.023 = 1.46289; 0.21 × 2.018 = 0.42378; together 3.88053 × 32.3465 = 125.521564
    facility: 12552,
    // 64632: 1.23 × 1.007 = 1.23861; 1.42 × 1.023 = 1.45266; 0.10 × 2.018 = 0.20180; together 2.89307 × 32.3465 = 93.580689
    neighbourOffice: 9358,
    // 64632: 1.23 × 1.007 = 1.23861; 0.71 × 1.023 = 0.72633; 0.10 × 2.018 = 0.20180; together 2.16674 × 32.3465 = 70.086455
    neighbourFacility: 7009,
    // three units: 25226 + 12613 + 12613; both sides: 150 % of 25226
    threeUnits: 50452,
    bothSides: 37839,
  },
  {
    place: 'Minnesota',
    zip: '554010000',
    area: '06202|00',
    // 64640: 1.98 × 1.000 = 1.98000; 5.26 × 1.025 = 5.39150; 0.21 × 0.300 = 0.06300; together 7.43450 × 32.3465 = 240.480054
    office: 24048,
    // 64640: 1.98 × 1.000 = 1.98000; 1.43 × 1.025 = 1.46575; 0.21 × 0.300 = 0.06300; together 3.50875 × 32.3465 = 113.495782
    facility: 11350,
    // 64632: 1.23 × 1.000 = 1.23000; 1.42 × 1.025 = 1.45550; 0.10 × 0.300 = 0.03000; together 2.71550 × 32.3465 = 87.836921
    neighbourOffice: 8784,
    // 64632: 1.23 × 1.000 = 1.23000; 0.71 × 1.025 = 0.72775; 0.10 × 0.300 = 0.03000; together 1.98775 × 32.3465 = 64.296755
    neighbourFacility: 6430,
    // three units: 24048 + 12024 + 12024; both sides: 150 % of 24048
    threeUnits: 48096,
    bothSides: 36072,
  },
  {
    place: 'Manhattan',
    zip: '100010000',
    area: '13202|01',
    // 64640: 1.98 × 1.065 = 2.10870; 5.26 × 1.166 = 6.13316; 0.21 × 1.656 = 0.34776; together 8.58962 × 32.3465 = 277.844143
    office: 27784,
    // 64640: 1.98 × 1.065 = 2.10870; 1.43 × 1.166 = 1.66738; 0.21 × 1.656 = 0.34776; together 4.12384 × 32.3465 = 133.391791
    facility: 13339,
    // 64632: 1.23 × 1.065 = 1.30995; 1.42 × 1.166 = 1.65572; 0.10 × 1.656 = 0.16560; together 3.13127 × 32.3465 = 101.285625
    neighbourOffice: 10129,
    // 64632: 1.23 × 1.065 = 1.30995; 0.71 × 1.166 = 0.82786; 0.10 × 1.656 = 0.16560; together 2.30341 × 32.3465 = 74.507252
    neighbourFacility: 7451,
    // three units: 27784 + 13892 + 13892; both sides: 150 % of 27784
    threeUnits: 55568,
    bothSides: 41676,
  },
  {
    place: 'Queens',
    zip: '111010000',
    area: '13292|04',
    // 64640: 1.98 × 1.065 = 2.10870; 5.26 × 1.195 = 6.28570; 0.21 × 1.462 = 0.30702; together 8.70142 × 32.3465 = 281.460482
    office: 28146,
    // 64640: 1.98 × 1.065 = 2.10870; 1.43 × 1.195 = 1.70885; 0.21 × 1.462 = 0.30702; together 4.12457 × 32.3465 = 133.415404
    facility: 13342,
    // 64632: 1.23 × 1.065 = 1.30995; 1.42 × 1.195 = 1.69690; 0.10 × 1.462 = 0.14620; together 3.15305 × 32.3465 = 101.990132
    neighbourOffice: 10199,
    // 64632: 1.23 × 1.065 = 1.30995; 0.71 × 1.195 = 0.84845; 0.10 × 1.462 = 0.14620; together 2.30460 × 32.3465 = 74.545744
    neighbourFacility: 7455,
    // three units: 28146 + 14073 + 14073; both sides: 150 % of 28146
    threeUnits: 56292,
    bothSides: 42219,
  },
  {
    place: 'Boston',
    zip: '021080000',
    area: '14212|01',
    // 64640: 1.98 × 1.042 = 2.06316; 5.26 × 1.197 = 6.29622; 0.21 × 0.894 = 0.18774; together 8.54712 × 32.3465 = 276.469417
    office: 27647,
    // 64640: 1.98 × 1.042 = 2.06316; 1.43 × 1.197 = 1.71171; 0.21 × 0.894 = 0.18774; together 3.96261 × 32.3465 = 128.176564
    facility: 12818,
    // 64632: 1.23 × 1.042 = 1.28166; 1.42 × 1.197 = 1.69974; 0.10 × 0.894 = 0.08940; together 3.07080 × 32.3465 = 99.329632
    neighbourOffice: 9933,
    // 64632: 1.23 × 1.042 = 1.28166; 0.71 × 1.197 = 0.84987; 0.10 × 0.894 = 0.08940; together 2.22093 × 32.3465 = 71.839312
    neighbourFacility: 7184,
    // three units: 27647 + 13824 + 13824; both sides: 150 % of 27647
    threeUnits: 55295,
    bothSides: 41471,
  },
  {
    place: 'Houston',
    zip: '770020000',
    area: '04412|18',
    // 64640: 1.98 × 1.014 = 2.00772; 5.26 × 1.003 = 5.27578; 0.21 × 1.409 = 0.29589; together 7.57939 × 32.3465 = 245.166739
    office: 24517,
    // 64640: 1.98 × 1.014 = 2.00772; 1.43 × 1.003 = 1.43429; 0.21 × 1.409 = 0.29589; together 3.73790 × 32.3465 = 120.907982
    facility: 12091,
    // 64632: 1.23 × 1.014 = 1.24722; 1.42 × 1.003 = 1.42426; 0.10 × 1.409 = 0.14090; together 2.81238 × 32.3465 = 90.970650
    neighbourOffice: 9097,
    // 64632: 1.23 × 1.014 = 1.24722; 0.71 × 1.003 = 0.71213; 0.10 × 1.409 = 0.14090; together 2.10025 × 32.3465 = 67.935737
    neighbourFacility: 6794,
    // three units: 24517 + 12259 + 12259; both sides: 150 % of 24517
    threeUnits: 49035,
    bothSides: 36776,
  },
  {
    place: 'Seattle',
    zip: '981010000',
    area: '02402|02',
    // 64640: 1.98 × 1.043 = 2.06514; 5.26 × 1.220 = 6.41720; 0.21 × 0.853 = 0.17913; together 8.66147 × 32.3465 = 280.168239
    office: 28017,
    // 64640: 1.98 × 1.043 = 2.06514; 1.43 × 1.220 = 1.74460; 0.21 × 0.853 = 0.17913; together 3.98887 × 32.3465 = 129.025983
    facility: 12903,
    // 64632: 1.23 × 1.043 = 1.28289; 1.42 × 1.220 = 1.73240; 0.10 × 0.853 = 0.08530; together 3.10059 × 32.3465 = 100.293234
    neighbourOffice: 10029,
    // 64632: 1.23 × 1.043 = 1.28289; 0.71 × 1.220 = 0.86620; 0.10 × 0.853 = 0.08530; together 2.23439 × 32.3465 = 72.274696
    neighbourFacility: 7227,
    // three units: 28017 + 14009 + 14009; both sides: 150 % of 28017
    threeUnits: 56035,
    bothSides: 42026,
  },
  {
    place: 'Virginia',
    zip: '232190000',
    area: '11302|00',
    // 64640: 1.98 × 1.002 = 1.98396; 5.26 × 0.984 = 5.17584; 0.21 × 0.755 = 0.15855; together 7.31835 × 32.3465 = 236.723008
    office: 23672,
    // 64640: 1.98 × 1.002 = 1.98396; 1.43 × 0.984 = 1.40712; 0.21 × 0.755 = 0.15855; together 3.54963 × 32.3465 = 114.818107
    facility: 11482,
    // 64632: 1.23 × 1.002 = 1.23246; 1.42 × 0.984 = 1.39728; 0.10 × 0.755 = 0.07550; together 2.70524 × 32.3465 = 87.505046
    neighbourOffice: 8751,
    // 64632: 1.23 × 1.002 = 1.23246; 0.71 × 0.984 = 0.69864; 0.10 × 0.755 = 0.07550; together 2.00660 × 32.3465 = 64.906487
    neighbourFacility: 6491,
    // three units: 23672 + 11836 + 11836; both sides: 150 % of 23672
    threeUnits: 47344,
    bothSides: 35508,
  },
  {
    place: 'Arlington, of the DC area',
    zip: '222010000',
    area: '12202|01',
    // 64640: 1.98 × 1.057 = 2.09286; 5.26 × 1.192 = 6.26992; 0.21 × 1.168 = 0.24528; together 8.60806 × 32.3465 = 278.440613
    office: 27844,
    // 64640: 1.98 × 1.057 = 2.09286; 1.43 × 1.192 = 1.70456; 0.21 × 1.168 = 0.24528; together 4.04270 × 32.3465 = 130.767196
    facility: 13077,
    // 64632: 1.23 × 1.057 = 1.30011; 1.42 × 1.192 = 1.69264; 0.10 × 1.168 = 0.11680; together 3.10955 × 32.3465 = 100.583059
    neighbourOffice: 10058,
    // 64632: 1.23 × 1.057 = 1.30011; 0.71 × 1.192 = 0.84632; 0.10 × 1.168 = 0.11680; together 2.26323 × 32.3465 = 73.207569
    neighbourFacility: 7321,
    // three units: 27844 + 13922 + 13922; both sides: 150 % of 27844
    threeUnits: 55688,
    bothSides: 41766,
  },
  {
    place: 'Wyoming',
    zip: '820010000',
    area: '03602|21',
    // 64640: 1.98 × 1.000 = 1.98000; 5.26 × 1.000 = 5.26000; 0.21 × 0.739 = 0.15519; together 7.39519 × 32.3465 = 239.208513
    office: 23921,
    // 64640: 1.98 × 1.000 = 1.98000; 1.43 × 1.000 = 1.43000; 0.21 × 0.739 = 0.15519; together 3.56519 × 32.3465 = 115.321418
    facility: 11532,
    // 64632: 1.23 × 1.000 = 1.23000; 1.42 × 1.000 = 1.42000; 0.10 × 0.739 = 0.07390; together 2.72390 × 32.3465 = 88.108631
    neighbourOffice: 8811,
    // 64632: 1.23 × 1.000 = 1.23000; 0.71 × 1.000 = 0.71000; 0.10 × 0.739 = 0.07390; together 2.01390 × 32.3465 = 65.142616
    neighbourFacility: 6514,
    // three units: 23921 + 11961 + 11961; both sides: 150 % of 23921
    threeUnits: 47843,
    bothSides: 35882,
  },
  {
    place: 'Puerto Rico',
    zip: '009010000',
    area: '09202|20',
    // 64640: 1.98 × 1.000 = 1.98000; 5.26 × 1.007 = 5.29682; 0.21 × 0.982 = 0.20622; together 7.48304 × 32.3465 = 242.050153
    office: 24205,
    // 64640: 1.98 × 1.000 = 1.98000; 1.43 × 1.007 = 1.44001; 0.21 × 0.982 = 0.20622; together 3.62623 × 32.3465 = 117.295849
    facility: 11730,
    // 64632: 1.23 × 1.000 = 1.23000; 1.42 × 1.007 = 1.42994; 0.10 × 0.982 = 0.09820; together 2.75814 × 32.3465 = 89.216176
    neighbourOffice: 8922,
    // 64632: 1.23 × 1.000 = 1.23000; 0.71 × 1.007 = 0.71497; 0.10 × 0.982 = 0.09820; together 2.04317 × 32.3465 = 66.089398
    neighbourFacility: 6609,
    // three units: 24205 + 12103 + 12103; both sides: 150 % of 24205
    threeUnits: 48411,
    bothSides: 36308,
  },
];

describe.each(CASES)('in $place', (worked) => {
  const locality = worked.area.slice(-2);
  const at = (placeOfService: string, line: Record<string, unknown> = {}) =>
    paymentOf({ billingZip: worked.zip, placeOfService, lines: [{ on: '20251103', ...line }] });

  it('64640 is paid by the indices of the locality, in the office and in a facility', () => {
    expect(at('11')).toMatchObject({ expectedCents: worked.office, basis: 'pfs-nonfacility', locality });
    expect(at('22')).toMatchObject({ expectedCents: worked.facility, basis: 'pfs-facility', locality });
  });

  it('and so is a neighbour', () => {
    expect(at('11', { code: '64632' })).toMatchObject({ expectedCents: worked.neighbourOffice, locality });
    expect(at('22', { code: '64632' })).toMatchObject({ expectedCents: worked.neighbourFacility, locality });
  });

  it('three units rank among each other, and both sides are paid once and a half', () => {
    expect(at('11', { units: 3, charge: '6000' })).toMatchObject({
      expectedCents: worked.threeUnits,
      perUnitCents: worked.office,
      units: [
        { units: 1, percent: 100, cents: worked.office },
        { units: 2, percent: 50 },
      ],
    });
    expect(at('11', { modifiers: ['50'] })).toMatchObject({
      expectedCents: worked.bothSides,
      units: [{ units: 1, percent: 150, cents: worked.bothSides }],
    });
  });
});

describe('amounts that CMS itself published', () => {
  const area = { contractor: '02102', locality: '01', citations: [] };
  const cents = (code: string, basis: 'pfs-nonfacility' | 'pfs-facility') => {
    const price = unitPrice(dataRelease().tables, basis, code, isoDate('2025-11-03'), area);
    return price.kind === 'priced' ? price.cents : price.note;
  };

  // The carrier file PFAK25A of January 2025: contractor 02102, locality 01, non-facility and facility fee.
  it.each([
    ['64600', 53648, 28892],
    ['64605', 97784, 49460],
    ['64610', 86200, 57247],
    ['64612', 15963, 14040],
    ['64616', 15902, 12895],
    ['64620', 25637, 22175],
    ['64624', 43096, 18445],
    ['64625', 52886, 24703],
    ['64630', 30442, 23693],
    ['64632', 11125, 8642],
    ['64633', 49097, 24201],
    ['64634', 27668, 8577],
    ['64635', 49497, 24217],
    ['64636', 25859, 7536],
    ['64640', 28401, 15009],
    ['64642', 17809, 12914],
    ['64646', 18747, 13957],
    ['64680', 38368, 20150],
    ['64681', 51851, 27759],
  ])('are those of this reckoning, rounded once: %s in Alaska', (code, office, facility) => {
    expect([cents(code, 'pfs-nonfacility'), cents(code, 'pfs-facility')]).toEqual([office, facility]);
  });
});
