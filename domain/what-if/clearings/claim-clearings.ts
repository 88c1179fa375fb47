/** Changes of what the claim says, where a document would have to bear them out. */

import { type Clearing, type ClearingChange, statedChange } from '../clearing.ts';

/** The number that the payer gave the claim that this one acts on. */
export const earlierNumber: Clearing = () => [
  statedChange('payerClaimControlNumber', 'remittance', 'the payer’s own number of that claim (CLP07), for REF*F8', {
    payerClaimControlNumber: 'AS STATED THERE',
  }),
];

/** A claim line has at most four pointers. */
const MOST_POINTERS = 4;

/** Diagnoses that the claim has and the line does not point to. */
export const otherDiagnoses: Clearing = ({ claim, line }) => {
  const { diagnosisPointers: pointers } = line;
  const kept = pointers.slice(0, MOST_POINTERS - 1);
  const changes =
    claim.form === 'institutional'
      ? []
      : claim.diagnoses.slice(0, 12).flatMap(({ code }, index): ClearingChange[] => {
          const pointer = String(index + 1);
          if (code === '' || pointers.some((sent) => Number(sent) === index + 1)) return [];
          return [
            statedChange(
              'diagnosisPointers',
              'procedureNote',
              `that diagnosis ${pointer} of the claim (${code}) is a reason for treating this nerve; the line can then point to it`,
              {
                diagnosisPointers: [...kept, pointer],
              },
            ),
          ];
        });
  return changes.length > 0 ? changes : { reason: NO_OTHER_DIAGNOSIS };
};

const NO_OTHER_DIAGNOSIS =
  'The claim has no other diagnosis to point to, and none is assumed: if the note states a focal reason, the diagnosis has to be coded from it first.';

/** The place of an ambulatory surgical center, where the claim says that one bills. */
export const placeOfBiller: Clearing = (_facts, { message, values }) => {
  const { center } = values;
  if (message !== 'centerElsewhere' || center === undefined) {
    return { reason: 'Where the service was given has to be taken from the record; nothing on the claim tells it.' };
  }
  return [
    statedChange(
      'placeOfService',
      'procedureNote',
      `that the service was given in the ambulatory surgical center, place of service ${center}`,
      {
        placeOfService: String(center),
      },
    ),
  ];
};
