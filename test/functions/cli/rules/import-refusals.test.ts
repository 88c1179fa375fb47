import { describe, expect, it } from 'vitest';
import { cms, cmsText, contents, dataFolder, importInto, mcdExport, written } from '../../../support/import-files.ts';
import { xlsxOf } from '../../../support/xlsx.ts';
import { zipOf } from '../../../support/zip.ts';

const MUE = 'MCR_MUE_PractitionerServices_Eff_10-01-2026.csv';
const HOSPITAL_MUE = 'MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv';
const PPRRVU = 'PPRRVU2026_Jan_nonQPP.csv';
const ADDENDUM_B = '2026_October_Web_Addendum_B.csv';
const AA = 'July_2026_ASC_AA.csv';

/** First day and options that go with each kind's fixture. */
const CALL: Readonly<Record<string, string[]>> = {
  'mue-practitioner': ['--effective', '2026-10-01'],
  'mue-hospital': ['--effective', '2026-10-01'],
  'ptp-practitioner': ['--effective', '2026-10-01', '--excerpt'],
  'ptp-hospital': ['--effective', '2026-10-01', '--excerpt'],
  pprrvu: ['--effective', '2026-01-01', '--excerpt'],
  gpci: ['--effective', '2026-01-01', '--excerpt'],
  zip5: ['--effective', '2026-10-01'],
  zip9: ['--effective', '2026-10-01'],
  'addendum-b': ['--effective', '2026-10-01'],
  'addendum-aa': ['--effective', '2026-07-01', '--excerpt'],
  'mcd-article': ['--effective', '2026-11-23'],
  'mcd-lcd': ['--effective', '2026-11-23'],
};

/** The fixture with one text of it replaced. The text must be there. */
function spoiled(name: string, from: string, to: string): string {
  const text = cmsText(name);
  expect(text).toContain(from);
  return written(name, text.replace(from, to));
}

/** Kind, what is wrong, a file, and what is told: place and reason. */
type Case = readonly [kind: string, what: string, file: () => string, told: string];

