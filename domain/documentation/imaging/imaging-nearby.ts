/** What single words say of imaging guidance only by the words beside them: "live", "saved", a needle that is seen. */

import {
  assertionAt,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { OF_ABLATIONS, OF_RF } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import { isOfSomethingElse } from './image-denials.ts';

export const INSTRUMENTS = wordSet(`needle+ tip+ cannula+ cannulae probe electrode+ cryoprobe introducer
shaft trajectory instrument`);

const ANSWERS = wordSet('y yes n no none');

/** "Stored: no", "stored  [x] no", "live Y  archived Y" */
function isAnswered({ text, words }: Statements, { next }: Span): boolean {
  const [before, answer] = [words[next - 1]?.end ?? 0, words[next]?.start];
  if (ASKS.has(text[before] ?? '') || TICKED.test(text.slice(before, answer))) return ANSWERS.has(textAt(words, next));
  return ALONE.test(text.slice(answer, words[next + 1]?.start));
}

const ALONE = /^[YN](?: {2}| ?[\n|]|$)/;

/** Whether a word for seeing has the needle as its object or subject: "I watched the needle", "the tip was seen". */
export function isOfInstrument({ words }: Statements, { first, next }: TermAt): boolean {
  let from = first;
  while (from > 0 && first - from < 4 && !words[from]?.opensClause) from--;
  let to = next;
  while (to < words.length && to - next < 3 && !words[to]?.opensClause) to++;
  if (hasWord(words, from, first, INSTRUMENTS) || hasWord(words, next, to, INSTRUMENTS)) return true;
  const isBeside = (what: typeof SCREEN): boolean =>
    hasWord(words, from, first, what) || hasWord(words, next, to, what);
  // "With the screen in view all the time": whoever watches it sees what it shows as it moves.
  if (WATCHING.has(textAt(words, first)) && isBeside(SCREEN)) return true;
  // "Watching it the whole time", "saw it all the way in"
  return hasWord(words, next, next + STEADY_WITHIN, STEADY) && isBeside(TARGET);
}

/** "Cannula 20G, in-plane": how a needle lies to the beam of an ultrasound probe. */
export function isInPlane(text: Statements, term: TermAt): boolean {
  const { first, next } = sentenceAt(text, term);
  return text.words[term.next - 1]?.text === 'plane' && hasWord(text.words, first, next, INSTRUMENTS);
}

const STEADY_WITHIN = 5;
const STEADY = wordSet('whole entire way break');
const TARGET = wordSet('it nerve artery spread');
const WATCHING = wordSet('in watched watching');
const SCREEN = wordSet('screen display');

/** What a steady mode of the generator is called; "continuous RF under fluoroscopy" says nothing of the view. */
const OF_GENERATOR = wordSet(`
${OF_RF} ${OF_ABLATIONS} rfa thermal mode lesioning conventional energy heat bipolar current pressure
monitoring ekg pulse ecg vitals monopolar oximetry infusion
`);
/** Words between a steady view and what it is a view on. */
const VIEW_WITHIN = 12;

/** Whether a word such as "continuous" or "live" speaks of an imaging modality of its sentence. */
export function isOfModality(text: Statements, term: TermAt): boolean {
  // No generator has a live mode.
  const isLive = text.words[term.first]?.text === 'live';
  if (
    !isLive &&
    (OF_GENERATOR.has(textAt(text.words, term.next)) || OF_GENERATOR.has(textAt(text.words, term.first - 1)))
  ) {
    return false;
  }
  const { first, next } = sentenceAt(text, term);
  const least = Math.max(0, term.first - VIEW_WITHIN);
  const from = Math.max(least, startOfField(text, first, least));
  return startingIn(text.terms.imaging, from, Math.min(next, term.next + VIEW_WITHIN)).some(
    ({ key }) => key === 'modality' || key === 'anyImaging',
  );
}

const DRAWN = wordSet('beforehand mark marked drew drawn ink');

/** "Fluoroscopy performed by me", "I used ultrasound": whoever runs it himself sees it as it runs. */
export function isRunBy(text: Statements, supervisor: TermAt): boolean {
  const { first, next } = sentenceAt(text, supervisor);
  // "I used the ultrasound beforehand and drew a mark"
  if (hasWord(text.words, first, next, DRAWN)) return false;
  const object = startingIn(text.terms.imaging, supervisor.next, supervisor.next + 3);
  if (text.words[supervisor.first]?.text === 'i' && object.some(({ key }) => key === 'modality')) return true;
  return startingIn(text.terms.imaging, Math.max(0, supervisor.first - 4), supervisor.first).some(
    ({ key, next }) => key === 'modality' && !breaksBetween(text, next, supervisor.first),
  );
}

/** Whether a clause ends between two words. */
export function breaksBetween({ words }: Statements, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) if (words[index]?.opensClause) return true;
  return false;
}

