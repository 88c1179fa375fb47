/** What operators see of one part of a file: the same as of a scored request. */

import type { DenialTally } from '../adapters/denial-tally.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { reportDenials } from '../adapters/report-denials.ts';
import { emitScoringMetrics } from '../adapters/scoring-metrics.ts';
import type { FileProgress } from '../batch-results/scored-file.ts';

export interface ScoredPart {
  readonly batchId: string;
  readonly tally: DenialTally;
  /** Rules that failed, once for each line. */
  readonly ruleFaults: readonly string[];
  /** How far the reading had come before this part, and with it. */
  readonly before: Readonly<FileProgress>;
  readonly progress: Readonly<FileProgress>;
  readonly milliseconds: number;
}

export function reportPart({ batchId, tally, ruleFaults, before, progress, milliseconds }: ScoredPart): void {
  emitScoringMetrics({
    tally,
    claims: progress.summary.claims - before.summary.claims,
    issues: progress.issues - before.issues,
    ruleFaults: ruleFaults.length,
    milliseconds,
  });
  for (const ruleId of new Set(ruleFaults)) operationsLog.ruleFault({ batchId, ruleId });
  reportDenials(tally, { batchId });
}
