import { isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { claimOf, type LineSpec } from './claims.ts';
import { dataRelease } from './release.ts';

export type Answer = 'finding' | 'notEvaluated' | 'pass' | 'notApplicable';

/** What else the claim of a note says, beside its one line of 64640. */
export interface Beside {
  readonly diagnoses?: readonly string[];
  /** Codes of the other lines. */
  readonly codes?: readonly string[];
}

/** What one rule says of a line with the note. */
export function answer(
  ruleId: string,
  note: string,
  line: LineSpec = {},
  { diagnoses = ['G588'], codes = [] }: Beside = {},
): Answer {
  const lines = [{ ...line, documentation: { note } }, ...codes.map((code) => ({ code }))];
  const claim = claimOf({ diagnoses: [...diagnoses], lines });
  const [scored] = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23'), explainAll: true }).lines;
  if (scored?.findings.some((told) => told.ruleId === ruleId)) return 'finding';
  if (scored?.notEvaluated.some((told) => told.ruleId === ruleId)) return 'notEvaluated';
  return scored?.passed.includes(ruleId) ? 'pass' : 'notApplicable';
}

/** Whether the rule finds something in the note. */
export function fires(ruleId: string, note: string, line: LineSpec = {}, beside: Beside = {}): boolean {
  return answer(ruleId, note, line, beside) === 'finding';
}
