import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { Correction } from '../../../domain/corrections/correction.ts';
import type { SegmentEdit } from '../../../domain/corrections/segment-edit.ts';
import { createCollector, createScoring837 } from '../../../domain/score-submission.ts';
import { createPatchedBytes } from '../../../domain/x12/byte-patches.ts';
import { createCorrectionPlanner } from '../../../domain/x12/corrected-837.ts';
import { jsonClaim } from '../../support/claims.ts';
import { corrected, planOf } from '../../support/correct-837.ts';
import { chunkings, someChunkings } from '../../support/every-chunk-size.ts';
import { codes, read837 } from '../../support/read-837.ts';
import { dataRelease } from '../../support/release.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const ROOT = new URL('../../../', import.meta.url);
const OTHER = { element: '|', component: '>', repetition: '!', terminator: "'", lineBreak: '\r\n' };

/** Claims whose lines have corrections of every kind. */
const CORRECTABLE = [
  jsonClaim({ memberId: '1TE0TE0TE01', controlNumber: 'UNITS', lines: [{ units: 7 }] }),
  jsonClaim({
    memberId: '1TE0TE0TE02',
    controlNumber: 'MODIFIER',
    lines: [{ modifiers: ['RT', '26'] }, { modifiers: ['RT', 'LT'] }],
  }),
  jsonClaim({ memberId: '1TE0TE0TE03', controlNumber: 'POINTER', lines: [{ pointers: ['1', '4'] }] }),
  jsonClaim({ memberId: '1TE0TE0TE04', controlNumber: 'BASIS', lines: [{ basis: 'MJ', units: 2 }] }),
  jsonClaim({ memberId: '1TE0TE0TE05', controlNumber: 'PULSED', lines: [{ note: 'PULSED RF GON' }] }),
  jsonClaim({
    memberId: '1TE0TE0TE06',
    controlNumber: 'LATIN',
    lines: [{ units: 7, description: 'NERVE DU GENOU DÉJÀ TRAITÉ' }],
  }),
];

function file(path: string): [string, Buffer] {
  return [path, readFileSync(new URL(path, ROOT))];
}

function folder(path: string): [string, Buffer][] {
  return readdirSync(new URL(path, ROOT))
    .filter((name) => name.endsWith('.837'))
    .map((name) => file(`${path}${name}`));
}

const text = (separators = USUAL) => write837(CORRECTABLE, separators);
/** The same claims of other patients, which are no second bill of the first. */
const ofOthers = (file: string) => file.replaceAll('1TE0TE0TE', '2TE0TE0TE');
const submissions: [string, Buffer][] = [
  ...folder('test/fixtures/837/'),
  ...folder('test/fixtures/seed/'),
  ...folder('infra/local/samples/'),
  ['line breaks, UTF-8', Buffer.from(text({ ...USUAL, lineBreak: '\r\n' }), 'utf8')],
  ['no line breaks, Latin-1', Buffer.from(text(), 'latin1')],
  ['a byte order mark and blanks', Buffer.from(`\ufeff \r\n${text().replaceAll('~', ' ~  ')}`, 'utf8')],
  ['lower case', Buffer.from(text().toLowerCase(), 'latin1')],
  ['line feeds as terminators', Buffer.from(text({ ...USUAL, terminator: '\n' }), 'latin1')],
  [
    'two interchanges, other separators',
    Buffer.from(text() + ofOthers(text(OTHER)) + text().replaceAll('1TE0', '3TE0'), 'latin1'),
  ],
  ['no IEA, then another interchange', Buffer.from(text().replace(/IEA.*/, '') + ofOthers(text(OTHER)), 'latin1')],
  ['no last terminator', Buffer.from(text().slice(0, -1), 'latin1')],
  ['no trailers', Buffer.from(text().replace(/~SE\*.*/, '~'), 'latin1')],
  ['a wrong SE01', Buffer.from(text().replace(/SE\*\d+/, 'SE*9'), 'latin1')],
  ['data outside', Buffer.from(`garbage\n${text()} more garbage ${ofOthers(text(OTHER))}`, 'latin1')],
];

function score(bytes: Buffer) {
  const { sink, collected } = createCollector();
  const reader = createScoring837(dataRelease(), { asOf: isoDate('2026-11-23') }, sink);
  reader.write(bytes);
  reader.end();
  return collected;
}

/** Every correction of a submission that can be written into it, with the line's place among the scored lines. */
function correctionsOf(bytes: Buffer): { correction: Correction; edit: SegmentEdit; claim: number; line: number }[] {
  return score(bytes).claims.flatMap(({ lines }, claim) =>
    lines.flatMap(({ lineNumber, corrections }) =>
      corrections.flatMap((correction) =>
        (correction.x12 ?? []).map((edit) => ({ correction, edit, claim, line: lineNumber })),
      ),
    ),
  );
}

