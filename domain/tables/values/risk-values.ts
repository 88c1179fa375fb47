/** Tables of how likely denials are and which codes come with them. */

/** Codes a payer is expected to return with the denial; code lists of X12, sources 139 and 411. */
export interface DenialCodesValue {
  readonly carc: string;
  readonly rarc: readonly string[];
  readonly groupCode: string;
}

/** A code that exists; the row says since when and until when. */
export interface KnownCodeValue {
  /** Day on which its meaning was last changed. */
  readonly changed?: string;
}

export interface ProbabilityValue {
  readonly probability: number;
  /** How many outcomes the probability is worth; a judgement (`domain/score/priors.ts`) where absent. */
  readonly strength?: number;
}

/** What a claim adjustment reason says of a payment of zero, where it does not refuse the line. */
export interface AdjustmentKindValue {
  readonly kind: 'patientShare' | 'reduction' | 'otherPayer' | 'noDecision';
}

/** Table name → type of its values. The comment says what its keys are. */
export interface RiskTables {
  /**
   * Rule id, or rule id, `#` and message; either with `@` and a MAC jurisdiction or line of business where it holds
   * for these payers alone.
   */
  'denial-codes': DenialCodesValue;
  /** `carc/` or `rarc/`, and the code. */
  'known-denial-codes': KnownCodeValue;
  /** Claim adjustment reason code; a code without a row refuses what it takes off. */
  'adjustment-kinds': AdjustmentKindValue;
  /** Rule id, or rule id, `#` and message; either with `@` as in `denial-codes`. */
  'prior-weights': ProbabilityValue;
  /**
   * Procedure code, or `*` for any; either with `|` line of business `|` MAC jurisdiction `|` place of service, of which
   * each may be `*`, where the rate holds for such lines alone.
   */
  'base-rates': ProbabilityValue;
}
