import type { Claim } from '../../domain/claim/claim.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { createClaimReader837 } from '../../domain/x12/claim-reader-837.ts';

export interface Reading {
  readonly claims: Claim[];
  readonly issues: InputIssue[];
}

/** Everything the reader says of an input, whole or in chunks. */
export function read837(input: string | readonly Uint8Array[]): Reading {
  const reading: Reading = { claims: [], issues: [] };
  const reader = createClaimReader837({
    claim: (claim) => reading.claims.push(claim),
    issue: (issue) => reading.issues.push(issue),
  });
  for (const chunk of typeof input === 'string' ? [Buffer.from(input)] : input) reader.write(chunk);
  reader.end();
  return reading;
}

export function codes({ issues }: Reading): string[] {
  return issues.map((issue) => issue.code);
}
