/** What a call needs of a state of learning, so that its audit record can hold it when the state is gone. */

import { type LearnedRiskRecord, toRecord } from '../../domain/learning/learned-risk-record.ts';
import type { LearnedPayer, LearnedRisk } from '../../domain/score/learned-risk.ts';

export interface AskedPayers extends LearnedRisk {
  /** The state without the payers that nobody asked for. */
  record(): LearnedRiskRecord;
}

/** The same state, which remembers for which payers it was asked. */
export function askedPayers(learned: LearnedRisk): AskedPayers {
  const asked = new Map<string, LearnedPayer>();
  class Asked extends Map<string, LearnedPayer> {
    override get(payer: string): LearnedPayer | undefined {
      const found = super.get(payer);
      if (found) asked.set(payer, found);
      return found;
    }
  }
  return { ...learned, payers: new Asked(learned.payers), record: () => toRecord({ ...learned, payers: asked }) };
}
