/** Nerves that a note names, and that nobody treated on the day: landmarks, what was spared, what is of another day. */

import { measuresOf } from '../statements/measures.ts';
import {
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { isUnchecked } from '../text/assertion.ts';
import { FULL } from '../text/box-signs.ts';
import { withPlainSigns } from '../text/form-signs.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isLeftForLater } from './left-for-later.ts';
import type { NerveGroup } from './nerve-mention.ts';
import { isInjury, isOfCourse, isTitleLine, roleOf } from './nerve-roles.ts';
import { isOnlyOption } from './only-option.ts';
import { tellsSide } from './side-of-note.ts';
import { isAvoided, isOnlyPlaced, isUnharmed } from './spared-nerves.ts';

/** Whether the note names the nerve only to say where something lies, or that it was spared. */
export function namesNoTarget(text: Statements, group: NerveGroup): boolean {
  const role = roleOf(text, group);
  if (isRisk(text, group) || (role === 'landmark' && (isOnlyPlaced(text, group) || !isOfCourse(text, group))))
    return true;
  if ((role === 'denied' && !isInTitle(text, group)) || (role === 'injured' && isUnharmed(text, group))) return true;
  if (role !== 'elsewhere') return false;
  return (
    isAvoided(text, group) ||
    isOnlyOption(text, group) ||
    isUndecided(text, group) ||
    isFoundNormal(text, group) ||
    isOfOtherSurgery(text, group) ||
    isOfFailedBlock(text, group) ||
    isOfOtherSide(text, group) ||
    isOfNextTime(text, group) ||
    isOfOtherTime(text, group)
  );
}

const UNDECIDED = wordSet(`
whether unclear uncertain versus vs either unsure tell undetermined differential ddx
`);

/** "Hard to say whether this is ilioinguinal, iliohypogastric or a twig in the scar": of several, none is the one. */
function isUndecided(text: Statements, { mentions, first }: NerveGroup): boolean {
  const { first: from } = sentenceAt(text, { first, next: first + 1 });
  return mentions.length > 1 && hasWord(text.words, from, first, UNDECIDED);
}

/** "Sensation of the superficial radial territory normal" */
function isFoundNormal(text: Statements, group: NerveGroup): boolean {
  const { first, next } = sentenceAt(text, group);
  return isUnharmed(text, group) && !startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative');
}

const NEXT_TIME = wordSet('if next would will consider should future later');

const NEXT = wordSet('next');
/** "To be done the same way on the 17th, when the saphenous will be added" */
const ADDED = wordSet('added');
/** What may be done to another nerve, told before its name: "consider exploration of the ulnar nerve". */
const STEPS = wordSet('consider add try explore exploration decompression block surgery release');

/** Whether a nerve is of what is to come: "if the border is still sore I would plan on the sural nerve next", behind the telling of the lesion. */
export function isOfNextTime(text: Statements, group: NerveGroup): boolean {
  const { first, next } = sentenceAt(text, group);
  const isLater = isLeftForLater(text, group);
  if (!isLater && !hasWord(text.words, first, next, NEXT_TIME)) return false;
  // "The recurrent fibular nerve" is a name.
  const isAgain = hasWord(text.words, first, group.first, AGAIN) || hasWord(text.words, group.next, next, AGAIN);
  if (isAgain && !hasWord(text.words, first, next, ADDED)) return false;
  const isTreatment = startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative');
  if (
    !isLater &&
    !isTreatment &&
    !hasWord(text.words, first, next, NEXT) &&
    !hasWord(text.words, first, group.first, STEPS) &&
    !hasWord(text.words, group.next, group.next + 2, STEPS)
  )
    return false;
  const lesions = measuresOf(text).filter(({ unit }) => unit === 'celsius' || unit === 'percent' || unit === 'seconds');
  return lesions.some((lesion) => lesion.first < first) && !lesions.some((lesion) => lesion.first >= next);
}

const ELSEWHERE = wordSet('elsewhere outside');
const YEAR = /^20[012]\d$/;
const AGAIN = wordSet(`
same again repeat repeated recurrent recurred recurrence returned redo wore retreat regrowth
`);

/**
 * "A tibial block for an unrelated spur", "sural neurolysis elsewhere in 2024": an ablation of another time, in a note
 * that says of none that it is repeated and speaks of no nerve besides.
 */
function isOfOtherTime(text: Statements, group: NerveGroup): boolean {
  const { words, terms } = text;
  const { first, next } = sentenceAt(text, group);
  if (words.slice(first, next).some((word) => word.text === 'unrelated')) return true;
  if (!words.slice(first, next).some((word) => YEAR.test(word.text) || ELSEWHERE.has(word.text))) return false;
  const lesion = startingIn(terms.lesion, first, next);
  const isAblation = lesion.some(({ key }) => key === 'ablative') && !lesion.some(({ key }) => key === 'block');
  if (!isAblation || foundOnce(text, isAgainAt, () => words.some((_, index) => isAgainAt(words, index)))) return false;
  const besides = nervesBesides(text);
  return !((besides[0]?.first ?? group.first) < group.first || (besides.at(-1)?.first ?? group.next) > group.next);
}

/** Where the text speaks of a nerve that it does not name there. */
function nervesBesides(text: Statements): readonly Span[] {
  const { words, marks } = text;
  return foundOnce(text, nervesBesides, () =>
    marks.nerveNoun.filter(
      ({ first }) =>
        !isOfName(text, first) && !VAGUE.has(textAt(words, first - 1)) && words[first + 1]?.text !== 'conduction',
    ),
  );
}

/** A nerve that is named is looked at by itself. */
function isOfName({ terms }: Statements, noun: number): boolean {
  return startingIn(terms.nerve, noun - LONGEST_NAME, noun + 1).some(({ next }) => next >= noun);
}

const LONGEST_NAME = 8;

/** "The offending nerve" is any; "the nerve" may be the one that was named. */
const VAGUE = wordSet('peripheral offending painful culprit');
const AS_BEFORE = wordSet('nerve+ branch site spot one thing');

/** "Not repeated" and "the same foot" tell of no lesion that is made again. */
function isAgainAt(words: Statements['words'], index: number): boolean {
  const word = textAt(words, index);
  if (!AGAIN.has(word) || words[index - 1]?.text === 'not') return false;
  return word !== 'same' || AS_BEFORE.has(textAt(words, index + 1));
}

const RISKS = wordSet('risk+ complications');

/** "Risks gone over: numbness in the territory of the saphenous nerve" */
function isRisk(text: Statements, group: NerveGroup): boolean {
  const { first } = sentenceAt(text, group);
  return isInjury(text, group) && hasWord(text.words, first, group.first, RISKS);
}

/** "In 2019 she had a left sural nerve block", in a note that tells of the right side alone. */
function isOfOtherSide(text: Statements, { mentions }: NerveGroup): boolean {
  if (tellsSameNerve(text)) return false;
  return mentions.every(({ side }) => {
    if (side !== 'left' && side !== 'right') return false;
    return !tellsSide(text, side) && tellsSide(text, side === 'left' ? 'right' : 'left');
  });
}

/** "Today the same nerve on the other side": the one that was named before. */
function tellsSameNerve(text: Statements): boolean {
  return foundOnce(text, tellsSameNerve, () =>
    text.marks.nerveNoun.some(({ first }) => text.words[first - 1]?.text === 'same'),
  );
}

const OTHER_SURGERY = wordSet(`
biopsy release released decompressed decompression transposition repair repaired graft excised excision
neurectomy conduction emg ncs biopsied transposed grafted resected
`);

const STILL = wordSet('recurrent persistent persisting residual');

/** "In 2018 he had a sural nerve biopsy": what was done or measured before, and by no ablation. */
function isOfOtherSurgery(text: Statements, group: NerveGroup): boolean {
  const { first, next } = sentenceAt(text, group);
  // "Dx: entrapment of the superficial peroneal nerve, recurrent after release"
  if (sectionOf(text, group.first)?.kind === 'diagnosis' && hasWord(text.words, group.next, next, STILL)) return false;
  return (
    hasWord(text.words, first, next, OTHER_SURGERY) &&
    !startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative' || key === 'block')
  );
}

const FAILED = wordSet('negative failed unhelpful nondiagnostic nothing');
const NO = wordSet('no without zero not');
const HELP = wordSet('relief benefit help change effect improvement response');
const HELP_WITHIN = 3;

/** "Superficial peroneal block in March was negative": whatever hurt, it was not this one. */
function isOfFailedBlock({ words, terms }: Statements, group: NerveGroup): boolean {
  const block = startingIn(terms.lesion, group.next, group.next + 2).find(({ key }) => key === 'block');
  if (!block) return false;
  for (let index = block.next; words[index]?.opensSentence === false; index++)
    if (
      FAILED.has(textAt(words, index)) ||
      (NO.has(textAt(words, index)) && hasWord(words, index, index + HELP_WITHIN, HELP))
    )
      return true;
  return false;
}

/** What a template denies in the title of a procedure is a box, not a nerve, unless other boxes were marked. */
function isInTitle(text: Statements, group: NerveGroup): boolean {
  if (isUnchecked(text.words, group.first) && withPlainSigns(text.text).includes(FULL)) return false;
  return sectionOf(text, group.first)?.kind === 'title' && isTitleLine(text, group);
}
