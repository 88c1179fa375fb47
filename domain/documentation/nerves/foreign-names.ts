/** Names in the order of Romance languages, and in Latin: "the nerve tibial posterior", "N. ilioinguinalis". */

import { type Statements, startingIn, type TermAt } from '../statements/statements.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

export interface ForeignName {
  /** Key of `nerves`. */
  readonly nerve: string;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

const LONGEST = 3;
/** What stands before a noun that its adjectives follow; behind a name the noun is that of the name. */
const BEFORE = wordSet(`${EACH_SIDE} the to of on in at del el al de nerve n`);
/** How adjectives of nerves end, in English and in Latin. */
const ADJECTIVE = /(?:al|ar|ary|ic|is|us|or|ous|an|a)$/;
/** Latin endings, and those of the same adjectives in English. */
const ENDINGS: readonly (readonly [latin: string, english: readonly string[]])[] = [
  ['alis', ['al']],
  ['aris', ['ar', 'ary']],
  ['icus', ['ic']],
  ['aeus', ['eal']],
  ['eus', ['eal', 'eous']],
  ['enus', ['enous']],
  ['ius', ['']],
  ['anus', ['an']],
  ['or', ['or']],
];

/** What names a nerve by its noun, short ones too, in the order told. */
export function nounsOf({ marks: { nerveNoun, shortNoun } }: Statements): readonly TermAt[] {
  return shortNoun.length === 0 ? nerveNoun : [...nerveNoun, ...shortNoun].sort((a, b) => a.first - b.first);
}

/** Nerves that are named by a noun with its adjectives behind it. */
export function foreignNames(text: Statements, nerveNames: ReadonlyMap<string, string>): readonly ForeignName[] {
  const { words, terms } = text;
  const found: ForeignName[] = [];
  for (const { first } of nounsOf(text)) {
    const noun = words[first];
    const isOpen = noun?.opensClause === true || BEFORE.has(textAt(words, first - 1));
    if (!noun || !isOpen || startingIn(terms.nerve, first - LONGEST, first + 1).some(({ next }) => next > first))
      continue;
    if (words[first + 1]?.opensClause !== false || startingIn(terms.nerve, first + 1, first + 2).length > 0) continue;
    if (!ADJECTIVE.test(textAt(words, first + 1))) continue;
    let most = 1;
    while (most < LONGEST && words[first + most + 1]?.opensClause === false) most++;
    for (let length = most; length >= 1; length--) {
      const nerve = nameOf(
        words.slice(first + 1, first + 1 + length).map((word) => word.text),
        nerveNames,
      );
      if (nerve === undefined) continue;
      found.push({ nerve, name: nerve, first, next: first + 1 + length });
      break;
    }
  }
  return found;
}

function nameOf(adjectives: readonly string[], nerveNames: ReadonlyMap<string, string>): string | undefined {
  let names = [''];
  for (const adjective of adjectives) {
    const forms = [adjective, ...english(adjective)];
    names = names.flatMap((behind) => forms.map((form) => `${form} ${behind}`));
  }
  for (const name of names) {
    const nerve = nerveNames.get(`${name}nerve`);
    if (nerve !== undefined) return nerve;
  }
  return undefined;
}

function english(latin: string): readonly string[] {
  const ending = ENDINGS.find(([end]) => latin.length > end.length + 2 && latin.endsWith(end));
  return ending ? ending[1].map((end) => latin.slice(0, -ending[0].length) + end) : [];
}
