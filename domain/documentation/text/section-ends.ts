/** Where a section ends without a new heading: its text tells of something else than its heading says. */

import { WAS_DONE } from './common-words.ts';
import { isListed } from './heading-shapes.ts';
import type { Heading } from './section.ts';
import { LINE_OPENERS, PROCEDURE_OPENERS, type SectionKind } from './section-headings.ts';
import {
  LESION_HEAT,
  lineTellsLesion,
  tellsAblation,
  tellsAblationNow,
  tellsAblationToday,
  tellsChange,
  tellsDeed,
  tellsGiven,
  tellsGuidance,
  tellsInjectate,
  tellsLesion,
  tellsOtherDay,
  tellsStep,
} from './telling-sentences.ts';
import { wordSet } from './word-list.ts';
import { textAt, type Word } from './words.ts';

/** Sections that usually are one line; what stands below on lines of its own is text again. */
const ONE_LINE = new Set<SectionKind>(['diagnosis', 'other', 'operator', 'conservativeCare']);
/** Sections that hold no lesion: a line of its own that states one has left them. */
const LEFT_AT_LESION = new Set<SectionKind>([...ONE_LINE, 'indication']);
/** The same where the line speaks of no other day. */
const LEFT_UNLESS_OTHER_DAY = new Set<SectionKind>(['plan', 'history', 'consent']);
/** Sections that never speak of an ablation: one that is named has left them. */
const NO_TELLING = new Set<SectionKind>(['other', 'operator']);
/** Sections that are left where a line names one that was done. */
const LEFT_AT_ABLATION = new Set<SectionKind>(['diagnosis', 'indication', 'consent']);
/** Sections that dictation leaves without a new heading. */
const LEFT_SILENTLY = new Set<SectionKind>(['diagnosis', 'other', 'operator', 'indication', 'history', 'consent']);

const LONGEST_FIELD = 30;
const FIELD = /^[^\n:]*:/;

/** "06/20/2024 - RFA. Pt prone. Lesion at 80 C.": an entry of what was done before, however much it tells. */
const DATED = /^\d{1,4}[/-]\d{1,2}[/-]\d\d/;

/** Whether the text at a sentence start no longer belongs to the section above it; `lastUnchecked` is the last word there behind an empty box. */
export function isLeft(
  text: string,
  words: readonly Word[],
  open: Heading,
  index: number,
  lineStart: number,
  lastUnchecked: number,
): boolean {
  const kind = open.kind ?? 'narrative';
  const word = words[index];
  // What tells of the procedure ends at a heading alone.
  if (!word || kind === 'title' || kind === 'procedure' || kind === 'narrative') return false;
  const hasOwnLine = words[open.next]?.opensLine === false;
  // The next field of a form, below one that is answered by boxes.
  if (hasOwnLine && word.opensLine && FIELD.test(text.slice(word.start, word.start + LONGEST_FIELD)))
    if (lastUnchecked >= open.next) return true;
  if (word.opensLine && opensAddendum(words, index)) return true;
  if (kind === 'history' && !word.opensLine && DATED.test(text.slice(words[lineStart]?.start))) return false;
  // The number of a list is a sentence of its own.
  const told = isListed(words, index) ? index + 1 : index;
  if (LEFT_AT_LESION.has(kind) && word.opensLine && (tellsLesion(words, told) || tellsGuidance(words, told)))
    return true;
  // "Plan. 1. Diary. 2. A second block. 3. Then RF, 80 degrees": an item of a plan.
  const isItem = kind === 'plan' && told > index && !hasOwnLine && !tellsGiven(words, told);
  if (
    LEFT_UNLESS_OTHER_DAY.has(kind) &&
    word.opensLine &&
    !isItem &&
    tellsLesion(words, told) &&
    !tellsOtherDay(words, told)
  )
    return true;
  if (
    kind === 'plan' &&
    SCHEDULES.has(textAt(words, open.first)) &&
    ((hasOwnLine && (word.opensParagraph || (word.opensLine && told === index))) ||
      tellsGiven(words, told) ||
      (tellsLesion(words, told) && saysDone(words, told)))
  )
    return true;
  if (kind === 'plan' && hasOwnLine && lineStart > open.next && tellsStep(words, told)) return true;
  // "Plan for today was three nerves: …", "PLAN: bilateral RF of …", and below it a paragraph that tells the lesion.
  if (kind === 'plan' && hasOwnLine && word.opensParagraph) {
    if (words.slice(open.first, open.next).some(({ text: said }) => said === 'today')) return true;
    if (lineTellsLesion(words, index, true) && !tellsOtherDay(words, told)) return true;
  }
  if (LEFT_AT_LESION.has(kind) && (tellsStep(words, index) || tellsGuidance(words, index))) return true;
  if (
    kind === 'history' &&
    (tellsAblationToday(words, told) ||
      (word.opensLine && lineTellsLesion(words, index, hasOwnLine && word.opensParagraph)))
  )
    return true;
  // "DATE OF SERVICE 05/26 IS WITHIN THE TICKET PERIOD. NO IMAGE OF THIS PROCEDURE WAS SAVED": no field has a second sentence.
  if (kind === 'other' && DATES.has(textAt(words, open.first))) return true;
  if (NO_TELLING.has(kind) && (tellsAblationNow(words, told) || tellsInjectate(words, told))) return true;
  if (LEFT_AT_ABLATION.has(kind) && (kind === 'diagnosis' || word.opensLine) && tellsAblation(words, index))
    return true;
  if (ONE_LINE.has(kind) && hasOwnLine && word.opensLine && !isListed(words, index)) return true;
  if (word.opensParagraph && (ONE_LINE.has(kind) || (kind === 'indication' && hasOwnLine))) return true;
  if (kind === 'consent' && word.opensParagraph && hasOwnLine) return true;
  if (!LEFT_SILENTLY.has(kind)) return false;
  if (tellsChange(words, index) || (word.opensLine && tellsGuidance(words, index) && !tellsOtherDay(words, index)))
    return true;
  if ((word.opensLine || !TELLS_OF_BEFORE.has(kind) || isAnnounced(text, words, index)) && tellsDeed(words, index))
    return true;
  if (word.opensLine && opensWithConsent(words, index)) return true;
  for (let next = index; next < words.length && words[next]?.sentence === word.sentence && next < index + 20; next++) {
    const opener = textAt(words, next);
    if (PROCEDURE_OPENERS.has(opener) || (word.opensLine && LINE_OPENERS.has(opener))) return true;
    if (LESION_HEAT.test(opener) || (opener === 'under' && UNDER.has(textAt(words, next + 1)))) return true;
  }
  return false;
}

