/** Nerves that a note says were avoided, or not treated. */

import { measuresOf } from './measures.ts';
import type { NerveMention } from './nerve-mentions.ts';
import { assertionAt, hasWord, type Span, type Statements, startingIn } from './statements.ts';
import { wordList } from './word-list.ts';

const BESIDE = 4;
const AVOIDING = new Set(wordList('avoid, avoiding, spare, sparing, protect, protecting, away'));
const AVOIDED = new Set(wordList('avoided, spared, preserved, protected'));
/** "The femoral nerve and vessels lay deep and were not approached": so far behind its name. */
const FARTHEST_BEHIND = 10;
const DONE = new Set(
  wordList(
    'approached, touched, treated, lesioned, ablated, targeted, injected, involved, reached, contacted, entered',
  ),
);

/** "Well away from the sural nerve", "the sural nerve was spared" */
export function isAvoided(text: Statements, { first, next }: Span): boolean {
  const { words } = text;
  for (let index = first; index > first - BESIDE && !words[index]?.opensClause; index--)
    if (AVOIDING.has(words[index - 1]?.text ?? '')) return true;
  for (let index = next; index < next + FARTHEST_BEHIND && words[index]?.opensClause === false; index++) {
    const word = words[index]?.text ?? '';
    if (index < next + BESIDE && AVOIDED.has(word)) return true;
    if (word === 'not' && DONE.has(words[index + 1]?.text ?? '')) return true;
  }
  return isKeptOut(text, next);
}

/** "The tibial nerve, and the vessels beside it, were kept out of the field" */
const KEPT_OUT = new Set(wordList('out, away, clear'));
const KEPT = new Set(wordList('kept, keep, keeping, stayed, stay, staying, left'));

function isKeptOut({ words }: Statements, next: number): boolean {
  const sentence = words[next - 1]?.sentence;
  for (let index = next; index < next + FARTHEST_KEPT && words[index]?.sentence === sentence; index++) {
    if (!KEPT.has(words[index]?.text ?? '') || words[index + 2]?.text !== 'of') continue;
    if (KEPT_OUT.has(words[index + 1]?.text ?? '')) return true;
  }
  return false;
}

/** So far behind its name may stand that it was kept out of the way. */
const FARTHEST_KEPT = 16;

/** "Left radial nerve: none", "left genitofemoral, aborted" */
const UNTREATED = new Set(
  wordList(
    'none, omitted, skipped, deferred, aborted, abandoned, untreated, nil, cancelled, canceled, postponed, declined',
  ),
);
const UNTREATED_WITHIN = 3;
/** "No lesion was made at the right axillary nerve" */
const FARTHEST_DENIAL = 8;

/** "There was no ablation of the nerve" */
export function isUntreated(text: Statements, group: Span): boolean {
  if (isUntreatedItem(text, group) || isUntreatedRow(text, group)) return true;
  let first = group.first;
  while (first > group.first - FARTHEST_DENIAL && first > 0 && !text.words[first]?.opensClause) first--;
  return startingIn(text.terms.lesion, first, group.first).some(
    (term) =>
      term.key === 'ablative' &&
      !startingIn(text.terms.technique, term.first, term.next).length &&
      assertionAt(text, term) === 'negated',
  );
}

const LONGEST_ROW = 14;
const ROW_DENIALS = new Set(wordList('done, treated, ablated, lesioned, performed, attempted, injected'));

/** "| 3 | inferomedial genicular | -- | not treated (scar) |": what a row of a table says of the nerve that it names. */
function isUntreatedRow({ text, words }: Statements, { next }: Span): boolean {
  if (!text.includes('|')) return false;
  let hasBar = false;
  for (let index = next; index < next + LONGEST_ROW && words[index]?.opensLine === false; index++) {
    hasBar ||= text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? 0).includes('|');
    if (!hasBar) continue;
    const word = words[index]?.text ?? '';
    if (word !== 'none' && word !== 'nil' && UNTREATED.has(word)) return true;
    if (word === 'not' && ROW_DENIALS.has(words[index + 1]?.text ?? '')) return true;
  }
  return false;
}

function isUntreatedItem(text: Statements, group: Span): boolean {
  const { words, terms } = text;
  for (let index = group.next; index < group.next + UNTREATED_WITHIN; index++) {
    if (words[index]?.opensSentence !== false) return false;
    if (startingIn(terms.nerve, index, index + 1).length + startingIn(terms.nerveShort, index, index + 1).length > 0)
      return false;
    if (UNTREATED.has(words[index]?.text ?? '')) return words[index]?.text !== 'none' || isLabel(text, group);
  }
  return false;
}

