/**
 * Valid files that are easily misread: what the guides demand, and where a reader goes wrong. The other half, files that
 * are not as they should be, is in deviations.test.ts.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { naiveSegments } from '../../support/naive-segments.ts';
import { read837 } from '../../support/read-837.ts';
import { scored837, type Told, told837 } from '../../support/told-837.ts';

const FIXTURES = new URL('../../fixtures/837/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(`${name}.837`, FIXTURES));
const claimsOf = (name: string) => read837([fixture(name)]).claims;
const claimOf = (name: string) => claimsOf(name)[0];
/** Number of the n-th segment of a fixture that starts so, counted by another tokenizer than the product's. */
function place(name: string, start: string, nth = 1): number {
  const bytes = fixture(name);
  const found = naiveSegments(bytes).filter((segment) => bytes.toString('latin1', segment.start).startsWith(start));
  return found[nth - 1]?.position ?? 0;
}

const TOLD: Record<string, Told> = {
  'component-separator': {
    claims: 'COMPONENTS 1/2',
    issues: `component-separator@${place('component-separator', 'CLM')}`,
  },
  decoys: { claims: '64640 0/2', issues: '' },
  dental: { claims: '', issues: 'guide-not-supported@3' },
  'dependents-two-sets': { claims: 'SUBSCRIBER 1/1, DEPENDENT 1/1, NEXTSET 1/1', issues: '' },
  'diagnosis-gap': { claims: 'GAP 1/1', issues: '' },
  'guide-4010': { claims: '', issues: 'guide-not-supported@3' },
  hierarchy: {
    claims:
      'SUBSCRIBERA 1/1, DEPENDENTA1 1/1, DEPENDENTA1B 1/1, DEPENDENTA2 1/1, SUBSCRIBERB 1/1, OTHERCLINIC 1/1, NEXTSET 1/1',
    issues: '',
  },
  institutional: { claims: 'INST1 1/2', issues: '' },
  'institutional-codes': { claims: 'INSTCODES 2/4', issues: '' },
  'line-context': { claims: 'LINECONTEXT 2/3', issues: '' },
  'other-payer-providers': { claims: 'OTHERDEEP 1/1', issues: '' },
  'other-payers': { claims: 'OTHERPAYERS 1/1', issues: '' },
  quantities: { claims: 'QUANTITIES 5/5', issues: '' },
  'twelve-diagnoses': { claims: 'TWELVE 2/2', issues: '' },
};

describe('fixtures', () => {
  it('has an expectation for each, and no other', () => {
    const names = readdirSync(FIXTURES).map((name) => name.replace('.837', ''));
    expect(Object.keys(TOLD).sort()).toEqual(names.sort());
  });

  it.each(Object.entries(TOLD))('%s: claims, scored lines, issues', (name, told) => {
    expect(told837(fixture(name))).toEqual(told);
  });
});

describe('a line and what stands around it', () => {
  const claim = claimOf('line-context');
  const [first, second, third] = claim?.serviceLines ?? [];

  it('takes its code, modifiers with gaps and description from their components', () => {
    expect(first).toMatchObject({
      procedureQualifier: 'HC',
      procedureCode: '64640',
      modifiers: ['RT', '59'],
      modifiersAt: [{ path: '2400[1]/SV101-3' }, { path: '2400[1]/SV101-5' }],
      description: { path: '2400[1]/SV101-7', value: 'SEE 64640-99 / 64640 > 99213 ^ TEXT' },
      diagnosisPointers: ['1', '2'],
      units: 2,
    });
    expect(second?.procedureCode).toBe('99213');
  });

  it('has its own place of service, provider, facility and control number before those of the claim', () => {
    expect(first).toMatchObject({
      placeOfService: '24',
      lineItemControlNumber: 'LINE-ONE',
      renderingProvider: { npi: '1999999984', taxonomyCode: '2081P2900X' },
      serviceFacility: { postalCode: { value: '222010000' } },
    });
    expect(third).toMatchObject({
      placeOfService: '11',
      lineItemControlNumber: undefined,
      renderingProvider: { npi: '1234567893', taxonomyCode: '208VP0014X' },
      serviceFacility: undefined,
    });
    expect(claim?.serviceFacility).toMatchObject({ postalCode: { value: '122070000' } });
  });

  it('is answered for where it was rendered: the MAC of the line is not the MAC of the claim', () => {
    const [scored] = scored837([fixture('line-context')]).claims;
    expect(scored?.mac?.jurisdiction).toBe('JL');
    expect(scored?.lines.map((line) => line.mac?.jurisdiction)).toEqual([undefined, 'JK']);
  });

  it('reads one day and several days as they are sent', () => {
    expect([first, second, third].map((line) => [line?.serviceFrom, line?.serviceThrough])).toEqual([
      ['2026-03-02', '2026-03-02'],
      ['2026-03-02', '2026-03-02'],
      ['2026-03-03', '2026-03-05'],
    ]);
  });

  it('keeps notes and attachments of the claim and of the line apart', () => {
    expect(claim?.notes.map(({ code, at }) => [code, at.value])).toEqual([['ADD', 'THERMAL RFA SURAL NERVE']]);
    expect(first?.notes.map(({ code, at }) => [code, at.value])).toEqual([
      ['ADD', 'SURAL NERVE RIGHT'],
      ['TPO', 'NO 64640 BEFORE'],
    ]);
    expect(claim?.attachmentControlNumbers).toEqual(['CLAIM-ATTACHMENT']);
    expect(first?.attachmentControlNumbers).toEqual(['LINE-ATTACHMENT']);
  });

  it('takes its charge from SV102 and no other amount', () => {
    expect([first, second, third].map((line) => line?.chargeCents)).toEqual([60_000, 60_000, 60_000]);
    expect(claim?.chargeCents).toBe(180_000);
  });
});

