/** Short words for a kind of imaging, which mean one only in a field of a form or beside the needle. */

import { assertionAt, hasWord, type Span, type Statements, sentenceAt } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import { AT_WORK, isExamination, isStudy } from './examinations.ts';
import { guides } from './guiding.ts';
import { DENYING } from './image-denials.ts';
import { isAffirmedField, isElsewhere, TICKED } from './imaging-nearby.ts';

const GUIDANCE_FIELDS = wordSet('guidance imaging guided img');
/** Words between the name of a field and the modality that it says, where boxes stand between. */
const CHOICES_WITHIN = 12;

/** "Guidance: US", "Imaging [ ] none [x] US", a field of its own: "US: yes, linear probe", and "with CT slices a cannula was led". */
export function fieldModality(text: Statements): Span | undefined {
  const { words } = text;
  for (const { key, first: index } of text.marks.shortModality) {
    const word = words[index];
    if (!word) continue;
    const span = { first: index, next: index + 1 };
    // "Imaging: MRI shows a tear"
    const { first, next } = sentenceAt(text, span);
    if (isStudy(text, first, next) || isExamination(text, span)) continue;
    const isAnswered = text.text[word.end] === ':' || isAffirmedField(text, span);
    const isColumn = word.opensSentence && isAnswered && word.text !== 'mri';
    // Other films are as often those that somebody had: "XR: bone on bone".
    const isOwnField = isColumn && word.text.startsWith('us');
    const isField = isOwnField ? !isDeniedField(words[index + 1]) : isOfGuidance(text, index);
    const isOfNeedle = isColumn && hasWord(text.words, first, next, AT_WORK);
    if (!isField && !((word.text === 'ct' || isOfNeedle) && guides(text, { key, ...span }))) continue;
    if (isElsewhere(text, { key: '', ...span }) || assertionAt(text, span) !== 'performed') continue;
    return span;
  }
  return undefined;
}

function isDeniedField(value: Word | undefined): boolean {
  return value === undefined || DENYING.has(value.text) || value.isUnchecked;
}

/** Whether the word answers what guidance was used: the first of its field, or a choice that was ticked. */
function isOfGuidance({ words, text }: Statements, index: number): boolean {
  for (let from = index - 1; from >= 0 && index - from <= CHOICES_WITHIN; from--) {
    if (words[from + 1]?.opensParagraph) return false;
    if (GUIDANCE_FIELDS.has(textAt(words, from))) {
      return from === index - 1 || TICKED.test(text.slice(words[index - 1]?.end, words[index]?.start));
    }
  }
  return false;
}
