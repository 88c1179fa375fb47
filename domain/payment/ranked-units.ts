/** The procedures of one provider, patient and day, ranked by their amounts, and what that leaves of each unit of a line. */

import type { ServiceLine } from '../claim/claim.ts';
import { isOneDay } from '../claim/line-days.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { isVisit } from '../rules/visit.ts';
import { type Confidence, inForce, isInForce } from '../tables/dated-table.ts';
import type { PaymentAdjustmentValue, RuleTables } from '../tables/rule-tables.ts';
import { isRanked, multipleProcedures } from './adjustments.ts';
import { basisOf, type PaymentSystem, systemOf } from './payment-basis.ts';
import { lineRun, type NoRun, type ProcedureRun, pairedRun } from './procedure-run.ts';
import { type PricingArea, pricingArea, type UnitPrice, unitPrice, weakest } from './unit-price.ts';

/** Units of a line that are paid alike. */
export interface PaidUnits {
  readonly units: number;
  /** Of the amount of one unit. */
  readonly percent: number;
  /** For each of them. */
  readonly cents: number;
}

export interface RankedUnits {
  /** In the order of payment, the best paid first. */
  readonly paid: readonly PaidUnits[];
  /** Units for which no percentage is stated: they are paid by report. */
  readonly unpricedUnits: number;
  /** Codes of that day whose place in the ranking is not known. */
  readonly unrankedCodes: readonly string[];
  readonly confidence: Confidence;
}

/** Whether nothing else of that day can take a place in the ranking. */
export function isOnlyProcedure({ sameDayLines, otherSameDayLines }: LineFacts, tables: RuleTables): boolean {
  return sameDayLines.length === 1 && otherSameDayLines.every((other) => isNoProcedure(other, tables));
}

const RANK_UNKNOWN = 'How procedures of one day are paid beside each other is not at hand for this code.';
const REDUCED_BESIDE_OTHERS = 'How a procedure that a modifier reduces is paid beside others of the day is not stated.';
const NO_REDUCTION: PaymentAdjustmentValue = { percents: [100], furtherPercent: 100 };

/** What each unit of the line is paid, as far as it is stated; else why not. */
export function rankedUnits(
  facts: LineFacts,
  price: UnitPrice,
  system: PaymentSystem,
  tables: RuleTables,
): RankedUnits | NoRun {
  const { line } = facts;
  const own =
    (system === 'pfs' && pairedRun(line, facts.sameDayLines, price, tables)) || lineRun(line, price, system, tables);
  if ('note' in own) return own;
  const { runs, unrankedCodes } = otherRuns(facts, own, system, tables);
  const isAlone = own.count === 1 && runs.length === 0;
  const row =
    price.indicator === undefined ? undefined : multipleProcedures(tables, system, price.indicator, line.serviceFrom);
  if (!isInForce(row) && !isAlone) return { note: RANK_UNKNOWN };
  if (own.isReduced && !isAlone) return { note: REDUCED_BESIDE_OTHERS };
  const adjustment = isInForce(row) && isRanked(row.value) ? row.value : NO_REDUCTION;
  const rank = runs.filter((run) => comesFirst(run, own)).reduce((sum, { count }) => sum + count, 1);
  const { paid, unpricedUnits } = paidByRank(own, rank, adjustment, price.cents);
  const isWhole = isAlone || adjustment === NO_REDUCTION || !isInForce(row);
  const rests = isWhole ? [own.confidence] : [own.confidence, row.citation.confidence, price.indicatorConfidence];
  return { paid, unpricedUnits, unrankedCodes, confidence: weakest(rests) };
}

/** Of equal amounts the earlier line of the claim comes first. */
function comesFirst(run: ProcedureRun, own: ProcedureRun): boolean {
  return run.rankCents === own.rankCents ? run.occurrence < own.occurrence : run.rankCents > own.rankCents;
}

