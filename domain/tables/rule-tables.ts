/** Every table of a rule release: its name, what its keys are and the shape of its values. */

import type { DatedTable } from './dated-table.ts';

/** Who pays, told apart because edits and policies differ. */
export type LineOfBusiness =
  | 'medicare'
  | 'railroadMedicare'
  | 'medicareAdvantage'
  | 'medicaid'
  | 'commercial'
  | 'other'
  | 'unknown';

export interface MueValue {
  readonly units: number;
  /** MUE adjudication indicator: 1 a line, 2 and 3 a day. */
  readonly mai: 1 | 2 | 3;
  readonly rationale: string;
}

export interface PtpValue {
  /** 0 never together, 1 together with an NCCI-associated modifier, 9 edit not in use. */
  readonly modifierIndicator: 0 | 1 | 9;
  readonly rationale: string;
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

export interface PolicyValue {
  /** Identifier of the LCD, article or instruction. */
  readonly policy: string;
  readonly title: string;
}

export interface CryoneurolysisPolicyValue extends PolicyValue {
  /** The codes that the policy wants instead, in our words. */
  readonly directsTo: string;
}

export interface DiagnosisExclusionValue extends PolicyValue {
  /** Key of `diagnosis-families`. */
  readonly family: string;
}

export interface DiagnosisFamilyValue {
  readonly name: string;
  /** ICD-10-CM codes without dots; a code belongs when it starts with one of them. */
  readonly prefixes: readonly string[];
  /** Codes that stand beside the family without being a reason for the procedure, such as the disease behind it. */
  readonly companionPrefixes: readonly string[];
  /** Codes that are a focal reason although a companion prefix covers them. */
  readonly focalPrefixes: readonly string[];
}

export type TechniqueFamily = 'radiofrequency' | 'chemical' | 'cryo' | 'other';

export interface TechniqueValue {
  readonly family: TechniqueFamily;
  /** Whether it destroys the nerve; null where payers differ. */
  readonly destructive: boolean | null;
  readonly name: string;
  readonly terms: readonly string[];
  /** True where the terms say only the family; such a row gives way to a more exact one in the same text. */
  readonly isUnspecified?: boolean;
  /** True where the terms are no technique at all and only keep their words from being read as one. */
  readonly isNone?: boolean;
  /** Lowest and highest temperature of the probe, in degrees Celsius, that by itself means this technique. */
  readonly celsius?: readonly [lowest: number, highest: number];
  /** Supply codes that are billed only with this technique. */
  readonly supplyCodes?: readonly string[];
  /** The code to bill instead of 64640 wherever it does not count as destruction. */
  readonly replacementCode?: string;
}

export interface NerveValue {
  readonly region: string;
  /** The code that destruction of this nerve belongs to. */
  readonly code: string;
  /** The code for cryoneurolysis of it; null where none applies. */
  readonly cryoCode: string | null;
  /** Names that are safe to look for in running text. */
  readonly terms: readonly string[];
  /** Short forms that mean the nerve only where a nerve is expected. */
  readonly abbreviations: readonly string[];
}

export interface WordListValue {
  readonly words: readonly string[];
}

export interface ModifierUseValue {
  /** An assistant is never paid; anything else is never valid on the code. */
  readonly use: 'neverValid' | 'neverPaid';
  /** Why, in our words; it becomes part of the finding. */
  readonly reason: string;
  /** What must be true before the modifier may be removed; null where removing it would bill another service. */
  readonly removable: { readonly requires: string; readonly attestation: 'coder' | 'clinician' } | null;
}

export interface ModifierListValue {
  readonly modifiers: readonly string[];
}

/** A requirement that a source states; the row says since when and on whose word. */
export interface RequirementValue {
  readonly requirement: string;
}

export interface FilingLimitValue {
  readonly months: number;
}

export interface ImagingCodeValue {
  readonly modality: string;
}

export interface LineOfBusinessValue {
  readonly lineOfBusiness: LineOfBusiness;
}

/** Codes a payer is expected to return with the denial; code lists of X12, sources 139 and 411. */
export interface DenialCodesValue {
  readonly carc: string;
  readonly rarc: readonly string[];
  readonly groupCode: string;
}

export interface ProbabilityValue {
  readonly probability: number;
}

export interface PaymentValue {
  readonly cents: number;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface RuleTableValues {
  /** Procedure code. */
  'ncci-mue-practitioner': MueValue;
  'ncci-mue-hospital': MueValue;
  /** `columnOne|columnTwo`, ordered. */
  'ncci-ptp-practitioner': PtpValue;
  'ncci-ptp-hospital': PtpValue;
  /** `anywhere`, `visit`, `anatomic`: how a modifier on the list sets an edit aside. */
  'ncci-ptp-modifiers': ModifierListValue;
  /** First characters of the codes of visits (evaluation and management). */
  'visit-codes': RequirementValue;
  /** First two digits of the bill type of an outpatient hospital claim. */
  'outpatient-bill-types': RequirementValue;
  /** First three digits of the ZIP code. */
  'zip-localities': { readonly areas: readonly ZipArea[] };
  /** Part B contractor number. */
  'mac-contractors': ContractorValue;
  /** MAC jurisdiction. */
  'mac-jurisdictions': { readonly name: string };
  /** `filing/` and SBR09, or `payer/` and the payer id. */
  'lines-of-business': LineOfBusinessValue;
  /** MAC jurisdiction. */
  'cryoneurolysis-policies': CryoneurolysisPolicyValue;
  /** MAC jurisdiction. */
  'diagnosis-exclusions': DiagnosisExclusionValue;
  /** Family name. */
  'diagnosis-families': DiagnosisFamilyValue;
  /** Technique name. */
  techniques: TechniqueValue;
  /** Nerve name. */
  nerves: NerveValue;
  /** `vague`, `filler`, `otherUse`, `elsewhere`. */
  'nerve-words': WordListValue;
  /** `64640|` and the modifier. */
  'modifier-uses': ModifierUseValue;
  /** `all`: every modifier that exists. */
  'known-modifiers': ModifierListValue;
  /** ICD-10-CM category, without the dot, that needs more characters. */
  'diagnosis-categories': RequirementValue;
  /** Message of `claim-form/modifier-conflict`. */
  'modifier-conflicts': RequirementValue;
  /** What a claim form must state: `diagnosis-pointer`, `units`, `service-date`. */
  'claim-form-requirements': RequirementValue;
  /** What a note must state: name of the rule. */
  'documentation-requirements': RequirementValue;
  /** Line of business. */
  'filing-limits': FilingLimitValue;
  /** Procedure code of imaging guidance. */
  'imaging-codes': ImagingCodeValue;
  /** Rule id, or rule id, `#` and message. */
  'denial-codes': DenialCodesValue;
  'prior-weights': ProbabilityValue;
  /** Procedure code, or `*` for any. */
  'base-rates': ProbabilityValue;
  /** Place of service that is paid at the facility rate of the physician fee schedule. */
  'facility-places': RequirementValue;
  /** `pfs-nonfacility`, `pfs-facility`, `opps`, `asc`, then `|` and the procedure code. */
  'national-payments': PaymentValue;
}

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
}

/** Everything a score depends on besides the claim and the as-of date. Immutable. */
export interface RuleRelease {
  readonly id: string;
  readonly hash: string;
  readonly tables: RuleTables;
  readonly sources: ReadonlyMap<string, Source>;
}
