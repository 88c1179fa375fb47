import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { claimOfRecord, claimRecord } from '../../../domain/claim/claim-record.ts';
import {
  type AttachedNote,
  attachmentNumbers,
  attachmentUses,
  isControlNumber,
  withAttachedNotes,
} from '../../../domain/documentation/attached-notes.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { claimsWithAttachments837, claimsWithAttachmentsJson } from '../../../domain/score-submission.ts';
import { type ClaimSpec, jsonClaim, readClaim } from '../../support/claims.ts';
import { read837 } from '../../support/read-837.ts';
import { dataRelease } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

// biome-ignore lint/suspicious/noExplicitAny: claims of tests are plain JSON, of any shape a case needs
type Json = any;

/** A claim that names these control numbers, and the ones of its lines. */
function naming(claimNumbers: string[], lineNumbers: string[][] = [], spec: ClaimSpec = {}): Json {
  const claim: Json = jsonClaim(spec);
  claim.claimInformation.claimSupplementalInformation = {
    reportInformations: claimNumbers.map((attachmentControlNumber) => ({ attachmentControlNumber })),
  };
  lineNumbers.forEach((numbers, index) => {
    claim.claimInformation.serviceLines[index].serviceLineSupplementalInformation = numbers.map(
      (attachmentControlNumber) => ({ attachmentControlNumber }),
    );
  });
  return claim;
}
const read = (text: string): AttachedNote => ({ status: 'read', text });
const two: ClaimSpec = { lines: [{}, { code: '99213' }] };

describe('the control numbers of a claim', () => {
  it('are those of the claim and of its 64640 lines, each once', () => {
    expect(attachmentNumbers(readClaim(naming(['A', ' B '], [['B', 'C'], ['D']], two)))).toEqual(['A', 'B', 'C']);
  });

  it('do not matter where no line is scored', () => {
    expect(attachmentNumbers(readClaim(naming(['A'], [], { lines: [{ code: '99213' }] })))).toEqual([]);
  });

  it('are the same for an 837', () => {
    const text = write837([jsonClaim()])
      .replace(/~HI\*/, '~PWK*OB*EL***AC*ACN-1~HI*')
      .replace(/~DTP\*472/, '~PWK*OZ*EL***AC*ACN-2~DTP*472');
    const claims = claimsWithAttachments837(Buffer.from(text));
    expect(claims.map(attachmentNumbers)).toEqual([['ACN-1', 'ACN-2']]);
    expect(claimsWithAttachments837(Buffer.from(write837([jsonClaim()])))).toEqual([]);
  });

  it('are found beside the as-of date of a JSON body', () => {
    const { claims, asOf } = claimsWithAttachmentsJson(
      JSON.stringify({ claims: [naming(['A']), jsonClaim(), 7], asOf: '2026-05-01' }),
    );
    expect([claims.map(attachmentNumbers), asOf]).toEqual([[['A']], '2026-05-01']);
    expect(claimsWithAttachmentsJson('no JSON')).toEqual({ claims: [], asOf: undefined });
  });
});

describe('a control number', () => {
  it.each(['1', 'ACN-1', 'A B', 'a.b_c', "O'X&(Y)", 'x'.repeat(80), 'A:B=C'])('can be %j', (number) => {
    expect(isControlNumber(number)).toBe(true);
  });
  it.each([
    '',
    ' ',
    '-',
    '.',
    '..',
    '../x',
    'a..b',
    'a/b',
    'a\\b',
    'a%2fb',
    '%',
    'a\0b',
    'a\nb',
    'a\u007fb',
    ' a',
    'a ',
    '\u00e9',
    'x'.repeat(81),
    '\u202eabc',
  ])('cannot be %j', (number) => {
    expect(isControlNumber(number)).toBe(false);
  });
});

