/**
 * Segments of the 837P (005010X222A1) and 837I (005010X223A2) as a table: element numbers, types, lengths, codes.
 * One row serves both guides and every loop; where they differ, what either allows is allowed.
 */

import { type ClaimForm, OTHER_PAYER_PROVIDER_LOOP } from '../loops-837.ts';

/*
 * `number` of the data element, `!` when every use of the segment must have it, `-` when no use has it; a number with C
 * is a composite, `-*4` four of `-`. After `|` the syntax notes of the standard: P paired, R at least one, C conditional, L list, E exclusion.
 */
const SEGMENTS: Readonly<Record<string, string>> = {
  AMT: '522! 782! -',
  BHT: '1005! 353! 127! 373! 337! 640!',
  CAS: '1033! 1034! 782! 380 1034 782 380 1034 782 380 1034 782 380 1034 782 380 1034 782 380 | C0605 C0705 C0908 C1008 C1211 C1311 C1514 C1614 C1817 C1917 L050607 L080910 L111213 L141516 L171819',
  CL1: '1315 1314 1352! -',
  CLM: '1028! 782! - - C023! 1073 1359! 1073! 1363! 1351 C024 1366 -*7 1514',
  CN1: '1166! 782 332 127 338 799',
  CR1: '355 81 - 1317! 355! 380! - - 352*2 | P0102 P0506',
  CR2: '-*7 1342! - 352*2 -',
  CR3: '1322! 355! 380! - -',
  CRC: '1136! 1073! 1321! 1321*4',
  CTP: '-*3 380! C001! -*6',
  CUR: '98! 100! -*19',
  DMG: '1250! 1251! 1068! -*8',
  DTP: '374! 1250! 1251!',
  FRM: '350! 1073 127 373 332 | R02030405',
  HCP: '1473! 782! 782 127 118 127 782 234 235 234 355 380 901 1526 1527 | P0910 P1112',
  HI: 'C022! C022*11',
  HL: '628! 734 735! 736!',
  K3: '449! - -',
  LIN: '- 235! 234! -*28',
  LQ: '1270! 1271!',
  LX: '554!',
  MEA: '737! 738! 739! -*9',
  MIA: '380! - 380 782 127 782*9 380 782*4 127*4 782',
  MOA: '954 782 127*5 782*2',
  N3: '166! 166',
  N4: '19! 156 116 26 - - 1715 | C0704 E0207',
  NM1: '98! 1065! 1035 1036 1037 - 1039 66 67 -*3 | P0809',
  NTE: '363! 352!',
  OI: '- - 1073! 1351 - 1363!',
  PAT: '1069 -*3 1250 1251 355 81 1073 | P0506 P0708',
  PER: '366! 93 365! 364! 365 364 365 364 - | P0506 P0708',
  PRV: '1221! 128! 127! -*3',
  PS1: '127! 782! -',
  PWK: '755! 756! - - 66 67 -*3 | P0506',
  QTY: '673! 380! - -',
  REF: '128! 127! - C040',
  SBR: '1138! 1069 127 93 1336 -*3 1032',
  SV1: 'C003! 782! 355! 380! 1331 - C004! - 1073 - 1073*2 - - 1327 -*6',
  SV2: '234! C003 782! 355! 380! - 782 -*3',
  SV5: 'C003! 355! 380! 782!*2 594! -',
  SVD: '67! 782! C003 234 380! 554',
};

const COMPOSITES: Readonly<Record<string, string>> = {
  C001: '355! 1018 649 355 1018 649 355 1018 649 355 1018 649 355 1018 649',
  C003: '235! 234! 1339*4 352 234',
  C004: '1328! 1328*3',
  C022: '1270! 1271! 1250 1251 782 380 799 1271 1073',
  C023: '1331! 1332! 1325!',
  C024: '1362! 1362*2 156 26',
  C040: '128! 127! 128 127 128 127',
};

