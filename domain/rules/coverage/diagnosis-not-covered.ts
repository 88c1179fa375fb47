import { inForce } from '../../tables/dated-table.ts';
import { SAY_THE_PLACE } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

function startsWithAny(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}

/**
 * A local policy excludes nerve procedures for neuropathy of systemic disease. The line is at risk when it points to
 * such a neuropathy and to no focal reason; the disease behind it and other companions are no reason of their own.
 */
export const diagnosisNotCovered = defineRule({
  id: 'coverage/diagnosis-not-covered',
  summary: 'The line has no reason but a diagnosis that a local policy in force excludes.',
  linesOfBusiness: ['medicare'],
  tables: ['diagnosis-exclusions', 'diagnosis-families'],
  messages: {
    onlyExcludedDiagnoses:
      'The only reason that the line points to ({codes}) is {family}. {policy} of {mac} ({jurisdiction}) does not find nerve blocks for it reasonable and necessary, and reviewers may hold destruction to the same.',
    pointToTheIndication:
      'If the note documents a focal indication for the nerve treated, report it and point to it; do not add a diagnosis that the note does not state.',
  },
  advice: ['pointToTheIndication'],

  evaluate(facts, tables) {
    const diagnoses = facts.pointedDiagnoses.flatMap(({ diagnosis }) => diagnosis ?? []);
    if (facts.setting === 'hospital') diagnoses.push(...facts.claim.diagnoses.filter(({ code }) => code !== ''));
    if (diagnoses.length === 0) return notApplicable;
    if (!facts.mac) {
      return notEvaluated('the MAC that decides the claim', SAY_THE_PLACE);
    }
    const exclusion = inForce(tables['diagnosis-exclusions'], facts.mac.jurisdiction, facts.serviceFrom);
    if (exclusion.kind === 'uncovered') return notCovered('diagnosis-exclusions');
    if (exclusion.kind === 'absent') {
      return notEvaluated(
        `a diagnosis list of a policy in force in ${facts.mac.jurisdiction}`,
        'import of the MAC article or LCD that lists covered or excluded diagnoses',
      );
    }
    const family = inForce(tables['diagnosis-families'], exclusion.value.family, facts.serviceFrom);
    if (family.kind !== 'inForce') return notCovered('diagnosis-families');
    const excluded = diagnoses.filter(({ code }) => startsWithAny(code, family.value.prefixes));
    const supporting = diagnoses
      .filter(({ code }) => !excluded.some((other) => other.code === code))
      .filter(
        ({ code }) =>
          !startsWithAny(code, family.value.companionPrefixes) || startsWithAny(code, family.value.focalPrefixes),
      );
    if (excluded.length === 0 || supporting.length > 0) return pass;
    return atRisk({
      message: 'onlyExcludedDiagnoses',
      values: {
        codes: [...new Set(excluded.map(({ code }) => code))].join(', '),
        family: family.value.name,
        policy: exclusion.value.policy,
        mac: facts.mac.name,
        jurisdiction: facts.mac.jurisdiction,
      },
      at: excluded.map(({ at }) => at),
      citations: [exclusion.citation, family.citation, ...facts.mac.citations],
      suggest: ['pointToTheIndication'],
    });
  },
});
