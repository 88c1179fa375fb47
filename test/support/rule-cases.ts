/** The harness of rule tests; strict with their author. */

import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { lineFacts } from '../../domain/claim/line-facts.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import type { AnyRule, Outcome } from '../../domain/rules/rule.ts';
import type { RuleTables } from '../../domain/tables/rule-tables.ts';
import { type ClaimSpec, jsonClaim, readClaim } from './claims.ts';
import { dataRelease } from './release.ts';

export interface RuleCase {
  name: string;
  claim?: ClaimSpec;
  /** A whole JSON claim, where the builder does not reach. */
  json?: unknown;
  /** Which line is judged, counted from 1. */
  line?: number;
  asOf?: string;
  tables?: RuleTables;
  expect: 'pass' | 'notApplicable' | 'notEvaluated' | { atRisk: string; suggest?: string[]; text?: string };
}

/**
 * Runs each case, and fails when two cases have one name, when a message is expected that the rule does not have,
 * or when a message of the rule is produced by no case.
 */
export function ruleCases(rule: AnyRule, tables: RuleTables, cases: readonly RuleCase[]): void {
  describe(rule.id, () => {
    const produced = new Set<string>();
    it.each(cases.map((ruleCase) => [ruleCase.name, ruleCase] as const))('%s', (_name, ruleCase) => {
      const outcome = outcomeOf(rule, ruleCase, ruleCase.tables ?? tables);
      if (outcome.kind === 'atRisk') for (const name of [outcome.message, ...outcome.suggest]) produced.add(name);
      if (typeof ruleCase.expect === 'string') {
        expect(outcome.kind, JSON.stringify(outcome)).toBe(ruleCase.expect);
        return;
      }
      expect(outcome).toMatchObject({ kind: 'atRisk', message: ruleCase.expect.atRisk });
      if (outcome.kind !== 'atRisk') return;
      if (ruleCase.expect.suggest) expect(outcome.suggest).toEqual(ruleCase.expect.suggest);
      expect(outcome.citations.length, 'a finding cites at least one row').toBeGreaterThan(0);
      expect(outcome.at.length, 'a finding says where').toBeGreaterThan(0);
      for (const name of [outcome.message, ...outcome.suggest]) {
        for (const [, placeholder] of (rule.messages[name] ?? '').matchAll(/\{(\w+)\}/g)) {
          expect(outcome.values, `placeholder of ${name}`).toHaveProperty(placeholder ?? '');
        }
      }
      if (ruleCase.expect.text) expect(rule.messages[outcome.message]).toContain(ruleCase.expect.text);
    });

    it('has a case for every message, and no case twice', () => {
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
      expect([...produced].sort()).toEqual(Object.keys(rule.messages).sort());
    });
  });
}

export function outcomeOf(rule: AnyRule, ruleCase: Omit<RuleCase, 'name' | 'expect'>, tables: RuleTables): Outcome {
  const claim = readClaim(ruleCase.json ?? jsonClaim(ruleCase.claim));
  const line = claim.serviceLines[(ruleCase.line ?? 1) - 1];
  if (!line) throw new Error('the case has no such line');
  const facts = lineFacts(claim, line, tables, isoDate(ruleCase.asOf ?? '2026-11-23'));
  const [result] = evaluateRules([rule], facts, tables, (ruleId) => {
    throw new Error(`${ruleId} threw`);
  });
  if (!result) throw new Error('the rule was not evaluated');
  return result.outcome;
}

export const dataTables = (): RuleTables => dataRelease().tables;
