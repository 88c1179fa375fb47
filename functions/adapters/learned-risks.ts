/** What a partner's outcomes taught, as scoring reads it: cached for the life of the function, looked at twice a minute. */

import { Fault } from '../../domain/faults.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import type { Caller } from './caller.ts';
import type { LearnedStates } from './learned-states.ts';

const CHECK_EVERY_MS = 30_000;
/** A state takes a megabyte at most, nearly always much less. */
const MOST_KEPT = 100;

export interface LearnedRisks {
  /** The present state; undefined before any outcome. While the table cannot be read the last one goes on serving. */
  present(partner: Caller): Promise<LearnedRisk | undefined>;
  /** A state of the last days by its id; undefined for none. A state that cannot be read is a retryable Fault. */
  state(partner: Caller, id: string | undefined): Promise<LearnedRisk | undefined>;
}

interface Kept {
  readonly state: LearnedRisk | undefined;
  readonly checkedAt: number;
}

export function createLearnedRisks(
  states: Pick<LearnedStates, 'present' | 'state'>,
  onFailure: (error: unknown) => void,
  now: () => number = () => Date.now(),
): LearnedRisks {
  const kept = new Map<Caller, Kept>();
  /** Calls that come while one is reading wait for the same answer. */
  const reading = new Map<Caller, Promise<LearnedRisk | undefined>>();

  async function read(partner: Caller): Promise<LearnedRisk | undefined> {
    const checkedAt = now();
    let state = kept.get(partner)?.state;
    try {
      state = await states.present(partner);
    } catch (error) {
      onFailure(error);
    } finally {
      reading.delete(partner);
    }
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(partner, { state, checkedAt });
    return state;
  }

  async function present(partner: Caller): Promise<LearnedRisk | undefined> {
    const atHand = kept.get(partner);
    if (atHand && now() - atHand.checkedAt < CHECK_EVERY_MS) return atHand.state;
    const running = reading.get(partner) ?? read(partner);
    reading.set(partner, running);
    return running;
  }

  return {
    present,
    async state(partner, id) {
      if (id === undefined) return undefined;
      const atHand = kept.get(partner)?.state;
      if (atHand?.id === id) return atHand;
      const found = await states.state(partner, id).catch((cause: unknown) => {
        throw unreadable(cause);
      });
      if (!found) throw unreadable(undefined);
      return found;
    },
  };
}

function unreadable(cause: unknown): Fault {
  return new Fault('calls-unavailable', 'what was learned when the first call came cannot be read', {
    retryable: true,
    cause,
  });
}
