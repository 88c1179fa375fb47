import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import type { RuleTables } from '../../../domain/tables/rule-tables.ts';
import { textOf } from '../../../domain/what-if/clearing.ts';
import { CLEARINGS } from '../../../domain/what-if/clearings.ts';
import type { SmallestChange } from '../../../domain/what-if/smallest-change.ts';
import { whatIf } from '../../../domain/what-if/what-if.ts';
import { type ClaimSpec, claimOf, ZIP } from '../../support/claims.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

function smallest(spec: ClaimSpec, tables: RuleTables = dataRelease().tables): SmallestChange {
  const claim = claimOf(spec);
  const options = { asOf: isoDate('2026-11-23') };
  const [line] = whatIf(claim, claim.serviceLines.slice(0, 1), {}, { ...dataRelease(), tables }, options);
  if (!line) throw new Error('no line');
  return line.smallestChange;
}

const texts = ({ sets }: SmallestChange) => sets.map(({ changes }) => changes.map(({ text }) => text));
const documents = ({ sets }: SmallestChange) => sets.map(({ changes }) => changes.map(({ document }) => document));

const SILENT_NOTE = `PROCEDURE NOTE
PREOPERATIVE DIAGNOSIS: Chronic knee pain.
INDICATION: Knee pain.
DESCRIPTION OF PROCEDURE: The patient was placed supine. The left saphenous nerve was treated. The patient tolerated the procedure well.`;
const note = (text: string) => ({ documentation: { note: text } });

