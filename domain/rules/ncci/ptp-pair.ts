import type { IsoDate } from '../../calendar.ts';
import type { ServiceLine } from '../../claim/claim.ts';
import { isOneDay } from '../../claim/line-days.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { type Citation, inForce, isInForce } from '../../tables/dated-table.ts';
import { joinedKey } from '../../tables/joined-key.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { DAY_UNKNOWN, openLines } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, pass } from '../rule.ts';
import { isVisit } from '../visit.ts';

interface BrokenPair {
  readonly other: ServiceLine;
  readonly isColumnTwo: boolean;
  readonly modifierIndicator: number;
  readonly citation: Citation;
}

/**
 * Procedure-to-procedure edits deny the column-two code of a pair that one provider bills for one patient on one
 * day. A pair is ordered: which of the two lines is denied depends on the direction. Only original Medicare is
 * judged, for the reason that `mue-day-units` gives.
 */
export const ptpPair = defineRule({
  id: 'ncci/ptp-pair',
  summary:
    'A code pair of one day falls under an NCCI procedure-to-procedure edit without a modifier that sets it aside.',
  linesOfBusiness: ['medicare', 'railroadMedicare'],
  tables: ['ncci-ptp-practitioner', 'ncci-ptp-hospital', 'ncci-ptp-modifiers', 'visit-codes'],
  messages: {
    lineBundled:
      '{code} is the column-two code of the edit {pair} (modifier indicator {indicator}), so this line is bundled into the other.',
    pairedLineBundled:
      'Line {otherLine} ({otherCode}) is the column-two code of the edit {pair} (modifier indicator {indicator}). That line is the one denied; review of the pair can reach this line.',
    modifierIfDistinct:
      'If the note shows a separate nerve, site or encounter, report it with the modifier that says so; otherwise only the column-one code is payable.',
    visitModifier:
      'If the note shows a significant, separately identifiable visit beyond the usual work of the procedure, modifier 25 on the visit says so; otherwise the visit is part of the procedure.',
    neverTogether: 'Indicator 0: no modifier sets this edit aside.',
  },
  advice: ['modifierIfDistinct', 'visitModifier', 'neverTogether'],

  evaluate(facts, tables) {
    if (!facts.isUnderNcci) return notApplicable;
    const table = facts.setting === 'hospital' ? 'ncci-ptp-hospital' : 'ncci-ptp-practitioner';
    const broken: BrokenPair[] = [];
    let isOfOpenDay = false;
    for (const other of facts.otherSameDayLines) {
      for (const isColumnTwo of [true, false]) {
        const [one, two] = isColumnTwo
          ? [other.procedureCode, facts.procedureCode]
          : [facts.procedureCode, other.procedureCode];
        const pair = inForce(tables[table], joinedKey(one, two), facts.serviceFrom);
        if (pair.kind === 'uncovered') return notCovered(table);
        if (pair.kind === 'absent' || pair.value.modifierIndicator === 9) continue;
        const { modifierIndicator } = pair.value;
        if (modifierIndicator === 1 && isSetAside(facts, other, tables, facts.serviceFrom)) continue;
        if (isOneDay(facts.line) && isOneDay(other))
          broken.push({ other, isColumnTwo, modifierIndicator, citation: pair.citation });
        else isOfOpenDay = true;
      }
    }
    // The line's own denial weighs more than its neighbour's, and an edit that nothing sets aside more than one that may.
    const [worst] = broken.sort(
      (a, b) => Number(b.isColumnTwo) - Number(a.isColumnTwo) || a.modifierIndicator - b.modifierIndicator,
    );
    if (!worst)
      return (
        openLines(facts, (other) => other.procedureCode !== facts.procedureCode) ?? (isOfOpenDay ? DAY_UNKNOWN : pass)
      );
    const { other, isColumnTwo, modifierIndicator, citation } = worst;
    const codes = isColumnTwo
      ? `${other.procedureCode}/${facts.procedureCode}`
      : `${facts.procedureCode}/${other.procedureCode}`;
    return atRisk({
      message: isColumnTwo ? 'lineBundled' : 'pairedLineBundled',
      values: {
        code: facts.procedureCode,
        otherCode: other.procedureCode,
        otherLine: other.lineNumber,
        pair: codes,
        indicator: modifierIndicator,
      },
      at: [facts.line.procedureCodeAt, ...broken.map((pair) => pair.other.procedureCodeAt)],
      citations: [citation],
      suggest: [
        modifierIndicator === 0
          ? 'neverTogether'
          : isVisit(other, tables, facts.serviceFrom)
            ? 'visitModifier'
            : 'modifierIfDistinct',
      ],
    });
  },
});

/**
 * NCCI-associated modifiers. A visit is set aside by its own modifiers alone. Of the others some count on either line;
 * anatomic ones only when the two lines name different sites, since the same side twice says nothing of a second site
 * (NCCI Policy Manual, chapter I, modifiers).
 */
function isSetAside(facts: LineFacts, other: ServiceLine, tables: RuleTables, day: IsoDate): boolean {
  const list = (key: string): readonly string[] => {
    const row = inForce(tables['ncci-ptp-modifiers'], key, day);
    return isInForce(row) ? row.value.modifiers : [];
  };
  if (isVisit(other, tables, day)) return other.modifiers.some((modifier) => list('visit').includes(modifier));
  const anywhere = list('anywhere');
  if ([...facts.modifiers, ...other.modifiers].some((modifier) => anywhere.includes(modifier))) return true;
  const sites = (modifiers: readonly string[]): string[] =>
    modifiers.filter((modifier) => list('anatomic').includes(modifier));
  const own = sites(facts.modifiers);
  const others = sites(other.modifiers);
  return own.length > 0 && others.length > 0 && !own.some((site) => others.includes(site));
}
