import { createHash } from 'node:crypto';
import type { Submission } from '../../domain/corrected-submission.ts';
import type { AttachedNotes } from '../../domain/documentation/attached-notes.ts';
import { canonicalJson } from '../../domain/json/canonical-json.ts';

/** SHA-256 as it stands in audit records. */
export function contentHash(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Of the canonical form of a JSON claim, so that it does not matter how it is written; of the bytes of an 837. */
export function submissionHash(submission: Submission): string {
  return contentHash(submission.kind === 'json' ? canonicalJson(submission.claim) : submission.bytes);
}

/** Of the notes that came apart and were read, in an order that says nothing of their claims. */
export function noteHashes(notes: AttachedNotes | undefined): string[] {
  return [...(notes?.values() ?? [])]
    .flatMap((note) => (note.status === 'read' ? contentHash(note.text) : []))
    .toSorted();
}
