import { execFile } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditRecordSchema } from '../../../domain/response/audit-record-schema.ts';
import { submissionHash } from '../../../functions/adapters/content-hash.ts';
import { parseAcceptances } from '../../../functions/cli/accepted-corrections.ts';
import { jsonClaim } from '../../support/claims.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const CLI = new URL('../../../functions/cli/correct.ts', import.meta.url).pathname;
const SAMPLE = new URL('../../../infra/local/samples/seed-denials.837', import.meta.url).pathname;
const folder = temporaryFolder('correct-cli-');
const AS_OF = ['--as-of', '2026-11-23'];

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function correct(args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const sample = readFileSync(SAMPLE, 'utf8');
const submission = write837(
  [
    jsonClaim({ controlNumber: 'A,1:x', lines: [{ units: 7, modifiers: ['26'] }] }),
    jsonClaim({ controlNumber: 'TWICE', lines: [{ units: 7 }] }),
    jsonClaim({ controlNumber: 'TWICE', lines: [{}, { units: 6 }] }),
    jsonClaim({ controlNumber: 'TWICE', lines: [{ units: 7 }] }),
  ],
  { ...USUAL, lineBreak: '\n' },
);
const SUBMISSION = file('submission.837', submission);
const alone = write837([jsonClaim({ controlNumber: 'A,1:x', lines: [{ units: 7, modifiers: ['26'] }] })]);
const ALONE = file('alone.837', alone);
const BOTH = file('both.837', write837([jsonClaim({ controlNumber: 'BOTH', lines: [{ modifiers: ['50', 'RT'] }] })]));
const WRAPPED = file('wrapped.837', sample.replaceAll('\n', '').replace(/.{30}/g, '$&\n'));

describe('npm run correct', () => {
  it('writes the accepted corrections and says what must be true first', async () => {
    const { code, out, err } = await correct([SAMPLE, '--accept', 'UNITS1:line-1-set-units-5', ...AS_OF]);
    expect(code).toBe(0);
    expect(out).toBe(sample.replace('SV1*HC:64640*1600*UN*6***1', 'SV1*HC:64640*1600*UN*5***1'));
    expect(err).toBe(
      [
        'UNITS1 line 1: Bill 5 units on this line instead of 6.',
        '  must be true first: the note names exactly 5 distinct nerves or branches (a coder attests)',
        '  segment 70 was SV1*HC:64640*1600*UN*6***1',
        '  segment 70 is  SV1*HC:64640*1600*UN*5***1',
        '  denial risk 86% before this correction, 7% after it',
        '',
      ].join('\n'),
    );
  });

  it('takes several corrections, in one list or apart, and one of them twice', async () => {
    const [cryo, units] = ['CRYO1:line-1-change-procedure-code-0441T', 'UNITS1:line-1-set-units-5'];
    const one = await correct([SAMPLE, '--accept', `${cryo},${units},${units}`, ...AS_OF]);
    const other = await correct([SAMPLE, '--accept', units, '--accept', cryo, ...AS_OF]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(one.out).toBe(other.out);
    expect(one.out).not.toBe(sample);
    expect(one.err.match(/must be true first/g)).toHaveLength(2);
  });

  it('makes two corrections of one segment, one after the other', async () => {
    const accept = ['A,1:x:line-1-set-units-5,A,1:x:line-1-remove-modifier-26'];
    const { code, out, err } = await correct([ALONE, '--accept', ...accept, ...AS_OF]);
    expect(code).toBe(0);
    expect(err).toMatch(/ was SV1\*HC:64640\*600\*UN\*7\*\*\*1\n.* is {2}SV1\*HC:64640\*600\*UN\*5\*\*\*1/);
    expect(out).toBe(alone.replace('SV1*HC:64640:26*600*UN*7***1', 'SV1*HC:64640*600*UN*5***1'));
  });

  it('prints the audit record of what was attested, which can be made again', async () => {
    const out = join(folder, 'attested.837');
    const attested = ['--attested-by', 'SAMPLE CODER', '--statement', 'The note names five nerves.'];
    const accept = ['--accept', 'UNITS1:line-1-set-units-5'];
    const { code, out: printed } = await correct([SAMPLE, ...accept, '--out', out, ...attested, ...AS_OF]);
    expect(code).toBe(0);
    const audit = auditRecordSchema.parse(JSON.parse(printed));
    const hash = (bytes: string) => submissionHash({ kind: 'x12', bytes: Buffer.from(bytes) });
    expect(audit).toMatchObject({
      form: 'x12',
      inputHash: hash(sample),
      outputHash: hash(readFileSync(out, 'utf8')),
      asOf: '2026-11-23',
      accepted: [{ segment: 70, id: 'line-1-set-units-5', attestation: 'coder', riskBefore: 0.8605, riskAfter: 0.07 }],
      lines: [{ segment: 70, lineNumber: 1, riskBefore: 0.8605, riskAfter: 0.07, isScored: true }],
      attestedBy: 'SAMPLE CODER',
      statement: 'The note names five nerves.',
    });
    const record = file('audit.json', printed);
    const replayed = await correct(['--replay', record, SAMPLE]);
    expect([replayed.code, JSON.parse(replayed.out)]).toEqual([0, { reproduced: true, differences: [] }]);
    const other = await correct(['--replay', record, out]);
    expect([other.code, JSON.parse(other.out)]).toEqual([
      2,
      { reproduced: false, differences: ['The claim is not the one of the record.'] },
    ]);
  });

  it('needs --out for an audit record', async () => {
    const { code, err } = await correct([SAMPLE, '--accept', 'UNITS1:line-1-set-units-5', '--statement', 'So it is.']);
    expect([code, err]).toEqual([1, expect.stringContaining('--out')]);
  });

  it('writes to --out only what is complete', async () => {
    const out = join(folder, 'corrected.837');
    const { code, out: printed } = await correct([
      SAMPLE,
      '--accept',
      'UNITS1:line-1-set-units-5',
      '--out',
      out,
      ...AS_OF,
    ]);
    expect([code, printed]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toBe(sample.replace('UN*6***1', 'UN*5***1'));
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it.each([[['--accept', '']], [['--accept', ' , ']]])('refuses a list that names nothing: %j', async (accept) => {
    const out = join(folder, 'nothing.837');
    const { code, err } = await correct([SAMPLE, ...accept, '--out', out, ...AS_OF]);
    expect(code).toBe(1);
    expect(err).toContain('--accept takes CLAIM:ID');
    expect(existsSync(out)).toBe(false);
  });

  it('takes blanks around the names of a list', async () => {
    const list = 'CRYO1:line-1-change-procedure-code-0441T , UNITS1:line-1-set-units-5';
    expect((await correct([SAMPLE, '--accept', list, ...AS_OF])).code).toBe(0);
  });

  it('keeps the rights of a file it replaces, and gives a new one to its owner alone', async () => {
    const [fresh, known, link] = ['fresh.837', 'known.837', 'link.837'].map((name) => join(folder, name));
    writeFileSync(known ?? '', 'OLD', { mode: 0o640 });
    symlinkSync(known ?? '', link ?? '');
    for (const out of [fresh, link]) {
      const { code } = await correct([SAMPLE, '--accept', 'UNITS1:line-1-set-units-5', '--out', out ?? '', ...AS_OF]);
      expect(code).toBe(0);
    }
    expect([fresh, known].map((path) => statSync(path ?? '').mode & 0o777)).toEqual([0o600, 0o640]);
    expect(readFileSync(known ?? '', 'utf8')).toContain('UN*5***1');
    expect(lstatSync(link ?? '').isSymbolicLink()).toBe(true);
  });

  it.each(['/dev/null', join(folder, 'missing', 'out.837'), folder, ''])('writes no file to %j', async (out) => {
    const { code, err } = await correct([SAMPLE, '--accept', 'UNITS1:line-1-set-units-5', '--out', out, ...AS_OF]);
    expect(code).toBe(1);
    expect(err).toMatch(/^--out names/);
  });

  it('does not guess where a number is also that of a claim and its segment', async () => {
    const segment = submission.split('\n').findIndex((text) => text.startsWith('SV1')) + 1;
    const twoNames = file('names.837', submission.replace('CLM*TWICE', `CLM*A,1:x@${segment}`));
    const { code, err } = await correct([twoNames, '--accept', `A,1:x@${segment}:line-1-set-units-5`, ...AS_OF]);
    expect([code, err]).toEqual([2, expect.stringContaining('which is meant cannot be told')]);
  });

  it('tells claims of one number apart by the segment that changes', async () => {
    const ambiguous = await correct([SUBMISSION, '--accept', 'TWICE:line-1-set-units-5', ...AS_OF]);
    expect(ambiguous.code).toBe(2);
    const choices = [...ambiguous.err.matchAll(/TWICE@\d+:line-1-set-units-5/g)].map(([choice]) => choice);
    expect(choices).toHaveLength(2);
    const { code, out } = await correct([SUBMISSION, '--accept', choices[1] ?? '', ...AS_OF]);
    expect(code).toBe(0);
    const at = submission.lastIndexOf('UN*7');
    expect(out).toBe(`${submission.slice(0, at)}UN*5${submission.slice(at + 4)}`);
  });

  it.each<[string, string[], number, RegExp]>([
    ['an id that no line has', [SAMPLE, '--accept', 'UNITS1:line-1-set-units-4'], 2, /names no correction/],
    ['a claim that is not there', [SAMPLE, '--accept', 'NOBODY:line-1-set-units-5'], 2, /names no correction/],
    [
      'one good and one unknown correction',
      [SAMPLE, '--accept', 'UNITS1:line-1-set-units-5,UNITS1:line-9-set-units-5'],
      2,
      /Nothing was written/,
    ],
    [
      'a number of several claims',
      [SUBMISSION, '--accept', 'TWICE:line-2-set-units-4'],
      2,
      /TWICE@\d+:line-2-set-units-4/,
    ],
    [
      'two corrections that contradict each other',
      [BOTH, '--accept', 'BOTH:line-1-remove-modifier-50,BOTH:line-1-remove-modifier-RT'],
      2,
      /BOTH:line-1-remove-modifier-RT does not go with the others/,
    ],
    [
      'a correction that makes a line of a later claim one billed twice',
      [SUBMISSION, '--accept', 'A,1:x:line-1-remove-modifier-26'],
      2,
      /would raise the risk of another line/,
    ],
    [
      'a name without a statement',
      [SAMPLE, '--accept', 'UNITS1:line-1-set-units-5', '--attested-by', 'SAMPLE CODER'],
      2,
      /line-1-set-units-5 has to be attested/,
    ],
    [
      'a blank statement',
      [SAMPLE, '--accept', 'UNITS1:line-1-set-units-5', '--attested-by', 'SAMPLE CODER', '--statement', ' '],
      2,
      /has to be attested/,
    ],
    ['a segment broken over lines', [WRAPPED, '--accept', 'PULSE1:line-1-change-procedure-code-64999'], 2, /broken/],
    [
      'JSON',
      [file('claim.json', JSON.stringify(jsonClaim())), '--accept', 'SAMPLE1:line-1-set-units-5'],
      2,
      /names no/,
    ],
    ['a file that is not there', [join(folder, 'missing.837'), '--accept', 'A:line-1-set-units-5'], 2, /ENOENT/],
    ['a folder', [folder, '--accept', 'A:line-1-set-units-5'], 2, /EISDIR/],
    ['nothing accepted', [SAMPLE], 1, /Usage/],
    ['an id without its claim', [SAMPLE, '--accept', 'line-1-set-units-5'], 1, /CLAIM:ID/],
    ['standard input', ['-', '--accept', 'A:line-1-set-units-5'], 1, /standard input/],
    ['the file itself as --out', [SUBMISSION, '--accept', 'A:line-1-x', '--out', SUBMISSION], 1, /it is kept/],
    ['a date that is none', [SAMPLE, '--accept', 'A:line-1-x', '--as-of', 'tomorrow'], 1, /--as-of/],
  ])('writes nothing and ends with its code for %s', async (_name, args, expected, said) => {
    const out = join(folder, `unwritten-${args.join('').length}.837`);
    const {
      code,
      out: printed,
      err,
    } = await correct([...(args.includes('--out') ? [] : ['--out', out]), ...AS_OF, ...args]);
    expect([code, printed]).toEqual([expected, '']);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/\n\s+at /);
    expect(existsSync(out)).toBe(false);
  });
});

describe('what --accept takes', () => {
  it.each([
    ['A1:line-1-set-units-5', [{ claim: 'A1', correctionId: 'line-1-set-units-5' }]],
    [
      'A,1:line-1-x,B:2@31:line-2-y',
      [
        { claim: 'A,1', correctionId: 'line-1-x' },
        { claim: 'B:2@31', correctionId: 'line-2-y' },
      ],
    ],
    ['A1', undefined],
    ['A1:line-1-x,B1', undefined],
    [':line-1-x', undefined],
  ])('%s', (text, expected) => {
    expect(parseAcceptances(text)).toEqual(expected);
  });
});
