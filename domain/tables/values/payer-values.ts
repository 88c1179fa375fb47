/** Tables that tell who pays and which contractor decides. */

import type { IsoDate } from '../../calendar.ts';

export const LINES_OF_BUSINESS = [
  'medicare',
  'railroadMedicare',
  'medicareAdvantage',
  'medicaid',
  'commercial',
  'other',
  'unknown',
] as const;

/** Who pays, told apart because edits and policies differ. */
export type LineOfBusiness = (typeof LINES_OF_BUSINESS)[number];

export interface LineOfBusinessValue {
  readonly lineOfBusiness: LineOfBusiness;
}

/**
 * ZIP codes of one three-digit prefix that belong to one Part B contractor and pricing locality. `lastTwo` lists the
 * last two digits with ranges, such as `00-04 06 10-19`; a ZIP code in no area is not in the official file.
 */
export interface ZipArea {
  readonly contractor: string;
  readonly locality: string;
  readonly lastTwo: string;
}

/**
 * Nine-digit ZIP codes of one five-digit code that belong to one Part B contractor and pricing locality. `plusFour`
 * lists the last four digits with ranges, such as `0001-0400 0777`.
 */
export interface PlusFourArea {
  readonly contractor: string;
  readonly locality: string;
  readonly plusFour: string;
}

export interface ContractorValue {
  readonly jurisdiction: string;
  readonly name: string;
  readonly states: readonly string[];
  /** The Part A contractor of the same area. */
  readonly partAContractor: string;
}

/** A policy that a payer works by. */
export interface AdoptedPolicy {
  /** Key of `policies`. */
  readonly policy: string;
  /** The plans that it is known to hold for. */
  readonly linesOfBusiness: readonly LineOfBusiness[];
  /** The plans that it is known not to hold for; of others nothing is known. */
  readonly notFor?: readonly LineOfBusiness[];
  /** First day, where the payer took it over later than the policy's own date. */
  readonly from?: IsoDate;
}

/** An insurer other than original Medicare. It may sell plans of several lines of business. */
export interface PayerValue {
  readonly name: string;
  /** Words, in lower case and in order, any line of which in a payer's name means this payer. */
  readonly nameWords: readonly string[];
  readonly payerIds: readonly string[];
  readonly policies: readonly AdoptedPolicy[];
  /** True for a family of payers, which gives way to a payer of the family that is known by itself. */
  readonly isFamily?: boolean;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface PayerTables {
  /** First three digits of the ZIP code. */
  'zip-localities': { readonly areas: readonly ZipArea[] };
  /** Five-digit ZIP code that lies in more than one locality. */
  'zip-plus-four': { readonly areas: readonly PlusFourArea[] };
  /** Part B contractor number. */
  'mac-contractors': ContractorValue;
  /** MAC jurisdiction. */
  'mac-jurisdictions': { readonly name: string };
  /** `filing/` and SBR09, or `payer/` and the payer id. */
  'lines-of-business': LineOfBusinessValue;
  /** Short name of the payer. */
  payers: PayerValue;
}
