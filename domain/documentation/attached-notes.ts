/** Notes that came apart from their claims, and the claims that name them (PWK06). */

import type { Claim, ServiceLine } from '../claim/claim.ts';
import { isScoredProcedure } from '../claim/scored-procedure.ts';
import type { Documentation } from './documentation.ts';

/** What is known of a note that a claim names. */
export type AttachedNote =
  | { readonly status: 'read'; readonly text: string }
  /** Not there yet; the claim is kept and scored again when the note comes. */
  | { readonly status: 'awaited' }
  /** Not there, and the claim could not be kept. */
  | { readonly status: 'absent' }
  /** Nobody could say, because the store did not answer. */
  | { readonly status: 'unavailable' };

/** By control number, as `attachmentNumber` gives it. */
export type AttachedNotes = ReadonlyMap<string, AttachedNote>;

/** How a named attachment was used; `superseded` is one that gave way to the claim's own note. */
export interface AttachmentUse {
  readonly controlNumber: string;
  readonly status: AttachedNote['status'] | 'superseded';
}

/** PWK06 has up to 50 characters in the guides, and element 67 up to 80. */
const CONTROL_NUMBER = /^[A-Za-z0-9 !"&'()*+,.:;?=_#@$~^|<>{}[\]-]{1,80}$/;

/**
 * Whether a note can be kept under this control number: the characters of X12 without those that mean something in a
 * path (`/`, `\`, `%`), a letter or digit among them, and no blank at either end.
 */
export function isControlNumber(text: string): boolean {
  return CONTROL_NUMBER.test(text) && /[A-Za-z0-9]/.test(text) && text.trim() === text && !text.includes('..');
}

/** Control numbers of a claim and its 64640 lines, each once; none for a claim that is not scored. */
export function attachmentNumbers(claim: Claim): string[] {
  const lines = claim.serviceLines.filter(isScoredProcedure);
  if (lines.length === 0) return [];
  const numbers = [claim, ...lines].flatMap(({ attachmentControlNumbers }) => attachmentControlNumbers);
  return [...new Set(numbers.map((number) => number.trim()).filter((number) => number !== ''))];
}

/** The claim with the notes that it names as its documentation. A note that the claim itself brings stays. */
export function withAttachedNotes(claim: Claim, notes: AttachedNotes | undefined): Claim {
  if (!notes || attachmentNumbers(claim).length === 0) return claim;
  return {
    ...claim,
    documentation: documented(claim, notes),
    serviceLines: claim.serviceLines.map((line) =>
      isScoredProcedure(line) ? { ...line, documentation: documented(line, notes) } : line,
    ),
  };
}

function documented(named: Claim | ServiceLine, notes: AttachedNotes): Documentation | undefined {
  const { documentation, attachmentControlNumbers } = named;
  if (documentation?.note !== undefined) return documentation;
  const texts = [...new Set(attachmentControlNumbers.map((number) => number.trim()))].flatMap((number) => {
    const note = notes.get(number);
    return note?.status === 'read' ? [note.text.trimEnd()] : [];
  });
  if (texts.length === 0) return documentation;
  return { ...documentation, note: texts.join('\n\n'), noteFrom: 'attachment' };
}

/** What the answer says of each attachment that the claim names; undefined where it names none or nobody looked. */
export function attachmentUses(claim: Claim, notes: AttachedNotes | undefined): AttachmentUse[] | undefined {
  const numbers = notes ? attachmentNumbers(claim) : [];
  if (numbers.length === 0) return undefined;
  const usedBy = (number: string): boolean =>
    [claim, ...claim.serviceLines.filter(isScoredProcedure)].some(
      ({ documentation, attachmentControlNumbers }) =>
        documentation?.note === undefined && attachmentControlNumbers.some((named) => named.trim() === number),
    );
  return numbers.map((controlNumber) => {
    const status = notes?.get(controlNumber)?.status ?? 'unavailable';
    return { controlNumber, status: status === 'read' && !usedBy(controlNumber) ? 'superseded' : status };
  });
}
