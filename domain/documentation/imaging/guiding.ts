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
import { MONTHS } from '../text/deeds.ts';
import type { SectionKind } from '../text/section-headings.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { INSTRUMENTS } from './imaging-nearby.ts';

const GUIDING = wordSet('guidance guided guide guiding');
/** What is said of a screen by which somebody finds the way. */
const USED = wordSet('used using find found locate located localize localized localization led');
/** Who else looks at a nerve or treats it with ultrasound, and what comes of that. */
const BY_OTHERS = wordSet('colleague partner therapist therapy report reports had last');
/** The same of a needle; a neuroma that it confirmed was examined. */
const CONFIRMED = wordSet('confirmed');
/** What is found on the screen, and is no way of a needle. */
const NEUROMAS = wordSet('neuroma neuromas swelling cyst');

const DATED_WITHIN = 8;
const MONTH = wordSet(MONTHS);

/** "US of 4/2", "ultrasound in January" */
export function isDated({ text, words }: Statements, { next }: Span): boolean {
  for (let at = next; at < next + DATED_WITHIN && words[at]?.opensSentence === false; at++)
    if (MONTH.has(textAt(words, at)) || DATE.test(text.slice(words[at]?.start, words[at + 1]?.end))) return true;
  return false;
}

const DATE = /^\d{1,2}\/\d{1,2}$/;

/** "Image guidance": a word for images that speaks of how the needle was brought. */
export function isOfGuiding({ words }: Statements, { next }: Span): boolean {
  return GUIDING.has(textAt(words, next));
}

/** Terms of imaging that speak of a screen, and not of an examination. */
const OF_GUIDANCE: ReadonlySet<string> = new Set(['realTime', 'steady', 'seen', 'kept', 'archive', 'supervisor']);
const DEEDS = wordSet('ablative agent approach');
const OF_TITLE = new Set<SectionKind>(['title', 'procedure']);

/** Whether the sentence of a modality tells of a needle or of guidance: "neuroma by US (7 mm)" does not. */
export function guides(text: Statements, term: TermAt): boolean {
  const section = sectionOf(text, term.first);
  const { first, next } = sentenceAt(text, term);
  if (isStudy(text, first, next) || hasWord(text.words, first, next, MONTH) || isOfOthersService(text, term))
    return false;
  const lesion = startingIn(text.terms.lesion, first, next);
  if (hasWord(text.words, first, next, GUIDING)) return true;
  const isOfNeedle = hasWord(text.words, first, next, AT_WORK);
  if (!isOfNeedle && (hasWord(text.words, first, next, NEUROMAS) || isDated(text, term))) return false;
  if (section && OF_TITLE.has(section.kind)) return true;
  if (hasWord(text.words, first, next, USED)) return true;
  if (isOfNeedle && hasWord(text.words, first, next, CONFIRMED)) return true;
  return (
    startingIn(text.terms.imaging, first, next).some(({ key }) => OF_GUIDANCE.has(key)) ||
    lesion.some(({ key }) => DEEDS.has(key))
  );
}

/** "The report mentions fluoro", "the ultrasound guided block of 1/9": of another day, or another's. */
export function isOfOthersService(text: Statements, term: Span): boolean {
  const { first, next } = sentenceAt(text, term);
  if (hasWord(text.words, first, next, BY_OTHERS)) return !hasWord(text.words, first, next, INSTRUMENTS);
  if (!isDated(text, term)) return false;
  const lesion = startingIn(text.terms.lesion, first, next);
  return lesion.some(({ key }) => key === 'block') && !lesion.some(({ key }) => key === 'ablative');
}

const OF_STUDIES = wordSet(`
unremarkable normal negative reviewed outside mild moderate severe degenerative stenosis bulge bulges fibroids
spine lumbar cervical pelvic brain abdomen chest renal thyroid reflux impression findings dated showed shows measured measures
measuring facility radiologist incidental sonographer ago
`);
const AT_WORK = wordSet('under used using live needle probe tip cannula electrode saved guidance guided');

/** "CT c-spine unremarkable": an examination that somebody had, in whatever part of the note. */
export function isStudy(text: Statements, first: number, next: number): boolean {
  return hasWord(text.words, first, next, OF_STUDIES) && !hasWord(text.words, first, next, AT_WORK);
}
