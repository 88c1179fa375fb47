/** The texts and statements of a claim that speak of one line, in the order in which they are believed. */

import type { Claim, Location, Note, ServiceLine } from '../claim/claim.ts';
import type { Documentation } from './documentation.ts';
import { type NotesRead, statementsOf } from './statements/notes-read.ts';
import { type Span, type Statements, sectionOf } from './statements/statements.ts';
import { isProcedureNote } from './telling/record-kind.ts';
import type { Vocabulary } from './terms/vocabulary.ts';
import { bearsOtherDays, dayOf } from './text/dated-labels.ts';
import { ofDayOfService } from './text/day-of-service.ts';

export interface NoteText {
  /** `record`: a procedure note, which is complete. The others are short texts that may leave out anything. */
  readonly kind: 'note' | 'description' | 'record';
  readonly at: Location;
  readonly statements: Statements;
}

/** What is said at one distance from the line. Structured documentation stands before texts. */
export interface EvidenceLevel {
  readonly documentation: Documentation | undefined;
  /** The procedure note. */
  readonly record: NoteText | undefined;
  readonly texts: readonly NoteText[];
}

export interface LineEvidence {
  /** NTE, SV101-7 and documentation of the line itself. */
  readonly line: EvidenceLevel;
  /** NTE and documentation of the claim: they may speak of another line. */
  readonly claim: EvidenceLevel;
  /** Whether a document came with the claim that was not read as text. */
  readonly hasUnreadNote: boolean;
}

export function lineEvidence(claim: Claim, line: ServiceLine, notes: NotesRead, vocabulary: Vocabulary): LineEvidence {
  return {
    line: ofLine(line, notes, vocabulary),
    claim: ofLevel(claim.documentation, claim.notes, line, undefined, notes, vocabulary),
    hasUnreadNote: isUnread(claim.documentation) || isUnread(line.documentation),
  };
}

function isUnread(stated: Documentation | undefined): boolean {
  return Boolean(stated?.hasUnreadableDocument) && !stated?.note;
}

export function ofLine(line: ServiceLine, notes: NotesRead, vocabulary: Vocabulary): EvidenceLevel {
  return ofLevel(line.documentation, line.notes, line, line.description, notes, vocabulary);
}

const NO_TEXTS: readonly NoteText[] = [];

function ofLevel(
  documentation: Documentation | undefined,
  sent: readonly Note[],
  day: Pick<ServiceLine, 'serviceFrom' | 'serviceThrough'>,
  description: Location | undefined,
  notes: NotesRead,
  vocabulary: Vocabulary,
): EvidenceLevel {
  const own = documentation?.note ? noteOf(documentation.note, day, notes, vocabulary) : undefined;
  const record = own?.kind === 'record' ? own : undefined;
  if (sent.length === 0 && !description && (!own || record)) return { documentation, record, texts: NO_TEXTS };
  const texts: NoteText[] = own && !record ? [own] : [];
  for (const { at } of sent) texts.push({ kind: 'note', at, statements: statementsOf(at.value, notes, vocabulary) });
  if (description) {
    texts.push({
      kind: 'description',
      at: description,
      statements: statementsOf(description.value, notes, vocabulary),
    });
  }
  return { documentation, record, texts };
}

function noteOf(
  note: string,
  { serviceFrom, serviceThrough }: Pick<ServiceLine, 'serviceFrom' | 'serviceThrough'>,
  notes: NotesRead,
  vocabulary: Vocabulary,
): NoteText {
  const day = dayOf(serviceFrom);
  const claimed = serviceFrom === serviceThrough && bearsOtherDays(note, day) ? day : undefined;
  const statements = statementsOf(claimed ? ofDayOfService(note, claimed) : note, notes, vocabulary, true, claimed);
  return { kind: isProcedureNote(statements) ? 'record' : 'note', at: documentationAt('note', note), statements };
}

/** The words of a text as a location: with its place in a note, and no more than the words in any text. */
export function quotedWords(text: NoteText, span: Span): Location {
  const { words } = text.statements;
  const start = words[span.first]?.start ?? 0;
  const end = words[span.next - 1]?.end ?? start;
  return quotedCharacters(text, start, end, span.first);
}

/** The same for characters; `word` is any word of the section that they stand in. */
export function quotedCharacters(text: NoteText, start: number, end: number, word: number): Location {
  const value = text.statements.written.slice(start, end);
  if (text.at.path !== NOTE_PATH) return { ...text.at, value };
  const section = sectionOf(text.statements, word)?.heading;
  return section ? { path: NOTE_PATH, section, start, end, value } : { path: NOTE_PATH, start, end, value };
}

/** Where a field of `documentation` stands; the same for both forms of a claim, though only JSON carries it. */
export function documentationAt(field: string, value: string): Location {
  return { path: `documentation/${field}`, value };
}

const NOTE_PATH = 'documentation/note';