function paidByRank(
  own: ProcedureRun,
  firstRank: number,
  { percents, furtherPercent }: PaymentAdjustmentValue,
  unitCents: number,
) {
  const paid: PaidUnits[] = [];
  let left = own.count;
  const pay = (units: number, byRank: number) => {
    const percent = (own.percent * byRank) / 100;
    // Percentages are multiplied first, so that each unit is rounded once.
    const cents = Math.round((unitCents * own.percent * byRank) / 10_000);
    const last = paid.at(-1);
    if (last?.percent === percent) paid[paid.length - 1] = { ...last, units: last.units + units };
    else paid.push({ units, percent, cents });
    left -= units;
  };
  for (const byRank of percents.slice(firstRank - 1)) if (left > 0) pay(1, byRank);
  if (left > 0 && furtherPercent !== undefined) pay(left, furtherPercent);
  return { paid, unpricedUnits: left };
}

/** The other procedures of that day that take part in the ranking. */
function otherRuns(facts: LineFacts, own: ProcedureRun, system: PaymentSystem, tables: RuleTables) {
  const runs: ProcedureRun[] = [];
  const unranked = new Set<string>();
  const day = { facts, system, tables, area: system === 'pfs' ? pricingArea(facts) : undefined };
  const sides = new Set<ServiceLine>([facts.line]);
  if (own.otherSide) sides.add(own.otherSide);
  for (const lines of [facts.sameDayLines, facts.otherSameDayLines]) {
    for (const line of lines) {
      if (sides.has(line)) continue;
      const run = otherRun(line, lines, day);
      if (run === 'unranked') unranked.add(line.procedureCode);
      else if (run !== 'takesNoPart') {
        runs.push(run);
        // Its other side has no place of its own.
        if (run.otherSide) sides.add(run.otherSide);
      }
    }
  }
  return { runs, unrankedCodes: [...unranked] };
}

type OtherRun = ProcedureRun | 'unranked' | 'takesNoPart';

/** What the other lines are looked at with. */
interface DayOfLine {
  readonly facts: LineFacts;
  readonly system: PaymentSystem;
  readonly tables: RuleTables;
  readonly area: PricingArea | undefined;
}

interface KnownRun {
  readonly system: PaymentSystem;
  readonly tables: RuleTables;
  readonly contractor: string | undefined;
  readonly locality: string | undefined;
  readonly run: OtherRun;
}

const known = new WeakMap<ServiceLine, KnownRun>();

/** Each line of a claim of hundreds meets all the others, which are the same for every one of them. */
function otherRun(line: ServiceLine, beside: readonly ServiceLine[], day: DayOfLine): OtherRun {
  const { system, tables, area } = day;
  const before = known.get(line);
  const isSame = before?.contractor === area?.contractor && before?.locality === area?.locality;
  if (isSame && before?.tables === tables && before.system === system) return before.run;
  const run = foundRun(line, beside, day);
  known.set(line, { system, tables, contractor: area?.contractor, locality: area?.locality, run });
  return run;
}

function foundRun(line: ServiceLine, beside: readonly ServiceLine[], day: DayOfLine): OtherRun {
  const { facts, system, tables, area } = day;
  if (isNoProcedure(line, tables)) return 'takesNoPart';
  const basis = basisOf(facts, line, tables);
  if (!basis || systemOf(basis) !== system || !isOneDay(line)) return 'unranked';
  const price = unitPrice(tables, basis, line.procedureCode, line.serviceFrom, area);
  if (price.kind === 'unpriced' || price.indicator === undefined) return 'unranked';
  const row = multipleProcedures(tables, system, price.indicator, line.serviceFrom);
  if (!isInForce(row)) return 'unranked';
  if (!isRanked(row.value)) return 'takesNoPart';
  const run = (system === 'pfs' && pairedRun(line, beside, price, tables)) || lineRun(line, price, system, tables);
  return 'note' in run ? 'unranked' : run;
}

/** Most supplies, implants, drugs and laboratory tests: HCPCS A, J, L, P and Q, CPT 8xxxx, 99070 and those that end in U. */
const NO_PROCEDURES = /^(?:[AJLPQ]\d{4}|8\d{4}|\d{4}U|99070)$/;

/** These, visits and imaging are paid beside procedures without a reduction of either; a revenue line without a code is none. */
function isNoProcedure(line: ServiceLine, tables: RuleTables): boolean {
  const { procedureCode, serviceFrom } = line;
  return (
    procedureCode === '' ||
    NO_PROCEDURES.test(procedureCode) ||
    isVisit(line, tables, serviceFrom) ||
    inForce(tables['imaging-codes'], procedureCode, serviceFrom).kind === 'inForce'
  );
}
