/** Rows of a rule that may hold for some payers alone: keys `rule`, `rule#message`, either with `@` and a payer. */

import type { IsoDate } from '../calendar.ts';
import { type Citation, type DatedTable, inForce, isInForce } from './dated-table.ts';
import { mapOf, mapUnder } from './kept-maps.ts';
import type { LineOfBusiness } from './rule-tables.ts';

/** Who decides a line. */
export interface DecidingPayer {
  readonly lineOfBusiness: LineOfBusiness;
  readonly mac?: { readonly jurisdiction: string } | undefined;
}

/** The jurisdiction of the MAC that decides. A MAC is found for a payer that nobody knows, too; it decides nothing there. */
export function decidingJurisdiction({ lineOfBusiness, mac }: DecidingPayer): string | undefined {
  return lineOfBusiness === 'medicare' ? mac?.jurisdiction : undefined;
}

export interface PayerRow<Value> {
  /** Key of the row without its payer: the rule id, or the rule id, `#` and the message. */
  readonly key: string;
  readonly value: Value;
  readonly citation: Citation;
}

/**
 * The narrowest row in force on `day`: that of the MAC, then of the line of business, then of any payer, and of each
 * the message before the whole rule. So what one contractor published never counts for another. Undefined where there
 * is none.
 */
export function payerRow<Value>(
  table: DatedTable<Value> | undefined,
  ruleId: string,
  message: string,
  payer: DecidingPayer,
  day: IsoDate,
): PayerRow<Value> | undefined {
  if (!table) return undefined;
  const jurisdiction = decidingJurisdiction(payer);
  const ofRule = mapUnder(mapOf(answeredBefore, table), ruleId, MOST_RULES_KEPT);
  const ofPayer = mapUnder(ofRule, jurisdiction ?? payer.lineOfBusiness, MOST_PAYERS_KEPT);
  const answered = mapUnder(ofPayer, day, MOST_DAYS_KEPT) as Map<string, PayerRow<Value> | undefined>;
  const known = answered.get(message);
  if (known || answered.has(message)) return known;
  const found = narrowest(table, [`${ruleId}#${message}`, ruleId], scopesOf(payer.lineOfBusiness, jurisdiction), day);
  answered.set(message, found);
  return found;
}

type Answered = Map<string, PayerRow<unknown> | undefined>;

/** By rule, by MAC or line of business, by day and by message: the same few findings come line after line. */
const answeredBefore = new WeakMap<DatedTable<unknown>, Map<string, Map<string, Map<IsoDate, Answered>>>>();
const MOST_RULES_KEPT = 200;
const MOST_PAYERS_KEPT = 100;
const MOST_DAYS_KEPT = 16;

function scopesOf(lineOfBusiness: LineOfBusiness, jurisdiction: string | undefined): string[] {
  return [...(jurisdiction === undefined ? [] : [`@${jurisdiction}`]), `@${lineOfBusiness}`, ''];
}

function narrowest<Value>(
  table: DatedTable<Value>,
  keys: readonly string[],
  scopes: readonly string[],
  day: IsoDate,
): PayerRow<Value> | undefined {
  for (const scope of scopes) {
    for (const key of keys) {
      const row = inForce(table, `${key}${scope}`, day);
      if (isInForce(row)) return { key, value: row.value, citation: row.citation };
    }
  }
  return undefined;
}
