/** Nerves as a text names them: alone, in lists that share a side or a noun, and as branches of one another. */

import type { Side } from './documented-facts.ts';
import { membersOfGroups } from './nerve-groups.ts';
import type { Statements } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordList } from './word-list.ts';
import type { Word } from './words.ts';

export type { Side } from './documented-facts.ts';

export interface NerveMention {
  /** Key of `nerves`; undefined for a name that the table does not know. */
  readonly nerve: string | undefined;
  /** The key, or the name as the text has it, in lower case. */
  readonly name: string;
  readonly side: Side | undefined;
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
}

/** Mentions of one list: what is said before or after it is said of each. */
export interface NerveGroup {
  readonly mentions: readonly NerveMention[];
  readonly first: number;
  readonly next: number;
}

/** A mention before its side is known. */
type Named = Omit<NerveMention, 'side'>;

const SIDE_OF: ReadonlyMap<string, Side> = new Map([
  ['left', 'left'],
  ['lt', 'left'],
  ['l', 'left'],
  ['right', 'right'],
  ['rt', 'right'],
  ['r', 'right'],
  ['bilateral', 'bilateral'],
  ['bilaterally', 'bilateral'],
  ['bilat', 'bilateral'],
  ['both', 'bilateral'],
  ['b', 'bilateral'],
]);
/** Words that join the members of a list. */
const JOINING = new Set(
  wordList(`
    and, or, the, as, well, plus, in, addition, to, nerve, nerves, n, nn, branch, branches, its, also, of,
    then, left, right, lt, rt, l, r, bilateral, both, sided, respectively, with, w, articular
  `),
);
const CONJUNCTIONS = new Set(['and', 'or', 'plus']);
const OF_WORDS = new Set(
  wordList(`
    of, the, to, from, left, right, lt, rt, bilateral, both, l, r, nerve, nerves, and
  `),
);
/** How many words a member of a list may have before the words that the list shares. */
const LONGEST_MEMBER = 3;
const MOST_JOINING = 5;

/** The side that a word names; single letters only as clinicians write them. */
export function sideOf(text: Statements, word: Word | undefined): Side | undefined {
  const side = word && SIDE_OF.get(word.text);
  if (!side || !word || word.text.length > 1) return side;
  if (word.text === 'b')
    return text.text.startsWith('B/L', word.start) || text.text.startsWith('b/l', word.start) ? side : undefined;
  if (text.text[word.start - 1] === '/') return undefined;
  return text.text[word.start] === word.text.toUpperCase() || text.text[word.end] === '.' ? side : undefined;
}

/** The groups of table nerves in the order told. */
export function nerveGroups(
  text: Statements,
  vocabulary: Vocabulary,
  keys: ReadonlySet<string>,
): readonly NerveGroup[] {
  const known = text.found.get(JOINING) as readonly NerveGroup[] | undefined;
  if (known) return known;
  const named = withoutParents(text, withMembers(text, knownNames(text, vocabulary), vocabulary));
  const groups: NerveGroup[] = [];
  let open: Named[] = [];
  const close = (): void => {
    if (open.length > 0) groups.push(groupOf(text, open, keys));
    open = [];
  };
  for (const mention of named) {
    const last = open.at(-1);
    if (last && !isJoined(text, last.next, mention.first)) close();
    open.push(mention);
  }
  close();
  text.found.set(JOINING, groups);
  return groups;
}

/** Names and short forms; short forms count as clinicians write them, in capitals, unless nothing else is meant by them. */
function knownNames(text: Statements, { abbreviations, nerveNames }: Vocabulary): Named[] {
  const named: Named[] = text.terms.nerve.map(({ key, first, next }) => ({
    nerve: key,
    name: key,
    first,
    next: withNoun(text, next),
  }));
  for (const { key, first, next } of text.terms.nerveShort) {
    const word = text.words[first];
    if (!word) continue;
    const written = text.text.slice(word.start, word.end);
    const nerve = abbreviations.get(key);
    const isPlain = written === key || written === `${key}s` || (key.length >= 4 && written === word.text);
    if (nerve !== undefined && isPlain) named.push({ nerve, name: nerve, first, next });
  }
  named.push(...membersOfGroups(text, nerveNames));
  return named.sort((a, b) => a.first - b.first || b.next - a.next);
}

/** "Saphenous n." is quoted with its noun. */
function withNoun({ words }: Statements, next: number): number {
  const noun = words[next];
  return noun && !noun.opensClause && (noun.text === 'n' || noun.text === 'nn') ? next + 1 : next;
}

/**
 * Adds the members of lists that leave out what the last member says: "greater and lesser occipital nerves", "left
 * lateral, intermediate and medial femoral cutaneous nerves".
 */
function withMembers(text: Statements, named: readonly Named[], vocabulary: Vocabulary): Named[] {
  const all: Named[] = [];
  for (const mention of named) {
    const members: Named[] = [];
    let before: Named | undefined = memberBefore(text, mention, mention.first, vocabulary);
    const reached = all.at(-1)?.next ?? 0;
    while (before && before.first >= reached) {
      members.unshift(before);
      before = memberBefore(text, mention, before.first, vocabulary);
    }
    all.push(...members, mention);
  }
  return all;
}