describe('what clears a rule', () => {
  it('is said for every rule of the catalog, or that nothing does', () => {
    expect(Object.keys(CLEARINGS).toSorted()).toEqual(catalog.map(({ id }) => id).toSorted());
    for (const [ruleId, clearing] of Object.entries(CLEARINGS)) {
      if (typeof clearing === 'string') expect(clearing, ruleId).toMatch(/^[A-Z].{30,}\.$/s);
    }
  });

  it.each([
    ['coverage/pulsed-radiofrequency', { note: 'PULSED RF SAPHENOUS NERVE' }],
    [
      'coverage/cryoneurolysis-temporary',
      { billingZip: ZIP.columbus, payerId: '15202', note: 'IOVERA SAPHENOUS NERVE' },
    ],
    ['coverage/technique-not-destructive', { documentation: { modality: 'nerve block', nerves: ['sural nerve'] } }],
    ['filing/timely', { lines: [{ on: '20240302' }] }],
    ['coding/more-specific-code', { note: 'THERMAL RFA PUDENDAL NERVE' }],
    ['claim-form/wrong-contractor', { payerId: '01112' }],
    [
      'documentation/imaging-guidance',
      { lines: [{}, { code: '76942' }], documentation: { imaging: { modality: 'ultrasound', imagesArchived: false } } },
    ],
    ['coverage/diagnosis-not-covered', { billingZip: ZIP.columbus, payerId: '15202', diagnoses: ['E1142'] }],
  ] satisfies [string, ClaimSpec][])('%s: nothing documented, and why', (ruleId, spec) => {
    const { outcome, sets, remaining } = smallest(spec);
    expect(remaining.map((each) => each.ruleId)).toContain(ruleId);
    expect(remaining.every(({ reason }) => reason.length > 30)).toBe(true);
    expect(outcome === 'nothingClears' ? sets : []).toEqual([]);
  });

  it('names as many nerves as the units need, the units that the note supports before that', () => {
    const found = smallest({
      lines: [{ units: 3 }],
      documentation: { nerves: ['saphenous nerve'], modality: 'thermal RF' },
    });
    expect(found.outcome).toBe('clears');
    expect(texts(found)).toEqual([
      [
        'Bill 1 unit on this line instead of 3. Only if, truthfully, the note names exactly 1 distinct nerve or branch: “saphenous nerve”.',
      ],
      [
        'If the procedure note states, truthfully, that 3 distinct nerves or branches were treated, each by its anatomical name (it names 1 now).',
      ],
    ]);
    expect(found.sets.map(({ riskAfter, bandAfter }) => [riskAfter, bandAfter])).toEqual([
      [0.07, 'low'],
      [0.07, 'low'],
    ]);
  });

  it('asks the clinician for an addendum where a note came and leaves it out', () => {
    const found = smallest({ ...note(SILENT_NOTE), lines: [{ modifiers: ['LT'] }] });
    expect(texts(found)[0]?.[0]).toMatch(
      /^If the clinician, in a dated addendum to the procedure note, states, truthfully, that the nerve was destroyed/,
    );
    expect(documents(found)[0]).toContain('procedureNote');
  });

  it('asks for no more nerves than a record could name', () => {
    const found = smallest({ lines: [{ units: 500 }], documentation: { nerves: ['peripheral nerve'] } });
    expect(found.remaining.map(({ ruleId }) => ruleId)).toContain('documentation/nerve-identified');
  });

  it('finds the number of the earlier claim in its remittance', () => {
    const found = smallest({ frequency: '7' });
    expect(texts(found)).toEqual([
      [
        'If the remittance of the earlier claim states, truthfully, the payer’s own number of that claim (CLP07), for REF*F8.',
      ],
    ]);
    expect(documents(found)).toEqual([['remittance']]);
  });

  it('asks the record of the guidance for what it leaves out, and for no more', () => {
    const imaging = { modality: 'ultrasound', realTime: true, supervisedBy: 'DR SAMPLE' };
    const found = smallest({ lines: [{}, { code: '76942' }], documentation: { imaging } });
    expect(texts(found)).toEqual([
      ['If the record of the imaging guidance states, truthfully, that images were archived.'],
    ]);
  });

  it('asks for the reason that the policy asks for, and for each reason where there are several', () => {
    const asks = (parts: string[][]) =>
      tablesWith({
        'necessity-requirements': tableOf({
          medicare: [{ from: '2024-01-01', value: { policy: 'SAMPLE', title: 'Sample', asks: parts as never } }],
        }),
      });
    const bare = `PROCEDURE NOTE
PROCEDURE: Thermal radiofrequency ablation of the left saphenous nerve.
DESCRIPTION OF PROCEDURE: The patient was placed supine. The left saphenous nerve was treated with thermal radiofrequency ablation at 80 degrees Celsius for 90 seconds. The patient tolerated the procedure well.`;
    const spec = { ...note(bare), lines: [{ modifiers: ['LT'] }] };
    const one = smallest(spec, asks([['conservativeCare', 'diagnosticBlock']]));
    expect(texts(one).map((set) => set.length)).toEqual([1, 1]);
    expect(texts(one)[0]?.[0]).toContain('which conservative care was tried and failed');
    const both = smallest(spec, asks([['conservativeCare'], ['diagnosticBlock']]));
    expect(texts(both)).toHaveLength(1);
    expect(documents(both)).toEqual([['visitNote', 'visitNote']]);
  });

  it('points to a diagnosis that the claim has, and makes none', () => {
    const found = smallest({
      billingZip: ZIP.columbus,
      payerId: '15202',
      diagnoses: ['E1142', 'G5711'],
      lines: [{ pointers: ['1'] }],
    });
    expect(texts(found)).toEqual([
      [
        'If the procedure note states, truthfully, that diagnosis 2 of the claim (G5711) is a reason for treating this nerve; the line can then point to it.',
      ],
    ]);
  });

  it('moves a line of a surgical center to its own place', () => {
    const found = smallest({ lines: [{ modifiers: ['SG'], placeOfService: '11' }] });
    expect(texts(found).flat().join(' ')).toContain('place of service 24');
  });

  it('clears one finding after the other, and says what stays', () => {
    const found = smallest({ note: 'PULSED RF OF A PERIPHERAL NERVE', frequency: '7' });
    expect(found.outcome).toBe('clearsRest');
    expect(found.remaining.map(({ ruleId }) => ruleId)).toEqual(['coverage/pulsed-radiofrequency']);
    expect(documents(found)).toEqual([['remittance', 'procedureNote']]);
  });

  it('needs nothing where nothing was found', () => {
    expect(smallest({})).toEqual({ outcome: 'notNeeded', sets: [], remaining: [] });
  });

  it('is the same each time', () => {
    const spec = { ...note(SILENT_NOTE), lines: [{ units: 4 }] };
    expect(smallest(spec)).toEqual(smallest(spec));
  });

  it('never suggests a modifier, another code or a technique that does not destroy', () => {
    for (const spec of [
      { lines: [{}, { code: '64450' }] },
      { note: 'PULSED RF SAPHENOUS NERVE' },
      note(SILENT_NOTE),
      { lines: [{ units: 2 }, { units: 2 }] },
    ] satisfies ClaimSpec[]) {
      for (const text of texts(smallest(spec)).flat())
        expect(text).not.toMatch(/\b(59|X[EPSU]|25|76|77|64999|pulsed)\b/);
    }
  });

  it('says a change of the claim as the correction does', () => {
    const change = {
      key: '',
      topics: [],
      document: 'procedureNote',
      says: 'Bill 1 unit.',
      assume: {},
      edit: { units: 1 },
    } as const;
    expect(textOf(change, true)).toBe('Bill 1 unit.');
  });
});
