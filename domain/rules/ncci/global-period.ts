import { daysBetween, type IsoDate } from '../../calendar.ts';
import type { ServiceLine } from '../../claim/claim.ts';
import { isOneDay, sharesDay } from '../../claim/line-days.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { sharesProvider } from '../../claim/line-provider.ts';
import { type Citation, inForce, isInForce } from '../../tables/dated-table.ts';
import { joinedKey } from '../../tables/joined-key.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { DAY_UNKNOWN, LINES_UNREAD, PROVIDERS_UNKNOWN } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, pass } from '../rule.ts';
import { isVisit } from '../visit.ts';

/** HCPCS, the qualifier under which CPT codes travel. */
const HCPCS = 'HC';

type Message = 'lineInGlobalPeriod' | 'visitInGlobalPeriod' | 'visitOfSameDay' | 'procedureInGlobalPeriod';

interface Conflict {
  readonly message: Message;
  readonly other: ServiceLine;
  /** The code whose period it is. */
  readonly days: number;
  readonly citation: Citation;
}

/**
 * The surgical package of the physician fee schedule holds the visits of the day and, for as many days as the schedule
 * states, what the same physician does afterwards (Pub. 100-04, chapter 12, section 40). Facilities have no package.
 * The rule sees the lines of one claim: a pass says that none of them conflict, and nothing of claims sent before.
 */
export const globalPeriod = defineRule({
  id: 'ncci/global-period',
  summary:
    'A line of the claim falls into the global period of another by the same provider without a modifier that sets it aside. A pass speaks of the lines of this claim; procedures on other claims are not known.',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['global-periods', 'global-period-modifiers', 'visit-codes', 'ncci-ptp-practitioner'],
  messages: {
    lineInGlobalPeriod:
      '{code} on {day} lies in the {days} global days of {otherCode} on {otherDay} (line {otherLine}) by the same provider, without a modifier for a staged, repeated or unrelated procedure.',
    visitInGlobalPeriod:
      'Line {otherLine} ({otherCode}, {otherDay}) is a visit by the same provider in the {days} global days of this line. That line is the one denied.',
    visitOfSameDay:
      'Line {otherLine} ({otherCode}) is a visit by the same provider on the day of this procedure, without a modifier that sets it apart. That line is the one denied.',
    procedureInGlobalPeriod:
      'Line {otherLine} ({otherCode}, {otherDay}) is a procedure by the same provider in the {days} global days of this line. That line is the one denied.',
    modifierIfTrue:
      'If the note says so, 58 marks a procedure planned or staged at the first one, 78 an unplanned return for a complication, 79 an unrelated nerve or problem. Otherwise the line is part of the first procedure’s payment.',
    visitModifierIfTrue:
      'If the note shows a separate problem, modifier 24 (days after) or 25 (same day) on the visit says so; otherwise the visit is part of the procedure.',
  },
  advice: ['modifierIfTrue', 'visitModifierIfTrue'],

  evaluate(facts, tables) {
    if (facts.isFacilityService) return notApplicable;
    const own = inForce(tables['global-periods'], facts.procedureCode, facts.serviceFrom);
    if (own.kind === 'uncovered') return notCovered('global-periods');
    const found = firstConflict(facts, tables, isInForce(own) ? own : undefined);
    if (!found) return facts.hasGaps ? LINES_UNREAD : pass;
    if (found === 'dayUnknown') return DAY_UNKNOWN;
    if (found === 'providerUnknown') return PROVIDERS_UNKNOWN;
    const { message, other, days, citation } = found;
    return atRisk({
      message,
      values: {
        code: facts.procedureCode,
        day: facts.serviceFrom,
        days,
        otherCode: other.procedureCode,
        otherDay: other.serviceFrom,
        otherLine: other.lineNumber,
      },
      at: [facts.line.serviceDateAt, other.procedureCodeAt],
      citations: [citation],
      suggest: [
        message === 'lineInGlobalPeriod' || message === 'procedureInGlobalPeriod'
          ? 'modifierIfTrue'
          : 'visitModifierIfTrue',
      ],
    });
  },
});

/** How much of a conflict's denial falls on the line itself: the least comes last. */
const ORDER: readonly Message[] = [
  'lineInGlobalPeriod',
  'visitInGlobalPeriod',
  'visitOfSameDay',
  'procedureInGlobalPeriod',
];

type OwnPeriod = { readonly value: { readonly days: number | null }; readonly citation: Citation };

