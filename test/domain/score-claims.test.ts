import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { addToSummary, emptySummary } from '../../domain/response/running-summary.ts';
import type { Finding, ScoredClaim } from '../../domain/response/score-response.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { createCollector, createScoring837, scoreJson } from '../../domain/score-submission.ts';
import { type ClaimSpec, claimOf, jsonClaim, ZIP } from '../support/claims.ts';
import { dataRelease } from '../support/release.ts';
import { write837 } from '../support/write-837.ts';

const release = dataRelease();
const options = { asOf: isoDate('2026-11-23'), explainAll: true };
const SEED = new URL('../fixtures/seed/', import.meta.url);

function scored837(text: string): ScoredClaim[] {
  const { sink, collected } = createCollector();
  const reader = createScoring837(release, options, sink);
  reader.write(Buffer.from(text));
  reader.end();
  expect(collected.issues).toEqual([]);
  return collected.claims;
}

function scoredJson(text: string): ScoredClaim[] {
  const { sink, collected } = createCollector();
  scoreJson(text, release, options, sink);
  expect(collected.issues).toEqual([]);
  return collected.claims;
}

/** What must not depend on the form: everything but segment numbers, pointers and the X12 edits. */
function withoutForm(claims: readonly ScoredClaim[]) {
  return claims.map(({ interchangeControlNumber: _, ...claim }) => ({
    ...claim,
    lines: claim.lines.map(({ corrections, findings, ...line }) => ({
      ...line,
      findings: findings.map((finding: Finding) => ({
        ...finding,
        at: finding.at.map(({ path, value }) => ({ path, value })),
      })),
      corrections: corrections.map(({ x12: _x12, ...correction }) => correction),
    })),
  }));
}

