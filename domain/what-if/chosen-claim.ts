/** What was sent → the one claim that the assumptions are about, and its lines. */

import type { Claim, ServiceLine } from '../claim/claim.ts';
import { isScoredProcedure } from '../claim/scored-procedure.ts';
import type { InputIssue } from '../issues.ts';
import { claimJson } from '../json/claim-json.ts';
import { createClaimReader837 } from '../x12/claim-reader-837.ts';
import { type Assumptions, CODING_NAMES } from './assumptions.ts';

export type ClaimSource =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'x12'; readonly bytes: Uint8Array };

export type ChosenClaim =
  | { readonly kind: 'chosen'; readonly claim: Claim }
  /** No claim could be read that has a 64640 line. */
  | { readonly kind: 'nothingScoreable' }
  | { readonly kind: 'notFound' }
  /** Several claims answer, and nothing says which of them is meant. */
  | { readonly kind: 'unclear' };

/** Only claims with a 64640 line can be meant. */
export function chosenClaim(
  source: ClaimSource,
  patientControlNumber: string | undefined,
  report: (issue: InputIssue) => void,
): ChosenClaim {
  const claims = readClaims(source, report).filter(({ serviceLines }) => serviceLines.some(isScoredProcedure));
  if (claims.length === 0) return { kind: 'nothingScoreable' };
  const meant =
    patientControlNumber === undefined
      ? claims
      : claims.filter((claim) => claim.patientControlNumber === patientControlNumber);
  const [claim, another] = meant;
  if (!claim) return { kind: 'notFound' };
  return another ? { kind: 'unclear' } : { kind: 'chosen', claim };
}

function readClaims(source: ClaimSource, report: (issue: InputIssue) => void): readonly Claim[] {
  if (source.kind === 'json') {
    const claim = claimJson(source.value, '/claim', report);
    return claim ? [claim] : [];
  }
  const claims: Claim[] = [];
  const reader = createClaimReader837({
    claim: (claim) => claims.push(claim),
    issue: report,
    passed: () => undefined,
  });
  reader.write(source.bytes);
  reader.end();
  return claims;
}

export type ChosenLines =
  | { readonly kind: 'chosen'; readonly lines: readonly ServiceLine[] }
  | { readonly kind: 'notFound' }
  /** Coding is assumed of one line, and the claim has several. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'tooMany' };

/** As many lines as an 837P can have; each is scored again and again. */
export const MOST_LINES = 50;

/** The 64640 lines that the assumptions are about: that of the number, else all. */
export function chosenLines(claim: Claim, lineNumber: number | undefined, assumptions: Assumptions): ChosenLines {
  const scored = claim.serviceLines.filter(isScoredProcedure);
  const lines = lineNumber === undefined ? scored : scored.filter((line) => line.lineNumber === lineNumber);
  if (lines.length === 0) return { kind: 'notFound' };
  if (lines.length > MOST_LINES) return { kind: 'tooMany' };
  const isCoding = CODING_NAMES.some((name) => name !== 'payerClaimControlNumber' && assumptions[name] !== undefined);
  return isCoding && lines.length > 1 ? { kind: 'unclear' } : { kind: 'chosen', lines };
}
