import type { LineFacts } from '../claim/line-facts.ts';
import { listed } from '../counted.ts';
import { EXCLUDED, NOTICE_VOLUNTARY } from '../rules/modifiers.ts';
import type { AtRisk } from '../rules/rule.ts';
import type { Proposal } from './proposals/proposal.ts';

/**
 * Only a modifier that another one or the benefit itself contradicts may go. What says that denial is expected (GA, GZ)
 * stays: without it the claim would be paid as if nobody had doubted it.
 */
export function withoutWrongNotice(facts: LineFacts, finding: AtRisk): Proposal[] {
  const without = (...removed: string[]): Proposal['edit'] => ({
    modifiers: facts.modifiers.filter((modifier) => !removed.includes(modifier)),
  });
  switch (finding.message) {
    case 'voluntaryWithRequired':
      return [
        {
          kind: 'remove-modifier',
          text: `Remove modifier ${NOTICE_VOLUNTARY}.`,
          requires:
            'the notice that the patient signed was required, because denial for want of medical necessity was expected',
          attestation: 'coder',
          subject: NOTICE_VOLUNTARY,
          edit: without(NOTICE_VOLUNTARY),
        },
      ];
    case 'excluded':
    case 'excludedWithNotice': {
      const wrong = facts.modifiers.filter((modifier) => modifier === EXCLUDED || modifier === NOTICE_VOLUNTARY);
      return [
        {
          kind: 'remove-modifier',
          text: `Remove ${listed([...new Set(wrong)], 'modifier', 'modifiers')}.`,
          requires:
            'no exclusion of the law applies to the service for this patient, and the modifier was entered by mistake',
          attestation: 'coder',
          subject: [...new Set(wrong)].join('+'),
          edit: without(EXCLUDED, NOTICE_VOLUNTARY),
        },
      ];
    }
    default:
      return [];
  }
}
