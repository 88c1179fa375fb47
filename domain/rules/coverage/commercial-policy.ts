import type { LineFacts } from '../../claim/line-facts.ts';
import { payerFact } from '../../claim/payer.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { AdoptedPolicy, PayerValue, RuleTables } from '../../tables/rule-tables.ts';
import type { PolicyInForce } from '../local-policies.ts';
import { reachNeeded, reachOf } from '../policy-reach.ts';
import { atRisk, defineRule, type NotEvaluated, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

const LOAD_THE_POLICY = 'rows of the policy (policies) and of the payer (payers) in the rule release';

/**
 * An insurer's own policy on nerve destruction. A policy counts only for the uses that it speaks of and for the plans
 * that it is known to hold for. A Medicare Advantage plan follows Medicare coverage first, so what its insurer
 * does on other plans is only told. Medicaid plans decide by state rules that no source here states, so the rule
 * does not concern them.
 */
export const commercialPolicy = defineRule({
  id: 'coverage/commercial-policy',
  summary: 'The payer’s own policy treats this use as unproven or not covered.',
  linesOfBusiness: ['commercial', 'medicareAdvantage'],
  tables: ['payers', 'policies', 'diagnosis-families', 'techniques', 'nerves'],
  messages: {
    unproven: '{payer} treats this use of {code} as unproven or not covered under {policy}. {says}{others}',
    askBeforehand:
      'If the record documents a use or criterion that the policy accepts, send it with the claim, or ask the plan for a decision before the service.',
    otherPlansOnly:
      '{payer} treats this use of {code} as unproven or not covered under {policy} on other plans. A Medicare Advantage plan follows Medicare coverage first; whether it applies this policy is not known. It moves no probability.',
  },
  advice: ['askBeforehand'],
  notices: ['otherPlansOnly'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const payer = payerFact(facts.claim, tables, facts.serviceFrom);
    if (payer.kind === 'uncovered') return notCovered('payers');
    if (payer.kind === 'conflicting') {
      return notEvaluated(
        'one payer: the payer’s name and id belong to different ones',
        'payer name and payer id (2010BB NM103 and NM109) of the same payer',
      );
    }
    if (payer.kind === 'unrecognised') {
      return notEvaluated(
        'the policy of a payer that no row knows',
        'payer name or payer id (2010BB NM103, NM109) as the payer publishes them, or a row of it in payers',
      );
    }
    if (inForce(tables.policies, '', facts.serviceFrom).kind === 'uncovered') return notCovered('policies');
    const { value } = payer;
    const own = value.policies.filter(({ linesOfBusiness }) => linesOfBusiness.includes(facts.lineOfBusiness));
    const judged = judge(own, value, facts, tables);
    const [first] = judged.against;
    if (first) {
      const { technique, nerves } = facts.documented;
      return atRisk({
        message: 'unproven',
        values: { ...toldOf(first, value, facts), others: alsoUnder(judged.against.slice(1)) },
        at: [
          ...(technique.kind === 'stated' ? [technique.at] : []),
          ...(nerves.kind === 'named' ? nerves.nerves.map(({ at }) => at) : []),
          facts.line.procedureCodeAt,
        ],
        citations: [...judged.against.map(({ citation }) => citation), payer.citation],
        suggest: ['askBeforehand'],
      });
    }
    if (own.length > 0) return judged.missing ?? pass;
    const perhaps = value.policies.filter(({ notFor }) => !notFor?.includes(facts.lineOfBusiness));
    const ofOthers = judge(perhaps, value, facts, tables).against;
    const whose = value.isFamily ? `this ${value.name}` : `${value.name} for plans of this kind`;
    return {
      ...notEvaluated(`the policy of ${whose}`, LOAD_THE_POLICY),
      notices:
        facts.lineOfBusiness === 'medicareAdvantage'
          ? ofOthers.map((policy) => ({
              message: 'otherPlansOnly' as const,
              values: toldOf(policy, value, facts),
              citations: [policy.citation, payer.citation],
            }))
          : [],
    };
  },
});

interface Judged {
  /** Policies that speak of the use and do not cover it, the narrower ones first: they say most of it. */
  readonly against: readonly PolicyInForce[];
  /** What would have to be known of the others. */
  readonly missing: NotEvaluated | undefined;
}

function judge(adopted: readonly AdoptedPolicy[], payer: PayerValue, facts: LineFacts, tables: RuleTables): Judged {
  const against: PolicyInForce[] = [];
  let missing: NotEvaluated | undefined;
  for (const { policy, from } of adopted) {
    const row = inForce(tables.policies, policy, facts.serviceFrom);
    if (!isInForce(row) || (from !== undefined && facts.serviceFrom < from)) {
      // What came before a policy on something else was on something else, too.
      if (tables.policies?.records.get(policy)?.rows.every(({ value }) => value.stance === 'related')) continue;
      missing ??= notEvaluated(`what ${payer.name} held before ${policy}`, LOAD_THE_POLICY);
      continue;
    }
    const { value, citation } = row;
    if (value.status === 'unknown') missing ??= notEvaluated(`the text of ${policy} of ${payer.name}`, LOAD_THE_POLICY);
    if (value.stance !== 'notCovered') continue;
    const reached = reachOf(value, facts, tables);
    if (reached === 'reached') against.push({ policy, value, citation });
    else if (reached !== 'outside') missing ??= reachNeeded(reached, policy, facts);
    else if (value.hasOtherCriteria) {
      missing ??= notEvaluated(`the criteria of ${policy} of ${payer.name} for this use`, LOAD_THE_POLICY);
    }
  }
  against.sort((a, b) => Number(b.value.reaches !== undefined) - Number(a.value.reaches !== undefined));
  return { against, missing };
}

function toldOf({ policy, value }: PolicyInForce, payer: PayerValue, facts: LineFacts) {
  // A policy without a number goes by its title.
  const about = [value.title === policy ? undefined : value.title, value.dates].filter((part) => part !== undefined);
  return {
    payer: payer.name,
    policy: `${policy} (${about.join('; ')})`,
    says: value.says ?? '',
    code: facts.procedureCode,
  };
}

function alsoUnder(others: readonly PolicyInForce[]): string {
  return others.length === 0 ? '' : ` So does ${others.map(({ policy }) => policy).join(', ')}.`;
}