/** Words that say of nothing but images, or of a record of them, that they were kept. */
const KEPT_FOR_GOOD = wordSet('saved archived archive stored retained pacs uploaded recorded permanently filed vna');
const FARTHEST_KEPT = 16;
/** "Saved." ends what was told of the guidance, some steps after it. */
const FARTHEST_KEPT_ALONE = 50;

/**
 * "Ultrasound in real time by me, saved": what was kept of an imaging modality is its image. A sentence of a few words
 * that opens so speaks of the sentence before it: "Live ultrasound by me; archived."
 */
export function keptOf(text: Statements, kept: TermAt): Span | undefined {
  if (isNothingKept(text, kept)) return kept;
  if (!hasWord(text.words, kept.first, kept.next, KEPT_FOR_GOOD)) return undefined;
  const { first } = sentenceAt(text, kept);
  if ((kept.first === first || ANSWERS.has(textAt(text.words, kept.first - 1))) && isAnswered(text, kept)) return kept;
  const isShort = kept.first - first <= 1 && text.words[first]?.opensLine === false;
  const isAlone = isShort && (text.words[kept.next]?.opensSentence ?? true);
  const from = Math.max(0, kept.first - (isAlone ? FARTHEST_KEPT_ALONE : FARTHEST_KEPT));
  const beside = startingIn(text.terms.imaging, isShort ? from : Math.max(first, from), kept.first);
  return beside.some((term) => term.key === 'modality' && assertionAt(text, term) === 'performed') ? kept : undefined;
}

const RECORDS = wordSet(`
file+ chart record+ folder archive+ system server pacs vna emr ehr media library database workstation
documents tab gallery album
`);
const INTO = wordSet('in into on to inside within with');
const OF_RECORD = wordSet(`
the our her his their patient+ s medical health clinic office hospital imaging image ultrasound digital
procedure this visit radiology electronic departmental facility
`);

/** "Images are in the patient's file": the word for the record in which an image is, without a word for keeping. */
export function recordBehind({ words }: Statements, image: Span, until: number): number | undefined {
  for (let at = image.next; at < until; at++) {
    if (!INTO.has(textAt(words, at))) continue;
    let noun = at + 1;
    while (noun < until && OF_RECORD.has(textAt(words, noun)) && !RECORDS.has(textAt(words, noun + 1))) noun++;
    if (noun < until && OF_RECORD.has(textAt(words, noun))) noun++;
    if (noun < until && RECORDS.has(textAt(words, noun))) return noun;
  }
  return undefined;
}

/** "Version 3 is kept with us": the pronoun, in a sentence that writes capitals where they belong. */
export function isPronoun({ text, words }: Statements, { first, next }: TermAt): boolean {
  const last = words[next - 1];
  // "Ring us for fever", "her A1c with us was 6.9"
  if (isSmall(text, words[first]) && ASKED_OF_US.has(textAt(words, first - 1))) return true;
  if (isSmall(text, last) && next - first > 1 && SAID_OF_US.has(textAt(words, next))) return true;
  if (last?.text !== 'us' || next - first < 2 || !/^[a-z]/.test(text.slice(last.start, last.end))) return false;
  const after = words[next];
  if (after && !after.opensSentence && !ALL_OF_US.has(after.text)) return false;
  let opener = first;
  while (opener > 0 && first - opener < 40 && !words[opener]?.opensSentence) opener--;
  return (
    /[A-Z]/.test(text[words[opener]?.start ?? 0] ?? '') && /[a-z]/.test(text[(words[opener]?.start ?? 0) + 1] ?? '')
  );
}

const ASKED_OF_US = wordSet(
  'call ring phone tell contact see let give gave told asked ask send sent visit reach page text join+',
);
const ALL_OF_US = wordSet('both all together before when as');
const SAID_OF_US = wordSet('was were is are has had last since again for at');

function isSmall(text: string, word: Word | undefined): boolean {
  return word?.text === 'us' && text[word.start] === 'u';
}

const SUBJECT_WITHIN = 3;

