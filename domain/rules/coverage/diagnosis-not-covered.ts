import type { Diagnosis } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import type { MacFact } from '../../claim/mac.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { type DiagnosisList, diagnosisLists } from '../diagnosis-lists.ts';
import { IMPORT_COVERAGE_DATABASE } from '../how-to-document.ts';
import { macNeeded } from '../local-policies.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass, requiredRow } from '../rule.ts';

/**
 * Two things a MAC says of diagnoses. An article may list those that it covers for the procedure, and those that it
 * never covers; such a list is the MAC's own word on the procedure, so where one is loaded it decides. Otherwise a
 * local policy may exclude nerve procedures for neuropathy of systemic disease: the line is at risk when it points to
 * such a neuropathy and to no focal reason; the disease behind it and other companions are no reason of their own.
 *
 * Both are local policies of original Medicare. No source here says that Medicare Advantage plans deny by them, and
 * Railroad Medicare has a contractor of its own.
 */
export const diagnosisNotCovered = defineRule({
  id: 'coverage/diagnosis-not-covered',
  summary: 'The line has no reason but diagnoses that a local policy in force excludes or does not list.',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['diagnosis-exclusions', 'diagnosis-families', 'covered-diagnoses', 'mac-contractors', 'zip-localities'],
  messages: {
    onlyExcludedDiagnoses:
      'The only reason given for the line ({codes}) is {family}. {policy} of {mac} ({jurisdiction}) does not find nerve blocks for it reasonable and necessary, and reviewers may hold destruction to the same.',
    listedAsNotCovered: '{policy} of {mac} ({jurisdiction}) lists {codes} as not covered for {code}.',
    notOnTheList:
      'No diagnosis of the line ({codes}) is among those that {policy} of {mac} ({jurisdiction}) covers for {code}.',
    pointToTheIndication:
      'If the note documents a focal indication for the nerve treated, report it and point to it; do not add a diagnosis that the note does not state.',
    pointToWhatIsListed:
      'If the note documents a diagnosis on the list as the reason for the procedure, report it and point to it; do not add a diagnosis that the note does not state.',
  },
  advice: ['pointToTheIndication', 'pointToWhatIsListed'],

  evaluate(facts, tables) {
    const diagnoses: Diagnosis[] = [];
    for (const { diagnosis } of facts.pointedDiagnoses) if (diagnosis) diagnoses.push(diagnosis);
    if (facts.setting === 'hospital') diagnoses.push(...facts.claim.diagnoses.filter(({ code }) => code !== ''));
    if (diagnoses.length === 0) return notApplicable;
    const { mac } = facts;
    if (!mac) return macNeeded(facts);
    const table = tables['covered-diagnoses'];
    // Any key tells whether the table vouches for the day; on other days it holds lists whose dates nobody checked.
    if (table && inForce(table, '', facts.serviceFrom).kind !== 'uncovered') {
      const lists = diagnosisLists(table, mac.jurisdiction, facts.procedureCode, facts.serviceFrom);
      if (lists.length > 0) return byLists(lists, diagnoses, facts, mac);
    }
    return byExclusion(diagnoses, facts, mac, tables);
  },
});

/** One listed diagnosis is reason enough. A list of excluded diagnoses alone leaves all others be. */
function byLists(lists: readonly DiagnosisList[], diagnoses: readonly Diagnosis[], facts: LineFacts, mac: MacFact) {
  const isCovered = ({ code }: Diagnosis) => lists.some(({ covered }) => covered.has(code));
  const isExcluded = ({ code }: Diagnosis) => lists.some(({ nonCovered }) => nonCovered.has(code));
  if (diagnoses.some((diagnosis) => isCovered(diagnosis) && !isExcluded(diagnosis))) return pass;
  if (diagnoses.some(isCovered)) {
    return notEvaluated(
      `which of ${lists.map(({ policy }) => policy).join(', ')} holds: they disagree on the diagnosis`,
      'the procedure note, which says under which of them the procedure falls',
    );
  }
  const excluded = diagnoses.filter(isExcluded);
  const covering = lists.filter(({ covered }) => covered.size > 0);
  if (excluded.length === 0 && covering.length === 0) return pass;
  const isListed = excluded.length > 0;
  const found = isListed ? excluded : diagnoses;
  const said = isListed ? lists.filter((list) => excluded.some(({ code }) => list.nonCovered.has(code))) : covering;
  return atRisk({
    message: isListed ? 'listedAsNotCovered' : 'notOnTheList',
    values: {
      codes: codesOf(found),
      policy: said.map(({ policy }) => policy).join(', '),
      mac: mac.name,
      jurisdiction: mac.jurisdiction,
      code: facts.procedureCode,
    },
    at: found.map(({ at }) => at),
    citations: [...said.map(({ citation }) => citation), ...mac.citations],
    suggest: ['pointToWhatIsListed'],
  });
}

function byExclusion(diagnoses: readonly Diagnosis[], facts: LineFacts, mac: MacFact, tables: RuleTables) {
  const exclusion = inForce(tables['diagnosis-exclusions'], mac.jurisdiction, facts.serviceFrom);
  if (exclusion.kind === 'uncovered') return notCovered('diagnosis-exclusions');
  if (exclusion.kind === 'absent') {
    return notEvaluated(
      `a diagnosis list of a policy in force in ${mac.jurisdiction}; none is loaded`,
      IMPORT_COVERAGE_DATABASE,
    );
  }
  const family = requiredRow(tables, 'diagnosis-families', exclusion.value.family, facts.serviceFrom);
  if (!isInForce(family)) return family;
  const { prefixes, companionPrefixes, focalPrefixes } = family.value;
  const excluded = diagnoses.filter(({ code }) => startsWithAny(code, prefixes));
  if (excluded.length === 0) return pass;
  const supporting = diagnoses
    .filter(({ code }) => !excluded.some((other) => other.code === code))
    .filter(({ code }) => !startsWithAny(code, companionPrefixes) || startsWithAny(code, focalPrefixes));
  if (supporting.length > 0) return pass;
  return atRisk({
    message: 'onlyExcludedDiagnoses',
    values: {
      codes: codesOf(excluded),
      family: family.value.name,
      policy: exclusion.value.policy,
      mac: mac.name,
      jurisdiction: mac.jurisdiction,
    },
    at: excluded.map(({ at }) => at),
    citations: [exclusion.citation, family.citation, ...mac.citations],
    suggest: ['pointToTheIndication'],
  });
}

function codesOf(diagnoses: readonly Diagnosis[]): string {
  return [...new Set(diagnoses.map(({ code }) => code))].join(', ');
}

function startsWithAny(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}
