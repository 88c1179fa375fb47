import { describe, expect, it } from 'vitest';
import { elementErrors } from '../../../../domain/x12/acknowledgments/segment-check.ts';
import type { ClaimForm } from '../../../../domain/x12/loops-837.ts';
import { readSegment } from '../../../support/read-segment.ts';

/** `element[-component] dataElement code [value]`, the trigger behind `<`. */
function errors(text: string, form: ClaimForm = 'professional', loop = ''): string[] {
  return elementErrors(readSegment(text), form, loop).map(
    ({ element, component, dataElement = '', code, value, trigger }) =>
      `${element}${component === undefined ? '' : `-${component}`} ${dataElement} ${code}` +
      `${value === undefined ? '' : ` ${value}`}${trigger ? ` < ${trigger.element} ${trigger.dataElement ?? ''}` : ''}`,
  );
}

describe('the elements of a segment', () => {
  it.each<[string, string, string[]]>([
    ['a clean claim', 'CLM*A1*600***11:B:1*Y*A*Y*Y', []],
    ['a clean line', 'SV1*HC:64640:RT::59*600.50*UN*1***1:2', []],
    ['empty elements at the end', 'NM1*85*2*SAMPLE*******', []],
    ['a segment that the table does not hold', 'XYZ*1', []],
    ['a reference that names the payer it is for', 'REF*G1*AUTH1**2U:99999', []],
    ['a reference with three qualifiers', 'REF*G2*X**2U:99999:G2:1:G2:2', []],
    ['5: a qualifier of such a reference', 'REF*G1*AUTH1**2UXX:99999', ['4-1 128 5 2UXX']],
    ['1: such a reference without its value', 'REF*G1*AUTH1**2U', ['4-2 127 1']],
    ['1: a required element', 'CLM**600***11:B:1*Y*A*Y*Y', ['1 1028 1']],
    ['1: a required composite, which has no number', 'CLM*A1*600****Y*A*Y*Y', ['5  1']],
    ['1: a required component', 'CLM*A1*600***11::1*Y*A*Y*Y', ['5-2 1332 1']],
    ['1: elements behind the end', 'DTP*472', ['2 1250 1', '3 1251 1']],
    ['1: nothing but blanks', 'LX*  ', ['1 554 1']],
    ['2: the second of a pair', 'NM1*85*2*SAMPLE*****XX', ['9 67 2 < 8 66']],
    ['2: the first of a pair', 'NM1*85*2*SAMPLE******1234567893', ['8 66 2 < 9 67']],
    ['2: what another element asks for', 'CAS*CO*45*10**16', ['6 782 2 < 5 1034']],
    ['2: what must stand before it', 'CAS*CO*45*10***20', ['5 1034 2 < 6 782']],
    ['1: what a pair asks for and the segment anyway, once', 'CR1*LB*140**A**12', ['5 355 1']],
    ['2: one of several', 'FRM*12N', ['2 1073 2']],
    ['3: more elements than the segment has', 'LX*1*2', ['2  3 2']],
    ['4: too short', 'N4*X*TX*770020000', ['1 19 4 X']],
    ['4: too short for a code', 'SV1*H:64640*600*UN*1***1', ['1-1 235 4 H']],
    ['5: too long', `N3*${'X'.repeat(56)}`, [`1 166 5 ${'X'.repeat(56)}`]],
    ['5: too long for a code', 'SBR*PP*18*******MB', ['1 1138 5 PP']],
    ['5: too many digits', 'AMT*F5*1234567890123456789', ['2 782 5 1234567890123456789']],
    ['digits only count in an amount', 'AMT*F5*-1234567890123456.78', []],
    ['6: no number', 'SV1*HC:64640*60O*UN*1***1', ['2 782 6 60O']],
    ['6: a fraction of a cent', 'CLM*A1*600.505***11:B:1*Y*A*Y*Y', ['2 782 6 600.505']],
    ['6: a fraction of a cent at a line', 'SV1*HC:64640*600.505*UN*1***1', ['2 782 6 600.505']],
    ['cents behind which nothing stands', 'CLM*A1*600.500***11:B:1*Y*A*Y*Y', []],
    ['5: a charge that is too long', 'CLM*A1*1234567890123456789***11:B:1*Y*A*Y*Y', ['2 782 5 1234567890123456789']],
    ['6: no integer', 'LX*1.5', ['1 554 6 1.5']],
    ['6: a character that X12 does not have, of which no copy is given', 'N3*1 SAMPLE\u00e9 WAY', ['1 166 6']],
    ['6: a control character', 'NM1*85*2*SAM\u0007PLE*****XX*1234567893', ['3 1035 6']],
    ['6: in an element that the guides do not use', 'OI*\u0007**Y***Y', ['1  6']],
    ['7: a code that is none', 'SV1*HC:64640*600*XX*1***1', ['3 355 7 XX']],
    ['7: a code that is none, in a composite', 'CLM*A1*600***11:X:1*Y*A*Y*Y', ['5-2 1332 7 X']],
    ['8: a day that does not exist', 'DTP*472*D8*20260230', ['3 1251 8 20260230']],
    ['8: a range that ends before it starts', 'DTP*472*RD8*20260305-20260302', ['3 1251 8 20260305-20260302']],
    ['8: a range where a day is announced', 'DTP*472*D8*20260302-20260305', ['3 1251 8 20260302-20260305']],
    ['8: a date of a data element of its own', 'BHT*0019*00*1*2026-03-02*1023*CH', ['4 373 8 2026-03-02']],
    ['9: a time', 'BHT*0019*00*1*20260302*2460*CH', ['5 337 9 2460']],
    ['9: a time by its qualifier', 'DTP*096*TM*9999', ['3 1251 9 9999']],
    ['a date and a time', 'DTP*435*DT*202603021023', []],
    ['8: a date without its time', 'DTP*435*DT*20260302', ['3 1251 8 20260302']],
    ['10: two elements that exclude each other', 'N4*HOUSTON*TX*770020000*CA***ABC', ['7 1715 10 ABC < 2 156']],
    ['12: a repetition where there is none', 'REF*EI*1^2', ['2 127 12']],
    ['13: components of an element that has none', 'NTE*ADD*RATIO 1:2', ['2 352 13']],
    ['13: more components than there are', 'SV1*HC:64640*600*UN*1***1:2:3:4:5', ['7  13 5']],
    ['empty components more', 'SV1*HC:64640*600*UN*1***1::::', []],
    ['several at once', 'CLM**6OO***11:B*Y*A*Y*Y', ['1 1028 1', '2 782 6 6OO', '5-3 1325 1']],
  ])('%s', (_name, text, expected) => {
    expect(errors(text)).toEqual(expected);
  });

  it.each<[string, ClaimForm, string, string[]]>([
    ['8: a date in a composite', 'institutional', 'HI*BH:11:D8:20261301', ['1-4 1251 8 20261301']],
    ['a bill type', 'institutional', 'CLM*A1*600***13:A:Z**A*Y*Y', []],
    ['7: a bill type', 'professional', 'CLM*A1*600***13:A:1*Y*A*Y*Y', ['5-2 1332 7 A']],
    ['7: a place of service', 'institutional', 'CLM*A1*600***11:B:1**A*Y*Y', ['5-2 1332 7 B']],
    ['7: a frequency that is none', 'professional', 'CLM*A1*600***11:B:?*Y*A*Y*Y', ['5-3 1325 7 ?']],
    ['diagnoses', 'professional', 'HI*ABK:G588*ABF:M1711**BF:G588', []],
    ['an anaesthesia procedure', 'professional', 'HI*BP:33414*BO:33416', []],
    ['conditions', 'professional', 'HI*BG:17', []],
    ['7: an admitting diagnosis', 'professional', 'HI*ABK:G588*ABJ:G588', ['2-1 1270 7 ABJ']],
    ['7: a qualifier that is none', 'institutional', 'HI*XX:G588', ['1-1 1270 7 XX']],
    [
      'every kind of an institutional claim',
      'institutional',
      'HI*ABJ:G588*APR:G588*ABN:W19*BBR:0JH60BZ:D8:20260302*BBQ:X*BE:80:::1*BG:17*BH:11:D8:20260302*BI:70:RD8:20260302-20260303*DR:470*TC:A',
      [],
    ],
    ['7: a date that no guide has', 'professional', 'DTP*999*D8*20260302', ['1 374 7 999']],
    ['4: a date qualifier that is too short', 'professional', 'DTP*96*TM*1023', ['1 374 4 96']],
    ['1: a submitter without its identifier', 'professional', 'NM1*41*2*SAMPLE', ['8 66 1', '9 67 1']],
    ['1: a payer with half of its identifier', 'professional', 'NM1*PR*2*SAMPLE*****PI', ['9 67 1']],
    ['1: a receiver without a name', 'professional', 'NM1*40*2******46*1234', ['3 1035 1']],
    ['1: a provider without a name', 'professional', 'NM1*85*2******XX*1234567893', ['3 1035 1']],
    ['1: a subscriber without a name', 'institutional', 'NM1*IL*1******MI*1TE0', ['3 1035 1']],
    ['a patient without an identifier', 'professional', 'NM1*QC*1*SAMPLE*RILEY', []],
    ['I10: an element that neither guide uses', 'professional', 'SV1*HC:64640*600*UN*1**1*1', ['6  I10 1']],
    ['I10: a rate', 'institutional', 'SV2*0361*HC:64640*600*UN*1*600', ['6  I10 600']],
    ['I10: a description of a reference', 'professional', 'REF*EI*123456789*TAX', ['3  I10 TAX']],
  ])('of one guide: %s', (_name, form, text, expected) => {
    expect(errors(text, form)).toEqual(expected);
  });

  it('asks no name of the providers of another payer', () => {
    expect(errors('NM1*85*2', 'professional', '2330C')).toEqual([]);
  });

  it('has no repetition where the interchange declares none', () => {
    expect(elementErrors(readSegment('REF*EI*1^2', 'U'), 'professional', '')).toEqual([]);
    expect(elementErrors(readSegment('LX*1^2', 'U'), 'professional', '')).toMatchObject([{ code: '6', value: '1^2' }]);
  });
});
