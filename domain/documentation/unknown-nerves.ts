/** Nerves that the table does not know, told by how anatomical names are made. */

import { type NerveMention, sideAfter, sideBefore } from './nerve-mentions.ts';
import { type Statements, startingIn, type TermAt } from './statements.ts';
import { wordList } from './word-list.ts';

const NERVE_NOUNS = new Set(['nerve', 'nerves', 'branch', 'branches']);
/** How anatomical adjectives end; a nerve that the table does not list still has such a name. */
const ANATOMICAL = /^\p{L}{3,20}(?:al|ar|ary|eal|ic|or|ous|ian|ine)$/u;
/** Adjectives that say where a nerve lies or what it does, and name none. */
const POSITIONAL = new Set(
  wordList(`
    superior, inferior, lateral, medial, anterior, posterior, dorsal, ventral, distal, proximal, cutaneous,
    terminal, digital, muscular, neurovascular, cranial, spinal, individual, additional, symptomatic,
    neuropathic, articular, motor, periosteal, collateral, respective, appropriate, major, minor,
    superolateral, superomedial, inferomedial, autonomic, sympathetic, recurrent, chronic, local, external,
    internal, accessory, genicular, occipital, peroneal
  `),
);

/** Names that the table does not know: an anatomical adjective right before the noun. */
export function unknownNames(
  text: Statements,
  isGeneral: (word: string) => boolean,
  isRecord: boolean,
): readonly NerveMention[] {
  const { words } = text;
  const found: NerveMention[] = [];
  for (let index = 1; index < words.length; index++) {
    const noun = words[index];
    const name = words[index - 1];
    if (!noun || !name || !NERVE_NOUNS.has(noun.text) || noun.opensSentence) continue;
    if (isGeneral(name.text) || !ANATOMICAL.test(name.text)) continue;
    if (isRecord && (POSITIONAL.has(name.text) || overlaps(text.terms.nerve, index - 1, index + 1))) continue;
    const span = { first: index - 1, next: index + 1 };
    const side = sideBefore(text, Math.max(0, index - 5), { nerve: undefined, name: name.text, ...span });
    found.push({ nerve: undefined, name: `${name.text} nerve`, side: side ?? sideAfter(text, index + 1), ...span });
  }
  return found;
}

function overlaps(terms: readonly TermAt[], first: number, next: number): boolean {
  return startingIn(terms, first - 8, next).some((term) => term.next > first);
}
