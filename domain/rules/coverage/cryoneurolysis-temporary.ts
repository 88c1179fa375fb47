import { inForce } from '../../tables/dated-table.ts';
import { SAY_THE_TECHNIQUE, techniqueNeeded } from '../how-to-document.ts';
import { macNeeded } from '../local-policies.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

/**
 * Some MACs hold that cryoneurolysis does not destroy the nerve and direct it to other codes. That is local policy of
 * original Medicare; whether Medicare Advantage plans follow it no source here says, and `commercial-policy` judges
 * what insurers say of cryoneurolysis themselves.
 */
export const cryoneurolysisTemporary = defineRule({
  id: 'coverage/cryoneurolysis-temporary',
  summary: 'Cryoneurolysis is billed as nerve destruction where the MAC calls it temporary.',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
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
      return isCryo ? macNeeded(facts) : notApplicable;
    }
    const policy = inForce(tables['cryoneurolysis-policies'], mac.jurisdiction, facts.serviceFrom);
    if (policy.kind === 'uncovered') return notCovered('cryoneurolysis-policies');
    if (policy.kind === 'absent') return isCryo ? pass : notApplicable;
    if (technique.kind === 'conflicting' || technique.kind === 'unstated')
      return notEvaluated(techniqueNeeded(facts.documented), SAY_THE_TECHNIQUE);
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
