/** What is known of telling partners that their batches have ended. */

import type { CallbackFailure, CallbackState } from '../../domain/response/callback-schemas.ts';

/** What came of one attempt; `attempts` is 0 where nothing was sent. */
export interface CallbackResult {
  readonly status: CallbackState['status'];
  readonly attempts: 0 | 1;
  readonly lastStatus?: number;
  readonly lastFailure?: CallbackFailure;
}

export interface CallbackStore {
  /** Undefined before the first attempt. */
  state(partner: string, batchId: string): Promise<CallbackState | undefined>;
  /** Counts the attempts. What was delivered stays so, whatever another attempt comes to. */
  settle(partner: string, batchId: string, result: CallbackResult): Promise<void>;
  isDisabled(partner: string, url: URL): Promise<boolean>;
  /** Nothing is sent to this URL of the partner any more. */
  disable(partner: string, url: URL): Promise<void>;
}