/** Type, shortest and longest → data elements. */
const DATA_ELEMENTS: Readonly<Record<string, string>> = {
  'AN 1 2': '1331',
  'AN 1 10': '1039',
  'AN 1 12': '628 734',
  'AN 1 20': '350',
  'AN 1 25': '1037',
  'AN 1 30': '799 1271',
  'AN 1 35': '1036 1251',
  'AN 1 38': '1028',
  'AN 1 48': '234',
  'AN 1 50': '127',
  'AN 1 55': '166',
  'AN 1 60': '93 1035',
  'AN 1 80': '352 449',
  'AN 1 256': '364',
  'AN 2 2': '1339',
  'AN 2 30': '19',
  'AN 2 80': '67',
  'DT 8 8': '373',
  'ID 1 1': '594 736 1065 1068 1073 1138 1314 1315 1317 1322 1325 1327 1342 1351 1359 1363',
  'ID 1 2': '66 735 756 1032 1033 1332 1352 1514 1526 1527',
  'ID 1 3': '522 738 1221 1270 1336 1715',
  'ID 1 5': '1034',
  'ID 2 2': '156 235 353 355 365 366 640 673 737 755 901 1069 1136 1166 1473',
  'ID 2 3': '26 98 128 1250 1321 1362 1366',
  'ID 3 3': '100 363 374',
  'ID 3 15': '116',
  'ID 4 4': '1005',
  'N0 1 2': '1328',
  'N0 1 6': '554',
  'R 1 6': '332 338',
  'R 1 9': '118',
  'R 1 10': '81 649 954',
  'R 1 15': '380 1018',
  'R 1 18': '782',
  'R 1 20': '739',
  'TM 4 8': '337',
};

/** Codes that the guides allow in any use of the element; elements that are not listed take codes kept elsewhere. */
const CODES: Readonly<Record<string, string>> = {
  BHT01: '0019',
  BHT02: '00 18',
  BHT06: '31 CH RP',
  CAS01: 'CO CR OA PI PR',
  'CLM05-3': [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].join(' '),
  CLM06: 'N Y',
  CLM07: 'A B C',
  CLM08: 'N W Y',
  CLM09: 'I Y',
  DMG01: 'D8',
  DMG03: 'F M U',
  DTP01:
    '011 050 090 091 096 296 297 304 314 360 361 431 434 435 439 444 453 454 455 461 463 471 472 484 573 607 738 739',
  DTP02: 'D8 DT RD8 TM',
  HL03: '20 22 23',
  HL04: '0 1',
  NM102: '1 2',
  NM108: '46 II MI PI XV XX',
  OI03: 'N W Y',
  OI06: 'I Y',
  PAT05: 'D8',
  PAT09: 'Y',
  PER01: 'IC',
  PRV01: 'AT BI PE',
  PRV02: 'PXC',
  PWK02: 'AA AB AD AF AG BM EL EM FT FX NS',
  SBR01: 'A B C D E F G H P S T U',
  SBR02: '01 18 19 20 21 39 40 53 G8',
  SBR09: '11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ',
  'SV101-1': 'ER HC IV WK',
  SV103: 'MJ UN',
  'SV202-1': 'ER HC HP IV WK',
  SV204: 'DA UN',
  'SVD03-1': 'ER HC HP IV WK',
};

/** Codes of one guide; `HI-1` is the first component of any of its elements. */
const CODES_OF: Readonly<Record<ClaimForm, Readonly<Record<string, string>>>> = {
  professional: { 'CLM05-2': 'B', 'HI-1': 'ABF ABK BF BG BK BO BP' },
  institutional: {
    'CLM05-2': 'A',
    'HI-1': 'ABF ABJ ABK ABN APR BBQ BBR BE BF BG BH BI BJ BK BN BO BP BQ BR CAH DR PR TC',
  },
};

/** Elements that these names must have, beside those of every name. */
const REQUIRED_BY_NAME: ReadonlyMap<string, readonly number[]> = new Map([
  ['40', [3, 8, 9]],
  ['41', [3, 8, 9]],
  ['85', [3]],
  ['IL', [3]],
  ['PR', [3, 8, 9]],
]);
const NO_ELEMENTS: readonly number[] = [];

/** Segments whose unused elements (`-`) are unused in either guide beyond doubt. */
const STRICT = new Set('AMT CLM NM1 REF SBR SV1 SV2'.split(' '));

/** Amounts of money that are added up, which have whole cents. */
const IN_WHOLE_CENTS = new Set(['CLM02', 'SV102', 'SV203']);

export type DataType = 'AN' | 'DT' | 'ID' | 'N0' | 'R' | 'TM';