/** "Ultrasound not saved to PACS": its images were not kept, and it was used all the same. */
export function isNotKept({ words }: Statements, { next }: Span): boolean {
  for (let at = next; at < next + SUBJECT_WITHIN; at++)
    if (words[at]?.text === 'not') return KEPT_FOR_GOOD.has(textAt(words, at + 1));
  return false;
}

export const NOTHING = wordSet('nothing none');
/** The same with words that say so of other things too, where nothing follows: "nothing was kept". */
const KEPT = new Set([...KEPT_FOR_GOOD, 'kept', 'captured', 'printed']);

/** "The memory was full and nothing was stored." */
export function isNothingKept(statements: Statements, { first, next }: Span): boolean {
  const { words } = statements;
  const isAll = words[next]?.opensClause ?? true;
  if (!hasWord(words, first, next, isAll ? KEPT : KEPT_FOR_GOOD)) return false;
  for (let index = first; index > first - 4 && index > 0 && !words[index]?.opensClause; index--)
    if (NOTHING.has(textAt(words, index - 1)))
      return !isOfOtherLabel(statements, index - 1) && !isOfSomethingElse(statements, { first, next });
  return false;
}

/** "DEVICES: none retained": what a label of anything but images asks for. */
function isOfOtherLabel(statements: Statements, index: number): boolean {
  const { text, words, terms } = statements;
  const label = words[index - 1];
  if (!label || text[label.end] !== ':') return false;
  const { first } = sentenceAt(statements, { first: index, next: index + 1 });
  return startingIn(terms.imaging, first, index).length === 0;
}

const CHARGES = wordSet('charge+ charged bill billed billing coder code+ ticket cpt');

/** "US charge dropped from the room default" */
export function isOfCharges(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  return hasWord(text.words, first, next, CHARGES);
}

const NO = wordSet('no not without never neither');
const DENIED_WITHIN = 5;

/** Whether the short word for ultrasound tells of none: "without x-ray or US", "US charge dropped". */
export function isIdleShortWord(text: Statements, { first, next }: Span): boolean {
  const { words } = text;
  if (next > first + 1 || words[first]?.text !== 'us') return false;
  if (isOfCharges(text, { first, next })) return true;
  let from = first;
  while (from > 0 && first - from < DENIED_WITHIN && !words[from]?.opensClause) from--;
  return hasWord(words, from, first, NO);
}

const SEEN = wordSet('seen visible shown identified visualized noted found');

/** "An old lead, seen on fluoro and avoided": what is denied is not the screen that showed it. */
export function isSeenBy({ words }: Statements, { key, first }: TermAt): boolean {
  return key === 'modality' && words[first - 1]?.text === 'on' && SEEN.has(textAt(words, first - 2));
}

const NONE = wordSet('none nil');

/** "Sonography: none", and not "Sonography: [ ] none" */
export function isAnsweredNone({ text, words }: Statements, { next }: Span): boolean {
  const answer = words[next];
  return text[words[next - 1]?.end ?? 0] === ':' && NONE.has(answer?.text ?? '') && !answer?.isUnchecked;
}

const YES = wordSet('y yes');
const ASKS = new Set([':', '?']);

/** "Live: Y", "Saved: yes" */
export function isAffirmedField(text: Statements, term: Span): boolean {
  return YES.has(textAt(text.words, term.next)) && isAnswered(text, term);
}

/** "US: [x] dynamic  [x] saved": the start of a sentence, or of the line in which it is ticked, as far back as `least`. */
function startOfField({ text, words }: Statements, first: number, least: number): number {
  let from = first;
  if (TICKED.test(text.slice(words[first - 1]?.end, words[first]?.start)))
    while (from > least && !words[from]?.opensLine) from--;
  return from;
}

/** A box with a mark in it, as far as no word stands in it. */
export const TICKED = /[\u2611\u2612\u2714\u2713\u2705\u25a0\u25cf]|[[({_ ]x\W/i;

/** Sections of a note in which guidance is told of some other day, or only spoken of. */
const ELSEWHERE = wordSet('history plan consent indication diagnosis conservativeCare');

/** Whether the term stands where the note speaks of another day. */
export function isElsewhere(text: Statements, term: TermAt): boolean {
  const section = sectionOf(text, term.first);
  if (section?.kind === 'plan') return !isOfProcedure(text, term.first);
  return section !== undefined && ELSEWHERE.has(section.kind);
}
