/** Proposals → corrections: guarded patches, each with the risk that the corrected claim really scores. */

import type { Claim } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { RuleOutcome } from '../rules/evaluate-rules.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { jsonPatch, type PatchOperation } from './json-patch.ts';
import { editLine } from './line-edit.ts';
import type { Attestation, CorrectionKind, Proposal } from './proposals/proposal.ts';
import { proposals } from './proposals.ts';
import { type SegmentEdit, segmentEdit } from './segment-edit.ts';

export interface Correction {
  /** The same change of the same line always has the same id. */
  readonly id: string;
  readonly ruleId: string;
  readonly kind: CorrectionKind;
  readonly text: string;
  readonly requires: string;
  readonly attestation: Attestation;
  /** RFC 6902 patch of the JSON claim; its tests fail when the claim has changed since. */
  readonly patch: readonly PatchOperation[];
  readonly x12?: readonly SegmentEdit[];
  readonly riskAfter: number;
}

/** A claim with one line edited, judged again. */
export interface Rescoring {
  /** The risk of the line itself. */
  ofLine(edited: Claim): number;
  /** Whether another scored line of the claim comes to a higher risk than it had. */
  raisesAnother(edited: Claim): boolean;
  /** How many other scored lines there are. */
  readonly otherLines: number;
}

/** Each change is weighed against each other line; with more lines than this none is proposed that could raise one. */
export const MOST_OTHER_LINES = 20;

/** A change that would not lower the risk of the line, or would raise that of another, is no correction and is left out. */
export function corrections(
  facts: LineFacts,
  outcomes: readonly RuleOutcome[],
  tables: RuleTables,
  risk: number,
  rescoring: Rescoring,
): Correction[] {
  const found = new Map<string, Correction>();
  for (const { rule, outcome } of outcomes) {
    if (outcome.kind !== 'atRisk') continue;
    for (const proposal of proposals(rule.id, outcome, facts, tables)) {
      const id = correctionId(facts, proposal);
      if (found.has(id)) continue;
      const edited = editLine(facts.claim, facts.line.occurrence, proposal.edit);
      const riskAfter = rescoring.ofLine(edited);
      if (riskAfter >= risk || mayRaiseAnother(proposal, edited, rescoring)) continue;
      const x12 = segmentEdit(facts.line, proposal.edit);
      found.set(id, {
        id,
        ruleId: rule.id,
        kind: proposal.kind,
        text: proposal.text,
        requires: proposal.requires,
        attestation: proposal.attestation,
        patch: jsonPatch(facts.line, proposal.edit),
        ...(x12 ? { x12: [x12] } : {}),
        riskAfter,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.riskAfter - b.riskAfter);
}

/** Fewer units, or other pointers, leave the other lines no more to answer for than they had. */
const HARMLESS: ReadonlySet<CorrectionKind> = new Set(['set-units', 'set-diagnosis-pointers']);

function mayRaiseAnother({ kind }: Proposal, edited: Claim, rescoring: Rescoring): boolean {
  if (rescoring.otherLines === 0 || HARMLESS.has(kind)) return false;
  return rescoring.otherLines > MOST_OTHER_LINES || rescoring.raisesAnother(edited);
}

/** Ids are listed with commas and blanks, and a modifier as sent may hold either. */
const PARTING = /[\s,]/g;

function correctionId(facts: LineFacts, { kind, subject }: Proposal): string {
  return `line-${facts.line.occurrence}-${kind}-${subject}`.replace(PARTING, '.');
}