export interface DataElement {
  /** Data element reference number (IK402). */
  readonly number: string;
  readonly type: DataType;
  readonly shortest: number;
  readonly longest: number;
  /** Most decimals, other than zeros at the end; any number where it is not given. */
  readonly decimals?: number;
}

/** One element of a segment, or one component of a composite. */
export interface ElementSyntax {
  /** Undefined for a composite, and for an element that no use of the segment has. */
  readonly dataElement: DataElement | undefined;
  readonly components: readonly ElementSyntax[];
  readonly isRequired: boolean;
  readonly codes: ReadonlySet<string> | undefined;
}

export interface SyntaxNote {
  readonly kind: 'P' | 'R' | 'C' | 'L' | 'E';
  readonly elements: readonly number[];
}

export interface SegmentSyntax {
  readonly elements: readonly ElementSyntax[];
  /** Whether an element that is not used may not be there. */
  readonly isStrict: boolean;
  readonly notes: readonly SyntaxNote[];
}

const dataElements = new Map(
  Object.entries(DATA_ELEMENTS).flatMap(([form, numbers]) => {
    const [type, shortest, longest] = form.split(' ');
    return numbers
      .split(' ')
      .map((number) => [
        number,
        { number, type: type as DataType, shortest: Number(shortest), longest: Number(longest) } as const,
      ]);
  }),
);

/** Made when a form is first asked for: most calls of a function that has just started are answered in JSON. */
const segments = new Map<ClaimForm, ReadonlyMap<string, SegmentSyntax>>();

/** The row of a segment; undefined for one that neither guide has. */
export function syntaxOf(segmentId: string, form: ClaimForm): SegmentSyntax | undefined {
  return (segments.get(form) ?? segmentsOf(form)).get(segmentId);
}

/** Numbers of the elements that a segment must have because of its first. */
export function requiredByQualifier(segmentId: string, qualifier: string, loop: string): readonly number[] {
  // Providers of other payers have identifiers in REF and no name.
  const isName = segmentId === 'NM1' && loop !== OTHER_PAYER_PROVIDER_LOOP;
  return (isName ? REQUIRED_BY_NAME.get(qualifier) : undefined) ?? NO_ELEMENTS;
}

function segmentsOf(form: ClaimForm): ReadonlyMap<string, SegmentSyntax> {
  const codes = { ...CODES, ...CODES_OF[form] };
  const made = new Map(Object.entries(SEGMENTS).map(([id, row]) => [id, segmentSyntax(id, row, codes)]));
  segments.set(form, made);
  return made;
}

/** The cells of a row, each as often as it says. */
function cellsOf(row: string): string[] {
  return row.split(' ').flatMap((cell) => {
    const [own = '', times = 1] = cell.split('*');
    return new Array<string>(Number(times)).fill(own);
  });
}

function segmentSyntax(id: string, row: string, codes: Readonly<Record<string, string>>): SegmentSyntax {
  const [elements = '', notes = ''] = row.split(' | ');
  return {
    elements: cellsOf(elements).map((cell, index) =>
      elementSyntax(`${id}${String(index + 1).padStart(2, '0')}`, cell, codes),
    ),
    isStrict: STRICT.has(id),
    notes: [...notes.matchAll(/([PRCLE])(\d+)/g)].map(([, kind, numbers = '']) => ({
      kind: kind as SyntaxNote['kind'],
      elements: (numbers.match(/\d\d/g) ?? []).map(Number),
    })),
  };
}

function elementSyntax(designator: string, cell: string, table: Readonly<Record<string, string>>): ElementSyntax {
  const number = cell.replace('!', '');
  const composite = COMPOSITES[number];
  const codes = table[designator] ?? table[designator.replace(/^HI\d\d/, 'HI')];
  const dataElement = dataElements.get(number);
  return {
    dataElement: dataElement && IN_WHOLE_CENTS.has(designator) ? { ...dataElement, decimals: 2 } : dataElement,
    components:
      composite === undefined
        ? []
        : cellsOf(composite).map((part, index) => elementSyntax(`${designator}-${index + 1}`, part, table)),
    isRequired: cell.endsWith('!'),
    codes: codes === undefined ? undefined : new Set(codes.split(' ')),
  };
}
