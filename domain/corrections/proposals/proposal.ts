/** A change that would clear a finding, and what must be true first. A proposal is never applied by itself. */

import type { LineFacts } from '../../claim/line-facts.ts';
import type { AtRisk } from '../../rules/rule.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import type { LineEdit } from '../line-edit.ts';

/** Who must vouch that the condition holds: nobody (form only), a coder, or the clinician who did the procedure. */
export type Attestation = 'none' | 'coder' | 'clinician';

export type CorrectionKind =
  | 'set-units'
  | 'set-unit-basis'
  | 'change-procedure-code'
  | 'remove-modifier'
  | 'replace-modifiers'
  | 'set-diagnosis-pointers';

export interface Proposal {
  readonly kind: CorrectionKind;
  readonly text: string;
  /** What must be true first. */
  readonly requires: string;
  readonly attestation: Attestation;
  /** What is set or removed, as part of the correction's id. */
  readonly subject: string;
  readonly edit: LineEdit;
}

/** Proposals for one finding; none where no documented fact tells what the claim should say instead. */
export type Proposer = (facts: LineFacts, finding: AtRisk, tables: RuleTables) => readonly Proposal[];
