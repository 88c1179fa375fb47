/** Statements of payers → predictions with their outcomes, and the counters that are learned from. */

import { setTimeout as delay } from 'node:timers/promises';
import { type CalibrationCell, summedCells } from '../../domain/calibration/calibration-cell.ts';
import { Fault } from '../../domain/faults.ts';
import { counterMoves, type TakenEvents, withEvents } from '../../domain/outcomes/counted-outcome.ts';
import { type DecidedLine, decidedLine } from '../../domain/outcomes/decided-prediction.ts';
import type { OutcomeLabel } from '../../domain/outcomes/line-outcome.ts';
import type { RemittedEvent } from '../../domain/outcomes/settled-outcome.ts';
import type { Caller } from '../adapters/caller.ts';
import {
  type KnownOutcome,
  MOST_CHANGES,
  type OutcomeChange,
  type OutcomeTable,
  outcomeKey,
  placeOf,
} from '../adapters/outcome-table.ts';
import type { RemittedStatement } from './remitted-claims.ts';

export interface RecordedOutcomes {
  /** Statements that a prediction was found for. */
  matched: number;
  /** Statements that were known before. */
  duplicates: number;
  /** Predicted lines whose counted outcome is another now. */
  changed: number;
  /** Predicted lines spoken about, by what became of them as far as is known now. */
  readonly outcomes: Record<OutcomeLabel, number>;
  /** Whether a line was spoken about more often than is kept. */
  isCapped: boolean;
}

/** Told of what counters gained and lost, as soon as they have. */
export type CountedSink = (cells: readonly CalibrationCell[]) => void;

/** Claims whose history is read at the same time. */
const PARALLEL = 16;
/** Calls that meet at one counter give way to each other by chance. */
const ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 800;

/** The function ends after 28 seconds; what was recorded until then need not be recorded again. */
const LONGEST_MS = 22_000;

/** One predicted line and what this call says of it. */
interface Told {
  readonly claim: string;
  readonly decided: DecidedLine;
  readonly events: RemittedEvent[];
  known: KnownOutcome | undefined;
}

type Store = Pick<OutcomeTable, 'history' | 'outcomes' | 'change'>;

/** Whatever stops it in between, the same statements again bring it to the same end. */
export async function recordOutcomes(
  statements: ReadonlyMap<string, readonly RemittedStatement[]>,
  partner: Caller,
  store: Store,
  onCounted: CountedSink,
  now: () => number = () => performance.now(),
): Promise<RecordedOutcomes> {
  const recorded: RecordedOutcomes = {
    matched: 0,
    duplicates: 0,
    changed: 0,
    outcomes: { paid: 0, denied: 0, owedByOthers: 0, unclear: 0 },
    isCapped: false,
  };
  const pending: Told[] = [];
  const queue = statements.entries();
  const inTime = deadline(now);
  const readNext = async (): Promise<void> => {
    for (const [claim, ofClaim] of queue) {
      inTime();
      pending.push(...(await toldOf(claim, ofClaim, store)));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, readNext));
  for (const { events } of pending) recorded.matched += events.length;
  const isNews = ({ known, events }: Told): boolean => withEvents(known, events).added > 0;
  for (const told of pending.filter((one) => !isNews(one))) count(told, withEvents(told.known, told.events), recorded);
  const news = pending.filter(isNews);
  for (let start = 0; start < news.length; start += MOST_CHANGES) {
    inTime();
    const counted = await recordTogether(news.slice(start, start + MOST_CHANGES), partner, store, recorded);
    onCounted(counted);
  }
  return recorded;
}

/** Throws once the time is up. */
function deadline(now: () => number): () => void {
  const startedAt = now();
  return () => {
    if (now() - startedAt < LONGEST_MS) return;
    throw new Fault('outcomes-unavailable', 'the store of outcomes is too slow', { retryable: true });
  };
}

async function toldOf(claim: string, statements: readonly RemittedStatement[], store: Store): Promise<Told[]> {
  const { scorings, outcomes } = await store.history(claim);
  const told = new Map<string, Told>();
  for (const { description, event } of statements) {
    const decided = decidedLine(description, event.paidOn, scorings);
    if (!decided) continue;
    const key = outcomeKey(decided.scoring.scoredAt, decided.index);
    const before = told.get(key) ?? { claim, decided, events: [], known: outcomes.get(key) };
    before.events.push(event);
    told.set(key, before);
  }
  return [...told.values()];
}

async function recordTogether(
  lines: readonly Told[],
  partner: Caller,
  store: Store,
  recorded: RecordedOutcomes,
): Promise<CalibrationCell[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const changes = lines.map(changeOf);
    // What another call recorded meanwhile need not be recorded again.
    const open = changes.filter(({ taken }) => taken.added > 0);
    if (open.length === 0 || (await store.change(partner, open))) {
      for (const [index, { taken }] of changes.entries()) count(lines[index], taken, recorded);
      for (const { moves } of open) if (moves.length > 0) recorded.changed++;
      return summedCells(open.flatMap(({ moves }) => moves));
    }
    await delay(Math.random() * Math.min(LONGEST_PAUSE_MS, 20 * 2 ** attempt));
    const now = await store.outcomes(changes);
    for (const [index, change] of changes.entries()) {
      const line = lines[index];
      if (line) line.known = now.get(placeOf(change));
    }
  }
  throw new Fault('outcomes-unavailable', 'other calls are at the same counters', { retryable: true });
}

function changeOf({ claim, decided, known, events }: Told): OutcomeChange {
  const taken = withEvents(known, events);
  return { claim, decided, known, taken, moves: counterMoves(decided.line, known?.counted, taken.counted) };
}

function count(told: Told | undefined, taken: TakenEvents, recorded: RecordedOutcomes): void {
  recorded.duplicates += (told?.events.length ?? 0) - taken.added;
  recorded.outcomes[taken.settled.label]++;
  recorded.isCapped ||= taken.isCapped;
}
