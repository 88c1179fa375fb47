import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { Claim } from '../../../domain/claim/claim.ts';
import { isScoredProcedure } from '../../../domain/claim/scored-procedure.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import type { Assumptions } from '../../../domain/what-if/assumptions.ts';
import { type ChosenClaim, chosenClaim, chosenLines } from '../../../domain/what-if/chosen-claim.ts';
import { type WhatIfLine, whatIf } from '../../../domain/what-if/what-if.ts';
import { type ClaimSpec, claimOf, jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const release = dataRelease();
const options = { asOf: isoDate('2026-11-23') };

function asked(claim: Claim, assume: Assumptions = {}): WhatIfLine[] {
  return whatIf(claim, claim.serviceLines.filter(isScoredProcedure), assume, release, options);
}

function first(spec: ClaimSpec, assume: Assumptions = {}): WhatIfLine {
  const [line] = asked(claimOf(spec), assume);
  if (!line) throw new Error('no line');
  return line;
}

const noted = (note: string) => ({ documentation: { note } });
const NOTE = `PROCEDURE NOTE
PREOPERATIVE DIAGNOSIS: Chronic knee pain.
INDICATION: Knee pain that did not respond to physical therapy and injections.
PROCEDURE: Radiofrequency ablation.
DESCRIPTION OF PROCEDURE: The patient was placed supine. The left saphenous nerve was treated with thermal radiofrequency ablation at 80 degrees Celsius for 90 seconds. The patient tolerated the procedure well.`;

describe('a line with assumptions', () => {
  it('is scored without them exactly as it is scored, and the claim stays as it is', () => {
    const claim = claimOf({ note: 'RFA OF A PERIPHERAL NERVE' });
    const before = structuredClone({
      ...claim,
      serviceLines: claim.serviceLines.map(({ source: _, ...line }) => line),
    });
    const [line] = asked(claim, { nerves: ['saphenous nerve'], temperatureCelsius: 80 });
    expect(line?.without).toEqual(scoreClaim(claim, release, options).lines[0]);
    expect({ ...claim, serviceLines: claim.serviceLines.map(({ source: _, ...rest }) => rest) }).toEqual(before);
  });

  it('without any is the line as sent', () => {
    const line = first({ lines: [{ units: 6 }] });
    expect(line.with).toEqual(line.without);
    expect(line.change).toEqual({
      cleared: [],
      new: [],
      unchanged: ['ncci/mue-day-units'],
      nowEvaluated: [],
      noLongerEvaluated: [],
      expectedLossCents: 0,
    });
  });

  it('tells what is cleared, what is new and what could not be evaluated before', () => {
    const cleared = first(
      { note: 'RFA OF A PERIPHERAL NERVE' },
      { nerves: ['saphenous nerve'], modality: 'thermal radiofrequency', temperatureCelsius: 80 },
    );
    expect(cleared.change.cleared).toEqual(['documentation/nerve-identified']);
    expect(cleared.change.nowEvaluated).toContainEqual({
      ruleId: 'documentation/destruction-confirmed',
      outcome: 'passed',
    });
    expect(cleared.change.expectedLossCents).toBeLessThan(0);
    expect(cleared.with.denialRisk.probability).toBe(cleared.with.denialRisk.baseRate);

    const worse = first({}, { modality: 'pulsed radiofrequency' });
    expect(worse.change.new).toContain('coverage/pulsed-radiofrequency');
    expect(worse.with.denialRisk.probability).toBeGreaterThan(worse.without.denialRisk.probability);
  });

  it.each([
    ['units', { lines: [{ units: 6 }] }, { units: 5 }, 'ncci/mue-day-units'],
    ['modifiers', { lines: [{ modifiers: ['26'] }] }, { modifiers: ['rt'] }, 'claim-form/modifier-not-valid'],
    ['pointers', { lines: [{ pointers: ['3'] }] }, { diagnosisPointers: ['1'] }, 'claim-form/diagnosis-pointer'],
    ['place of service', { placeOfService: '98' }, { placeOfService: '11' }, 'claim-form/place-of-service'],
    ['the payer’s number', { frequency: '7' }, { payerClaimControlNumber: 'SAMPLE' }, 'filing/replacement-reference'],
  ] satisfies [string, ClaimSpec, Assumptions, string][])('takes %s', (_name, spec, assume, ruleId) => {
    const line = first(spec, assume);
    expect(line.assumptions.map(({ taken }) => taken)).toEqual(['assumed']);
    expect(line.change.cleared).toEqual([ruleId]);
  });

  it('takes a note where the claim brings none', () => {
    const line = first({ lines: [{ units: 2 }] }, { note: NOTE });
    expect(line.change.new).toEqual(['documentation/nerve-count']);
    expect(line.assumptions).toMatchObject([{ name: 'note', taken: 'assumed' }]);
  });

  it('puts what the record shows already beside an assumed part of the guidance', () => {
    const imaging = { modality: 'ultrasound', realTime: true, supervisedBy: 'DR SAMPLE' };
    const line = first(
      { documentation: { imaging }, lines: [{}, { code: '76942' }] },
      { imaging: { imagesArchived: true } },
    );
    expect(line.change.cleared).toEqual(['documentation/imaging-guidance']);
  });

  it('assumes facts of every line that is asked about, so that lines of one record stay together', () => {
    const claim = claimOf({ ...noted(NOTE), lines: [{ modifiers: ['LT'] }, { modifiers: ['LT', '59'] }] });
    const lines = asked(claim, { nerves: ['left saphenous nerve', 'left sural nerve'] });
    expect(lines.map(({ change }) => change.cleared)).toEqual([
      ['documentation/nerve-count'],
      ['documentation/nerve-count'],
    ]);
  });
});

describe('an assumption that the record contradicts', () => {
  const denied = {
    imaging: { modality: 'ultrasound', realTime: true, supervisedBy: 'DR SAMPLE', imagesArchived: false },
  };
  it.each([
    ['another nerve', noted(NOTE), { nerves: ['sural nerve'] }, ['saphenous nerve']],
    ['the other side', noted(NOTE), { nerves: ['right saphenous nerve'] }, ['saphenous nerve']],
    ['another technique', noted(NOTE), { modality: 'pulsed radiofrequency' }, undefined],
    ['another family', noted(NOTE), { agent: 'phenol' }, undefined],
    ['another temperature', noted(NOTE), { temperatureCelsius: 60 }, ['80 degrees Celsius']],
    ['another time', noted(NOTE), { secondsPerLesion: 60 }, ['90 seconds']],
    ['another note', noted(NOTE), { note: 'PROCEDURE: sural nerve' }, ['']],
    ['no care before', noted(NOTE), { failedConservativeMeasures: [] }, undefined],
    [
      'nerves that a claim note leaves out',
      { note: 'RFA SAPHENOUS NERVE' },
      { nerves: ['sural nerve'] },
      ['SAPHENOUS NERVE'],
    ],
    ['destruction by what does not destroy', { note: 'PULSED RF' }, { destructive: true }, ['PULSED RF']],
    ['destruction that was denied', { documentation: { destructive: false } }, { destructive: true }, ['false']],
    [
      'guidance of another kind than the record tells of',
      noted(`${NOTE} Guided by ultrasound, with images saved.`),
      { imaging: { modality: 'fluoroscopy' } },
      ['ultrasound'],
    ],
    ['images that were not archived', { documentation: denied }, { imaging: { imagesArchived: true } }, ['false']],
    [
      'guidance that is shown',
      { documentation: { imaging: { ...denied.imaging, imagesArchived: true } } },
      { imaging: { imagesArchived: false } },
      ['true'],
    ],
    [
      'care where none was tried',
      { documentation: { failedConservativeMeasures: [] } },
      { failedConservativeMeasures: ['NSAID'] },
      [''],
    ],
    [
      'another relief',
      { documentation: { diagnosticBlockReliefPercent: 20 } },
      { diagnosticBlockReliefPercent: 80 },
      ['20'],
    ],
    ['another device', { documentation: { device: 'iovera' } }, { device: 'coolief' }, undefined],
  ] satisfies [string, ClaimSpec, Assumptions, string[] | undefined][])(
    'is not taken: %s',
    (_name, spec, assume, at) => {
      const line = first(spec, assume);
      expect(line.assumptions.map(({ taken }) => taken)).toEqual(['contradicted']);
      expect(line.with).toEqual(line.without);
      const places = line.assumptions[0]?.at.map(({ value }) => value) ?? [];
      expect(places.length).toBeGreaterThan(0);
      if (at) expect(places).toEqual(at);
    },
  );

  it.each([
    ['the nerve and another', noted(NOTE), { nerves: ['left saphenous nerve', 'left sural nerve'] }],
    ['the same technique', noted(NOTE), { modality: 'thermal RF', temperatureCelsius: 80 }],
    ['the mode that was left open', { note: 'RFA SAPHENOUS NERVE' }, { modality: 'thermal RF' }],
    ['what nothing is said of', noted(NOTE), { diagnosticBlockReliefPercent: 80 }],
    ['a nerve where none is named', { note: 'RFA OF A PERIPHERAL NERVE' }, { nerves: ['sural nerve'] }],
    ['alcohol by its longer name', { documentation: { agent: 'alcohol' } }, { agent: 'dehydrated alcohol' }],
  ] satisfies [string, ClaimSpec, Assumptions][])('is not this: %s', (_name, spec, assume) => {
    expect(first(spec, assume).assumptions.map(({ taken }) => taken)).not.toContain('contradicted');
  });

  it('leaves the others standing', () => {
    const line = first(
      { note: 'PULSED RF OF A PERIPHERAL NERVE' },
      { nerves: ['sural nerve'], modality: 'thermal RF' },
    );
    expect(line.assumptions.map(({ name, taken }) => [name, taken])).toEqual([
      ['nerves', 'assumed'],
      ['modality', 'contradicted'],
    ]);
    expect(line.change.cleared).toEqual(['documentation/nerve-identified']);
    expect(line.change.unchanged).toContain('coverage/pulsed-radiofrequency');
  });
});

describe('which claim and line are meant', () => {
  const sent = [
    jsonClaim({ controlNumber: 'A' }),
    jsonClaim({ controlNumber: 'B' }),
    jsonClaim({ controlNumber: 'B' }),
  ];
  const x12 = { kind: 'x12' as const, bytes: Buffer.from(write837(sent)) };
  const ignore = () => undefined;
  const kindOf = (chosen: ChosenClaim) => chosen.kind;

  it.each([
    ['A', 'chosen'],
    ['B', 'unclear'],
    ['C', 'notFound'],
    [undefined, 'unclear'],
  ])('control number %s among several: %s', (number, kind) => {
    expect(kindOf(chosenClaim(x12, number, ignore))).toBe(kind);
  });

  it('is none where no line is 64640 or nothing is a claim', () => {
    const other = write837([jsonClaim({ lines: [{ code: '99213' }] })]);
    expect(kindOf(chosenClaim({ kind: 'x12', bytes: Buffer.from(other) }, undefined, ignore))).toBe('nothingScoreable');
    expect(kindOf(chosenClaim({ kind: 'json', value: sent }, undefined, ignore))).toBe('nothingScoreable');
  });

  it('is the one line, or all of them where no coding is assumed', () => {
    const claim = claimOf({ lines: [{}, { code: '99213' }, {}] });
    expect(chosenLines(claim, undefined, { nerves: [] })).toMatchObject({ kind: 'chosen', lines: { length: 2 } });
    expect(chosenLines(claim, 3, { units: 1 })).toMatchObject({ kind: 'chosen', lines: { length: 1 } });
    expect(chosenLines(claim, undefined, { units: 1 })).toEqual({ kind: 'unclear' });
    expect(chosenLines(claim, 2, {})).toEqual({ kind: 'notFound' });
    expect(chosenLines(claimOf({ lines: Array.from({ length: 51 }, () => ({})) }), undefined, {})).toEqual({
      kind: 'tooMany',
    });
  });

  it('comes to the same as an 837 and as JSON', () => {
    const spec: ClaimSpec = { note: 'RFA OF A PERIPHERAL NERVE', lines: [{ units: 6 }] };
    const json = jsonClaim(spec);
    const assume = { nerves: ['sural nerve'], units: 1 };
    const ofBoth = [
      chosenClaim({ kind: 'json', value: json }, undefined, ignore),
      chosenClaim({ kind: 'x12', bytes: Buffer.from(write837([json])) }, undefined, ignore),
    ].map((chosen) => {
      if (chosen.kind !== 'chosen') throw new Error(chosen.kind);
      return asked(chosen.claim, assume).map(({ assumptions, change, smallestChange, with: assumed }) => ({
        assumptions: assumptions.map(({ name, taken }) => [name, taken]),
        change,
        smallestChange,
        risk: assumed.denialRisk,
      }));
    });
    expect(ofBoth[0]).toEqual(ofBoth[1]);
  });
});

describe('over the notes of the fixtures', () => {
  const folder = new URL('../../fixtures/notes/', import.meta.url);
  const notes = readdirSync(folder).filter((name) => name.endsWith('.txt'));

  it.each(notes)('%s: each set leaves what it says and never raises the risk', (name) => {
    const note = readFileSync(new URL(name, folder), 'utf8');
    for (const units of [1, 4]) {
      const { smallestChange, without } = first({ ...noted(note), lines: [{ units }] });
      const { outcome, sets, remaining } = smallestChange;
      const findings = without.findings.map(({ ruleId }) => ruleId);
      expect(outcome === 'notNeeded').toBe(findings.length === 0);
      expect(sets.length > 0).toBe(outcome === 'clears' || outcome === 'clearsRest');
      expect(remaining.length > 0).toBe(outcome === 'clearsRest' || outcome === 'nothingClears');
      for (const { riskAfter, changes } of sets) {
        expect(riskAfter).toBeLessThan(without.denialRisk.probability);
        expect(changes).toHaveLength(sets[0]?.changes.length ?? 0);
        expect(changes.every(({ text }) => text.includes('truthfully'))).toBe(true);
      }
      if (outcome === 'clears') expect(sets[0]?.riskAfter).toBe(without.denialRisk.baseRate);
    }
  });
});
