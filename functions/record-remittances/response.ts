/** An 835 → its outcomes recorded, what they taught renewed, and the answer. */

import { setTimeout as delay } from 'node:timers/promises';
import type { IsoDate } from '../../domain/calendar.ts';
import { Fault } from '../../domain/faults.ts';
import { inputIssue, isNoEnvelope } from '../../domain/issues.ts';
import { adjustmentKinds } from '../../domain/outcomes/adjustment-kinds.ts';
import type { RemittanceResponse } from '../../domain/response/remittance-response-schema.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { Caller } from '../adapters/caller.ts';
import type { IdentityHashes } from '../adapters/identity-hashes.ts';
import { type LearnedStates, StateTooLarge } from '../adapters/learned-states.ts';
import { learnedFrom } from '../adapters/learning.ts';
import type { OutcomeTable } from '../adapters/outcome-table.ts';
import { Problem } from '../adapters/problem.ts';
import { type CountedSink, recordOutcomes } from './record-outcomes.ts';
import { type ReadRemittance, readRemittance } from './remitted-claims.ts';

export interface RecordingContext {
  readonly requestId: string;
  readonly partner: Caller;
  readonly today: IsoDate;
  readonly activeRelease: () => Promise<LoadedRelease>;
  readonly hashes: IdentityHashes;
  readonly table: Pick<OutcomeTable, 'history' | 'outcomes' | 'change'>;
  readonly states: Pick<LearnedStates, 'renew' | 'present'>;
  readonly onStateTooLarge: () => void;
  readonly onCounted: CountedSink;
}

const ATTEMPTS = 12;

export async function remittanceResponse(body: Uint8Array, context: RecordingContext): Promise<RemittanceResponse> {
  const { requestId, partner, table } = context;
  const { release } = await context.activeRelease();
  const hash = await stored(context.hashes(partner));
  const read = readRemittance(body, adjustmentKinds(release.tables, context.today), hash);
  requireRemittance(read);
  const recorded = await stored(recordOutcomes(read.statements, partner, table, context.onCounted));
  const stateId = await stored(renewedState(context, release));
  const issues = [...read.issues, ...(recorded.isCapped ? [inputIssue('statements-too-many', 'submission')] : [])];
  return {
    requestId,
    claims: read.claims,
    lines: { read: read.lines, matched: recorded.matched, unmatched: read.lines - recorded.matched },
    outcomes: recorded.outcomes,
    learned: { changed: recorded.changed, duplicates: recorded.duplicates, stateId },
    providerAdjustments: { count: read.providerAdjustments, ignored: PLB_IGNORED },
    issues,
    ...(read.issuesOmitted > 0 ? { issuesOmitted: read.issuesOmitted } : {}),
  };
}

const PLB_IGNORED =
  'PLB adjusts what the provider is paid, such as interest or a recoupment, and belongs to no line; nothing is learned from it.';

function requireRemittance({ claims, providerAdjustments, issues }: ReadRemittance): void {
  if (claims > 0 || providerAdjustments > 0) return;
  if (isNoEnvelope(issues)) {
    throw new Problem('not-x12', 'No readable interchange was found; it starts with an ISA segment.', issues);
  }
  throw new Problem('nothing-remitted', 'The body was read, but no remitted claim was found in it.', issues);
}

/** Also where this call changed nothing: one before it may have stopped between the counters and the state. */
async function renewedState(
  { partner, states, today, onStateTooLarge }: RecordingContext,
  release: LoadedRelease['release'],
): Promise<string | null> {
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const renewed = await states.renew(partner, (patterns) => learnedFrom(patterns, release, today));
      if (renewed) return renewed.id ?? null;
      await delay(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  } catch (error) {
    if (!(error instanceof StateTooLarge)) throw error;
    onStateTooLarge();
    return (await states.present(partner))?.id ?? null;
  }
  throw new Fault('outcomes-unavailable', 'other calls are at the same state', { retryable: true });
}

async function stored<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('outcomes-unavailable', 'the store of outcomes does not answer', { retryable: true, cause });
  }
}
