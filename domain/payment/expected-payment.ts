/** What Medicare allows for a line if it pays it: by schedule, locality, setting, units, sides and rank. */

import type { LineFacts } from '../claim/line-facts.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { nationalPayment } from './national-payment.ts';
import type { ExpectedPayment } from './payment.ts';
import { basisOf, isOriginalMedicare, type PaymentBasis, systemOf } from './payment-basis.ts';
import { isOnlyProcedure, rankedUnits } from './ranked-units.ts';
import { pricingArea, type UnitPrice, unitPrice, weakest } from './unit-price.ts';

const NOT_MEDICARE = 'Only original Medicare publishes what it pays.';
const WHO_PAYS = 'Who pays is not known.';
const NO_SCHEDULE = 'Type of bill and place of service do not tell which schedule pays the line.';
const BY_REPORT = 'Units of the lowest ranks are paid by report and are not in the figure.';
const CHARGE_IS_LOWER = 'The figure is the charge: the schedule allows more, and Medicare pays the lesser of both.';
const A_VOID = 'A void takes an earlier claim back; it is paid nothing.';
const NO_CHARGE = 'The line states no charge above zero, and Medicare pays no more than the charge.';

/** Allowed amount of the line under the tables of a release, on its first day of service. */
export function expectedPayment(facts: LineFacts, tables: RuleTables): ExpectedPayment {
  if (facts.claimAction === 'voids') return VOID_PAYMENT;
  if (!tables['payment-adjustments']) return nationalPayment(facts, tables);
  if (!isOriginalMedicare(facts)) return facts.lineOfBusiness === 'unknown' ? NO_PAYER_PAYMENT : OTHER_PAYER_PAYMENT;
  const basis = basisOf(facts, facts.line, tables);
  if (!basis) return NO_SCHEDULE_PAYMENT;
  const area = systemOf(basis) === 'pfs' ? pricingArea(facts) : undefined;
  const price = unitPrice(tables, basis, facts.procedureCode, facts.serviceFrom, area);
  if (price.kind === 'unpriced') return { expectedCents: null, basis, notes: [price.note] };
  return basis === 'opps'
    ? kept(facts, price, basis, tables)
    : chargeOrLess(kept(facts, price, basis, tables), facts.line.chargeCents);
}

/**
 * Physicians and surgical centers are paid the lesser of the charge and the schedule (42 CFR 414.21, 416.172). A charge
 * that could not be read counts as none.
 */
function chargeOrLess(payment: ExpectedPayment, chargeCents: number): ExpectedPayment {
  const { expectedCents, basis, notes = [] } = payment;
  if (expectedCents === null || chargeCents >= expectedCents) return payment;
  return chargeCents > 0
    ? { ...payment, expectedCents: chargeCents, notes: [...notes, CHARGE_IS_LOWER] }
    : { expectedCents: null, basis, notes: [NO_CHARGE] };
}

const NO_PAYER_PAYMENT: ExpectedPayment = { expectedCents: null, basis: 'unknown', notes: [WHO_PAYS] };
const OTHER_PAYER_PAYMENT: ExpectedPayment = { expectedCents: null, basis: 'unknown', notes: [NOT_MEDICARE] };
const VOID_PAYMENT: ExpectedPayment = { expectedCents: null, basis: 'unknown', notes: [A_VOID] };
const NO_SCHEDULE_PAYMENT: ExpectedPayment = { expectedCents: null, basis: 'unknown', notes: [NO_SCHEDULE] };

interface LineAlone {
  readonly units: number;
  readonly unitBasis: string;
  readonly isOneDay: boolean;
  readonly modifiers: readonly string[];
  readonly payment: ExpectedPayment;
}

const linesAlone = new WeakMap<UnitPrice, LineAlone[]>();
/** More are reckoned again: nearly all lines bill few units with few modifiers. */
const MOST_LINES_KEPT = 16;

/** A line without other procedures on its day is paid by its units and modifiers alone, and most are like another. */
function kept(facts: LineFacts, price: UnitPrice, basis: PaymentBasis, tables: RuleTables): ExpectedPayment {
  if (!isOnlyProcedure(facts, tables)) return reckoned(facts, price, basis, tables);
  const { units, unitBasis, modifiers, serviceFrom, serviceThrough } = facts.line;
  const isOneDay = serviceFrom === serviceThrough;
  let lines = linesAlone.get(price);
  if (!lines) {
    lines = [];
    linesAlone.set(price, lines);
  }
  for (const line of lines) {
    if (line.units !== units || line.unitBasis !== unitBasis || line.isOneDay !== isOneDay) continue;
    if (isSameList(line.modifiers, modifiers)) return line.payment;
  }
  const payment = reckoned(facts, price, basis, tables);
  if (lines.length >= MOST_LINES_KEPT) lines.length = 0;
  lines.push({ units, unitBasis, isOneDay, modifiers, payment });
  return payment;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function reckoned(facts: LineFacts, price: UnitPrice, basis: PaymentBasis, tables: RuleTables): ExpectedPayment {
  const ranked = rankedUnits(facts, price, systemOf(basis), tables);
  if ('note' in ranked) return { expectedCents: null, basis, notes: [ranked.note] };
  const { paid, unpricedUnits, unrankedCodes } = ranked;
  const rankNotes = [
    ...(unpricedUnits > 0 ? [BY_REPORT] : []),
    ...(unrankedCodes.length > 0 ? [notRanked(unrankedCodes)] : []),
  ];
  if (paid.length === 0) return { expectedCents: null, basis, unpricedUnits, notes: rankNotes };
  const notes = price.note === undefined ? rankNotes : [price.note, ...rankNotes];
  return {
    expectedCents: paid.reduce((sum, { units, cents }) => sum + units * cents, 0),
    basis,
    locality: price.locality,
    perUnitCents: price.cents,
    units: paid,
    ...(unpricedUnits > 0 ? { unpricedUnits } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    source: price.source,
    confidence: weakest([price.confidence, ranked.confidence]),
  };
}

/** A claim of hundreds of lines names the first of them. */
const MOST_CODES_NAMED = 10;

function notRanked(codes: readonly string[]): string {
  const more = codes.length > MOST_CODES_NAMED ? ' and others' : '';
  return `Not ranked with ${codes.slice(0, MOST_CODES_NAMED).join(', ')}${more}: amounts of that day that are not at hand. Where one is higher, this line is paid at a lower percentage.`;
}