/** The member of a list that ends before word `end`, completed by the last words of the mention. */
function memberBefore(text: Statements, mention: Named, end: number, { nerveNames }: Vocabulary): Named | undefined {
  const { words } = text;
  let at = end - 1;
  let hasConjunction = false;
  while (at >= 0 && end - at <= 4 && isSeparator(text, at)) {
    if (CONJUNCTIONS.has(words[at]?.text ?? '')) hasConjunction = true;
    at--;
  }
  if (!hasConjunction && !isAfterComma(text, at + 1, end) && !isAfterSlash(text, end)) return undefined;
  const last = at + 1;
  const own = words.slice(mention.first, mention.next).map((word) => word.text);
  for (let length = LONGEST_MEMBER; length >= 1; length--) {
    const first = last - length;
    if (first < 0 || !isUnbroken(words, first, last)) continue;
    const member = words.slice(first, last).map((word) => word.text);
    if (member.some((word) => CONJUNCTIONS.has(word))) continue;
    for (let shared = 1; shared <= own.length; shared++) {
      const nerve = nerveNames.get([...member, ...own.slice(shared)].join(' '));
      if (nerve !== undefined && (shared < own.length || length > 1)) return { nerve, name: nerve, first, next: last };
    }
  }
  return undefined;
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

/** "Infrapatellar branch of the right saphenous nerve" is one nerve: the branch, not also the nerve it comes from. */
function withoutParents(text: Statements, named: readonly Named[]): Named[] {
  const kept: Named[] = [];
  for (const mention of named) {
    const branch = kept.at(-1);
    if (branch && isOtherBranch(text, branch, mention)) kept.pop();
    else if (branch?.nerve && mention.nerve && isBranchOf(text, branch, mention)) {
      kept[kept.length - 1] = { ...branch, next: mention.next };
      continue;
    }
    kept.push(mention);
  }
  return kept;
}

/** "The medial branch of the deep peroneal nerve" is a branch of that nerve, not the one of a facet joint. */
function isOtherBranch({ words }: Statements, branch: Named, parent: Named): boolean {
  if (!ARTICULAR.has(words[branch.next - 1]?.text ?? '') || words[branch.next]?.text !== 'of') return false;
  return parent.first - branch.next <= 3 && !branch.name.endsWith(parent.name) && branch.next <= parent.first;
}

function isBranchOf({ words }: Statements, branch: Named, parent: Named): boolean {
  if (!branch.name.endsWith(parent.name) || parent.first - branch.next > MOST_JOINING) return false;
  if (branch.name === parent.name && branch.next !== parent.first) return words[branch.next]?.text === 'of';
  for (let index = branch.next; index < parent.first; index++) {
    const word = words[index];
    if (!word || word.opensSentence || !OF_WORDS.has(word.text) || word.text === 'and') return false;
  }
  return true;
}

/** Whether nothing but joining words lies between two mentions of one sentence. */
function isJoined({ words }: Statements, from: number, to: number): boolean {
  if (to - from > MOST_JOINING) return false;
  for (let index = from; index <= to; index++) {
    const word = words[index];
    if (word?.opensSentence) return false;
    if (index < to && word && !JOINING.has(word.text)) return false;
  }
  return true;
}

const ARTICULAR = new Set(['branch', 'branches']);

function groupOf(text: Statements, named: readonly Named[], keys: ReadonlySet<string>): NerveGroup {
  const first = named[0]?.first ?? 0;
  const next = named.at(-1)?.next ?? first;
  const isArticular = isOfArticularBranches(text.words, first);
  let side = sideAfter(text, next);
  const after = side;
  const mentions: NerveMention[] = [];
  named.forEach((mention, index) => {
    const from = index === 0 ? Math.max(0, mention.first - 6) : (named[index - 1]?.next ?? mention.first);
    side = sideBefore(text, from, mention) ?? (index === 0 ? after : side);
    const articular = `${mention.name} articular branch`;
    const nerve = isArticular && keys.has(articular) ? articular : mention.nerve;
    mentions.push({ ...mention, nerve, name: nerve ?? mention.name, side });
  });
  return { mentions, first, next };
}

/** The side inside the mention or in the words before it, as near as a side stands. */
export function sideBefore(text: Statements, from: number, mention: Named): Side | undefined {
  for (let index = mention.next - 1; index >= from; index--) {
    const side = sideOf(text, text.words[index]);
    if (side) return isPaired(text, index, side) ? 'bilateral' : side;
    if (index < mention.first && !JOINING.has(text.words[index]?.text ?? '') && mention.first - index > 2)
      return undefined;
    if (index <= mention.first && text.words[index]?.opensSentence) return undefined;
  }
  return undefined;
}

/** "Left and right". */
function isPaired(text: Statements, index: number, side: Side): boolean {
  const joint = text.words[index - 1]?.text;
  const other = sideOf(text, text.words[joint === 'and' || joint === 'then' ? index - 2 : index - 1]);
  return other !== undefined && other !== side;
}

const AFTER = new Set(['nerve', 'nerves', 'branch', 'branches', 'on', 'the', 'n']);

/** "… nerves on the right", "… nerve, left". */
export function sideAfter(text: Statements, next: number): Side | undefined {
  for (let index = next; index < next + 4; index++) {
    const word = text.words[index];
    if (!word || word.opensSentence) return undefined;
    const side = sideOf(text, word);
    // "… on the right lower leg" tells the side as well; "left" as a verb does not follow a nerve.
    if (side) return side;
    if (!AFTER.has(word.text)) return undefined;
  }
  return undefined;
}

function isOfArticularBranches(words: readonly Word[], first: number): boolean {
  let index = first - 1;
  while (index >= 0 && first - index <= MOST_JOINING && OF_WORDS.has(words[index]?.text ?? '')) index--;
  return ARTICULAR.has(words[index]?.text ?? '') && words[index - 1]?.text === 'articular';
}