describe('a note that came apart', () => {
  const claim = readClaim(naming(['A', 'B'], [['C']], two));
  const notes = new Map([
    ['A', read('one\n')],
    ['B', read('two')],
    ['C', read('three')],
    ['D', read('of somebody else')],
  ]);

  it('is the documentation of whatever names it', () => {
    const documented = withAttachedNotes(claim, notes);
    expect(documented.documentation).toEqual({ note: 'one\n\ntwo', noteFrom: 'attachment' });
    expect(documented.serviceLines.map(({ documentation }) => documentation)).toEqual([
      { note: 'three', noteFrom: 'attachment' },
      undefined,
    ]);
    expect(claim.documentation).toBeUndefined();
  });

  it('stands beside what the claim states, and gives way to its own note', () => {
    const stating = readClaim(naming(['A'], [], { documentation: { nerves: ['sural nerve'] } }));
    expect(withAttachedNotes(stating, notes).documentation).toEqual({
      nerves: ['sural nerve'],
      note: 'one',
      noteFrom: 'attachment',
    });
    const own = readClaim(naming(['A'], [], { documentation: { note: 'own' } }));
    expect(withAttachedNotes(own, notes).documentation).toEqual({ note: 'own', noteFrom: 'note' });
    expect(attachmentUses(own, notes)).toEqual([{ controlNumber: 'A', status: 'superseded' }]);
  });

  it('changes nothing where it is not there', () => {
    const missing = new Map<string, AttachedNote>([['A', { status: 'awaited' }]]);
    expect(withAttachedNotes(claim, missing).documentation).toBeUndefined();
    expect(withAttachedNotes(claim, undefined)).toBe(claim);
  });

  it('is told of in the answer, with how it was used', () => {
    const known = new Map<string, AttachedNote>([
      ['A', read('one')],
      ['B', { status: 'awaited' }],
    ]);
    const { attachments } = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23'), attachments: known });
    expect(attachments).toEqual([
      { controlNumber: 'A', status: 'read' },
      { controlNumber: 'B', status: 'awaited' },
      { controlNumber: 'C', status: 'unavailable' },
    ]);
    expect(scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }).attachments).toBeUndefined();
  });
});

describe('a claim that is kept', () => {
  const asOf = isoDate('2026-11-23');
  const spec: ClaimSpec = {
    note: 'PULSED RF GON',
    lines: [
      { units: 6, modifiers: ['RT'], documentation: { nerves: ['sural nerve'], note: 'SECRET' } },
      { code: '76942' },
    ],
  };

  it.each([
    ['as JSON', () => readClaim(jsonClaim(spec))],
    ['as an 837', () => read837(write837([jsonClaim(spec)])).claims[0]],
  ])('scores as it did: %s', (_name, claimAs) => {
    const claim = claimAs();
    if (!claim) throw new Error('the claim was not read');
    const kept = claimOfRecord(claimRecord(claim));
    expect(kept && scoreClaim(kept, dataRelease(), { asOf })).toEqual(scoreClaim(claim, dataRelease(), { asOf }));
  });

  it('keeps what is no number', () => {
    const kept = claimOfRecord(claimRecord(readClaim(jsonClaim({ lines: [{ units: 'many' }] }))));
    expect(kept?.serviceLines[0]?.units).toBeNaN();
  });

  it('holds no name, member, birth date or address', () => {
    expect(claimRecord(readClaim(jsonClaim(spec)))).not.toMatch(/TESTPATIENT|AVERY|1TE0TE0TE00|19500101|SAMPLE STREET/);
    expect(claimRecord(read837(write837([jsonClaim(spec)])).claims[0] as never)).not.toMatch(
      /TESTPATIENT|AVERY|1TE0TE0TE00|19500101|SAMPLE STREET/,
    );
  });

  it('holds the sent lines once, whatever their number', () => {
    const lines = Array.from({ length: 200 }, () => ({ description: 'D'.repeat(50) }));
    expect(claimRecord(readClaim(jsonClaim({ lines }))).match(/D{50}/g)?.length).toBeLessThanOrEqual(600);
  });

  it('of another version is not read', () => {
    expect(claimOfRecord(claimRecord(readClaim(jsonClaim())).replace('"version":1', '"version":0'))).toBeUndefined();
  });
});
