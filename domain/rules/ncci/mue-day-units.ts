import type { IsoDate } from '../../calendar.ts';
import { COUNT_OF_UNITS } from '../../claim/amounts.ts';
import type { ServiceLine } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import { inForce } from '../../tables/dated-table.ts';
import { CONFIRM_UNITS, COUNT_THE_UNITS, DAYS_UNKNOWN, LINES_UNREAD } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

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

function isOneDay(line: ServiceLine): boolean {
  return line.serviceFrom === line.serviceThrough;
}

/** The day of the line with the most units that certainly belong to it: those of lines of that one day. */
function busiestDay(facts: LineFacts): { day: IsoDate; units: number; lines: readonly ServiceLine[] } {
  const [only, another] = facts.sameDayLines;
  if (only && !another && isOneDay(only)) {
    return { day: only.serviceFrom, units: sumOfUnits(facts.sameDayLines), lines: facts.sameDayLines };
  }
  const days = new Set(facts.sameDayLines.filter(isOneDay).map((line) => line.serviceFrom));
  const totals = [...days].map((day) => {
    const lines = facts.sameDayLines.filter((line) => isOneDay(line) && line.serviceFrom === day);
    return { day, units: sumOfUnits(lines), lines };
  });
  return totals.sort((a, b) => b.units - a.units)[0] ?? { day: facts.serviceFrom, units: 0, lines: [] };
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
    confirmUnits: CONFIRM_UNITS,
    sendNote:
      'If the note supports every unit, expect the first denial and appeal with the note: an MAI 3 edit can be reversed on review.',
  },
  advice: ['confirmUnits', 'sendNote'],

  evaluate(facts, tables) {
    if (!facts.isUnderNcci) return notApplicable;
    const table = facts.setting === 'hospital' ? 'ncci-mue-hospital' : 'ncci-mue-practitioner';
    const mue = inForce(tables[table], facts.procedureCode, facts.serviceFrom);
    if (mue.kind === 'uncovered') return notCovered(table);
    if (mue.kind === 'absent' || mue.value.mai === 1) return notApplicable;

    const { units: limit, mai } = mue.value;
    const busiest = busiestDay(facts);
    if (busiest.units <= limit) {
      if (facts.sameDayLines.some((line) => Number.isNaN(line.units) || line.unitBasis !== COUNT_OF_UNITS)) {
        return notEvaluated('the number of units on every line of that day', COUNT_THE_UNITS);
      }
      if (facts.hasUnreadLines) return LINES_UNREAD;
      // Lines that span days may put all their units on one of them, or may not.
      if (sumOfUnits(facts.sameDayLines) <= limit) return pass;
      return DAYS_UNKNOWN;
    }
    return atRisk({
      message: 'overDayLimit',
      values: {
        units: busiest.units,
        limit,
        code: facts.procedureCode,
        day: busiest.day,
        lines: counted(busiest.lines.length, 'line', 'lines'),
      },
      at: [facts.line, ...busiest.lines.filter((line) => line !== facts.line)]
        .slice(0, MOST_PLACES)
        .map((line) => line.unitsAt),
      citations: [mue.citation],
      suggest: mai === 3 ? ['confirmUnits', 'sendNote'] : ['confirmUnits'],
    });
  },
});
