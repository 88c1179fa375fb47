/** The notes that the claims of a request name, fetched before anything is scored. */

import type { Claim } from '../../domain/claim/claim.ts';
import { claimRecord } from '../../domain/claim/claim-record.ts';
import {
  type AttachedNote,
  type AttachedNotes,
  attachmentNumbers,
  isControlNumber,
} from '../../domain/documentation/attached-notes.ts';
import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import { claimsWithAttachments837, claimsWithAttachmentsJson } from '../../domain/score-submission.ts';
import type { AttachmentTable, WaitingClaim } from '../adapters/attachment-table.ts';
import type { Caller } from '../adapters/caller.ts';
import { operationsLog } from '../adapters/operations-log.ts';
import type { ScoreRequest } from './request.ts';

/** A request waits so long for notes, and is scored without them then. */
const LONGEST_WAIT_MS = 8_000;
/** More control numbers than this are not looked for. */
const MOST_NUMBERS = 2_000;

export interface FetchedNotes {
  /** Undefined where no claim names one. */
  readonly notes: AttachedNotes | undefined;
  readonly issues: readonly InputIssue[];
}

/** What no claim can name without is cheap to look for; most submissions hold none of it. */
const MARKS = { x12: ['PWK', 'pwk'], json: ['ttachmentControlNumber'] } as const;

type Store = Pick<AttachmentTable, 'notes' | 'keepClaims'>;

/**
 * Fetches the notes and keeps the claims whose notes are not there. When the store does not answer, the claims are
 * scored without notes and say so: a score is never lost to it.
 */
export async function attachedNotes(
  request: ScoreRequest,
  caller: Caller,
  store: Store | undefined,
): Promise<FetchedNotes> {
  if (!store || !MARKS[request.kind].some((mark) => request.body.includes(mark))) return NONE;
  const { claims, asOf } = claimsOf(request);
  const named = [...new Set(claims.flatMap(attachmentNumbers))];
  if (named.length === 0) return NONE;
  const notes = new Map<string, AttachedNote>(named.map((number) => [number, { status: 'absent' }]));
  const possible = named.filter(isControlNumber);
  const wanted = possible.slice(0, MOST_NUMBERS);
  const issues = new Set<InputIssue['code']>();
  if (possible.length > MOST_NUMBERS) issues.add('attachments-too-many');
  try {
    const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
    const read = async (numbers: readonly string[]): Promise<string[]> => {
      const { found, isComplete } = await store.notes(caller, numbers, signal);
      if (!isComplete) issues.add('attachments-too-many');
      for (const [number, { text }] of found) notes.set(number, { status: 'read', text });
      return isComplete ? numbers.filter((number) => !found.has(number)) : [];
    };
    const missing = await read(wanted);
    if (missing.length > 0) {
      await keep(claims, missing, asOf, caller, store, signal, notes);
      // A note that came between the two reads found no claim waiting.
      await read(missing);
    }
  } catch (error) {
    for (const number of wanted) if (notes.get(number)?.status !== 'read') notes.set(number, { status: 'unavailable' });
    issues.add('attachments-unavailable');
    operationsLog.attachmentsUnavailable({ errorName: error instanceof Error ? error.name : typeof error });
  }
  return { notes, issues: [...issues].map((code) => inputIssue(code, 'submission')) };
}

/** The claims that name notes, and the day on which their sender wants them judged, where one is named. */
function claimsOf({ kind, body, asOf }: ScoreRequest): { claims: readonly Claim[]; asOf: string | undefined } {
  if (kind === 'x12') return { claims: claimsWithAttachments837(body), asOf };
  const read = claimsWithAttachmentsJson(body.toString('utf8'));
  return { claims: read.claims, asOf: read.asOf ?? asOf };
}

const NONE: FetchedNotes = { notes: undefined, issues: [] };

async function keep(
  claims: readonly Claim[],
  missing: readonly string[],
  asOf: string | undefined,
  caller: Caller,
  store: Store,
  signal: AbortSignal,
  notes: Map<string, AttachedNote>,
): Promise<void> {
  const isMissing = new Set(missing);
  const waiting = claims.flatMap((claim) => {
    const numbers = attachmentNumbers(claim).filter((number) => isMissing.has(number));
    if (numbers.length === 0) return [];
    const kept: WaitingClaim = {
      patientControlNumber: claim.patientControlNumber,
      record: claimRecord(claim),
      asOf,
    };
    return numbers.map((controlNumber) => ({ controlNumber, claim: kept }));
  });
  const tooLarge = await store.keepClaims(caller, waiting, signal);
  for (const { controlNumber, claim } of waiting) {
    notes.set(controlNumber, { status: tooLarge.has(claim) ? 'absent' : 'awaited' });
  }
}
