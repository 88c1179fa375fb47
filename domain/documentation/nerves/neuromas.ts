/** Neuromas that name their nerve by the place where they are: between the bones of the forefoot, or in a stump. */

import { hasWord, type Statements, sentenceAt, startingIn, type TermAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import type { Named } from './nerve-members.ts';

/** Key of `nerves`: what lies in an interspace of the foot. */
export const INTERSPACE_NERVE = 'common digital plantar nerve';
const SPACES = wordSet('interspace+ webspace+ interdigital intermetatarsal ims');
/** "Web space", and with "between" "the 3rd and 4th metatarsal heads". */
const TOES = wordSet('toe+ mt digits heads metatarsal+ met+');
const TOES_WITHIN = 7;
const MORTON = wordSet('morton+');
/** A neuroma of anything else: "neuroma of the stump", "acoustic neuroma". */
const OTHERS = wordSet('stump amputation amputated acoustic residual limb scar excision excised hand');
const ORDINALS: ReadonlyMap<string, string> = new Map(
  [
    ['first', '1st', '1'],
    ['second', '2nd', '2'],
    ['third', '3rd', '3'],
    ['fourth', '4th', '4'],
  ].flatMap(([word = '', ...others]) => [word, ...others].map((form) => [form, word] as const)),
);
/** Words between the number of an interspace and its noun. */
const BETWEEN = wordSet(`${EACH_SIDE} and the web both of s intermetatarsal plantar`);
const NEAR = 5;

/**
 * Neuromas of an interspace of the foot, and nerves called after one. Where the note says once that its neuroma is
 * there, "the neuroma" is the same.
 */
export function interspaceNeuromas(text: Statements): readonly Named[] {
  const marks = text.marks.neuroma;
  const nerves = nervesOfSpaces(text);
  const isKnown = ({ first }: TermAt): boolean =>
    startingIn(text.terms.nerve, first - NEAR, first + 1).some(({ next }) => first < next);
  const isToldOnce =
    nerves.length > 0 ||
    (marks.length > 0 && text.terms.nerve.some(({ key }) => key === INTERSPACE_NERVE)) ||
    marks.some((mark) => isOfInterspace(text, mark)) ||
    (marks.length > 0 && tellsInterspace(text));
  if (!isToldOnce) return [];
  return [...marks, ...nerves]
    .filter((mark) => !isKnown(mark) && !isOther(text, mark))
    .map(({ first, next }) => ({ nerve: INTERSPACE_NERVE, name: INTERSPACE_NERVE, first, next }));
}

const FEET = wordSet('foot forefoot toe+ metatarsal+ mulder plantar dpm podiatry shoe+');
const HANDS = wordSet('hand wrist thumb finger+ radial ulnar forearm');

/** "Third intermetatarsal space, left foot. Neuroma infiltrated": whether a note of a foot tells of an interspace at all. */
function tellsInterspace(text: Statements): boolean {
  const { words } = text;
  if (!hasWord(words, 0, words.length, FEET) || hasWord(words, 0, words.length, HANDS)) return false;
  return (
    hasWord(words, 0, words.length, SPACES) ||
    isOfWeb(text, 0, words.length) ||
    numbersIn(text, { first: 0, next: words.length }).length > 0
  );
}

/** Whether the telling of the procedure speaks of an interspace of the foot, whose nerve the diagnosis names by its neuroma. */
export function isToldAtInterspace(text: Statements): boolean {
  return text.words.some(({ text: word }, index) => {
    const isSpace =
      SPACES.has(word) ||
      (word.startsWith('space') && text.words[index - 1]?.text === 'web') ||
      (word === 'between' && isOfWeb(text, index, index + TOES_WITHIN));
    return isSpace && isOfProcedure(text, index);
  });
}

const PLURALS = /(?:neuroma|space)(?:s|ta)\b/i;

/** Whether the note tells of no more than one interspace: "the third space", however many lesions were made there. */
export function isOfOneInterspace(text: Statements): boolean {
  return numbersIn(text, { first: 0, next: text.words.length }).length === 1 && !PLURALS.test(text.text);
}

const FOREFOOT = wordSet('webspace+ intermetatarsal');
const NONE: readonly TermAt[] = [];

/** "Third intermetatarsal space nerve", "the nerve of the second web space" */
function nervesOfSpaces(text: Statements): readonly TermAt[] {
  const { words, marks } = text;
  if (marks.webSpace.length === 0) return NONE;
  return marks.nerveNoun.filter(({ first }) => {
    if (!words[first]?.text.startsWith('nerve')) return false;
    for (let index = first - 3; index <= first + NEAR; index++) {
      const word = words[index];
      if (!word || word.sentence !== words[first]?.sentence) continue;
      if (
        FOREFOOT.has(word.text) ||
        (word.text === 'web' && words[index + 1]?.text.startsWith('space') && words[index - 1]?.text !== 'no')
      )
        return true;
    }
    return false;
  });
}

function isOfInterspace(text: Statements, mark: TermAt): boolean {
  if (MORTON.has(textAt(text.words, mark.first))) return true;
  const { first, next } = sentenceAt(text, mark);
  if (isOther(text, mark)) return false;
  return hasWord(text.words, first, next, SPACES) || isOfWeb(text, first, next);
}

function isOfWeb({ words }: Statements, first: number, next: number): boolean {
  for (let index = first; index < next; index++) {
    const word = words[index]?.text;
    if (word === 'web' && words[index + 1]?.text.startsWith('space')) return true;
    if (word === 'between' && hasWord(words, index + 1, Math.min(next, index + TOES_WITHIN), TOES)) return true;
  }
  return false;
}

/** Whether another nerve stands right before or behind it, or what makes it no neuroma of the forefoot. */
function isOther(text: Statements, { first, next }: TermAt): boolean {
  const { words, terms } = text;
  if (hasWord(words, first - 2, first, OTHERS) || hasWord(words, next, next + 3, OTHERS)) return true;
  return startingIn(terms.nerve, first - NEAR, next + NEAR).some(
    (term) =>
      term.key !== INTERSPACE_NERVE &&
      words[term.first]?.sentence === words[first]?.sentence &&
      (term.next === first || term.first - next <= 2),
  );
}

/** Each mention of the nerve of an interspace once a numbered interspace: "second and third interspaces". */
export function withInterspaces(text: Statements, named: readonly Named[]): readonly Named[] {
  if (!named.some(({ nerve }) => nerve === INTERSPACE_NERVE)) return named;
  const numbered = named.map((mention) =>
    mention.nerve === INTERSPACE_NERVE ? numbersIn(text, sentenceAt(text, mention)) : [],
  );
  const all = [...new Set([...numbered.flat(), ...named.flatMap((mention) => countedIn(text, mention))])];
  // One number tells nothing apart.
  if (all.length < 2) return named;
  return named.flatMap((mention, index) => {
    if (mention.nerve !== INTERSPACE_NERVE) return [mention];
    const own = numbered[index] ?? [];
    return (own.length > 0 ? own : all).map((number) => ({ ...mention, name: `${number} ${INTERSPACE_NERVE}` }));
  });
}

/** "Two Morton neuromas": as many interspaces, whichever they are. */
function countedIn({ words }: Statements, { nerve, first, next }: Named): readonly string[] {
  if (nerve !== INTERSPACE_NERVE || !words[next - 1]?.text.endsWith('s')) return [];
  for (let index = first - 1; index >= first - 2; index--) {
    const count = ['one', 'two', 'three'].indexOf(textAt(words, index)) + 1;
    if (count > 1) return COUNTED.slice(0, count);
  }
  return [];
}

const COUNTED = ['one', 'other', 'further'];

/** The numbers of the interspaces that a sentence names, in its order. */
function numbersIn({ words }: Statements, { first, next }: { first: number; next: number }): readonly string[] {
  const found = new Map<number, string>();
  for (let index = first; index < next; index++) {
    const word = textAt(words, index);
    if (!SPACES.has(word) && !word.startsWith('space')) continue;
    for (let at = index - 1; at >= first && index - at <= NEAR + 1; at--) {
      const number = ORDINALS.get(textAt(words, at));
      if (number) found.set(at, number);
      else if (!BETWEEN.has(textAt(words, at))) break;
    }
    for (let at = index + 1; at < next && at - index <= NEAR; at++) {
      const number = /^\d$/.test(textAt(words, at)) ? ORDINALS.get(textAt(words, at)) : undefined;
      if (number) found.set(at, number);
      else if (words[at]?.text !== 'and') break;
    }
  }
  return [...new Set([...found].sort(([a], [b]) => a - b).map(([, number]) => number))];
}
