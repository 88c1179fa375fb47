import type { LineFacts } from '../../claim/line-facts.ts';
import { inForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { IMPORT_COVERAGE_DATABASE } from '../how-to-document.ts';
import { localPolicies, macNeeded, type PolicyInForce } from '../local-policies.ts';
import { reachNeeded, reachOf } from '../policy-reach.ts';
import {
  atRisk,
  defineRule,
  notApplicable,
  notCovered,
  notEvaluated,
  type Outcome,
  pass,
  type RuleNotice,
} from '../rule.ts';

const READ_THE_POLICY = 'subject, stance and reach of the policy as it was made final, in policies of the rule release';

type Message =
  | 'notCoveredHere'
  | 'readThePolicy'
  | 'proposedHere'
  | 'proposedByOneOfSeveral'
  | 'unfavourableWording'
  | 'supportingWording'
  | 'nationalPolicy';

/**
 * A local policy in force on denervation of peripheral nerves that does not cover it. A policy that is only proposed
 * is no risk but a notice; from the day on which its comments closed it may have been made final without our
 * knowing, so the line is then not evaluated where it would reach. What block policies say of denervation in passing
 * is a notice too. Medicare Advantage plans and Medicaid decide by policies of their own: `commercial-policy`.
 */
export const denervationNotCovered = defineRule<Message>({
  id: 'coverage/denervation-not-covered',
  summary: 'A denervation policy in force for the MAC says that the procedure is not covered.',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['policies', 'diagnosis-families', 'techniques', 'mac-contractors', 'zip-localities'],
  messages: {
    notCoveredHere: '{policy} ({title}) of {mac} ({jurisdiction}) does not cover this use of {code}. {says}',
    readThePolicy:
      'Compare the record with the policy before the service. If an exception of it is documented, the claim must say so; otherwise give the patient an advance notice of noncoverage before the service.',
    proposedHere:
      '{publisher} proposed {policy} ({title}; {dates}). {says} It was not in force when last read, and its final status is unknown: an import of the Medicare Coverage Database export (current LCDs) settles it. It moves no probability.',
    proposedByOneOfSeveral:
      '{policy} ({title}; {dates}) was proposed by {publisher}, so it may concern {jurisdiction}. {says} It was not in force when last read, and its final status is unknown: an import of the Medicare Coverage Database export (current LCDs) settles it. It moves no probability.',
    unfavourableWording: '{policy} of {publisher} is unfavourable to {code}. {says}',
    supportingWording: '{policy} of {publisher} speaks for {code}. {says}',
    nationalPolicy: '{policy} ({title}) holds beside local policies. {says}',
  },
  advice: ['readThePolicy'],
  notices: ['nationalPolicy', 'proposedByOneOfSeveral', 'proposedHere', 'supportingWording', 'unfavourableWording'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { mac } = facts;
    if (!mac) return macNeeded(facts);
    const table = tables.policies;
    // Any key tells whether the table vouches for the day.
    if (!table || inForce(table, '', facts.serviceFrom).kind === 'uncovered') return notCovered('policies');
    const local = summaryOf(localPolicies(table, mac.jurisdiction, facts.serviceFrom), facts);
    if (local.against.length > 0) return decidedBy(local.against, facts, tables);
    if (local.unread) return local.unread;
    if (local.proposals.some(({ value }) => reachOf(value, facts, tables) !== 'outside')) return local.asProposed;
    return local.asWorded;
  },
});

/** What the documents of one MAC and day come to, made once. */
interface Summary {
  /** Denervation policies in force that do not cover. */
  readonly against: readonly PolicyInForce[];
  readonly proposals: readonly PolicyInForce[];
  /** Where a policy of a proposal's title is in force and nobody has read what it says of the procedure. */
  readonly unread: Outcome<Message> | undefined;
  /** Where a proposal would reach the line. */
  readonly asProposed: Outcome<Message>;
  /** Where none would. */
  readonly asWorded: Outcome<Message>;
}

const summaries = new WeakMap<readonly PolicyInForce[], Summary>();

function summaryOf(policies: readonly PolicyInForce[], facts: LineFacts): Summary {
  const ready = summaries.get(policies);
  if (ready) return ready;
  const jurisdiction = facts.mac?.jurisdiction ?? '';
  const onDenervation = policies.filter(
    ({ value }) => value.subject === 'denervation' && value.stance === 'notCovered' && value.kind !== 'ncd',
  );
  const proposals = onDenervation.filter(({ value }) => value.status === 'proposed');
  const told = (message: Message, { policy, value, citation }: PolicyInForce): RuleNotice<Message> => ({
    message,
    values: {
      policy,
      title: value.title,
      publisher: value.publisher ?? '',
      dates: value.dates ?? '',
      says: value.says ?? '',
      jurisdiction,
      code: facts.procedureCode,
    },
    citations: [citation],
  });
  const wording = (stance: string) =>
    policies.filter(({ value }) => value.kind === 'lcd' && value.status === 'inForce' && value.stance === stance);
  const unfavourable = wording('unfavourable').map((policy) => told('unfavourableWording', policy));
  const supporting = wording('supports').map((policy) => told('supportingWording', policy));
  const proposed = proposals.map((policy) =>
    told(policy.value.jurisdictions.length > 0 ? 'proposedHere' : 'proposedByOneOfSeveral', policy),
  );
  const national = policies
    .filter(({ value }) => value.kind === 'ncd' && value.status === 'inForce')
    .map((policy) => told('nationalPolicy', policy));
  /** The national policy answers an unfavourable local one; alone it says nothing of the line. */
  const withNational = (adverse: readonly RuleNotice<Message>[]) =>
    [...adverse, ...supporting, ...(adverse.length > 0 ? national : [])] satisfies readonly RuleNotice<Message>[];
  const unread = policies
    .filter(({ value }) => value.kind === 'lcd' && value.status === 'inForce' && value.stance === undefined)
    .filter(({ value }) => proposals.some((proposal) => proposal.value.title === value.title));
  const undecided = proposals.filter(({ value }) => (value.undecidedFrom ?? facts.serviceFrom) <= facts.serviceFrom);
  const summary: Summary = {
    against: onDenervation.filter(({ value }) => value.status === 'inForce'),
    proposals,
    unread:
      unread.length > 0
        ? notEvaluated(`what ${unread.map(({ policy }) => policy).join(', ')} says of the procedure`, READ_THE_POLICY)
        : undefined,
    asProposed: {
      ...(undecided.length > 0
        ? notEvaluated(
            `whether the proposed ${undecided.map(({ policy }) => policy).join(', ')} became final in ${jurisdiction}`,
            IMPORT_COVERAGE_DATABASE,
          )
        : pass),
      notices: withNational([...proposed, ...unfavourable]),
    },
    asWorded: { ...pass, notices: withNational(unfavourable) },
  };
  summaries.set(policies, summary);
  return summary;
}

/** A policy in force settles what was proposed before it. */
function decidedBy(against: readonly PolicyInForce[], facts: LineFacts, tables: RuleTables): Outcome<Message> {
  const judged = against.map((policy) => ({ ...policy, reached: reachOf(policy.value, facts, tables) }));
  const found = judged.filter(({ reached }) => reached === 'reached');
  const [first] = found;
  const { mac } = facts;
  if (first && mac) {
    const { technique, nerves } = facts.documented;
    return atRisk({
      message: 'notCoveredHere',
      values: {
        policy: found.map(({ policy }) => policy).join(', '),
        title: first.value.title,
        mac: mac.name,
        jurisdiction: mac.jurisdiction,
        code: facts.procedureCode,
        says: first.value.says ?? '',
      },
      at: [
        ...(technique.kind === 'stated' ? [technique.at] : []),
        ...(nerves.kind === 'named' ? nerves.nerves.map(({ at }) => at) : []),
        facts.line.procedureCodeAt,
      ],
      citations: [...found.map(({ citation }) => citation), ...mac.citations],
      suggest: ['readThePolicy'],
    });
  }
  for (const { reached, policy } of judged) {
    if (reached === 'technique' || reached === 'nerve') return reachNeeded(reached, policy, facts);
  }
  return pass;
}
