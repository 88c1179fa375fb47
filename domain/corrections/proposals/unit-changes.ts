/** Fewer units, or units instead of another measure. */

import { COUNT_OF_UNITS } from '../../claim/amounts.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import { coversUnits, distinctNerves, firstNamed, linesOfRecord, totalUnits } from '../../rules/documented-nerves.ts';
import type { AtRisk } from '../../rules/rule.ts';
import type { Proposal } from './proposal.ts';
import { quotedWords } from './quoted-words.ts';

/**
 * Units are lowered to what the note or the edit allows, never split over lines. Where the note supports more than the
 * edit allows, the answer is an appeal with the note and not a lower count.
 */
export function fewerUnits(facts: LineFacts, finding: AtRisk): Proposal[] {
  const limit = Number(finding.values.limit);
  const { nerves } = facts.documented;
  if (nerves.kind === 'named' && nerves.count !== undefined) {
    const units = unitsCovered(facts);
    const total = units + unitsOnOtherLines(facts);
    return units === facts.units || total > limit ? [] : unitsProposal(facts, units);
  }
  const onOtherLines = unitsOnOtherLines(facts);
  const units = limit - onOtherLines;
  if (!(units >= 1 && units < facts.units)) return [];
  const ofDay = onOtherLines > 0 ? ' for all lines of that day' : '';
  return [setUnits(facts, units, `the note names ${exactly(limit)}${ofDay}`)];
}

/** As many units as the nerves of the record cover beside the other lines. */
export function documentedUnits(facts: LineFacts): Proposal[] {
  return unitsProposal(facts, unitsCovered(facts));
}

function unitsProposal(facts: LineFacts, units: number): Proposal[] {
  if (!(units >= 1 && units < facts.units)) return [];
  const distinct = distinctNerves(facts.documented.treated);
  const ofDay = linesOfRecord(facts).length > 1 ? ' for all lines of that day' : '';
  const nerves = `${exactly(distinct.length)}${ofDay}`;
  return [setUnits(facts, units, `the note names ${nerves}: ${quotedWords(firstNamed(distinct))}`)];
}

function exactly(nerves: number): string {
  return `exactly ${counted(nerves, 'distinct nerve or branch', 'distinct nerves or branches')}`;
}

function setUnits(facts: LineFacts, units: number, requires: string): Proposal {
  return {
    kind: 'set-units',
    text: `Bill ${counted(units, 'unit', 'units')} on this line instead of ${facts.units}.`,
    requires,
    attestation: 'coder',
    subject: String(units),
    edit: { units },
  };
}

function unitsOnOtherLines({ line, sameDayLines }: LineFacts): number {
  return totalUnits(sameDayLines.filter((other) => other !== line));
}

/** The most units of this line that the record covers; all of them where it covers them all, 0 where none. */
function unitsCovered(facts: LineFacts): number {
  const distinct = distinctNerves(facts.documented.treated);
  const lines = linesOfRecord(facts);
  const covers = (units: number) =>
    coversUnits(
      distinct,
      lines.map((line) => (line === facts.line ? { units, modifiers: line.modifiers } : line)),
    );
  if (covers(facts.units)) return facts.units;
  // One nerve covers two units at most, a side each.
  let units = Math.min(Math.ceil(facts.units) - 1, 2 * distinct.length);
  while (units >= 1 && !covers(units)) units--;
  return units;
}

export function countedInUnits(facts: LineFacts, finding: AtRisk): Proposal[] {
  if (finding.message !== 'notUnits' || !Number.isInteger(facts.units) || facts.units < 1) return [];
  return [
    {
      kind: 'set-unit-basis',
      text: 'Measure the quantity in units (UN).',
      requires: `the quantity ${facts.units} counts the nerves or branches that the note names`,
      attestation: 'coder',
      subject: COUNT_OF_UNITS,
      edit: { unitBasis: COUNT_OF_UNITS },
    },
  ];
}