describe('quantities', () => {
  it('are decimal, and minutes are not units', () => {
    const lines = claimOf('quantities')?.serviceLines ?? [];
    expect(lines.map(({ units, unitBasis }) => [units, unitBasis])).toEqual([
      [1.5, 'UN'],
      [2, 'UN'],
      [45, 'MJ'],
      [0.5, 'UN'],
      [0, 'UN'],
    ]);
    expect(lines[3]?.chargeCents).toBe(60_050);
  });

  it('of minutes and of parts of a unit are findings', () => {
    const lines = scored837([fixture('quantities')]).claims[0]?.lines ?? [];
    const fires = lines.map((line) => line.findings.some(({ ruleId }) => ruleId === 'claim-form/units-basis'));
    expect(fires).toEqual([true, false, true, true, true]);
  });
});

describe('diagnoses', () => {
  it('are up to twelve, and pointers reach all of them', () => {
    const claim = claimOf('twelve-diagnoses');
    expect(claim?.diagnoses).toHaveLength(12);
    expect(claim?.diagnoses[11]).toMatchObject({ code: 'G5790', at: { path: '2300/HI12-2' } });
    expect(claim?.serviceLines.map((line) => line.diagnosisPointers)).toEqual([['12', '1', '11', '2'], ['13']]);
    const fires = scored837([fixture('twelve-diagnoses')]).claims[0]?.lines.map((line) =>
      line.findings.some(({ ruleId }) => ruleId === 'claim-form/diagnosis-pointer'),
    );
    expect(fires).toEqual([false, true]);
  });

  it('keep their number where an element between them is empty, and lose their dot', () => {
    expect(claimOf('diagnosis-gap')?.diagnoses.map(({ code }) => code)).toEqual(['G5711', '', 'M1711']);
  });

  it('of an institutional claim stand in several HI among codes that are no diagnoses of the claim', () => {
    const claim = claimOf('institutional-codes');
    expect(claim?.diagnoses.map(({ qualifier, code }) => [qualifier, code])).toEqual([
      ['ABK', 'G5711'],
      ['ABF', 'M1711'],
      ['ABF', 'G894'],
    ]);
  });
});

describe('institutional lines', () => {
  it('have a code only where SV202 has one, and the statement dates where they have none', () => {
    expect(
      claimOf('institutional-codes')?.serviceLines.map((line) => [
        line.procedureCode,
        line.serviceFrom,
        line.serviceThrough,
      ]),
    ).toEqual([
      ['64640', '2026-03-03', '2026-03-03'],
      ['', '2026-03-02', '2026-03-03'],
      ['', '2026-03-02', '2026-03-03'],
      ['64640', '2026-03-02', '2026-03-03'],
    ]);
  });

  it('have the rendering provider of the claim, no place of service and no pointers', () => {
    expect(claimOf('institutional-codes')).toMatchObject({
      form: 'institutional',
      facilityCode: '13',
      claimFrequencyCode: '1',
      billingProvider: { taxonomyCode: '282N00000X' },
      attachmentControlNumbers: ['INST-ATTACHMENT'],
      serviceLines: [
        { renderingProvider: { npi: '1999999992' }, placeOfService: undefined, diagnosisPointers: [] },
        {},
        {},
        {},
      ],
    });
  });
});

describe('levels', () => {
  it('hand on the payer and provider that stand above a claim, and no other', () => {
    const seen = claimsOf('hierarchy').map((claim) => [
      claim.patientControlNumber,
      claim.payer.id,
      claim.payer.claimFilingIndicator,
      claim.billingProvider.npi,
      claim.transactionSetControlNumber,
    ]);
    expect(seen).toEqual([
      ['SUBSCRIBERA', '04412', 'MB', '1234567893', '0001'],
      ['DEPENDENTA1', '04412', 'MB', '1234567893', '0001'],
      ['DEPENDENTA1B', '04412', 'MB', '1234567893', '0001'],
      ['DEPENDENTA2', '04412', 'MB', '1234567893', '0001'],
      ['SUBSCRIBERB', 'SAMPLE9', 'CI', '1234567893', '0001'],
      ['OTHERCLINIC', '12202', 'MB', '1999999984', '0001'],
      ['NEXTSET', '01112', 'MB', '1234567893', '0002'],
    ]);
  });

  it('do not hand on a subscriber to another billing provider', () => {
    const text = fixture('hierarchy')
      .toString()
      .replace(/HL\*7\*6\*22[\s\S]*?(?=CLM\*OTHERCLINIC)/, '');
    const { claims, issues } = read837(text);
    expect(claims.find(({ patientControlNumber }) => patientControlNumber === 'OTHERCLINIC')?.payer).toMatchObject({
      name: '',
      id: '',
      claimFilingIndicator: '',
    });
    expect(issues.map(({ code }) => code)).toEqual(['claim-without-subscriber', 'transaction-count']);
  });
});

describe('other payers', () => {
  it.each(['other-payers', 'other-payer-providers'])('%s: leave payer and providers of the claim alone', (name) => {
    const claim = claimOf(name);
    expect(claim).toMatchObject({
      payer: { name: 'NOVITAS JH', id: '04412', claimFilingIndicator: 'MB' },
      billingProvider: { npi: '1234567893', postalCode: { value: '770020000' } },
      serviceFacility: undefined,
      serviceLines: [
        { procedureCode: '64640', units: 1, chargeCents: 60_000, renderingProvider: { npi: '1234567893' } },
      ],
    });
    expect(claim?.serviceLines).toHaveLength(1);
  });

  it('leave the frequency code alone', () => {
    expect(claimOf('other-payer-providers')?.claimFrequencyCode).toBe('7');
  });
});
