import type { ServiceLine } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import type { NamedNerve, TreatedNerve } from '../../documentation/nerves/nerve-fact.ts';
import type { OneSide } from '../../documentation/stated.ts';
import { type Citation, inForce } from '../../tables/dated-table.ts';
import type { BranchGroupValue, RuleTables } from '../../tables/rule-tables.ts';
import { sidesOf } from '../documented-nerves.ts';
import { SEND_THE_NERVES } from '../how-to-document.ts';
import { BOTH_SIDES, sidesOfModifiers } from '../modifiers.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, type Outcome, pass } from '../rule.ts';

type Message = 'sameKnee' | 'allBranches' | 'someBranches' | 'otherNerve';

/**
 * Some branches are one service under one code. Billed beside it for the same knee, or in its place, they are paid
 * once. Fewer of them than the code holds are a question for the payer, so that is told and weighs nothing.
 */
export const genicularOverlap = defineRule({
  id: 'coding/genicular-overlap',
  summary: 'Genicular branches are billed under this code beside, or instead of, the code that holds them all.',
  linesOfBusiness: 'all',
  tables: ['branch-groups', 'nerves', 'side-modifiers'],
  messages: {
    sameKnee: '{code} is billed with {groupCode} for the same knee and day; {groupCode} already holds {group}.',
    allBranches: 'The record names {branches}. Together they are {groupCode}, once a knee, and not {units} of {code}.',
    someBranches:
      'The record names {branches} and not all of {group}. Payers differ: {groupCode} with modifier {modifier} is what the code’s publisher and the manufacturer point to.',
    otherNerve:
      'If {code} stands for a nerve outside the group or for the other knee, the record must name the nerve and the side.',
  },
  advice: ['otherNerve'],
  notices: ['someBranches'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const table = tables['branch-groups'];
    if (!table) return notCovered('branch-groups');
    const { treated } = facts.documented;
    let outcome: Outcome<Message> | undefined;
    for (const groupCode of table.records.keys()) {
      const row = inForce(table, groupCode, facts.serviceFrom);
      if (row.kind === 'uncovered') return notCovered('branch-groups');
      if (row.kind === 'absent' || facts.otherSameDayLines.length + treated.length === 0) continue;
      const group: Group = { groupCode, value: row.value, citation: row.citation };
      const beside = facts.otherSameDayLines.filter((line) => line.procedureCode === groupCode);
      const isNamed = treated.some(({ nerve }) => nerve !== undefined && row.value.nerves.includes(nerve));
      if (beside.length > 0) outcome = besideGroup(facts, beside, group, tables);
      else if (isNamed) outcome = insteadOfGroup(facts, group);
    }
    return outcome ?? notApplicable;
  },
});

interface Group {
  readonly groupCode: string;
  readonly value: BranchGroupValue;
  readonly citation: Citation;
}

