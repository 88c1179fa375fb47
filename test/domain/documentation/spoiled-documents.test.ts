import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNoteDocument } from '../../../domain/documentation/note-reading.ts';
import { readCoreRequest } from '../../../domain/envelopes/core-envelope.ts';
import { type InputIssue, ISSUE_TEXTS } from '../../../domain/issues.ts';
import { readAttachments275 } from '../../../domain/x12/attachment-275.ts';
import { type Mutation, mutation } from '../../support/mutations.ts';
import { mimeEntity, write275 } from '../../support/write-275.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const filesOf = (folder: string) =>
  readdirSync(new URL(`${folder}/`, FIXTURES)).map((name) => readFileSync(new URL(`${folder}/${name}`, FIXTURES)));
const documents = filesOf('ccda');
const attachments = [
  ...filesOf('275'),
  write275([
    { controlNumber: 'A', document: documents[0] ?? '', filter: 'ASC' },
    { controlNumber: 'B', document: mimeEntity('RFA', 'text/plain', 'quoted-printable') },
  ]),
];

/** What XML is spoiled by. */
const xmlMutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '&',
      '&#',
      '&#0;',
      '&#xD800;',
      '&#x110000;',
      '&lt;',
      '<!DOCTYPE a>',
      '"',
      "'",
      '=',
      ' xmlns=""',
      ' xmlns:a="b"',
      '<a:b>',
      '<section>',
      '</section>',
      '<component>',
      '<table><tr>',
      '<td rowspan="9999999">',
      '<td colspan="-1">',
      '\u0000',
      '\ufeff',
      '\ufffe',
      ' nullFlavor="NI"',
      '<text representation="B64">',
      ' moodCode="RQO"',
    ),
  )
  .map(([where, text]) => (bytes) => {
    const at = Math.floor(where * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
  });

const spoiled = (files: readonly Buffer[]) =>
  fc
    .tuple(fc.constantFrom(...files), fc.array(fc.oneof(xmlMutation, mutation), { maxLength: 4 }))
    .map(([file, mutations]) => mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), file));
const settings = { numRuns: 1_500, seed: 64_640 };

/** Text or a reason, and nothing else. */
function expectReading(bytes: Buffer, type?: string): void {
  const { text, issues } = readNoteDocument(bytes, type);
  for (const code of issues) expect(Object.keys(ISSUE_TEXTS)).toContain(code);
  if (text === undefined) expect(issues.length).toBeGreaterThan(0);
  else {
    expect(text.trim()).not.toBe('');
    expect(text).not.toContain('\r');
    // Tables repeat what spans rows; nothing else makes a text longer than its document.
    expect(text.length).toBeLessThan(bytes.length * 60);
  }
}

describe('spoiled documents come to a text or to reasons, and never to an exception', () => {
  it('C-CDA', () => {
    fc.assert(
      fc.property(spoiled(documents), fc.constantFrom(undefined, 'text/xml', 'text/plain'), expectReading),
      settings,
    );
  });

  it('275', () => {
    fc.assert(
      fc.property(spoiled(attachments), (bytes) => {
        const issues: InputIssue[] = [];
        const found = readAttachments275(bytes, (issue) => issues.push(issue));
        for (const { document } of found) if (document) expectReading(document);
        expect(found.length + issues.length).toBeGreaterThan(0);
        expect(bytes.length).toBeGreaterThanOrEqual(
          found.reduce((length, { document }) => length + (document?.length ?? 0), 0),
        );
      }),
      settings,
    );
  });

  it('CORE envelopes', () => {
    const form = Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="Payload"\r\nContent-Transfer-Encoding: base64\r\n\r\nSVNBfg==\r\n--b--\r\n`,
    );
    const soap = Buffer.from(
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><r><PayloadType>X12_837</PayloadType><Payload>ISA~</Payload></r></s:Body></s:Envelope>',
    );
    const types = [
      'multipart/form-data; boundary=b',
      'multipart/related; boundary="b"',
      'text/xml',
      'multipart/form-data; boundary="',
    ];
    fc.assert(
      fc.property(spoiled([form, soap]), fc.constantFrom(...types), (bytes, type) => {
        expect(['payload', 'otherPayload', 'noEnvelope']).toContain(readCoreRequest(bytes, type).kind);
      }),
      settings,
    );
  });

  it('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectReading(Buffer.from(bytes))),
      settings,
    );
  });
});
