/** Which nerves the claim names for one line. */

import type { IsoDate } from '../calendar.ts';
import type { Location } from '../claim/claim.ts';
import { type Citation, inForce } from '../tables/dated-table.ts';
import type { NerveValue, RuleTables } from '../tables/rule-tables.ts';
import { assertionOf, type Word } from './assertion.ts';
import { documentationAt, type EvidenceLevel, type LineEvidence, type NoteText, quoted } from './evidence.ts';
import { type Statements, statements } from './statements.ts';
import { findRows } from './vocabulary.ts';

export interface NamedNerve {
  /** Key of `nerves`; undefined for a name that the table does not know. */
  readonly nerve: string | undefined;
  readonly value: NerveValue | undefined;
  readonly citation: Citation | undefined;
  readonly at: Location;
}

export type NerveFact =
  | {
      readonly kind: 'named';
      readonly nerves: readonly NamedNerve[];
      /** How many distinct nerves a complete list names; undefined where a note may name only some. */
      readonly count: number | undefined;
    }
  /** The note speaks of nerves and names none. */
  | { readonly kind: 'vague'; readonly at: readonly Location[] }
  | { readonly kind: 'unstated' };

const UNSTATED: NerveFact = { kind: 'unstated' };

/** Words after which a nerve was just spoken of, whether named or not. */
const NERVE_NOUNS = new Set(['nerve', 'nerves', 'branch', 'branches']);
/** How far before the noun its name may stand. */
const LONGEST_NAME = 4;
/** How anatomical adjectives end; a nerve that the table does not list still has such a name. */
const ANATOMICAL = /^\p{L}{3,}(?:al|ar|ary|eal|ic|or|ous|ian|ine)$/u;
const SIDES = new Set(['left', 'right', 'bilateral', 'lt', 'rt', 'l', 'r', 'both']);

/**
 * A structured list says what the note names, so an empty one says that it names nothing. Claim notes are believed
 * when they name a nerve or plainly speak of one without a name; a procedure description (SV101-7) often repeats
 * the code's own wording, so it can name a nerve but never counts against the claim.
 */
export function nerveFact(evidence: LineEvidence, tables: RuleTables, day: IsoDate): NerveFact {
  const line = ofLevel(evidence.line, tables, day);
  return line.kind === 'unstated' ? ofLevel(evidence.claim, tables, day) : line;
}

function ofLevel(level: EvidenceLevel, tables: RuleTables, day: IsoDate): NerveFact {
  const listed = level.documentation?.nerves;
  if (!listed && level.texts.length === 0) return UNSTATED;
  const words = nerveWords(tables, day);
  if (listed) return fromList(listed, words, tables, day);
  const known = level.texts.flatMap((text) => [
    ...namesIn(text.at, text.statements, tables, day),
    ...abbreviationsIn(text.at, text.statements, tables, day),
  ]);
  const nerves = known.length > 0 ? known : level.texts.flatMap((text) => unknownNamesIn(text, words));
  if (nerves.length > 0) return { kind: 'named', nerves, count: undefined };
  const vague = level.texts.flatMap((text) => vagueIn(text, words));
  return vague.length > 0 ? { kind: 'vague', at: vague } : UNSTATED;
}

/** One entry a nerve; the two sides of one nerve count once, because they are one unit with modifier 50. */
function fromList(listed: readonly string[], words: NerveWords, tables: RuleTables, day: IsoDate): NerveFact {
  const nerves: NamedNerve[] = [];
  const vague: Location[] = [];
  const distinct = new Set<string>();
  listed.forEach((entry, index) => {
    const at = documentationAt(`nerves/${index}`, entry);
    const text = statements(entry);
    const known = [...namesIn(at, text, tables, day), ...abbreviationsIn(at, text, tables, day)];
    if (known.length === 0 && isVague(text, words)) {
      vague.push(at);
      return;
    }
    nerves.push(...(known.length > 0 ? known : [{ nerve: undefined, value: undefined, citation: undefined, at }]));
    const name = text.words.filter((word) => !SIDES.has(word.text)).map((word) => word.text);
    distinct.add(name.join(' '));
  });
  if (nerves.length > 0) return { kind: 'named', nerves, count: vague.length === 0 ? distinct.size : undefined };
  return { kind: 'vague', at: vague.length > 0 ? vague : [documentationAt('nerves', '')] };
}

function namesIn(at: Location, text: Statements, tables: RuleTables, day: IsoDate): NamedNerve[] {
  const found = findRows(tables.nerves, (value) => value.terms, text, day);
  if (found.length === 0) return [];
  return (
    found
      .filter(({ match }) => match.assertion === 'performed')
      // "Infrapatellar branch, saphenous nerve" is one nerve: the branch, followed by the nerve it comes from.
      .filter(
        ({ key, match }) => !found.some((branch) => branch.match.next === match.first && branch.key.endsWith(key)),
      )
      .map(({ key, value, citation, match }) => ({
        nerve: key,
        value,
        citation,
        at: quoted(at, match.start, match.end),
      }))
  );
}