describe('the six denial reasons of the seed', () => {
  const expected: Record<string, string> = {
    cryoneurolysis: 'coverage/cryoneurolysis-temporary',
    'pulsed-radiofrequency': 'coverage/pulsed-radiofrequency',
    'mue-units': 'ncci/mue-day-units',
    'nerve-not-named': 'documentation/nerve-identified',
    'imaging-guidance': 'documentation/imaging-guidance',
    'diagnosis-not-covered': 'coverage/diagnosis-not-covered',
  };
  const read = (name: string) => readFileSync(new URL(name, SEED), 'utf8');

  it('each has its four files', () => {
    const files = Object.keys(expected).flatMap((reason) =>
      ['fires', 'twin'].flatMap((role) => ['837', 'json'].map((form) => `${reason}.${role}.${form}`)),
    );
    expect(readdirSync(SEED).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(expected))('%s fires, its twin does not, and both forms agree', (reason, ruleId) => {
    for (const role of ['fires', 'twin']) {
      const fromX12 = scored837(read(`${reason}.${role}.837`));
      expect(withoutForm(scoredJson(read(`${reason}.${role}.json`)))).toEqual(withoutForm(fromX12));
      const line = fromX12[0]?.lines[0];
      expect(line?.findings.map((finding) => finding.ruleId)).toEqual(role === 'fires' ? [ruleId] : []);
      if (role === 'twin') expect(line?.denialRisk.probability).toBe(line?.denialRisk.baseRate);
      else expect(line?.denialRisk.probability).toBeGreaterThan(line?.denialRisk.baseRate ?? 1);
    }
  });
});

describe('one claim in two forms', () => {
  const specs: [string, ClaimSpec][] = [
    ['clean', {}],
    [
      'many findings',
      {
        billingZip: ZIP.sanFrancisco,
        diagnoses: ['M171'],
        note: 'IOVERA SAPHENOUS',
        lines: [{ units: 6, modifiers: ['50', 'RT', '26'], pointers: ['1', '3'] }],
      },
    ],
    [
      'several lines',
      {
        lines: [{ units: 3, modifiers: ['RT'] }, { units: 3, modifiers: ['LT'] }, { code: '64450' }, { code: '76942' }],
      },
    ],
    [
      'range, facility and description',
      { lines: [{ through: '20260303', facilityZip: ZIP.arlington, description: 'PULSED RF GON', modifiers: ['RT'] }] },
    ],
    [
      'a side, a nerve and a code that contradict the line',
      {
        diagnoses: ['G5712', 'G8929'],
        lines: [
          { modifiers: ['RT'], note: 'PHENOL LT INTERCOSTAL NERVE AND RT SURAL NERVE', units: 2 },
          { modifiers: ['50'], note: 'THERMAL RFA LEFT TIBIAL NERVE', pointers: ['2'] },
          { code: '64624', modifiers: ['RT'] },
        ],
      },
    ],
    ['ASC', { placeOfService: '24', renderingNpi: null, lines: [{ modifiers: ['50'] }] }],
    ['commercial', { filing: 'CI', payerId: 'SAMPLE', lines: [{ units: 0, basis: 'MJ' }] }],
    ['unknown payer', { filing: '', payerId: 'SAMPLE' }],
    ['replacement without its reference', { frequency: '7' }],
    ['replacement with its reference', { frequency: '7', payerClaimControlNumber: '1126061000001' }],
    [
      'dependent, with a line twice',
      {
        dependent: { firstName: 'RILEY', lastName: 'TESTPATIENT', dateOfBirth: '20100101' },
        lines: [{ modifiers: ['RT'] }, { modifiers: ['RT'] }],
      },
    ],
    [
      'notices, another contractor and another place',
      {
        payerId: '01112',
        placeOfService: '88',
        lines: [{ modifiers: ['GA', 'GX'] }, { modifiers: ['73'], placeOfService: '10', on: '20260309' }],
      },
    ],
    ['no pointer', { lines: [{ pointers: [] }] }],
  ];
  it.each(specs)('%s', (_name, spec) => {
    const json = jsonClaim(spec);
    expect(withoutForm(scoredJson(JSON.stringify(json)))).toEqual(withoutForm(scored837(write837([json]))));
  });
});

describe('claims of unusual size', () => {
  it('answers a claim of 999 lines in proportion to its lines', () => {
    const claim = claimOf({ lines: Array.from({ length: 999 }, () => ({ units: 6 })) });
    const { lines } = scoreClaim(claim, release, options);
    expect(lines).toHaveLength(999);
    expect(JSON.stringify(lines).length).toBeLessThan(999 * 8_500);
  });

  it('reads a long note word by word, and no farther than a note can be', () => {
    const [line] = scoreClaim(claimOf({ note: 'ablation cryoablation rfa '.repeat(4_000) }), release, options).lines;
    expect(line?.denialRisk.probability).toBe(0.07);
    const [late] = scoreClaim(claimOf({ note: `${'word '.repeat(3_000)} PULSED RF` }), release, options).lines;
    expect(late?.findings).toEqual([]);
  });
});

describe('a claim with lines of both kinds', () => {
  it('is patched where each line has its values', () => {
    const json = jsonClaim({ lines: [{ units: 6 }] }) as { claimInformation: { serviceLines: object[] } };
    json.claimInformation.serviceLines.push({
      serviceDate: '20260302',
      institutionalService: {
        procedureCode: '99213',
        measurementUnit: 'UN',
        serviceUnitCount: '1',
        lineItemChargeAmount: '1',
      },
    });
    const json2 = JSON.parse(JSON.stringify(json));
    json2.claimInformation.placeOfServiceCode = '13';
    const [scored] = scoredJson(JSON.stringify(json2));
    for (const { patch } of scored?.lines[0]?.corrections ?? []) {
      for (const operation of patch) expect(operation.path).toContain('/0/professionalService/');
    }
  });
});

describe('what could not be read', () => {
  it('leaves the rules that count over all lines unevaluated', () => {
    const json = JSON.parse(JSON.stringify(jsonClaim({ lines: [{ units: 3 }, { units: 3 }] })));
    json.claimInformation.serviceLines[1].serviceDate = '20261399';
    const { sink, collected } = createCollector();
    scoreJson(JSON.stringify(json), release, options, sink);
    const [claim] = collected.claims;
    expect(claim).toMatchObject({ unreadLines: 1, lines: [{ denialRisk: { probability: 0.07 } }] });
    expect(claim?.lines[0]?.notEvaluated.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['ncci/mue-day-units', 'ncci/ptp-pair']),
    );
    expect(collected.summary.serviceLines).toBe(2);
  });

  describe('of what a line bills', () => {
    const WHOLE_CLAIM = ['ncci/mue-day-units', 'ncci/ptp-pair', 'ncci/global-period', 'claim-form/duplicate-line'];
    const claim = jsonClaim({ lines: [{ units: 3 }, { units: 3 }] });
    const of = (service: object) => {
      const json = JSON.parse(JSON.stringify(claim));
      Object.assign(json.claimInformation.serviceLines[1].professionalService, service);
      return JSON.stringify(json);
    };
    const second = (composite: string) =>
      write837([claim]).replace(/^([\s\S]*)HC:64640(?=\*)/, (_, before: string) => before + composite);
    const answer = (text: string) => {
      const { sink, collected } = createCollector();
      if (text.startsWith('{')) scoreJson(text, release, options, sink);
      else {
        const reader = createScoring837(release, options, sink);
        reader.write(Buffer.from(text));
        reader.end();
      }
      const { issues, claims, summary } = collected;
      const line = claims[0]?.lines[0];
      return {
        issues: issues.map(({ code, path }) => `${code} ${path}`),
        lines: [claims[0]?.lines.length, summary.serviceLines],
        open: WHOLE_CLAIM.filter((id) => line?.notEvaluated.some(({ ruleId }) => ruleId === id)),
      };
    };
    const SERVICE = '/claimInformation/serviceLines/1/professionalService';

    it.each([
      ['an empty qualifier', second(':64640'), '2400[2]/SV101-1'],
      ['a blank qualifier', second(' :64640'), '2400[2]/SV101-1'],
      ['a code alone', second('64640'), '2400[2]/SV101-2'],
      ['nothing', second(''), '2400[2]/SV101-2'],
      ['an empty procedureIdentifier', of({ procedureIdentifier: '' }), `${SERVICE}/procedureIdentifier`],
      ['a blank procedureIdentifier', of({ procedureIdentifier: ' ' }), `${SERVICE}/procedureIdentifier`],
      ['an empty procedureCode', of({ procedureCode: '' }), `${SERVICE}/procedureCode`],
    ])('is said, and leaves them unevaluated on its neighbour: %s', (_name, text, path) => {
      expect(answer(text)).toEqual({ issues: [`value-missing ${path}`], lines: [1, 2], open: WHOLE_CLAIM });
    });

    it.each([
      ['CPT', second('CPT:64640'), '2400[2]/SV101-1'],
      ['HCPCS, JSON', of({ procedureIdentifier: 'HCPCS' }), `${SERVICE}/procedureIdentifier`],
    ])('is said where its list is unknown: %s', (_name, text, path) => {
      const issues = [`procedure-qualifier-unknown ${path}`];
      expect(answer(text)).toEqual({ issues, lines: [1, 2], open: WHOLE_CLAIM });
    });

    it.each([
      ['another code of an unknown list', second('CPT:99213'), 1],
      ['another code with an empty qualifier', second(':99213'), 1],
      ['another code, JSON', of({ procedureIdentifier: '', procedureCode: '99213' }), 1],
      ['a code of another list', second('ER:64640'), 1],
      ['JSON without procedureIdentifier, which is HC', of({ procedureIdentifier: undefined }), 2],
      ['procedureIdentifier null', of({ procedureIdentifier: null }), 2],
    ])('is not left open by %s', (_name, text, scored) => {
      expect(answer(text)).toMatchObject({ issues: [], lines: [scored, 2], open: [] });
    });

    it.each([
      ['SV2*0360*:64640*', 1, 'value-missing 2400[1]/SV202-1'],
      ['SV2*0360*HC*', 1, 'value-missing 2400[1]/SV202-2'],
      ['SV2*0360**', 0, undefined],
    ])('%s of an institutional claim comes to %i issue', (service, count, issue) => {
      const text = readFileSync(new URL('../fixtures/837/institutional.837', import.meta.url), 'latin1');
      const { issues } = answer(text.replace(/SV2\*[^*]*\*HC:64640[^*]*\*/, service));
      expect([issues.length, issues[0]]).toEqual([count, issue]);
    });
  });

  it('costs only the field of the documentation that is wrong', () => {
    const documentation = { nerves: null, modality: 'Pulsed RF', temperatureCelsius: '42', destructive: 'no' };
    const { sink, collected } = createCollector();
    scoreJson(JSON.stringify(jsonClaim({ documentation })), release, options, sink);
    expect(collected.issues.map(({ path, scope }) => [path, scope])).toEqual([
      ['/documentation/destructive', 'element'],
    ]);
    expect(collected.claims[0]?.lines[0]?.findings.map(({ ruleId }) => ruleId)).toEqual([
      'coverage/pulsed-radiofrequency',
      'documentation/modality-stated',
      'documentation/destruction-confirmed',
    ]);
  });

  it('says that a document came and was not read', () => {
    const [read] = scoreClaim(claimOf({ documentation: { note: 'PULSED RF' } }), release, options).lines;
    expect(read?.notices).toEqual([]);
    expect(read?.findings.map(({ ruleId }) => ruleId)).toContain('coverage/pulsed-radiofrequency');
    const [line] = scoreClaim(
      claimOf({ documentation: { ccda: '<x/>' }, lines: [{ note: 'THERMAL RFA' }] }),
      release,
      options,
    ).lines;
    expect(line?.notices).toEqual([expect.objectContaining({ text: expect.stringContaining('could not be read') })]);
    const [silent] = scoreClaim(claimOf({ documentation: { ccda: '<x/>' } }), release, options).lines;
    expect(silent?.notEvaluated).toContainEqual(
      expect.objectContaining({
        ruleId: 'coverage/pulsed-radiofrequency',
        needs: expect.stringContaining('was not read'),
      }),
    );
    expect(scoreClaim(claimOf(), release, options).lines[0]?.notices).toEqual([]);
  });
});

describe('lines under two MACs', () => {
  it('each say their own', () => {
    const claim = claimOf({
      note: 'IOVERA SAPHENOUS NERVE',
      diagnoses: ['G8929'],
      lines: [
        { facilityZip: ZIP.sanFrancisco, modifiers: ['RT'] },
        { facilityZip: ZIP.houston, modifiers: ['LT'] },
      ],
    });
    const scored = scoreClaim(claim, release, options);
    expect(scored.mac?.jurisdiction).toBe('JE');
    expect(scored.lines.map((line) => line.mac?.jurisdiction)).toEqual([undefined, 'JH']);
    expect(scored.lines.map((line) => line.findings.map(({ ruleId }) => ruleId))).toEqual([
      ['coverage/cryoneurolysis-temporary', 'claim-form/wrong-contractor'],
      [],
    ]);
  });
});

describe('an answer', () => {
  it('names every rule exactly once a line', () => {
    for (const spec of [{}, { billingZip: ZIP.sanFrancisco, note: 'IOVERA' }, { filing: '', payerId: 'SAMPLE' }]) {
      const [line] = scoreClaim(claimOf(spec), release, options).lines;
      const named = [
        ...(line?.findings ?? []).map((finding) => finding.ruleId),
        ...(line?.notEvaluated ?? []).map((entry) => entry.ruleId),
        ...(line?.passed ?? []),
        ...(line?.notApplicable ?? []),
      ];
      expect(named.sort()).toEqual(catalog.map((rule) => rule.id).sort());
    }
  });

  it('cites sources with date and confidence for every finding', () => {
    const claim = claimOf({
      billingZip: ZIP.columbus,
      diagnoses: ['E1142'],
      note: 'IOVERA',
      lines: [{ units: 9, modifiers: ['26'] }],
    });
    const findings = scoreClaim(claim, release, options).lines.flatMap((line) => line.findings);
    expect(findings).toHaveLength(5);
    for (const finding of findings) {
      expect(finding.carc).toMatch(/^\w{1,3}$/);
      for (const source of finding.sources) {
        expect(source.effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(['confirmed', 'probable']).toContain(source.confidence);
      }
    }
  });

  it('calls a figure probable on a day for which nobody has read its source', () => {
    const confidence = (on: string) =>
      scoreClaim(claimOf({ lines: [{ units: 6, on }] }), release, options).lines[0]?.findings.find(
        (finding) => finding.ruleId === 'ncci/mue-day-units',
      )?.sources[0];
    expect(confidence('20240630')).toMatchObject({ effectiveFrom: '2024-04-01', confidence: 'confirmed' });
    expect(confidence('20240701')).toMatchObject({ effectiveFrom: '2024-04-01', confidence: 'probable' });
  });

  it('is the same function of claim, release and date', () => {
    const claim = claimOf({ note: 'PULSED RF GON' });
    expect(scoreClaim(claim, release, options)).toEqual(scoreClaim(claim, release, options));
  });

  it('says of units over several days that some day has too many', () => {
    const claim = claimOf({ lines: [{ units: 40, on: '20260301', through: '20260304' }] });
    const [line] = scoreClaim(claim, release, options).lines;
    expect(line?.findings).toMatchObject([
      {
        ruleId: 'ncci/mue-day-units',
        carc: '151',
        text: '40 units of 64640 from 2026-03-01 to 2026-03-04, on 1 line of this claim; the MUE value in force is 5 a day, which some day exceeds. As a rule all units of that day are denied.',
        at: [{ path: '2400[1]/SV104', value: '40' }],
      },
    ]);
    expect(line?.denialRisk).toMatchObject({ probability: 0.8605 });
    expect(line?.corrections).toEqual([]);
  });

  it('scores 64640 only under qualifier HC', () => {
    const json = JSON.parse(JSON.stringify(jsonClaim()));
    json.claimInformation.serviceLines[0].professionalService.procedureIdentifier = 'ER';
    expect(scoredJson(JSON.stringify(json))[0]).toMatchObject({ lines: [], otherLines: 1 });
  });

  it('gives the payment by schedule and locality, and none where no schedule states it', () => {
    const payment = (spec: ClaimSpec) => scoreClaim(claimOf(spec), release, options).lines[0]?.payment;
    expect(payment({})).toMatchObject({ expectedCents: 26754, basis: 'pfs-nonfacility', locality: null });
    expect(payment({ lines: [{ on: '20250601' }] })).toMatchObject({ expectedCents: 24517, locality: '18' });
    expect(payment({ placeOfService: '22', lines: [{ on: '20250601' }] })).toMatchObject({ basis: 'pfs-facility' });
    expect(payment({ placeOfService: '22' })).toMatchObject({
      expectedCents: null,
      basis: 'pfs-facility',
      expectedLossCents: null,
    });
    expect(payment({ placeOfService: '24', renderingNpi: null })).toMatchObject({ expectedCents: 19704, basis: 'asc' });
    expect(payment({ filing: 'CI', payerId: 'SAMPLE' })).toMatchObject({
      expectedCents: null,
      expectedLossCents: null,
    });
  });

  it('sums the payments and losses of the lines whose payment is known', () => {
    const summary = emptySummary();
    for (const claim of [
      claimOf({
        lines: [
          { units: 5, charge: '6000' },
          { code: '99213', modifiers: ['25'] },
        ],
      }),
      claimOf({ placeOfService: '22' }),
    ]) {
      addToSummary(summary, scoreClaim(claim, release, options));
    }
    // 80262 × 0.07
    expect(summary).toMatchObject({ expectedPaymentCents: 80_262, expectedLossCents: 5_618, linesWithoutPayment: 1 });
  });
});
