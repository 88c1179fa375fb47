/** What one unit of a code is paid under a schedule, before anything is done to it by rank, side or modifier. */

import type { IsoDate } from '../calendar.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { MacFact } from '../claim/mac.ts';
import { type Confidence, inForce, isInForce } from '../tables/dated-table.ts';
import { joinedKey } from '../tables/joined-key.ts';
import { mapOf, mapUnder } from '../tables/kept-maps.ts';
import type { RelativeValue, RuleTables } from '../tables/rule-tables.ts';
import { feeScheduleCents, NATIONAL_INDICES, type ThreeParts } from './fee-schedule-amount.ts';
import type { PaymentBasis } from './payment-basis.ts';

export interface UnitPrice {
  readonly kind: 'priced';
  readonly cents: number;
  /** Pricing locality of the amount; null where it is national. */
  readonly locality: string | null;
  readonly source: string;
  /** That of the weakest row that the amount rests on. */
  readonly confidence: Confidence;
  /** By which procedures of a day are ranked: multiple-procedure indicator, status indicator, or `Y` or `N`. */
  readonly indicator: string | undefined;
  /** Of the physician fee schedule. */
  readonly bilateralIndicator: string | undefined;
  /** How sure the indicators are. */
  readonly indicatorConfidence: Confidence;
  /** What a reader must know of the amount; undefined where it is that of the locality. */
  readonly note: string | undefined;
}

/** No figure, and why. */
export interface NoPrice {
  readonly kind: 'unpriced';
  readonly note: string;
}

/** Where the physician fee schedule prices a line: by the ZIP code of its place of service. */
export type PricingArea = Pick<MacFact, 'contractor' | 'citations'> & { readonly locality: string };

/** Practitioners are taken for non-qualifying participants: no claim says otherwise. */
const PARTICIPATION = 'nonQualifying';

/** Status codes of services that are paid by their relative values: active, restricted, injections. */
const PAID_BY_VALUES: ReadonlySet<string> = new Set(['A', 'R', 'T']);

const NO_ROW = 'No schedule at hand states an amount of this code on that day.';
const BY_CONTRACTOR = 'The fee schedule states no amount of this code; its contractor prices it.';
const NO_PRACTICE_EXPENSE = 'The practice expense of this setting in that year is not at hand.';
const NO_FACTOR = 'The conversion factor of that day is not at hand.';
const LOCALITY_UNKNOWN = 'National amount: the pricing locality is not known.';
const INDICES_UNKNOWN = 'National amount: the geographic indices of that locality and day are not at hand.';
const NO_WAGE_INDEX = 'National rate, without the wage index of the area.';

/** The locality in which the physician fee schedule prices the line; undefined where no ZIP code tells it. */
export function pricingArea({ mac }: LineFacts): PricingArea | undefined {
  return mac?.locality === undefined ? undefined : (mac as PricingArea);
}

/** The row that says which locality the ZIP code lies in comes first. */
function areaConfidence({ citations: [zip] }: PricingArea): Confidence {
  return zip?.confidence ?? 'probable';
}

/** By code, by day and by where and how it is priced. */
const kept = new WeakMap<RuleTables, Map<string, Map<IsoDate, Map<string, KnownPrices>>>>();
/** Lines of a file have few codes and days, and localities there are a hundred of. */
const MOST_CODES_KEPT = 200;
const MOST_DAYS_KEPT = 128;
const MOST_PLACES_KEPT = 250;

/** Prices of a code, day and place. */
type KnownPrices = Partial<Record<PaymentBasis, KnownPrice>>;

interface KnownPrice {
  /** How sure the place is. */
  readonly confidence: Confidence | undefined;
  readonly price: UnitPrice | NoPrice;
}

/** The amount of one unit. Answers are kept for the life of the release. */
export function unitPrice(
  tables: RuleTables,
  basis: PaymentBasis,
  code: string,
  day: IsoDate,
  area: PricingArea | undefined,
): UnitPrice | NoPrice {
  const days = mapUnder(mapOf(kept, tables), code, MOST_CODES_KEPT);
  const places = mapUnder(days, day, MOST_DAYS_KEPT);
  const place = area ? joinedKey(area.contractor, area.locality) : NOWHERE;
  const confidence = area && areaConfidence(area);
  let prices = places.get(place);
  if (!prices) {
    if (places.size >= MOST_PLACES_KEPT) places.clear();
    prices = {};
    places.set(place, prices);
  }
  const known = prices[basis];
  if (known && known.confidence === confidence) return known.price;
  const price = found(tables, basis, code, day, area);
  prices[basis] = { confidence, price };
  return price;
}

