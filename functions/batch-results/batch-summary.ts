/** What a batch came to, without its lines: `summary.json`. */

import type { InputIssue } from '../../domain/issues.ts';
import type { ReleaseReference, ScoreSummary } from '../../domain/response/score-response.ts';
import type { LearnedReference } from '../../domain/score/learned-risk.ts';
import type { BatchTally, TallyRow } from './batch-tally.ts';

export interface BatchSummary {
  readonly file: string;
  readonly asOf: string;
  readonly ruleRelease: ReleaseReference;
  /** The state of learning that the risks rest on; absent while nothing is learned. */
  readonly learned?: LearnedReference | undefined;
  readonly summary: ScoreSummary;
  /** Costliest first. A line counts for each rule that found something on it, so these sums exceed the total. */
  readonly byRule: readonly TallyRow[];
  /** Costliest first; each line counts once. */
  readonly byMac: readonly TallyRow[];
  /** Lines by denial probability, in tenths from 0 to 1. */
  readonly byProbability: readonly number[];
  /** How often each issue was met; the issues themselves stand in `results.ndjson`. */
  readonly issues: Readonly<Record<string, number>>;
}

/** Everything of a batch but its lines, which are written as they come. */
export function batchSummary(
  of: Pick<BatchSummary, 'file' | 'asOf' | 'ruleRelease' | 'learned' | 'summary' | 'issues'>,
  { byRule, byMac, byProbability }: BatchTally,
): BatchSummary {
  const { file, asOf, ruleRelease, learned, summary, issues } = of;
  return { file, asOf, ruleRelease, learned, summary, byRule, byMac, byProbability, issues };
}

export function countIssue(counts: Record<string, number>, { code }: Pick<InputIssue, 'code'>): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
