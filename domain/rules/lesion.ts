/** What temperature and concentration of the lesion say about destruction. */

import type { Location } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { DocumentedFacts } from '../documentation/documented-facts.ts';
import type { Stated } from '../documentation/stated.ts';
import { type Citation, inForce, isInForce } from '../tables/dated-table.ts';
import type { DestructionParametersValue, RuleTables } from '../tables/rule-tables.ts';

/** Row for a line whose record states no technique, or several. */
const ANY_TECHNIQUE = '*';

export interface DestructionRow {
  readonly value: DestructionParametersValue;
  readonly citation: Citation;
}

/** What confirms destruction by the technique of the line; undefined where no row says. */
export function destructionRow(facts: LineFacts, tables: RuleTables): DestructionRow | undefined {
  const { technique } = facts.documented;
  const key = technique.kind === 'stated' ? technique.technique : ANY_TECHNIQUE;
  const row = inForce(tables['destruction-parameters'], key, facts.serviceFrom);
  return isInForce(row) ? row : undefined;
}

export type Confirmation = 'confirms' | 'contradicts' | 'saysNeither';

/** Heat only: a probe below freezing is another technique. */
export function byTemperature(stated: Stated<number> | undefined, row: DestructionRow | undefined): Confirmation {
  const { confirmedFromCelsius: from, notDestroyingToCelsius: to } = row?.value ?? {};
  if (!stated || from === undefined || stated.value <= 0) return 'saysNeither';
  if (stated.value >= from) return 'confirms';
  return to === undefined || stated.value <= to ? 'contradicts' : 'saysNeither';
}

export function byConcentration(stated: Stated<number> | undefined, row: DestructionRow | undefined): Confirmation {
  const { confirmedFromPercent: from, notDestroyingToPercent: to } = row?.value ?? {};
  if (!stated || from === undefined) return 'saysNeither';
  if (stated.value >= from) return 'confirms';
  return to === undefined || stated.value <= to ? 'contradicts' : 'saysNeither';
}

/** Whether the strength lies between what is taken as neurolytic and what is disputed. */
export function isStrengthOpen(stated: Stated<number> | undefined, row: DestructionRow | undefined): boolean {
  const isKnown = row?.value.confirmedFromPercent !== undefined;
  return stated !== undefined && isKnown && byConcentration(stated, row) === 'saysNeither';
}

/** What was done instead of destruction, whatever says so. */
export interface OtherTechnique {
  readonly name: string;
  readonly at: Location;
  readonly citation: Citation;
  /** Key of `modulating-techniques`, where the record says the technique. */
  readonly key: string | undefined;
  /** In our words; undefined where no row says. */
  readonly directsTo: string | undefined;
}

/** A block, stimulation or the like; pulsed radiofrequency is none of them, as a rule of its own judges it. */
export function otherTechnique({ technique, modulation }: DocumentedFacts): OtherTechnique | undefined {
  if (modulation) {
    const { value, at, citation } = modulation;
    return { name: value.name, at, citation, key: undefined, directsTo: value.directsTo };
  }
  if (technique.kind !== 'stated' || technique.value.destructive !== false) return undefined;
  if (technique.value.family === 'radiofrequency') return undefined;
  const { value, at, citation } = technique;
  return { name: value.name, at, citation, key: technique.technique, directsTo: value.replacementCode };
}
