import type { ServiceLine } from '../../claim/claim.ts';
import { counted } from '../../counted.ts';
import type { RecordKind } from '../../documentation/documented-facts.ts';
import { NERVE_GROUPS } from '../../documentation/marked-words.ts';
import type { NerveFact } from '../../documentation/nerve-facts.ts';
import { mayNameNerve } from '../../documentation/said-elsewhere.ts';
import type { Statements } from '../../documentation/statements.ts';
import { tellsSide } from '../../documentation/told-sides.ts';
import { inForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import {
  coversUnits,
  type DistinctNerve,
  distinctNerves,
  firstNamed,
  labels,
  linesOfRecord,
  totalUnits,
  unitsCovered,
} from '../documented-nerves.ts';
import { noteNeeded, SEND_THE_NERVES } from '../how-to-document.ts';
import { BOTH_SIDES } from '../modifiers.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

/**
 * One unit is one nerve or branch, however many lesions it got. Only a record that is complete can lack one: a short
 * claim note may name some of the nerves. The units that the record supports are paid, the others are denied.
 */
export const nerveCount = defineRule({
  id: 'documentation/nerve-count',
  summary: 'The record names fewer distinct nerves than the units that are billed.',
  linesOfBusiness: 'all',
  tables: ['documentation-requirements'],
  messages: {
    fewerNerves: 'The record names {count} ({nerves}); {units} units of {code} are billed for that day on {lines}.',
    countNerves:
      'If the record names further nerves, send the part that does; if not, bill one unit a nerve, whatever the number of lesions, and both sides of one nerve as bilateral.',
  },
  advice: ['countNerves'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction || !(facts.units > 0)) return notApplicable;
    const { nerves, treated, record, note } = facts.documented;
    const lines = linesOfRecord(facts);
    const distinct = distinctNerves(treated);
    if (nerves.kind === 'named') {
      if (coversUnits(distinct, lines)) return pass;
      if (nerves.count === undefined || tellsBothSides(distinct, lines, note))
        return notEvaluated('every nerve treated, by its name', SEND_THE_NERVES);
    } else if (totalUnits(lines) <= 1 || !isComplete(nerves, record) || namesSome(nerves, note, tables)) {
      // That the one unit has no nerve is told by the rule that asks for its name.
      return notEvaluated(noteNeeded(facts.documented), SEND_THE_NERVES);
    }
    const required = inForce(tables['documentation-requirements'], 'nerve-count', facts.serviceFrom);
    if (required.kind !== 'inForce') return notCovered('documentation-requirements');
    return atRisk({
      message: 'fewerNerves',
      values: {
        count: counted(distinct.length, 'distinct nerve or branch', 'distinct nerves or branches'),
        nerves: labels(distinct) || 'none',
        units: totalUnits(lines),
        code: facts.procedureCode,
        lines: counted(lines.length, 'line', 'lines'),
      },
      at: [...lines.map((line) => line.unitsAt), ...(nerves.kind === 'vague' ? nerves.at : firstNamed(distinct))],
      citations: [required.citation],
      suggest: ['countNerves'],
      deniedUnits: unitsInExcess(facts.line, lines, unitsCovered(distinct, lines)),
    });
  },
});

/** Whether both sides of the nerves would cover the units, where the note tells of something done on each. */
function tellsBothSides(
  nerves: readonly DistinctNerve[],
  lines: readonly ServiceLine[],
  note: Statements | undefined,
): boolean {
  if (!note) return false;
  const onBoth = nerves.map((nerve) => ({ ...nerve, sides: new Set(BOTH_SIDES) }));
  return coversUnits(onBoth, lines) && BOTH_SIDES.every((side) => tellsSide(note, side, false));
}

/** Units of the line that stay uncovered when the nerves of the record cover the lines in the order of the claim. */
function unitsInExcess(line: ServiceLine, lines: readonly ServiceLine[], covered: number): number {
  const before = totalUnits(lines.slice(0, lines.indexOf(line)));
  return Math.max(0, totalUnits([line]) - Math.max(0, covered - before));
}

/** A procedure note, or a structured list, which is what the note names. */
function isComplete(nerves: NerveFact, record: RecordKind): boolean {
  return (
    record === 'procedureNote' || (nerves.kind === 'vague' && nerves.at.some(({ path }) => path.startsWith(LISTED)))
  );
}

/** A group by its name is several nerves, however many; and what the note may name apart from its telling nobody counted. */
function namesSome(nerves: NerveFact, note: Statements | undefined, tables: RuleTables): boolean {
  if (nerves.kind === 'vague' && nerves.at.some(({ value }) => isOfGroup(value))) return true;
  const isIndefinite = nerves.kind === 'vague' && nerves.isIndefinite;
  return note !== undefined && !isIndefinite && mayNameNerve(note, tables);
}

function isOfGroup(said: string): boolean {
  const words = said.toLowerCase();
  return NERVE_GROUPS.some((group) => words.includes(group));
}

const LISTED = 'documentation/nerves';
