/** Tables of what payers cover. */

import type { IsoDate } from '../../calendar.ts';

export interface PolicyValue {
  /** Identifier of the LCD, article or instruction. */
  readonly policy: string;
  readonly title: string;
}

export interface CryoneurolysisPolicyValue extends PolicyValue {
  /** The codes that the policy wants instead, in our words. */
  readonly directsTo: string;
}

/** What is known of a document; `unknown` where neither its text nor its state was found. */
export type PolicyStatus = 'inForce' | 'proposed' | 'retired' | 'absent' | 'unknown';

export type PolicyKind =
  | 'lcd'
  | 'article'
  | 'proposedLcd'
  | 'ncd'
  | 'macInstruction'
  | 'commercialPolicy'
  /** That no such document exists. */
  | 'absence';

/** What the document is about. */
export type PolicySubject =
  | 'denervation'
  | 'nerveBlocks'
  | 'cryoneurolysis'
  | 'injections'
  | 'chemodenervation'
  | 'sacroiliacJoint'
  | 'facetJoints'
  | 'spinalAblation';

/** What it means for 64640; of a proposal, what it would mean. */
export type PolicyStance = 'notCovered' | 'supports' | 'unfavourable' | 'related' | 'none';

/** A use that a document speaks of. What is left out does not narrow it; every condition that is given must hold. */
export interface PolicyReach {
  /** Keys of `techniques`. */
  readonly techniques?: readonly string[];
  /** Keys of `nerves`. */
  readonly nerves?: readonly string[];
  /** Regions of `nerves`. */
  readonly regions?: readonly string[];
}

/**
 * A document that decides what is covered. What it states of itself (title, jurisdictions, status) may come from an
 * import; what it means for 64640 is our reading, so a document without a stance has not been read for it yet.
 */
export interface PolicyDocumentValue {
  readonly status: PolicyStatus;
  readonly kind: PolicyKind;
  readonly subject?: PolicySubject;
  readonly publisher?: string;
  /** MAC jurisdictions, or `national`; empty where unknown, and for other payers. */
  readonly jurisdictions: readonly string[];
  /** Jurisdictions of a proposal that several contractors made, where it is not known which of them made this one. */
  readonly mayReach?: readonly string[];
  readonly title: string;
  /** Dates and version as the document or our source states them. */
  readonly dates?: string;
  /** What it says, in our words. */
  readonly says?: string;
  readonly stance?: PolicyStance;
  /** The uses that the stance holds for; any one is enough. All uses where nothing is given. */
  readonly reaches?: readonly PolicyReach[];
  /** Nerves that it leaves out; keys of `nerves`. */
  readonly exceptNerves?: readonly string[];
  /** Reasons for the procedure that it leaves out; keys of `diagnosis-families`. */
  readonly exceptDiagnoses?: readonly string[];
  /** True where it has criteria for other uses that are not loaded. */
  readonly hasOtherCriteria?: boolean;
  /** First day on which a proposal may have been made final without our knowing. */
  readonly undecidedFrom?: IsoDate;
  /** What an article lists besides diagnoses. */
  readonly procedureCodes?: readonly string[];
  readonly modifiers?: readonly string[];
  readonly billTypes?: readonly string[];
  /** Numbers of the documents that it goes with. */
  readonly relatedPolicies?: readonly string[];
}

/** The covered and excluded diagnoses of a billing article, for the procedures that it lists. */
export interface CoveredDiagnosesValue extends PolicyValue {
  /** MAC jurisdictions. */
  readonly jurisdictions: readonly string[];
  readonly procedureCodes: readonly string[];
  /** ICD-10-CM codes without dots, whole codes. */
  readonly covered: readonly string[];
  readonly nonCovered: readonly string[];
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
  /** The document's own number, such as `L33933`. */
  policies: PolicyDocumentValue;
  /**
   * Number of the article. A MAC without a list in it has not been looked up, whatever the coverage says: coverage
   * tells for which days the lists that are loaded hold, never that there are no others.
   */
  'covered-diagnoses': CoveredDiagnosesValue;
}
