import type { Claim } from '../../domain/claim/claim.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { createClaimReader837 } from '../../domain/x12/claim-reader-837.ts';

export interface Reading {
  readonly claims: Claim[];
  readonly issues: InputIssue[];
}

/** What the reader says when only claims that may hold a scored line are read, and what it passes over. */
export function readLazily837(
  input: string | readonly Uint8Array[],
  bufferBytes?: number,
): Reading & { passedClaims: number; passedLines: number } {
  const reading = { claims: [] as Claim[], issues: [] as InputIssue[], passedClaims: 0, passedLines: 0 };
  const reader = createClaimReader837(
    {
      claim: (claim) => reading.claims.push(claim),
      issue: (issue) => reading.issues.push(issue),
      passed(lines) {
        reading.passedClaims++;
        reading.passedLines += lines;
      },
    },
    bufferBytes === undefined ? {} : { bufferBytes },
  );
  for (const chunk of typeof input === 'string' ? [Buffer.from(input)] : input) reader.write(chunk);
  reader.end();
  return reading;
}

/** Everything the reader says of an input, whole or in chunks. */
export function read837(input: string | readonly Uint8Array[], bufferBytes?: number): Reading {
  const reading: Reading = { claims: [], issues: [] };
  const reader = createClaimReader837(
    {
      claim: (claim) => reading.claims.push(claim),
      issue: (issue) => reading.issues.push(issue),
    },
    bufferBytes === undefined ? {} : { bufferBytes },
  );
  for (const chunk of typeof input === 'string' ? [Buffer.from(input)] : input) reader.write(chunk);
  reader.end();
  return reading;
}

export function codes({ issues }: Reading): string[] {
  return issues.map((issue) => issue.code);
}