/** Short forms such as `SSN`, in capitals as clinicians write them. */
function abbreviationsIn(at: Location, text: Statements, tables: RuleTables, day: IsoDate): NamedNerve[] {
  const nerves = abbreviations(tables);
  const found: NamedNerve[] = [];
  for (const [index, word] of text.words.entries()) {
    const nerve = nerves.get(text.text.slice(word.start, word.end));
    if (nerve === undefined || assertionOf(text, index, index + 1) !== 'performed') continue;
    const row = inForce(tables.nerves, nerve, day);
    if (row.kind !== 'inForce') continue;
    found.push({ nerve, value: row.value, citation: row.citation, at: quoted(at, word.start, word.end) });
  }
  return found;
}

const abbreviationIndexes = new WeakMap<object, ReadonlyMap<string, string>>();

/** Short form → nerve, indexed once for the life of the release. */
function abbreviations({ nerves }: RuleTables): ReadonlyMap<string, string> {
  if (!nerves) return new Map();
  const ready = abbreviationIndexes.get(nerves);
  if (ready) return ready;
  const index = new Map<string, string>();
  for (const [nerve, { rows }] of nerves.records) {
    for (const short of rows.flatMap((row) => row.value.abbreviations)) index.set(short, nerve);
  }
  abbreviationIndexes.set(nerves, index);
  return index;
}

/** General words of the rule data, by what they say about a name. */
interface NerveWords {
  /** Words that describe a nerve without naming it. */
  readonly vague: ReadonlySet<string>;
  /** Words of procedures that may stand before the noun. */
  readonly filler: ReadonlySet<string>;
  /** Words after the noun that show that something else was meant, such as nerve pain. */
  readonly otherUse: ReadonlySet<string>;
  /** Words that send the reader to another document, where the names may stand. */
  readonly elsewhere: ReadonlySet<string>;
}

const wordSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The words of a row as a set, made once for the life of the release. */
function wordSet(words: readonly string[]): ReadonlySet<string> {
  const ready = wordSets.get(words) ?? new Set(words);
  wordSets.set(words, ready);
  return ready;
}

function nerveWords(tables: RuleTables, day: IsoDate): NerveWords {
  const list = (key: string): ReadonlySet<string> => {
    const row = inForce(tables['nerve-words'], key, day);
    return wordSet(row.kind === 'inForce' ? row.value.words : []);
  };
  return { vague: list('vague'), filler: list('filler'), otherUse: list('otherUse'), elsewhere: list('elsewhere') };
}

/** Whether nothing but general words stands in the entry. */
function isVague(text: Statements, { vague, filler, elsewhere }: NerveWords): boolean {
  return text.words.every(
    ({ text: word }) => vague.has(word) || filler.has(word) || elsewhere.has(word) || /^\d/.test(word),
  );
}

/** Names of nerves that the table does not know: an anatomical adjective right before the noun. */
function unknownNamesIn(text: NoteText, { vague, filler }: NerveWords): NamedNerve[] {
  const { words } = text.statements;
  return words.flatMap((word, index) => {
    const name = words[index - 1];
    if (!name || !NERVE_NOUNS.has(word.text)) return [];
    if (vague.has(name.text) || filler.has(name.text) || !ANATOMICAL.test(name.text)) return [];
    if (assertionOf(text.statements, index - 1, index + 1) !== 'performed') return [];
    return [{ nerve: undefined, value: undefined, citation: undefined, at: quoted(text.at, name.start, word.end) }];
  });
}

/** Places of a note that speak of a nerve with only general words before it. */
function vagueIn(text: NoteText, general: NerveWords): Location[] {
  const { words } = text.statements;
  if (text.kind === 'description' || words.some((word) => general.elsewhere.has(word.text))) return [];
  return words.flatMap((word, index) => {
    if (!NERVE_NOUNS.has(word.text)) return [];
    if (assertionOf(text.statements, index, index + 1) !== 'performed') return [];
    let first = index;
    while (first > 0 && index - first < LONGEST_NAME && general.vague.has(words[first - 1]?.text ?? '')) first--;
    const before = words[first - 1]?.text;
    const isNamedBefore = before !== undefined && !general.filler.has(before) && !/^\d/.test(before);
    if (isNamedBefore || isNamedAfter(words, index + 1, general)) return [];
    return [quoted(text.at, words[first]?.start ?? word.start, word.end)];
  });
}

/** "branch of the obturator", "nerve to gluteus medius", and what is no nerve at all, such as nerve pain. */
function isNamedAfter(words: readonly Word[], after: number, { vague, filler, otherUse }: NerveWords): boolean {
  const next = words[after]?.text;
  if (next === undefined) return false;
  if (NERVE_NOUNS.has(next) || otherUse.has(next)) return true;
  if (next !== 'of' && next !== 'to') return false;
  let name = after + 1;
  while (words[name]?.text === 'the') name++;
  const said = words[name]?.text;
  return said !== undefined && !vague.has(said) && !filler.has(said);
}
