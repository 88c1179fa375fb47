import { isInForce } from '../../tables/dated-table.ts';
import { BILATERAL, LEFT, RIGHT } from '../modifiers.ts';
import { atRisk, defineRule, pass, requiredRow } from '../rule.ts';

/**
 * A bilateral line says both sides in one line and one unit, so it names no side and counts no second unit. ASC
 * facilities report two lines, one a side, and no bilateral modifier.
 */
export const modifierConflict = defineRule({
  id: 'claim-form/modifier-conflict',
  summary: 'Modifiers of the line contradict each other, its units or its place of service.',
  linesOfBusiness: 'all',
  tables: ['modifier-conflicts'],
  messages: {
    bilateralWithSide: 'Modifier {bilateral} says both sides and does not stand beside {sides}.',
    bilateralWithUnits: 'Modifier {bilateral} already says both sides; {units} units would be paid or denied as more.',
    bilateralOnFacilityLine:
      'An ASC facility line carries modifier {bilateral}; an ASC reports each side on a line of its own.',
    bothSides: 'Modifiers {sides} on one line say two different sides.',
    twoLines: 'Report two lines, one with LT and one with RT, each with its own charge.',
  },
  advice: ['twoLines'],

  evaluate(facts, tables) {
    const { modifiers } = facts;
    const isLeft = modifiers.includes(LEFT);
    const isRight = modifiers.includes(RIGHT);
    const found = modifiers.includes(BILATERAL)
      ? facts.isAmbulatorySurgeryFacility
        ? 'bilateralOnFacilityLine'
        : isLeft || isRight
          ? 'bilateralWithSide'
          : facts.units > 1
            ? 'bilateralWithUnits'
            : undefined
      : isLeft && isRight
        ? 'bothSides'
        : undefined;
    if (!found) return pass;
    const row = requiredRow(tables, 'modifier-conflicts', found, facts.serviceFrom);
    if (!isInForce(row)) return row;
    const sides = modifiers.filter((modifier) => modifier === LEFT || modifier === RIGHT);
    const at = (...wanted: string[]) =>
      facts.line.modifiersAt.filter((_, index) => wanted.includes(modifiers[index] ?? ''));
    return atRisk({
      message: found,
      values: { bilateral: BILATERAL, sides: [...new Set(sides)].join(' and '), units: facts.units },
      at: found === 'bilateralWithUnits' ? [...at(BILATERAL), facts.line.unitsAt] : at(BILATERAL, LEFT, RIGHT),
      citations: [row.citation],
      suggest: found === 'bilateralOnFacilityLine' ? ['twoLines'] : [],
    });
  },
});
