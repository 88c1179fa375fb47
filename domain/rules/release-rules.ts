/** The rules that a release was published for. */

import type { DatedTable } from '../tables/dated-table.ts';
import { parseRuleKey } from '../tables/rule-key.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { catalog } from './catalog.ts';
import type { AnyRule } from './rule.ts';

/**
 * A rule belongs to a release that holds a weight for it, as every rule of the catalog must when a release is published.
 * One that was written later is not asked: the release has neither its rows nor its weight, and an old answer can be
 * given again as it was.
 */
export function releaseRules(tables: RuleTables): readonly AnyRule[] {
  const weights = tables['prior-weights'];
  if (!weights) return [];
  const known = rulesByWeights.get(weights);
  if (known) return known;
  const weighed = new Set([...weights.records.keys()].map((key) => parseRuleKey(key).ruleId));
  const rules = catalog.filter(({ id }) => weighed.has(id));
  rulesByWeights.set(weights, rules);
  return rules;
}

/** Asked for every line, so found once a release. */
const rulesByWeights = new WeakMap<DatedTable<unknown>, readonly AnyRule[]>();