/** "Right suprascapular nerve: pulsed RF was not used." heads what was done and what was not. */
export function isLabel({ text, words }: Statements, { first, next }: Span): boolean {
  const opener = words[first]?.opensSentence || words[first - 1]?.opensSentence;
  const end = words[next - 1]?.end ?? 0;
  // "R superior cluneal n.: …"
  return opener === true && text[text[end] === '.' ? end + 1 : end] === ':';
}

/** No item of a list is read any farther. */
const LONGEST_ITEM = 40;
const NOTHING_DONE = new Set(['no', 'without']);
const LESIONS = new Set(wordList('lesion, lesions, ablation, treatment, neurolysis, injection, rf, rfa'));
const LEFT_OUT = new Set(
  wordList(`omitted, skipped, deferred, aborted, abandoned, untreated, postponed, cancelled, canceled, declined, unable,
    withdrawn, spared, avoided, never, rescheduled, undisturbed, untouched, refused`),
);

/** "3. Axillary nerve: not identified, lesion deferred": an item of which the rest of its line says that nothing was done. */
export function isItemLeftOut({ words }: Statements, { next }: Span): boolean {
  for (let index = next; index < next + LONGEST_ITEM && words[index]?.opensLine === false; index++)
    if (leavesOut(words, index) || words[index]?.text === 'only') return true;
  return false;
}

/** "The iliohypogastric nerve was seen and left alone": the same in a sentence, up to the next nerve. */
export function isSaidLeftOut({ words, terms }: Statements, { next }: Span): boolean {
  const sentence = words[next - 1]?.sentence;
  const end = startingIn(terms.nerve, next, next + LONGEST_ITEM)[0]?.first ?? next + LONGEST_ITEM;
  for (let index = next; index < end && words[index]?.sentence === sentence; index++)
    if (leavesOut(words, index)) return true;
  return false;
}

function leavesOut(words: Statements['words'], index: number): boolean {
  const word = words[index]?.text ?? '';
  const after = words[index + 1]?.text ?? '';
  if (LEFT_OUT.has(word) || (word === 'not' && !HARMLESS.has(after))) return true;
  return (word === 'left' && after === 'alone') || (NOTHING_DONE.has(word) && LESIONS.has(after));
}

const UNHARMED = new Set(wordList('intact, unaffected, unremarkable, unharmed, functioning, distance, preserved'));

/** "The axillary nerve was intact on examination", "was kept at a distance" */
export function isUnharmed({ words }: Statements, { next }: Span): boolean {
  const sentence = words[next - 1]?.sentence;
  for (let index = next; index < next + FARTHEST_KEPT && words[index]?.sentence === sentence; index++)
    if (UNHARMED.has(words[index]?.text ?? '')) return true;
  return false;
}

const EXAMINED = new Set(wordList('normal, intact, strong, function, preserved, out, sensation, strength, unaffected'));
const LESIONED = new Set(['celsius', 'degrees', 'milliliters', 'percent', 'seconds']);

/** "2. Axillary nerve: motor function checked and normal": an item that tells of an examination and of no lesion. */
export function isExaminedItem(text: Statements, { next }: Span): boolean {
  const { words } = text;
  let end = next;
  while (end < next + LONGEST_ITEM && words[end]?.opensLine === false) end++;
  if (!hasWord(words, next, end, EXAMINED)) return false;
  if (startingIn(measuresOf(text), next, end).some(({ unit }) => LESIONED.has(unit))) return false;
  return !startingIn(text.terms.lesion, next, end).some(
    ({ key }) => key === 'ablative' || key === 'cycle' || key === 'agent',
  );
}

/** What a telling denies of a nerve that it treats. */
const HARMLESS = new Set(
  wordList(`stimulated, elicited, provoked, seen, felt, exceeded, exceed, painful, needed, used, billed, required, employed,
    available, applicable, given, obtained, applied`),
);

/**
 * Whether a mention is left when those that the note denies are taken away. A denial of one side leaves the other:
 * "R GON 80 C; L GON not done".
 */
export function notDenied(
  denied: readonly NerveMention[],
  told: readonly NerveMention[],
): (mention: NerveMention) => boolean {
  if (denied.length === 0) return () => true;
  const sides = new Map<string, Set<NerveMention['side']>>();
  for (const { name, side } of denied) sides.set(name, (sides.get(name) ?? new Set()).add(side));
  const isOther = ({ name, side }: NerveMention): boolean => side !== undefined && sides.get(name)?.has(side) === false;
  const withOther = new Set(told.filter(isOther).map(({ name }) => name));
  return (mention) => {
    const without = sides.get(mention.name);
    if (!without) return true;
    if (without.has(undefined)) return false;
    return mention.side === undefined ? withOther.has(mention.name) : !without.has(mention.side);
  };
}
