/** What is believed of a chance before any outcome: rows of `base-rates` and `prior-weights`. See README.md here. */

import type { IsoDate } from '../calendar.ts';
import { type DatedTable, inForce, isInForce } from '../tables/dated-table.ts';
import { type DecidingPayer, decidingJurisdiction, payerRow } from '../tables/payer-row.ts';
import type { ProbabilityValue, RuleTables } from '../tables/rule-tables.ts';

/**
 * How many outcomes a prior is worth whose row does not say, for intervals and learning alike. Judgements of the
 * maintainers, no measurements: the rows without a strength rest on no counts, so some twenty decided lines of a payer
 * may outweigh the weight of a finding. There is one base rate for all the findings, so it gives way more slowly.
 */
export const JUDGED_STRENGTH = { weight: 20, baseRate: 200 } as const;

/** A chance before outcomes, as the Beta distribution with alpha `mean` × `strength` and beta (1 - `mean`) × `strength`. */
export interface Prior {
  /**
   * Under which outcomes of the chance are learned: the key of its row, without the payer of a weight and with the code of
   * the line in a base rate (`64640`, or `64640|medicare|JE|11` where there is such a row).
   */
  readonly key: string;
  readonly mean: number;
  /** How many outcomes the prior is worth. */
  readonly strength: number;
  /** The value of the row; the same object for the same row. */
  readonly value: ProbabilityValue;
}

/** A line as far as its base rate depends on it. */
export interface RatedLine extends DecidingPayer {
  readonly procedureCode: string;
  /** Undefined on an institutional claim, which has a type of bill instead. */
  readonly placeOfService: string | undefined;
}

/** The chance that a finding leads to a denial; undefined where the release has no weight for it. */
export function weightPrior(
  ruleId: string,
  message: string,
  payer: DecidingPayer,
  { 'prior-weights': table }: RuleTables,
  asOf: IsoDate,
): Prior | undefined {
  const row = payerRow(table, ruleId, message, payer, asOf);
  return row && prior(row.key, row.value, JUDGED_STRENGTH.weight);
}

/**
 * The chance that a line without any finding is denied; undefined where the release has no rate for it. Of the keys
 * `code|line of business|jurisdiction|place of service`, in which `*` stands for any and `code` alone for `code|*|*|*`,
 * the code itself goes before any code, then the payer before the line of business before any payer, then the place
 * before any place. A correction may change the code, so there is a rate for any.
 */
export function baseRatePrior(line: RatedLine, { 'base-rates': table }: RuleTables, asOf: IsoDate): Prior | undefined {
  const { procedureCode, lineOfBusiness, placeOfService = '*' } = line;
  const jurisdiction = decidingJurisdiction(line);
  const payers = [...(jurisdiction === undefined ? [] : [`${lineOfBusiness}|${jurisdiction}`]), `${lineOfBusiness}|*`];
  const places = placeOfService === '*' ? ['*'] : [placeOfService, '*'];
  for (const code of [procedureCode, '*']) {
    for (const payer of [...payers, '*|*']) {
      for (const place of places) {
        const scope = payer === '*|*' && place === '*' ? '' : `|${payer}|${place}`;
        const value = rateOf(table, `${code}${scope}`, asOf);
        if (value) return prior(`${procedureCode}${scope}`, value, JUDGED_STRENGTH.baseRate);
      }
    }
  }
  return undefined;
}

function rateOf(table: DatedTable<ProbabilityValue> | undefined, key: string, asOf: IsoDate) {
  const row = inForce(table, key, asOf);
  return isInForce(row) ? row.value : undefined;
}

function prior(key: string, value: ProbabilityValue, judgedStrength: number): Prior {
  return { key, mean: value.probability, strength: value.strength ?? judgedStrength, value };
}
