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
  /** What a claim form must state: `diagnosis-pointer`, `units`, `service-date`. */
  'claim-form-requirements': RequirementValue;
  /** Line of business. */
  'filing-limits': FilingLimitValue;
}
