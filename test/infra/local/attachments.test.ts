import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentResponseSchema } from '../../../domain/response/attachment-response-schema.ts';
import { scoreResponseSchema } from '../../../domain/response/score-response-schema.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { mimeEntity, write275 } from '../../support/write-275.ts';
import { write837 } from '../../support/write-837.ts';

let stack: LocalStack;
let output: RecordedOutput;
let made = 0;

const SECRETS = ['SECRETACN', 'SECRETNOTE', 'SECRETCLAIM', 'TESTPATIENT', 'AVERY', '1TE0TE0TE00'];
const XML = readFileSync(new URL('../../fixtures/ccda/operative-note.xml', import.meta.url));
const NOTE = readFileSync(new URL('../../fixtures/ccda/operative-note.txt', import.meta.url))
  .toString()
  .trimEnd();

beforeAll(async () => {
  output = recordOutput();
  stack = await startLocalStack(0);
});

afterAll(async () => {
  await stack.stop();
  output.restore();
});

// biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON
type Json = any;
interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly json: Json;
}

async function send(method: string, path: string, body: string | Buffer, type: string): Promise<Answer> {
  const answer = await fetch(`${stack.url}${path}`, { method, headers: { 'content-type': type }, body });
  const text = await answer.text();
  return { status: answer.status, type: answer.headers.get('content-type'), text, json: JSON.parse(text) };
}
const put = (number: string, body: string | Buffer, type = 'text/plain', query = '') =>
  send('PUT', `/v1/attachments/${encodeURIComponent(number)}${query}`, body, type);
const score = (body: string, type = 'application/json', query = '') => send('POST', `/v1/score${query}`, body, type);

const number = () => `SECRETACN-${made++}`;
function naming(controlNumber: string): Json {
  const claim: Json = jsonClaim({ controlNumber: `SECRETCLAIM${made++}`, lines: [{ units: 6 }] });
  claim.claimInformation.claimSupplementalInformation = {
    reportInformation: { attachmentControlNumber: controlNumber },
  };
  return claim;
}
const naming837 = (controlNumber: string) =>
  write837([jsonClaim({ controlNumber: `SECRETCLAIM${made++}`, lines: [{ units: 6 }] })]).replace(
    '~HI*',
    `~PWK*OB*EL***AC*${controlNumber}~HI*`,
  );

describe('PUT /v1/attachments/{controlNumber}', () => {
  it.each<[string, string, (controlNumber: string) => string | Buffer]>([
    ['a C-CDA document', 'application/xml', () => XML],
    ['a C-CDA document as text/xml', 'text/xml; charset=utf-8', () => XML],
    ['a C-CDA document sent as text', 'text/plain', () => XML],
    ['plain text', 'text/plain', () => NOTE],
    ['plain text with CRLF', 'Text/Plain; charset=UTF-8', () => NOTE.replaceAll('\n', '\r\n')],
    ['a 275', 'application/edi-x12', (controlNumber) => write275([{ controlNumber, document: mimeEntity(XML) }])],
    [
      'a 275 of 5010',
      'application/x12',
      (controlNumber) => write275([{ controlNumber, document: XML }], { guide: '005010X210' }),
    ],
    ['a 275 sent as text', 'text/plain', (controlNumber) => write275([{ controlNumber, document: NOTE }])],
    ['a 275 that names no number', 'application/edi-x12', () => write275([{ document: XML }])],
  ])('keeps %s as the same note', async (_name, type, body) => {
    const controlNumber = number();
    const answer = await put(controlNumber, body(controlNumber), type);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.type).toBe('application/json');
    expect(attachmentResponseSchema.parse(answer.json)).toMatchObject({
      attachment: { controlNumber, replaced: false, characters: NOTE.length },
      claims: [],
      summary: { claims: 0, scoredLines: 0 },
    });
    expect(answer.json).not.toHaveProperty('ruleRelease');
    // The same note again is no other note, whatever it comes as.
    expect((await put(controlNumber, NOTE)).json.attachment).toEqual(answer.json.attachment);
  });

  it('says which note took the place of another', async () => {
    const controlNumber = number();
    await put(controlNumber, 'RFA of the sural nerve');
    expect((await put(controlNumber, 'RFA of the tibial nerve')).json.attachment.replaced).toBe(true);
    expect((await put(controlNumber, 'RFA of the tibial nerve')).json.attachment.replaced).toBe(false);
  });

  it('takes of a 275 the documents that are for this number, and says that there were others', async () => {
    const controlNumber = number();
    const sent = write275([
      { controlNumber, document: 'one' },
      { controlNumber: 'ANOTHER', document: 'not this' },
      { controlNumber, document: 'two' },
    ]);
    const { json } = await put(controlNumber, sent, 'application/edi-x12');
    expect(json.attachment.characters).toBe('one\n\ntwo'.length);
    expect(json.issues.map((issue: Json) => issue.code)).toEqual(['attachment-of-other-claim']);
  });

  it('takes a note of 4 MB', async () => {
    const answer = await put(number(), 'SECRETNOTE '.repeat(380_000));
    expect([answer.status, answer.json.attachment?.characters]).toEqual([201, 11 * 380_000]);
  });
});

