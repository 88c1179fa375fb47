/** Tables of what a claim form must and must not say. */

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

/** What a claim does to the one sent before. */
export type ClaimAction = 'replaces' | 'voids';

export interface ClaimFrequencyValue {
  readonly action: ClaimAction;
}

export interface PlaceValue {
  /**
   * `remote`: nobody treats with his hands there. `patientsHome`: the place lies where the patient lives, whatever
   * address the biller has.
   */
  readonly kind: 'usual' | 'remote' | 'patientsHome';
}

export interface BillTypeValue {
  /** An inpatient stay, which is not paid by its lines. */
  readonly isInpatientStay: boolean;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface ClaimFormTables {
  /** `64640|` and the modifier. */
  'modifier-uses': ModifierUseValue;
  /** `all`: every modifier that exists. */
  'known-modifiers': ModifierListValue;
  /** ICD-10-CM category, without the dot, that needs more characters. */
  'diagnosis-categories': RequirementValue;
  /** Message of `claim-form/modifier-conflict`. */
  'modifier-conflicts': RequirementValue;
  /** What a claim form must state, such as `diagnosis-pointer`, `units`, `service-date`. */
  'claim-form-requirements': RequirementValue;
  /** Modifier, by whoever bills it: `physician|` or `facility|` and the modifier. */
  'modifier-billers': ModifierUseValue;
  /** Message of `claim-form/abn-modifier`. */
  'abn-modifiers': RequirementValue;
  /** `all`: modifiers that say a service was given again. */
  'repeat-modifiers': ModifierListValue;
  /** CLM05-3 of claims that act on a claim sent before. */
  'claim-frequencies': ClaimFrequencyValue;
  /** Place of service code that is assigned. */
  'places-of-service': PlaceValue;
  /** First two digits of a type of bill that exists. */
  'bill-types': BillTypeValue;
  /** Line of business. */
  'filing-limits': FilingLimitValue;
}
