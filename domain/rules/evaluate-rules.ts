/** Line facts → the outcome of every rule of the catalog, each exactly once. */

import type { LineFacts } from '../claim/line-facts.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { payerUnknown } from './how-to-document.ts';
import { type AnyRule, notApplicable, notEvaluated, type Outcome } from './rule.ts';

export interface RuleOutcome {
  readonly rule: AnyRule;
  readonly outcome: Outcome;
}

/** Told of a rule that threw, so that an operator hears of it; nothing of the claim goes along. */
export type RuleFaultSink = (ruleId: string) => void;

/** A rule that throws is not evaluated for this line and costs nothing else. */
export function evaluateRules(
  rules: readonly AnyRule[],
  facts: LineFacts,
  tables: RuleTables,
  onFault: RuleFaultSink,
): RuleOutcome[] {
  const outcomes: RuleOutcome[] = [];
  for (const rule of rules) {
    outcomes.push({ rule, outcome: scopeOutcome(rule, facts, tables) ?? evaluated(rule, facts, tables, onFault) });
  }
  return outcomes;
}

function evaluated(rule: AnyRule, facts: LineFacts, tables: RuleTables, onFault: RuleFaultSink): Outcome {
  try {
    return rule.evaluate(facts, tables);
  } catch {
    onFault(rule.id);
    return notEvaluated('a working rule', 'nothing to send: the rule failed and its operator was told');
  }
}

function scopeOutcome(rule: AnyRule, facts: LineFacts, tables: RuleTables): Outcome | undefined {
  // A void repeats what was sent, right or wrong, and no part of it is paid or denied.
  if (facts.claimAction === 'voids' && !rule.reachesVoids) return notApplicable;
  if (rule.linesOfBusiness === 'all' || rule.linesOfBusiness.includes(facts.lineOfBusiness)) return undefined;
  if (facts.lineOfBusiness !== 'unknown') return notApplicable;
  return payerUnknown(facts, tables);
}