describe.each<[string, (controlNumber: string) => [string, string]]>([
  ['JSON', (controlNumber) => [JSON.stringify(naming(controlNumber)), 'application/json']],
  ['an 837', (controlNumber) => [naming837(controlNumber), 'application/edi-x12']],
])('a claim as %s that names a note', (_form, claimWith) => {
  it('is scored with it when the note came first', async () => {
    const controlNumber = number();
    await put(controlNumber, XML, 'text/xml');
    const { status, json } = await score(...claimWith(controlNumber));
    expect(status).toBe(200);
    expect(scoreResponseSchema.parse(json).claims[0]?.attachments).toEqual([{ controlNumber, status: 'read' }]);
  });

  it('is scored without it, kept, and scored again when the note comes', async () => {
    const controlNumber = number();
    const [body, type] = claimWith(controlNumber);
    const first = await score(body, type, '?asOf=2026-11-23');
    expect(first.json.claims[0].attachments).toEqual([{ controlNumber, status: 'awaited' }]);

    const second = await put(controlNumber, XML, 'text/xml');
    expect(attachmentResponseSchema.parse(second.json)).toMatchObject({
      asOf: '2026-11-23',
      ruleRelease: first.json.ruleRelease,
      summary: { claims: 1, scoredLines: 1 },
    });
    // The claim that was kept and the claim sent again are one to the scorer.
    const third = await score(body, type, '?asOf=2026-11-23');
    expect(third.json.claims[0].attachments).toEqual([{ controlNumber, status: 'read' }]);
    expect(second.json.claims).toEqual(third.json.claims);
    expect(first.json.claims[0].lines[0].findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ ruleId: 'ncci/mue-day-units' })]),
    );
    // The note sent again finds the claim still waiting, so that an answer that got lost can be asked for once more.
    expect((await put(controlNumber, XML, 'text/xml')).json.claims).toEqual(second.json.claims);
  });
});

describe('claims and notes', () => {
  it('wait for the note of a line, too, and use all that are there', async () => {
    const [first, second] = [number(), number()];
    const claim = naming(first);
    claim.claimInformation.serviceLines[0].serviceLineSupplementalInformation = [{ attachmentControlNumber: second }];
    await score(JSON.stringify(claim));
    expect((await put(first, NOTE)).json.claims[0].attachments).toEqual([
      { controlNumber: first, status: 'read' },
      { controlNumber: second, status: 'awaited' },
    ]);
    expect((await put(second, NOTE)).json.claims[0].attachments).toEqual([
      { controlNumber: first, status: 'read' },
      { controlNumber: second, status: 'read' },
    ]);
  });

  it('are judged on the day that the body names, or the note', async () => {
    const controlNumber = number();
    await score(JSON.stringify({ claims: [naming(controlNumber)], asOf: '2026-05-01' }));
    expect((await put(controlNumber, NOTE)).json.asOf).toBe('2026-05-01');
    const answer = await put(controlNumber, NOTE, 'text/plain', '?asOf=2026-06-01&explain=all');
    expect(answer.json.asOf).toBe('2026-06-01');
    expect(answer.json.claims[0].lines[0].notApplicable).toBeInstanceOf(Array);
    expect((await put(controlNumber, NOTE, 'text/plain', '?asOf=2099-01-01')).json.code).toBe('as-of-not-covered');
  });

  it('do not meet where no line is scored', async () => {
    const controlNumber = number();
    const claim = naming(controlNumber);
    claim.claimInformation.serviceLines[0].professionalService.procedureCode = '99213';
    expect((await score(JSON.stringify(claim))).json.claims[0]).not.toHaveProperty('attachments');
    expect((await put(controlNumber, NOTE)).json.claims).toEqual([]);
  });

  it('do not meet under a number that no note can have', async () => {
    const { json } = await score(JSON.stringify(naming('../SECRETACN')));
    expect(json.claims[0].attachments).toEqual([{ controlNumber: '../SECRETACN', status: 'absent' }]);
  });

  it('are scored together with many others in one call', async () => {
    const numbers = Array.from({ length: 60 }, number);
    for (const controlNumber of numbers.slice(0, 30)) await put(controlNumber, `RFA ${controlNumber}`);
    const { json } = await score(JSON.stringify(numbers.map(naming)));
    const statuses = new Map(json.claims.map(({ attachments: [use] }: Json) => [use.controlNumber, use.status]));
    expect(numbers.map((controlNumber) => statuses.get(controlNumber))).toEqual([
      ...Array(30).fill('read'),
      ...Array(30).fill('awaited'),
    ]);
  });

  it('come in a CORE form, too', async () => {
    const controlNumber = number();
    await put(controlNumber, NOTE);
    const form = [
      '--b',
      'Content-Disposition: form-data; name="PayloadType"',
      '',
      'X12_837_Request_005010X222A1',
      '--b',
      'Content-Disposition: form-data; name="Payload"',
      '',
      naming837(controlNumber),
      '--b--',
      '',
    ].join('\r\n');
    const { json } = await score(form, 'multipart/form-data; boundary=b');
    expect(json.claims[0].attachments).toEqual([{ controlNumber, status: 'read' }]);
  });
});

