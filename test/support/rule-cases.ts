/** The harness of rule tests; strict with their author. */

import { describe, expect, it } from 'vitest';
import { type IsoDate, isoDate } from '../../domain/calendar.ts';
import { EarlierLines } from '../../domain/claim/earlier-lines.ts';
import { lineFacts } from '../../domain/claim/line-facts.ts';
import type { DocumentedFacts } from '../../domain/documentation/documented-facts.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import { type AnyRule, type MessageRole, messageRole, type Outcome } from '../../domain/rules/rule.ts';
import { rememberClaim } from '../../domain/score-claims.ts';
import type { RuleTables } from '../../domain/tables/rule-tables.ts';
import { type ClaimSpec, claimOf, jsonClaim, readClaim } from './claims.ts';
import { dataRelease } from './release.ts';

export interface RuleCase {
  name: string;
  claim?: ClaimSpec;
  /** A whole JSON claim, where the builder does not reach. */
  json?: unknown;
  /** Which line is judged, counted from 1. */
  line?: number;
  asOf?: string;
  /** Earlier claims of the submission, or their lines. */
  before?: readonly ClaimSpec[] | EarlierLines;
  tables?: RuleTables;
  /** What is documented, changed as a note would change it. */
  documented?: (stated: DocumentedFacts) => DocumentedFacts;
  expect: 'pass' | 'notApplicable' | 'notEvaluated' | { atRisk: string; suggest?: string[]; text?: string };
  /** Messages of the notices that go with the outcome; none unless said. */
  notices?: string[];
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
      expectRoles(rule, outcome);
      const notices = outcome.notices ?? [];
      expect(notices.map(({ message }) => message)).toEqual(ruleCase.notices ?? []);
      for (const { message, values, citations } of notices) {
        produced.add(message);
        expect(citations.length, 'a notice cites at least one row').toBeGreaterThan(0);
        expectFilled(rule, message, values);
      }
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
        expectFilled(rule, name, outcome.values);
      }
      if (ruleCase.expect.text) expect(rule.messages[outcome.message]).toContain(ruleCase.expect.text);
    });

    it('has a case for every message, and no case twice', () => {
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
      expect([...produced].sort()).toEqual(Object.keys(rule.messages).sort());
    });
  });
}

/** The catalog tells findings, advice and notices apart by what the rule declares. */
function expectRoles(rule: AnyRule, outcome: Outcome): void {
  const declared = (names: readonly string[], role: MessageRole) => {
    for (const name of names) expect(messageRole(rule, name), `${rule.id} declares ${name} as`).toBe(role);
  };
  if (outcome.kind === 'atRisk') {
    declared([outcome.message], 'finding');
    declared(outcome.suggest, 'advice');
  }
  declared(outcome.notices?.map(({ message }) => message) ?? [], 'notice');
}

function expectFilled(rule: AnyRule, message: string, values: object): void {
  for (const [, placeholder] of (rule.messages[message] ?? '').matchAll(/\{(\w+)\}/g)) {
    expect(values, `placeholder of ${message}`).toHaveProperty(placeholder ?? '');
  }
}

export function outcomeOf(rule: AnyRule, ruleCase: Omit<RuleCase, 'name' | 'expect'>, tables: RuleTables): Outcome {
  const claim = readClaim(ruleCase.json ?? jsonClaim(ruleCase.claim));
  const line = claim.serviceLines[(ruleCase.line ?? 1) - 1];
  if (!line) throw new Error('the case has no such line');
  const asOf = isoDate(ruleCase.asOf ?? '2026-11-23');
  const { before = [] } = ruleCase;
  const earlierLines = before instanceof EarlierLines ? before : linesOf(before, tables, asOf);
  const stated = lineFacts(claim, line, tables, asOf, { earlierLines });
  const documented = ruleCase.documented?.(stated.documented);
  const facts = documented ? lineFacts(claim, line, tables, asOf, { earlierLines, documented }) : stated;
  const [result] = evaluateRules([rule], facts, tables, (ruleId) => {
    throw new Error(`${ruleId} threw`);
  });
  if (!result) throw new Error('the rule was not evaluated');
  return result.outcome;
}

function linesOf(specs: readonly ClaimSpec[], tables: RuleTables, asOf: IsoDate): EarlierLines {
  const earlierLines = new EarlierLines();
  for (const claim of specs.map(claimOf)) rememberClaim(claim, { ...dataRelease(), tables }, { asOf, earlierLines });
  return earlierLines;
}

export const dataTables = (): RuleTables => dataRelease().tables;
