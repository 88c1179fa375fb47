/** The texts and statements of a claim that speak of one line, in the order in which they are believed. */

import type { Claim, Location, Note, ServiceLine } from '../claim/claim.ts';
import type { Documentation } from './documentation.ts';
import { type NotesRead, type Statements, statementsOf } from './statements.ts';

export interface NoteText {
  readonly kind: 'note' | 'description';
  readonly at: Location;
  readonly statements: Statements;
}

/** What is said at one distance from the line. Structured documentation stands before texts. */
export interface EvidenceLevel {
  readonly documentation: Documentation | undefined;
  readonly texts: readonly NoteText[];
}

export interface LineEvidence {
  /** NTE, SV101-7 and documentation of the line itself. */
  readonly line: EvidenceLevel;
  /** NTE and documentation of the claim: they may speak of another line. */
  readonly claim: EvidenceLevel;
  /** Whether a free-text note or C-CDA came with the claim; this release does not read them. */
  readonly hasUnreadNote: boolean;
}

export function lineEvidence(claim: Claim, line: ServiceLine, notes: NotesRead): LineEvidence {
  return {
    line: ofLine(line, notes),
    claim: { documentation: claim.documentation, texts: noteTexts(claim.notes, undefined, notes) },
    hasUnreadNote: isUnread(claim.documentation) || isUnread(line.documentation),
  };
}

function isUnread(stated: Documentation | undefined): boolean {
  return Boolean(stated?.note || stated?.hasUnreadableDocument);
}

export function ofLine(line: ServiceLine, notes: NotesRead): EvidenceLevel {
  return { documentation: line.documentation, texts: noteTexts(line.notes, line.description, notes) };
}

const NO_TEXTS: readonly NoteText[] = [];

function noteTexts(sent: readonly Note[], description: Location | undefined, notes: NotesRead): readonly NoteText[] {
  if (sent.length === 0 && !description) return NO_TEXTS;
  const texts: NoteText[] = sent.map(({ at }) => ({ kind: 'note', at, statements: statementsOf(at.value, notes) }));
  if (description) {
    texts.push({ kind: 'description', at: description, statements: statementsOf(description.value, notes) });
  }
  return texts;
}

/** A location narrowed to the words that say it, so that answers quote no more than they need. */
export function quoted(at: Location, start: number, end: number): Location {
  return { ...at, value: at.value.slice(start, end) };
}

/** Where a field of `documentation` stands; the same for both forms of a claim, though only JSON carries it. */
export function documentationAt(field: string, value: string): Location {
  return { path: `documentation/${field}`, value };
}
