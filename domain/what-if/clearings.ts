/** Rule → what would clear its findings, or why nothing documented does. Corrections of the claim come beside it. */

import type { LineFacts } from '../claim/line-facts.ts';
import type { LineEdit } from '../corrections/line-edit.ts';
import type { Proposal } from '../corrections/proposals/proposal.ts';
import { proposals } from '../corrections/proposals.ts';
import { BILATERAL, LEFT, RIGHT } from '../rules/modifiers.ts';
import type { AtRisk } from '../rules/rule.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { Clearing, ClearingChange, NothingClears } from './clearing.ts';
import { earlierNumber, otherDiagnoses, placeOfBiller } from './clearings/claim-clearings.ts';
import {
  completeGuidance,
  confirmedDestruction,
  destructiveTechnique,
  enoughNerves,
  statedReason,
} from './clearings/record-clearings.ts';

const OTHER_SERVICE =
  'The record says that another service was given. What it says stays; corrections name the code that fits it.';
const POLICY = 'The policy does not cover the procedure as the record tells it, whatever else is documented.';
const OTHER_CODE =
  'The nerve that the record names has a code of its own. What it says stays; corrections name the code.';
const ONLY_CORRECTED =
  'The claim contradicts itself or the code set. A correction from the record mends that; a further document does not.';
const MODIFIER =
  'Only a modifier for a separate nerve, site or encounter sets this aside, and none is suggested. Where the note shows that, assume modifiers to see what it changes.';

/** A rule without a function has the reason why nothing documented clears it, beyond the corrections that there are. */
export const CLEARINGS: Readonly<Record<string, Clearing | string>> = {
  'coverage/cryoneurolysis-temporary': OTHER_SERVICE,
  'coverage/pulsed-radiofrequency': OTHER_SERVICE,
  'coverage/technique-not-destructive': OTHER_SERVICE,
  'coverage/denervation-not-covered': POLICY,
  'coverage/diagnosis-not-covered': otherDiagnoses,
  'coverage/commercial-policy': POLICY,
  'ncci/mue-day-units':
    'More units than the edit allows are denied whatever the note says. Where it supports every unit, that is for an appeal.',
  'ncci/mue-line-units':
    'More units than the edit allows are denied whatever the note says. Where it supports every unit, that is for an appeal.',
  'ncci/ptp-pair': MODIFIER,
  'ncci/global-period': MODIFIER,
  'coding/more-specific-code': OTHER_CODE,
  'coding/genicular-overlap': OTHER_CODE,
  'claim-form/modifier-not-valid': ONLY_CORRECTED,
  'claim-form/modifier-conflict': ONLY_CORRECTED,
  'claim-form/laterality-mismatch': ONLY_CORRECTED,
  'claim-form/diagnosis-pointer': ONLY_CORRECTED,
  'claim-form/units-basis': ONLY_CORRECTED,
  'claim-form/duplicate-line':
    'The service stands on the submission twice. Either it was entered twice, or only a modifier from the note says what sets it apart.',
  'claim-form/place-of-service': placeOfBiller,
  'claim-form/abn-modifier': ONLY_CORRECTED,
  'claim-form/wrong-contractor':
    'The claim goes to another contractor; no document changes where the service was given.',
  'filing/timely': 'The days have passed, or have not come; nothing documented changes the date of the service.',
  'filing/replacement-reference': earlierNumber,
  'documentation/nerve-identified': enoughNerves,
  'documentation/modality-stated': destructiveTechnique,
  'documentation/destruction-confirmed': confirmedDestruction,
  'documentation/nerve-count': enoughNerves,
  'documentation/imaging-guidance': completeGuidance,
  'documentation/medical-necessity': statedReason,
};

/** What may be tried to clear the finding, in a fixed order; else why there is nothing. */
export function clearingChanges(
  ruleId: string,
  finding: AtRisk,
  facts: LineFacts,
  tables: RuleTables,
): readonly ClearingChange[] | NothingClears {
  const clearing = CLEARINGS[ruleId] ?? 'Nothing is known that clears it.';
  const stated = typeof clearing === 'string' ? { reason: clearing } : clearing(facts, finding, tables);
  const corrected = proposals(ruleId, finding, facts, tables).flatMap((proposal) =>
    correctedChange(proposal, facts.modifiers),
  );
  if (!('reason' in stated)) return [...stated, ...corrected];
  return corrected.length > 0 ? corrected : stated;
}

/** Another procedure code clears nothing: the line is then a line of another service. */
function correctedChange(
  { kind, subject, text, requires, attestation, edit }: Proposal,
  modifiers: readonly string[],
): ClearingChange[] {
  if (edit.procedureCode !== undefined) return [];
  return [
    {
      key: `${kind}:${subject}`,
      topics: topicsOf(edit, modifiers),
      document: attestation === 'none' ? 'claim' : 'procedureNote',
      says: `${text} Only if, truthfully, ${requires}.`,
      assume: {},
      edit,
    },
  ];
}

/** Modifiers are a list that may be changed more than once, but which side was treated is said once. */
function topicsOf(edit: LineEdit, modifiers: readonly string[]): string[] {
  const { modifiers: after, ...others } = edit;
  const changed = after
    ? [...modifiers, ...after].filter((each) => modifiers.includes(each) !== after.includes(each))
    : [];
  return [...Object.keys(others), ...new Set(changed.map((each) => (SIDES.has(each) ? 'side' : each)))];
}

const SIDES: ReadonlySet<string> = new Set([BILATERAL, LEFT, RIGHT]);
