/** Rows of a rule that may hold for some payers alone: keys `rule`, `rule#message`, either with `@` and a payer. */

import type { IsoDate } from '../calendar.ts';
import { type Citation, type DatedTable, inForce } from './dated-table.ts';
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
  let answered = answeredBefore.get(table) as Map<string, PayerRow<Value> | undefined> | undefined;
  if (!answered) {
    answered = new Map();
    answeredBefore.set(table, answered);
  }
  const jurisdiction = decidingJurisdiction(payer);
  const asked = `${ruleId}#${message}@${jurisdiction ?? ''}@${payer.lineOfBusiness}@${day}`;
  const known = answered.get(asked);
  if (known || answered.has(asked)) return known;
  const found = narrowest(table, [`${ruleId}#${message}`, ruleId], scopesOf(payer.lineOfBusiness, jurisdiction), day);
  if (answered.size >= MOST_ROWS_KEPT) answered.clear();
  answered.set(asked, found);
  return found;
}

/** The same few findings come line after line. Messages times payers of a day are some hundreds. */
const MOST_ROWS_KEPT = 4_000;
const answeredBefore = new WeakMap<DatedTable<unknown>, Map<string, PayerRow<unknown> | undefined>>();

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
      if (row.kind === 'inForce') return { key, value: row.value, citation: row.citation };
    }
  }
  return undefined;
}
