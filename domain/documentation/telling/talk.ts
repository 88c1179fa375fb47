/**
 * Sentences that speak of a technique as a plan, a wish, a memory or what others said of it, and do not tell that it was
 * done. Where a note tells plainly of one thing, what it only talks of is not held against it.
 */

import { measuresOf } from '../statements/measures.ts';
import { foundOnce, hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { EARLIER } from '../text/common-words.ts';
import { endOfComparison } from '../text/comparisons.ts';
import { ANOTHER_DAY, DEEDS, isYear, MONTHS } from '../text/deeds.ts';
import { isAccord, isOfOrder, isSight } from '../text/sights.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isOfNextTime } from './spoken-of.ts';

/** What others want or say, and what was before: a telling with its numbers says such things as well. */
const TALK = wordSet(`
${EARLIER} hope+ hoping wish wishes want+ wanted request+ requested prefers preferred thinks thought told said
says suggested suggests recommended mentioned discussed discuss discussion explained talk talked spoke spoken
offered declined refused require+ working workup heard brochure leaflet handout internet toward+ denied than
unlike versus vs compared submit tray ready available next later rather afraid scared worried since previously
before spring had being past history wife husband mother father repeat again former yesterday meant supposed
raised inquired mentions lists alternative+ recommend+ discussing aiming hesitant reluctant wonders wondered summer autumn winter willing criteria
`);
/** Before the words these say on what they depend. */
const DEPENDS = wordSet('event case');
const NUMBER = /^\d/;

/** "The Iovera rep was present", "the RFA consent was signed": the technique says only what people or papers are for. */
const PEOPLE_AND_PAPERS = wordSet(`
rep+ vendor company website consent+ candidates approval packet slot appointment visit booking scheduling
suite representative preauthorization pamphlet
`);

/** What makes a clause tell of a deed: "was then performed", "we froze". */
const BEFORE_DEEDS = wordSet('was were i we then underwent');
/** Words between the first and the second: "was then successfully performed". */
const DEED_WITHIN = 3;
const UNDONE = wordSet('not never would could might may should will shall if had been ago last previously');
const NOW = wordSet('today morning afternoon');
/** No clause is looked at any farther. */
const FARTHEST = 14;

/** Whether the sentence around the words only speaks of what they name. */
export function isTalk(text: Statements, span: Span): boolean {
  const { words } = text;
  if (PEOPLE_AND_PAPERS.has(textAt(words, span.next))) return true;
  const { first, next } = matterOf(text, span);
  if (isDeniedBehind(text, span, next)) return true;
  for (let index = first; index < next; index++) {
    const word = textAt(words, index);
    if (isAccord(words, index) || isSight(words, index) || isOfOrder(words, index)) continue;
    // "Site list (absolute alcohol 98 % each)"
    if (word === 'list' && LISTED.has(textAt(words, index - 1))) continue;
    // "Next to the vein"
    if (word === 'next' && textAt(words, index + 1) === 'to') continue;
    // "I went with the gentler option: pulsed RF"
    if (word === 'option' && hasWord(words, index - 5, index, CHOSE)) continue;
    // "We'd" is would, "2 d" two days.
    const isWould =
      word === 'd' && text.text[(words[index]?.start ?? 0) - 1] !== ' ' && textAt(words, index + 1) !== 'say';
    const isOther =
      isOfMonthBefore(text, index) ||
      isWould ||
      (ANOTHER_DAY.has(word) && !(ASKS.has(word) && isMeasured(text, index < span.first ? index : first, next))) ||
      (index < span.first && DEPENDS.has(word)) ||
      (word === 'had' && SPOKEN.has(textAt(words, index + 1))) ||
      isOtherTime(text, index);
    const isTalked = TALK.has(word) && !isMeasured(text, index < span.first ? index : first, next);
    if (isOther || isTalked) return isOfMonthBefore(text, index) || !tellsDeedOf(text, span);
  }
  return false;
}

const LISTED = wordSet('site target nerve lesion');
/** "We had talked about a thermal lesion at 80 C" */
const SPOKEN = wordSet('talked spoken discussed considered thought');
/** Patients are asked what they feel while the lesion is made. */
const ASKS = wordSet('asked asks asking');
const CHOSE = wordSet('went chose used');

const TIMES = wordSet(
  `${MONTHS} jan feb may apr jun jul aug sept sep oct nov dec spring summer autumn fall winter week month year yr visit session time`,
);
const IN = wordSet('in since last next previous prior');

/** "In April", "in the spring", "next week"; a year that is part of no date, before or behind its month. */
function isOtherTime({ text, words }: Statements, index: number): boolean {
  if (TIMES.has(textAt(words, index)))
    return IN.has(textAt(words, words[index - 1]?.text === 'the' ? index - 2 : index - 1));
  if (!isYear(textAt(words, index))) return false;
  // "On 2/2024": a note gives its own day whole.
  if (NUMBER.test(textAt(words, index - 1)))
    return MONTH_BEFORE.test(text.slice(0, words[index]?.start).slice(-LONGEST_MONTH));
  return !MONTH_BEHIND.test(text.slice(words[index]?.end, (words[index]?.end ?? 0) + 2));
}

const MONTH_BEHIND = /^[-/.]\d/;
const MONTH_BEFORE = /(?:^|[ (])(?:0?[1-9]|1[0-2])\/$/;
const LONGEST_MONTH = 4;

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

/** "In 2023 the nerve was treated at 80 C": whether what a sentence tells is of another time or place; lines below are often another row. */
export function isOfOtherTime(text: Statements, span: Span): boolean {
  const { first, next } = matterOf(text, span);
  if (tellsMonthBefore(text, { first, next }) || isOfNextTime(text, { first, next })) return true;
  if (tellsNowAsThen(text, { first, next })) return false;
  for (let index = first; index < next && !(index > span.first && text.words[index]?.opensLine); index++)
    if (ELSEWHERE.has(textAt(text.words, index)) || isOtherTime(text, index))
      return opensWithTime(text, index) || isThen(text, span) || !tellsDeedOf(text, span);
  return false;
}

/** "In Feb his right greater occipital nerve was treated at 80 C": what opens with another month tells of it. */
function opensWithTime({ words }: Statements, index: number): boolean {
  return words[index - 1]?.opensSentence === true && words[index - 1]?.text === 'in';
}

const AS_THEN = wordSet('as which what like');
const AS_THEN_WITHIN = 5;
const SEASONS = wordSet('fall spring summer autumn winter');
const MONTH = wordSet(MONTHS);
const SPANS = wordSet('weeks months year+');

function speaksOfToday(text: Statements): boolean {
  return foundOnce(text, speaksOfToday, () => hasWord(text.words, 0, text.words.length, TODAY));
}

const TODAY = wordSet('today');

/** "I lesioned his nerve in October 2023", in a note that tells of today. */
function isOfMonthBefore(text: Statements, index: number): boolean {
  const { words } = text;
  // "It is fourteen months since we burned it"
  if (textAt(words, index) === 'since') return SPANS.has(textAt(words, index - 1));
  if (textAt(words, index - 1) !== 'in' && !SEASONS.has(textAt(words, index))) return false;
  // A note that speaks of no today may name its own month.
  if (!speaksOfToday(text)) return false;
  // "In the fall"
  if (SEASONS.has(textAt(words, index))) return textAt(words, index - 1) === 'the' && textAt(words, index - 2) === 'in';
  // "In January my partner did three"
  if (MONTH.has(textAt(words, index))) return true;
  // "Settings as in 2023", "what worked in 2021"
  return isYear(textAt(words, index)) && !hasWord(words, index - AS_THEN_WITHIN, index - 1, AS_THEN);
}

/** "In January my partner did the three of this knee", between two words of a telling that does not speak of today. */
export function tellsMonthBefore(text: Statements, { first, next }: Span): boolean {
  if (hasWord(text.words, first, next, THE_DAY)) return false;
  for (let index = first; index < next; index++) if (isOfMonthBefore(text, index)) return true;
  return false;
}

/** "At that time a lesion was created at 80 C", behind the year of that time. */
function isThen(text: Statements, span: Span): boolean {
  const { words } = text;
  const { first, next } = clauseAt(text, span);
  return THEN.test(text.text.slice(words[first]?.start, words[next - 1]?.end));
}

const THEN = /\b(?:that (?:time|occasion|visit|session)|back then)\b/i;
const ELSEWHERE = wordSet('occasion ago elsewhere leaflet brochure handout literature published papers insurer');
/** "Same as last time: 80 C", "which worked in 2021" */
const THE_DAY = wordSet('now today');
const NOW_AS_THEN = wordSet('as now today which what identical setting+ parameters');

const DENYING = wordSet('not never no');
const WANTED_WITHIN = 6;

function tellsNowAsThen({ text, words }: Statements, { first, next }: Span): boolean {
  if (hasWord(words, first, next, NOW_AS_THEN)) return true;
  for (let index = first; index < next; index++) {
    const word = words[index];
    // "A sunburn-like skin that he does not want again" tells of then alone.
    if (word?.text === 'like' && text[word.start - 1] !== '-') return true;
    if (word?.text === 'again' && !hasWord(words, index - WANTED_WITHIN, index, DENYING)) return true;
  }
  return false;
}

/** What makes a sentence say something of what it names: that it is, stays, belongs, costs. */
const STATES = wordSet(`
is are was were be been has have remain+ remained stay+ stayed belong+ cover+ covered include+
included exist+ keep+ kept serve+ seem+ sound+ differ+ work+ help+ helped
knows known
`);
/** What is said of a deed as well. */
const OF_DEEDS = wordSet(`
tolerated uneventful uneventfully successful successfully complications procedure technique modality started begun
run repeated confirmed then advanced inserted introduced pushed brought held positioned
`);

/**
 * "Ablation is for failures of blocks", "the RF machine stayed in its corner": a sentence that says something of what it
 * names, and tells neither a deed nor a number of it.
 */
export function isRemark(text: Statements, span: Span): boolean {
  const { words, terms } = text;
  const { first, next } = sentenceAt(text, span);
  if (!hasWord(words, first, next, STATES) || hasWord(words, first, next, DEEDS)) return false;
  if (hasWord(words, first, next, OF_DEEDS) || isMeasured(text, first, next)) return false;
  // "The treatment was cryoneurolysis"
  if (textAt(words, span.first - 1) === 'was' && textAt(words, span.first - 2) === 'treatment') return false;
  return !startingIn(terms.lesion, first, next).some(({ key }) => key === 'cycle');
}

/** "We discussed pulsed RF but elected thermal RF": what stands on the other side of such a word is another matter. */
const TURNS = wordSet('but however elected chose opted instead so therefore thereafter');

function matterOf(text: Statements, span: Span): Span {
  const sentence = withinRunOn(text, sentenceAt(text, span), span);
  let { first } = span;
  while (first > sentence.first && !TURNS.has(textAt(text.words, first - 1))) first--;
  // "Once he felt no more: alcohol 98 %, 1.5 mL"
  if (ONCE.has(textAt(text.words, sentence.first)))
    for (let at = span.first - 1; at >= first; at--) if (text.text[text.words[at]?.end ?? 0] === ':') first = at + 1;
  // "Unlike last time, I left it in pulsed mode"
  first = Math.max(first, endOfComparison(text.words, span.first) ?? first);
  let { next } = span;
  while (next < sentence.next && !TURNS.has(textAt(text.words, next))) next++;
  return { first, next };
}

const ONCE = wordSet('once after when');
const LONGEST_SENTENCE = 60;
const LONGEST_SCRIBBLED = 45;
const LOWER = /[a-z\d]/;

/** Of a dictation without periods no more than the clauses around the words. */
function withinRunOn({ text, words }: Statements, sentence: Span, span: Span): Span {
  const isScribbled = LOWER.test(text[words[sentence.first]?.start ?? 0] ?? '');
  if (sentence.next - sentence.first <= (isScribbled ? LONGEST_SCRIBBLED : LONGEST_SENTENCE)) return sentence;
  let first = Math.max(sentence.first, span.first - FARTHEST);
  for (let at = first; at <= span.first; at++)
    if (words[at]?.opensClause) {
      first = at;
      break;
    }
  let next = Math.min(sentence.next, span.next + FARTHEST);
  for (let at = next; at >= span.next; at--)
    if (words[at]?.opensClause) {
      next = at;
      break;
    }
  return { first, next };
}

/** Whether a lesion or an injection is told with its numbers. */
function isMeasured(text: Statements, first: number, next: number): boolean {
  return startingIn(measuresOf(text), first, next).some(
    ({ unit, value }) => UNITS.has(unit) || (unit === 'seconds' && value >= SHORTEST_LESION),
  );
}

const UNITS = wordSet('celsius degrees milliliters percent');
const SHORTEST_LESION = 30;

/** The clause of the words, and no word far from them. */
export function clauseAt({ words }: Statements, { first, next }: Span): Span {
  let from = first;
  while (from > 0 && first - from < FARTHEST && words[from]?.opensClause === false) from--;
  let to = next;
  // "Was then delivered" is one clause.
  while (to < words.length && to - next < FARTHEST && (words[to]?.opensClause === false || words[to]?.text === 'then'))
    to++;
  return { first: from, next: to };
}

/** "RFA was then delivered", "RFA performed", "we froze", "had it ablated this morning" */
function tellsDeedOf(text: Statements, span: Span): boolean {
  if (isCompleted(text, span)) return true;
  const { words } = text;
  const { first, next } = clauseAt(text, span);
  if (hasWord(words, first, next, NOW) && hasWord(words, first, next, DEEDS)) return true;
  if (hasWord(words, first, next, UNDONE)) return false;
  for (let index = first; index < next; index++) {
    const isBefore = BEFORE_DEEDS.has(textAt(words, index));
    if (isBefore && hasWord(words, index + 1, Math.min(next, index + 1 + DEED_WITHIN), DEEDS)) return true;
    // "I went on to give 5 mL of alcohol", "4 mL went in"
    if (words[index]?.text === 'to' && WENT.has(textAt(words, index - 1)) && index < span.first) return true;
    if (words[index]?.text === 'went' && words[index + 1]?.text === 'in') return true;
  }
  return false;
}

const WENT = wordSet('on proceeded continued');
const OTHER_TIME_OR_PLACE = wordSet('in by elsewhere');

/** "RFA performed as planned": done, and on no other day. */
function isCompleted(text: Statements, span: Span): boolean {
  if (!DEEDS.has(textAt(text.words, span.next))) return false;
  const { first, next } = clauseAt(text, span);
  if (hasWord(text.words, first, next, UNDONE) || hasWord(text.words, span.next, next, OTHER_TIME_OR_PLACE))
    return false;
  return !text.words.slice(first, next).some(({ text: word }) => isYear(word));
}
