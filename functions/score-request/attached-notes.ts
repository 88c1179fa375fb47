/** The notes that the claims of a request name; a claim whose note is not there is kept until it comes. */

import type { Claim } from '../../domain/claim/claim.ts';
import { claimRecord } from '../../domain/claim/claim-record.ts';
import { type AttachedNote, attachmentNumbers } from '../../domain/documentation/attached-notes.ts';
import type { AttachmentTable, WaitingClaim } from '../adapters/attachment-table.ts';
import type { Caller } from '../adapters/caller.ts';
import { claimsNamingNotes, type NamedNotes, NO_NOTES, namedNotes } from '../adapters/named-notes.ts';
import type { ScoreRequest } from './request.ts';

type Store = Pick<AttachmentTable, 'notes' | 'keepClaims'>;

export async function attachedNotes(
  { kind, body, asOf: asked }: ScoreRequest,
  caller: Caller,
  store: Store | undefined,
): Promise<NamedNotes> {
  if (!store) return NO_NOTES;
  const { claims, asOf = asked } = claimsNamingNotes(kind, body);
  return namedNotes(claims, caller, store, async (missing, signal) => {
    const waiting = waitingClaims(claims, missing, asOf);
    const tooLarge = await store.keepClaims(caller, waiting, signal);
    return new Map(
      waiting.map(({ controlNumber, claim }): [string, AttachedNote] => [
        controlNumber,
        { status: tooLarge.has(claim) ? 'absent' : 'awaited' },
      ]),
    );
  });
}

function waitingClaims(claims: readonly Claim[], missing: ReadonlySet<string>, asOf: string | undefined) {
  return claims.flatMap((claim) => {
    const numbers = attachmentNumbers(claim).filter((number) => missing.has(number));
    if (numbers.length === 0) return [];
    const kept: WaitingClaim = {
      patientControlNumber: claim.patientControlNumber,
      record: claimRecord(claim),
      asOf,
    };
    return numbers.map((controlNumber) => ({ controlNumber, claim: kept }));
  });
}
