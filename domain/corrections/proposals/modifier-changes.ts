/** Modifiers removed, or replaced by what the record says. */

import type { LineFacts } from '../../claim/line-facts.ts';
import { listed } from '../../counted.ts';
import type { OneSide } from '../../documentation/stated.ts';
import { distinctNerves, sidePlace, sidesOf } from '../../rules/documented-nerves.ts';
import { BILATERAL, LEFT, modifierUse, RIGHT, sidesOfModifiers } from '../../rules/modifiers.ts';
import type { AtRisk } from '../../rules/rule.ts';
import { isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import type { Proposal } from './proposal.ts';
import { quotedWords } from './quoted-words.ts';

/**
 * Only modifiers whose row says under which condition they may go are removed: without its assistant's or co-surgeon's
 * modifier a line would claim another service.
 */
export function withoutInvalidModifiers(facts: LineFacts, finding: AtRisk, tables: RuleTables): Proposal[] {
  const invalid = [...new Set(finding.at.map((at) => at.value.trim().toUpperCase()))];
  const conditions = invalid.map((modifier) => {
    const use = modifierUse(facts, modifier, tables);
    return isInForce(use) ? use.value.removable : UNKNOWN_MODIFIER;
  });
  const agreed = conditions.flatMap((condition) => condition ?? []);
  if (agreed.length < conditions.length) return [];
  return [
    {
      kind: 'remove-modifier',
      text: `Remove ${listed(invalid, 'modifier', 'modifiers')}.`,
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

/** What the record says otherwise is not proposed: nobody could truthfully vouch for it. */
export function withoutConflict(facts: LineFacts, finding: AtRisk): Proposal[] {
  const without = (...removed: string[]) => facts.modifiers.filter((modifier) => !removed.includes(modifier));
  const bothSides = 'the note documents the same nerve treated on both sides';
  switch (finding.message) {
    case 'bilateralWithSide': {
      const sides = facts.modifiers.filter((modifier) => modifier === LEFT || modifier === RIGHT);
      const [side] = sides;
      const isOneSide = new Set(sides).size === 1;
      const keepBoth: Proposal = {
        kind: 'remove-modifier',
        text: `Keep ${BILATERAL} and remove ${sides.join(', ')}.`,
        requires: bothSides,
        attestation: 'coder',
        subject: sides.join('+'),
        edit: { modifiers: without(LEFT, RIGHT) },
      };
      const keepSide: Proposal = {
        kind: 'remove-modifier',
        text: `Keep ${side} and remove ${BILATERAL}.`,
        requires: 'the note documents treatment on that side only',
        attestation: 'coder',
        subject: BILATERAL,
        edit: { modifiers: without(BILATERAL) },
      };
      return [
        ...(isOneSidedRecord(facts) ? [] : [keepBoth]),
        ...(isOneSide && !recordsSide(facts, side === LEFT ? 'right' : 'left') ? [keepSide] : []),
      ];
    }
    case 'bilateralWithUnits':
      if (isOneSidedRecord(facts) || recordsSeveralNerves(facts)) return [];
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
      if (facts.isAmbulatorySurgeryFacility || isOneSidedRecord(facts) || recordsSeveralNerves(facts)) return [];
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

/** Of each nerve that the record names it says one side alone. */
function isOneSidedRecord({ documented }: LineFacts): boolean {
  const nerves = distinctNerves(documented.treated);
  return nerves.length > 0 && nerves.every(({ sides }) => sides.size === 1);
}

function recordsSide({ documented }: LineFacts, side: OneSide): boolean {
  return documented.treated.some((nerve) => sidesOf(nerve).includes(side));
}

function recordsSeveralNerves({ documented }: LineFacts): boolean {
  return distinctNerves(documented.treated).length > 1;
}

/** The one side that the record says of every nerve, where the line says another or both. */
export function documentedSide(facts: LineFacts, _finding: AtRisk, tables: RuleTables): Proposal[] {
  const { treated } = facts.documented;
  const sides = new Set(treated.flatMap(sidesOf));
  const [side] = sides;
  if (!side || sides.size > 1 || treated.some((nerve) => !nerve.side)) return [];
  const said = sidesOfModifiers(facts.modifiers, tables, facts.serviceFrom);
  if (said.length === 1 && said[0] === side) return [];
  const isSide = (modifier: string) => modifier === LEFT || modifier === RIGHT || modifier === BILATERAL;
  // A digit is more than a side: which digit it was, the side does not tell.
  const hasDigit = facts.modifiers.some(
    (modifier) => !isSide(modifier) && sidesOfModifiers([modifier], tables, facts.serviceFrom).length > 0,
  );
  const first = facts.modifiers.findIndex(isSide);
  if (hasDigit || first < 0) return [];
  const documented = side === 'left' ? LEFT : RIGHT;
  const modifiers = facts.modifiers
    .map((modifier, index) => (index === first ? documented : modifier))
    .filter((modifier, index) => index === first || !isSide(modifier));
  const places = treated.map(sidePlace);
  return [
    {
      kind: 'replace-modifiers',
      text: `Report modifier ${documented} instead of ${facts.modifiers.filter(isSide).join(', ')}.`,
      requires: `the note documents treatment on the ${side} only: ${quotedWords(places)}`,
      attestation: 'coder',
      subject: documented,
      edit: { modifiers },
    },
  ];
}
