/** Adds up the scored lines of a batch: what is at stake by rule, by MAC and by risk, and which lines to look at first. */

import { macOfLine } from '../../domain/response/line-mac.ts';
import type { ScoredClaim, ScoredLine } from '../../domain/response/score-response.ts';

/** Lines that share a rule or a MAC. */
export interface TallyRow {
  readonly key: string;
  readonly lines: number;
  /** Lines of the high band. */
  readonly high: number;
  /** Over lines whose payment is known. */
  readonly expectedLossCents: number;
}

/** A line with the claim it is of; the claim's other lines are left out. */
export interface RankedLine {
  readonly claim: Omit<ScoredClaim, 'lines'>;
  readonly line: ScoredLine;
}

export interface BatchTally {
  /** Rules that found something, the costliest first. A line counts for each of its findings. */
  readonly byRule: readonly TallyRow[];
  /** Jurisdictions, the costliest first; a line counts once. */
  readonly byMac: readonly TallyRow[];
  /** Lines by denial probability: tenths from 0 to 1. */
  readonly byProbability: readonly number[];
  /** The lines with the largest expected loss, largest first; lines without a known payment follow by probability. */
  readonly topLines: readonly RankedLine[];
}

interface Sum {
  lines: number;
  high: number;
  expectedLossCents: number;
}

const TENTHS = 10;

/** Key of the lines that no MAC decides, or whose MAC is not known. */
export const NO_MAC = 'none';

/** Memory is bounded by `mostLines`, never by the batch. */
export function createBatchTally(mostLines: number) {
  const byRule = new Map<string, Sum>();
  const byMac = new Map<string, Sum>();
  const byProbability = new Array<number>(TENTHS).fill(0);
  let top: RankedLine[] = [];
  let least: RankedLine | undefined;

  function keep(ranked: RankedLine): void {
    if (least && inOrder(least, ranked) <= 0) return;
    top.push(ranked);
    if (top.length < 2 * mostLines) return;
    top = top.toSorted(inOrder).slice(0, mostLines);
    least = top.at(-1);
  }

  return {
    add({ lines, ...claim }: ScoredClaim): void {
      for (const line of lines) {
        for (const ruleId of new Set(line.findings.map((finding) => finding.ruleId))) addTo(byRule, ruleId, line);
        addTo(byMac, macOfLine(claim, line)?.jurisdiction ?? NO_MAC, line);
        const tenth = Math.min(TENTHS - 1, Math.floor(line.denialRisk.probability * TENTHS));
        byProbability[tenth] = (byProbability[tenth] ?? 0) + 1;
        keep({ claim, line });
      }
    },
    tally(): BatchTally {
      return {
        byRule: rows(byRule),
        byMac: rows(byMac),
        byProbability,
        topLines: top.toSorted(inOrder).slice(0, mostLines),
      };
    },
  };
}

function addTo(sums: Map<string, Sum>, key: string, { denialRisk, payment }: ScoredLine): void {
  const sum = sums.get(key) ?? { lines: 0, high: 0, expectedLossCents: 0 };
  sum.lines++;
  if (denialRisk.band === 'high') sum.high++;
  sum.expectedLossCents += payment.expectedLossCents ?? 0;
  sums.set(key, sum);
}

function rows(sums: ReadonlyMap<string, Sum>): TallyRow[] {
  return [...sums]
    .map(([key, sum]) => ({ key, ...sum }))
    .sort((a, b) => b.expectedLossCents - a.expectedLossCents || b.lines - a.lines || (a.key < b.key ? -1 : 1));
}

/** The order in which lines are worth a person's time. */
function inOrder({ line: a }: RankedLine, { line: b }: RankedLine): number {
  const loss = (b.payment.expectedLossCents ?? -1) - (a.payment.expectedLossCents ?? -1);
  return loss || b.denialRisk.probability - a.denialRisk.probability;
}
