/** Whether a word for a screen tells of a needle that was guided by it, or of an examination of some day. */

import {
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { clauseAt } from '../telling/talk.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { AT_WORK, isDated, isExamination, isStudy, MONTH } from './examinations.ts';
import { INSTRUMENTS } from './imaging-nearby.ts';

const GUIDING = wordSet('guidance guided guide guiding');
/** What is said of a screen by which somebody finds the way. */
const USED = wordSet('used using find found locate located localize localized localization led swung');
/** Who else looks at a nerve or treats it with ultrasound, and what comes of that. */
const BY_OTHERS = wordSet('colleague partner therapist therapy report+ last');
const HAD = wordSet('had');
/** The same of a needle; a neuroma that it confirmed was examined. */
const CONFIRMED = wordSet('confirmed');
/** "Image guidance": a word for images that speaks of how the needle was brought. */
export function isOfGuiding({ words }: Statements, { next }: Span): boolean {
  return GUIDING.has(textAt(words, next));
}

/** Terms of imaging that speak of a screen, and not of an examination. */
const OF_GUIDANCE = wordSet('realTime steady seen kept archive supervisor');
const ON = wordSet('on');
const DEEDS = wordSet('ablative agent approach');
const OF_TITLE = wordSet('title procedure');

/** Whether the sentence of a modality tells of a needle or of guidance: "neuroma by US (7 mm)" does not. */
export function guides(text: Statements, term: TermAt): boolean {
  const section = sectionOf(text, term.first);
  const { first, next } = sentenceAt(text, term);
  if (hasWord(text.words, first, next, MONTH) || isOfOthersService(text, term)) return false;
  // "The X-ray machine showed the teardrop": what it shows is seen now.
  if (textAt(text.words, term.next) === 'machine') return true;
  if (isStudy(text, first, next)) return false;
  const lesion = startingIn(text.terms.lesion, first, next);
  if (hasWord(text.words, first, next, GUIDING)) return true;
  if (isExamination(text, term)) return false;
  const isOfNeedle = hasWord(text.words, first, next, AT_WORK);
  if (hasWord(text.words, first, next, USED)) return true;
  if (isOfNeedle && hasWord(text.words, first, next, CONFIRMED)) return true;
  // "No hernia on CT", "fascia thin on US"
  if (!isOfNeedle && hasWord(text.words, term.first - 2, term.first + 1, ON)) return false;
  if (section && OF_TITLE.has(section.kind)) return true;
  return (
    startingIn(text.terms.imaging, first, next).some(({ key }) => OF_GUIDANCE.has(key)) ||
    // A probe that looks is brought to no nerve.
    lesion.some(({ key, first: deed }) => DEEDS.has(key) && (deed < term.first || deed >= term.next))
  );
}

/** "The report mentions fluoro", "the ultrasound guided block of 1/9": of another day, or another's. */
export function isOfOthersService(text: Statements, term: Span): boolean {
  const { first, next } = sentenceAt(text, term);
  // "The C-arm had been taken next door, so I did this one by ultrasound"
  const clause = clauseAt(text, term);
  if (hasWord(text.words, first, next, BY_OTHERS) || hasWord(text.words, clause.first, clause.next, HAD))
    return !hasWord(text.words, first, next, INSTRUMENTS);
  return isOfDatedBlock(text, term);
}

/** What repeats whatever was told. */
const REPEATS = wordSet('likewise identical same similar repeated');

/** "Images of the block on 4/30", "at the September block it had been used in real time" */
export function isOfDatedBlock(text: Statements, term: Span): boolean {
  const { first, next } = sentenceAt(text, term);
  if (!isDated(text, term) && !hasWord(text.words, first, next, MONTH)) return false;
  const lesion = startingIn(text.terms.lesion, first, next);
  const isLesion = ({ key, first: at }: TermAt): boolean => key === 'ablative' && !REPEATS.has(textAt(text.words, at));
  return lesion.some(({ key }) => key === 'block') && !lesion.some(isLesion);
}
