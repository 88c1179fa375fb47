/** What operators see of one scored request: metrics, and a log line for each predicted denial. */

import type { ScoreResponse } from '../../domain/response/score-response.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import { emitScoringMetrics, isPredictedDenial, jurisdictionOf } from '../adapters/scoring-metrics.ts';

export function reportScoring(response: ScoreResponse, ruleFaults: readonly string[], milliseconds: number): void {
  const { requestId } = response;
  emitScoringMetrics({
    summary: response.summary,
    claims: response.claims,
    issues: response.issues.length + (response.issuesOmitted ?? 0),
    ruleFaults: ruleFaults.length,
    isStaleRelease: response.ruleRelease.stale !== undefined,
    attachmentsUnavailable: response.claims
      .flatMap(({ attachments }) => attachments ?? [])
      .filter(({ status }) => status === 'unavailable').length,
    milliseconds,
  });
  for (const ruleId of new Set(ruleFaults)) operationsLog.ruleFault({ requestId, ruleId });
  for (const claim of response.claims) {
    for (const line of claim.lines.filter(isPredictedDenial)) {
      for (const [index, { ruleId }] of line.denialRisk.contributions.entries()) {
        operationsLog.predictedDenial({
          requestId,
          ruleId,
          rank: index + 1,
          jurisdiction: jurisdictionOf(claim, line),
          band: line.denialRisk.band,
          expectedLossCents: line.payment.expectedLossCents ?? 0,
        });
      }
    }
  }
}
