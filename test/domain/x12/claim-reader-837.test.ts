import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../domain/claim/claim.ts';
import { jsonClaim } from '../../support/claims.ts';
import { chunkings } from '../../support/every-chunk-size.ts';
import { codes, read837 } from '../../support/read-837.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const lines = { ...USUAL, lineBreak: '\n' };
const two = write837(
  [jsonClaim({ controlNumber: 'ONE' }), jsonClaim({ controlNumber: 'TWO', lines: [{}, { units: 2 }] })],
  lines,
);
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/837/${name}`, import.meta.url), 'utf8');
const numbers = (text: string) => read837(text).claims.map((claim) => claim.patientControlNumber);

describe('837 claim reader', () => {
  it('reads claims, lines and their identity', () => {
    const { claims, issues } = read837(two);
    expect(issues).toEqual([]);
    expect(claims).toMatchObject([
      {
        form: 'professional',
        patientControlNumber: 'ONE',
        interchangeControlNumber: '000000905',
        transactionSetControlNumber: '0001',
      },
      {
        patientControlNumber: 'TWO',
        serviceLines: [{ lineNumber: 1 }, { lineNumber: 2, units: 2, lineItemControlNumber: 'SAMPLE-2' }],
      },
    ]);
  });

  it('takes the procedure code from its component only', () => {
    const [claim] = read837(fixture('decoys.837')).claims;
    expect(claim?.serviceLines.map((line) => line.procedureCode)).toEqual(['99213', '77002']);
  });

  it('keeps the payer, subscriber and providers of the claim apart from those of other payers', () => {
    const [claim] = read837(fixture('other-payers.837')).claims;
    expect(claim).toMatchObject({
      payer: { name: 'NOVITAS JH', id: '04412', claimFilingIndicator: 'MB' },
      serviceLines: [{ procedureCode: '64640', units: 1, renderingProvider: { npi: '1234567893' } }],
    });
    expect(claim?.serviceLines).toHaveLength(1);
  });

  it('reads subscriber and dependent claims side by side, and HL numbers that start again', () => {
    const { claims, issues } = read837(fixture('dependents-two-sets.837'));
    expect(issues).toEqual([]);
    expect(
      claims.map((claim) => [claim.patientControlNumber, claim.payer.id, claim.transactionSetControlNumber]),
    ).toEqual([
      ['SUBSCRIBER', '04412', '0001'],
      ['DEPENDENT', '04412', '0001'],
      ['NEXTSET', '01112', '0002'],
    ]);
  });

  it('reads an institutional claim with the statement dates for its lines', () => {
    const { claims, issues } = read837(fixture('institutional.837'));
    expect(issues).toEqual([]);
    expect(claims).toMatchObject([
      {
        form: 'institutional',
        facilityCode: '13',
        claimFrequencyCode: '1',
        diagnoses: [{ code: 'G5711' }, { code: 'M1711' }],
        serviceLines: [
          {
            procedureCode: '64640',
            modifiers: ['RT'],
            units: 2,
            unitBasis: 'UN',
            chargeCents: 160050,
            serviceFrom: '2026-03-02',
          },
          { procedureCode: '', procedureQualifier: '' },
        ],
      },
    ]);
  });

  it('reads line facility, line provider, date range and modifiers with gaps', () => {
    const text = write837(
      [
        jsonClaim({
          lines: [
            { through: '20260304', renderingNpi: '1999999984', facilityZip: '222010000', modifiers: ['RT', '', '59'] },
          ],
        }),
      ],
      lines,
    );
    expect(read837(text).claims[0]?.serviceLines[0]).toMatchObject({
      serviceFrom: '2026-03-02',
      serviceThrough: '2026-03-04',
      modifiers: ['RT', '59'],
      modifiersAt: [{ path: '2400[1]/SV101-3' }, { path: '2400[1]/SV101-5' }],
      renderingProvider: { npi: '1999999984' },
      serviceFacility: { postalCode: { value: '222010000', path: '2400[1]/2420C/N403' } },
    });
  });

  it.each([
    ['the wrong segment count', two.replace(/SE\*\d+/, 'SE*3'), ['transaction-count']],
    ['another set control number', two.replace(/SE\*(\d+)\*0001/, 'SE*$1*0009'), ['transaction-control-number']],
    ['the wrong set count', two.replace('GE*1', 'GE*2'), ['group-count']],
    ['another group control number', two.replace('GE*1*1', 'GE*1*7'), ['group-control-number']],
    ['the wrong group count', two.replace('IEA*1', 'IEA*3'), ['interchange-count']],
    [
      'another interchange control number',
      two.replace('IEA*1*000000905', 'IEA*1*000000001'),
      ['interchange-control-number'],
    ],
    ['no IEA', two.slice(0, two.indexOf('IEA')), ['interchange-trailer-missing']],
    [
      'no trailer at all',
      two.slice(0, two.indexOf('\nSE*') + 1),
      ['transaction-trailer-missing', 'group-trailer-missing', 'interchange-trailer-missing'],
    ],
  ])('scores every claim and reports %s', (_name, text, expected) => {
    expect(numbers(text)).toEqual(['ONE', 'TWO']);
    expect(codes(read837(text))).toEqual(expected);
  });

  it('never hands over the claim that the input ends in, wherever it is cut', () => {
    const second = two.indexOf('CLM*TWO');
    const end = two.indexOf('\nSE*') + 1;
    for (let at = second; at < end; at++) {
      const reading = read837(two.slice(0, at));
      expect(reading.issues, `cut at ${at}`).not.toEqual([]);
      const isBetweenSegments = two[at - 1] === '~' || two[at - 1] === '\n';
      if (isBetweenSegments) continue;
      expect(
        reading.claims.map((claim) => claim.patientControlNumber),
        `cut at ${at}`,
      ).toEqual(['ONE']);
      if (at > two.indexOf('~', second)) expect(codes(reading)).toContain('claim-truncated');
    }
  });

  it('reads qualifiers in small letters', () => {
    const small = two.replaceAll('HI*ABK:', 'HI*abk:').replace(/(CLM\*ONE[^~]*~\n)/, '$1REF*f8*1126061000001~\n');
    const { claims } = read837(small.replaceAll('NM1*PR*', 'NM1*pr*'));
    expect(claims[0]?.payer).toEqual(read837(two).claims[0]?.payer);
    expect(claims[0]?.payerClaimControlNumber).toBe('1126061000001');
    expect(claims.flatMap(({ diagnoses }) => diagnoses.map(({ qualifier }) => qualifier))).toEqual(
      read837(two).claims.flatMap(({ diagnoses }) => diagnoses.map(({ qualifier }) => qualifier)),
    );
  });

  it.each([
    ['a claim without lines', two.replaceAll(/(?:LX|SV1|DTP|REF\*6R)[^~]*~\n/g, ''), 'claim-without-lines'],
    ['a line without SV1', two.replace(/SV1[^~]*~\n/, ''), 'line-without-service'],
    ['a line without a date', two.replace(/DTP[^~]*~\n/, ''), 'service-date-missing'],
    ['a date that is none', two.replace('20260302~', '20260230~'), 'date-malformed'],
    ['a code without its qualifier', two.replace('HC:64640', '64640'), 'value-missing'],
    ['no code', two.replace('HC:64640', ''), 'value-missing'],
    ['units that are no number', two.replace('UN*1*', 'UN*X*'), 'value-not-numeric'],
    ['a claim without a number', two.replace('CLM*ONE', 'CLM*'), 'control-number-missing'],
    ['a level of unknown kind', two.replace(/HL\*1\*\*20/, 'HL*1**99'), 'hierarchy-unknown'],
    ['a dental set', two.replaceAll('005010X222A1', '005010X224A2'), 'guide-not-supported'],
    ['a 4010 set', two.replaceAll('005010X222A1', '004010X098A1'), 'guide-not-supported'],
    ['another transaction set', two.replace('ST*837', 'ST*835'), 'transaction-not-837'],
  ])('reports %s', (_name, text, code) => {
    expect(codes(read837(text))).toContain(code);
  });

  it('loses only the line that cannot be read, and a claim of which no line is left', () => {
    const lineOfTwo = two.replace(/(CLM\*TWO[\s\S]*?)20260302~/, '$120261399~');
    expect(read837(lineOfTwo).claims.map((claim) => claim.serviceLines.length)).toEqual([1, 1]);
    expect(numbers(two.replace('20260302~', '20261399~'))).toEqual(['TWO']);
  });

  it('reads a service without its LX as a line of its own', () => {
    const { claims, issues } = read837(two.replaceAll(/LX[^~]*~\n/g, ''));
    expect(claims.map((claim) => claim.serviceLines.map((line) => line.lineNumber))).toEqual([[1], [1, 2]]);
    expect(issues.map((issue) => issue.code)).toEqual([
      'line-number-missing',
      'line-number-missing',
      'line-number-missing',
      'transaction-count',
    ]);
  });

  it.each(['CLM*TWO', 'HL*3', 'SE*'])('keeps the claim that is complete before a cut in %s', (start) => {
    const at = two.indexOf(`\n${start}`) + 1;
    expect(at).toBeGreaterThan(0);
    const { claims } = read837(two.slice(0, at + 5));
    expect(claims[0]?.patientControlNumber).toBe('ONE');
  });

  it('names the claim that is cut, not the one before it', () => {
    const at = two.indexOf('CLM*TWO');
    const { issues } = read837(two.slice(0, at + 9));
    const cut = issues.find((issue) => issue.code === 'claim-truncated');
    expect(two.slice(cut?.offset)).toMatch(/^CLM\*TWO/);
  });

  it('reads a second service under one LX as a line of its own', () => {
    const doubled = two.replace(/(SV1[^~]*~\nDTP[^~]*~\n)/, '$1$1');
    expect(read837(doubled).claims[0]?.serviceLines).toHaveLength(2);
    expect(codes(read837(doubled))).toContain('line-number-missing');
  });

  it.each([
    ['a damaged CLM', two.replace('CLM*TWO', 'CLN*TWO'), 'segment-outside-claim'],
    ['a missing CLM', two.replace(/CLM\*TWO[^~]*~\n/, ''), 'segment-outside-claim'],
    ['a damaged CLM inside a claim', two.replace(/HL\*3[\s\S]*?CLM\*TWO/, 'CLN*TWO'), 'segment-unexpected'],
    ['a set without claims', two.replace(/HL\*[\s\S]*(?=SE\*)/, ''), 'transaction-without-claims'],
    ['an interchange without sets', two.replace(/GS\*[\s\S]*(?=IEA)/, '').replace('IEA*1', 'IEA*0'), 'no-claims'],
    ['a guide that nobody knows', two.replaceAll('005010X222A1', '005010X299'), 'guide-unknown'],
    [
      'a date with a qualifier that it does not fit',
      two.replace('DTP*472*D8*20260302', 'DTP*472*D8*20260302-20260303'),
      'date-malformed',
    ],
    [
      'more lines than a claim can have',
      two.replace(/(LX\*1~\nSV1[^~]*~\nDTP[^~]*~\n)/, (line) => line.repeat(1_000)),
      'claim-too-long',
    ],
  ])('reports %s', (_name, text, code) => {
    expect(codes(read837(text))).toContain(code);
  });

  it('takes no number that is too long to be exact', () => {
    const digits = '9'.repeat(400);
    const [claim] = read837(two.replace('UN*1*', `UN*${digits}*`).replace('LX*1', `LX*${digits}`)).claims;
    expect(claim?.serviceLines[0]).toMatchObject({ lineNumber: 1, units: Number.NaN });
  });

  it('counts an empty HI element among the diagnoses that pointers count', () => {
    const [claim] = read837(two.replace('HI*ABK:G5711', 'HI*ABK:G5711**ABF:M1711')).claims;
    expect(claim?.diagnoses.map(({ code }) => code)).toEqual(['G5711', '', 'M1711']);
  });

  it.each([
    ['CLM05 without its place', '11:B:1*', ':B:7*'],
    ['CLM05 with nothing but its frequency', '11:B:1*', '::7*'],
    ['no component left out', '11:B:1*', '11:B:7*'],
  ])('reads the frequency behind another separator than ISA16: %s', (_name, whole, sent) => {
    const text = write837([jsonClaim()]).replace(whole, sent);
    const other = read837(text.replace('*T*:~', '*T*>~'));
    expect(other.claims).toMatchObject([{ claimFrequencyCode: '7', serviceLines: [{ procedureCode: '64640' }] }]);
    expect(other.issues.map(({ code }) => code)).toEqual(['component-separator']);
    const usual = read837(text);
    expect(usual.claims).toMatchObject([{ claimFrequencyCode: '7' }]);
    expect(usual.issues).toEqual([]);
  });

  it.each([
    ['a diagnosis', 'ABK:', ':'],
    ['a procedure', 'HC:64640', ':64640'],
  ])('reads what stands behind an empty qualifier of %s and another separator', (_name, whole, sent) => {
    const text = write837([jsonClaim()]).replace(whole, sent);
    const { claims, issues } = read837(text);
    const other = read837(text.replace('*T*:~', '*T*>~'));
    const coded = (claim: Claim | undefined) => [
      claim?.diagnoses.map(({ code }) => code),
      claim?.serviceLines.map(({ procedureCode }) => procedureCode),
    ];
    expect(coded(other.claims[0])).toEqual([['G5711'], ['64640']]);
    expect(coded(claims[0])).toEqual([['G5711'], ['64640']]);
    expect(other.issues.map(({ code, path }) => [code, path]).slice(1)).toEqual(
      issues.map(({ code, path }) => [code, path]),
    );
  });

  it('reads composites that are cut by another character than ISA16, and says so', () => {
    const { claims, issues } = read837(fixture('component-separator.837'));
    expect(issues).toMatchObject([{ code: 'component-separator', scope: 'claim', segment: 18, path: '2300' }]);
    expect(claims).toMatchObject([
      {
        facilityCode: '11',
        claimFrequencyCode: '1',
        diagnoses: [{ code: 'G5711' }, { code: 'M1711' }],
        serviceLines: [
          {
            procedureCode: '64640',
            modifiers: ['RT', '59'],
            description: { value: '64640 TWICE' },
            diagnosisPointers: ['1', '2'],
          },
          { procedureCode: '99213' },
        ],
      },
    ]);
  });

  it('reads composites of service lines alone that are cut by another character', () => {
    const { claims, issues } = read837(two.replaceAll('HC:64640', 'HC>64640'));
    expect(claims.flatMap((claim) => claim.serviceLines.map((line) => line.procedureCode))).toEqual(
      Array(3).fill('64640'),
    );
    expect(issues.map(({ code }) => code)).toEqual(['component-separator', 'component-separator']);
  });

  it('follows the lines where the header names the other guide', () => {
    const mislabeled = fixture('institutional.837').replaceAll('005010X223A2', '005010X222A1');
    const { claims, issues } = read837(mislabeled);
    expect(claims[0]?.form).toBe('institutional');
    expect(issues.map((issue) => issue.code)).toEqual(['guide-mismatch']);
  });

  it('knows the providers of each claim by what its lines are, not by the guide that the header names', () => {
    const facility = write837(
      [1, 2].map((number) => jsonClaim({ controlNumber: `P${number}`, facilityZip: '222010000' })),
    );
    const inst = fixture('institutional-codes.837');
    for (const [text, label, other] of [
      [facility, '005010X222A1', '005010X223A2'],
      [inst, '005010X223A2', '005010X222A1'],
    ] as const) {
      const right = read837(text).claims;
      expect(right[0]?.serviceLines[0]?.renderingProvider?.npi).toBeDefined();
      expect(read837(text.replaceAll(label, other)).claims).toEqual(right);
    }
  });

  it('reads the same at every chunk size', () => {
    for (const name of ['institutional.837', 'other-payers.837', 'dependents-two-sets.837']) {
      const bytes = Buffer.from(fixture(name));
      const whole = JSON.stringify(read837([bytes]));
      for (const { size, chunks } of chunkings(bytes)) {
        expect(JSON.stringify(read837(chunks)), `${name} in chunks of ${size}`).toBe(whole);
      }
    }
  });
});
