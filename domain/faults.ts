/** What we got wrong: thrown, caught only in a handler, and never caused by the content of a claim. */

export type FaultCode =
  | 'rules-unavailable'
  | 'calibration-unavailable'
  | 'attachments-unavailable'
  | 'release-not-published'
  | 'release-unknown'
  | 'release-corrupt'
  | 'release-conflict'
  | 'release-data-invalid'
  | 'submission-changed'
  | 'partners-unavailable'
  | 'calls-unavailable'
  | 'audit-unavailable'
  | 'outcomes-unavailable';

/** A failure of the service. `retryable` says whether the same call may succeed later. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly retryable: boolean;

  constructor(code: FaultCode, message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retryable = options.retryable;
  }
}
