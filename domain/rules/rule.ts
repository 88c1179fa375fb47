/** What a rule is: a fact about one line under dated tables, and four possible outcomes. */

import type { IsoDate } from '../calendar.ts';
import type { Location } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { type Citation, type InForce, inForce, isInForce } from '../tables/dated-table.ts';
import type { LineOfBusiness, RuleTableName, RuleTables, RuleTableValues } from '../tables/rule-tables.ts';

/** The rule was checked and the line is in order. */
export interface Pass {
  readonly kind: 'pass';
}

/** The rule does not concern this line. */
export interface NotApplicable {
  readonly kind: 'notApplicable';
}

/** Something is missing that the rule needs; never a pass, and always said in the answer. */
export interface NotEvaluated {
  readonly kind: 'notEvaluated';
  /** What is missing. */
  readonly needs: string;
  /** How to send or load it. */
  readonly how: string;
}

/** The rule found something for which payers deny. */
export interface AtRisk<Message extends string = string> {
  readonly kind: 'atRisk';
  readonly message: Message;
  /** Values for the placeholders of the message and the advice. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: readonly Location[];
  /** Rows that say so; at least one. */
  readonly citations: readonly Citation[];
  /** Messages that advise; what must be true first is part of each. */
  readonly suggest: readonly Message[];
  /**
   * Units of the line that the payer would deny for it, where it would pay the others; absent where it denies the
   * whole line. A finding that denies all units of a day stands on every line of that day, and each denies its own.
   */
  readonly deniedUnits?: number;
}

/** Something worth telling that moves no probability, such as a policy that is only proposed. */
export interface RuleNotice<Message extends string = string> {
  readonly message: Message;
  readonly values: Readonly<Record<string, string | number>>;
  readonly citations: readonly Citation[];
}

export type Outcome<Message extends string = string> = (Pass | NotApplicable | NotEvaluated | AtRisk<Message>) & {
  readonly notices?: readonly RuleNotice<Message>[];
};

export interface Rule<Message extends string = string> {
  /** Path of the rule under `domain/rules`; never reused for something else. */
  readonly id: string;
  readonly summary: string;
  /** Whose claims the rule holds for. An unknown payer leaves a rule that holds for some `notEvaluated`. */
  readonly linesOfBusiness: readonly LineOfBusiness[] | 'all';
  /** Whether it holds for claims, too, that take another back (CLM05-3 of 8), and so bill nothing. */
  readonly reachesVoids?: true;
  readonly tables: readonly RuleTableName[];
  /** Texts with `{placeholders}`; a message name, once landed, keeps its meaning. */
  readonly messages: Readonly<Record<Message, string>>;
  /** Messages that only advise, beside a finding. */
  readonly advice?: readonly NoInfer<Message>[];
  /** Messages that are only told as notices. */
  readonly notices?: readonly NoInfer<Message>[];
  evaluate(facts: LineFacts, tables: RuleTables): Outcome<Message>;
}

export function defineRule<const Message extends string>(rule: Rule<Message>): Rule<Message> {
  return rule;
}

export const pass: Pass = { kind: 'pass' };
export const notApplicable: NotApplicable = { kind: 'notApplicable' };

export function notEvaluated(needs: string, how: string): NotEvaluated {
  return { kind: 'notEvaluated', needs, how };
}

/** The table vouches for no row on the day of service. */
export function notCovered(table: RuleTableName): NotEvaluated {
  return notEvaluated(
    `rows of ${table} for the date of service`,
    `publish a rule release whose ${table} table covers that date`,
  );
}

/** The row of `key` on a day, where no answer is possible without one. */
export function requiredRow<Name extends RuleTableName>(
  tables: RuleTables,
  table: Name,
  key: string,
  day: IsoDate,
): InForce<RuleTableValues[Name]> | NotEvaluated {
  const row = inForce<RuleTableValues[Name]>(tables[table], key, day);
  return isInForce(row) ? row : notCovered(table);
}

export function atRisk<const Message extends string>(
  found: Omit<AtRisk<Message>, 'kind' | 'suggest'> & { readonly suggest?: readonly Message[] },
): AtRisk<Message> {
  return { kind: 'atRisk', suggest: [], ...found };
}

/** Any rule, whatever its messages are called. */
export type AnyRule = Omit<Rule, 'evaluate'> & {
  evaluate(facts: LineFacts, tables: RuleTables): Outcome;
};

/** What a message of a rule is said for. */
export type MessageRole = 'finding' | 'advice' | 'notice';

export function messageRole(rule: Pick<AnyRule, 'advice' | 'notices'>, message: string): MessageRole {
  if (rule.advice?.includes(message)) return 'advice';
  return rule.notices?.includes(message) ? 'notice' : 'finding';
}

/** The messages that a finding can carry. */
export function findingMessages(rule: Pick<AnyRule, 'advice' | 'notices' | 'messages'>): readonly string[] {
  return Object.keys(rule.messages).filter((message) => messageRole(rule, message) === 'finding');
}
