/** Places that speak of a nerve without naming it. */

import type { IsoDate } from '../../calendar.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { assertionAt, type Span, type Statements, sectionOf } from '../statements/statements.ts';
import { FULL_NERVE_NOUNS } from '../text/nerve-nouns.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';

/** General words of the rule data, by what they say about a name. */
export interface NerveWords {
  /** Words that describe a nerve without naming it. */
  readonly vague: ReadonlySet<string>;
  /** Words of procedures that may stand before the noun. */
  readonly filler: ReadonlySet<string>;
  /** Words after the noun that show that something else was meant, such as nerve pain. */
  readonly otherUse: ReadonlySet<string>;
  /** Words that send the reader to another document, where the names may stand. */
  readonly elsewhere: ReadonlySet<string>;
}

/** How far before the noun its name may stand. */
const LONGEST_NAME = 4;

const wordSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The words of a row as a set, made once for the life of the release. */
function setOfRow(words: readonly string[]): ReadonlySet<string> {
  const ready = wordSets.get(words) ?? new Set(words);
  wordSets.set(words, ready);
  return ready;
}

export function nerveWords(tables: RuleTables, day: IsoDate): NerveWords {
  const list = (key: string): ReadonlySet<string> => {
    const row = inForce(tables['nerve-words'], key, day);
    return setOfRow(isInForce(row) ? row.value.words : []);
  };
  return { vague: list('vague'), filler: list('filler'), otherUse: list('otherUse'), elsewhere: list('elsewhere') };
}

/** Whether nothing but general words stands in the entry. */
export function isVague(text: Statements, { vague, filler, elsewhere }: NerveWords): boolean {
  return text.words.every(
    ({ text: word }) => vague.has(word) || filler.has(word) || elsewhere.has(word) || /^\d/.test(word),
  );
}

/** Places that speak of a nerve with only general words before it. */
export function vagueSpans(text: Statements, general: NerveWords): readonly Span[] {
  const { words } = text;
  const found: Span[] = [];
  for (const { first: index } of text.marks.nerveNoun) {
    if (assertionAt(text, { first: index, next: index + 1 }) !== 'performed') continue;
    let first = index;
    while (!isStart(text, first) && index - first < LONGEST_NAME && general.vague.has(textAt(words, first - 1)))
      first--;
    const before = isStart(text, first) ? undefined : words[first - 1]?.text;
    // No name stands before an article: "we located the painful nerve".
    const isArticle = ARTICLES.has(textAt(words, first)) || words[first]?.opensClause === true;
    const isNamedBefore = !isArticle && before !== undefined && !general.filler.has(before) && !/^\d/.test(before);
    if (isNamedBefore || isNamedAfter(words, index + 1, general)) continue;
    found.push({ first, next: index + 1 });
  }
  return found;
}

const ARTICLES = wordSet('the a an this these those each any some');

/** Whether a sentence starts at the word, or the text behind a heading. */
function isStart(text: Statements, index: number): boolean {
  return index === 0 || text.words[index]?.opensSentence === true || sectionOf(text, index)?.content === index;
}

/** "branch of the obturator", "nerve to gluteus medius", and what is no nerve at all, such as nerve pain. */
function isNamedAfter(words: readonly Word[], after: number, { vague, filler, otherUse }: NerveWords): boolean {
  const next = words[after]?.opensSentence ? undefined : words[after]?.text;
  if (next === undefined) return false;
  if (FULL_NERVE_NOUNS.has(next) || otherUse.has(next)) return true;
  if (next !== 'of' && next !== 'to') return false;
  let name = after + 1;
  while (words[name]?.text === 'the') name++;
  const said = words[name]?.text;
  return said !== undefined && !vague.has(said) && !filler.has(said);
}
