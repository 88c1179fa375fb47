import type { ServiceLine } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { type Citation, type DatedTable, inForce, isInForce } from '../../tables/dated-table.ts';
import type { OtherTargetValue, RuleTables } from '../../tables/rule-tables.ts';
import { coversUnits, type DistinctNerve, distinctNerves, linesOfRecord } from '../documented-nerves.ts';
import { NAME_THE_NERVES, noteNeeded } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

/**
 * A nerve that has a code of its own is not reported with the code for other peripheral nerves. A nerve that another
 * line of the claim bills under its code, and one that no unit of these lines needs, is no fault. Branches that one code
 * holds together are told by the rule of overlap alone.
 */
export const moreSpecificCode = defineRule({
  id: 'coding/more-specific-code',
  summary: 'The nerve named belongs to another, more specific code.',
  linesOfBusiness: 'all',
  tables: ['nerves', 'other-targets', 'branch-groups'],
  messages: {
    belongsElsewhere: 'The record names {targets}; {code} is for nerves that have no code of their own.',
    reportEach:
      'If the record is right, report each of them with its own code, and {code} only for nerves that belong to it.',
  },
  advice: ['reportEach'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { nerves, treated } = facts.documented;
    if (nerves.kind !== 'named') return notEvaluated(noteNeeded(facts.documented), NAME_THE_NERVES);
    // A name that nobody can look up on that day is not a nerve without a code of its own.
    if (inForce(tables.nerves, '', facts.serviceFrom).kind === 'uncovered') return notCovered('nerves');
    const targets = distinctNerves(treated).map((nerve) => ({ nerve, target: targetOf(nerve, facts, tables) }));
    const elsewhere = targets.flatMap(({ nerve, target }) =>
      target && !isBilled(target, facts) ? [{ nerve, target }] : [],
    );
    if (elsewhere.length === 0) return pass;
    const own = targets.filter(({ target }) => !target).map(({ nerve }) => nerve);
    if (own.length > 0 && coversUnits(own, linesOfRecord(facts))) return pass;
    const names = elsewhere.map(({ nerve, target }) => `${nerve.label} (${target.codes})`);
    return atRisk({
      message: 'belongsElsewhere',
      values: { targets: [...new Set(names)].join(', '), code: facts.procedureCode },
      at: [...elsewhere.flatMap(({ nerve }) => nerve.statements[0]?.at ?? []), facts.line.procedureCodeAt],
      citations: elsewhere.map(({ target }) => target.citation),
      suggest: ['reportEach'],
    });
  },
});

interface Target {
  /** In our words, or the one code. */
  readonly codes: string;
  readonly citation: Citation;
}

/** The other code that the nerve belongs to; undefined for one that belongs here, or that nobody knows. */
function targetOf({ statements }: DistinctNerve, facts: LineFacts, tables: RuleTables): Target | undefined {
  const nerve = statements[0];
  if (!nerve) return undefined;
  if (!nerve.value || !nerve.citation) return otherTarget(nerve.at.value, facts, tables['other-targets']);
  const { code, codes } = nerve.value;
  if (code === facts.procedureCode || isOfGroup(code, facts, tables)) return undefined;
  return { codes: codes ?? code, citation: nerve.citation };
}

/** Whether the code holds several branches, all or some of which may be billed here: another rule tells that, once. */
function isOfGroup(code: string, { serviceFrom }: LineFacts, tables: RuleTables): boolean {
  return inForce(tables['branch-groups'], code, serviceFrom).kind === 'inForce';
}

function otherTarget(
  text: string,
  { serviceFrom }: LineFacts,
  table: DatedTable<OtherTargetValue> | undefined,
): Target | undefined {
  const words: readonly string[] = text.toLowerCase().match(/[a-z]+/g) ?? [];
  for (const key of table?.records.keys() ?? []) {
    const row = inForce(table, key, serviceFrom);
    if (!isInForce(row) || row.value.unless.some((word) => words.includes(word))) continue;
    if (row.value.words.some((word) => words.includes(word))) return { codes: row.value.codes, citation: row.citation };
  }
  return undefined;
}

/** Whether another line of that day bills one of the codes of the target. */
function isBilled({ codes }: Target, { otherSameDayLines }: LineFacts): boolean {
  return otherSameDayLines.some((line: ServiceLine) => codes.includes(line.procedureCode));
}
