/** Which kinds of corrections may come with the findings of a rule, for readers of the catalog. */

import type { Correction } from './correction.ts';

export const correctionKinds: Readonly<Record<string, readonly Correction['kind'][]>> = {
  'coverage/cryoneurolysis-temporary': ['change-procedure-code'],
  'coverage/pulsed-radiofrequency': ['change-procedure-code'],
  'coverage/technique-not-destructive': ['change-procedure-code'],
  'coding/more-specific-code': ['change-procedure-code'],
  'coding/genicular-overlap': ['change-procedure-code'],
  'claim-form/laterality-mismatch': ['replace-modifiers'],
  'documentation/nerve-count': ['set-units'],
  'ncci/mue-day-units': ['set-units'],
  'claim-form/modifier-not-valid': ['remove-modifier'],
  'claim-form/modifier-conflict': ['remove-modifier', 'set-units', 'replace-modifiers'],
  'ncci/mue-line-units': ['set-units'],
  'claim-form/abn-modifier': ['remove-modifier'],
  'claim-form/diagnosis-pointer': ['set-diagnosis-pointers'],
  'claim-form/units-basis': ['set-unit-basis'],
};
