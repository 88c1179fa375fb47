/** A finding and the documented facts → changes that would clear it. A proposal is never applied by itself. */

import type { LineFacts } from '../claim/line-facts.ts';
import type { AtRisk } from '../rules/rule.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { fewerUnitsOfLine } from './fewer-units-of-line.ts';
import { branchGroupCode, cryoablationCode, specificCode, unlistedCode } from './proposals/code-changes.ts';
import { existingDiagnoses } from './proposals/diagnosis-changes.ts';
import { documentedSide, withoutConflict, withoutInvalidModifiers } from './proposals/modifier-changes.ts';
import type { Proposal, Proposer } from './proposals/proposal.ts';
import { countedInUnits, documentedUnits, fewerUnits } from './proposals/unit-changes.ts';
import { withoutWrongNotice } from './wrong-notice.ts';

const PROPOSERS: Readonly<Record<string, Proposer>> = {
  'coverage/cryoneurolysis-temporary': cryoablationCode,
  'coverage/pulsed-radiofrequency': unlistedCode,
  'coverage/technique-not-destructive': unlistedCode,
  'ncci/mue-day-units': fewerUnits,
  'ncci/mue-line-units': fewerUnitsOfLine,
  'coding/more-specific-code': specificCode,
  'coding/genicular-overlap': branchGroupCode,
  'claim-form/modifier-not-valid': withoutInvalidModifiers,
  'claim-form/modifier-conflict': withoutConflict,
  'claim-form/laterality-mismatch': documentedSide,
  'claim-form/abn-modifier': withoutWrongNotice,
  'claim-form/diagnosis-pointer': existingDiagnoses,
  'claim-form/units-basis': countedInUnits,
  'documentation/nerve-count': documentedUnits,
};

export const rulesWithProposals: readonly string[] = Object.keys(PROPOSERS);

/** Proposals for one finding; none where no documented fact tells what the claim should say instead. */
export function proposals(ruleId: string, finding: AtRisk, facts: LineFacts, tables: RuleTables): readonly Proposal[] {
  return PROPOSERS[ruleId]?.(facts, finding, tables) ?? [];
}
