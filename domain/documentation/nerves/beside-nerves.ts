/** Places that a telling gives beside a nerve, which so becomes a landmark of something else. */

import { hasWord, type Span, type Statements } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const PEELED = wordSet('dextrose peel peeled saline d5w hydrodissected');
const PEELED_WITHIN = 16;

/** Words for a place beside the nerve, when no needle was brought there. */
export function isBeside(
  { text, words }: Statements,
  lesion: readonly { readonly key: string; readonly first: number; readonly next: number }[],
  group: Span,
  isBroughtTo: boolean,
): boolean {
  return lesion.some((term) => {
    if (term.key !== 'landmark' || term.next > group.first || group.first - term.next > 5) return false;
    // "Medial to the ASIS at the nerve": what lies beside is told between.
    if (hasWord(words, term.next, group.first, AT)) return false;
    // "Proximal to Lister: posterior interosseous nerve …", "deep to the psoas tendon (articular branches of …)"
    if (/[:>]/.test(text.slice(words[term.next - 1]?.end, words[group.first]?.start))) return false;
    if (text[(words[group.first]?.start ?? 0) - 1] === '(') return false;
    // "Between the nerve and the fascia, and let the dextrose peel it off"
    if (textAt(words, term.first) === 'between' && hasWord(words, group.next, group.next + PEELED_WITHIN, PEELED))
      return false;
    if (!isGoverned(words, term.next, group.first)) return false;
    if (!isBroughtTo) return true;
    const first = words[term.first]?.text;
    return first !== undefined && !NEAR.has(first);
  });
}

const ARTICLES = wordSet('the a an its their our');
/** What joins a noun to one before it. */
const JOINTS = wordSet('and or of');

/**
 * Whether the words behind a landmark go on to the nerve: "medial to the artery and the nerve". In "medial to the
 * iliac spine the nerve was seen" the article opens what the place is told of.
 */
function isGoverned(words: Statements['words'], from: number, nerve: number): boolean {
  let index = nerve;
  while (index > from && !ARTICLES.has(textAt(words, index - 1))) index--;
  return index <= from + 1 || JOINTS.has(textAt(words, index - 2));
}

const AT = wordSet('at for onto toward+');

/** Where needles are brought to treat a nerve: beside it. */
const NEAR = wordSet('adjacent next alongside close proximity parallel');
