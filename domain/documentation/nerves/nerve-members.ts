/** Members of lists that leave out what another member says. */

import { hasWord, type Statements } from '../statements/statements.ts';
import type { Vocabulary } from '../terms/vocabulary.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import { sideOf } from './side-words.ts';

/** A mention before its side is known. */
export interface Named {
  /** Key of `nerves`; undefined for a name that the table does not know. */
  readonly nerve: string | undefined;
  readonly name: string;
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
}

const CONJUNCTIONS = wordSet('and or plus');
/** How many words a member of a list may have before the words that the list shares. */
const LONGEST_MEMBER = 3;

/**
 * Adds the members of lists that leave out what the last member says: "greater and lesser occipital nerves", "left
 * lateral, intermediate and medial femoral cutaneous nerves".
 */
export function withMembers(text: Statements, named: readonly Named[], vocabulary: Vocabulary): Named[] {
  const all: Named[] = [];
  for (const [index, mention] of named.entries()) {
    if (isMedialBranch(text, mention) && named[index + 1]?.first === mention.next) continue;
    const reached = all.at(-1)?.next ?? 0;
    const place = all.length;
    let before: Named | undefined = memberBefore(text, mention, mention.first, vocabulary);
    while (before && before.first >= reached) {
      all.splice(place, 0, before);
      before = memberBefore(text, mention, before.first, vocabulary);
    }
    all.push(mention);
    let after = memberAfter(text, mention, mention.next, vocabulary);
    while (after && !text.words[after.first]?.opensSentence) {
      all.push(after);
      after = memberAfter(text, mention, after.next, vocabulary);
    }
  }
  const replaced = new Set<string>();
  const told = all
    .flatMap((mention) => {
      const members = membersInAside(text, mention, vocabulary);
      if (members) replaced.add(mention.name);
      return members ?? mention;
    })
    .filter(({ name }) => !replaced.has(name));
  return told.length < 2 ? told : told.sort((a, b) => a.first - b.first || b.next - a.next);
}

const BRANCH = wordSet('branch branches');
/** With the short forms: "med br SCN" */
const BRANCHES = wordSet('branch branches br brs');
const MEDIAL = wordSet('medial med');

/** "L4 medial branch, L5 dorsal ramus" */
const LEVEL = /\d/;

/** "Medial branch, superior cluneal nerve" names the branch of that nerve, and none of a facet. */
function isMedialBranch({ words }: Statements, { first, next }: Pick<Named, 'first' | 'next'>): boolean {
  const isNamed = next === first + 2 && MEDIAL.has(textAt(words, first)) && BRANCHES.has(textAt(words, first + 1));
  return isNamed && (words[first]?.opensSentence === true || !LEVEL.test(textAt(words, first - 1)));
}

/** No aside with members has more words. */
const LONGEST_ASIDE = 6;

/** "Anterior femoral cutaneous nerve (medial & intermediate)": branches that the aside names instead of their nerve. */
function membersInAside({ text, words }: Statements, mention: Named, { nerveNames }: Vocabulary): Named[] | undefined {
  const opener = words[mention.next];
  const before = words[mention.next - 1];
  if (!opener || !before || mention.nerve === undefined || !text.slice(before.end, opener.start).includes('('))
    return undefined;
  const shared = mention.nerve.split(' ').slice(1).join(' ');
  const members: Named[] = [];
  for (let index = mention.next; index < mention.next + LONGEST_ASIDE; index++) {
    const word = words[index];
    if (!word || (index > mention.next && words[index]?.followsAside)) break;
    const nerve = nerveNames.get(`${word.text} ${shared}`);
    if (nerve !== undefined && nerve !== mention.nerve)
      members.push({ nerve, name: nerve, first: index, next: index + 1 });
    else if (!CONJUNCTIONS.has(word.text)) return undefined;
  }
  return members.length > 1 ? members : undefined;
}

/** "Nerves to vastus medialis, intermedius and lateralis": what follows is completed by the first words of the mention. */
function memberAfter(text: Statements, mention: Named, end: number, { nerveNames }: Vocabulary): Named | undefined {
  const { words } = text;
  let first = end;
  while (first - end <= 4 && isSeparator(text, first) && !words[first]?.opensSentence) first++;
  if (words[first]?.opensSentence || (first === end && !words[end]?.opensClause && !isAfterSlash(text, end)))
    return undefined;
  for (let shared = mention.next - mention.first - 1; shared >= 2; shared--) {
    for (let length = LONGEST_MEMBER; length >= 1; length--) {
      // "The superolateral genicular nerve and branch of the nerve to vastus intermedius"
      if (!isUnbroken(words, first, first + length) || BRANCH.has(textAt(words, first))) continue;
      const nerve = nerveNames.get(joined(words, [mention.first, mention.first + shared], [first, first + length]));
      if (nerve !== undefined) return { nerve, name: nerve, first, next: first + length };
    }
  }
  return undefined;
}

