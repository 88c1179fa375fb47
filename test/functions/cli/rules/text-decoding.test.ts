import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../../../../domain/imports/reading.ts';
import { readCsv, readLines, readTabs } from '../../../../functions/cli/rules/source-rows.ts';
import { decodedText } from '../../../../functions/cli/rules/text-decoding.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  // One buffer that is used again, as a file reader may.
  const piece = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(piece, 0, at, Math.min(at + size, bytes.length));
    yield piece.subarray(0, length);
  }
}

async function text(bytes: Buffer, size: number): Promise<string> {
  const parts: string[] = [];
  for await (const part of decodedText(inPieces(bytes, size), 'file')) parts.push(part);
  return parts.join('');
}

async function rows(read: typeof readCsv, content: string, size = 5): Promise<SourceRow[]> {
  const found: SourceRow[] = [];
  const reader = { row: (row: SourceRow) => void found.push(row), end: () => undefined };
  await read(inPieces(Buffer.from(content), size), 'file', reader);
  return found;
}

const latin1 = Buffer.from('caf\xe9 \x96 \xa7\n', 'latin1');

describe('text of a CMS file', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from('café – ü\nzweite\n'), 'café – ü\nzweite\n'],
    ['Windows-1252', latin1, 'café – §\n'],
    [
      'UTF-8 with a line of Windows-1252',
      Buffer.concat([Buffer.from('é\n'), latin1, Buffer.from('ü\n')]),
      'é\ncafé – §\nü\n',
    ],
    ['a byte order mark', Buffer.from('\ufeffab\n'), 'ab\n'],
    ['a last line without end', Buffer.from('ab\ncé'), 'ab\ncé'],
    ['less than four bytes', Buffer.from('a\n'), 'a\n'],
  ])('is read in pieces of every size: %s', async (_name, bytes, expected) => {
    for (let size = 1; size <= bytes.length + 1; size++)
      expect(await text(bytes, size), `${size} bytes`).toBe(expected);
  });

  it.each<[string, string, SourceRow[]]>([
    [
      'plain rows',
      'a,b\r\nc,d\r\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['c', 'd'] },
      ],
    ],
    [
      'blank lines',
      'a\n\nb\n',
      [
        { line: 1, cells: ['a'] },
        { line: 2, cells: [''] },
        { line: 3, cells: ['b'] },
      ],
    ],
    [
      'line breaks of both kinds in quoted fields',
      '"a\nb",c\r\n"d\r\ne\r\nf",g\r\nh,i\r\n',
      [
        { line: 1, cells: ['a\nb', 'c'] },
        { line: 3, cells: ['d\r\ne\r\nf', 'g'] },
        { line: 6, cells: ['h', 'i'] },
      ],
    ],
    [
      'a quoted field that ends in a line break',
      '"a\n",b\nc,d\n',
      [
        { line: 1, cells: ['a\n', 'b'] },
        { line: 3, cells: ['c', 'd'] },
      ],
    ],
    ['quotation marks in a quoted field', '"a ""b""",c\n', [{ line: 1, cells: ['a "b"', 'c'] }]],
  ])('has the line on which each CSV row begins: %s', async (_name, content, expected) => {
    for (const size of [1, 3, 100]) expect(await rows(readCsv, content, size), `${size} bytes`).toEqual(expected);
  });

  it('has tab rows and lines with their numbers', async () => {
    expect(await rows(readTabs, '"a b"\tc\r\n\td\n')).toEqual([
      { line: 1, cells: ['a b', 'c'] },
      { line: 2, cells: ['', 'd'] },
    ]);
    expect(await rows(readLines, 'ab \r\n\r\ncd')).toEqual([
      { line: 1, cells: ['ab '] },
      { line: 2, cells: [''] },
      { line: 3, cells: ['cd'] },
    ]);
  });
});
