/** What a release holds likely before any outcome, and how much that is worth, looked up as scoring does. */

import type { IsoDate } from '../calendar.ts';
import type { OutcomePattern } from '../outcomes/outcome-pattern.ts';
import { baseRatePrior, type Prior, weightPrior } from '../score/priors.ts';
import { payerOf } from '../score/risk-payer.ts';
import type { RuleTables } from '../tables/rule-tables.ts';

/** What is believed of one chance. `mean` is above 0 and below 1; what has the same `key` is learned together. */
export type ChancePrior = Pick<Prior, 'key' | 'mean' | 'strength'>;

/** Undefined where the release does not know the finding or the code. */
export interface Priors {
  /** `finding` is rule id, `#` and message. */
  weight(payer: string, finding: string): ChancePrior | undefined;
  baseRate(line: Pick<OutcomePattern, 'payer' | 'procedureCode' | 'placeOfService'>): ChancePrior | undefined;
}

/** The priors of a release on a day. */
export function releasePriors(tables: RuleTables, asOf: IsoDate): Priors {
  return {
    weight(payer, finding) {
      const at = finding.indexOf('#');
      return weightPrior(finding.slice(0, at), finding.slice(at + 1), payerOf(payer), tables, asOf);
    },
    baseRate({ payer, procedureCode, placeOfService }) {
      const line = { ...payerOf(payer), procedureCode, placeOfService: placeOfService ?? undefined };
      return baseRatePrior(line, tables, asOf);
    },
  };
}
