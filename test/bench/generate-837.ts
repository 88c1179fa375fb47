/** A realistic 837P of any size: one claim a subscriber, one to five lines a claim, 3% of the lines 64640. */

import { generator } from '../support/random.ts';

export interface Generated837 {
  readonly claims: number;
  readonly lines: number;
  readonly scoredLines: number;
  readonly sets: number;
  readonly bytes: number;
}

export interface GeneratorOptions {
  readonly bytes: number;
  /** Share of the lines that are 64640. */
  readonly scoredShare: number;
  readonly seed?: number;
  /** Claims of one transaction set; some senders make a set of each. */
  readonly claimsOfSet?: number;
}

const CODES = [
  '99213',
  '99214',
  '20610',
  '64450',
  '77002',
  '97110',
  '93000',
  '36415',
  '80053',
  'J1030',
  '64483',
  '62323',
];
const DIAGNOSES = ['M1711', 'G5711', 'M25561', 'M545', 'E119', 'I10', 'G894', 'M4806', 'R51', 'M79604'];
const NERVES = ['LATERAL FEMORAL CUTANEOUS', 'SURAL', 'SAPHENOUS', 'COMMON PERONEAL', 'OBTURATOR', 'TIBIAL'];
const TECHNIQUES = ['THERMAL RFA', 'RADIOFREQUENCY ABLATION', 'COOLED RF'];
/** Claims of one transaction set, the ceiling that the guides recommend. */
const USUAL_CLAIMS_OF_SET = 5_000;

/** Hands over the file piece by piece, some 64 KiB each, and says what it held. */
export function generate837(
  { bytes, scoredShare, seed = 64_640, claimsOfSet: mostClaimsOfSet = USUAL_CLAIMS_OF_SET }: GeneratorOptions,
  write: (text: string) => void,
): Generated837 {
  const random = generator(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const digits = (count: number): string => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  let text = '';
  let written = 0;
  let claims = 0;
  let lines = 0;
  let scoredLines = 0;
  let sets = 0;
  let segmentsOfSet = 0;
  let claimsOfSet = 0;
  let level = 0;

  const flush = (): void => {
    written += text.length;
    write(text);
    text = '';
  };
  const put = (segment: string): void => {
    text += `${segment}~\n`;
    segmentsOfSet++;
    if (text.length > 65_536) flush();
  };
  const openSet = (): void => {
    sets++;
    segmentsOfSet = 0;
    claimsOfSet = 0;
    put(`ST*837*${String(sets).padStart(4, '0')}*005010X222A1`);
    put('BHT*0019*00*0123*20260302*1023*CH');
    put('NM1*41*2*SAMPLE CLEARINGHOUSE*****46*SAMPLE01');
    put('PER*IC*HELP DESK*TE*8005550100');
    put('NM1*40*2*SAMPLE RECEIVER*****46*SAMPLE02');
    level = 1;
    put('HL*1**20*1');
    put('PRV*BI*PXC*208VP0000X');
    put('NM1*85*2*SAMPLE PAIN CLINIC*****XX*1234567893');
    put('N3*100 SAMPLE WAY');
    put('N4*HOUSTON*TX*770020000');
    put('REF*EI*000000000');
  };
  const closeSet = (): void => put(`SE*${segmentsOfSet + 1}*${String(sets).padStart(4, '0')}`);

  put('ISA*00*          *00*          *ZZ*SAMPLE01       *ZZ*SAMPLE02       *260302*1023*^*00501*000000905*1*T*:');
  put('GS*HC*SAMPLE01*SAMPLE02*20260302*1023*1*X*005010X222A1');
  openSet();
  while (written + text.length < bytes) {
    if (claimsOfSet === mostClaimsOfSet) {
      closeSet();
      openSet();
    }
    level++;
    claims++;
    claimsOfSet++;
    put(`HL*${level}*1*22*0`);
    put('SBR*P*18*******MB');
    put(`NM1*IL*1*TESTPATIENT*SAMPLE${digits(4)}****MI*1TE0TE0TE${digits(2)}`);
    put(`N3*${digits(3)} SAMPLE STREET`);
    put(`N4*HOUSTON*TX*7700${digits(1)}`);
    put(`DMG*D8*19${digits(2)}0101*${random() < 0.5 ? 'F' : 'M'}`);
    put('NM1*PR*2*NOVITAS JH*****PI*04412');
    const count = 1 + Math.floor(random() * 5);
    put(`CLM*C${digits(9)}*${count * 150}***11:B:1*Y*A*Y*Y`);
    put(`REF*D9*${digits(12)}`);
    put(`HI*ABK:${pick(DIAGNOSES)}*ABF:${pick(DIAGNOSES)}`);
    put('NM1*82*1*SAMPLE*PHYSICIAN****XX*1234567893');
    put('PRV*PE*PXC*208VP0000X');
    for (let line = 1; line <= count; line++) {
      const isScored = random() < scoredShare;
      lines++;
      if (isScored) scoredLines++;
      put(`LX*${line}`);
      put(`SV1*HC:${isScored ? '64640:RT' : pick(CODES)}*150*UN*1***1`);
      put(`DTP*472*D8*202603${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`);
      put(`REF*6R*${digits(10)}`);
      if (isScored && random() < 0.5) {
        const [celsius, seconds] = [60 + Math.floor(random() * 30), 60 + Math.floor(random() * 90)];
        put(`NTE*ADD*${pick(TECHNIQUES)} ${celsius}C ${seconds} SEC RT ${pick(NERVES)} NERVE`);
      }
    }
  }
  closeSet();
  put(`GE*${sets}*1`);
  put('IEA*1*000000905');
  flush();
  return { claims, lines, scoredLines, sets, bytes: written };
}
