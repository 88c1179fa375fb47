/** Sentences that speak of a technique, as a wish, a plan, a memory or what others said of it, and do not tell that it was done. */

import { measuresOf } from './measures.ts';
import { hasWord, type Span, type Statements, sentenceAt, startingIn } from './statements.ts';
import { wordList, wordSet } from './word-list.ts';

/** What is yet to come, is weighed, or was done elsewhere: no number makes it a deed of today. */
const OF_ANOTHER_DAY = wordSet(`
  would, could, might, may, should, shall, will, ll, d, if, assuming, whether, unless, candidate, plan, plans, planned, planning, consider,
  considering, considered, reconsider, option, options, alternative, alternatives, eventually, someday, future, insurer, insurance,
  payer, carrier, authorization, auth, resubmit, resubmitted, qualify, qualifies, eligible, mind, reserve, reserved, fallback, choice, mistake, printed, list, discarded, wasted, unopened, forbids, unsuitable, contraindicated, rebook, rebooked, rescheduled, advised, advise, advisable, pending, awaiting, ago, lasted, coworker,
  sister, brother, neighbor, neighbour, friend, cousin, colleague, elsewhere, worthwhile, raised, asked, asks, asking, proceed
`);
/** What others want or say, and what was before: a telling with its numbers says such things as well. */
const OF_TALK = wordSet(`
  hope, hopes, hoping, wish, wishes, wants, want, wanted, inquired, request, requests, requested, prefers, preferred, thinks,
  thought, told, said, says, suggested, suggests, recommend, recommends, recommended, mentioned, discussed, discussing, discuss,
  explained, talk, talked, offered, declined, refused, require, requires, working, workup, heard, leaflet, handout, toward, towards,
  denied, than, unlike, versus, vs, compared, submit, tray, ready, available, next, later, rather, afraid, scared, worried, hesitant,
  reluctant, last, since, previous, previously, prior, earlier, before, spring, summer, autumn, winter, had, being, past, history,
  wife, husband, mother, father, repeat, again, former, yesterday
`);
const YEAR = /^(?:19|20)\d\d$/;

/** What makes a clause tell of a deed: "was then performed", "we froze". */
const BEFORE_DEEDS = new Set(['was', 'were', 'i', 'we', 'then', 'underwent']);
const DEEDS = new Set(
  wordList(`
    performed, done, made, delivered, applied, carried, created, completed, ablated, lesioned, frozen, froze, injected, instilled,
    deposited, infiltrated, administered, given, gave, burned, coagulated, heated, treated, denervated, destroyed, sclerosed, did,
    used, ran, placed, put
  `),
);
/** Words between the first and the second: "was then successfully performed". */
const DEED_WITHIN = 3;
const UNDONE = new Set(
  wordList('not, never, would, could, might, may, should, will, shall, if, had, been, ago, last, previously'),
);
/** No clause is looked at any farther. */
const FARTHEST = 14;

/** Whether the sentence around the words only speaks of what they name. */
export function isOnlySpokenOf(text: Statements, span: Span): boolean {
  const { first, next } = sameMatter(text, span);
  if (isDeniedBehind(text, span, next)) return true;
  let isTalk = false;
  let isOther = false;
  for (let index = first; index < next; index++) {
    const word = text.words[index]?.text ?? '';
    if (word === 'planned' && text.words[index - 1]?.text === 'as') continue;
    // "We'd" is would, "2 d" two days.
    if (word === 'd' && text.text[(text.words[index]?.start ?? 0) - 1] === ' ') continue;
    isOther = OF_ANOTHER_DAY.has(word) || (word.length === 4 && YEAR.test(word));
    if (isOther) break;
    isTalk ||= OF_TALK.has(word);
  }
  if (!isOther && (!isTalk || isMeasured(text, first, next))) return false;
  return !tellsDeedOf(text, span);
}