/** Issues without the places that move when a segment before them changes its length. */
function issuesOf(bytes: Buffer) {
  return read837([bytes]).issues.map(({ code, segment, path }) => ({ code, segment, path }));
}

/** What the submission has outside the segment at `offset`. */
function around(bytes: Buffer, offset: number, length: number): string {
  return `${bytes.toString('latin1', 0, offset)}|${bytes.toString('latin1', offset + length)}`;
}

describe('a corrected 837', () => {
  it('meets corrections of every kind in what it is tested on', () => {
    const kinds = new Set(
      submissions.flatMap(([, bytes]) => correctionsOf(bytes).map(({ correction }) => correction.kind)),
    );
    expect([...kinds].sort()).toEqual([
      'change-procedure-code',
      'remove-modifier',
      'replace-modifiers',
      'set-diagnosis-pointers',
      'set-unit-basis',
      'set-units',
    ]);
  });

  it.each(submissions)(
    'differs from the original only in the segments its corrections name, and reads back clean: %s',
    (_name, bytes) => {
      const before = score(bytes);
      for (const { correction, edit, claim, line } of correctionsOf(bytes)) {
        const plan = planOf([bytes], [edit]);
        if (plan.kind === 'refused') throw new Error(JSON.stringify(plan.refusals));
        expect(plan.changed).toEqual([{ segment: edit.segment, isCount: false }]);
        const [patch] = plan.patches;
        const after = corrected([bytes], [edit]);
        if (!patch) throw new Error('no patch');
        expect(around(after, patch.offset, patch.after.length)).toBe(around(bytes, patch.offset, patch.before.length));
        expect(issuesOf(after)).toEqual(issuesOf(bytes));
        const rescored = score(after);
        expect(rescored.summary.claims).toBe(before.summary.claims);
        expect(rescored.summary.serviceLines).toBe(before.summary.serviceLines);
        const again = rescored.claims[claim]?.lines.find(({ lineNumber }) => lineNumber === line);
        const isStillScored = correction.kind !== 'change-procedure-code';
        expect(again?.denialRisk.probability).toBe(isStillScored ? correction.riskAfter : undefined);
        const others = (claims: typeof before.claims) =>
          claims.flatMap(({ lines }, index) => (index === claim ? [] : lines));
        expect(others(rescored.claims)).toEqual(others(before.claims));
      }
    },
  );

  it.each(submissions)('is the same at every chunk size, with one correction of each line: %s', (_name, bytes) => {
    const edits = [...new Map(correctionsOf(bytes).map(({ edit }) => [edit.segment, edit])).values()];
    const whole = corrected([bytes], edits);
    if (edits.length > 0) expect(whole.equals(bytes)).toBe(false);
    for (const { size, chunks } of someChunkings(bytes)) {
      expect(corrected(chunks, edits).equals(whole), `chunks of ${size}`).toBe(true);
    }
  });

  it('is the original where nothing is accepted', () => {
    for (const [name, bytes] of submissions) expect(corrected([bytes], []).equals(bytes), name).toBe(true);
  });

  it.each(['utf8', 'latin1'] as const)('keeps what is no ASCII in a changed segment in %s', (encoding) => {
    const bytes = Buffer.from(text(), encoding);
    const found = correctionsOf(bytes).find(({ edit }) => edit.before.includes('DÉJÀ'));
    if (!found) throw new Error('no correction');
    const expected = text().replace(found.edit.before, found.edit.after);
    expect(corrected([bytes], [found.edit]).equals(Buffer.from(expected, encoding))).toBe(true);
  });
});

describe('the count of a corrected 837', () => {
  const submission = text({ ...USUAL, lineBreak: '\n' });
  const [first] = correctionsOf(Buffer.from(submission));
  const edit = first?.edit ?? { segment: 0, before: '', after: '' };
  const twice = { ...edit, after: `${edit.before}~NTE*ADD*SAMPLE` };
  const countOf = (bytes: Buffer) => /~\nSE\*([^*]*)\*/.exec(bytes.toString())?.[1];

  it.each([
    ['one segment for one', edit, 0],
    ['two segments for one', twice, 1],
    ['two segments, the last with its terminator', { ...twice, after: `${twice.after}~` }, 1],
    ['three segments on lines of their own', { ...twice, after: `${edit.before}~\nNTE*ADD*A~\nNTE*ADD*B` }, 2],
  ])('follows %s', (_name, change, added) => {
    const after = corrected([Buffer.from(submission)], [change]);
    expect(Number(countOf(after))).toBe(Number(countOf(Buffer.from(submission))) + added);
    expect(codes(read837([after]))).toEqual([]);
  });

  it.each([
    ['9', '10'],
    ['0009', '0010'],
    [' 9 ', ' 10 '],
    ['', ''],
    ['MANY', 'MANY'],
  ])('that was wrong before (%o) stays wrong by as much (%o)', (sent, expected) => {
    const wrong = Buffer.from(submission.replace(/\nSE\*\d+/, `\nSE*${sent}`));
    expect(countOf(corrected([wrong], [twice]))).toBe(expected);
  });

  it('changes in the set of the correction only', () => {
    const two = Buffer.from(submission + text(OTHER));
    const after = corrected([two], [twice]).toString();
    expect(after.endsWith(text(OTHER))).toBe(true);
    expect(codes(read837(after))).toEqual([]);
  });

  it('is left alone where the set has no SE', () => {
    const cut = Buffer.from(submission.replace(/\nSE\*[\s\S]*/, '\n'));
    expect(corrected([cut], [twice]).toString()).toBe(cut.toString().replace(edit.before, twice.after));
  });

  it('is the same at every chunk size', () => {
    const bytes = Buffer.from(submission);
    const whole = corrected([bytes], [twice]);
    for (const { size, chunks } of chunkings(bytes)) {
      expect(corrected(chunks, [twice]).equals(whole), `chunks of ${size}`).toBe(true);
    }
  });
});

