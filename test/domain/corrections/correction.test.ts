import jsonpatch from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { Correction } from '../../../domain/corrections/correction.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import type { MueValue } from '../../../domain/tables/rule-tables.ts';
import { type ClaimSpec, claimOf, jsonClaim, readClaim, ZIP } from '../../support/claims.ts';
import { read837 } from '../../support/read-837.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const release = dataRelease();
const options = { asOf: isoDate('2026-11-23') };
const scoreJsonClaim = (json: unknown) => scoreClaim(readClaim(json), release, options).lines;
const correctionsOf = (spec: ClaimSpec) => scoreJsonClaim(jsonClaim(spec))[0]?.corrections ?? [];
const summary = (corrections: readonly Correction[]) => corrections.map(({ kind, text }) => `${kind}: ${text}`);

/** The claim after the patch, as a caller would apply it. */
function patched(json: unknown, correction: Correction): unknown {
  return jsonpatch.applyPatch(structuredClone(json), correction.patch as jsonpatch.Operation[], true).newDocument;
}

const trio = (side: string) =>
  ['superolateral', 'superomedial', 'inferomedial'].map((branch) => `${side} ${branch} genicular nerve`);

describe('corrections', () => {
  it.each<[string, ClaimSpec, string[]]>([
    ['none for a clean line', {}, []],
    [
      '0441T for a lower-extremity nerve',
      { billingZip: ZIP.sanFrancisco, note: 'IOVERA SAPHENOUS NERVE' },
      ['change-procedure-code: Report 0441T instead of 64640.'],
    ],
    [
      '0440T for an upper-extremity nerve',
      { billingZip: ZIP.sanFrancisco, note: 'IOVERA SUPRASCAPULAR NERVE' },
      ['change-procedure-code: Report 0440T instead of 64640.'],
    ],
    [
      '0442T for a trunk nerve',
      { billingZip: ZIP.sanFrancisco, note: 'IOVERA ILIOINGUINAL NERVE' },
      ['change-procedure-code: Report 0442T instead of 64640.'],
    ],
    ['no code without a named nerve', { billingZip: ZIP.sanFrancisco, note: 'IOVERA' }, []],
    [
      'no code for nerves of two regions',
      { billingZip: ZIP.sanFrancisco, note: 'IOVERA SAPHENOUS AND SUPRASCAPULAR NERVES' },
      [],
    ],
    [
      '64999 with a narrative for pulsed radiofrequency',
      { note: 'PULSED RF GON' },
      ['change-procedure-code: Report 64999 with a narrative instead of 64640.'],
    ],
    ['units to the limit', { lines: [{ units: 7 }] }, ['set-units: Bill 5 units on this line instead of 7.']],
    [
      'units to the documented nerves',
      { lines: [{ units: 7 }], documentation: { nerves: ['sural nerve', 'tibial nerve'] } },
      ['set-units: Bill 2 units on this line instead of 7.'],
    ],
    [
      'no fewer units than the note documents',
      {
        lines: [{ units: 6 }],
        documentation: {
          nerves: ['sural', 'saphenous', 'suprascapular', 'ilioinguinal', 'iliohypogastric', 'genitofemoral'].map(
            (name) => `${name} nerve`,
          ),
        },
      },
      [],
    ],
    ['no unit left beside the other lines', { lines: [{ units: 3 }, { units: 5 }] }, []],
    ['no assistant turned into a surgeon', { lines: [{ modifiers: ['AS', 'RT'] }] }, []],
    ['no co-surgeon turned into one surgeon', { lines: [{ modifiers: ['62'] }] }, []],
    [
      'six nerves of one family are six nerves',
      {
        lines: [{ units: 6 }],
        documentation: { nerves: ['T5', 'T6', 'T7', 'T8', 'T9', 'T10'].map((level) => `${level} intercostal nerve`) },
      },
      [],
    ],
    [
      'one unit of an unlisted code',
      { lines: [{ units: 3, note: 'PULSED RF GON' }] },
      ['change-procedure-code: Report 64999 with a narrative instead of 64640.'],
    ],
    ['one modifier removed', { lines: [{ modifiers: ['RT', '26'] }] }, ['remove-modifier: Remove modifier 26.']],
    [
      'either modifier of a conflict',
      { lines: [{ modifiers: ['50', 'RT'] }] },
      // The only diagnosis is of the right side, so the first of the two leaves less risk.
      ['remove-modifier: Keep RT and remove 50.', 'remove-modifier: Keep 50 and remove RT.'],
    ],
    [
      'one unit for a bilateral line',
      { lines: [{ modifiers: ['50'], units: 2 }] },
      ['set-units: Bill one unit with modifier 50.'],
    ],
    [
      '50 for RT and LT',
      { lines: [{ modifiers: ['RT', 'LT'], units: 2 }] },
      ['replace-modifiers: Report modifier 50 and one unit instead of RT and LT.'],
    ],
    [
      'nothing on an ASC line, which needs a second line',
      { placeOfService: '24', renderingNpi: null, lines: [{ modifiers: ['50'] }] },
      [],
    ],
    [
      'the existing pointers',
      { diagnoses: ['G5711'], lines: [{ pointers: ['1', '4'] }] },
      ['set-diagnosis-pointers: Point to 1.'],
    ],
    [
      'the only diagnosis',
      { diagnoses: ['G5711'], lines: [{ pointers: [] }] },
      ['set-diagnosis-pointers: Point to 1.'],
    ],
    ['no guess among several diagnoses', { diagnoses: ['G5711', 'M1711'], lines: [{ pointers: [] }] }, []],
    [
      'the basis of whole units',
      { lines: [{ basis: 'MJ', units: 2 }] },
      ['set-unit-basis: Measure the quantity in units (UN).'],
    ],
    [
      'no basis that would put the units of another line over the limit',
      { lines: [{ units: 3 }, { basis: 'MJ', units: 3, modifiers: ['59'] }] },
      [],
    ],
    ['no basis for a quantity that counts no nerves', { lines: [{ basis: 'MJ', units: 0 }] }, []],
    ['no modifier to pass a code pair', { lines: [{}, { code: '64450' }] }, []],
    [
      'the voluntary notice beside the required one',
      { lines: [{ modifiers: ['GA', 'GX', 'RT'] }] },
      ['remove-modifier: Remove modifier GX.'],
    ],
    [
      'a service said to be excluded, with its notice',
      { lines: [{ modifiers: ['GX', 'GY'] }] },
      ['remove-modifier: Remove modifiers GX, GY.'],
    ],
    [
      'a service said to be excluded',
      { lines: [{ modifiers: ['GY', 'RT'] }] },
      ['remove-modifier: Remove modifier GY.'],
    ],
    ['nothing that hides an expected denial', { lines: [{ modifiers: ['GZ'] }] }, []],
    ['nothing that hides a signed notice', { lines: [{ modifiers: ['GA'] }] }, []],
    ['nothing for a voluntary notice that says no more', { lines: [{ modifiers: ['GX'] }] }, []],
    ['no line deleted and no modifier for one billed twice', { lines: [{}, {}] }, []],
    ['no stopped procedure turned into a whole one', { lines: [{ modifiers: ['73'] }] }, []],
    ['no address for a claim to another contractor', { payerId: '12202' }, []],
    ['no other place of service', { placeOfService: '88' }, []],
    ['no number for a replacement', { frequency: '7' }, []],
    ['no modifier for a stage', { lines: [{ on: '20260309' }, {}] }, []],
    [
      'units to the nerves of the record',
      { lines: [{ units: 3 }], documentation: { nerves: ['left sural nerve', 'left tibial nerve'] } },
      ['set-units: Bill 2 units on this line instead of 3.'],
    ],
    [
      'units to the nerves beside another line',
      {
        lines: [{ units: 2 }, { units: 1 }],
        documentation: { nerves: ['left sural nerve', 'left tibial nerve'] },
      },
      ['set-units: Bill 1 unit on this line instead of 2.'],
    ],
    [
      'no units where the other line takes the only nerve',
      { lines: [{ units: 1 }, { units: 1 }], documentation: { nerves: ['left sural nerve'] } },
      [],
    ],
    ['no units without documented nerves', { lines: [{ units: 3, note: 'RFA SURAL NERVE' }] }, []],
    [
      'the code of the only nerve',
      { note: 'THERMAL RFA INTERCOSTAL NERVE' },
      ['change-procedure-code: Report 64620 instead of 64640.'],
    ],
    [
      'the code that is counted once a site, once',
      {
        lines: [{ units: 2 }],
        documentation: { modality: 'thermal RFA', nerves: ['S1 lateral branch', 'S2 lateral branch'] },
      },
      ['change-procedure-code: Report 64625 instead of 64640.'],
    ],
    [
      'no code counted once a site from one of several lines',
      {
        lines: [{}, {}],
        documentation: { modality: 'thermal RFA', nerves: ['S1 lateral branch', 'S2 lateral branch'] },
      },
      [],
    ],
    [
      'the unlisted code with a narrative for a ganglion',
      { note: 'THERMAL RFA STELLATE GANGLION' },
      ['change-procedure-code: Report 64999 with a narrative instead of 64640.'],
    ],
    [
      'no code for a quantity that counts nothing',
      { lines: [{ units: 0 }], documentation: { modality: 'thermal RFA', nerves: trio('left') } },
      [],
    ],
    ['no code that the nerve alone does not decide', { note: 'THERMAL RFA L4 MEDIAL BRANCH' }, []],
    ['no code where the technique is not stated', { note: 'INTERCOSTAL NERVE LT' }, []],
    [
      'no code for nerves of two codes',
      { lines: [{ units: 2 }], documentation: { modality: 'thermal RFA', nerves: ['pudendal nerve', 'sural nerve'] } },
      [],
    ],
    [
      'the unlisted code alone for pulsed radiofrequency of such a nerve',
      { note: 'PULSED RF INTERCOSTAL NERVE' },
      ['change-procedure-code: Report 64999 with a narrative instead of 64640.'],
    ],
    [
      '64624 once for the three genicular branches',
      { lines: [{ units: 3 }], documentation: { modality: 'cooled RF', temperatureCelsius: 60, nerves: trio('left') } },
      ['change-procedure-code: Report 64624 once instead of 3 units of 64640.'],
    ],
    [
      'no 64624 for two of them',
      { lines: [{ units: 2 }], documentation: { modality: 'cooled RF', nerves: trio('left').slice(1) } },
      [],
    ],
    [
      'no 64624 where another nerve was treated too',
      {
        lines: [{ units: 4 }],
        documentation: { modality: 'cooled RF', nerves: [...trio('left'), 'left sural nerve'] },
      },
      [],
    ],
    [
      'no 64624 from one of several lines',
      { lines: [{}, {}, {}], documentation: { modality: 'cooled RF', nerves: trio('left') } },
      [],
    ],
    [
      'no 64624 for both knees on a line without sides',
      { lines: [{ units: 6 }], documentation: { modality: 'cooled RF', nerves: trio('bilateral') } },
      [],
    ],
    [
      '64624 for both knees on a bilateral line',
      {
        diagnoses: ['M170'],
        lines: [{ units: 3, modifiers: ['50'] }],
        documentation: { modality: 'cooled RF', nerves: trio('bilateral') },
      },
      ['change-procedure-code: Report 64624 once instead of 3 units of 64640.'],
    ],
    [
      'the documented side',
      { diagnoses: ['G5712'], lines: [{ modifiers: ['59', 'RT'], note: 'RFA LT SURAL NERVE' }] },
      ['replace-modifiers: Report modifier LT instead of RT.'],
    ],
    [
      'the one documented side of a bilateral line',
      { diagnoses: ['G5712'], lines: [{ modifiers: ['50'] }], documentation: { nerves: ['left sural nerve'] } },
      ['replace-modifiers: Report modifier LT instead of 50.'],
    ],
    ['no side that only a diagnosis says', { diagnoses: ['G5712'], lines: [{ modifiers: ['RT'] }] }, []],
    [
      'no other diagnosis where the record agrees with the line',
      { diagnoses: ['G5712'], lines: [{ modifiers: ['RT'], note: 'RFA RT SURAL NERVE' }] },
      [],
    ],
    [
      'no digit that the side does not tell',
      { diagnoses: ['G5762'], lines: [{ modifiers: ['T5'] }], documentation: { nerves: ['left sural nerve'] } },
      [],
    ],
    ['nothing for a block', { documentation: { modality: 'nerve block' } }, []],
    ['nothing for what only a clinician can add', { documentation: { nerves: [] } }, []],
    ['nothing for a late claim', { lines: [{ on: '20250301' }] }, []],
  ])('%s', (_name, spec, expected) => {
    expect(summary(correctionsOf(spec))).toEqual(expected);
  });

  it('has no comma in an id, by which ids are listed', () => {
    const ids = correctionsOf({ lines: [{ modifiers: ['59,XS'] }] }).map(({ id }) => id);
    expect(ids).toEqual(['line-1-remove-modifier-59.XS']);
  });

  it('puts the narrative of an unlisted code into SV101-7', () => {
    const json = jsonClaim({ lines: [{ modifiers: ['RT'], note: 'PULSED RF RT GON' }] });
    const [claim] = read837(write837([json])).claims;
    if (!claim) throw new Error('not read');
    const [correction] = scoreClaim(claim, release, options).lines[0]?.corrections ?? [];
    expect(correction?.x12).toEqual([
      {
        segment: 19,
        before: 'SV1*HC:64640:RT*600*UN*1***1',
        after: 'SV1*HC:64999:RT::::PULSED RADIOFREQUENCY, GREATER OCCIPITAL NERVE*600*UN*1***1',
      },
    ]);
  });

  describe('of units of a line under MAI 1', () => {
    const perLine = {
      ...release,
      tables: tablesWith({
        'ncci-mue-practitioner': tableOf<MueValue>({
          '64640': [{ from: '2024-01-01', value: { units: 5, mai: 1, rationale: 'test' } }],
        }),
      }),
    };
    const nerves = (count: number) => ({
      nerves: ['sural', 'saphenous', 'suprascapular', 'ilioinguinal', 'iliohypogastric', 'genitofemoral']
        .slice(0, count)
        .map((name) => `${name} nerve`),
    });
    it.each<[string, ClaimSpec, string[]]>([
      ['are lowered to the limit', { lines: [{ units: 7 }] }, ['set-units: Bill 5 units on this line instead of 7.']],
      [
        'are lowered to the limit of the line, whatever other lines have',
        { lines: [{ units: 7 }, { units: 4, modifiers: ['RT'] }] },
        ['set-units: Bill 5 units on this line instead of 7.'],
      ],
      [
        'are lowered to the documented nerves',
        { lines: [{ units: 7 }], documentation: nerves(2) },
        ['set-units: Bill 2 units on this line instead of 7.'],
      ],
      ['stay where the note documents more', { lines: [{ units: 6 }], documentation: nerves(6) }, []],
      [
        'go down to what the record leaves beside another line',
        { lines: [{ units: 7 }, { units: 1, modifiers: ['RT'] }], documentation: nerves(3) },
        ['set-units: Bill 2 units on this line instead of 7.'],
      ],
    ])('%s', (_name, spec, expected) => {
      expect(summary(scoreClaim(claimOf(spec), perLine, options).lines[0]?.corrections ?? [])).toEqual(expected);
    });
  });

  it('names what it removes, and one nerve by one name', () => {
    expect(correctionsOf({ lines: [{ modifiers: ['50', 'RT'] }] }).map(({ id }) => id)).toEqual([
      'line-1-remove-modifier-50',
      'line-1-remove-modifier-RT',
    ]);
    const [cryo] = correctionsOf({ billingZip: ZIP.sanFrancisco, note: 'IOVERA INFRAPATELLAR BRANCH SAPHENOUS NERVE' });
    expect(cryo?.requires).toBe(
      'the note documents cryoneurolysis of the infrapatellar branch of the saphenous nerve: “IOVERA”, “INFRAPATELLAR BRANCH SAPHENOUS NERVE”',
    );
  });

  it('tests what it changes, so that a patch for an older claim fails', () => {
    const json = jsonClaim({ lines: [{ units: 7 }] });
    const [correction] = correctionsOf({ lines: [{ units: 7 }] });
    const base = '/claimInformation/serviceLines/0/professionalService';
    expect(correction?.patch).toEqual([
      { op: 'test', path: `${base}/procedureCode`, value: '64640' },
      { op: 'test', path: `${base}/serviceUnitCount`, value: '7' },
      { op: 'replace', path: `${base}/serviceUnitCount`, value: '5' },
    ]);
    const changed = structuredClone(json) as {
      claimInformation: { serviceLines: { professionalService: { serviceUnitCount: string } }[] };
    };
    for (const line of changed.claimInformation.serviceLines) line.professionalService.serviceUnitCount = '8';
    if (correction) expect(() => patched(changed, correction)).toThrow();
  });

  it('keeps numbers as the caller wrote them', () => {
    const json = JSON.parse(JSON.stringify(jsonClaim()));
    json.claimInformation.serviceLines[0].professionalService.serviceUnitCount = 7;
    const [correction] = scoreJsonClaim(json)[0]?.corrections ?? [];
    expect(correction?.patch.at(-1)).toMatchObject({ value: 5 });
  });

  it('quotes the words that prove it and nothing else of a note', () => {
    const spec = {
      diagnoses: ['G8929'],
      lines: [{ modifiers: ['RT'], units: 2, note: 'ZEBRA. THERMAL RFA LT INTERCOSTAL NERVE. ZEBRA' }],
    };
    const [line] = scoreJsonClaim(jsonClaim(spec));
    expect(line?.findings.map(({ ruleId }) => ruleId)).toEqual([
      'coding/more-specific-code',
      'claim-form/laterality-mismatch',
    ]);
    expect(line?.corrections.map(({ requires }) => requires)).toEqual([
      'the note documents destruction of the intercostal nerve: “THERMAL RFA”, “INTERCOSTAL NERVE”',
      'the note documents treatment on the left only: “LT INTERCOSTAL NERVE”',
    ]);
    expect(JSON.stringify(line)).not.toContain('ZEBRA');
  });
});
