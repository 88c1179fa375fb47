/** What was remitted for one predicted line → what it counts for in learning, and what must move when that changes. */

import type { IsoDate } from '../calendar.ts';
import type { CountedPattern, OutcomePattern } from './outcome-pattern.ts';
import { inOrder, type RemittedEvent, type SettledOutcome, settledOutcome } from './settled-outcome.ts';

/** A decision that is counted, once a predicted line. */
export interface CountedOutcome {
  /** `2026-11` */
  readonly month: string;
  readonly isDenied: boolean;
}

export interface KnownEvents {
  readonly events: readonly RemittedEvent[];
  /** Undefined while nothing is counted for the line. */
  readonly counted: CountedOutcome | undefined;
}

export interface TakenEvents extends KnownEvents {
  readonly settled: SettledOutcome;
  /** Events that were not known. */
  readonly added: number;
  /** There were more than are kept, so the oldest are gone. */
  readonly isCapped: boolean;
}

/**
 * A line is decided once, perhaps twice after an appeal, and reversed as often. The latest are kept, and which these
 * are does not depend on the order in which they came.
 */
export const MOST_EVENTS = 40;

export function withEvents(known: KnownEvents | undefined, incoming: readonly RemittedEvent[]): TakenEvents {
  const before = known?.events ?? [];
  const all = new Map([...before, ...incoming].map((event) => [event.id, event]));
  // What is known stays as it was first read, whichever release reads it again.
  for (const event of before) all.set(event.id, event);
  const events = [...all.values()].sort(inOrder).slice(-MOST_EVENTS);
  const had = new Set(before.map(({ id }) => id));
  const settled = settledOutcome(events);
  return {
    events,
    settled,
    counted: countedOutcome(settled),
    added: events.filter(({ id }) => !had.has(id)).length,
    isCapped: all.size > MOST_EVENTS,
  };
}

/** What these outcomes come to in counters, each outcome of another line. */
export function countedOutcomes(
  lines: readonly { readonly pattern: Omit<OutcomePattern, 'month'>; readonly outcome: SettledOutcome }[],
): CountedPattern[] {
  const moves = lines.flatMap(({ pattern, outcome }) => counterMoves(pattern, undefined, countedOutcome(outcome)));
  return summedMoves(moves, (pattern) => JSON.stringify(pattern)).map(({ pattern, lines: counted, denied }) => ({
    ...pattern,
    counts: { lines: counted, denied },
  }));
}

/** Only a denial or a payment teaches, and only when its month is known. */
function countedOutcome({ label, decidedOn }: SettledOutcome): CountedOutcome | undefined {
  if ((label !== 'paid' && label !== 'denied') || decidedOn === undefined) return undefined;
  return { month: monthOf(decidedOn), isDenied: label === 'denied' };
}

function monthOf(day: IsoDate): string {
  return day.slice(0, 7);
}

/** What a counter of lines with this pattern gains or, below zero, loses. */
export interface CounterMove {
  readonly pattern: OutcomePattern;
  readonly lines: number;
  readonly denied: number;
}

/** Takes the outcome that was counted back and counts the new one; nothing where they are the same. */
export function counterMoves(
  of: Omit<OutcomePattern, 'month'>,
  before: CountedOutcome | undefined,
  after: CountedOutcome | undefined,
): CounterMove[] {
  if (before?.month === after?.month && before?.isDenied === after?.isDenied) return [];
  const { payer, procedureCode, findings } = of;
  const move = ({ month, isDenied }: CountedOutcome, sign: 1 | -1): CounterMove => ({
    pattern: { payer, procedureCode, month, findings },
    lines: sign,
    denied: isDenied ? sign : 0,
  });
  return [...(before ? [move(before, -1)] : []), ...(after ? [move(after, 1)] : [])];
}

/** Moves of one counter as one; those that come to nothing are gone. */
export function summedMoves(moves: readonly CounterMove[], keyOf: (pattern: OutcomePattern) => string): CounterMove[] {
  const sums = new Map<string, CounterMove>();
  for (const move of moves) {
    const key = keyOf(move.pattern);
    const { lines, denied } = sums.get(key) ?? { lines: 0, denied: 0 };
    sums.set(key, { pattern: move.pattern, lines: lines + move.lines, denied: denied + move.denied });
  }
  return [...sums.values()].filter(({ lines, denied }) => lines !== 0 || denied !== 0);
}
