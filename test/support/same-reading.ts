/** Reading all claims and reading only those of interest must say the same. Uses no test runner. */

import assert from 'node:assert/strict';
import { isScoredProcedure } from '../../domain/claim/scored-procedure.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { someChunkings } from './every-chunk-size.ts';
import { read837, readLazily837 } from './read-837.ts';

/** Issues about the content of claims, which a claim that is not read cannot raise. */
const CONTENT = new Set([
  'component-separator',
  'date-malformed',
  'service-date-missing',
  'value-missing',
  'value-not-numeric',
  'control-number-missing',
  'notes-too-many',
  'claim-without-billing-provider',
  'claim-without-subscriber',
]);
const structural = (issues: readonly InputIssue[]) =>
  issues
    .filter((issue) => !CONTENT.has(issue.code))
    .map((issue) => JSON.stringify(issue))
    .sort();

/** Both readings agree on every claim with a scored line, on all counts and on what is wrong with the file. */
export function expectSameReading(input: Buffer): void {
  const eager = read837([input]);
  const lazy = readLazily837([input]);
  const isScored = (claim: (typeof eager.claims)[number]) => claim.serviceLines.some(isScoredProcedure);
  assert.deepEqual(lazy.claims.filter(isScored), eager.claims.filter(isScored));
  assert.deepEqual(structural(lazy.issues), structural(eager.issues));
  const hasContentIssue = eager.issues.some((issue) => CONTENT.has(issue.code));
  if (hasContentIssue) return;
  assert.equal(lazy.claims.length + lazy.passedClaims, eager.claims.length);
  const lines = (claims: typeof eager.claims) => claims.reduce((sum, claim) => sum + claim.serviceLines.length, 0);
  assert.equal(lines(lazy.claims) + lazy.passedLines, lines(eager.claims));
}

/** Both readings say the same however the bytes come. */
export function expectSameForEveryCut(input: Buffer): void {
  const eager = JSON.stringify(read837([input]));
  const lazy = JSON.stringify(readLazily837([input]));
  for (const { size, chunks } of someChunkings(input)) {
    assert.equal(JSON.stringify(read837(chunks)), eager, `another reading in chunks of ${size}`);
    assert.equal(
      JSON.stringify(readLazily837(chunks)),
      lazy,
      `another reading of claims of interest in chunks of ${size}`,
    );
  }
}
