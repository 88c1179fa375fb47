/** Other diagnosis pointers. */

import type { LineFacts } from '../../claim/line-facts.ts';
import type { Proposal } from './proposal.ts';

/** Pointers are taken from the diagnoses on the claim; a diagnosis is never added. */
export function existingDiagnoses(facts: LineFacts): Proposal[] {
  const existing = facts.pointedDiagnoses.filter(({ diagnosis }) => diagnosis).map(({ pointer }) => pointer);
  const isPartlyRight = existing.length > 0 && existing.length < facts.pointedDiagnoses.length;
  const codes = facts.claim.diagnoses.flatMap(({ code }, index) => (code === '' ? [] : [String(index + 1)]));
  const isOnlyChoice = existing.length === 0 && codes.length === 1;
  if (!isPartlyRight && !isOnlyChoice) return [];
  const pointers = isPartlyRight ? existing : codes;
  return [
    {
      kind: 'set-diagnosis-pointers',
      text: `Point to ${pointers.join(', ')}.`,
      requires: 'the note gives that diagnosis as the reason for the procedure',
      attestation: 'coder',
      subject: pointers.join('+'),
      edit: { diagnosisPointers: pointers },
    },
  ];
}
