/** A line, or two that say both sides of one nerve, as procedures of one amount that take their places in the ranking. */

import { COUNT_OF_UNITS } from '../claim/amounts.ts';
import type { ServiceLine } from '../claim/claim.ts';
import { isOneDay } from '../claim/line-days.ts';
import { BILATERAL, LEFT, RIGHT } from '../rules/modifiers.ts';
import { type Confidence, isInForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { bothSides, ofModifier } from './adjustments.ts';
import type { PaymentSystem } from './payment-basis.ts';
import { type UnitPrice, weakest } from './unit-price.ts';

export interface ProcedureRun {
  /** What one procedure is ranked by: the amount with both sides, where both are billed. */
  readonly rankCents: number;
  readonly count: number;
  /** Of equal amounts the line that comes first in the claim ranks first. */
  readonly occurrence: number;
  /** Of the unit price: what the line gets for each procedure, before rank. */
  readonly percent: number;
  /** A modifier takes something off, and nothing says how such a procedure stands beside others. */
  readonly isReduced: boolean;
  /** The other line, where two lines are the two sides of one procedure. */
  readonly otherSide?: ServiceLine;
  /** That of the weakest percentage taken. */
  readonly confidence: Confidence;
}

/** No figure, and why. */
export interface NoRun {
  readonly note: string;
}

/** No day holds more; sums of amounts stay exact. */
const MOST_UNITS = 9_999;

const UNITS_UNKNOWN = 'The line states no whole number of units that a day can hold.';
const DAYS_UNKNOWN = 'The line spans days, and how many units fall on each is not stated.';
const SIDES_UNKNOWN = 'How this line pays for both sides is not stated: both sides of one nerve are one unit.';

/** The procedures of one line that stands for itself. */
export function lineRun(
  line: ServiceLine,
  price: UnitPrice,
  system: PaymentSystem,
  tables: RuleTables,
): ProcedureRun | NoRun {
  const { units, modifiers, occurrence, serviceFrom: day } = line;
  const isCounted = line.unitBasis === COUNT_OF_UNITS && Number.isInteger(units) && units >= 1 && units <= MOST_UNITS;
  if (!isCounted) return { note: UNITS_UNKNOWN };
  if (units > 1 && day !== line.serviceThrough) return { note: DAYS_UNKNOWN };
  let percent = 100;
  let confidence: Confidence = 'confirmed';
  let isReduced = false;
  for (const modifier of modifiers) {
    if (modifier === BILATERAL && system === 'pfs') continue;
    const adjustment = ofModifier(tables, system, modifier, line.procedureCode, day);
    if (!isInForce(adjustment)) continue;
    const [stated] = adjustment.value.percents;
    if (stated === undefined) return { note: `No publication at hand states what is paid with modifier ${modifier}.` };
    percent = (percent * stated) / 100;
    isReduced ||= stated < 100;
    confidence = weakest([confidence, adjustment.citation.confidence]);
  }
  const sides = sidesOn(line, system);
  if (sides === 'none') return { rankCents: price.cents, count: units, occurrence, percent, isReduced, confidence };
  if (units > (sides === 'modifier' ? 1 : 2)) return { note: SIDES_UNKNOWN };
  if (system !== 'pfs') return { rankCents: price.cents, count: units, occurrence, percent, isReduced, confidence };
  const both = bothSidesPercent(price, tables, line);
  if (!both) return { note: SIDES_UNKNOWN };
  percent = (percent * both.percent) / 100;
  const rankCents = Math.round((price.cents * both.percent) / 100);
  return { rankCents, count: 1, occurrence, percent, isReduced, confidence: weakest([confidence, both.confidence]) };
}

/** How a line says that it holds both sides of a nerve: by modifier 50, or by LT and RT together. */
function sidesOn({ modifiers }: ServiceLine, system: PaymentSystem): 'none' | 'modifier' | 'leftAndRight' {
  if (modifiers.includes(BILATERAL)) return 'modifier';
  return system === 'pfs' && modifiers.includes(LEFT) && modifiers.includes(RIGHT) ? 'leftAndRight' : 'none';
}

function bothSidesPercent(price: UnitPrice, tables: RuleTables, line: ServiceLine) {
  if (price.bilateralIndicator === undefined) return undefined;
  const row = bothSides(tables, price.bilateralIndicator, line.serviceFrom);
  const percent = isInForce(row) ? row.value.percents[0] : undefined;
  return isInForce(row) && percent !== undefined
    ? { percent, confidence: weakest([row.citation.confidence, price.indicatorConfidence]) }
    : undefined;
}

/**
 * A line with LT alone and one with RT alone, a unit each and nothing else said, are both sides of one procedure: so
 * indicator 1 of the fee schedule reads. Together they get what modifier 50 gets; the line that comes first is shown
 * with the whole unit. With any other modifier, or more lines or units, each unit stands for itself.
 */
export function pairedRun(
  line: ServiceLine,
  beside: readonly ServiceLine[],
  price: UnitPrice,
  tables: RuleTables,
): ProcedureRun | undefined {
  const [side] = line.modifiers;
  if ((side !== LEFT && side !== RIGHT) || !isOneUnitOf(line, side)) return undefined;
  const otherSide = side === LEFT ? RIGHT : LEFT;
  let other: ServiceLine | undefined;
  for (const one of beside) {
    if (one === line || one.procedureCode !== line.procedureCode) continue;
    if (one.modifiers.includes(side)) return undefined;
    if (!one.modifiers.includes(otherSide)) continue;
    if (other || !isOneUnitOf(one, otherSide) || !isOfSamePlaceAndDay(one, line)) return undefined;
    other = one;
  }
  if (!other) return undefined;
  const both = bothSidesPercent(price, tables, line);
  if (!both || both.percent < 100) return undefined;
  return {
    rankCents: Math.round((price.cents * both.percent) / 100),
    count: 1,
    occurrence: Math.min(line.occurrence, other.occurrence),
    percent: line.occurrence < other.occurrence ? 100 : both.percent - 100,
    isReduced: false,
    otherSide: other,
    confidence: both.confidence,
  };
}

function isOneUnitOf(line: ServiceLine, side: string): boolean {
  const saysOnlySide = line.modifiers.length === 1 && line.modifiers[0] === side;
  return saysOnlySide && line.units === 1 && line.unitBasis === COUNT_OF_UNITS && isOneDay(line);
}

function isOfSamePlaceAndDay(a: ServiceLine, b: ServiceLine): boolean {
  return a.serviceFrom === b.serviceFrom && a.placeOfService === b.placeOfService;
}
