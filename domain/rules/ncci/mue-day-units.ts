import { daysBetween } from '../../calendar.ts';
import { COUNT_OF_UNITS } from '../../claim/amounts.ts';
import type { ServiceLine } from '../../claim/claim.ts';
import { isOneDay } from '../../claim/line-days.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import { isInForce } from '../../tables/dated-table.ts';
import { CONFIRM_UNITS, COUNT_THE_UNITS, DAYS_UNKNOWN, openLines } from '../how-to-document.ts';
import { mueInForce } from '../mue-in-force.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass } from '../rule.ts';

/** A finding of a claim with hundreds of lines names the first of them; the text has the count. */
const MOST_PLACES = 20;

/** A quantity of another measure, a negative or a missing number says nothing of nerves. */
function isCounted(line: ServiceLine): boolean {
  return line.unitBasis === COUNT_OF_UNITS && line.units > 0;
}

/** Units of lines, as far as they are counted in units. */
function sumOfUnits(lines: readonly ServiceLine[]): number {
  return lines.reduce((sum, line) => sum + (isCounted(line) ? line.units : 0), 0);
}

/**
 * Units of days that certainly have more than the limit a day allows, however those of a line over several days are
 * spread: of one day, else of those of the line itself, if one limit holds for all of them.
 */
function unitsOverLimit({ line, sameDayLines }: LineFacts, limit: number, isOneLimit: boolean) {
  const days = new Set(sameDayLines.filter(isOneDay).map(({ serviceFrom }) => serviceFrom));
  const spans = [...days].map((day) => [day, day] as const);
  if (isOneLimit) spans.push([line.serviceFrom, line.serviceThrough]);
  for (const [day, through] of spans) {
    const lines = sameDayLines.filter((each) => each.serviceFrom >= day && each.serviceThrough <= through);
    const units = sumOfUnits(lines);
    if (units > limit * (daysBetween(day, through) + 1)) return { day, through, lines, units };
  }
  return undefined;
}

/**
 * Medically unlikely edits with MAI 2 or 3 compare the limit with all units of the code that one provider bills for
 * one patient on one day, whatever the lines and modifiers. Over the limit, every unit of that day is denied.
 * Medicaid has NCCI tables of its own, which are not loaded; Medicare Advantage plans and insurers often apply
 * Medicare's, but no source here says which of them do, so only original Medicare is judged.
 */
export const mueDayUnits = defineRule({
  id: 'ncci/mue-day-units',
  summary: 'Units of one code on one day exceed an MUE that is adjudicated per day (MAI 2 or 3).',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['ncci-mue-practitioner', 'ncci-mue-hospital'],
  messages: {
    overDayLimit:
      '{units} units of {code} on {day}, on {lines} of this claim; the MUE value in force is {limit}. As a rule all units of that day are denied, not only the excess.',
    overSpanLimit:
      '{units} units of {code} from {day} to {through}, on {lines} of this claim; the MUE value in force is {limit} a day, which some day exceeds. As a rule all units of that day are denied.',
    confirmUnits: CONFIRM_UNITS,
    sendNote:
      'If the note supports every unit, expect the first denial and appeal with the note: an MAI 3 edit can be reversed on review.',
  },
  advice: ['confirmUnits', 'sendNote'],

  evaluate(facts, tables) {
    const mue = mueInForce(facts, tables);
    if (!isInForce(mue)) return mue;
    if (mue.value.mai === 1) return notApplicable;

    const { units: limit, mai } = mue.value;
    const total = sumOfUnits(facts.sameDayLines);
    const last = mueInForce(facts, tables, facts.serviceThrough);
    const over = total > limit ? unitsOverLimit(facts, limit, isInForce(last) && last.value === mue.value) : undefined;
    if (!over) {
      if (facts.sameDayLines.some((line) => Number.isNaN(line.units) || line.unitBasis !== COUNT_OF_UNITS)) {
        return notEvaluated('the number of units on every line of that day', COUNT_THE_UNITS);
      }
      // Lines that span days may put all their units on one of them, or may not.
      return (
        openLines(facts, (other) => other.procedureCode === facts.procedureCode) ??
        (total > limit ? DAYS_UNKNOWN : pass)
      );
    }
    const { day, through, units, lines } = over;
    return atRisk({
      message: day === through ? 'overDayLimit' : 'overSpanLimit',
      values: {
        units,
        limit,
        code: facts.procedureCode,
        day,
        through,
        lines: counted(lines.length, 'line', 'lines'),
      },
      at: [facts.line, ...lines.filter((line) => line !== facts.line)]
        .slice(0, MOST_PLACES)
        .map((line) => line.unitsAt),
      citations: [mue.citation],
      suggest: mai === 3 ? ['confirmUnits', 'sendNote'] : ['confirmUnits'],
    });
  },
});
