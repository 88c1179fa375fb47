/**
 * Sentences that speak of what may be done, of another day or of somebody else, and tell of nothing done. Where a note
 * tells plainly of one thing, what it only talks of is not held against it.
 */

import { measuresOf } from './measures.ts';
import { hasWord, type Span, type Statements, sentenceAt, startingIn } from './statements.ts';
import { type WordMap, wordList, wordSet } from './word-list.ts';
import type { Word } from './words.ts';

/** A sentence that opens so is a condition as a whole: "Should it come back, we go on to ablate". */
const CONDITIONS = new Set(wordList('if, should, were, unless, failing, whether, suppose, supposing, provided'));
/** The same within a sentence, before what depends on it. */
const DEPENDS = new Set(wordList('if, unless, whether, event, case, failing'));
/** Before a word for a technique these say that it is to come, whatever is said of how. */
const AHEAD = wordSet('will, shall, would, might, may, could, can, ll, proceed, proceeds, go, reconsider, candidate');
/** The same, unless it is told with its measures: "he worries about numbness, I chose the pulsed setting, 42 C". */
const LOOKING = wordSet(`
    reconsidered, consider, considering, working, work, toward, towards, option, options, versus, about, hoping, hopes, hope,
    wants, wanted, wishes, asked, asks, asking, plan, planned, planning, aiming, prefers, future, eventual, eventually, someday,
    before, ahead, pending, awaiting, criteria, criterion, candidacy
  `);
/** Anywhere in a sentence these say that people speak of it. */
const SPOKEN = new Set(
  wordList(`
    asked, asks, asking, coworker, neighbor, neighbour, friend, sister, brother, wonders, wondered, thinks, raised, discussed,
    explained, talked, talk, spoke, spoken, mentioned, reconsider, reconsidered, option, options, versus, insurer, insurance,
    payer, road, elsewhere, someday, eventually, refused, declined, brochure, leaflet, handout, internet, chosen, reserved
  `),
);
const DONE = wordSet(`
    performed, done, delivered, made, created, applied, injected, given, gave, placed, deposited, completed, administered,
    instilled, lesioned, ablated, treated, froze, frozen, burned, heated, achieved, produced, ran, put, infiltrated, used, chose,
    selected, surrounded, bathed, ringed, infused, flooded, employed, switched
  `);
/** Before a deed these say that it is none yet. */
const NOT_YET = new Set(wordList('be, being, to, get, never, not, is'));

/** Words that turn a sentence from what was spoken of to what was done. */
const TURNS = wordSet('but, however, then, today, now, elected, opted, therefore, instead, so');

/** "The Iovera rep was present", "the RFA consent was signed": the technique says only what people or papers are for. */
const PEOPLE_AND_PAPERS = new Set(
  wordList(`
    rep, reps, representative, vendor, company, brochure, website, leaflet, handout, consent, consents, criteria,
    candidate, candidates, candidacy, authorization, auth, preauthorization, approval, workup, packet, pamphlet, slot,
    appointment, visit, booking, scheduling
  `),
);

/** Whether the sentence of the words only talks of them. */
export function isTalk(text: Statements, span: Span): boolean {
  const { words } = text;
  if (PEOPLE_AND_PAPERS.has(words[span.next]?.text ?? '')) return true;
  const whole = sentenceAt(text, span);
  const turn = lastOf(words, whole.first, span.first, TURNS);
  const sentence = turn < 0 ? whole : { first: turn, next: whole.next };
  if (CONDITIONS.has(words[sentence.first]?.text ?? '')) return true;
  if (hasWord(words, sentence.first, span.first, DEPENDS)) return true;
  const clause = { first: clauseStart(words, span), next: clauseEnd(words, span) };
  const ahead = lastOf(words, sentence.first, span.first, AHEAD);
  if ((ahead >= 0 && !hasDeed(words, ahead, clause.next)) || isYetToFollow(words, span)) return true;
  const looking = lastOf(words, sentence.first, span.first, LOOKING);
  const isLooking = looking >= 0 && !hasDeed(words, looking, clause.next);
  if (isLooking && !isMeasured(text, { first: looking, next: clause.next })) return true;
  if (isMeasured(text, clause)) return false;
  if (isOfOtherDay(words, sentence)) return true;
  return hasWord(words, sentence.first, sentence.next, SPOKEN) && !hasDeed(words, clause.first, clause.next);
}

const YET = new Set(wordList('will, would, may, might, shall, could'));

/** "RFA at 80 C for 90 s will follow": what is said of the technique itself, with nothing done between. */
function isYetToFollow(words: readonly Word[], { next }: Span): boolean {
  for (let index = next; index < words.length && index - next < CLAUSE; index++) {
    const word = words[index];
    if (!word || word.opensClause || word.text === 'and' || DONE.has(word.text)) return false;
    if (YET.has(word.text)) return true;
  }
  return false;
}

const YEAR = /^(?:19|20)\d\d$/;
const BEFORE_YEAR = new Set(['in', 'of', 'since', 'from', 'and', 'early', 'late']);
const TODAY = new Set(['today', 'now']);

/** "The ablations of 2022 and 2023 gave five months each" */
function isOfOtherDay(words: readonly Word[], { first, next }: Span): boolean {
  for (let index = first + 1; index < next; index++) {
    const word = words[index]?.text ?? '';
    if (word.length === 4 && YEAR.test(word) && BEFORE_YEAR.has(words[index - 1]?.text ?? ''))
      return !hasWord(words, first, next, TODAY);
  }
  return false;
}

function lastOf(words: readonly Word[], first: number, next: number, any: WordMap<true>): number {
  for (let index = next - 1; index >= first; index--) if (any.has(words[index]?.text ?? '')) return index;
  return -1;
}

function hasDeed(words: readonly Word[], first: number, next: number): boolean {
  for (let index = first; index < next; index++) {
    if (DONE.has(words[index]?.text ?? '') && !NOT_YET.has(words[index - 1]?.text ?? '')) return true;
  }
  return false;
}

const CLAUSE = 16;

function clauseStart(words: readonly Word[], { first }: Span): number {
  let from = first;
  while (from > 0 && first - from < CLAUSE && words[from]?.opensClause === false) from--;
  return from;
}

function clauseEnd(words: readonly Word[], { next }: Span): number {
  let to = next;
  while (to < words.length && to - next < CLAUSE && words[to]?.opensClause === false) to++;
  return to;
}

/** "Options discussed, RFA at 80 C for 90 s" */
function isMeasured(text: Statements, { first, next }: Span): boolean {
  return startingIn(measuresOf(text), first, next).some(
    ({ unit }) => unit === 'celsius' || unit === 'seconds' || unit === 'milliliters',
  );
}
