/** Scored lines with what a test needs of them. */

import type { ScoredClaim, ScoredLine } from '../../domain/response/score-response.ts';

export interface SaidOfLine {
  readonly mac: string | null;
  readonly band: ScoredLine['denialRisk']['band'];
  /** The heaviest first. */
  readonly rules: readonly string[];
  readonly lossCents: number | null;
}

const PROBABILITIES = { high: 0.8, medium: 0.3, low: 0.07 } as const;

/** A line with its claim, as a tally takes them. */
export function scored({ mac, band, rules, lossCents }: SaidOfLine): [Pick<ScoredClaim, 'mac'>, ScoredLine] {
  const probability = PROBABILITIES[band];
  const contributions = rules.map((ruleId) => ({ ruleId, probability }));
  const line = {
    denialRisk: { probability, band, basis: 'prior', baseRate: 0.07, contributions },
    payment: { expectedLossCents: lossCents },
  };
  return [{ mac: mac === null ? null : ({ jurisdiction: mac } as ScoredClaim['mac']) }, line as unknown as ScoredLine];
}
