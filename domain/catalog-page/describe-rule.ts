/** A rule under a release → everything that can be said of it without a claim. */

import type { Correction } from '../corrections/correction.ts';
import { correctionKinds } from '../corrections/correction-kinds.ts';
import { type AnyRule, type MessageRole, messageRole } from '../rules/rule.ts';
import type { DatedRow, DatedTable } from '../tables/dated-table.ts';
import { parseRuleKey } from '../tables/rule-key.ts';
import type { LineOfBusiness, RuleRelease, Source } from '../tables/rule-tables.ts';
import type { DenialCodesValue, ProbabilityValue } from '../tables/values/risk-values.ts';
import { describeTable, type TableSummary } from './describe-table.ts';

export interface RuleDescription {
  readonly ruleId: string;
  readonly summary: string;
  /** Whose claims it holds for. */
  readonly linesOfBusiness: readonly LineOfBusiness[] | 'all';
  readonly messages: readonly MessageDescription[];
  /** Kinds of corrections that may come with a finding. */
  readonly corrections: readonly Correction['kind'][];
  readonly tables: readonly TableSummary[];
  /** Tables that it reads and this release does not hold, as an older release may; the rule is not evaluated then. */
  readonly missingTables: readonly string[];
  /** What its tables and its weights and denial codes cite. */
  readonly sources: readonly Source[];
}

export interface MessageDescription {
  readonly message: string;
  readonly role: MessageRole;
  /** With `{placeholders}`. */
  readonly text: string;
  /** The chance that the payer denies for this finding alone; empty where the message is no finding. */
  readonly weights: readonly MessageRow<ProbabilityValue>[];
  /** Codes that the payer is expected to return. */
  readonly denialCodes: readonly MessageRow<DenialCodesValue>[];
}

/** A dated row that holds for one message, for one payer where it says so. */
export type MessageRow<Value> = Value & {
  /** For whom alone the row holds; for everyone else where absent. */
  readonly payer?: string;
} & Pick<DatedRow<Value>, 'effectiveFrom' | 'effectiveThrough' | 'source' | 'locator' | 'confidence'>;

/** Tables that belong to every rule without being named by it. */
export const JOINED_TABLES = ['denial-codes', 'prior-weights'] as const;

export function describeRule(rule: AnyRule, release: RuleRelease, rules: readonly AnyRule[]): RuleDescription {
  const messages = Object.entries(rule.messages).map(([message, text]): MessageDescription => {
    const role = messageRole(rule, message);
    const isFinding = role === 'finding';
    return {
      message,
      role,
      text,
      weights: isFinding ? messageRows(release.tables['prior-weights'], rule.id, message) : [],
      denialCodes: isFinding ? messageRows(release.tables['denial-codes'], rule.id, message) : [],
    };
  });
  const tables = rule.tables.flatMap((name) => {
    const table = release.tables[name];
    return table ? [describeTable(name, table, rules)] : [];
  });
  const cited = new Set([
    ...tables.flatMap(({ sources }) => sources),
    ...messages.flatMap(({ weights, denialCodes }) => [...weights, ...denialCodes].map(({ source }) => source)),
  ]);
  return {
    ruleId: rule.id,
    summary: rule.summary,
    linesOfBusiness: rule.linesOfBusiness,
    messages,
    corrections: correctionKinds[rule.id] ?? [],
    tables,
    missingTables: rule.tables.filter((name) => release.tables[name] === undefined),
    sources: [...release.sources.values()].filter(({ id }) => cited.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Rows of the message, else those of the whole rule; for each payer that has rows of its own likewise. */
function messageRows<Value>(
  table: DatedTable<Value> | undefined,
  ruleId: string,
  message: string,
): MessageRow<Value>[] {
  const found = new Map<string, { readonly isOfMessage: boolean; readonly rows: MessageRow<Value>[] }>();
  for (const { key, rows } of table?.records.values() ?? []) {
    const parsed = parseRuleKey(key);
    if (parsed.ruleId !== ruleId || (parsed.message !== undefined && parsed.message !== message)) continue;
    const { payer = '' } = parsed;
    const isOfMessage = parsed.message !== undefined;
    if (found.get(payer)?.isOfMessage && !isOfMessage) continue;
    found.set(payer, { isOfMessage, rows: rows.map((row) => messageRow(row, payer)) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { rows }]) => rows);
}

function messageRow<Value>(row: DatedRow<Value>, payer: string): MessageRow<Value> {
  const { effectiveFrom, effectiveThrough, source, locator, confidence, value } = row;
  return {
    ...(payer === '' ? {} : { payer }),
    ...value,
    effectiveFrom,
    effectiveThrough,
    source,
    ...(locator === undefined ? {} : { locator }),
    confidence,
  };
}
