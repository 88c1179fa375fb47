/** Nerves without their noun, as lists have them: "R median (FDS branch) 2 mL", "Nerve: ulnar", "L lateral pectoral | 80C". */

import { sideOf } from './side-words.ts';
import { hasWord, type Statements, sectionOf, startingIn } from './statements.ts';
import { wordList } from './word-list.ts';

/** A nerve where nothing but its adjectives stand. */
export interface BareName {
  /** Key of `nerves`. */
  readonly nerve: string;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

/** Single adjectives that name a nerve where a nerve is asked for; they name much else besides. */
const ADJECTIVES = new Set(
  wordList('median, ulnar, radial, axillary, sural, tibial, saphenous, sciatic, femoral, obturator, musculocutaneous'),
);
const ASKED = new Set(['nerve', 'nerves', 'target', 'targets', 'branch', 'branches']);
/** What stands right behind a name that is whole. */
const ENDS = /^[\s.]*[(/:,;|\t+&\r\n\u2013\u2014-]/;
const NOUN = ' nerve';
const LONGEST = 3;

interface Bare {
  /** Name without its noun → key of `nerves`. */
  readonly names: ReadonlyMap<string, string>;
  readonly firstWords: ReadonlySet<string>;
}

const known = new WeakMap<ReadonlyMap<string, string>, Bare>();

/** The names that end in the noun, without it, found once for the life of the release. */
function bareOf(nerveNames: ReadonlyMap<string, string>): Bare {
  const ready = known.get(nerveNames);
  if (ready) return ready;
  const names = new Map<string, string>();
  for (const [name, nerve] of nerveNames) {
    const bare = name.endsWith(NOUN) ? name.slice(0, -NOUN.length) : '';
    const length = bare.split(' ').length;
    if (ADJECTIVES.has(bare) || (length > 1 && length <= LONGEST)) names.set(bare, nerve);
  }
  const bare = { names, firstWords: new Set([...names.keys()].map((name) => name.split(' ')[0] ?? '')) };
  known.set(nerveNames, bare);
  return bare;
}

/** The words that open such names. */
export function bareNameWords(nerveNames: ReadonlyMap<string, string>): ReadonlySet<string> {
  return bareOf(nerveNames).firstWords;
}

/** Adjectives that open an item with their side, or answer which nerve it was, and end there. */
export function bareNames(text: Statements, nerveNames: ReadonlyMap<string, string>): readonly BareName[] {
  const { names } = bareOf(nerveNames);
  const found: BareName[] = [];
  for (const { key, first } of text.terms.marked) {
    if (key !== 'bareName' || text.words[first]?.isUnchecked || !isAsked(text, first)) continue;
    for (let length = LONGEST; length >= 1; length--) {
      const next = first + length;
      const nerve = names.get(
        text.words
          .slice(first, next)
          .map((part) => part.text)
          .join(' '),
      );
      if (nerve === undefined || !isWhole(text, next - 1) || isKnown(text, first, next)) continue;
      found.push({ nerve, name: nerve, first, next });
      break;
    }
  }
  return found;
}

function isKnown({ terms }: Statements, first: number, end: number): boolean {
  return startingIn(terms.nerve, first - 8, end).some(({ next }) => next > first);
}

function isWhole({ text, words }: Statements, last: number): boolean {
  const end = words[last]?.end ?? 0;
  const next = words[last + 1];
  return !next || next.opensClause || ENDS.test(text.slice(end, next.start)) || /^\d/.test(next.text);
}

function isAsked(text: Statements, index: number): boolean {
  const before = text.words[index - 1];
  if (text.words[index]?.opensClause !== true && before?.opensClause && sideOf(text, before)) return true;
  const section = sectionOf(text, index);
  if (!section || index < section.content) return false;
  return hasWord(text.words, section.first, section.content, ASKED);
}
