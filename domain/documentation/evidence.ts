/** The texts and statements of a claim that speak of one line, in the order in which they are believed. */

import type { Claim, Location, ServiceLine } from '../claim/claim.ts';
import type { Documentation } from './documentation.ts';
import { type Statements, statements } from './statements.ts';

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

export function lineEvidence(claim: Claim, line: ServiceLine): LineEvidence {
  return {
    line: ofLine(line),
    claim: { documentation: claim.documentation, texts: claim.notes.map((note) => noteText('note', note.at)) },
    hasUnreadNote: [claim.documentation, line.documentation].some((stated) => Boolean(stated?.note || stated?.ccda)),
  };
}

export function ofLine(line: ServiceLine): EvidenceLevel {
  return {
    documentation: line.documentation,
    texts: [
      ...line.notes.map((note) => noteText('note', note.at)),
      ...(line.description ? [noteText('description', line.description)] : []),
    ],
  };
}

/** A claim is scored several times, once for each correction tried; its texts are cut into words once. */
const read = new WeakMap<Location, Statements>();

function noteText(kind: NoteText['kind'], at: Location): NoteText {
  const known = read.get(at);
  const cut = known ?? statements(at.value);
  if (!known) read.set(at, cut);
  return { kind, at, statements: cut };
}

/** A location narrowed to the words that say it, so that answers quote no more than they need. */
export function quoted(at: Location, start: number, end: number): Location {
  return { ...at, value: at.value.slice(start, end) };
}

/** Where a field of `documentation` stands; the same for both forms of a claim, though only JSON carries it. */
export function documentationAt(field: string, value: string): Location {
  return { path: `documentation/${field}`, value };
}
