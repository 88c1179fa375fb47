/** Examinations that somebody had, told with what was found and with no needle. */

import { hasWord, type Span, type Statements, sentenceAt } from '../statements/statements.ts';
import { MONTHS } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

const DATED_WITHIN = 8;
export const MONTH = wordSet(MONTHS);

/** "US of 4/2", "ultrasound in January" */
export function isDated({ text, words }: Statements, { next }: Span): boolean {
  for (let at = next; at < next + DATED_WITHIN && words[at]?.opensSentence === false; at++)
    if (MONTH.has(textAt(words, at)) || DATE.test(text.slice(words[at]?.start, words[at + 1]?.end))) return true;
  return false;
}

const DATE = /^\d{1,2}\/\d{1,2}$/;

/** What is found on the screen, and is no way of a needle. */
const NEUROMAS = wordSet('neuroma+ swelling cyst mass focus nodule bursa hypoechoic mulder mm');

/** Whether a sentence tells what was found, and of no needle: "US: 7 mm hypoechoic lesion". */
export function isExamination(text: Statements, term: Span): boolean {
  const { first, next } = sentenceAt(text, term);
  if (hasWord(text.words, first, next, AT_WORK)) return false;
  return hasWord(text.words, first, next, NEUROMAS) || isDated(text, term);
}

const OF_STUDIES = wordSet(`
unremarkable normal negative reviewed outside mild moderate severe degenerative stenosis bulge+ spine lumbar
cervical pelvic brain abdomen chest reflux impression findings dated showed shows measured measures measuring
ordinary benign stone dvt emg facility radiologist incidental sonographer ago fibroids renal thyroid fracture+
unrevealing
`);
/** Words of a needle that is being led. */
export const AT_WORK = wordSet('under used using live needle probe tip cannula electrode saved guidance guided');

/** "CT c-spine unremarkable": an examination that somebody had, in whatever part of the note. */
export function isStudy(text: Statements, first: number, next: number): boolean {
  return hasWord(text.words, first, next, OF_STUDIES) && !hasWord(text.words, first, next, AT_WORK);
}