/** The member of a list that ends before word `end`, completed by the last words of the mention. */
function memberBefore(
  text: Statements,
  mention: Named,
  end: number,
  { nerveNames, nerveOpeners }: Vocabulary,
): Named | undefined {
  const { words } = text;
  let at = end - 1;
  let hasConjunction = false;
  while (at >= 0 && end - at <= 4 && isSeparator(text, at)) {
    if (CONJUNCTIONS.has(textAt(words, at))) hasConjunction = true;
    at--;
  }
  if (!hasConjunction && !isAfterComma(text, at + 1, end) && !isAfterSlash(text, end)) return undefined;
  const last = at + 1;
  const own = mention.next - mention.first;
  for (let length = LONGEST_MEMBER; length >= 1; length--) {
    const first = last - length;
    if (!nerveOpeners.has(textAt(words, first))) continue;
    if (!hasConjunction && isMedialBranch(text, { first, next: last })) return undefined;
    if (!isUnbroken(words, first, last) || hasWord(words, first, last, CONJUNCTIONS)) continue;
    for (let shared = 1; shared <= own; shared++) {
      const nerve = nerveNames.get(joined(words, [first, last], [mention.first + shared, mention.next]));
      if (nerve !== undefined && (shared < own || length > 1)) return { nerve, name: nerve, first, next: last };
    }
  }
  return undefined;
}

/** Some words, and behind them others, as one name. */
function joined(words: readonly Word[], some: Run, others: Run): string {
  return wordsBehind(words, wordsBehind(words, '', some), others);
}

type Run = readonly [first: number, next: number];

function wordsBehind(words: readonly Word[], name: string, [first, next]: Run): string {
  let all = name;
  for (let index = first; index < next && index < words.length; index++) {
    const word = textAt(words, index);
    all = all === '' ? word : `${all} ${word}`;
  }
  return all;
}

/** Whether the word only separates members: a conjunction, an article or a side. */
function isSeparator(text: Statements, at: number): boolean {
  const word = text.words[at];
  if (!word) return false;
  return CONJUNCTIONS.has(word.text) || word.text === 'the' || sideOf(text, word) !== undefined;
}

function isAfterComma({ words }: Statements, from: number, end: number): boolean {
  for (let index = from; index <= end; index++) {
    const word = words[index];
    if (word?.opensClause && !word.opensSentence) return true;
  }
  return false;
}

/** "GON/LON", "greater & lesser": nothing but a sign between. */
function isAfterSlash({ text, words }: Statements, end: number): boolean {
  const between = text.slice(words[end - 1]?.end ?? 0, words[end]?.start ?? 0);
  return between.length <= 3 && (between.includes('/') || between.includes('&') || between.includes('+'));
}

function isUnbroken(words: readonly Word[], first: number, next: number): boolean {
  for (let index = first + 1; index < next; index++) if (words[index]?.opensClause) return false;
  return true;
}

const NOUNS = wordSet('nerve+ n');
const MOST_ADJECTIVES = 4;

/** "Superficial and deep branches of the left peroneal nerve": branches that are nerves of their own names. */
export function branchesOf(text: Statements, { nerveNames }: Vocabulary): readonly Named[] {
  const { words, marks } = text;
  return marks.nerveNoun.flatMap(({ first }) => {
    if (!words[first]?.text.startsWith('branch') || words[first + 1]?.text !== 'of') return [];
    let parent = first + 2;
    while (words[parent]?.text === 'the' || sideOf(text, words[parent])) parent++;
    if (!NOUNS.has(textAt(words, parent + 1))) return [];
    const found: Named[] = [];
    for (let at = first - 1; at >= first - MOST_ADJECTIVES && at >= 0; at--) {
      if (CONJUNCTIONS.has(textAt(words, at))) continue;
      const nerve = nerveNames.get(`${words[at]?.text} ${words[parent]?.text} nerve`);
      if (nerve === undefined) break;
      found.unshift({ nerve, name: nerve, first: at, next: found.length === 0 ? parent + 2 : at + 1 });
      if (words[at]?.opensSentence) break;
    }
    return found;
  });
}
