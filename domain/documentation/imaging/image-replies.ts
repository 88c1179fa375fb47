/** Images that the next clause denies by a pronoun or a general word: "asked whether pictures exist. They do not", "images: we have none". */

import { hasWord, type Span, type Statements, sentenceAt, type TermAt } from '../text/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { isOfOthers } from './image-denials.ts';

const DENIES = wordSet(
  'no, none, nothing, not, cannot, couldn, didn, don, weren, wasn, aren, haven, hasn, doesn, never',
);
/** Verbs that leave nothing open: "they do not" answers what was asked, "nothing there" what was looked for. */
const ANSWERS = wordSet(`
  exist, existed, are, were, do, did, does, have, has, had, haven, could, couldn, didn, don, weren, aren, kept, keep, saved, save, stored, store,
  taken, take, made, retained, archived, archive, found, find, located, produce, captured, recorded, printed, exported, there, available
`);
/** All that a reply may hold beside them, so that it speaks of nothing else. */
const SMALL = wordSet(`
  they, it, them, these, those, any, of, a, t, sorry, unfortunately, regret, afraid, such, files, that, is, was, can, been, be, we, i, our, you, on, in, file, pacs,
  chart, for, this, the, case, date, day, visit, today, at, all, to, been, us, here, answer, and, exists, record, records, system
`);
/** What may stand between the word for images and the end of its clause. */
const ASKED = wordSet(`
  exist, exists, existed, available, requested, asked, wanted, by, coding, coder, coders, billing, auditor, payer, insurer, office, department,
  ultrasound, sonogram, us, fluoroscopy, fluoro, procedure, session, needle, machine, archive, archives, checked, searched, documentation,
  stored, saved, kept, taken, on, in, from, were, are, is, was, of, and, or, the, for, this, case, date, pacs, chart, file, record, retained, question, request
`);
/** Before the word for images these make it the place in which something else was looked for. */
const WITHIN = wordSet('on, in, with, within, by, at');
const LOOKS = wordSet(
  'asked, whether, if, looked, searched, checked, requested, requests, wants, question, query, inquiry, regarding, about, are, is',
);
const BEFORE_IMAGE = 3;
const FARTHEST = 20;

/** The reply that denies what a word for images names, where one follows. */
export function replyTo(text: Statements, image: TermAt): Span | undefined {
  const { words } = text;
  for (let at = image.first - 1; at >= image.first - BEFORE_IMAGE && words[at + 1]?.opensClause === false; at--)
    if (WITHIN.has(words[at]?.text ?? '')) return undefined;
  if (isOfOthers(text, image)) return undefined;
  const sentence = sentenceAt(text, image);
  const end = endOfAsked(text, image);
  if (end !== undefined) {
    const reply = denialAt(text, end);
    if (reply) return reply;
  }
  const isQuestion = text.text[words[sentence.next - 1]?.end ?? 0] === '?';
  return isQuestion || hasWord(words, sentence.first, sentence.next, LOOKS) ? denialAt(text, sentence.next) : undefined;
}

/** The end of the clause, or the colon, behind which a reply may stand. */
function endOfAsked({ text, words }: Statements, { next }: Span): number | undefined {
  for (let at = next; at < next + FARTHEST && at < words.length; at++) {
    if (words[at]?.opensClause || text[words[at - 1]?.end ?? 0] === ':') return at;
    if (!ASKED.has(words[at]?.text ?? '')) return undefined;
  }
  return undefined;
}

const REPLIES = wordSet('reply, answer, answered, response, a, replied');
const LONGEST_LABEL = 7;

/** Past "Reply by Dr. Placeholder:" */
function behindLabel({ text, words }: Statements, first: number): number {
  if (!REPLIES.has(words[first]?.text ?? '')) return first;
  for (let at = first; at < first + LONGEST_LABEL; at++) if (text[words[at]?.end ?? 0] === ':') return at + 1;
  return first;
}

function denialAt(text: Statements, from: number): Span | undefined {
  const { words } = text;
  const first = behindLabel(text, from);
  let isDenied = false;
  let isAnswered = false;
  for (let next = first; next <= first + FARTHEST; next++) {
    const word = words[next];
    if (isDenied && isAnswered && (!word || word.opensClause)) return { first, next };
    if (!word || (word.opensParagraph && next > first)) return undefined;
    if (DENIES.has(word.text)) isDenied = true;
    if (ANSWERS.has(word.text)) isAnswered = true;
    else if (!DENIES.has(word.text) && !SMALL.has(word.text)) return undefined;
  }
  return undefined;
}
