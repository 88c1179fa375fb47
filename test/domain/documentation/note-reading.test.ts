import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCcdaText, readNoteDocument, readNoteText } from '../../../domain/documentation/note-reading.ts';
import type { IssueCode } from '../../../domain/issues.ts';
import { readAttachments275 } from '../../../domain/x12/attachment-275.ts';
import { mimeEntity } from '../../support/write-275.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const XML = fixture('ccda/operative-note.xml');
const TEXT = fixture('ccda/operative-note.txt').toString().trimEnd();

describe('one note', () => {
  const of275 = (name: string) => {
    const [attachment] = readAttachments275(fixture(`275/${name}`), () => undefined);
    return readNoteDocument(attachment?.document ?? Buffer.alloc(0));
  };
  const multipart = (first: string, second: string) =>
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="b"',
      '',
      '--b',
      first,
      '--b',
      second,
      '--b--',
      '',
    ].join('\r\n');

  it.each([
    ['text', () => readNoteText(TEXT)],
    ['text with CRLF and a byte order mark', () => readNoteText(`\ufeff${TEXT.replaceAll('\n', '\r\n')}`)],
    ['a text attachment', () => readNoteDocument(Buffer.from(TEXT), 'text/plain; charset=utf-8')],
    ['a C-CDA document', () => readCcdaText(XML.toString())],
    ['a C-CDA document in base64', () => readCcdaText(XML.toString('base64'))],
    ['a C-CDA document as the note', () => readNoteText(XML.toString())],
    ['a C-CDA attachment', () => readNoteDocument(XML, 'application/xml')],
    ['a C-CDA attachment of no stated type', () => readNoteDocument(XML)],
    ['base64 of it', () => readNoteDocument(Buffer.from(XML.toString('base64')))],
    ['a MIME entity of it', () => readNoteDocument(Buffer.from(mimeEntity(XML)))],
    ['a MIME entity in base64', () => readNoteDocument(Buffer.from(Buffer.from(mimeEntity(XML)).toString('base64')))],
    ['a MIME entity of the text', () => readNoteDocument(Buffer.from(mimeEntity(TEXT, 'text/plain', '8bit')))],
    ['a MIME entity behind blank lines', () => readNoteDocument(Buffer.from(`\r\n${mimeEntity(XML)}`))],
    [
      'a MIME entity with other headers first',
      () =>
        readNoteDocument(Buffer.from(`Date: Mon, 2 Mar 2026 10:00:00 -0600\r\nX-Sender: sample\r\n${mimeEntity(XML)}`)),
    ],
    ['the 275 of 6020', () => of275('attachment-x314.275')],
    ['the 275 of 5010', () => of275('attachment-x210.275')],
    [
      'a package with an image',
      () => readNoteDocument(Buffer.from(multipart(mimeEntity(XML), mimeEntity('GIF89a', 'image/gif')))),
    ],
  ])('comes to the same text as %s', (_name, read) => {
    expect(read().text).toBe(TEXT);
  });

  it('stays text where it only begins like a message or a comment', () => {
    for (const text of ['Procedure: RFA\nNerve: sural\n\nDone.', '<!-- dictated --> RFA of the sural nerve']) {
      expect(readNoteDocument(Buffer.from(text)).text).toBe(text);
      expect(readNoteText(text).text).toBe(text);
    }
  });

  it('says which part of a package is not read', () => {
    const { issues } = readNoteDocument(Buffer.from(multipart(mimeEntity(XML), mimeEntity('GIF89a', 'image/gif'))));
    expect(issues).toEqual(['document-section-empty', 'document-format']);
  });
});

