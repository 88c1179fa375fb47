/** What a release holds likely before any outcome, and how much that is worth. */

import type { IsoDate } from '../calendar.ts';
import { inForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { LEARNING } from './parameters.ts';

export interface ChancePrior {
  /** Above 0 and below 1. */
  readonly probability: number;
  /** How many outcomes the prior is worth; above 0. */
  readonly strength: number;
}

export interface WeightPrior extends ChancePrior {
  /** Of the row of `prior-weights`; findings with the same key are learned together. */
  readonly key: string;
}

/** Undefined where the release does not know the finding or the code. */
export interface Priors {
  /** `finding` is rule id, `#` and message. */
  weight(payer: string, finding: string): WeightPrior | undefined;
  baseRate(payer: string, procedureCode: string): ChancePrior | undefined;
}

/** The priors of a release on a day, looked up as scoring does: message before rule, code before any code. */
export function releasePriors(tables: RuleTables, asOf: IsoDate): Priors {
  return {
    weight(_payer, finding) {
      const ruleId = finding.slice(0, finding.indexOf('#'));
      for (const key of [finding, ruleId]) {
        const row = inForce(tables['prior-weights'], key, asOf);
        if (row.kind === 'inForce') {
          return { key, probability: row.value.probability, strength: LEARNING.weightStrength };
        }
      }
      return undefined;
    },
    baseRate(_payer, procedureCode) {
      for (const key of [procedureCode, '*']) {
        const row = inForce(tables['base-rates'], key, asOf);
        if (row.kind === 'inForce') {
          return { probability: row.value.probability, strength: LEARNING.baseRateStrength };
        }
      }
      return undefined;
    },
  };
}
