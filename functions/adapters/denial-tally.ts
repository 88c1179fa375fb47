/** Scored lines → what operators may see of them: counts, and the lines that cost most without what names them. */

import { macOfLine } from '../../domain/response/line-mac.ts';
import type { ScoredClaim, ScoredLine } from '../../domain/response/score-response.ts';

export type Band = ScoredLine['denialRisk']['band'];

export interface DenialSum {
  denials: number;
  /** Over predicted denials for a reason; over all lines for a jurisdiction, a family or the total. */
  lossCents: number;
}

/** Predicted denials under one jurisdiction for which one rule gives a reason. */
export interface ReasonSum extends DenialSum {
  readonly ruleId: string;
  readonly jurisdiction: string;
  /** 1 where the rule is the heaviest reason of these lines, else 2: over rank 1, each line counts once. */
  readonly rank: 1 | 2;
}

export interface CostlyLine {
  /** The heaviest reason, or `none`. */
  readonly ruleId: string;
  readonly jurisdiction: string;
  readonly band: Band;
  readonly expectedLossCents: number;
}

export interface DenialTally {
  readonly lines: number;
  readonly byBand: Readonly<Record<Band, number>>;
  readonly total: Readonly<DenialSum>;
  readonly byJurisdiction: ReadonlyMap<string, Readonly<DenialSum>>;
  /** By the family of the heaviest reason. */
  readonly byFamily: ReadonlyMap<string, Readonly<DenialSum>>;
  readonly reasons: readonly ReasonSum[];
  /** The largest expected loss first; only lines that are expected to lose something. */
  readonly costliest: readonly CostlyLine[];
}

/** Enough to find the large ones of a day, few enough for the log. */
const MOST_COSTLY = 10;
export const NO_REASON = 'none';

/** A predicted denial is a line in the high band. */
export function isPredictedDenial({ denialRisk }: Pick<ScoredLine, 'denialRisk'>): boolean {
  return denialRisk.band === 'high';
}

/** Memory is bounded by the rules and the jurisdictions, never by the lines. */
export function createDenialTally() {
  const byBand = { high: 0, medium: 0, low: 0 };
  const total: DenialSum = { denials: 0, lossCents: 0 };
  const byJurisdiction = new Map<string, DenialSum>();
  const byFamily = new Map<string, DenialSum>();
  const reasons = new Map<string, ReasonSum>();
  let costliest: CostlyLine[] = [];
  let lines = 0;

  function addReasons({ denialRisk, payment }: ScoredLine, jurisdiction: string): void {
    for (const [index, { ruleId }] of denialRisk.contributions.entries()) {
      const rank = index === 0 ? 1 : 2;
      const key = `${ruleId} ${jurisdiction} ${rank}`;
      const sum = reasons.get(key) ?? { ruleId, jurisdiction, rank, denials: 0, lossCents: 0 };
      sum.denials++;
      sum.lossCents += payment.expectedLossCents ?? 0;
      reasons.set(key, sum);
    }
  }

  function keep(line: CostlyLine): void {
    const least = costliest.length < MOST_COSTLY ? 0 : (costliest.at(-1)?.expectedLossCents ?? 0);
    if (line.expectedLossCents <= least) return;
    costliest = [...costliest, line].sort((a, b) => b.expectedLossCents - a.expectedLossCents).slice(0, MOST_COSTLY);
  }

  return {
    add(claim: Pick<ScoredClaim, 'mac'>, line: ScoredLine): void {
      const { band, contributions } = line.denialRisk;
      // `none` where no MAC decides the line.
      const jurisdiction = macOfLine(claim, line)?.jurisdiction ?? 'none';
      const ruleId = contributions[0]?.ruleId;
      lines++;
      byBand[band]++;
      addTo(total, line);
      addTo(sumOf(byJurisdiction, jurisdiction), line);
      // The heaviest finding stands for the line, so that a line with several is counted once.
      if (ruleId !== undefined) addTo(sumOf(byFamily, ruleId.split('/')[0] ?? ''), line);
      if (isPredictedDenial(line)) addReasons(line, jurisdiction);
      keep({ ruleId: ruleId ?? NO_REASON, jurisdiction, band, expectedLossCents: line.payment.expectedLossCents ?? 0 });
    },
    tally: (): DenialTally => ({
      lines,
      byBand: { ...byBand },
      total: { ...total },
      byJurisdiction,
      byFamily,
      reasons: [...reasons.values()],
      costliest,
    }),
  };
}

function addTo(sum: DenialSum, line: ScoredLine): void {
  if (isPredictedDenial(line)) sum.denials++;
  sum.lossCents += line.payment.expectedLossCents ?? 0;
}

function sumOf(sums: Map<string, DenialSum>, key: string): DenialSum {
  const known = sums.get(key);
  if (known) return known;
  const sum = { denials: 0, lossCents: 0 };
  sums.set(key, sum);
  return sum;
}
