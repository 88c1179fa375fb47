/** Accepted corrections of whole submissions: what leaves, what it scores, and what is refused. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { type Acceptance, createCorrector } from '../../domain/correct-submission.ts';
import { correctSubmission, type Submission } from '../../domain/corrected-submission.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';
import { createCollector, createScoring837 } from '../../domain/score-submission.ts';
import { type ClaimSpec, claimOf, jsonClaim } from '../support/claims.ts';
import { generatedClaim } from '../support/generated-claims.ts';
import { dataRelease } from '../support/release.ts';
import { write837 } from '../support/write-837.ts';

const release = dataRelease();
const options = { asOf: isoDate('2026-11-23') };

function correct(submission: Submission, acceptances: readonly Acceptance[]) {
  const { sink, collected } = createCollector();
  return { corrected: correctSubmission(submission, acceptances, release, options, sink), collected };
}

function x12(specs: readonly ClaimSpec[]): Submission & { kind: 'x12' } {
  return { kind: 'x12', bytes: Buffer.from(write837(specs.map((spec) => jsonClaim(spec)))) };
}

function scored(bytes: Uint8Array): readonly ScoredClaim[] {
  const { sink, collected } = createCollector();
  const reader = createScoring837(release, options, sink);
  reader.write(bytes);
  reader.end();
  return collected.claims;
}

describe('the corrections of a submission', () => {
  it('are refused where they make a line of another claim one billed twice', () => {
    const submission = x12([{ controlNumber: 'A', lines: [{ modifiers: ['26'] }] }, { controlNumber: 'B' }]);
    expect(correct(submission, [{ id: 'line-1-remove-modifier-26' }]).corrected).toEqual({
      kind: 'refused',
      refusals: [{ code: 'raises-risk', acceptance: undefined }],
    });
  });

  it('say what became of each line that they changed, also where the code is another one', () => {
    const submission = x12([
      { controlNumber: 'A', lines: [{ note: 'PULSED RF GON' }, { code: '64450', on: '20260401' }] },
      { controlNumber: 'B', memberId: 'OTHER', lines: [{ units: 7 }] },
    ]);
    const { corrected, collected } = correct(submission, [
      { id: 'line-1-set-units-5', patientControlNumber: 'B' },
      { id: 'line-1-change-procedure-code-64999' },
    ]);
    expect(corrected).toMatchObject({
      kind: 'corrected',
      made: [{ patientControlNumber: 'A' }, { patientControlNumber: 'B' }],
      lines: [
        { patientControlNumber: 'A', lineNumber: 1, isScored: false },
        { patientControlNumber: 'B', lineNumber: 1, isScored: true, riskAfter: 0.07 },
      ],
    });
    expect(collected.claims.map(({ lines }) => lines.length)).toEqual([0, 1]);
  });

  it('name one of several claims by number, and by segment where numbers are the same', () => {
    const submission = x12([{ lines: [{ units: 6 }] }, { memberId: 'OTHER', lines: [{ units: 6 }] }]);
    const second =
      Buffer.from(submission.bytes)
        .toString()
        .split('~')
        .findLastIndex((text) => text.startsWith('SV1')) + 1;
    const id = 'line-1-set-units-5';
    expect(correct(submission, [{ id }]).corrected).toMatchObject({ refusals: [{ code: 'ambiguous', acceptance: 0 }] });
    expect(correct(submission, [{ id, segment: second }]).corrected).toMatchObject({ made: [{ segment: second }] });
    expect(correct(submission, [{ id, segment: second + 1 }]).corrected).toMatchObject({
      refusals: [{ code: 'stale', acceptance: 0 }],
    });
  });

  it.each<[string, Partial<Acceptance>]>([
    ['a patch whose test fails', { patch: [{ op: 'test', path: '/controlNumber', value: 'OTHER' }] }],
    ['a patch that tests what is not there', { patch: [{ op: 'test', path: '/nothing/at/all', value: 1 }] }],
    ['a patch whose path is none', { patch: [{ op: 'test', path: 'controlNumber', value: '0001' }] }],
    ['another patch', { patch: [{ op: 'replace', path: '/controlNumber', value: 'OTHER' }] }],
    ['a condition that is another one', { requires: 'nothing' }],
    ['segments that a JSON claim has not', { x12: [] }],
  ])('are stale where they were accepted with %s', (_name, told) => {
    const submission: Submission = { kind: 'json', claim: jsonClaim({ lines: [{ units: 6 }] }) };
    const id = 'line-1-set-units-5';
    expect(correct(submission, [{ id }]).corrected.kind).toBe('corrected');
    expect(correct(submission, [{ id, ...told }]).corrected).toEqual({
      kind: 'refused',
      refusals: [{ code: 'stale', acceptance: 0 }],
    });
  });

  it('leave the submission as it is, whatever its form', () => {
    const claim = jsonClaim({ lines: [{ units: 6 }] });
    const before = structuredClone(claim);
    expect(correct({ kind: 'json', claim }, [{ id: 'line-1-set-units-5' }]).corrected.kind).toBe('corrected');
    expect(claim).toEqual(before);
  });

  it('tell why no claim was read', () => {
    expect(correct({ kind: 'json', claim: [] }, []).corrected).toMatchObject({
      kind: 'nothing',
      issues: [{ code: 'json-not-a-claim', path: '/claim' }],
    });
  });

  it('are judged beside the claims before them as those were corrected', () => {
    const corrector = createCorrector([{ id: 'line-1-set-units-5', patientControlNumber: 'A' }], release, options);
    corrector.claim(claimOf({ controlNumber: 'A', lines: [{ units: 6 }] }));
    corrector.claim(claimOf({ controlNumber: 'B' }));
    expect(corrector.corrections()).toMatchObject({ kind: 'corrected', made: [{ riskBefore: 0.8605 }] });
  });

  it('over generated submissions: raise no risk, change only service segments, score as they say, and are made once', () => {
    const generated = fc.array(generatedClaim, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(generated, fc.infiniteStream(fc.boolean()), (claims, chance) => {
        const professional = claims.filter(({ x12: text }) => text?.includes('SV1*')).map(({ json }) => json);
        if (professional.length === 0) return;
        const bytes = Buffer.from(write837(professional));
        const offered = scored(bytes).flatMap(({ lines }) => lines.flatMap(({ corrections }) => corrections));
        const accepted = offered
          .filter(() => chance.next().value)
          .map(({ id, x12: edits }) => ({ id, segment: edits?.[0]?.segment }));
        if (accepted.length === 0) return;
        const { corrected, collected } = correct({ kind: 'x12', bytes }, accepted);
        const again = correct({ kind: 'x12', bytes }, accepted.toReversed()).corrected;
        expect(again.kind).toBe(corrected.kind);
        if (corrected.kind !== 'corrected' || again.kind !== 'corrected') return;
        expect(again.output).toEqual(corrected.output);
        const after = (corrected.output as { bytes: Uint8Array }).bytes;
        expect(scored(after)).toEqual(collected.claims);
        for (const { riskBefore, riskAfter } of corrected.lines) expect(riskAfter).toBeLessThanOrEqual(riskBefore);
        const [sent, left] = [bytes, after].map((text) => Buffer.from(text).toString().split('~'));
        const changed = left?.flatMap((segment, index) => (segment === sent?.[index] ? [] : index + 1)) ?? [];
        expect(left).toHaveLength(sent?.length ?? 0);
        expect(changed).toEqual([...new Set(accepted.map(({ segment }) => segment))].toSorted((a = 0, b = 0) => a - b));
        for (const { correction, segment } of corrected.made) {
          expect(correct({ kind: 'x12', bytes: after }, [{ id: correction.id, segment }]).corrected.kind).toBe(
            'refused',
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
