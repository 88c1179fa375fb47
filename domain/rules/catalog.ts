/** Every rule there is, in the order of the answer. */

import { abnModifier } from './claim-form/abn-modifier.ts';
import { diagnosisPointer } from './claim-form/diagnosis-pointer.ts';
import { duplicateLine } from './claim-form/duplicate-line.ts';
import { lateralityMismatch } from './claim-form/laterality-mismatch.ts';
import { modifierConflict } from './claim-form/modifier-conflict.ts';
import { modifierNotValid } from './claim-form/modifier-not-valid.ts';
import { placeOfService } from './claim-form/place-of-service.ts';
import { unitsBasis } from './claim-form/units-basis.ts';
import { wrongContractor } from './claim-form/wrong-contractor.ts';
import { genicularOverlap } from './coding/genicular-overlap.ts';
import { moreSpecificCode } from './coding/more-specific-code.ts';
import { commercialPolicy } from './coverage/commercial-policy.ts';

import { cryoneurolysisTemporary } from './coverage/cryoneurolysis-temporary.ts';
import { denervationNotCovered } from './coverage/denervation-not-covered.ts';
import { diagnosisNotCovered } from './coverage/diagnosis-not-covered.ts';
import { pulsedRadiofrequency } from './coverage/pulsed-radiofrequency.ts';
import { techniqueNotDestructive } from './coverage/technique-not-destructive.ts';
import { destructionConfirmed } from './documentation/destruction-confirmed.ts';
import { imagingGuidance } from './documentation/imaging-guidance.ts';
import { medicalNecessity } from './documentation/medical-necessity.ts';
import { modalityStated } from './documentation/modality-stated.ts';
import { nerveCount } from './documentation/nerve-count.ts';
import { nerveIdentified } from './documentation/nerve-identified.ts';
import { replacementReference } from './filing/replacement-reference.ts';
import { timely } from './filing/timely.ts';
import { globalPeriod } from './ncci/global-period.ts';
import { mueDayUnits } from './ncci/mue-day-units.ts';
import { mueLineUnits } from './ncci/mue-line-units.ts';
import { ptpPair } from './ncci/ptp-pair.ts';
import type { AnyRule } from './rule.ts';

export const catalog: readonly AnyRule[] = [
  cryoneurolysisTemporary,
  pulsedRadiofrequency,
  techniqueNotDestructive,
  denervationNotCovered,
  diagnosisNotCovered,
  commercialPolicy,
  mueDayUnits,
  mueLineUnits,
  ptpPair,
  globalPeriod,
  moreSpecificCode,
  genicularOverlap,
  modifierNotValid,
  modifierConflict,
  lateralityMismatch,
  diagnosisPointer,
  unitsBasis,
  duplicateLine,
  placeOfService,
  abnModifier,
  wrongContractor,
  timely,
  replacementReference,
  nerveIdentified,
  modalityStated,
  destructionConfirmed,
  nerveCount,
  imagingGuidance,
  medicalNecessity,
];
