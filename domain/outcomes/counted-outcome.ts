/** What was remitted for one predicted line → what it counts for in learning, and what must move when that changes. */

import type { IsoDate } from '../calendar.ts';
import {
  type AnsweredLine,
  type CalibrationCell,
  createCalibrationCells,
  type SettledPrediction,
  summedCells,
} from '../calibration/calibration-cell.ts';
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
  lines: readonly { readonly answered: AnsweredLine; readonly outcome: SettledOutcome }[],
): CalibrationCell[] {
  return summedCells(
    lines.flatMap(({ answered, outcome }) => counterMoves(answered, undefined, countedOutcome(outcome))),
  );
}

/** Only a denial or a payment teaches, and only when its month is known. */
function countedOutcome({ label, decidedOn }: SettledOutcome): CountedOutcome | undefined {
  if ((label !== 'paid' && label !== 'denied') || decidedOn === undefined) return undefined;
  return { month: monthOf(decidedOn), isDenied: label === 'denied' };
}

function monthOf(day: IsoDate): string {
  return day.slice(0, 7);
}

/** Takes the outcome that was counted back and counts the new one; nothing where they are the same. */
export function counterMoves(
  { payer, procedureCode, placeOfService = null, findings, probability, baseRate, expectedCents }: AnsweredLine,
  before: CountedOutcome | undefined,
  after: CountedOutcome | undefined,
): CalibrationCell[] {
  const cells = createCalibrationCells();
  const settled = ({ month, isDenied }: CountedOutcome): SettledPrediction => ({
    payer,
    procedureCode,
    placeOfService,
    findings,
    probability,
    baseRate,
    expectedCents,
    month,
    label: isDenied ? 'denied' : 'paid',
  });
  if (before) cells.takeBack(settled(before));
  if (after) cells.add(settled(after));
  return cells.cells();
}
