/** The notes that the claim names, as far as they are kept; a claim that is only thought about waits for none. */

import type { Claim } from '../../domain/claim/claim.ts';
import {
  type AttachedNote,
  type AttachedNotes,
  attachmentNumbers,
  isControlNumber,
} from '../../domain/documentation/attached-notes.ts';
import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import type { AttachmentTable } from '../adapters/attachment-table.ts';
import type { Caller } from '../adapters/caller.ts';
import { operationsLog } from '../adapters/operations-log.ts';

/** Without them after that long. */
const LONGEST_WAIT_MS = 8_000;

/** Undefined where the claim names none, or there is no store. */
export async function keptNotes(
  claim: Claim,
  caller: Caller,
  store: Pick<AttachmentTable, 'notes'> | undefined,
  report: (issue: InputIssue) => void,
): Promise<AttachedNotes | undefined> {
  const numbers = attachmentNumbers(claim);
  if (!store || numbers.length === 0) return undefined;
  const possible = numbers.filter(isControlNumber);
  try {
    const { found, isComplete } = await store.notes(caller, possible, AbortSignal.timeout(LONGEST_WAIT_MS));
    if (!isComplete) report(inputIssue('attachments-too-many', 'submission'));
    return new Map(
      numbers.map((number): [string, AttachedNote] => {
        const note = found.get(number);
        return [number, note ? { status: 'read', text: note.text } : { status: 'absent' }];
      }),
    );
  } catch (error) {
    report(inputIssue('attachments-unavailable', 'submission'));
    operationsLog.attachmentsUnavailable({ errorName: error instanceof Error ? error.name : typeof error });
    return new Map(numbers.map((number): [string, AttachedNote] => [number, { status: 'unavailable' }]));
  }
}