describe('what is refused', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "SECRETNOTE"><!ENTITY b "&a;&a;&a;&a;">]><ClinicalDocument xmlns="urn:hl7-org:v3">&b;</ClinicalDocument>`;
  const of275 = (document: string | Buffer, controlNumber = 'SECRETACN-X') => write275([{ controlNumber, document }]);
  it.each<[string, string | Buffer, string, number, string, string[]]>([
    ['an empty body', '', 'text/plain', 400, 'body-empty', []],
    ['blanks', ' \r\n', 'text/plain', 422, 'note-unreadable', ['document-without-text']],
    ['an entity bomb', bomb, 'text/xml', 422, 'note-unreadable', ['document-type-declaration']],
    [
      'deep nesting',
      `${'<a>'.repeat(400)}${'</a>'.repeat(400)}`,
      'text/xml',
      422,
      'note-unreadable',
      ['document-too-deep'],
    ],
    ['mismatched tags', '<SECRETNOTE></SECRET>', 'text/xml', 422, 'note-unreadable', ['document-not-xml']],
    [
      'UTF-16',
      Buffer.from(`\ufeff${XML}`, 'utf16le'),
      'application/xml',
      422,
      'note-unreadable',
      ['document-encoding'],
    ],
    ['another document', '<SECRETNOTE/>', 'application/xml', 422, 'note-unreadable', ['document-not-cda']],
    ['PDF', '%PDF-1.7 SECRETNOTE', 'text/plain', 422, 'note-unreadable', ['document-format']],
    [
      'a 275 with base64 rubbish',
      of275('x').toString().replace('*eA==~', '*e!==~'),
      'application/edi-x12',
      422,
      'note-unreadable',
      ['document-base64'],
    ],
    ['a 275 with PDF', of275('%PDF-1.7'), 'application/edi-x12', 422, 'note-unreadable', ['document-format']],
    ['a 275 without a document', write275([]), 'application/edi-x12', 422, 'note-unreadable', ['attachment-missing']],
    [
      'an 837',
      write275([{ document: 'x' }], { set: '837' }),
      'application/edi-x12',
      422,
      'note-unreadable',
      ['transaction-not-275', 'attachment-missing'],
    ],
    ['a 275 for another number', of275('x', 'SECRETACN-Y'), 'application/edi-x12', 422, 'control-number-mismatch', []],
    ['no X12', 'SECRETNOTE', 'application/edi-x12', 400, 'not-x12', ['no-interchange']],
    ['an ISA that breaks off', 'ISA*00*SECRETNOTE~', 'application/edi-x12', 400, 'not-x12', ['isa-malformed']],
    ['JSON', '{"note":"SECRETNOTE"}', 'application/json', 415, 'content-type-not-supported', []],
    ['no type', Buffer.from('SECRETNOTE'), '', 415, 'content-type-not-supported', []],
    ['5 MB', 'x'.repeat(5_000_000), 'text/plain', 413, 'body-too-large', []],
    ['50 MB', Buffer.alloc(50_000_000, 'x'), 'text/xml', 413, 'body-too-large', []],
  ])('%s', async (_name, body, type, status, code, issues) => {
    const answer = await put('SECRETACN-X', body, type);
    expect([answer.status, answer.json.code, answer.json.issues.map((issue: Json) => issue.code)]).toEqual([
      status,
      code,
      issues,
    ]);
    expect(answer.type).toBe('application/problem+json');
    for (const secret of SECRETS) expect(answer.text).not.toContain(secret);
  });

  it.each(['..', '../x', '..%2f..%2fhealth', 'a/b', 'a\\b', 'a\u0000b', 'a\nb', '-', ' ', 'x'.repeat(81), '\u202ex'])(
    'the control number %j',
    async (controlNumber) => {
      const answer = await put(controlNumber, NOTE);
      // A path of dots alone is gone before it is sent.
      expect([answer.status, answer.json.code]).toEqual(
        controlNumber === '..' ? [404, 'route-not-found'] : [400, 'control-number-invalid'],
      );
    },
  );

  it.each(['/v1/attachments', '/v1/attachments/', '/v1/attachments/a/b', '/v1/attachments/../score'])(
    'the path %s',
    async (path) => {
      expect((await send('PUT', path, NOTE, 'text/plain')).json.code).toBe('route-not-found');
    },
  );

  it('a query that says nothing', async () => {
    expect((await put(number(), NOTE, 'text/plain', '?asOf=never')).json.code).toBe('as-of-invalid');
    expect((await put(number(), NOTE, 'text/plain', '?explain=some')).json.code).toBe('explain-invalid');
  });
});

it('operators see none of it', async () => {
  await put(number(), 'SECRETNOTE');
  for (const secret of SECRETS) expect(output.text()).not.toContain(secret);
  expect(output.entries()).toContainEqual(
    expect.objectContaining({ message: 'attachment kept', isReplacement: false, claimsScored: 1 }),
  );
});
