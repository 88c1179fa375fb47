import { describe, expect, it } from 'vitest';
import type { InputIssue } from '../../../domain/issues.ts';
import type { Segment } from '../../../domain/x12/segment.ts';
import { createSegmentReader } from '../../../domain/x12/segment-reader.ts';
import { jsonClaim } from '../../support/claims.ts';
import { chunkings } from '../../support/every-chunk-size.ts';
import { bufferOf } from '../../support/read-837.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

function read(chunks: readonly Uint8Array[], buffer = bufferOf(chunks)) {
  const segments: Segment[] = [];
  const issues: InputIssue[] = [];
  let truncated = 0;
  const sink = {
    segment: (segment: Segment) => segments.push(segment),
    issue: (issue: InputIssue) => issues.push(issue),
    count: () => undefined,
    truncated: () => truncated++,
  };
  const reader = createSegmentReader(sink, buffer);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return { segments, issues: issues.map((issue) => issue.code), truncated };
}

const readText = (text: string) => read([Buffer.from(text, 'latin1')]);
const claims = [jsonClaim()];
const usual = write837(claims);
const ids = (text: string) => readText(text).segments.map((segment) => segment.id);
const usualIds = usual.split('~').flatMap((segment) => segment.split('*')[0] || []);

describe('segment reader', () => {
  it.each([
    ['as the guide has it', usual],
    ['line feeds after the terminator', write837(claims, { ...USUAL, lineBreak: '\n' })],
    ['CRLF after the terminator', write837(claims, { ...USUAL, lineBreak: '\r\n' })],
    ['line feed as the terminator', write837(claims, { ...USUAL, terminator: '\n' })],
    ['CRLF as the terminator', write837(claims, { ...USUAL, terminator: '\r', lineBreak: '\n' })],
    [
      'other separators',
      write837(claims, { element: '|', component: '>', repetition: '!', terminator: "'", lineBreak: '' }),
    ],
    ['blank lines first', `\r\n  \n${usual}`],
    ['blanks before and after terminators', usual.replaceAll('~', '  ~ ')],
    ['an ISA that is not padded', usual.replaceAll(/ {2,}/g, '')],
  ])('%s', (_name, text) => {
    const { segments, issues, truncated } = readText(text);
    expect(segments.map((segment) => segment.id)).toEqual(usualIds);
    expect({ issues, truncated }).toEqual({ issues: [], truncated: 0 });
  });

  it('reads past a byte order mark', () => {
    const { segments, issues } = read([Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(usual)])]);
    expect(segments).toHaveLength(usualIds.length);
    expect(issues).toEqual([]);
  });

  it('takes the separators of each interchange from its own ISA', () => {
    const second = write837(claims, { element: '|', component: '>', repetition: '!', terminator: '\n', lineBreak: '' });
    expect(ids(usual + second)).toEqual([...usualIds, ...usualIds]);
  });

  it('opens the next interchange where the IEA before it is missing, whatever its separators', () => {
    const cut = usual.slice(0, usual.indexOf('IEA'));
    const second = write837(claims, { element: '|', component: '>', repetition: '!', terminator: "'", lineBreak: '' });
    expect(ids(cut + second)).toEqual([...usualIds.slice(0, -1), ...usualIds]);
  });

  it('reads files wrapped at 80 columns and says so once', () => {
    const wrapped = usual.replace(/.{80}/g, '$&\r\n');
    const { segments, issues } = readText(wrapped);
    expect(segments.map((segment) => segment.text)).toEqual(readText(usual).segments.map((segment) => segment.text));
    expect(issues).toEqual(['segment-line-breaks']);
  });

  it('reads lower-case identifiers and says so once', () => {
    const { segments, issues } = readText(usual.toLowerCase());
    expect(segments.map((segment) => segment.id)).toEqual(usualIds);
    expect(issues).toEqual(['segment-lower-case']);
  });

  it('gives position and offset of each segment', () => {
    const { segments } = readText(`\n${usual}`);
    expect(segments.map((segment) => segment.position)).toEqual(segments.map((_, index) => index + 1));
    for (const segment of segments) expect(`\n${usual}`.slice(segment.offset)).toMatch(new RegExp(`^${segment.id}\\*`));
  });

  it('reads UTF-8 and Latin-1 names', () => {
    const name = (bytes: Buffer) =>
      read([bytes])
        .segments.find((segment) => segment.element(1) === 'IL')
        ?.element(3);
    expect(name(Buffer.from(usual.replace('TESTPATIENT', 'TESTPATIËNT'), 'utf8'))).toBe('TESTPATIËNT');
    expect(name(Buffer.from(usual.replace('TESTPATIENT', 'TESTPATIËNT'), 'latin1'))).toBe('TESTPATIËNT');
  });

  it('hands over a trailer without a terminator, and no other cut segment', () => {
    expect(readText(usual.slice(0, -1))).toMatchObject({ issues: [], truncated: 0 });
    const cut = readText(usual.slice(0, usual.indexOf('SV1*') + 12));
    expect(cut.segments.at(-1)?.id).toBe('LX');
    expect(cut).toMatchObject({ issues: ['segment-unterminated'], truncated: 1 });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n '],
    ['prose', 'hello, this is no claim'],
    ['JSON', '{"claims":[]}'],
    ['an 837 without its ISA', usual.slice(usual.indexOf('GS*'))],
  ])('says that %s is no interchange', (_name, text) => {
    expect(readText(text)).toMatchObject({ segments: [], issues: ['no-interchange'] });
  });

  it.each([
    ['letters as separators', usual.replaceAll('*', 'x')],
    ['an ISA of too few elements', `ISA*00*~${'x'.repeat(500)}`],
  ])('refuses an ISA with %s', (_name, text) => {
    const { segments, issues } = readText(text);
    expect(segments).toEqual([]);
    expect(issues).not.toEqual([]);
  });

  it('reads the interchange behind a malformed one', () => {
    const { segments, issues } = readText(`ISA*00*BAD~${'.'.repeat(500)}\n${usual}`);
    expect(segments.map((segment) => segment.id)).toEqual(usualIds);
    expect(issues).toEqual(['isa-malformed']);
  });

  it('reports data between interchanges', () => {
    expect(readText(`${usual}garbage${usual}`).issues).toEqual(['data-outside-interchange']);
  });

  it('gives up a segment that never ends, and holds no more than it', () => {
    const isa = usual.slice(0, usual.indexOf('GS*'));
    const reader = read([
      Buffer.from(isa),
      ...Array.from({ length: 40 }, () => Buffer.alloc(4_096, 'A')),
      Buffer.from(usual),
    ]);
    expect(reader.issues).toContain('segment-too-long');
    // The overlong segment swallows the ISA behind it; everything after that is read.
    expect(reader.segments.map((segment) => segment.id)).toEqual(usualIds);
  });

  it.each(Array.from({ length: 40 }, (_, index) => 80 + index))(
    'reads two interchanges wrapped at %i columns',
    (width) => {
      const wrapped = (usual + usual).replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n');
      expect(ids(wrapped)).toEqual([...usualIds, ...usualIds]);
    },
  );

  it('reports what stands before the first interchange', () => {
    expect(readText(`${usual.replace('ISA*', 'IXA*')}${usual}`)).toMatchObject({
      issues: ['data-outside-interchange'],
    });
  });

  it('passes over an overlong segment alone, however the input is cut', () => {
    const long = usual.replace('REF*6R', `NTE*ADD*${'X'.repeat(140_000)}~REF*6R`);
    for (const size of [1_000, 65_536, long.length]) {
      const chunks = Array.from({ length: Math.ceil(long.length / size) }, (_, index) =>
        Buffer.from(long.slice(index * size, (index + 1) * size)),
      );
      const { segments, issues } = read(chunks);
      expect(issues).toEqual(['segment-too-long']);
      expect(segments.map((segment) => segment.id)).toEqual(usualIds);
    }
  });

  it.each(['\n', '\r', '~', "'", '\u001c'])(
    'stops at every end of its buffer, whatever the terminator: %j',
    (terminator) => {
      const bytes = Buffer.from(write837(claims, { ...USUAL, terminator }));
      for (let bufferBytes = 1; bufferBytes < 400; bufferBytes++) {
        expect(read([bytes, bytes], { bufferBytes }).segments).toHaveLength(usualIds.length * 2);
      }
    },
  );

  it('reads the same at every chunk size', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from(
        `${write837(claims, { ...USUAL, lineBreak: '\r\n' })} junk ${write837(claims, { element: '|', component: '>', repetition: '!', terminator: '\n', lineBreak: '' })}`,
      ),
    ]);
    const whole = JSON.stringify(read([bytes]));
    for (const { size, chunks } of chunkings(bytes))
      expect(JSON.stringify(read(chunks)), `chunks of ${size}`).toBe(whole);
  });
});
