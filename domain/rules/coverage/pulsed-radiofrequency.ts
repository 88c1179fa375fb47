import type { LineFacts } from '../../claim/line-facts.ts';
import type { TechniqueStatement } from '../../documentation/technique/technique-fact.ts';
import { SAY_THE_TECHNIQUE, techniqueNeeded } from '../how-to-document.ts';
import { billedAsPulsed, isPulsedRadiofrequency } from '../pulsed-units.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass } from '../rule.ts';

/** Pulsed radiofrequency does not destroy the nerve, so it is no neurolysis whoever pays: the code's own meaning. */
export const pulsedRadiofrequency = defineRule({
  id: 'coverage/pulsed-radiofrequency',
  summary: 'Pulsed radiofrequency, which is not destructive, is billed as nerve destruction.',
  linesOfBusiness: 'all',
  tables: ['techniques'],
  messages: {
    pulsedIsNotDestruction:
      'The claim says {technique}, which modulates the nerve and does not destroy it; {code} requires destruction. The unlisted code {replacement} with a narrative is the one to report.',
  },

  evaluate(facts) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { technique } = facts.documented;
    if (technique.kind === 'conflicting') {
      const pulsed = billedAsPulsed(facts);
      if (pulsed) return pulsedIsNoDestruction(facts, pulsed);
      return notEvaluated(techniqueNeeded(facts.documented), SAY_THE_TECHNIQUE);
    }
    if (technique.kind === 'unstated' || (technique.value.isUnspecified && !technique.deniesNonDestructive)) {
      return notEvaluated(
        technique.kind === 'unstated'
          ? techniqueNeeded(facts.documented)
          : 'whether radiofrequency was continuous or pulsed',
        SAY_THE_TECHNIQUE,
      );
    }
    return isPulsedRadiofrequency(technique.value) ? pulsedIsNoDestruction(facts, technique) : pass;
  },
});

function pulsedIsNoDestruction(facts: LineFacts, { value, at, citation }: Omit<TechniqueStatement, 'technique'>) {
  return atRisk({
    message: 'pulsedIsNotDestruction',
    values: { technique: value.name, code: facts.procedureCode, replacement: value.replacementCode ?? '' },
    at: [at, facts.line.procedureCodeAt],
    citations: [citation],
  });
}
