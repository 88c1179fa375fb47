/** What operators see of one scored request: metrics, and log lines of what is predicted. */

import type { ScoreResponse } from '../../domain/response/score-response.ts';
import { createDenialTally } from '../adapters/denial-tally.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { reportDenials } from '../adapters/report-denials.ts';
import { emitScoringMetrics } from '../adapters/scoring-metrics.ts';

export function reportScoring(response: ScoreResponse, ruleFaults: readonly string[], milliseconds: number): void {
  const { requestId } = response;
  const counting = createDenialTally();
  for (const claim of response.claims) for (const line of claim.lines) counting.add(claim, line);
  const tally = counting.tally();
  emitScoringMetrics({
    tally,
    claims: response.summary.claims,
    issues: response.issues.length + (response.issuesOmitted ?? 0),
    ruleFaults: ruleFaults.length,
    request: {
      isStaleRelease: response.ruleRelease.stale !== undefined,
      attachmentsUnavailable: response.claims
        .flatMap(({ attachments }) => attachments ?? [])
        .filter(({ status }) => status === 'unavailable').length,
    },
    milliseconds,
  });
  for (const ruleId of new Set(ruleFaults)) operationsLog.ruleFault({ requestId, ruleId });
  reportDenials(tally, { requestId });
}
