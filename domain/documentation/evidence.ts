/** The texts and statements of a claim that speak of one line, in the order in which they are believed. */

import type { Claim, Location, ServiceLine } from '../claim/claim.ts';
import type { Documentation } from './documentation.ts';
import { type Statements, statements } from './statements.ts';

/** How close to the line a statement stands; a closer one is believed before a farther one. */
export type EvidenceLevel = 'line' | 'claim';

export interface NoteText {
  readonly level: EvidenceLevel;
  readonly kind: 'note' | 'description';
  readonly at: Location;
  readonly statements: Statements;
}

export interface LineEvidence {
  /** Structured documentation; what the line states stands before what the claim states. */
  readonly documentation: Documentation | undefined;
  /** NTE and SV101-7 of the line, then NTE of the claim. */
  readonly texts: readonly NoteText[];
  /** Whether a free-text note or C-CDA came with the claim; this release does not read them. */
  readonly hasUnreadNote: boolean;
}

export function lineEvidence(claim: Claim, line: ServiceLine): LineEvidence {
  const texts: NoteText[] = line.notes.map((note) => noteText('line', 'note', note.at));
  if (line.description) texts.push(noteText('line', 'description', line.description));
  for (const note of claim.notes) texts.push(noteText('claim', 'note', note.at));
  const documentation =
    claim.documentation || line.documentation ? { ...claim.documentation, ...line.documentation } : undefined;
  return { documentation, texts, hasUnreadNote: Boolean(documentation?.note || documentation?.ccda) };
}

function noteText(level: EvidenceLevel, kind: NoteText['kind'], at: Location): NoteText {
  return { level, kind, at, statements: statements(at.value) };
}

/** A location narrowed to the words that say it, so that answers quote no more than they need. */
export function quoted(at: Location, start: number, end: number): Location {
  return { ...at, value: at.value.slice(start, end) };
}

/** Where a field of `documentation` stands; the same for both forms of a claim, though only JSON carries it. */
export function documentationAt(field: string, value: string): Location {
  return { path: `documentation/${field}`, value };
}
