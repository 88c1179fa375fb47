import type { Claim } from '../../domain/claim/claim.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { createClaimReader837 } from '../../domain/x12/claim-reader-837.ts';

export interface Reading {
  readonly claims: Claim[];
  readonly issues: InputIssue[];
}

/**
 * The reader works on a buffer of its own, so the edges of small chunks reach it only where that buffer is no larger
 * than they are.
 */
export function bufferOf(chunks: readonly Uint8Array[]): { bufferBytes: number } {
  return { bufferBytes: chunks.reduce((longest, chunk) => Math.max(longest, chunk.length), 1) };
}

/** What the reader says when only claims that may hold a scored line are read, and what it passes over. */
export function readLazily837(
  input: string | readonly Uint8Array[],
  bufferBytes?: number,
): Reading & { passedClaims: number; passedLines: number } {
  const reading = { claims: [] as Claim[], issues: [] as InputIssue[], passedClaims: 0, passedLines: 0 };
  const chunks = typeof input === 'string' ? [Buffer.from(input)] : input;
  const sink = {
    claim: (claim: Claim) => reading.claims.push(claim),
    issue: (issue: InputIssue) => reading.issues.push(issue),
    passed(lines: number) {
      reading.passedClaims++;
      reading.passedLines += lines;
    },
  };
  const reader = createClaimReader837(sink, bufferBytes === undefined ? bufferOf(chunks) : { bufferBytes });
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return reading;
}

/** Everything the reader says of an input, whole or in chunks. */
export function read837(input: string | readonly Uint8Array[], bufferBytes?: number): Reading {
  const reading: Reading = { claims: [], issues: [] };
  const chunks = typeof input === 'string' ? [Buffer.from(input)] : input;
  const sink = {
    claim: (claim: Claim) => reading.claims.push(claim),
    issue: (issue: InputIssue) => reading.issues.push(issue),
  };
  const reader = createClaimReader837(sink, bufferBytes === undefined ? bufferOf(chunks) : { bufferBytes });
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return reading;
}

export function codes({ issues }: Reading): string[] {
  return issues.map((issue) => issue.code);
}
