/** Tables of what payers cover. */

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

/** Table name → type of its values. The comment says what its keys are. */
export interface CoverageTables {
  /** MAC jurisdiction. */
  'cryoneurolysis-policies': CryoneurolysisPolicyValue;
  /** MAC jurisdiction. */
  'diagnosis-exclusions': DiagnosisExclusionValue;
  /** Family name. */
  'diagnosis-families': DiagnosisFamilyValue;
}
