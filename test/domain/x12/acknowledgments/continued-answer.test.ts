import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../support/acknowledge.ts';
import { jsonClaim } from '../../../support/claims.ts';
import { answerParts, type Cut, continued, textOf } from '../../../support/continued-answer.ts';
import { cutAtRandom } from '../../../support/every-chunk-size.ts';
import { mutation } from '../../../support/mutations.ts';
import { USUAL, write837 } from '../../../support/write-837.ts';

const FIXTURES = new URL('../../../fixtures/837/', import.meta.url);
const CRASHERS = new URL('../../../crashers/', import.meta.url);
const fileOf = (name: string, folder = FIXTURES) => readFileSync(new URL(name, folder));

/** 64640 lines among others, a line that comes again, one that cannot be read, and claims that are rejected. */
const MIXED = write837(
  [
    jsonClaim({ controlNumber: 'CLEAN' }),
    jsonClaim({ controlNumber: 'OTHER', lines: [{ code: '99213', pointers: ['1'] }] }),
    jsonClaim({ controlNumber: 'UNITS', lines: [{ units: 9 }, {}] }),
    jsonClaim({ controlNumber: 'UNDATED', lines: [{ on: '20261302' }] }),
    jsonClaim({ controlNumber: 'OTHER', lines: [{ code: '99213', pointers: ['1'] }, { code: '20610' }] }),
    jsonClaim({ controlNumber: 'CLEAN' }),
  ],
  { ...USUAL, lineBreak: '\n' },
);
const TWO_SETS = fileOf('dependents-two-sets.837').toString('latin1');
const SET = /ST\*[\s\S]*SE\*\d+\*\d+~\n?/;
const inGroups = (...changes: readonly ((set: string) => string)[]) =>
  MIXED.replace(/GS\*[\s\S]*GE\*\d+\*\d+~\n?/, (group) =>
    changes.map((change, at) => group.replace(SET, change).replaceAll('*1*X*', `*${at + 1}*X*`)).join(''),
  );

const FILES: Readonly<Record<string, string>> = {
  'claims of every kind': MIXED,
  'in one line': MIXED.replaceAll('\n', ''),
  'wrapped at 80 characters': MIXED.replaceAll('\n', '').replace(/.{80}/g, '$&\r\n'),
  'in lower case': MIXED.replace(/^(?!ISA).*$/gm, (segment) => segment.toLowerCase()),
  'two sets': TWO_SETS,
  'several interchanges': MIXED + TWO_SETS + MIXED.replace('000000905', '000000906') + fileOf('hierarchy.837'),
  'one interchange twice': MIXED + MIXED + TWO_SETS,
  'an interchange asking for a TA1': MIXED.replace(/\*0\*(?=[TP]\*:)/, '*1*') + TWO_SETS,
  'two groups': inGroups(
    (set) => set,
    (set) => set + set.replaceAll('0001', '0002'),
  ),
  'a rejected set among others': inGroups((set) => set + set + set.replaceAll('0001', '0003')),
  'a set without its trailer': inGroups((set) => set.replace(/SE\*.*/, '') + set.replaceAll('0001', '0002')),
  'no trailers': MIXED.replace(/^(?:SE|GE|IEA)\*.*\n/gm, '') + TWO_SETS,
  'cut inside a claim': MIXED.slice(0, MIXED.lastIndexOf('SV1')) + TWO_SETS,
  'two billing providers': MIXED.replace(SET, (set) => set.replace(/(HL\*1[\s\S]*)(?=SE\*)/, '$1$1')),
  'something between the claims': MIXED.replace(/^(?=CLM)/gm, 'ZZZ*1~\nN0T*A~\nREF*XX~\n'),
  'a claim number in the separators': MIXED.replace('CLM*UNITS', 'CLM*U|N^I!T'),
  'a 4010 behind it': MIXED + fileOf('guide-4010.837').toString('latin1'),
  'an overlong segment': MIXED.replace('CLM*UNITS', `CLM*UNITS${'X'.repeat(70_000)}`),
};

/** Breaks the answer off at each boundary in turn, and goes on by a reading of other pieces. */
function expectSameFromEachCut(bytes: Buffer): number {
  const cuts: Cut[] = [];
  const whole = answerParts([bytes], {}, (cut) => cuts.push(cut()));
  expect(whole, 'looking at the boundaries changes nothing').toEqual(answerParts([bytes]));
  for (const cut of cuts) {
    const again = continued(whole, cut, cutAtRandom(bytes, cut.saved.segment));
    expect(again, `cut before segment ${cut.saved.segment}`).toEqual(whole);
  }
  expect(textOf(whole)).toBe(acknowledge([bytes]).text);
  return cuts.length;
}

