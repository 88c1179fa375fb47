/**
 * Tables of what payers pay. Relative values, indices and factors are decimal strings with the digits of the schedule
 * (two, three and four behind the point), rates are integer cents: neither ever becomes a binary fraction by being
 * stored.
 */

import type { RequirementValue } from './claim-form-values.ts';

export interface PaymentValue {
  readonly cents: number;
}

/** One row of the physician fee schedule. What its source does not state is absent; it is never estimated. */
export interface RelativeValue {
  /** Status code, such as A active, C priced by the contractor. */
  readonly status?: string;
  readonly workRvu: string;
  readonly nonFacilityPeRvu?: string;
  readonly facilityPeRvu?: string;
  readonly mpRvu: string;
  /** The procedure is rarely or never done in an office (facility): the amount there is the other one. */
  readonly nonFacilityNotApplicable?: true;
  readonly facilityNotApplicable?: true;
  /** 000, 010, 090, or MMM, XXX, YYY, ZZZ. */
  readonly globalDays?: string;
  readonly pcTcIndicator?: string;
  readonly multipleProcedure?: string;
  readonly bilateralSurgery?: string;
  readonly assistantAtSurgery?: string;
  readonly coSurgeons?: string;
  readonly teamSurgery?: string;
  readonly conversionFactor?: string;
  /** Members that are only probable where the rest of the row is confirmed. */
  readonly probable?: readonly ('bilateralSurgery' | 'multipleProcedure' | 'status')[];
}

export interface ConversionFactorValue {
  readonly conversionFactor: string;
}

/** Geographic practice cost indices of one locality. */
export interface GeographicIndexValue {
  readonly state: string;
  readonly name: string;
  readonly work: string;
  readonly practiceExpense: string;
  readonly malpractice: string;
}

/** One row of OPPS Addendum B. Packaged services have no rate. */
export interface OppsRateValue {
  readonly statusIndicator: string;
  readonly apc?: string;
  readonly relativeWeight?: string;
  readonly paymentCents?: number;
  readonly nationalCopaymentCents?: number;
  readonly minimumCopaymentCents?: number;
  /** Members that are only probable where the rest of the row is confirmed. */
  readonly probable?: readonly 'statusIndicator'[];
}

/** One row of ASC Addendum AA. Packaged services have no rate. */
export interface AscRateValue {
  readonly paymentIndicator: string;
  readonly isMultipleProcedureDiscounted: boolean;
  readonly paymentWeight?: string;
  readonly paymentCents?: number;
}

/** Percentages of the amount of one unit. */
export interface PaymentAdjustmentValue {
  /** By rank, the highest amount first; empty where no publication states one: the contractor decides. */
  readonly percents: readonly number[];
  /** Of every rank after those; absent where those are paid by report. */
  readonly furtherPercent?: number;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface PaymentTables {
  /** Place of service that is paid at the facility rate of the physician fee schedule. */
  'facility-places': RequirementValue;
  /**
   * `pfs-nonfacility`, `pfs-facility`, `opps`, `asc`, then `|` and the procedure code. Only releases from before
   * `payment-adjustments` are priced by it.
   */
  'national-payments': PaymentValue;
  /** Procedure code, or `code|modifier` for the row of a modifier (26, TC, 53). */
  'pfs-rvus': RelativeValue;
  /** `nonQualifying` or `qualifying`: participation of the practitioner in an alternative payment model. */
  'conversion-factors': ConversionFactorValue;
  /** `contractor|locality`: Part B contractor number and pricing locality. */
  gpci: GeographicIndexValue;
  /** Procedure code. */
  'opps-rates': OppsRateValue;
  /** Procedure code. */
  'asc-rates': AscRateValue;
  /**
   * `pfs`, `opps` or `asc`, then `|multiple|` and the multiple-procedure or status indicator, `|bilateral|` and the
   * bilateral indicator, or `|modifier|` and the modifier, for one code alone where `|` and the code follow.
   */
  'payment-adjustments': PaymentAdjustmentValue;
}
