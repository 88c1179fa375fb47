/** Tables that tell who pays and which contractor decides. */

/** Who pays, told apart because edits and policies differ. */
export type LineOfBusiness =
  | 'medicare'
  | 'railroadMedicare'
  | 'medicareAdvantage'
  | 'medicaid'
  | 'commercial'
  | 'other'
  | 'unknown';

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

export interface ContractorValue {
  readonly jurisdiction: string;
  readonly name: string;
  readonly states: readonly string[];
  /** The Part A contractor of the same area. */
  readonly partAContractor: string;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface PayerTables {
  /** First three digits of the ZIP code. */
  'zip-localities': { readonly areas: readonly ZipArea[] };
  /** Part B contractor number. */
  'mac-contractors': ContractorValue;
  /** MAC jurisdiction. */
  'mac-jurisdictions': { readonly name: string };
  /** `filing/` and SBR09, or `payer/` and the payer id. */
  'lines-of-business': LineOfBusinessValue;
}
