import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { InputIssue } from '../../../domain/issues.ts';
import { claimJson } from '../../../domain/json/claim-json.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { claimOf, jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const XML = readFileSync(new URL('../../fixtures/ccda/operative-note.xml', import.meta.url), 'utf8');
const TEXT = readFileSync(new URL('../../fixtures/ccda/operative-note.txt', import.meta.url), 'utf8').trimEnd();

function read(documentation: Record<string, unknown>) {
  const issues: InputIssue[] = [];
  const claim = claimJson(jsonClaim({ documentation }), '/claims/0', (issue) => issues.push(issue));
  return { documentation: claim?.documentation, issues: issues.map(({ code, path }) => [code, path]) };
}

describe('documentation of a JSON claim', () => {
  it('has one text, whatever the note came as', () => {
    expect(read({ note: TEXT })).toEqual({ documentation: { note: TEXT, noteFrom: 'note' }, issues: [] });
    expect(read({ ccda: XML })).toEqual({
      documentation: { note: TEXT, noteFrom: 'ccda' },
      issues: [['document-section-empty', '/claims/0/documentation/ccda']],
    });
    expect(read({ nerves: ['sural nerve'], note: ' ', ccda: '' }).documentation).toEqual({ nerves: ['sural nerve'] });
  });

  it('takes the note where a document came beside it, and says so', () => {
    expect(read({ note: 'RFA', ccda: XML })).toEqual({
      documentation: { note: 'RFA', noteFrom: 'note' },
      issues: [['document-superseded', '/claims/0/documentation/ccda']],
    });
  });

  it('says what cannot be read of it, and keeps the rest', () => {
    expect(read({ ccda: '<SECRET', nerves: ['sural nerve'] })).toEqual({
      documentation: { nerves: ['sural nerve'], hasUnreadableDocument: true },
      issues: [['document-not-xml', '/claims/0/documentation/ccda']],
    });
    expect(read({ note: '%PDF-1.7' })).toEqual({
      documentation: { hasUnreadableDocument: true },
      issues: [['document-format', '/claims/0/documentation/note']],
    });
  });

  it('that cannot be read is told on the line', () => {
    const claim = claimOf({ lines: [{ documentation: { ccda: '<x/>' } }] });
    const [line] = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }).lines;
    expect(line?.notices).toHaveLength(1);
  });
});
