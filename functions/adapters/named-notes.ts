/** The notes that claims name and that came apart from them, fetched before anything is scored. */

import type { Claim } from '../../domain/claim/claim.ts';
import {
  type AttachedNote,
  type AttachedNotes,
  attachmentNumbers,
  isControlNumber,
} from '../../domain/documentation/attached-notes.ts';
import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import { claimsWithAttachments837, claimsWithAttachmentsJson } from '../../domain/score-submission.ts';
import type { AttachmentTable } from './attachment-table.ts';
import type { Caller } from './caller.ts';
import { operationsLog } from './operations-log.ts';

/** A call waits so long for notes, and goes on without them then. */
const LONGEST_WAIT_MS = 8_000;
/** More control numbers than this are not looked for. */
const MOST_NUMBERS = 2_000;

export interface NamedNotes {
  /** Undefined where no claim names one, or there is no store. */
  readonly notes: AttachedNotes | undefined;
  readonly issues: readonly InputIssue[];
}

export const NO_NOTES: NamedNotes = { notes: undefined, issues: [] };

/** Does what is to be done about claims whose notes are not there; gives what is to be said of these instead of `absent`. */
export type MissingNotes = (
  missing: ReadonlySet<string>,
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, AttachedNote>>;

/**
 * When the store does not answer, the claims are scored without notes and say so: a score is never lost to it. Without
 * `onMissing` nothing waits for a note.
 */
export async function namedNotes(
  claims: readonly Claim[],
  caller: Caller,
  store: Pick<AttachmentTable, 'notes'> | undefined,
  onMissing?: MissingNotes,
): Promise<NamedNotes> {
  const named = [...new Set(claims.flatMap(attachmentNumbers))];
  if (!store || named.length === 0) return NO_NOTES;
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
    if (missing.length > 0 && onMissing) {
      for (const [number, note] of await onMissing(new Set(missing), signal)) notes.set(number, note);
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

/** What no claim can name a note without is cheap to look for; most submissions hold none of it. */
const MARKS = { x12: ['PWK', 'pwk'], json: ['ttachmentControlNumber'] } as const;

/** The claims of a submission that name notes, and the day on which its sender wants them judged, where one is named. */
export function claimsNamingNotes(
  kind: 'x12' | 'json',
  body: Buffer,
): { readonly claims: readonly Claim[]; readonly asOf: string | undefined } {
  if (!MARKS[kind].some((mark) => body.includes(mark))) return { claims: [], asOf: undefined };
  if (kind === 'x12') return { claims: claimsWithAttachments837(body), asOf: undefined };
  return claimsWithAttachmentsJson(body.toString('utf8'));
}
