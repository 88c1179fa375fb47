/** The nerves of one line as rules count them: each once, with the sides on which it was treated. */

import type { Location, ServiceLine } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import { counted } from '../counted.ts';
import type { TreatedNerve } from '../documentation/nerves/nerve-fact.ts';
import type { OneSide } from '../documentation/stated.ts';
import { BILATERAL, LEFT, RIGHT } from './modifiers.ts';

export interface DistinctNerve {
  /** What people call it: the name of the table, else the words of the record. */
  readonly label: string;
  /** Empty where no side is stated. */
  readonly sides: ReadonlySet<OneSide>;
  readonly statements: readonly TreatedNerve[];
}

export function distinctNerves(treated: readonly TreatedNerve[]): readonly DistinctNerve[] {
  if (treated.length === 0) return NO_NERVES;
  const found = new Map<string, { label: string; sides: Set<OneSide>; statements: TreatedNerve[] }>();
  for (const nerve of treated) {
    const known = found.get(nerve.name) ?? { label: nerve.nerve ?? nerve.at.value, sides: new Set(), statements: [] };
    found.set(nerve.name, known);
    known.statements.push(nerve);
    for (const side of sidesOf(nerve)) known.sides.add(side);
  }
  return [...found.values()];
}

const NO_NERVES: readonly DistinctNerve[] = [];
const NO_SIDES: readonly OneSide[] = [];
const BOTH_SIDES: readonly OneSide[] = ['left', 'right'];
const LEFT_SIDE: readonly OneSide[] = ['left'];
const RIGHT_SIDE: readonly OneSide[] = ['right'];

export function sidesOf({ side }: TreatedNerve): readonly OneSide[] {
  switch (side) {
    case 'bilateral':
      return BOTH_SIDES;
    case 'left':
      return LEFT_SIDE;
    case 'right':
      return RIGHT_SIDE;
    default:
      return NO_SIDES;
  }
}

/** The words that say the side of a nerve. */
export function sidePlace({ at, sideAt }: TreatedNerve): Location {
  return sideAt ?? at;
}

/** "2 distinct nerves or branches" */
export function countOf(nerves: number): string {
  return counted(nerves, 'distinct nerve or branch', 'distinct nerves or branches');
}

/** Every distinct name once, for people. */
export function labels(nerves: readonly DistinctNerve[]): string {
  return [...new Set(nerves.map(({ label }) => label))].join(', ');
}

/** Where each nerve is named first. */
export function firstNamed(nerves: readonly DistinctNerve[]): Location[] {
  return nerves.flatMap(({ statements }) => statements[0]?.at ?? []);
}

/** The lines of that day and procedure whose units the nerves of this line's record must cover. */
export function linesOfRecord({ line, sameDayLines }: LineFacts): readonly ServiceLine[] {
  if (sameDayLines.length === 1) return sameDayLines;
  const isOwn = hasOwnRecord(line);
  return sameDayLines.filter(
    (other) => other === line || (hasOwnRecord(other) === isOwn && (!isOwn || isSameRecord(line, other))),
  );
}

function hasOwnRecord({ documentation, attachmentControlNumbers }: ServiceLine): boolean {
  return (
    attachmentControlNumbers.length > 0 ||
    documentation?.nerves !== undefined ||
    documentation?.note !== undefined ||
    documentation?.hasUnreadableDocument === true
  );
}

function isSameRecord(a: ServiceLine, b: ServiceLine): boolean {
  return (
    isSameList(a.attachmentControlNumbers, b.attachmentControlNumbers) &&
    a.documentation?.note === b.documentation?.note &&
    a.documentation?.hasUnreadableDocument === b.documentation?.hasUnreadableDocument &&
    isSameList(a.documentation?.nerves ?? [], b.documentation?.nerves ?? [])
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** What of a line decides how many nerves it bills. */
export type BilledUnits = Pick<ServiceLine, 'units' | 'modifiers'>;

export function totalUnits(lines: readonly BilledUnits[]): number {
  return lines.reduce((sum, { units }) => sum + (units > 0 ? units : 0), 0);
}

/**
 * Whether the nerves cover the units. A bilateral unit takes one nerve with both its sides; other units take one side
 * of one nerve each. A nerve whose side nobody stated has as many sides as the lines bill.
 */
export function coversUnits(nerves: readonly DistinctNerve[], lines: readonly BilledUnits[]): boolean {
  const { bilateral, others } = coverage(nerves, lines);
  return bilateral <= nerves.length && totalUnits(lines) - bilateral <= others;
}

/** How many of the units the nerves cover, reckoned in the same way. */
export function unitsCovered(nerves: readonly DistinctNerve[], lines: readonly BilledUnits[]): number {
  const { bilateral, others } = coverage(nerves, lines);
  return Math.min(bilateral, nerves.length) + Math.min(others, totalUnits(lines) - bilateral);
}

function coverage(nerves: readonly DistinctNerve[], lines: readonly BilledUnits[]) {
  const bilateral = totalUnits(lines.filter(({ modifiers }) => modifiers.includes(BILATERAL)));
  const billsBothSides =
    lines.some(({ modifiers }) => modifiers.includes(LEFT)) && lines.some(({ modifiers }) => modifiers.includes(RIGHT));
  const sides = nerves
    .map((nerve) => (nerve.sides.size === 0 ? (billsBothSides ? 2 : 1) : nerve.sides.size))
    .sort((a, b) => b - a)
    .slice(bilateral);
  return { bilateral, others: sides.reduce((sum, count) => sum + count, 0) };
}