const NOWHERE = '';

function found(
  tables: RuleTables,
  basis: PaymentBasis,
  code: string,
  day: IsoDate,
  area: PricingArea | undefined,
): UnitPrice | NoPrice {
  if (basis === 'opps') return hospitalPrice(tables, code, day);
  if (basis === 'asc') return centerPrice(tables, code, day);
  return practitionerPrice(tables, basis, code, day, area);
}

function practitionerPrice(
  tables: RuleTables,
  basis: 'pfs-facility' | 'pfs-nonfacility',
  code: string,
  day: IsoDate,
  area: PricingArea | undefined,
): UnitPrice | NoPrice {
  const row = inForce(tables['pfs-rvus'], code, day);
  if (!isInForce(row)) return unpriced(NO_ROW);
  const { value } = row;
  if (value.status !== undefined && !PAID_BY_VALUES.has(value.status)) return unpriced(BY_CONTRACTOR);
  const parts = partsOf(value, basis);
  if (!parts) return unpriced(NO_PRACTICE_EXPENSE);
  const factor = inForce(tables['conversion-factors'], PARTICIPATION, day);
  if (!isInForce(factor)) return unpriced(NO_FACTOR);
  const local = area && inForce(tables.gpci, `${area.contractor}|${area.locality}`, day);
  const indices = isInForce(local) ? local : undefined;
  const rests = [row.citation.confidence, factor.citation.confidence];
  if (area && indices) rests.push(areaConfidence(area), indices.citation.confidence);
  return {
    kind: 'priced',
    cents: feeScheduleCents(parts, indices?.value ?? NATIONAL_INDICES, factor.value.conversionFactor),
    locality: area && indices ? area.locality : null,
    source: row.citation.source,
    confidence: weakest(rests),
    indicator: value.multipleProcedure,
    bilateralIndicator: value.bilateralSurgery,
    indicatorConfidence: value.probable ? 'probable' : row.citation.confidence,
    note: indices ? undefined : area ? INDICES_UNKNOWN : LOCALITY_UNKNOWN,
  };
}

function partsOf(value: RelativeValue, basis: 'pfs-facility' | 'pfs-nonfacility'): ThreeParts | undefined {
  const practiceExpense = basis === 'pfs-facility' ? value.facilityPeRvu : value.nonFacilityPeRvu;
  return practiceExpense === undefined ? undefined : { work: value.workRvu, practiceExpense, malpractice: value.mpRvu };
}

function hospitalPrice(tables: RuleTables, code: string, day: IsoDate): UnitPrice | NoPrice {
  const row = inForce(tables['opps-rates'], code, day);
  if (!isInForce(row) || row.value.paymentCents === undefined) return unpriced(NO_ROW);
  const { statusIndicator, paymentCents, probable } = row.value;
  return nationalRate(paymentCents, statusIndicator, row.citation, probable ? 'probable' : row.citation.confidence);
}

function centerPrice(tables: RuleTables, code: string, day: IsoDate): UnitPrice | NoPrice {
  const row = inForce(tables['asc-rates'], code, day);
  if (!isInForce(row) || row.value.paymentCents === undefined) return unpriced(NO_ROW);
  const { isMultipleProcedureDiscounted, paymentCents } = row.value;
  const { citation } = row;
  return nationalRate(paymentCents, isMultipleProcedureDiscounted ? 'Y' : 'N', citation, citation.confidence);
}

function nationalRate(
  cents: number,
  indicator: string,
  { source, confidence }: { readonly source: string; readonly confidence: Confidence },
  indicatorConfidence: Confidence,
): UnitPrice {
  return {
    kind: 'priced',
    cents,
    locality: null,
    source,
    confidence,
    indicator,
    bilateralIndicator: undefined,
    indicatorConfidence,
    note: NO_WAGE_INDEX,
  };
}

export function weakest(confidences: readonly Confidence[]): Confidence {
  return confidences.includes('probable') ? 'probable' : 'confirmed';
}

function unpriced(note: string): NoPrice {
  return { kind: 'unpriced', note };
}
