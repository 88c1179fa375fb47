/** What `GET /v1/rules` and `GET /v1/rules/{ruleId}` answer, as JSON; the pages are made of the same. */

import type { IsoDate } from '../calendar.ts';
import type { ReleaseReference } from '../response/score-response.ts';
import type { AnyRule } from '../rules/rule.ts';
import type { DatedTable } from '../tables/dated-table.ts';
import type { LineOfBusiness, RuleRelease } from '../tables/rule-tables.ts';
import { describeRule, JOINED_TABLES, type RuleDescription } from './describe-rule.ts';
import { describeTables, type TableSummary } from './describe-table.ts';
import { type ShownTable, shownTable } from './shown-rows.ts';
import { reasonCodes } from './words.ts';

export interface RuleListAnswer {
  readonly ruleRelease: ReleaseReference;
  readonly rules: readonly RuleListEntry[];
  readonly tables: readonly TableSummary[];
}

export interface RuleListEntry {
  readonly ruleId: string;
  /** Where the rule is described. */
  readonly path: string;
  readonly summary: string;
  readonly linesOfBusiness: readonly LineOfBusiness[] | 'all';
  /** Weights of its findings, lowest first, each once. */
  readonly weights: readonly number[];
  readonly carc: readonly string[];
  readonly tables: readonly string[];
}

export interface RuleAnswer extends Omit<RuleDescription, 'tables'> {
  readonly ruleRelease: ReleaseReference;
  readonly tables: readonly ShownTable[];
}

export interface RuleQuery {
  /** One table of the rule, or `denial-codes` or `prior-weights`; else all that it reads. */
  readonly table?: string;
  readonly key?: string;
  readonly on?: IsoDate;
  readonly after?: string;
}

/** Records shown of each table, and of one that is asked for by name. */
const MOST_RECORDS = { each: 25, named: 200 };

export function rulePath(ruleId: string): string {
  return `/v1/rules/${ruleId}`;
}

export function ruleListAnswer(
  release: RuleRelease,
  ruleRelease: ReleaseReference,
  rules: readonly AnyRule[],
): RuleListAnswer {
  return {
    ruleRelease,
    rules: rules.map((rule) => {
      const { ruleId, summary, linesOfBusiness, messages } = describeRule(rule, release, rules);
      const weights = messages.flatMap((message) => message.weights.map(({ probability }) => probability));
      return {
        ruleId,
        path: rulePath(ruleId),
        summary,
        linesOfBusiness,
        weights: [...new Set(weights)].sort((a, b) => a - b),
        carc: reasonCodes(messages),
        tables: rule.tables,
      };
    }),
    tables: describeTables(release, rules),
  };
}

/** The tables that can be asked for with a rule. */
export function tablesOfRule(rule: AnyRule): readonly string[] {
  return [...new Set<string>([...rule.tables, ...JOINED_TABLES])];
}

export function ruleAnswer(
  rule: AnyRule,
  release: RuleRelease,
  ruleRelease: ReleaseReference,
  rules: readonly AnyRule[],
  { table, ...selection }: RuleQuery,
): RuleAnswer {
  const names = table === undefined ? rule.tables : [table];
  const mostRecords = table === undefined ? MOST_RECORDS.each : MOST_RECORDS.named;
  const held = release.tables as Readonly<Record<string, DatedTable<unknown>>>;
  const { tables: _, ...described } = describeRule(rule, release, rules);
  return {
    ruleRelease,
    ...described,
    tables: names.flatMap((name) => {
      const rows = held[name];
      return rows ? [shownTable(name, rows, rules, { ...selection, mostRecords })] : [];
    }),
  };
}