/** The code of the whole group stands on another line: the two must be for different knees. */
function besideGroup(
  facts: LineFacts,
  beside: readonly ServiceLine[],
  group: Group,
  tables: RuleTables,
): Outcome<Message> {
  const { treated } = facts.documented;
  const billed = sidesOfModifiers(facts.line.modifiers, tables, facts.serviceFrom);
  // Nerves of the other side than this line's are those of the other line.
  const isOfLine = (nerve: NamedNerve): boolean =>
    billed.length === 0 || !nerve.side || sidesOf(nerve).some((side) => billed.includes(side));
  const isInRegion = ({ value }: NamedNerve): boolean => value?.region.includes(group.value.region) === true;
  const inRegion = treated.filter((nerve) => isInRegion(nerve) && isOfLine(nerve));
  if (treated.length > 0 && inRegion.length === 0 && treated.every(({ value }) => value)) return pass;
  // What the modifiers say, else what the record says of the nerves.
  const own = billed.length > 0 ? billed : inRegion.flatMap(sidesOf);
  const shared = beside.filter((line) => {
    const sides = sidesOfModifiers(line.modifiers, tables, facts.serviceFrom);
    return sides.length > 0 && own.some((side) => sides.includes(side));
  });
  const isUnsided = own.length === 0 || beside.some(({ modifiers }) => isWithoutSide(modifiers, tables, facts));
  // Nerves elsewhere may be those of this line, where they are enough for it.
  const { nerves } = facts.documented;
  const named = nerves.kind === 'named' ? [...treated, ...(nerves.further ?? [])] : [];
  const elsewhere = named.filter((nerve) => nerve.value && !isInRegion(nerve) && isOfLine(nerve));
  const sidesBeside = inRegion.filter(({ nerve }) => !group.value.nerves.includes(nerve ?? '')).flatMap(sidesOf);
  // A nerve of the knee beside the group, and no word of another knee, is the same knee.
  const isLikely =
    isUnsided && inRegion.length > 0 && elsewhere.length < facts.units && !isOfOtherKnee(treated, sidesBeside, group);
  if (shared.length === 0 && !isLikely) {
    return isUnsided
      ? notEvaluated('the nerve and the knee of each line', `RT or LT on both lines; ${SEND_THE_NERVES}`)
      : pass;
  }
  return atRisk({
    message: 'sameKnee',
    values: { code: facts.procedureCode, groupCode: group.groupCode, group: group.value.name },
    at: [
      facts.line.procedureCodeAt,
      ...(shared.length > 0 ? shared : beside).map((line) => line.procedureCodeAt),
      ...inRegion.slice(0, 1).map(({ at }) => at),
    ],
    citations: [group.citation],
    suggest: ['otherNerve'],
  });
}

/** Whether the record tells the branches of the group of no side, or of another, where it says one of the nerve beside them. */
function isOfOtherKnee(treated: readonly NamedNerve[], own: readonly OneSide[], { value }: Group): boolean {
  const branches = treated.filter(({ nerve }) => nerve !== undefined && value.nerves.includes(nerve));
  return branches.length > 0 && own.length > 0 && !branches.flatMap(sidesOf).some((side) => own.includes(side));
}

function isWithoutSide(modifiers: readonly string[], tables: RuleTables, { serviceFrom }: LineFacts): boolean {
  return sidesOfModifiers(modifiers, tables, serviceFrom).length === 0;
}

/** Branches of the group under this code: all of one knee, or only some. */
function insteadOfGroup(facts: LineFacts, group: Group): Outcome<Message> {
  const { nerves } = group.value;
  const branches = facts.documented.treated.filter(({ nerve }) => nerve !== undefined && nerves.includes(nerve));
  const named = [...new Set(branches.map(({ nerve }) => nerve))].join(', ');
  const values = {
    branches: named,
    code: facts.procedureCode,
    groupCode: group.groupCode,
    group: group.value.name,
    modifier: group.value.reducedModifier,
    units: counted(facts.units, 'unit', 'units'),
  };
  const citations = [group.citation];
  if (kneesWithAll(branches, nerves).length === 0) {
    const isComplete = facts.documented.nerves.kind === 'named' && facts.documented.nerves.count !== undefined;
    if (!isComplete) return notEvaluated('every branch treated, by its name', SEND_THE_NERVES);
    return { ...pass, notices: [{ message: 'someBranches', values, citations }] };
  }
  const first = nerves.flatMap((branch) => branches.find(({ nerve }) => nerve === branch)?.at ?? []);
  return atRisk({
    message: 'allBranches',
    values,
    at: [...first, facts.line.procedureCodeAt],
    citations,
    suggest: [],
  });
}

/** Sides on which every branch was treated; a branch without a side counts for either. */
export function kneesWithAll(branches: readonly TreatedNerve[], nerves: readonly string[]): readonly OneSide[] {
  return BOTH_SIDES.filter((side) =>
    nerves.every((wanted) =>
      branches.some((branch) => branch.nerve === wanted && (!branch.side || sidesOf(branch).includes(side))),
    ),
  );
}