describe('an answer that is broken off at each boundary, and gone on with in another reading', () => {
  it.each(Object.keys(FILES))('is that of one reading: %s', (name) => {
    const file = FILES[name] ?? '';
    const cuts = expectSameFromEachCut(Buffer.from(file, 'latin1'));
    // Wrapped files and those of one line have them elsewhere; an overlong segment is no boundary.
    const isByLine = name !== 'in one line' && name !== 'wrapped at 80 characters';
    const boundaries = isByLine ? (file.match(/^(?:CLM|HL|ST)\*(?!UNITSXXX)/gim)?.length ?? 0) : 19;
    expect(cuts).toBe(boundaries);
  });

  it('is that of one reading: every fixture and every file that ever broke a reader', () => {
    let cuts = 0;
    for (const folder of [FIXTURES, CRASHERS]) {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.837'))) {
        cuts += expectSameFromEachCut(fileOf(name, folder));
      }
    }
    expect(cuts).toBeGreaterThan(150);
  });

  it('returns the claims that are to be returned', () => {
    const cuts: Cut[] = [];
    const options = { returnAtOrAbove: 0.5 };
    const whole = answerParts([Buffer.from(MIXED)], options, (cut) => cuts.push(cut()));
    expect(textOf(whole)).toContain('STC*A3');
    for (const cut of cuts) expect(continued(whole, cut, [Buffer.from(MIXED)], options)).toEqual(whole);
  });
});

/** Names of all properties, those of what lists hold among them. */
function propertiesOf(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return new Set([...own, ...Object.values(value).flatMap((part) => [...propertiesOf(part)])]);
}

/** Raise `SHAPE` in `answer-checkpoint.ts` when this changes, so that answers under way begin anew. */
const PROPERTIES =
  'accepted acceptedCents acceptedSets area batchReference claimSets claims code codes component ' +
  'controlNumber controlNumbers dataElement element elements entity errors form group groups ' +
  'hasAcknowledgment hasContent hasErrors header interchange isAcknowledgment isAnswered isLevelUnknown ' +
  'isLowerCaseReported isNameUnknown isOtherGuideReported isRead isStrayReported last level lines loop map ' +
  'met name notes open passed patientControlNumber place position provider providers receiver refused ' +
  'rejected rejectedCents repetition responses seen segment segmentId set setCodes setPosition sets ' +
  'submitter subscriber syntax taxNumber terminator totals used value';

it('keeps between two claims what it kept', () => {
  const cuts: Cut[] = [];
  answerParts([Buffer.from(MIXED.replace('HL*1*', 'HL*1**'))], {}, (cut) => cuts.push(cut()));
  const properties = propertiesOf(JSON.parse(cuts.at(-1)?.saved.state ?? ''));
  expect([...properties].toSorted().join(' ')).toBe(PROPERTIES);
});

describe('an answer that is broken off again and again', () => {
  const inputs = [
    ...Object.values(FILES).map((file) => Buffer.from(file, 'latin1')),
    ...readdirSync(FIXTURES).map((name) => fileOf(name)),
  ].filter(({ length }) => length < 20_000);
  const spoiled = fc
    .tuple(fc.constantFrom(...inputs), fc.array(mutation, { maxLength: 3 }))
    .map(([input, mutations]) => mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), input));

  it('is that of one reading, whatever the file, the cuts and the pieces', () => {
    fc.assert(
      fc.property(spoiled, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), fc.nat(), (bytes, gaps, seed) => {
        const whole = answerParts([bytes]);
        let written = whole.map((): readonly string[] => []);
        let last: Cut | undefined;
        for (const [run, gap] of gaps.entries()) {
          let left = gap % 12;
          let cut: Cut | undefined;
          const parts = answerParts(cutAtRandom(bytes, seed + run), last ? { from: last.saved } : {}, (at) => {
            if (!cut && left-- <= 0) cut = at();
          });
          const ended = cut as Cut | undefined;
          written = written.map((entries, part) => [...entries, ...(parts[part] ?? []).slice(0, ended?.lengths[part])]);
          last = ended;
          if (!ended) break;
        }
        const rest = last ? answerParts([bytes], { from: last.saved }) : [];
        expect(written.map((entries, part) => [...entries, ...(rest[part] ?? [])])).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });
});
