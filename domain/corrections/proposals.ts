/** A finding and the documented facts → changes that would clear it. A proposal is never applied by itself. */

import { COUNT_OF_UNITS } from '../claim/amounts.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { BILATERAL, LEFT, modifierUse, RIGHT } from '../rules/modifiers.ts';
import type { AtRisk } from '../rules/rule.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { fewerUnitsOfLine } from './fewer-units-of-line.ts';
import type { LineEdit } from './line-edit.ts';
import { withoutWrongNotice } from './wrong-notice.ts';

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

type Proposer = (facts: LineFacts, finding: AtRisk, tables: RuleTables) => readonly Proposal[];

const PROPOSERS: Readonly<Record<string, Proposer>> = {
  'coverage/cryoneurolysis-temporary': cryoablationCode,
  'coverage/pulsed-radiofrequency': unlistedCode,
  'ncci/mue-day-units': fewerUnits,
  'ncci/mue-line-units': fewerUnitsOfLine,
  'claim-form/modifier-not-valid': withoutInvalidModifiers,
  'claim-form/modifier-conflict': withoutConflict,
  'claim-form/abn-modifier': withoutWrongNotice,
  'claim-form/diagnosis-pointer': existingDiagnoses,
  'claim-form/units-basis': countedInUnits,
};

export const rulesWithProposals: readonly string[] = Object.keys(PROPOSERS);

/** Proposals for one finding; none where no documented fact tells what the claim should say instead. */
export function proposals(ruleId: string, finding: AtRisk, facts: LineFacts, tables: RuleTables): readonly Proposal[] {
  return PROPOSERS[ruleId]?.(facts, finding, tables) ?? [];
}

/** The cryoablation code follows from the nerve, so it is proposed only where the claim names one kind of nerve. */
function cryoablationCode(facts: LineFacts): Proposal[] {
  if (facts.documented.nerves.kind !== 'named') return [];
  const codes = new Set(facts.documented.nerves.nerves.map((named) => named.value?.cryoCode ?? undefined));
  const [code] = codes;
  if (codes.size !== 1 || code === undefined) return [];
  const names = [...new Set(facts.documented.nerves.nerves.map((named) => named.nerve))].join(' and ');
  return [
    {
      kind: 'change-procedure-code',
      text: `Report ${code} instead of ${facts.procedureCode}.`,
      requires: `the note documents cryoneurolysis of the ${names}`,
      attestation: 'coder',
      subject: code,
      edit: { procedureCode: code },
    },
  ];
}

/** An unlisted code is paid only with a narrative, so the two go together. */
function unlistedCode(facts: LineFacts): Proposal[] {
  const { technique } = facts.documented;
  const code = technique.kind === 'stated' ? technique.value.replacementCode : undefined;
  if (technique.kind !== 'stated' || code === undefined) return [];
  const nerves =
    facts.documented.nerves.kind === 'named'
      ? [...new Set(facts.documented.nerves.nerves.map((named) => named.nerve ?? named.at.value))].join(', ')
      : '';
  const narrative = [technique.value.name, nerves]
    .filter((part) => part !== '')
    .join(', ')
    .toUpperCase();
  return [
    {
      kind: 'change-procedure-code',
      text: `Report ${code} with a narrative instead of ${facts.procedureCode}.`,
      requires: `the note documents ${technique.value.name}`,
      attestation: 'coder',
      subject: code,
      edit: {
        procedureCode: code,
        description: withoutSeparators(narrative, facts),
        // An unlisted code stands for the whole service, so it is reported once.
        ...(facts.units > 1 ? { units: 1 } : {}),
      },
    },
  ];
}

/** A narrative must not hold the interchange's own separators. */
function withoutSeparators(text: string, facts: LineFacts): string {
  const separators = facts.line.source.serviceSegment?.separators;
  if (!separators) return text;
  return [separators.element, separators.component, separators.repetition, separators.terminator].reduce<string>(
    (kept, separator) => (separator === undefined ? kept : kept.replaceAll(separator, ' ')),
    text,
  );
}

/** Units are lowered to what the note or the edit allows, never split over lines. */
function fewerUnits(facts: LineFacts, finding: AtRisk): Proposal[] {
  const limit = Number(finding.values.limit);
  const onOtherLines = facts.sameDayLines
    .filter((other) => other !== facts.line && other.units > 0)
    .reduce((sum, other) => sum + other.units, 0);
  const documented = facts.documented.nerves.kind === 'named' ? facts.documented.nerves.count : undefined;
  const most = Math.min(limit, documented ?? limit);
  // The note supports more than the edit allows: the answer is an appeal with the note, not a lower count.
  if (documented !== undefined && documented > limit) return [];
  const units = most - onOtherLines;
  if (!(units >= 1 && units < facts.units)) return [];
  const nerves = `exactly ${most} distinct nerves or branches${onOtherLines > 0 ? ' for all lines of that day' : ''}`;
  return [
    {
      kind: 'set-units',
      text: `Bill ${units} unit(s) on this line instead of ${facts.units}.`,
      requires: `the note names ${nerves}${documented === undefined ? '' : ', as documentation.nerves says'}`,
      attestation: 'coder',
      subject: String(units),
      edit: { units },
    },
  ];
}

