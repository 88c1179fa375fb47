/** Calls that need no signature, on a machine of one's own. */

import type { Caller } from './caller.ts';

/** Under whose name files of unsigned callers stand. */
export const NOBODY = 'local';

/** `UNSIGNED_CALLS=loopback` holds as long as no partner is configured. */
export function callsAreUnsigned(): boolean {
  return !process.env.PARTNER_SECRETS && process.env.UNSIGNED_CALLS === 'loopback';
}

/** Whose predictions and outcomes those of a batch are: the same as of calls of that partner. */
export function callerOfBatch(partner: string): Caller {
  return partner === NOBODY && callsAreUnsigned() ? undefined : partner;
}