const cases: readonly Case[] = [
  // MUE
  [
    'mue-practitioner',
    'a code of another shape',
    () => spoiled(MUE, '64640,4', '6464,4'),
    `${MUE}, line 48, column 1: “6464” is no procedure code`,
  ],
  [
    'mue-practitioner',
    'units that are no number',
    () => spoiled(MUE, '64640,4', '64640,four'),
    `${MUE}, line 48, column 2: “four” is no number of units`,
  ],
  [
    'mue-practitioner',
    'an indicator that is none',
    () => spoiled(MUE, '64640,4,3 ', '64640,4,4 '),
    `${MUE}, line 48, column 3: “4 Date of Service Edit: Clinical” is no MUE adjudication indicator (1, 2 or 3)`,
  ],
  [
    'mue-practitioner',
    'an indicator with more behind it',
    () => spoiled(MUE, '64640,4,3 ', '64640,4,3X '),
    `${MUE}, line 48, column 3: “3X Date of Service Edit: Clinical” is no MUE adjudication indicator (1, 2 or 3)`,
  ],
  [
    'mue-practitioner',
    'no rationale',
    () =>
      spoiled(
        MUE,
        '64640,4,3 Date of Service Edit: Clinical,Clinical: Data',
        '64640,4,3 Date of Service Edit: Clinical,',
      ),
    `${MUE}, line 48, column 4: the rationale is empty`,
  ],
  [
    'mue-practitioner',
    'a row that is too short',
    () => spoiled(MUE, '64640,4,3 Date of Service Edit: Clinical,Clinical: Data', '64640,4'),
    `${MUE}, line 48, column 2: the row has 2 columns, the heading 4`,
  ],
  [
    'mue-practitioner',
    'a row that is too long',
    () => spoiled(MUE, '64640,4,3 Date of Service Edit: Clinical,Clinical: Data', '64640,4,3 Date,x,y'),
    `${MUE}, line 48, column 5: the row has more columns than the 4 of the heading`,
  ],
  [
    'mue-practitioner',
    'a key twice',
    () => spoiled(MUE, '64640,4', '64636,4'),
    `${MUE}, line 48, column 1: 64636 came before, on line 47`,
  ],
  [
    'mue-practitioner',
    'the hospital table',
    () => written('mue.csv', cmsText(HOSPITAL_MUE)),
    'mue.csv, line 2, column 2: this is the outpatient hospital table (mue-hospital)',
  ],
  [
    'mue-hospital',
    'the practitioner table',
    () => written('mue.csv', cmsText(MUE)),
    'mue.csv, line 2, column 2: this is the practitioner table (mue-practitioner)',
  ],
  [
    'mue-practitioner',
    'the table of DME suppliers',
    () => spoiled(MUE, 'Practitioner Services MUE Values', 'DME Supplier Services MUE Values'),
    `${MUE}, line 2, column 2: this is the table of DME suppliers, which is not used here`,
  ],
  [
    'mue-practitioner',
    'another heading',
    () => spoiled(MUE, 'MUE Rationale', 'Rationale of the edit'),
    `${MUE}, line 2, column 4: the heading is “Rationale of the edit”, not “MUE Rationale”: this is another file or layout`,
  ],
  [
    'mue-practitioner',
    'a name of another quarter',
    () => written('MCR_MUE_PractitionerServices_Eff_07-01-2026.csv', cmsText(MUE)),
    'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv: the file is named for 2026-07-01, not for 2026-10-01',
  ],
  [
    'mue-practitioner',
    'no heading',
    () => written(MUE, cmsText(MUE).split('\r\n').slice(2).join('\r\n')),
    `${MUE}, line 1, column 1: rows begin without the heading row that starts with “HCPCS/CPT Code”`,
  ],
  [
    'mue-practitioner',
    'a heading and no row',
    () => written(MUE, `${cmsText(MUE).split('\r\n').slice(0, 2).join('\r\n')}\r\n`),
    `${MUE}, line 1, column 1: there is no row behind the heading`,
  ],
  ['mue-practitioner', 'nothing', () => written(MUE, ''), `${MUE}: the file is empty`],
  ['mue-practitioner', 'a byte order mark alone', () => written(MUE, '\xef\xbb\xbf'), `${MUE}: the file is empty`],
  [
    'mue-practitioner',
    'a web page',
    () => written(MUE, '\r\n<!DOCTYPE html><html><body>Accept</body></html>\r\n'),
    `${MUE}, line 1, column 1: this is a web page, such as the one that asks to accept the AMA licence, not the file`,
  ],
  [
    'mue-practitioner',
    'a PDF',
    () => written(MUE, '%PDF-1.7\r\n'),
    `${MUE}, line 1, column 1: this is a PDF, not the file`,
  ],
  [
    'mue-practitioner',
    'an old Excel file',
    () => written(MUE, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest\n'),
    `${MUE}, line 1, column 1: this is an old or encrypted Excel file, not the published form`,
  ],
  [
    'mue-practitioner',
    'UTF-16',
    () => written(MUE, Buffer.from(`\ufeff${cmsText(MUE)}`, 'utf16le')),
    `${MUE}, line 1, column 1: the file is UTF-16; UTF-8 or Windows-1252 is read`,
  ],
  [
    'mue-practitioner',
    'UTF-16 without a mark',
    () => written(MUE, Buffer.from(cmsText(MUE), 'utf16le')),
    `${MUE}, line 1: there is a zero byte: the file is not text in UTF-8 or Windows-1252`,
  ],
  [
    'mue-practitioner',
    'an end within a value',
    () => written(MUE, cmsText(MUE).slice(0, -6)),
    `${MUE}, line 69: the last line has no line end: the file is cut off`,
  ],
  [
    'mue-practitioner',
    'an end within quotation marks',
    () => written(MUE, cmsText(MUE).slice(0, 80)),
    `${MUE}, line 2: a quoted field is not closed: the file is cut off`,
  ],
  [
    'mue-practitioner',
    'a quotation mark inside a field',
    () => spoiled(MUE, '64640,4', '646"40,4'),
    `${MUE}, line 48, column 1: a quotation mark stands inside a field`,
  ],
  [
    'mue-practitioner',
    'an end between rows',
    () => written(MUE, `${cmsText(MUE).split('\r\n').slice(0, 30).join('\r\n')}\r\n`),
    'ncci-mue-practitioner: the file lacks 39 of 66 present rows',
  ],
  [
    'mue-practitioner',
    'a line without end',
    () => written(MUE, Buffer.alloc(8_400_000, 'x')),
    `${MUE}, line 1: the line is longer than 8000000 bytes`,
  ],
  // PTP
  [
    'ptp-practitioner',
    'the hospital edits',
    () => cms('ccioph-v323r0-f1.txt'),
    'ccioph-v323r0-f1.txt: ccioph names the hospital (ptp-hospital) edits',
  ],
  [
    'ptp-hospital',
    'the practitioner edits',
    () => cms('ccipra-v323r0-f1.txt'),
    'ccipra-v323r0-f1.txt: ccipra names the practitioner (ptp-practitioner) edits',
  ],
  [
    'ptp-practitioner',
    'a name that tells nothing',
    () => written('edits.txt', cmsText('ccipra-v323r0-f1.txt')),
    'edits.txt: the name has no ccipra-v…-f…',
  ],
  [
    'ptp-practitioner',
    'another version',
    () => written('ccipra-v322r0-f1.txt', cmsText('ccipra-v323r0-f1.txt')),
    'ccipra-v322r0-f1.txt: version 32.2 begins on 2026-07-01, not 2026-10-01',
  ],
  [
    'ptp-practitioner',
    'a code of another shape',
    () => ptpRow('64640\t9921\t\t20100101\t*\t1\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 2: “9921” is no procedure code',
  ],
  [
    'ptp-practitioner',
    'a day that is none',
    () => ptpRow('64640\t99213\t\t20100230\t*\t1\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 4: “20100230” is no date',
  ],
  [
    'ptp-practitioner',
    'a deletion that is none',
    () => ptpRow('64640\t99213\t\t20100101\topen\t1\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 5: “open” is neither a date nor *',
  ],
  [
    'ptp-practitioner',
    'a deletion before the beginning',
    () => ptpRow('64640\t99213\t\t20100101\t20091231\t1\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 5: the edit is deleted before it begins',
  ],
  [
    'ptp-practitioner',
    'an indicator that is none',
    () => ptpRow('64640\t99213\t\t20100101\t*\t2\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 6: “2” is no modifier indicator (0, 1 or 9)',
  ],
  [
    'ptp-practitioner',
    'a mark that is none',
    () => ptpRow('64640\t99213\tx\t20100101\t*\t1\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 3: “x” is neither * nor empty',
  ],
  [
    'ptp-practitioner',
    'no rationale',
    () => ptpRow('64640\t99213\t\t20100101\t*\t1\t'),
    'ccipra-v323r0-f4.txt, line 9, column 7: the rationale is empty',
  ],
  [
    'ptp-practitioner',
    'too few columns',
    () => ptpRow('64640\t99213\t\t20100101\t*\t1'),
    'ccipra-v323r0-f4.txt, line 9, column 6: the row has 6 columns, not 7',
  ],
  [
    'ptp-practitioner',
    'dates that overlap',
    () => ptpRow('64640\t99213\t\t20100101\t20251231\t1\tx\r\n64640\t99213\t\t20251231\t*\t0\tx'),
    'ccipra-v323r0-f4.txt, line 10, column 4: the dates of 64640|99213 overlap those on line 9',
  ],
  [
    'ptp-practitioner',
    'too many columns',
    () => ptpRow('64640\t99213\t\t20100101\t*\t1\tx\t\ty'),
    'ccipra-v323r0-f4.txt, line 9, column 9: the row has 9 columns, not 7',
  ],
  [
    'ptp-practitioner',
    'a code paired with itself',
    () => ptpRow('64640\t64640\t\t20100101\t*\t1\tx'),
    'ccipra-v323r0-f4.txt, line 9, column 2: 64640 is paired with itself',
  ],
  [
    'ptp-practitioner',
    'a member that is named for the other setting',
    () =>
      written('ccipra-v323r0-f4.zip', zipOf([{ name: 'ccioph-v323r0-f4.txt', data: cmsText('ccioph-v323r0-f4.txt') }])),
    '“ccipra-v323r0-f4” and “ccioph-v323r0-f4” are two files; which of them it is cannot be told',
  ],
  [
    'ptp-practitioner',
    'rows without headings',
    () => written('ccipra-v323r0-f4.txt', '64640\t99213\t\t20100101\t*\t1\tx\r\n'),
    'ccipra-v323r0-f4.txt, line 1, column 1: the rows begin without the headings Column 1 to PTP Edit Rationale',
  ],
  [
    'ptp-practitioner',
    'headings without rows',
    () => written('ccipra-v323r0-f4.txt', 'Column 1\tColumn 2\r\n'),
    'ccipra-v323r0-f4.txt, line 1, column 1: there is no row of two codes',
  ],
  [
    'ptp-practitioner',
    'an end within a row',
    () => ptpRow('64640\t99213\t\t20100101\t*\t1\tx', ''),
    'ccipra-v323r0-f4.txt: the last line has no line end: the file is cut off',
  ],
  // Relative values
  [
    'pprrvu',
    'the file of last year',
    () => spoiled(PPRRVU, '2026 National', '2025 National'),
    `${PPRRVU}, line 1, column 3: the file is of 2025, not of 2026`,
  ],
  [
    'pprrvu',
    'a later release',
    () => spoiled(PPRRVU, 'January Release', 'April Release'),
    `${PPRRVU}, line 1, column 3: the release of 2026-04 does not vouch for 2026-01-01`,
  ],
  [
    'pprrvu',
    'a release of the same year in capitals',
    () => written('PPRRVU.csv', cmsText(PPRRVU).replace('January Release', 'OCTOBER RELEASE')),
    'PPRRVU.csv, line 1, column 3: the release of 2026-10 does not vouch for 2026-01-01',
  ],
  [
    'pprrvu',
    'a file that names no year',
    () => spoiled(PPRRVU, '2026 National', 'National'),
    `${PPRRVU}, line 1, column 1: no line in front of the rows names the year of the relative value file`,
  ],
  [
    'pprrvu',
    'columns in another order',
    () => spoiled(PPRRVU, 'NON-FAC,NA,FACILITY,NA', 'FACILITY,NA,NON-FAC,NA'),
    `${PPRRVU}, line 10, column 7: the heading is “FACILITY PE RVU”: this is another file or layout`,
  ],
  [
    'pprrvu',
    'a value that is no number',
    () => spoiled(PPRRVU, '1.93,5.86', '1.93,n/a'),
    `${PPRRVU}, line 12, column 7: “n/a” is no number with 2 digits (nonFacilityPeRvu)`,
  ],
  [
    'pprrvu',
    'more digits than the schedule has',
    () => spoiled(PPRRVU, '1.93,5.86', '1.934,5.86'),
    `${PPRRVU}, line 12, column 6: “1.934” is no number with 2 digits (workRvu)`,
  ],
  [
    'pprrvu',
    'an indicator that is none',
    () => spoiled(PPRRVU, '3.32,0,010', '3.32,0,10'),
    `${PPRRVU}, line 12, column 15: “10” is none of the values of globalDays`,
  ],
  [
    'pprrvu',
    'a modifier that is none',
    () => spoiled(PPRRVU, '76942,26,', '76942,2,'),
    `${PPRRVU}, line 14, column 2: “2” is no modifier`,
  ],
  [
    'pprrvu',
    'a key twice',
    () => spoiled(PPRRVU, '76942,26,', '76942,,'),
    `${PPRRVU}, line 14, column 1: 76942 came before, on line 13`,
  ],
  [
    'pprrvu',
    'two conversion factors',
    () => spoiled(PPRRVU, '33.4009', '33.5675'),
    `${PPRRVU}: the rows state several conversion factors: 33.5675, 33.4009`,
  ],
  [
    'pprrvu',
    'the file of qualifying participants',
    () => written('PPRRVU2026_Jan_QPP.csv', cmsText(PPRRVU)),
    'PPRRVU2026_Jan_QPP.csv: this is the file of qualifying APM participants; import the nonQPP file',
  ],
  [
    'pprrvu',
    'a short line of the text',
    () => spoiled('PPRRVU2026_Jan_nonQPP.txt', '33.4009 09     \r\n64640', '\r\n64640'),
    'PPRRVU2026_Jan_nonQPP.txt, line 3, column 134: the line has 133 characters, not 140 or more',
  ],
  [
    'pprrvu',
    'a value of the text that is no number',
    () => spoiled('PPRRVU2026_Jan_nonQPP.txt', '  1.93', '  1,93'),
    'PPRRVU2026_Jan_nonQPP.txt, line 4, column 60: “1,93” is no number with 2 digits (workRvu)',
  ],
  // GPCI
  [
    'gpci',
    'the indices of last year',
    () => spoiled('GPCI2026.csv', '2026 PW', '2025 PW'),
    'GPCI2026.csv, line 3, column 5: the indices are those of 2025, not of 2026',
  ],
  [
    'gpci',
    'the indices of last year as text',
    () => spoiled('GPCI2026.txt', '2026 PW', '2025 PW'),
    'GPCI2026.txt, line 3, column 1: the indices are those of 2025, not of 2026',
  ],
  [
    'gpci',
    'a contractor that is none',
    () => spoiled('GPCI2026.csv', '02102,AK', '2102,AK'),
    'GPCI2026.csv, line 5, column 1: “2102” is no contractor number',
  ],
  [
    'gpci',
    'an index that is none',
    () => spoiled('GPCI2026.csv', '1.081', '10.81'),
    'GPCI2026.csv, line 5, column 6: “10.81” is no index',
  ],
  [
    'gpci',
    'an index of zero',
    () => spoiled('GPCI2026.csv', '0.592', '0'),
    'GPCI2026.csv, line 5, column 7: “0” is no index',
  ],
  [
    'gpci',
    'a key twice',
    () => spoiled('GPCI2026.csv', '02102,AK,01', '10112,AK,00'),
    'GPCI2026.csv, line 5, column 1: 10112|00 came before, on line 4',
  ],
  [
    'gpci',
    'a cut line of the text',
    () => spoiled('GPCI2026.txt', '       1.081       0.592', ''),
    'GPCI2026.txt, line 5, column 1: the line has not contractor, state, locality, name and three indices',
  ],
  // ZIP files
  [
    'zip5',
    'the nine-digit file',
    () => written('ZIP5_OCT2026.txt', cmsText('ZIP9_OCT2026.txt')),
    'ZIP5_OCT2026.txt, line 1, column 22: the line has a plus-four code: this is the nine-digit file (zip9)',
  ],
  [
    'zip9',
    'the five-digit file',
    () => written('ZIP9_OCT2026.txt', cmsText('ZIP5_OCT2026.txt')),
    'ZIP9_OCT2026.txt, line 1, column 22: the line has no plus-four code: this is the five-digit file (zip5)',
  ],
  [
    'zip5',
    'another quarter',
    () => written('ZIP5_OCT2026.txt', cmsText('ZIP5_OCT2026.txt').replaceAll('20264', '20263')),
    'ZIP5_OCT2026.txt, line 1, column 76: the line is of “20263”, not of the quarter 20264',
  ],
  [
    'zip5',
    'a cut line',
    () => written('ZIP5_OCT2026.txt', cmsText('ZIP5_OCT2026.txt').slice(0, -30)),
    'ZIP5_OCT2026.txt, line 6, column 53: the line has 52 characters, not 80',
  ],
  [
    'zip5',
    'a ZIP code that is none',
    () => spoiled('ZIP5_OCT2026.txt', 'VA22203', 'VA2220X'),
    'ZIP5_OCT2026.txt, line 3, column 3: “2220X” is no ZIP code',
  ],
  [
    'zip5',
    'a carrier that is none',
    () => spoiled('ZIP5_OCT2026.txt', 'VA2220311302', 'VA222031130 '),
    'ZIP5_OCT2026.txt, line 3, column 8: “1130” is no carrier number',
  ],
  [
    'zip5',
    'a flag that is none',
    () => spoiled('ZIP5_OCT2026.txt', 'Z9   1', 'Z9   2'),
    'ZIP5_OCT2026.txt, line 5, column 21: “2” is no plus-four flag',
  ],
  [
    'zip5',
    'a key twice',
    () => spoiled('ZIP5_OCT2026.txt', 'VA22202', 'VA22201'),
    'ZIP5_OCT2026.txt, line 2, column 3: 22201 came before, on line 1',
  ],
  [
    'zip5',
    'a file that ends most of the present rows',
    () => cms('ZIP5_OCT2026.txt'),
    'zip-localities: the file lacks ',
  ],
  [
    'zip5',
    'a CSV',
    () => written('ZIP5_OCT2026.csv', 'x\r\n'),
    'ZIP5_OCT2026.csv: a file of this kind comes as text (.txt), not as CSV',
  ],
  [
    'zip9',
    'a plus-four code that is none',
    () => spoiled('ZIP9_OCT2026.txt', '10002', '1000 '),
    'ZIP9_OCT2026.txt, line 2, column 22: “000” is no plus-four code',
  ],
  [
    'zip9',
    'a key twice',
    () => spoiled('ZIP9_OCT2026.txt', '10002', '10001'),
    'ZIP9_OCT2026.txt, line 2, column 3: 66012-0001 came before, on line 1',
  ],
  [
    'zip9',
    'a flag against the code',
    () => spoiled('ZIP9_OCT2026.txt', '10002', '00002'),
    'ZIP9_OCT2026.txt, line 2, column 21: the flag says that the ZIP code has no plus-four codes',
  ],
  // Addenda
  [
    'addendum-b',
    'the rates of another year',
    () => spoiled(ADDENDUM_B, 'for CY 2026', 'for CY 2025'),
    `${ADDENDUM_B}, line 1, column 1: the rates are those of 2025, not of 2026-10-01`,
  ],
  [
    'addendum-b',
    'the rates of another quarter',
    () => written('2026_July_Web_Addendum_B.csv', cmsText(ADDENDUM_B).replace('October 2026', 'July 2026')),
    '2026_July_Web_Addendum_B.csv, line 2, column 1: the rates are those of 2026-07, not of 2026-10-01',
  ],
  [
    'addendum-b',
    'addendum AA',
    () => written('b.csv', cmsText(AA)),
    'b.csv, line 5, column 2: the heading is “”, not “Short Descriptor”: this is another file or layout',
  ],
  [
    'addendum-b',
    'an amount that is none',
    () => spoiled(ADDENDUM_B, '"$1,234.56 "', '"$1,23.56 "'),
    `${ADDENDUM_B}, line 8, column 6: “$1,23.56” is no amount`,
  ],
  [
    'addendum-b',
    'a status indicator that is none',
    () => spoiled(ADDENDUM_B, 'Own words,T,5443', 'Own words,TT,5443'),
    `${ADDENDUM_B}, line 8, column 3: “TT” is no status indicator`,
  ],
  [
    'addendum-b',
    'an APC that is none',
    () => spoiled(ADDENDUM_B, 'T,5443', 'T,APC'),
    `${ADDENDUM_B}, line 8, column 4: “APC” is no APC`,
  ],
  [
    'addendum-b',
    'a weight that is none',
    () => spoiled(ADDENDUM_B, '9.8765', 'heavy'),
    `${ADDENDUM_B}, line 8, column 5: “heavy” is no weight`,
  ],
  [
    'addendum-b',
    'a heading that is not known',
    () => spoiled(ADDENDUM_B, ',Note,', ',Cap,'),
    `${ADDENDUM_B}, line 6, column 9: “Cap” is a heading that this layout does not have`,
  ],
  [
    'addendum-aa',
    'the rates of another quarter',
    () => written(AA, cmsText(AA).replaceAll('July', 'April')),
    `${AA}, line 5, column 5: the rates are those of 2026-04, not of 2026-07-01`,
  ],
  [
    'addendum-aa',
    'addendum B',
    () => written('aa.csv', cmsText(ADDENDUM_B)),
    'aa.csv, line 6, column 3: the heading is “SI”, not “Short Descriptor”: this is another file or layout',
  ],
  [
    'addendum-aa',
    'a discount that is neither',
    () => spoiled(AA, 'Own words,Y,P3,,$198', 'Own words,X,P3,,$198'),
    `${AA}, line 7, column 4: “X” is neither Y nor N`,
  ],
  [
    'addendum-aa',
    'a payment indicator that is none',
    () => spoiled(AA, 'Y,P3,,$198', 'Y,P,,$198'),
    `${AA}, line 7, column 5: “P” is no payment indicator`,
  ],
  [
    'addendum-aa',
    'an amount that is none',
    () => spoiled(AA, '$198.00', '198.0'),
    `${AA}, line 7, column 7: “198.0” is no amount`,
  ],
  [
    'addendum-aa',
    'a key twice',
    () => spoiled(AA, '64625,', '64640,'),
    `${AA}, line 8, column 1: 64640 came before, on line 7`,
  ],
  // Coverage database
  [
    'mcd-article',
    'no ZIP',
    () => written('article.csv', cmsText('mcd-article/article.csv')),
    'article.csv: the export is a ZIP of CSV tables; this is no ZIP, or it is cut off',
  ],
  [
    'mcd-article',
    'the export of LCDs',
    () => written('current_lcd.zip', mcdExport('lcd')),
    'current_lcd.zip › current_lcd_csv.zip: no member of the ZIP is a file of this kind (it holds contractor.csv',
  ],
  [
    'mcd-article',
    'a table that is missing',
    () => mcd({ 'article_x_icd10_covered.csv': null }),
    'current_article.zip › current_article_csv.zip: the table article_x_icd10_covered.csv is not in the export',
  ],
  [
    'mcd-article',
    'a column that is missing',
    () => mcd({ 'article.csv': 'article_id,article_version,title\r\n' }),
    `${MEMBER('article.csv')}, line 1, column 1: there is no column display_id`,
  ],
  [
    'mcd-article',
    'a diagnosis of another shape',
    () => mcdSpoiled('article_x_icd10_covered.csv', 'G57.61', 'G57-61'),
    `${MEMBER('article_x_icd10_covered.csv')}, line 2, column 3: “G57-61” is no ICD-10-CM code`,
  ],
  [
    'mcd-article',
    'a day that is none',
    () => mcdSpoiled('article.csv', '2024-10-01 00:00:00', '2024-13-01'),
    `${MEMBER('article.csv')}, line 2, column 6: “2024-13-01” is no date`,
  ],
  [
    'mcd-article',
    'a document that ends before it begins',
    () => mcdSpoiled('article.csv', '11/1/2026 12:00:00 AM', '11/1/2019'),
    `${MEMBER('article.csv')}, line 5, column 8: the document ends before it begins`,
  ],
  [
    'mcd-article',
    'a row that is too short',
    () => mcdSpoiled('article_x_contractor.csv', '57452,42,10,9,2,y,', '57452,42,10'),
    `${MEMBER('article_x_contractor.csv')}, line 2, column 3: the row has 3 columns, the heading 7`,
  ],
  [
    'mcd-article',
    'a table that is empty',
    () => mcd({ 'article_x_contractor.csv': '\r\n' }),
    `${MEMBER('article_x_contractor.csv')}: the file is empty`,
  ],
  [
    'mcd-article',
    'a table that is cut off',
    () => mcd({ 'article.csv': cmsText('mcd-article/article.csv').split('over lines')[0] ?? '' }),
    `${MEMBER('article.csv')}, line 2: a quoted field is not closed: the file is cut off`,
  ],
  // Archives and spreadsheets
  [
    'gpci',
    'a ZIP without the file',
    () => written('rvu.zip', zipOf([{ name: 'ANES2026.csv', data: 'x' }])),
    'rvu.zip: no member of the ZIP is a file of this kind (it holds ANES2026.csv)',
  ],
  [
    'gpci',
    'a ZIP with two such files',
    () =>
      written(
        'rvu.zip',
        zipOf([
          { name: 'GPCI2026.csv', data: 'x' },
          { name: 'GPCI2025.csv', data: 'x' },
        ]),
      ),
    'rvu.zip: several members may be the file (GPCI2026.csv, GPCI2025.csv); unpack it and name one',
  ],
  [
    'gpci',
    'a ZIP that is cut off',
    () => written('rvu.zip', zipOf([{ name: 'GPCI2026.csv', data: cmsText('GPCI2026.csv') }]).subarray(0, 200)),
    'rvu.zip: the ZIP is cut off or damaged',
  ],
  [
    'gpci',
    'a ZIP that is damaged within',
    () => written('rvu.zip', damaged(zipOf([{ name: 'GPCI2026.csv', data: cmsText('GPCI2026.csv') }]))),
    'rvu.zip › GPCI2026.csv: the member is cut off or damaged',
  ],
  [
    'gpci',
    'a member that is longer than it states',
    () => written('rvu.zip', zipOf([{ name: 'GPCI2026.csv', data: cmsText('GPCI2026.csv'), statedSize: 100 }])),
    'rvu.zip › GPCI2026.csv: the member is cut off or damaged',
  ],
  [
    'gpci',
    'a member that unfolds without end',
    () => written('rvu.zip', zipOf([{ name: 'GPCI2026.csv', data: Buffer.alloc(20_000_000, 'x') }])),
    'rvu.zip › GPCI2026.csv: the member would unfold from ',
  ],
  [
    'gpci',
    'an encrypted member',
    () => written('rvu.zip', zipOf([{ name: 'GPCI2026.csv', data: 'x', isEncrypted: true }])),
    'rvu.zip › GPCI2026.csv: the member is encrypted',
  ],
  [
    'gpci',
    'a ZIP in a ZIP in a ZIP',
    () => written('a.zip', nested(3)),
    'a.zip › x.zip › x.zip: ZIPs inside ZIPs are opened to a depth of two',
  ],
  [
    'gpci',
    'a spreadsheet',
    () => written('GPCI2026.xlsx', xlsxOf([['x']])),
    'GPCI2026.xlsx: a spreadsheet of this kind is not read; give the text form',
  ],
  [
    'ptp-practitioner',
    'a spreadsheet without a sheet',
    () => written('ccipra-v323r0-f1.xlsx', zipOf([{ name: 'a.xml', data: '<a/>' }])),
    'ccipra-v323r0-f1.xlsx: the file is no XLSX: there is no sheet in it',
  ],
  [
    'ptp-practitioner',
    'a sheet that is no XML',
    () =>
      written(
        'ccipra-v323r0-f1.xlsx',
        zipOf([{ name: 'xl/worksheets/sheet1.xml', data: '<worksheet><sheetData><row>' }]),
      ),
    'ccipra-v323r0-f1.xlsx: the sheet is ',
  ],
  [
    'ptp-practitioner',
    'a sheet with entities of its own',
    () =>
      written(
        'ccipra-v323r0-f1.xlsx',
        zipOf([
          {
            name: 'xl/worksheets/sheet1.xml',
            data: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>',
          },
        ]),
      ),
    'ccipra-v323r0-f1.xlsx: the sheet is damaged or no XLSX (a document type)',
  ],
];

function ptpRow(row: string, end = '\r\n'): string {
  const headings = cmsText('ccipra-v323r0-f4.txt').split('\r\n').slice(0, 8);
  return written('ccipra-v323r0-f4.txt', `${[...headings, row].join('\r\n')}${end}`);
}

function MEMBER(table: string): string {
  return `current_article.zip › current_article_csv.zip › ${table}`;
}

function mcd(change: Readonly<Record<string, string | null>>): string {
  return written('current_article.zip', mcdExport('article', change));
}

function mcdSpoiled(table: string, from: string, to: string): string {
  const text = cmsText(`mcd-article/${table}`);
  expect(text).toContain(from);
  return mcd({ [table]: text.replace(from, to) });
}

function nested(depth: number): Buffer {
  return zipOf([depth === 0 ? { name: 'GPCI2026.csv', data: 'x' } : { name: 'x.zip', data: nested(depth - 1) }]);
}

function damaged(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  copy.fill(0xff, 60, 90);
  return copy;
}

describe('an import is refused whole, with file, line, column and reason', () => {
  it.each(cases)('%s: %s', async (kind, _what, file, told) => {
    const folder = dataFolder();
    const before = contents(folder);
    const run = await importInto(folder, [kind, file(), ...(CALL[kind] ?? []), '--write']);
    expect(run.err).toContain(told);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(contents(folder)).toEqual(before);
  });

  it('does not take the relative values of January for April', async () => {
    const file = written('PPRRVU2026_Apr_nonQPP.csv', cmsText(PPRRVU));
    const run = await importInto(dataFolder(), ['pprrvu', file, '--effective', '2026-04-01', '--excerpt']);
    expect(run.err).toContain('line 1, column 3: the release of 2026-01 does not vouch for 2026-04-01');
  });

  it('lists twenty defects and counts the rest', async () => {
    const file = written(MUE, cmsText(MUE).replaceAll(/^(\d{4}.,)\d+/gm, '$1x'));
    const { err } = await importInto(dataFolder(), ['mue-practitioner', file, ...(CALL['mue-practitioner'] ?? [])]);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(22);
    expect(lines.slice(-2)).toEqual(['and 46 more', '66 defects: the file is refused and nothing was imported.']);
  });

  it('asks for all four parts of the PTP edits, each once', async () => {
    const part = (name: string) => cms(`ccipra-v323r0-${name}.txt`);
    const call = ['--effective', '2026-10-01'];
    expect(
      await importInto(dataFolder(), ['ptp-practitioner', part('f1'), part('f2'), part('f4'), ...call]),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('of the 4 parts f3 is missing; give all of them in one import'),
    });
    const twice = ['ptp-practitioner', part('f1'), part('f2'), part('f2'), part('f4'), ...call];
    expect(await importInto(dataFolder(), twice)).toMatchObject({
      code: 2,
      err: expect.stringContaining('part f2 was given before, as ccipra-v323r0-f2.txt'),
    });
  });

  it('leaves no days between the table and the file unvouched for', async () => {
    const file = written('GPCI2027.csv', cmsText('GPCI2026.csv').replaceAll('2026', '2027'));
    const run = await importInto(dataFolder(), ['gpci', file, '--effective', '2027-01-01', '--excerpt']);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(
      'gpci is vouched for from 2025-01-01 to 2025-12-31 and the file from 2027-01-01 to 2027-12-31: import first what lies between',
    );
  });

  it('does not take another file for a source that is known', async () => {
    const folder = dataFolder();
    const call = ['--effective', '2026-01-01', '--excerpt', '--write'];
    await importInto(folder, ['gpci', cms('GPCI2026.csv'), ...call]);
    const other = written('GPCI2026.csv', cmsText('GPCI2026.csv').replace('0.592', '0.593'));
    const run = await importInto(folder, ['gpci', other, ...call]);
    expect(run.err).toContain('source cms-gpci-2026-excerpt was read from another file');
    expect(await importInto(folder, ['gpci', other, ...call, '--source-id', 'cms-gpci-2026-again'])).toMatchObject({
      code: 0,
    });
  });
});