describe('a correction that does not fit', () => {
  const submission = text();
  const edits = correctionsOf(Buffer.from(submission)).map((found) => found.edit);
  const edit = edits[0] ?? { segment: 0, before: '', after: '' };
  const latin1 = edits.find(({ before }) => before.includes('DÉJÀ')) ?? edit;
  const wrapped = submission.replace(/.{80}/g, '$&\n');
  const onOneLine = correctionsOf(Buffer.from(wrapped, 'latin1')).map((found) => found.edit);
  const sameLength = onOneLine.filter(({ before, after }) => before.length === after.length);
  const otherLength = onOneLine.filter(({ before, after }) => before.length !== after.length).slice(0, 1);

  it.each<[string, string, SegmentEdit[], string[]]>([
    ['the segment is another one by now', submission.replace(edit.before, `${edit.before}:2`), [edit], ['stale']],
    ['a segment was put in before it', submission.replace('~HL*', '~REF*X*1~HL*'), [edit], ['stale']],
    ['there is no such segment', submission, [{ ...edit, segment: 9_999 }], ['no-segment']],
    ['there is no interchange', 'no claim at all', [edit], ['no-segment']],
    ['two corrections change one segment', submission, [edit, { ...edit, after: `${edit.after}:2` }], ['conflict']],
    ['it names the ISA', submission, [{ segment: 1, before: submission.slice(0, 105), after: 'ISA' }], ['outside-set']],
    ['nothing would be left', submission, [{ ...edit, after: ' ~' }], ['empty']],
    [
      'the segment has another encoding',
      submission,
      [{ ...latin1, after: `${latin1.after} \u0142` }],
      ['not-encodable'],
    ],
    ['one of two is stale', submission, [edit, { ...latin1, before: 'SV1*HC:64640' }], ['stale']],
    ['the file is wrapped, and the length another', wrapped, otherLength, ['wrapped']],
  ])('is refused, and nothing is written, when %s', (_name, sent, accepted, expected) => {
    for (const { chunks } of someChunkings(Buffer.from(sent, 'latin1'))) {
      const plan = planOf(chunks, accepted);
      expect(plan.kind).toBe('refused');
      if (plan.kind === 'refused') expect(plan.refusals.map(({ code }) => code)).toEqual(expected);
    }
  });

  it('is made in a wrapped file where the length stays', () => {
    expect(sameLength.length).toBeGreaterThan(0);
    for (const same of sameLength) {
      expect(corrected([Buffer.from(wrapped, 'latin1')], [same]).toString('latin1')).toBe(
        wrapped.replace(same.before, same.after),
      );
    }
  });

  it('says which segment it is', () => {
    const plan = planOf([Buffer.from(submission, 'latin1')], [{ ...edit, before: 'SV1*HC:64640' }]);
    expect(plan).toMatchObject({ kind: 'refused', refusals: [{ code: 'stale', segment: edit.segment }] });
  });

  it('is a fault when the submission changes between planning and writing', () => {
    const plan = planOf([Buffer.from(submission, 'latin1')], [edit]);
    const patches = plan.kind === 'planned' ? plan.patches : [];
    for (const other of [`\n${submission}`, submission.slice(0, 300)]) {
      const patched = createPatchedBytes(patches, () => undefined);
      expect(() => {
        patched.write(Buffer.from(other, 'latin1'));
        patched.end();
      }).toThrow(expect.objectContaining({ code: 'submission-changed', retryable: true }));
    }
  });

  it('holds no more of a submission than a segment, whatever stands in it', async () => {
    const planner = createCorrectionPlanner([{ ...edit, segment: 1e9 }]);
    planner.write(Buffer.from(submission.slice(0, 106)));
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    for (let chunk = 0; chunk < 200; chunk++) planner.write(Buffer.alloc(262_144, 'A'));
    // Freed buffers are given back in the background.
    await vi.waitFor(() => {
      collectGarbage();
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
    });
    expect(planner.end()).toMatchObject({ kind: 'refused', refusals: [{ code: 'no-segment' }] });
  });
});
