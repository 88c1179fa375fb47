/** The log lines about predicted denials: sums by rule and MAC, and the costliest lines; nothing that names a patient. */

import type { DenialTally } from './denial-tally.ts';
import { operationsLog, type ScoredIn } from './operations-log.ts';

/** However many lines were scored, there are no more log lines than rules and MACs. */
export function reportDenials({ reasons, costliest }: DenialTally, scoredIn: ScoredIn): void {
  for (const { ruleId, jurisdiction, rank, denials, lossCents } of reasons) {
    operationsLog.predictedDenials({ ...scoredIn, ruleId, jurisdiction, rank, denials, expectedLossCents: lossCents });
  }
  for (const { ruleId, jurisdiction, band, expectedLossCents } of costliest) {
    operationsLog.costlyLine({ ...scoredIn, ruleId, jurisdiction, band, expectedLossCents });
  }
}