describe('text between tags', () => {
  const words = 'Consent. Prep. Local anesthetic was given, and the left sural nerve was lesioned at 80 C for 90 s.';

  it('is read with its tags as labels, every character in its place', () => {
    const note = `<NOTE sys="demo">\n<dx>sural neuralgia</dx>\n<body>${words} BP 132/84.</body>\n<done/></NOTE>`;
    const { text, issues } = readNoteText(note);
    expect(issues).toEqual([]);
    expect(text).toContain('\ndx:sural neuralgia');
    expect(text).toContain('132/84');
    expect(text?.indexOf('Consent.')).toBe(note.indexOf('Consent.'));
  });

  it.each([
    ['of a known make', `<html><body>${words}</body></html>`],
    ['of a known namespace', `<Bundle xmlns="http://hl7.org/fhir"><text>${words}</text></Bundle>`],
    ['with hardly a word', '<note><proc>RFA</proc></note>'],
  ])('is not read %s', (_name, note) => {
    expect(readNoteText(note).text).toBeUndefined();
  });
});

describe('text', () => {
  it('of one long word is no base64', () => {
    expect(readNoteDocument(Buffer.from('SURAL')).text).toBe('SURAL');
    expect(readNoteDocument(Buffer.from('RFA of the sural nerve at 80 C')).text).toBe('RFA of the sural nerve at 80 C');
  });

  it('in Latin-1 is read', () => {
    expect(readNoteDocument(Buffer.from('80 \u00b0C', 'latin1'), 'text/plain').text).toBe('80 \u00b0C');
  });
});

describe('a document that is not read', () => {
  const deep = (levels: number): string => (levels === 0 ? 'RFA' : mimeEntity(deep(levels - 1), 'text/x-unknown'));
  const wrapped = (levels: number): string =>
    levels === 0
      ? 'RFA'
      : `Content-Type: multipart/mixed; boundary=b${levels}\r\n\r\n--b${levels}\r\n${wrapped(levels - 1)}\r\n--b${levels}--`;
  it.each<[string, Buffer | string, string | undefined, IssueCode]>([
    ['nothing', '', undefined, 'document-without-text'],
    ['blanks', ' \r\n', 'text/plain', 'document-without-text'],
    ['PDF', '%PDF-1.7', undefined, 'document-format'],
    ['PDF called text', '%PDF-1.7', 'text/plain', 'document-format'],
    ['PDF called XML', '%PDF-1.7', 'text/xml', 'document-format'],
    ['RTF', '{\\rtf1 RFA}', 'text/plain', 'document-format'],
    ['a Word file', Buffer.from([0x50, 0x4b, 3, 4, 9]), undefined, 'document-format'],
    ['an image', 'x', 'image/png', 'document-format'],
    ['HTML', 'RFA', 'text/html', 'document-format'],
    ['bytes', Buffer.from([1, 2, 0, 4]), undefined, 'document-format'],
    ['text called XML', 'RFA', 'text/xml', 'document-not-xml'],
    ['XML of another kind', '<x/>', 'text/plain', 'document-not-cda'],
    ['UTF-16', Buffer.from('\ufeff<x/>', 'utf16le'), undefined, 'document-encoding'],
    ['7 MB', Buffer.alloc(7_000_000, 'a'), 'text/plain', 'document-too-large'],
    ['a MIME entity without a body', 'Content-Type: text/xml', undefined, 'document-format'],
    ['a MIME entity of rubbish', mimeEntity('x').replace('eA==', 'e!A='), undefined, 'document-base64'],
    ['an unknown transfer encoding', mimeEntity('x', 'text/xml', 'x-uu'), undefined, 'document-format'],
    ['an unknown type', deep(1), undefined, 'document-format'],
    [
      'a package without an end',
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx',
      undefined,
      'document-format',
    ],
    ['a package in packages', wrapped(9), undefined, 'document-format'],
  ])('%s', (_name, sent, type, code) => {
    expect(readNoteDocument(Buffer.from(sent as string), type)).toEqual({ text: undefined, issues: [code] });
  });

  it('is no base64 of C-CDA either', () => {
    expect(readCcdaText('no XML').issues).toEqual(['document-not-xml']);
    expect(readCcdaText('YWJj').issues).toEqual(['document-not-xml']);
  });
});