/**
 * Only modifiers whose row says under which condition they may go are removed: without its assistant's or co-surgeon's
 * modifier a line would claim another service.
 */
function withoutInvalidModifiers(facts: LineFacts, finding: AtRisk, tables: RuleTables): Proposal[] {
  const invalid = [...new Set(finding.at.map((at) => at.value.trim().toUpperCase()))];
  const conditions = invalid.map((modifier) => {
    const use = modifierUse(facts, modifier, tables);
    return use.kind === 'inForce' ? use.value.removable : UNKNOWN_MODIFIER;
  });
  const agreed = conditions.flatMap((condition) => condition ?? []);
  if (agreed.length < conditions.length) return [];
  return [
    {
      kind: 'remove-modifier',
      text: `Remove modifier ${invalid.join(', ')}.`,
      requires: [...new Set(agreed.map(({ requires }) => requires))].join('; '),
      attestation: agreed.some(({ attestation }) => attestation === 'clinician') ? 'clinician' : 'coder',
      subject: invalid.join('+'),
      edit: { modifiers: facts.modifiers.filter((modifier) => !invalid.includes(modifier)) },
    },
  ];
}

/** A modifier that does not exist was mistyped or entered for nothing; only the second may simply go. */
const UNKNOWN_MODIFIER = {
  requires: 'it was entered by mistake and no other modifier was meant',
  attestation: 'coder',
} as const;

function withoutConflict(facts: LineFacts, finding: AtRisk): Proposal[] {
  const without = (...removed: string[]) => facts.modifiers.filter((modifier) => !removed.includes(modifier));
  const bothSides = 'the note documents the same nerve treated on both sides';
  switch (finding.message) {
    case 'bilateralWithSide': {
      const sides = facts.modifiers.filter((modifier) => modifier === LEFT || modifier === RIGHT);
      const isOneSide = new Set(sides).size === 1;
      return [
        {
          kind: 'remove-modifier',
          text: `Keep ${BILATERAL} and remove ${sides.join(', ')}.`,
          requires: bothSides,
          attestation: 'coder',
          subject: sides.join('+'),
          edit: { modifiers: without(LEFT, RIGHT) },
        },
        ...(isOneSide
          ? [
              {
                kind: 'remove-modifier' as const,
                text: `Keep ${sides[0]} and remove ${BILATERAL}.`,
                requires: 'the note documents treatment on that side only',
                attestation: 'coder' as const,
                subject: BILATERAL,
                edit: { modifiers: without(BILATERAL) },
              },
            ]
          : []),
      ];
    }
    case 'bilateralWithUnits':
      return [
        {
          kind: 'set-units',
          text: `Bill one unit with modifier ${BILATERAL}.`,
          requires: `${bothSides}, and no other nerve`,
          attestation: 'coder',
          subject: '1',
          edit: { units: 1 },
        },
      ];
    case 'bothSides':
      // An ASC facility reports each side on a line of its own, which no change of this line can do.
      if (facts.isAmbulatorySurgeryFacility) return [];
      return [
        {
          kind: 'replace-modifiers',
          text: `Report modifier ${BILATERAL} and one unit instead of ${RIGHT} and ${LEFT}.`,
          requires: `${bothSides}, and no other nerve`,
          attestation: 'coder',
          subject: BILATERAL,
          edit: { modifiers: [BILATERAL, ...without(LEFT, RIGHT)], ...(facts.units > 1 ? { units: 1 } : {}) },
        },
      ];
    default:
      return [];
  }
}

/** Pointers are taken from the diagnoses on the claim; a diagnosis is never added. */
function existingDiagnoses(facts: LineFacts): Proposal[] {
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

function countedInUnits(facts: LineFacts, finding: AtRisk): Proposal[] {
  if (finding.message !== 'notUnits' || !Number.isInteger(facts.units) || facts.units < 1) return [];
  return [
    {
      kind: 'set-unit-basis',
      text: 'Measure the quantity in units (UN).',
      requires: `the quantity ${facts.units} counts the nerves or branches that the note names`,
      attestation: 'coder',
      subject: COUNT_OF_UNITS,
      edit: { unitBasis: COUNT_OF_UNITS },
    },
  ];
}
