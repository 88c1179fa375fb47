import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import { createCollector, createScoring837, scoreJson } from '../../domain/score-submission.ts';
import { readLazily837 } from '../support/read-837.ts';
import { dataRelease } from '../support/release.ts';
import { expectSameForEveryCut, expectSameReading } from '../support/same-reading.ts';

const FIXTURES = new URL('../fixtures/claim-alone/', import.meta.url);
const options = { asOf: isoDate('2026-11-23'), explainAll: true };
const bytes = (name: string) => readFileSync(new URL(name, FIXTURES));

function scored837(name: string): ScoredClaim[] {
  const { sink, collected } = createCollector();
  const reader = createScoring837(dataRelease(), options, sink);
  reader.write(bytes(`${name}.837`));
  reader.end();
  expect(collected.issues).toEqual([]);
  return collected.claims;
}

function scoredJson(name: string): ScoredClaim[] {
  const { sink, collected } = createCollector();
  scoreJson(bytes(`${name}.json`).toString(), dataRelease(), options, sink);
  expect(collected.issues).toEqual([]);
  return collected.claims;
}

/** `line: rule#message at paths` of each finding, by claim. */
function told(claims: readonly ScoredClaim[]): Record<string, string[]> {
  return Object.fromEntries(
    claims.map(({ patientControlNumber, lines }) => [
      patientControlNumber,
      lines.flatMap(({ lineNumber, findings, notices }) => [
        ...findings.map(
          ({ ruleId, message, at }) =>
            `${lineNumber}: ${ruleId}#${message} at ${at.map(({ path }) => path).join(', ')}`,
        ),
        ...notices.map(({ ruleId }) => `${lineNumber}: notice of ${ruleId}`),
      ]),
    ]),
  );
}

/** Everything but where in which form a value stands. */
function withoutForm(claims: readonly ScoredClaim[]): unknown {
  return JSON.parse(
    JSON.stringify(
      claims.map(({ interchangeControlNumber: _, ...claim }) => claim),
      (key, value) => (['segment', 'pointer', 'x12'].includes(key) ? undefined : value),
    ),
  );
}

const expected: Record<string, Record<string, string[]>> = {
  replacement: {
    REPL1: ['1: filing/replacement-reference#referenceMissing at 2300/CLM05-3'],
    REPL2: [],
    VOID3: ['1: filing/replacement-reference#referenceMissing at 2300/CLM05-3'],
    FIRST4: [],
  },
  'billed-twice': {
    RILEY1: [],
    ROWAN2: [],
    AVERY3: [],
    RILEY4: ['1: claim-form/duplicate-line#claimRepeated at 2400[1]/SV101-2'],
    RILEY5: [],
    LINES6: ['3: claim-form/duplicate-line#lineRepeated at 2400[3]/SV101-2, 2400[1]/SV101-2'],
    REPL7: [],
  },
  staged: {
    STAGE1: ['2: ncci/global-period#lineInGlobalPeriod at 2400[2]/DTP03, 2400[1]/SV101-2'],
    STAGE2: [],
    VISIT3: ['1: ncci/global-period#visitInGlobalPeriod at 2400[1]/DTP03, 2400[2]/SV101-2'],
    VISIT4: ['1: ncci/global-period#visitOfSameDay at 2400[1]/DTP03, 2400[2]/SV101-2'],
    VISIT5: ['1: ncci/ptp-pair#pairedLineBundled at 2400[1]/SV101-2, 2400[2]/SV101-2'],
  },
  form: {
    OTHERMAC1: ['1: claim-form/wrong-contractor#otherMac at 2010BB/NM109, 2010AA/N403'],
    PLACE2: ['1: claim-form/place-of-service#placeUnknown at 2400[1]/SV105'],
    PLACE3: ['1: claim-form/place-of-service#placeRemote at 2300/CLM05-1'],
    NOTICE4: ['1: claim-form/abn-modifier#voluntaryWithRequired at 2400[1]/SV101-3, 2400[1]/SV101-4'],
    NOTICE5: ['1: claim-form/abn-modifier#automaticDenial at 2400[1]/SV101-3'],
    STOPPED6: ['1: claim-form/modifier-not-valid#neverValid at 2400[1]/SV101-3'],
  },
  hospital: {
    HOSP1: [],
    HOSP2: ['1: filing/replacement-reference#referenceMissing at 2300/CLM05-3'],
    HOSP3: ['1: notice of claim-form/place-of-service'],
    HOSP4: ['1: claim-form/place-of-service#billTypeUnknown at 2300/CLM05-1'],
    HOSP5: [
      '1: claim-form/modifier-not-valid#neverValid at 2400[1]/SV202-3',
      '1: claim-form/wrong-contractor#otherHospitalContractor at 2010BB/NM109, 2010AA/N403',
    ],
    HOSP6: ['2: claim-form/duplicate-line#lineRepeated at 2400[2]/SV202-2, 2400[1]/SV202-2'],
    HOSP7: ['1: claim-form/duplicate-line#claimRepeated at 2400[1]/SV202-2'],
  },
};

