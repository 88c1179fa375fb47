/** Nerves without their noun, as lists have them: "R median (FDS branch) 2 mL", "Nerve: ulnar". */

import { sideOf } from './side-words.ts';
import { type Statements, sectionOf, startingIn } from './statements.ts';
import { wordList } from './word-list.ts';

/** A nerve where nothing but its adjective stands. */
export interface BareName {
  /** Key of `nerves`. */
  readonly nerve: string;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

/** Adjectives of these name a nerve where a nerve is asked for; they name much else besides. */
const ADJECTIVES = new Set(
  wordList('median, ulnar, radial, axillary, sural, tibial, saphenous, sciatic, femoral, obturator, musculocutaneous'),
);
const ASKED = new Set(['nerve', 'nerves', 'target', 'targets', 'branch', 'branches']);
/** What stands right behind a name that is whole. */
const ENDS = /^[\s.]*[(/:,;|\t+&\r\n\u2013\u2014-]/;

/** Adjectives that open an item with their side, or answer which nerve it was, and end there. */
export function bareNames(text: Statements, nerveNames: ReadonlyMap<string, string>): readonly BareName[] {
  const found: BareName[] = [];
  for (let index = 0; index < text.words.length; index++) {
    const word = text.words[index];
    if (!word || !ADJECTIVES.has(word.text)) continue;
    const nerve = nerveNames.get(`${word.text} nerve`);
    if (nerve === undefined || isKnown(text, index) || !isWhole(text, index) || !isAsked(text, index)) continue;
    found.push({ nerve, name: nerve, first: index, next: index + 1 });
  }
  return found;
}

function isKnown({ terms }: Statements, index: number): boolean {
  return startingIn(terms.nerve, index - 8, index + 1).some(({ next }) => next > index);
}

function isWhole({ text, words }: Statements, index: number): boolean {
  const end = words[index]?.end ?? 0;
  const next = words[index + 1];
  return !next || next.opensClause || ENDS.test(text.slice(end, next.start)) || /^\d/.test(next.text);
}

function isAsked(text: Statements, index: number): boolean {
  const before = text.words[index - 1];
  if (text.words[index]?.opensClause !== true && before?.opensClause && sideOf(text, before)) return true;
  const section = sectionOf(text, index);
  if (!section || index < section.content) return false;
  return section.label.split(' ').some((word) => ASKED.has(word));
}