/** `dayUnknown`: none is certain, and one may be that meets the line in a range of days; `providerUnknown`: by another provider. */
function firstConflict(
  facts: LineFacts,
  tables: RuleTables,
  own: OwnPeriod | undefined,
): Conflict | 'dayUnknown' | 'providerUnknown' | undefined {
  let worst: Conflict | undefined;
  let isOfOpenDay = false;
  let isOfUnknown = false;
  const { claim, line } = facts;
  for (const other of claim.serviceLines) {
    const isSame = sharesProvider(claim, line, other);
    if (other === line || other.procedureQualifier !== HCPCS || isSame === false) continue;
    const conflict =
      other.serviceThrough < line.serviceFrom
        ? earlierProcedure(facts, other, tables)
        : own && laterService(facts, other, tables, own);
    if (!conflict) continue;
    if (isSame === undefined) {
      isOfUnknown = true;
      continue;
    }
    if (sharesDay(line, other) && !(isOneDay(line) && isOneDay(other))) isOfOpenDay = true;
    else if (!worst || ORDER.indexOf(conflict.message) < ORDER.indexOf(worst.message)) worst = conflict;
    if (worst?.message === 'lineInGlobalPeriod') break;
  }
  return worst ?? (isOfOpenDay ? 'dayUnknown' : isOfUnknown ? 'providerUnknown' : undefined);
}

/** The line in the period of a procedure before it. */
function earlierProcedure(facts: LineFacts, other: ServiceLine, tables: RuleTables): Conflict | undefined {
  const period = inForce(tables['global-periods'], other.procedureCode, other.serviceFrom);
  if (!isInForce(period) || !period.value.days) return undefined;
  const { days } = period.value;
  if (daysBetween(other.serviceThrough, facts.serviceFrom) > days) return undefined;
  if (startsNone(other, tables) || isMarked(facts.line, 'procedure', tables, facts.serviceFrom)) return undefined;
  return { message: 'lineInGlobalPeriod', other, days, citation: period.citation };
}

/** A visit or another procedure in the line's own period; another scored line says it of itself. */
function laterService(facts: LineFacts, other: ServiceLine, tables: RuleTables, own: OwnPeriod): Conflict | undefined {
  const { days } = own.value;
  if (days === null) return undefined;
  const isOfDay = other.serviceFrom <= facts.serviceThrough;
  if (!isOfDay && daysBetween(facts.serviceThrough, other.serviceFrom) > days) return undefined;
  if (isVisit(other, tables, other.serviceFrom)) {
    // A pair under a procedure-to-procedure edit is told by the rule about those.
    if (isOfDay && isPtpPair(facts, other, tables)) return undefined;
    if (isVisitMarked(other, isOfDay, tables) || startsNone(facts.line, tables)) return undefined;
    return { message: isOfDay ? 'visitOfSameDay' : 'visitInGlobalPeriod', other, days, citation: own.citation };
  }
  if (isOfDay || other.procedureCode === facts.procedureCode) return undefined;
  const period = inForce(tables['global-periods'], other.procedureCode, other.serviceFrom);
  if (!isInForce(period) || period.value.days === null) return undefined;
  if (isMarked(other, 'procedure', tables, other.serviceFrom) || startsNone(facts.line, tables)) return undefined;
  return { message: 'procedureInGlobalPeriod', other, days, citation: own.citation };
}

/** An assistant's or a returning surgeon's service begins no period of its own. */
function startsNone(line: ServiceLine, tables: RuleTables): boolean {
  return isMarked(line, 'startsNone', tables, line.serviceFrom);
}

/** On the days after, a visit needs the modifier for those; releases before this list had one for all visits. */
function isVisitMarked(visit: ServiceLine, isOfDay: boolean, tables: RuleTables): boolean {
  const day = visit.serviceFrom;
  const hasOwnList = !isOfDay && inForce(tables['global-period-modifiers'], 'visitAfter', day).kind === 'inForce';
  return isMarked(visit, hasOwnList ? 'visitAfter' : 'visit', tables, day);
}

type ModifierList = 'visit' | 'visitAfter' | 'procedure' | 'startsNone';

function isMarked(line: ServiceLine, list: ModifierList, tables: RuleTables, day: IsoDate) {
  if (line.modifiers.length === 0) return false;
  const row = inForce(tables['global-period-modifiers'], list, day);
  return isInForce(row) && line.modifiers.some((modifier) => row.value.modifiers.includes(modifier));
}

function isPtpPair(facts: LineFacts, other: ServiceLine, tables: RuleTables): boolean {
  const pair = joinedKey(facts.procedureCode, other.procedureCode);
  return inForce(tables['ncci-ptp-practitioner'], pair, facts.serviceFrom).kind === 'inForce';
}