/** "Phenol was never in play", "an ablation it was not" */
function isDeniedBehind({ words }: Statements, span: Span, end: number): boolean {
  for (let index = span.next; index < Math.min(end, span.next + DENIED_WITHIN); index++) {
    const word = words[index];
    if (word?.opensClause) return false;
    if (word?.text === 'never' || (word?.text === 'not' && (index === end - 1 || words[index + 1]?.opensClause)))
      return true;
  }
  return false;
}

const DENIED_WITHIN = 4;

/** What makes even a heat one that is remembered, heard of or yet to come, where a block was given. */
const RECALLED = new Set([
  ...OF_ANOTHER_DAY.keys(),
  ...wordList(
    'last, previous, previously, prior, heard, read, wore, worn, wanted, wants, history, scheduled, postponed, deferred, cancelled, canceled, until',
  ),
]);
const NOW = new Set(['today', 'morning', 'afternoon']);

/** Whether the sentence only recalls or awaits a heat, in a note of a block: those who compare it give its degrees. */
export function isRecalled(text: Statements, span: Span): boolean {
  const { first, next } = sameMatter(text, span);
  if (!hasWord(text.words, first, next, RECALLED) || hasWord(text.words, first, next, NOW)) return false;
  return !tellsDeedOf(text, span);
}

/** "We discussed pulsed RF but elected thermal RF": what stands on the other side of such a word is another matter. */
const TURNS = new Set(['but', 'however', 'elected', 'chose', 'opted', 'instead', 'so', 'therefore']);

function sameMatter(text: Statements, span: Span): Span {
  const sentence = sentenceAt(text, span);
  let { first } = span;
  while (first > sentence.first && !TURNS.has(text.words[first - 1]?.text ?? '')) first--;
  let { next } = span;
  while (next < sentence.next && !TURNS.has(text.words[next]?.text ?? '')) next++;
  return { first, next };
}

/** Whether a lesion or an injection is told with its numbers. */
function isMeasured(text: Statements, first: number, next: number): boolean {
  return startingIn(measuresOf(text), first, next).some(
    ({ unit, value }) =>
      unit === 'celsius' ||
      unit === 'degrees' ||
      unit === 'milliliters' ||
      unit === 'percent' ||
      (unit === 'seconds' && value >= SHORTEST_LESION),
  );
}

const SHORTEST_LESION = 30;

function clauseAt({ words }: Statements, { first, next }: Span): Span {
  let from = first;
  while (from > 0 && first - from < FARTHEST && words[from]?.opensClause === false) from--;
  let to = next;
  // "Was then delivered" is one clause.
  while (to < words.length && to - next < FARTHEST && (words[to]?.opensClause === false || words[to]?.text === 'then'))
    to++;
  return { first: from, next: to };
}

/** "RFA was then delivered", "RFA performed", "we froze" */
function tellsDeedOf(text: Statements, span: Span): boolean {
  if (isCompleted(text, span)) return true;
  const { words } = text;
  const { first, next } = clauseAt(text, span);
  if (hasWord(words, first, next, UNDONE)) return false;
  for (let index = first; index < next; index++) {
    const isBefore = BEFORE_DEEDS.has(words[index]?.text ?? '');
    if (isBefore && hasWord(words, index + 1, Math.min(next, index + 1 + DEED_WITHIN), DEEDS)) return true;
  }
  return false;
}

const COMPLETED = new Set(['performed', 'done', 'completed', 'delivered', 'applied', 'carried']);
const SEASONS = new Set(['spring', 'summer', 'autumn', 'winter', 'in', 'by', 'elsewhere']);

/** "RFA performed as planned": done, and on no other day. */
export function isCompleted(text: Statements, span: Span): boolean {
  if (!COMPLETED.has(text.words[span.next]?.text ?? '')) return false;
  const { first, next } = clauseAt(text, span);
  if (hasWord(text.words, first, next, UNDONE) || hasWord(text.words, span.next, next, SEASONS)) return false;
  return !text.words.slice(first, next).some(({ text: word }) => YEAR.test(word));
}
