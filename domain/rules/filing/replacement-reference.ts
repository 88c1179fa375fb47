import { inForce } from '../../tables/dated-table.ts';
import { atRisk, defineRule, notApplicable, notCovered, pass } from '../rule.ts';

/** A payer cannot find the claim that a replacement or void acts on without the number it gave that claim (REF*F8). */
export const replacementReference = defineRule({
  id: 'filing/replacement-reference',
  summary: 'A claim replaces or voids another without the payer’s number of that claim.',
  linesOfBusiness: 'all',
  reachesVoids: true,
  tables: ['claim-frequencies'],
  messages: {
    referenceMissing:
      'Claim frequency {frequency} ({action}) and no payer claim control number, so the payer cannot tell which claim is meant.',
    findTheNumber:
      'The number stands in the remittance of the first claim (CLP07 of the 835). A claim that was never accepted is sent as an original.',
  },
  advice: ['findTheNumber'],

  evaluate(facts, tables) {
    const { claimFrequencyCode, claimFrequencyCodeAt, payerClaimControlNumber } = facts.claim;
    const frequency = inForce(tables['claim-frequencies'], claimFrequencyCode, facts.serviceFrom);
    if (frequency.kind === 'uncovered') return notCovered('claim-frequencies');
    if (frequency.kind === 'absent') return notApplicable;
    if (payerClaimControlNumber !== undefined) return pass;
    const action = frequency.value.action === 'replaces' ? 'replaces a claim' : 'voids a claim';
    return atRisk({
      message: 'referenceMissing',
      values: { frequency: claimFrequencyCode, action },
      at: [claimFrequencyCodeAt],
      citations: [frequency.citation],
      suggest: ['findTheNumber'],
    });
  },
});
