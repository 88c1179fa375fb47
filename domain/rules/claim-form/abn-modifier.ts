import { isInForce } from '../../tables/dated-table.ts';
import { EXCLUDED, EXPECTED_DENIAL, NOTICE_REQUIRED, NOTICE_VOLUNTARY } from '../modifiers.ts';
import { atRisk, defineRule, pass, requiredRow } from '../rule.ts';

type Message =
  | 'noticeAndNone'
  | 'voluntaryWithRequired'
  | 'voluntaryWithNone'
  | 'automaticDenial'
  | 'excludedWithNotice'
  | 'excluded'
  | 'voluntaryAlone'
  | 'deniedToPatient';

/**
 * Modifiers about the advance beneficiary notice say what the provider expects Medicare to do, and Medicare does it:
 * GZ is denied without review, GY as excluded, GA at the patient's cost. Some of them contradict each other.
 */
export const abnModifier = defineRule({
  id: 'claim-form/abn-modifier',
  summary: 'A modifier about the advance beneficiary notice brings on a denial, or contradicts another.',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['abn-modifiers'],
  messages: {
    noticeAndNone: '{modifiers}: one says that the required notice is on file, the other that none is.',
    voluntaryWithRequired: '{modifiers}: one says that the notice was voluntary, the other that it was required.',
    voluntaryWithNone: '{modifiers}: one says that a notice was given, the other that none is on file.',
    automaticDenial:
      '{modifiers} says that denial as not reasonable and necessary is expected and that no notice is on file: the line is denied without review, and the provider bears it.',
    excludedWithNotice:
      '{modifiers} say that the law excludes the service and that the patient was told: the line is denied at the patient’s cost.',
    excluded: '{modifiers} says that the law excludes the service: the line is denied at the patient’s cost.',
    voluntaryAlone:
      '{modifiers} says that a voluntary notice was given, which belongs to services that the law excludes: the line is denied at the patient’s cost or returned.',
    deniedToPatient:
      '{modifiers} says that denial as not reasonable and necessary is expected and that the patient signed the notice: if it is denied, the patient bears it.',
    canBeCovered:
      'Destruction of a peripheral nerve is no excluded service; where it is denied, it is for want of medical necessity. If no exclusion applies to this patient, the modifier does not belong on the line.',
    keepIfTrue: 'If the modifier is true, the denial is what it asks for; change it only if the file shows otherwise.',
  },
  advice: ['canBeCovered', 'keepIfTrue'],

  evaluate(facts, tables) {
    const { modifiers } = facts;
    if (modifiers.length === 0) return pass;
    const isRequired = modifiers.includes(NOTICE_REQUIRED);
    const isVoluntary = modifiers.includes(NOTICE_VOLUNTARY);
    const isNone = modifiers.includes(EXPECTED_DENIAL);
    const isExcluded = modifiers.includes(EXCLUDED);
    if (!(isRequired || isVoluntary || isNone || isExcluded)) return pass;
    const message: Message = isNone
      ? isRequired
        ? 'noticeAndNone'
        : isVoluntary
          ? 'voluntaryWithNone'
          : 'automaticDenial'
      : isVoluntary && isRequired
        ? 'voluntaryWithRequired'
        : isExcluded
          ? isVoluntary
            ? 'excludedWithNotice'
            : 'excluded'
          : isVoluntary
            ? 'voluntaryAlone'
            : 'deniedToPatient';
    const row = requiredRow(tables, 'abn-modifiers', message, facts.serviceFrom);
    if (!isInForce(row)) return row;
    const named = [NOTICE_REQUIRED, NOTICE_VOLUNTARY, EXPECTED_DENIAL, EXCLUDED];
    const at = facts.line.modifiersAt.filter((_, index) => named.includes(modifiers[index] ?? ''));
    return atRisk({
      message,
      values: { modifiers: [...new Set(modifiers.filter((modifier) => named.includes(modifier)))].join(' and ') },
      at,
      citations: [row.citation],
      suggest: [isExcluded || message === 'voluntaryAlone' ? 'canBeCovered' : 'keepIfTrue'],
    });
  },
});
