/** Images that the next clause denies by a pronoun or a general word: "asked whether pictures exist. They do not", "images: we have none". */

import { hasWord, type Span, type Statements, sentenceAt, type TermAt } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isOfOthers } from './image-denials.ts';
import { NOTHING } from './imaging-nearby.ts';

const DENIES = wordSet('no none nothing not cannot couldn didn don weren aren never');
/** Verbs that leave nothing open: "they do not" answers what was asked, "nothing there" what was looked for. */
const ANSWERS = wordSet(
  'exist existed are were do did have kept keep saved stored taken take made found captured there available couldn didn don weren aren',
);
/** All that a reply may hold beside them, so that it speaks of nothing else. */
const SMALL = wordSet(`
they it them these any of and a t sorry unfortunately regret such that is was can could been be we i our you on in file+
pacs chart for this the case date day visit today at all to us record+ system
`);
/** What may stand beside those between the word for images and what answers. */
const ASKED = wordSet(
  'from by and or exists requested asked coding coder billing payer ultrasound procedure archive checked searched documentation',
);
/** Before the word for images these make it the place in which something else was looked for. */
const WITHIN = wordSet('on in with by at');
const LOOKS = wordSet('asked whether looked searched checked requested query regarding about');
const BEFORE_IMAGE = 3;
const FARTHEST = 20;

/** The reply that denies what a word for images names, where one follows. */
export function replyTo(text: Statements, image: TermAt): Span | undefined {
  const { words } = text;
  const sentence = sentenceAt(text, image);
  if (
    hasWord(words, Math.max(sentence.first, image.first - BEFORE_IMAGE), image.first, WITHIN) ||
    isOfOthers(text, image)
  )
    return undefined;
  const reply = denialAt(text, endOfAsked(text, image));
  if (reply) return reply;
  const isQuestion = text.text[words[sentence.next - 1]?.end ?? 0] === '?';
  return isQuestion || hasWord(words, sentence.first, sentence.next, LOOKS) ? denialAt(text, sentence.next) : undefined;
}

const TODAY = wordSet('today ablation procedure');

/** "Images of the block on 5/2 are in PACS; none from today", and not "the right side is quiet, nothing done there today" */
export function noneOfToday({ text, words }: Statements, { next }: Span): Span | undefined {
  for (let at = next; at < next + FARTHEST && !words[at]?.opensParagraph; at++)
    if (
      NOTHING.has(textAt(words, at)) &&
      words[at + 1]?.text !== 'done' &&
      (words[at]?.opensClause || words[at - 1]?.text === 'but') &&
      hasWord(words, at + 1, at + BEFORE_IMAGE + 1, TODAY)
    )
      return ANSWERED.test(text.slice(words[at - 1]?.end, words[at]?.start)) ? undefined : { first: at, next: at + 1 };
  return undefined;
}

/** "RF: none today", "[x] none today": the answer to something else. */
const ANSWERED = /^:|[\])\u2611-\u2714\u00ac]/;

/** The end of the clause, or the colon, behind which a reply may stand; a place without a reply where something else follows. */
function endOfAsked({ text, words }: Statements, { next }: Span): number {
  for (let at = next; at < next + FARTHEST && at < words.length; at++) {
    if (words[at]?.opensClause || text[words[at - 1]?.end ?? 0] === ':') return at;
    const word = textAt(words, at);
    if (!SMALL.has(word) && !ANSWERS.has(word) && !ASKED.has(word)) break;
  }
  return words.length;
}

const REPLIES = wordSet('reply answer a');
const LONGEST_LABEL = 7;

/** Past "Reply by Dr. Placeholder:" */
function behindLabel({ text, words }: Statements, first: number): number {
  if (!REPLIES.has(textAt(words, first))) return first;
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
    // "[x] saved  [ ] not saved"
    const denies = DENIES.has(word.text) && !word.isUnchecked;
    const answers = ANSWERS.has(word.text);
    if (!denies && !answers && !SMALL.has(word.text)) return undefined;
    isDenied ||= denies;
    isAnswered ||= answers;
  }
  return undefined;
}
