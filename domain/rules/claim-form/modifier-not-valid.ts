import { listed } from '../../counted.ts';
import { type Citation, isInForce } from '../../tables/dated-table.ts';
import type { ModifierListValue, ModifierUseValue } from '../../tables/rule-tables.ts';
import { modifierUse } from '../modifiers.ts';
import { atRisk, defineRule, notCovered, pass, requiredRow } from '../rule.ts';

const modifierSets = new WeakMap<ModifierListValue, ReadonlySet<string>>();

/** The modifiers of a row as a set, made once for the life of the release. */
function modifierSet(value: ModifierListValue): ReadonlySet<string> {
  const ready = modifierSets.get(value) ?? new Set(value.modifiers);
  modifierSets.set(value, ready);
  return ready;
}

/**
 * Modifiers that the code never takes, by its fee schedule indicators, modifiers that belong to another kind of biller,
 * and modifiers that do not exist.
 */
export const modifierNotValid = defineRule({
  id: 'claim-form/modifier-not-valid',
  summary: 'A modifier is not valid with the procedure code or for who bills it, or does not exist.',
  linesOfBusiness: 'all',
  tables: ['modifier-uses', 'modifier-billers', 'known-modifiers'],
  messages: {
    neverValid: '{code} does not take {modifiers}: {reason}.',
    neverPaid: '{code} is never paid with {modifiers}: {reason}.',
    unknownModifier: 'Neither CPT nor HCPCS has {modifiers}.',
  },

  evaluate(facts, tables) {
    const known = requiredRow(tables, 'known-modifiers', 'all', facts.serviceFrom);
    if (!isInForce(known)) return known;
    const invalid: ({ index: number; citation: Citation } & ModifierUseValue)[] = [];
    const unknown: number[] = [];
    for (let index = 0; index < facts.modifiers.length; index++) {
      const modifier = facts.modifiers[index] ?? '';
      const use = modifierUse(facts, modifier, tables);
      if (use.kind === 'uncovered') return notCovered('modifier-uses');
      if (isInForce(use)) invalid.push({ index, ...use.value, citation: use.citation });
      else if (!modifierSet(known.value).has(modifier)) unknown.push(index);
    }
    if (invalid.length + unknown.length === 0) return pass;
    const at = (indexes: readonly number[]) => indexes.flatMap((index) => facts.line.modifiersAt[index] ?? []);
    const names = (indexes: readonly number[]) => {
      const distinct = new Set(indexes.map((index) => facts.modifiers[index] ?? ''));
      return listed([...distinct], 'modifier', 'modifiers');
    };
    if (invalid.length > 0) {
      const indexes = [...invalid.map(({ index }) => index), ...unknown];
      const reasons = invalid.map(({ reason }) => reason);
      if (unknown.length > 0) reasons.push(`neither CPT nor HCPCS has ${names(unknown)}`);
      return atRisk({
        message: invalid.some(({ use }) => use === 'neverPaid') ? 'neverPaid' : 'neverValid',
        values: { modifiers: names(indexes), code: facts.procedureCode, reason: [...new Set(reasons)].join('; ') },
        at: at(indexes),
        citations: invalid.map(({ citation }) => citation),
      });
    }
    return atRisk({
      message: 'unknownModifier',
      values: { modifiers: names(unknown) },
      at: at(unknown),
      citations: [known.citation],
    });
  },
});
