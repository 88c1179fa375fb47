import { describe, expect, it } from 'vitest';
import type { InputIssue } from '../../../domain/issues.ts';
import type { RemittedClaim } from '../../../domain/outcomes/remittance.ts';
import { createRemittanceReader835 } from '../../../domain/x12/remittance-835.ts';
import { jsonClaim } from '../../support/claims.ts';
import { write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

function read(text: string, chunk = Number.POSITIVE_INFINITY, bufferBytes?: number) {
  const claims: RemittedClaim[] = [];
  const issues: InputIssue[] = [];
  let providerAdjustments = 0;
  const reader = createRemittanceReader835(
    {
      claim: (claim) => claims.push(claim),
      issue: (issue) => issues.push(issue),
      providerAdjustment: () => providerAdjustments++,
    },
    bufferBytes === undefined ? {} : { bufferBytes },
  );
  const bytes = Buffer.from(text, 'latin1');
  for (let from = 0; from < bytes.length; from += chunk)
    reader.write(bytes.subarray(from, Math.min(bytes.length, from + chunk)));
  reader.end();
  return { claims, issues: issues.map(({ code, segment, path }) => ({ code, segment, path })), providerAdjustments };
}

const DENIED = { adjustments: ['CO*151*600'], paid: '0', rarc: ['N362', 'MA01'] };

describe('an 835', () => {
  it('gives each claim with its lines, adjustments and payment', () => {
    const { claims, issues } = read(
      write835({
        claims: [
          {
            controlNumber: 'UNITS1',
            status: '4',
            paid: '0',
            lines: [
              { ...DENIED, modifiers: ['RT'], units: '6', controlNumber: 'UNITS101' },
              { code: '99213', charge: '90' },
            ],
          },
        ],
      }),
    );
    expect(issues).toEqual([]);
    expect(claims).toMatchObject([
      {
        patientControlNumber: 'UNITS1',
        statusCode: '4',
        chargeCents: 60_000,
        paidCents: 0,
        payerClaimControlNumber: 'ICN0001',
        payment: {
          interchangeControlNumber: '000000777',
          transactionSetControlNumber: '0001',
          traceNumber: 'EFT1',
          payerName: 'SAMPLE PAYER',
          payerId: '04412',
          paidOn: '2026-04-01',
        },
        lines: [
          {
            procedureQualifier: 'HC',
            procedureCode: '64640',
            modifiers: ['RT'],
            chargeCents: 60_000,
            paidCents: 0,
            paidUnits: 6,
            lineItemControlNumber: 'UNITS101',
            serviceFrom: '2026-03-02',
            adjustments: [{ groupCode: 'CO', carc: '151', cents: 60_000 }],
            rarc: ['N362', 'MA01'],
          },
          { procedureCode: '99213', chargeCents: 9_000, paidUnits: 1 },
        ],
      },
    ]);
  });

  it('takes up to six triplets of a CAS, and leaves out empty ones', () => {
    const { claims } = read(
      write835({ claims: [{ lines: [{ adjustments: ['CO*45*1**253*2.5**151*3', 'PR*1*4*****2*5'] }] }] }),
    );
    expect(
      claims[0]?.lines[0]?.adjustments.map(({ groupCode, carc, cents }) => `${groupCode}-${carc} ${cents}`),
    ).toEqual(['CO-45 100', 'CO-253 250', 'CO-151 300', 'PR-1 400', 'PR-2 500']);
  });

  it("keeps a claim's own adjustments apart from its lines'", () => {
    const [claim] = read(write835({ claims: [{ adjustments: ['CO*29*600'], lines: [{ adjustments: [] }] }] })).claims;
    expect(claim?.adjustments).toEqual([{ groupCode: 'CO', carc: '29', cents: 60_000 }]);
    expect(claim?.lines[0]?.adjustments).toEqual([]);
  });

  it('dates a line by the claim where the line has no date', () => {
    const [claim] = read(write835({ claims: [{ from: '20260305', lines: [{ day: '' }, {}] }] })).claims;
    expect(claim?.lines.map(({ serviceFrom }) => serviceFrom)).toEqual(['2026-03-05', '2026-03-02']);
  });

  it('knows the code that was billed where the payer judged another', () => {
    const [claim] = read(write835({ claims: [{ lines: [{ code: '64999', billed: '64640' }] }] })).claims;
    expect(claim?.lines[0]).toMatchObject({ procedureCode: '64999', billedProcedureCode: '64640' });
  });

  it('takes qualifier and modifiers of a line that was judged otherwise as they were billed', () => {
    const text = write835({ claims: [{}] }).replace(
      'SVC*HC:64640*600*267.54',
      'SVC*NU:0360*600*267.54***HC:64640:RT:59',
    );
    expect(read(text).claims[0]?.lines[0]).toMatchObject({
      billedProcedureCode: '64640',
      procedureQualifier: 'HC',
      modifiers: ['RT', '59'],
    });
  });

  it('counts provider adjustments, which belong to no claim', () => {
    expect(read(write835({ claims: [{}], providerAdjustments: ['WO:ICN*50', 'L6*-1'] })).providerAdjustments).toBe(2);
  });

  it('reads several interchanges, each with its own separators', () => {
    const second = write835({ icn: '000000778', claims: [{ controlNumber: 'SECOND' }] })
      .replaceAll('*', '|')
      .replaceAll('~\n', '\n')
      .replaceAll('~', '\n');
    const { claims, issues } = read(`${write835({ claims: [{}] })}\n${second}`);
    expect(
      claims.map(({ patientControlNumber, payment }) => [patientControlNumber, payment.interchangeControlNumber]),
    ).toEqual([
      ['SAMPLE1', '000000777'],
      ['SECOND', '000000778'],
    ]);
    expect(issues).toEqual([]);
  });

  it('reads the same in chunks of any size', () => {
    const text = write835({
      claims: [{ lines: [DENIED, {}] }, { controlNumber: 'B', status: '22', charge: '-600', paid: '-267.54' }],
    });
    const whole = read(text);
    for (const size of [1, 7, 106, 4096]) expect(read(text, size, 512)).toEqual(whole);
  });
});

describe('an 835 that is damaged', () => {
  const whole = write835({ claims: [{}, { controlNumber: 'LAST', lines: [DENIED] }] });

  it('gives up the claim that it breaks off in, and no other, wherever it is cut', () => {
    for (let cut = whole.indexOf('CLP*LAST') + 9; cut < whole.indexOf('SE*'); cut++) {
      const { claims, issues } = read(whole.slice(0, cut));
      expect(
        claims.map(({ patientControlNumber }) => patientControlNumber),
        `cut at ${cut}`,
      ).toEqual(['SAMPLE1']);
      expect(
        issues.map(({ code }) => code),
        `cut at ${cut}`,
      ).toContain('claim-truncated');
    }
  });

  it.each([
    [
      'an amount that is none',
      whole.replace('CLP*SAMPLE1*1*600', 'CLP*SAMPLE1*1*6x0'),
      ['value-not-numeric'],
      ['LAST'],
    ],
    ['a claim without a number', whole.replace('CLP*SAMPLE1', 'CLP*'), ['value-missing'], ['LAST']],
    ['a wrong count', whole.replace(/SE\*\d+/, 'SE*3'), ['transaction-count'], ['SAMPLE1', 'LAST']],
    [
      'a date that is none',
      whole.replace('DTM*472*20260302', 'DTM*472*20261302'),
      ['date-malformed'],
      ['SAMPLE1', 'LAST'],
    ],
    [
      'a set without its SE',
      whole.replace(/SE\*\d+\*0001~\n/, ''),
      ['transaction-trailer-missing'],
      ['SAMPLE1', 'LAST'],
    ],
    ['another transaction', write837([jsonClaim()]), ['transaction-not-835'], []],
    [
      'a refusal of a whole claim without its lines, which tells nothing of any line',
      write835({ claims: [{ paid: '0', adjustments: ['CO*29*600'], lines: [] }] }),
      ['claim-without-lines'],
      ['SAMPLE1'],
    ],
    [
      'a payment of a whole claim without its lines, as of a stay',
      write835({ claims: [{ lines: [] }] }),
      [],
      ['SAMPLE1'],
    ],
    ['no X12', 'hello', ['no-interchange'], []],
    ['no claim', write835({ claims: [] }), ['no-claims'], []],
    ['nothing', '', ['no-interchange'], []],
  ])('names %s', (_name, text, codes, claims) => {
    const result = read(text);
    expect(result.issues.map(({ code }) => code)).toEqual(codes);
    expect(result.claims.map(({ patientControlNumber }) => patientControlNumber)).toEqual(claims);
  });
});
