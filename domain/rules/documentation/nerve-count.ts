import type { ServiceLine } from '../../claim/claim.ts';
import { counted } from '../../counted.ts';
import type { NerveFact } from '../../documentation/nerves/nerve-fact.ts';
import { nerveGroups } from '../../documentation/nerves/nerve-mentions.ts';
import { mayTellFurther } from '../../documentation/nerves/possible-nerves.ts';
import { tellsSide } from '../../documentation/nerves/side-of-note.ts';
import { leftOutSides } from '../../documentation/nerves/treated-nerves.ts';
import type { OneSide } from '../../documentation/stated.ts';
import type { Statements } from '../../documentation/statements/statements.ts';
import { vocabularyOf } from '../../documentation/terms/vocabulary.ts';
import { isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import {
  countOf,
  coversUnits,
  type DistinctNerve,
  distinctNerves,
  firstNamed,
  labels,
  linesOfRecord,
  totalUnits,
  unitsCovered,
} from '../documented-nerves.ts';
import { SEND_THE_NERVES } from '../how-to-document.ts';
import { BILATERAL, BOTH_SIDES } from '../modifiers.ts';
import { destroyedBesidePulsed, NOT_PULSED } from '../pulsed-units.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass, requiredRow } from '../rule.ts';

type NamedNerves = Extract<NerveFact, { kind: 'named' }>;

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
    const { nerves, treated, note } = facts.documented;
    const lines = linesOfRecord(facts);
    const named = distinctNerves(treated);
    // A record that names no nerve tells no number of them: that it names none is told by the rule that asks for its name.
    if (nerves.kind !== 'named') return notEvaluated('every nerve treated, by its name', SEND_THE_NERVES);
    const destroyed = destroyedBesidePulsed(facts);
    if (!destroyed && coversUnits(named, lines)) return pass;
    const isComplete = tellsNoMore(nerves, named);
    // Whatever was done to the others, they are no more than those that it names.
    const most = isComplete ? treated : [...treated, ...(nerves.further ?? [])];
    const distinct = destroyed ?? (most.length > treated.length ? distinctNerves(most) : named);
    const isOpen = nerves.count === undefined && (nerves.further === undefined || coversUnits(distinct, lines));
    const mayTellMore = (text: Statements): boolean =>
      billsSidesAsUnits(distinct, lines) || mayTellFurther(text, tables, most);
    if (
      !destroyed &&
      ((!isComplete && (isOpen || (note !== undefined && mayTellMore(note)))) ||
        tellsNumber(nerves, lines) ||
        tellsBothSides(distinct, lines, note, tables, nerves.mayBeBoth))
    )
      return notEvaluated('every nerve treated, by its name', SEND_THE_NERVES);
    const required = requiredRow(tables, 'documentation-requirements', 'nerve-count', facts.serviceFrom);
    if (!isInForce(required)) return required;
    return atRisk({
      message: 'fewerNerves',
      values: {
        count: countOf(distinct.length) + (destroyed ? NOT_PULSED : ''),
        nerves: labels(distinct),
        units: totalUnits(lines),
        code: facts.procedureCode,
        lines: counted(lines.length, 'line', 'lines'),
      },
      at: [...lines.map((line) => line.unitsAt), ...firstNamed(distinct)],
      citations: [required.citation],
      suggest: ['countNerves'],
      deniedUnits: unitsInExcess(facts.line, lines, unitsCovered(distinct, lines)),
    });
  },
});

/** Whether the note says that as many nerves were treated as are billed, though not all by their names. */
function tellsNumber({ statedCount }: NamedNerves, lines: readonly ServiceLine[]): boolean {
  return statedCount !== undefined && statedCount.value >= totalUnits(lines);
}

/** Whether the note says a number, and all of them were read. */
function tellsNoMore({ statedCount }: NamedNerves, nerves: readonly DistinctNerve[]): boolean {
  return statedCount !== undefined && statedCount.value === nerves.length;
}

/** Two units with the bilateral modifier are how some bill the two sides of one nerve that their note tells of. */
function billsSidesAsUnits(nerves: readonly DistinctNerve[], lines: readonly ServiceLine[]): boolean {
  if (!lines.some(({ units, modifiers }) => units > 1 && modifiers.includes(BILATERAL))) return false;
  return nerves.reduce((sum, { sides }) => sum + sides.size, 0) >= totalUnits(lines);
}

/** Whether both sides of the nerves would cover the units, where the note tells of something done on each. */
function tellsBothSides(
  nerves: readonly DistinctNerve[],
  lines: readonly ServiceLine[],
  note: Statements | undefined,
  tables: RuleTables,
  mayBeBoth = false,
): boolean {
  if (!note || note.hasMarkedSides) return false;
  const vocabulary = vocabularyOf(tables);
  const groups = nerveGroups(note, vocabulary, vocabulary.nerveKeys);
  const leftOut = new Set(leftOutSides(note, groups).map(({ name, side }) => `${side} ${name}`));
  const onBoth = nerves.map((nerve) => {
    const isLeftOut = (side: OneSide): boolean => leftOut.has(`${side} ${nerve.statements[0]?.name}`);
    return { ...nerve, sides: new Set(BOTH_SIDES.filter((side) => nerve.sides.has(side) || !isLeftOut(side))) };
  });
  if (!coversUnits(onBoth, lines) && !billsSidesAsUnits(onBoth, lines)) return false;
  return mayBeBoth || BOTH_SIDES.every((side) => tellsSide(note, side, false));
}

/** Units of the line that stay uncovered when the nerves of the record cover the lines in the order of the claim. */
function unitsInExcess(line: ServiceLine, lines: readonly ServiceLine[], covered: number): number {
  const before = totalUnits(lines.slice(0, lines.indexOf(line)));
  return Math.max(0, totalUnits([line]) - Math.max(0, covered - before));
}
