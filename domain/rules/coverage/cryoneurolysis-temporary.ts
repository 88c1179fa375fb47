import { inForce } from '../../tables/dated-table.ts';
import { SAY_THE_PLACE, SAY_THE_TECHNIQUE, techniqueNeeded } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

/** Some MACs hold that cryoneurolysis does not destroy the nerve and direct it to other codes. */
export const cryoneurolysisTemporary = defineRule({
  id: 'coverage/cryoneurolysis-temporary',
  summary: 'Cryoneurolysis is billed as nerve destruction where the MAC calls it temporary.',
  linesOfBusiness: ['medicare'],
  tables: ['cryoneurolysis-policies', 'techniques', 'mac-contractors', 'zip-localities'],
  messages: {
    temporaryHere:
      'The claim says {technique} under {code}. {policy} of {mac} ({jurisdiction}) does not accept {code} for cryoneurolysis, which it treats as temporary, and directs it to {directsTo}.',
    nameTheNerve: 'The right code depends on the nerve: name it on the claim or in the note.',
  },
  advice: ['nameTheNerve'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { mac } = facts;
    const { technique, nerves } = facts.documented;
    const isCryo = technique.kind === 'stated' && technique.value.family === 'cryo';
    if (!mac) {
      return isCryo ? notEvaluated('the MAC that decides the claim', SAY_THE_PLACE) : notApplicable;
    }
    const policy = inForce(tables['cryoneurolysis-policies'], mac.jurisdiction, facts.serviceFrom);
    if (policy.kind === 'uncovered') return notCovered('cryoneurolysis-policies');
    if (policy.kind === 'absent') return isCryo ? pass : notApplicable;
    if (technique.kind === 'conflicting') {
      return notEvaluated('one technique for this line; the claim names several', SAY_THE_TECHNIQUE);
    }
    if (technique.kind === 'unstated') return notEvaluated(techniqueNeeded(facts.documented), SAY_THE_TECHNIQUE);
    if (!isCryo) return pass;
    return atRisk({
      message: 'temporaryHere',
      values: {
        technique: technique.value.name,
        code: facts.procedureCode,
        policy: policy.value.policy,
        mac: mac.name,
        jurisdiction: mac.jurisdiction,
        directsTo: policy.value.directsTo,
      },
      at: [technique.at, facts.line.procedureCodeAt],
      citations: [policy.citation, ...mac.citations],
      suggest: nerves.kind === 'named' ? [] : ['nameTheNerve'],
    });
  },
});
