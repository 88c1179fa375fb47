import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputIssue } from '../../../domain/issues.ts';
import { readAttachments275 } from '../../../domain/x12/attachment-275.ts';
import { type Attachment, type Options275, write275 } from '../../support/write-275.ts';

function read(bytes: Buffer) {
  const issues: InputIssue[] = [];
  const found = readAttachments275(bytes, (issue) => issues.push(issue));
  return {
    documents: found.map(({ controlNumber, document }) => [controlNumber, document?.toString('latin1')]),
    issues: issues.map(({ code }) => code),
    at: issues.map(({ segment }) => segment),
  };
}
const written = (attachments: Attachment[], options?: Options275) => read(write275(attachments, options));

/** Everything that could end a segment too early. */
const HOSTILE = 'a~b*c:d^e\r\n~SE*1*0001~ISA*00*~IEA*1*1~BDS*B64*3*YWJj~\u0000\u00ff';

describe('a 275', () => {
  it.each<[string, Attachment, Options275]>([
    ['6020 in base64', { controlNumber: 'ACN-1', document: HOSTILE }, {}],
    ['6020 as it is', { controlNumber: 'ACN-1', document: Buffer.from(HOSTILE, 'latin1'), filter: 'ASC' }, {}],
    ['5010', { controlNumber: 'ACN-1', document: Buffer.from(HOSTILE, 'latin1') }, { guide: '005010X210' }],
    [
      'other separators',
      { controlNumber: 'ACN-1', document: Buffer.from(HOSTILE, 'latin1'), filter: 'ASC' },
      { separators: { element: '|', component: '>', terminator: '\n' } },
    ],
  ])('gives its document byte for byte: %s', (_name, attachment, options) => {
    const expected =
      attachment.filter === undefined && !options.guide ? Buffer.from(HOSTILE).toString('latin1') : HOSTILE;
    expect(written([attachment], options)).toMatchObject({ documents: [['ACN-1', expected]], issues: [] });
  });

  it('gives each document the number of its own loop', () => {
    const attachments = [
      { controlNumber: 'ACN-1', document: 'one' },
      { controlNumber: 'ACN-2', document: 'two' },
      { document: 'three' },
    ];
    expect(written(attachments)).toMatchObject({
      documents: [
        ['ACN-1', 'one'],
        ['ACN-2', 'two'],
        [undefined, 'three'],
      ],
      issues: [],
    });
  });

  it('is read in several interchanges, with line breaks, and without its last terminator', () => {
    const one = write275([{ controlNumber: 'A', document: 'one' }]);
    const two = write275([{ controlNumber: 'B', document: 'two' }], {
      separators: { element: '|', component: '>', terminator: '!' },
    });
    expect(read(Buffer.concat([one, Buffer.from('\r\n'), two])).documents).toEqual([
      ['A', 'one'],
      ['B', 'two'],
    ]);
    expect(read(Buffer.from(one.toString().replaceAll('~', '~\r\n')))).toMatchObject({
      documents: [['A', 'one']],
      issues: [],
    });
    expect(read(one.subarray(0, -1))).toMatchObject({ documents: [['A', 'one']], issues: [] });
  });

  it('reads base64 although its length is wrong, and says so', () => {
    for (const statedLength of ['3', '99999', '', 'x', '-1', '9'.repeat(400)]) {
      const reading = written(
        [
          { controlNumber: 'A', document: 'one' },
          { controlNumber: 'B', document: 'two' },
        ].map((each) => ({ ...each, statedLength })),
      );
      expect(reading.documents, statedLength).toEqual([
        ['A', 'one'],
        ['B', 'two'],
      ]);
      expect(reading.issues).toEqual(['binary-length', 'binary-length']);
      expect(reading.at[0]).toBe(16);
    }
  });

  it.each<[string, Attachment, Options275]>([
    ['6020', { controlNumber: 'A', document: 'one', filter: 'ASC', statedLength: '2' }, {}],
    ['5010', { controlNumber: 'A', document: 'one', statedLength: '2' }, { guide: '005010X210' }],
  ])('gives up other data whose length is wrong: %s', (_name, attachment, options) => {
    expect(written([attachment], options)).toMatchObject({ documents: [['A', undefined]], issues: ['binary-length'] });
  });

  it('says what is no base64', () => {
    const sent = write275([{ controlNumber: 'A', document: 'one' }])
      .toString()
      .replace('*b25l~', '*b!5l~');
    expect(read(Buffer.from(sent))).toMatchObject({ documents: [['A', undefined]], issues: ['document-base64'] });
  });

  it('of another guide is read and named', () => {
    const reading = written([{ controlNumber: 'A', document: 'one' }], { guide: '006020X316' });
    expect(reading).toMatchObject({ documents: [['A', 'one']], issues: ['attachment-guide'] });
  });

  it('with errata is no other guide', () => {
    expect(written([{ controlNumber: 'A', document: 'one' }], { guide: '005010X210E1' }).issues).toEqual([]);
  });

  it.each<[string, Buffer, string[]]>([
    ['nothing', Buffer.alloc(0), ['no-interchange']],
    ['text', Buffer.from('a note'), ['no-interchange']],
    ['a broken ISA', Buffer.from('ISA*00*~'), ['isa-malformed']],
    ['an 837', write275([{ document: 'x' }], { set: '837' }), ['transaction-not-275', 'attachment-missing']],
    ['no document', write275([]), ['attachment-missing']],
    ['a cut file', write275([{ document: 'x' }]).subarray(0, 300), ['segment-unterminated', 'attachment-missing']],
    [
      'only an envelope',
      Buffer.from(
        write275([])
          .toString()
          .replace(/ST\*[\s\S]*SE\*1\*0001~/, ''),
      ),
      ['attachment-missing'],
    ],
  ])('%s holds no document', (_name, bytes, issues) => {
    expect(read(bytes)).toMatchObject({ documents: [], issues });
  });

  it('gives up a segment that never ends, and reads on', () => {
    const long = Buffer.concat([Buffer.from('REF*EJ*'), Buffer.alloc(70_000, 'x'), Buffer.from('~LX*1~')]);
    const sent = write275([{ controlNumber: 'A', document: 'one' }])
      .toString()
      .replace('LX*1~', long.toString());
    expect(read(Buffer.from(sent))).toMatchObject({ documents: [['A', 'one']], issues: ['segment-too-long'] });
  });

  it('is read in one go, whatever it repeats', () => {
    const head =
      write275([{ document: 'x' }])
        .toString()
        .split('LX*')[0] ?? '';
    for (const piece of [
      'BIN~',
      'BDS~',
      'BIN*',
      'BDS*B64*',
      'BDS*B64*9~',
      'BIN*1*~',
      '~',
      '\n',
      'LX*1~',
      'ISA~',
      'BDS*B64*4000000*A',
    ]) {
      const reading = read(Buffer.from(head + piece.repeat(50_000)));
      expect(reading.documents.filter(([, document]) => document !== undefined && document.length > 1)).toEqual([]);
    }
  });

  it.each(['attachment-x314.275', 'attachment-x210.275'])('of the fixtures: %s', (name) => {
    const reading = read(readFileSync(new URL(`../../fixtures/275/${name}`, import.meta.url)));
    expect(reading.issues).toEqual([]);
    expect(reading.documents).toEqual([['SAMPLE-ACN-1', expect.stringContaining('MIME-Version')]]);
  });
});