describe('what a claim alone decides', () => {
  it('has both forms of every file', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual(
      Object.keys(expected)
        .flatMap((name) => [`${name}.837`, `${name}.json`])
        .sort(),
    );
  });

  it.each(Object.entries(expected))(
    '%s: fires where it should and nowhere else, alike in both forms',
    (name, claims) => {
      const fromX12 = scored837(name);
      expect(told(fromX12)).toEqual(claims);
      expect(withoutForm(scoredJson(name))).toEqual(withoutForm(fromX12));
    },
  );

  it.each(Object.keys(expected))('%s: is read the same lazily and at every chunk size', (name) => {
    expectSameReading(bytes(`${name}.837`));
    expectSameForEveryCut(bytes(`${name}.837`));
    expect(readLazily837([bytes(`${name}.837`)]).issues).toEqual([]);
  });

  it('tells nobody who the patient is', () => {
    const answer = JSON.stringify([...scored837('billed-twice'), ...scoredJson('billed-twice')]);
    for (const secret of ['RILEY|', 'TESTPATIENT', 'SAMPLE0001', '20100101']) expect(answer).not.toContain(secret);
  });
});

describe('a submission', () => {
  it('that comes again is another submission', () => {
    const first = told(scored837('billed-twice'));
    expect(told(scored837('billed-twice'))).toEqual(first);
  });

  it('with the same interchange twice bills every line twice', () => {
    const { sink, collected } = createCollector();
    const reader = createScoring837(dataRelease(), options, sink);
    for (let copy = 0; copy < 2; copy++) reader.write(bytes('form.837'));
    reader.end();
    const repeated = collected.claims.map(({ lines }) =>
      lines[0]?.findings.some(({ ruleId }) => ruleId === 'claim-form/duplicate-line'),
    );
    expect(repeated).toEqual([...Array(6).fill(false), ...Array(6).fill(true)]);
  });

  it('tries corrections out without a line meeting itself, and with the claims before', () => {
    const claim = (controlNumber: string, procedureModifiers: string[]) => {
      const [first] = JSON.parse(bytes('form.json').toString()).claims;
      first.claimInformation.patientControlNumber = controlNumber;
      first.tradingPartnerServiceId = '04412';
      first.claimInformation.serviceLines[0].professionalService.procedureModifiers = procedureModifiers;
      return first;
    };
    const corrected = (claims: unknown[]) => {
      const { sink, collected } = createCollector();
      scoreJson(JSON.stringify(claims), dataRelease(), options, sink);
      return collected.claims.at(-1)?.lines[0]?.corrections.map(({ riskAfter }) => riskAfter);
    };
    expect(corrected([claim('WRONG', ['RT', '25'])])).toEqual([0.07]);
    // Without 25 it would be the line of the claim before.
    const [after = 0] = corrected([claim('BEFORE', ['RT']), claim('WRONG', ['RT', '25'])]) ?? [];
    expect(after).toBeGreaterThan(0.8);
  });
});
