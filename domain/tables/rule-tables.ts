/** Every table of a rule release: its name, what its keys are and the shape of its values. */

import type { DatedTable } from './dated-table.ts';
import type { ClaimFormTables } from './values/claim-form-values.ts';
import type { CodingTables } from './values/coding-values.ts';
import type { CoverageTables } from './values/coverage-values.ts';
import type { DocumentationTables } from './values/documentation-values.ts';
import type { NcciTables } from './values/ncci-values.ts';
import type { PayerTables } from './values/payer-values.ts';
import type { PaymentTables } from './values/payment-values.ts';
import type { RiskTables } from './values/risk-values.ts';

export type {
  BillTypeValue,
  ClaimAction,
  ClaimFrequencyValue,
  FilingLimitValue,
  ModifierListValue,
  ModifierUseValue,
  PlaceValue,
  RequirementValue,
} from './values/claim-form-values.ts';
export type {
  BranchGroupValue,
  CodeCountValue,
  DiagnosisSideValue,
  OtherTargetValue,
  SideModifierValue,
} from './values/coding-values.ts';
export type {
  CoveredDiagnosesValue,
  CryoneurolysisPolicyValue,
  DiagnosisExclusionValue,
  DiagnosisFamilyValue,
  PolicyDocumentValue,
  PolicyReach,
  PolicyValue,
} from './values/coverage-values.ts';
export type {
  DestructionParametersValue,
  ImagingCodeValue,
  LesionParameter,
  ModulatingTechniqueValue,
  NecessityPart,
  NecessityRequirementValue,
  NerveValue,
  TechniqueFamily,
  TechniqueValue,
  WordListValue,
} from './values/documentation-values.ts';
export type { DeletedPtpValue, GlobalPeriodValue, MueValue, PtpValue } from './values/ncci-values.ts';
export type {
  AdoptedPolicy,
  ContractorValue,
  LineOfBusiness,
  LineOfBusinessValue,
  PayerValue,
  PlusFourArea,
  ZipArea,
} from './values/payer-values.ts';
export type {
  AscRateValue,
  ConversionFactorValue,
  GeographicIndexValue,
  OppsRateValue,
  PaymentAdjustmentValue,
  PaymentValue,
  RelativeValue,
} from './values/payment-values.ts';
export type { AdjustmentKindValue, DenialCodesValue, ProbabilityValue } from './values/risk-values.ts';

/** Table name → type of its values. */
export interface RuleTableValues
  extends ClaimFormTables,
    CodingTables,
    CoverageTables,
    DocumentationTables,
    NcciTables,
    PayerTables,
    PaymentTables,
    RiskTables {}

export type RuleTableName = keyof RuleTableValues;

/** A missing table vouches for nothing. */
export type RuleTables = { readonly [Name in RuleTableName]?: DatedTable<RuleTableValues[Name]> };

/** A publication that rows cite. */
export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  /** Date of the publication, as the publisher states it. */
  readonly published: string;
  /** SHA-256 of the file that was imported; of each part where it came in several, in the order of their names. */
  readonly fileHash?: string;
}

/** Everything a score depends on besides the claim and the as-of date. Immutable. */
export interface RuleRelease {
  readonly id: string;
  readonly hash: string;
  readonly tables: RuleTables;
  readonly sources: ReadonlyMap<string, Source>;
}
