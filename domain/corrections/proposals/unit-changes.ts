/** Fewer units, or units instead of another measure. */

import { COUNT_OF_UNITS } from '../../claim/amounts.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import {
  type BilledUnits,
  countOf,
  coversUnits,
  type DistinctNerve,
  distinctNerves,
  firstNamed,
  linesOfRecord,
  totalUnits,
} from '../../rules/documented-nerves.ts';
import { BILATERAL, LEFT, RIGHT } from '../../rules/modifiers.ts';
import { destroyedBesidePulsed, NOT_PULSED } from '../../rules/pulsed-units.ts';
import type { AtRisk } from '../../rules/rule.ts';
import type { Proposal } from './proposal.ts';
import { quotedWords } from './quoted-words.ts';

/**
 * Units are lowered to what the note or the edit allows, never split over lines. Where the note supports more than the
 * edit allows, the answer is an appeal with the note and not a lower count.
 */
export function fewerUnits(facts: LineFacts, finding: AtRisk): Proposal[] {
  // How many units each of several days can have is for the note to say.
  if (finding.message === 'overSpanLimit') return [];
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
  return [setUnits(facts, units, `the note names exactly ${countOf(limit)}${ofDay}`)];
}

/** As many units as the nerves of the record cover beside the other lines. */
export function documentedUnits(facts: LineFacts): Proposal[] {
  return unitsProposal(facts, unitsCovered(facts));
}

function unitsProposal(facts: LineFacts, units: number): Proposal[] {
  if (!(units >= 1 && units < facts.units)) return [];
  const distinct = billable(facts);
  const what = destroyedBesidePulsed(facts) ? NOT_PULSED : '';
  const ofDay = linesOfRecord(facts).length > 1 ? ' for all lines of that day' : '';
  const nerves = `exactly ${countOf(distinct.length)}${what}${ofDay}`;
  return [setUnits(facts, units, `the note names ${nerves}: ${quotedWords(firstNamed(distinct))}`)];
}

/** Nerves for which units can be billed: one that was only pulsed has none. */
function billable(facts: LineFacts): readonly DistinctNerve[] {
  return destroyedBesidePulsed(facts) ?? distinctNerves(facts.documented.treated);
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
  const distinct = billable(facts);
  const lines = linesOfRecord(facts);
  // Units of another side that no nerve has are wrong on their own line, and take nothing from this one.
  const atMost = ({ units, modifiers }: BilledUnits) => Math.min(units, nervesOfSide(distinct, modifiers));
  const covers = (units: number) =>
    atMost({ units, modifiers: facts.line.modifiers }) === units &&
    coversUnits(
      distinct,
      lines.map((line) => ({ units: line === facts.line ? units : atMost(line), modifiers: line.modifiers })),
    );
  if (covers(facts.units)) return facts.units;
  // One nerve covers two units at most, a side each.
  let units = Math.min(Math.ceil(facts.units) - 1, 2 * distinct.length);
  while (units >= 1 && !covers(units)) units--;
  return units;
}

/** Nerves that a line of one side can bill: those of that side, and those whose side nobody stated. */
function nervesOfSide(nerves: readonly DistinctNerve[], modifiers: readonly string[]): number {
  const isLeft = modifiers.includes(LEFT);
  if (isLeft === modifiers.includes(RIGHT) || modifiers.includes(BILATERAL)) return Number.POSITIVE_INFINITY;
  return nerves.filter(({ sides }) => sides.size === 0 || sides.has(isLeft ? 'left' : 'right')).length;
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
