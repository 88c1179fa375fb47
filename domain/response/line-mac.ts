import type { ScoredClaim, ScoredLine, ScoredMac } from './score-response.ts';

/** The MAC that decides a scored line: its own where the answer states one, else the claim's. */
export function macOfLine(claim: Pick<ScoredClaim, 'mac'>, line: Pick<ScoredLine, 'mac'>): ScoredMac | null {
  return line.mac === undefined ? claim.mac : line.mac;
}
