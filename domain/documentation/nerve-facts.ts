/** Which nerves the claim names for one line. */

import type { IsoDate } from '../calendar.ts';
import type { Location } from '../claim/claim.ts';
import { type Citation, inForce } from '../tables/dated-table.ts';
import type { NerveValue, RuleTables } from '../tables/rule-tables.ts';
import { documentationAt, type LineEvidence, type NoteText, quoted } from './evidence.ts';
import { assertionOf, type Statements, statements, termWords } from './statements.ts';
import { findRows } from './vocabulary.ts';

export interface NamedNerve {
  /** Key of `nerves`; undefined for a name that the table does not know. */
  readonly nerve: string | undefined;
  readonly value: NerveValue | undefined;
  readonly citation: Citation | undefined;
  readonly at: Location;
}

export type NerveFact =
  /** At least one nerve is named; `vague` holds the places that name none. */
  | { readonly kind: 'named'; readonly nerves: readonly NamedNerve[]; readonly vague: readonly Location[] }
  /** The note speaks of nerves and names none. */
  | { readonly kind: 'vague'; readonly at: readonly Location[] }
  | { readonly kind: 'unstated' };

/** Words after which a nerve was just spoken of, whether named or not. */
const NERVE_NOUNS = new Set(['nerve', 'nerves', 'branch', 'branches']);
/** How far before the noun its name may stand. */
const LONGEST_NAME = 4;

/**
 * A structured list says what the note names, so an empty one says that it names nothing. Claim notes are believed
 * when they name a nerve or plainly speak of one without a name; a procedure description (SV101-7) often repeats
 * the code's own wording, so it can name a nerve but never counts against the claim.
 */
export function nerveFact(evidence: LineEvidence, tables: RuleTables, day: IsoDate): NerveFact {
  const listed = evidence.documentation?.nerves;
  if (listed) return fromList(listed, tables, day);
  for (const level of ['line', 'claim'] as const) {
    const texts = evidence.texts.filter((text) => text.level === level);
    const known = texts.flatMap((text) => namesIn(text.at, text.statements, tables, day));
    const nerves = known.length > 0 ? known : texts.flatMap((text) => unknownNamesIn(text, tables, day));
    if (nerves.length > 0) return { kind: 'named', nerves, vague: [] };
    const vague = texts.flatMap((text) => vagueIn(text, tables, day));
    if (vague.length > 0) return { kind: 'vague', at: vague };
  }
  return { kind: 'unstated' };
}

/** Distinct nerves by name; both sides of one nerve count once. */
export function distinctNerves(nerves: readonly NamedNerve[]): number {
  return new Set(nerves.map((named) => named.nerve ?? named.at.value.trim().toLowerCase())).size;
}

function fromList(listed: readonly string[], tables: RuleTables, day: IsoDate): NerveFact {
  const nerves: NamedNerve[] = [];
  const vague: Location[] = [];
  listed.forEach((entry, index) => {
    const at = documentationAt(`nerves/${index}`, entry);
    const text = statements(entry);
    const known = [...namesIn(at, text, tables, day), ...abbreviationsIn(at, text, tables, day)];
    if (known.length > 0) nerves.push(...known);
    else if (isVague(text, tables, day)) vague.push(at);
    else nerves.push({ nerve: undefined, value: undefined, citation: undefined, at });
  });
  if (nerves.length > 0) return { kind: 'named', nerves, vague };
  return { kind: 'vague', at: vague.length > 0 ? vague : [documentationAt('nerves', '')] };
}

function namesIn(at: Location, text: Statements, tables: RuleTables, day: IsoDate): NamedNerve[] {
  return findRows(tables.nerves, (value) => value.terms, text, day)
    .filter(({ match }) => match.assertion === 'performed')
    .map(({ key, value, citation, match }) => ({
      nerve: key,
      value,
      citation,
      at: quoted(at, match.start, match.end),
    }));
}

/** How anatomical adjectives end; a nerve that the table does not list still has such a name. */
const ANATOMICAL = /^\p{L}{3,}(?:al|ar|ary|eal|ic|or|ous|ian|ine)$/u;

/** Names of nerves that the table does not know: an anatomical adjective right before the noun. */
function unknownNamesIn(text: NoteText, tables: RuleTables, day: IsoDate): NamedNerve[] {
  const { words } = text.statements;
  const general = [...wordList(tables, 'vague', day), ...wordList(tables, 'filler', day)];
  return words.flatMap((word, index) => {
    const name = words[index - 1];
    if (!name || !NERVE_NOUNS.has(word.text) || general.includes(name.text) || !ANATOMICAL.test(name.text)) return [];
    if (assertionOf(text.statements, index - 1, index + 1) !== 'performed') return [];
    return [{ nerve: undefined, value: undefined, citation: undefined, at: quoted(text.at, name.start, word.end) }];
  });
}

/** Short forms such as `SSN` mean a nerve only in a list of nerves. */
function abbreviationsIn(at: Location, text: Statements, tables: RuleTables, day: IsoDate): NamedNerve[] {
  const words = new Set(text.words.map((word) => word.text));
  return [...(tables.nerves?.records.keys() ?? [])].flatMap((nerve) => {
    const row = inForce(tables.nerves, nerve, day);
    if (row.kind !== 'inForce') return [];
    const isMeant = row.value.abbreviations.some((short) => words.has(termWords(short).join(' ')));
    return isMeant ? [{ nerve, value: row.value, citation: row.citation, at }] : [];
  });
}

function wordList(tables: RuleTables, key: string, day: IsoDate): ReadonlySet<string> {
  const row = inForce(tables['nerve-words'], key, day);
  return new Set(row.kind === 'inForce' ? row.value.words : []);
}

/** Whether nothing but general words stands in the entry. */
function isVague(text: Statements, tables: RuleTables, day: IsoDate): boolean {
  const vague = wordList(tables, 'vague', day);
  const filler = wordList(tables, 'filler', day);
  return text.words.every((word) => vague.has(word.text) || filler.has(word.text) || /^\d/.test(word.text));
}

/** Places of a note that speak of a nerve with only general words before it. */
function vagueIn(text: NoteText, tables: RuleTables, day: IsoDate): Location[] {
  if (text.kind === 'description') return [];
  const { words } = text.statements;
  const vague = wordList(tables, 'vague', day);
  const filler = wordList(tables, 'filler', day);
  return words.flatMap((word, index) => {
    if (!NERVE_NOUNS.has(word.text)) return [];
    if (assertionOf(text.statements, index, index + 1) !== 'performed') return [];
    let first = index;
    while (first > 0 && index - first < LONGEST_NAME && vague.has(words[first - 1]?.text ?? '')) first--;
    const before = words[first - 1]?.text;
    const after = words[index + 1]?.text;
    const isNamedElsewhere = before !== undefined && !filler.has(before) && !/^\d/.test(before);
    const continuesName =
      after === 'of' && !vague.has(words[index + 2]?.text ?? '') && !filler.has(words[index + 2]?.text ?? '');
    if (isNamedElsewhere || continuesName || NERVE_NOUNS.has(after ?? '')) return [];
    return [quoted(text.at, words[first]?.start ?? word.start, word.end)];
  });
}