const DATES = wordSet('date dos');

const DONE = wordSet(`${WAS_DONE} lesioned ablated burned burnt froze frozen`);

/** "Scheduled: both sides. Right LFCN done at 80 C, 90 s, and she asked to stop." */
function saysDone(words: readonly Word[], index: number): boolean {
  for (let at = index; at < index + LONGEST_DEED && (at === index || words[at]?.opensSentence === false); at++)
    if (DONE.has(textAt(words, at)) && textAt(words, at - 1) !== 'be') return true;
  return false;
}

const LONGEST_DEED = 12;

/** "So we did:" before a line of its own. */
function isAnnounced(text: string, words: readonly Word[], index: number): boolean {
  let next = index + 1;
  while (words[next]?.opensSentence === false) next++;
  return words[next]?.opensLine === true && text[words[next - 1]?.end ?? 0] === ':';
}

/** "ADDENDUM 5/20", "[C] LATE ENTRY" */
function opensAddendum(words: readonly Word[], index: number): boolean {
  const first = words[index]?.text.length === 1 ? index + 1 : index;
  const word = textAt(words, first);
  return word.startsWith('addend') || (word === 'late' && words[first + 1]?.text === 'entry');
}

/** In these what somebody did may well be of another day. */
const TELLS_OF_BEFORE = new Set<SectionKind>(['history', 'indication', 'consent']);

/** "Scheduled procedure: cryoablation. A block was given instead." */
const SCHEDULES = wordSet('scheduled planned proposed');

/** "Consent obtained", "Informed consent. Time out." are the first steps of a telling. */
function opensWithConsent(words: readonly Word[], index: number): boolean {
  const consent = words[index]?.text === 'informed' ? index + 1 : index;
  if (!CONSENTS.has(textAt(words, consent))) return false;
  return CONSENTED.has(textAt(words, consent + 1)) || words[consent + 1]?.opensSentence === true;
}

const CONSENTS = wordSet('consent timeout');
const CONSENTED = wordSet(`${WAS_DONE} obtained signed was completed confirmed`);

/** "Under fluoroscopy …" tells of the procedure. */
const UNDER = wordSet('fluoroscopy fluoroscopic fluoro ultrasound us ct live real direct sterile continuous');

/** The paragraph of its label, or the one below, is what such a document has; a heading of the procedure ends it before. */
export function endsOtherDay(
  words: readonly Word[],
  { first, isInline }: Heading,
  index: number,
  kind?: SectionKind,
): boolean {
  const word = words[index];
  if (kind === 'procedure' || kind === 'title') return true;
  if (!word?.opensParagraph) return false;
  return isInline || words.slice(first + 1, index).some(({ opensLine }) => opensLine);
}

const LATER = wordSet(`
continue start follow fu next week+ month+ return rtc refer consider will if schedule repeat trial pt increase taper
`);

/** "P: left femoral nerve, branch to rectus / - stim 0.5 mA / - phenol 5 % 3 mL": the letter of a procedure, and of no plan. */
export function isProcedureInShort(words: readonly Word[], { kind, first, next }: Heading, index: number): boolean {
  if (kind !== 'plan' || next !== first + 1 || words[first]?.text !== 'p' || !tellsLesion(words, index)) return false;
  return !words.slice(next, index).some(({ text }) => LATER.has(text));
}
