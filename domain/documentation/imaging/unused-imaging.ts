/** Screens that were at hand, out of order or meant to treat, and by which nothing was guided. */

import { foundOnce, hasWord, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { phraseOf, textAt, type Word } from '../text/words.ts';
import { AT_WORK } from './examinations.ts';
import { DENYING } from './image-denials.ts';
import { breaksBetween } from './imaging-nearby.ts';

const THERAPEUTIC = wordSet('therapeutic focused');
const FITTINGS = wordSet('room drape+ free');

/** "Therapeutic ultrasound" treats, a "C-arm room" is a place, "ultrasound-free" is without: none of them shows anything. */
export function showsNothing({ words }: Statements, { first, next }: Span): boolean {
  return THERAPEUTIC.has(textAt(words, first - 1)) || FITTINGS.has(textAt(words, next));
}

/** What joins a predicate to its subject over a comma. */
const JOINS = wordSet('was were is thus so but and therefore hence ultimately finally then');
const UNUSED = wordSet('employed used needed required utilized available necessary brought switched turned touched');
const DENIES = wordSet('not never');
const ON = wordSet('on today here');
const SUBJECT_WITHIN = 3;
const STANDBY = wordSet('standby');

/** "The ultrasound machine was at another clinic, thus not employed": the predicate of the one modality of a sentence. */
export function isUnused(text: Statements, term: Span): boolean {
  const { words } = text;
  const { first, next } = sentenceAt(text, term);
  if (
    hasWord(words, term.next, next, STANDBY) ||
    isLeftAside(words, term.next, next) ||
    isOutOfOrder(text, term) ||
    isDeniedWith(words, term.first)
  )
    return true;
  if (OF_RAYS.test(textAt(words, term.first)) && givesNoRays(text)) return true;
  if (isNone(words, term.next)) return true;
  if (term.first - first > SUBJECT_WITHIN) return false;
  for (let index = term.next; index < next - 1; index++) {
    if (!DENIES.has(textAt(words, index)) || !UNUSED.has(textAt(words, index + 1))) continue;
    let from = index;
    while (from > term.next && JOINS.has(textAt(words, from - 1))) from--;
    const isPredicate =
      from === term.next || breaksBetween(text, from, index) || isSecond(text, term.next, from, index);
    return isPredicate && !startingIn(text.terms.imaging, term.next, index).some(({ key }) => key === 'modality');
  }
  return false;
}

const ASIDE_WITHIN = 16;

/** "C-arm on stand-by", "C-arm parked", "the suite was booked with the C-arm … and I did not use it" */
function isLeftAside(words: Statements['words'], from: number, next: number): boolean {
  if (words[from]?.text === 'parked') return true;
  for (let index = from; index < next && index < from + ASIDE_WITHIN; index++) {
    const said = phraseOf(words, index, index + 3);
    if (said.startsWith('stand by') || said === 'not use it' || said === 'never used it') return true;
  }
  return false;
}

/** "No charge for ultrasound, none was used" */
function isNone(words: Statements['words'], index: number): boolean {
  if (words[index]?.text !== 'none') return false;
  return UNUSED.has(textAt(words, JOINS.has(textAt(words, index + 1)) ? index + 2 : index + 1));
}

/** "C-arm", "fluoroscopy" */
const OF_RAYS = /^(?:c|carm|fluor\w*|xray|x)$/;
const NO_XRAY = /\bno x-?rays? (?:was|were) (?:used|taken (?:at|during))\b/i;
const NO_DOSE =
  /\b(?:radiation|dose|fluoro(?:scopy)? time)[ :=]{1,3}(?:none|zero|nil|0(?:\.0)?(?!\.?\d|[:,]| ?min[a-z]{0,4} ?\d))/i;

/** "Radiation dose: none", "I never stepped on its pedal" */
function givesNoRays(text: Statements): boolean {
  return foundOnce(text, givesNoRays, () => {
    const { words } = text;
    const isUntrodden = ({ text: word }: Word, index: number): boolean =>
      word === 'pedal' && hasWord(words, index - PEDAL_WITHIN, index, DENIES);
    return NO_XRAY.test(text.text) || NO_DOSE.test(text.text) || words.some(isUntrodden);
  });
}

const PEDAL_WITHIN = 5;

const SCREENS = wordSet('or nor x ray xray fluoro fluoroscopy ultrasound us ct c arm');
const FARTHEST_NO = 6;

/** "No x-ray or C-arm was in the room" */
function isDeniedWith(words: Statements['words'], first: number): boolean {
  let index = first;
  while (index > first - FARTHEST_NO && SCREENS.has(textAt(words, index - 1))) index--;
  return index < first && textAt(words, index - 1) === 'no';
}

/** "The C-arm was in the room and not used." */
function isSecond({ words }: Statements, subject: number, joint: number, index: number): boolean {
  const behind = ON.has(textAt(words, index + 2)) ? index + 3 : index + 2;
  return joint < index && !hasWord(words, subject, joint, AT_WORK) && (words[behind]?.opensClause ?? true);
}

/** What stands between a screen and what is said of it. */
const OF_MACHINE = wordSet(
  `
machine unit system scanner probe suite room cart table then is was being still today has had both would could did at on
the out away under of for currently awaiting been
`,
);
const OUT_OF_ORDER = wordSet(
  `
outage broken broke died unavailable closed reserved idle unused service order repair+ maintenance servicing
unnecessary vendor shop biomed malfunction malfunctioned malfunctioning inoperable loan commission
`,
);
/** "In use in another room", "there for the next patient" */
const OTHERS = wordSet('other another next following spine adjacent previous');
const USERS = wordSet('room site clinic suite case team provider patient procedure door office');
const FROM = wordSet('from as than like');
const FARTHEST_USER = 10;
/** In it, or being so. */
const IN_REPAIR = wordSet('repair maintenance repaired serviced fixed');
const MACHINE_WITHIN = 5;
/** "Time (sec): 0" */
const ASKS = new Set([':', ')']);
const OF_USE = wordSet('time used use sec+ seconds minutes min dose shots guidance guided needed');

/** "The ultrasound machine was out of service", "given the C-arm outage": a screen that showed nothing. */
export function isOutOfOrder({ text, words }: Statements, { next }: Span): boolean {
  let index = next;
  // "Fluoro time: 0 s", "US used: N", "C-arm in room: yes"
  const asked = words[next + 1]?.text === 'sec' ? next + 1 : next;
  if (
    OF_USE.has(textAt(words, next)) &&
    ASKS.has(text[words[asked]?.end ?? 0] ?? '') &&
    DENYING.has(textAt(words, asked + 1))
  )
    return true;
  if (words[next + 1]?.text === 'room' && words[next + 2]?.text === 'yes') return true;
  while (index < next + MACHINE_WITHIN && OF_MACHINE.has(textAt(words, index))) index++;
  if (words[index]?.sentence !== words[next - 1]?.sentence) return false;
  const word = textAt(words, index);
  // "The C-arm stayed in the corridor"
  const isOfNerve = word === 'left' && textAt(words, index - 1) === 'the';
  if (STAYED.has(word) && !isOfNerve && hasWord(words, index + 1, index + MACHINE_WITHIN, ASIDE)) return true;
  if (word === 'not' && phraseOf(words, index + 1, index + 4) === 'to be had') return true;
  if (word === 'not' && WORKS.has(textAt(words, index + 1))) return true;
  if (word === 'down' && (words[index + 1]?.opensClause !== false || !DOWN_TO.has(textAt(words, index + 1))))
    return true;
  if (isOfOthers(words, next)) return true;
  // "The C-arm being with another team"
  if (word === 'with') return BEING.has(textAt(words, index - 1));
  if (word === 'in')
    return (
      IN_REPAIR.has(textAt(words, index + 1)) ||
      hasWord(words, index + 1, index + 3, ASIDE) ||
      (BEING.has(textAt(words, index - 1)) && isElsewhere(words, index + 1))
    );
  return OUT_OF_ORDER.has(word) || (textAt(words, index - 1) === 'being' && IN_REPAIR.has(word));
}

const BEING = wordSet('being is was');
const DEPARTMENTS = wordSet(
  'cysto cystoscopy endoscopy endo ortho orthopedics orthopaedics urology cath trauma vascular spine gi er ed',
);

/** "The C-arm was in the cysto room", "in OR 3 w/ ortho" */
function isElsewhere(words: Statements['words'], first: number): boolean {
  const at = textAt(words, first) === 'the' ? first + 1 : first;
  if (DEPARTMENTS.has(textAt(words, at)))
    return ROOMS.has(textAt(words, at + 1)) || words[at + 1]?.opensClause !== false;
  return (
    textAt(words, at) === 'or' && hasWord(words, at + 1, at + 4, WITH) && hasWord(words, at + 2, at + 5, DEPARTMENTS)
  );
}

const WITH = wordSet('w with for');
const ROOMS = wordSet('room suite lab theatre theater or clinic');
/** "Down to the nerve" is a way. */
const DOWN_TO = wordSet('to on onto into over the toward+ along at in by from past');

/** Whether a screen served somebody else: nothing is told of it before who that was. */
function isOfOthers(words: Statements['words'], next: number): boolean {
  for (let at = next; at < next + FARTHEST_USER && words[at]?.opensSentence === false; at++) {
    const word = textAt(words, at);
    if (AT_WORK.has(word) && word !== 'used') return false;
    if (OTHERS.has(word) && USERS.has(textAt(words, at + 1))) return !hasWord(words, next, at, FROM);
  }
  return false;
}

/** "Would not boot" */
const WORKS = wordSet('on boot start work working function functioning functional power');
const STAYED = wordSet('taken moved sat stayed remained stood parked left kept put set wheeled rolled pushed');
const ASIDE = wordSet('aside away out idle corridor hall hallway corner outside off unused wall');
