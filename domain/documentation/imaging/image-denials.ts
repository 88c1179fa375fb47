/** Whether a note says that images were not kept: the images themselves have to be what is denied, lost or not saved. */

import { hasWord, type Span, type Statements, sentenceAt, startingIn, type TermAt } from '../statements/statements.ts';
import { isOfCorrection } from '../telling/corrections.ts';
import { EARLIER, OF_ABLATIONS } from '../text/common-words.ts';
import { MONTHS } from '../text/deeds.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isOfAnotherRecord } from './other-records.ts';

const NO = wordSet('no without zero neither nothing none');
export const NOT = wordSet(
  'not never unable failed forgot forgotten cannot couldn didn doesn hasn haven isn aren wasn weren nothing neglected impossible',
);
/** What becomes of images that are no longer there. */
const GONE = wordSet(`
lost gone deleted erased discarded wiped corrupted disappeared unreadable unrecoverable overwritten purged
irretrievable
`);
/** What leads from a denied deed to the place where it would have been seen. */
const WHERE = wordSet('on in from off out at through within inside into left leave+ leaving lost');
/** What images of another day, or of something else than the procedure, are called. */
const OTHERS = wordSet(
  'prior previous old older outside earlier advanced further additional more mri xray ray mr diagnostic other new first second third',
);
/** What an image of the procedure shows. */
const OF_PROCEDURE =
  wordSet(`${OF_ABLATIONS} needle+ tip cannula probe electrode procedure guidance nerve injection injectate
block ultrasound fluoroscopy placement position+ final it this these today spread ice ball case
visit session approach screen path pass target site yesterday rfa`);
/** Deeds by which images are kept, by how they start. */
const KEEPING = wordList(
  'sav,stor,print,archiv,captur,record,keep,upload,export,document,take,grab,obtain,make,freez,send,transfer,retain',
);
const BEFORE_IMAGE = 6;
const BEFORE_KEPT = 5;
const BEHIND_IMAGE = 10;

export type Denial =
  /** Images were not kept. */
  | 'denied'
  /** What is denied is something else: the tip never left the picture, there was no image of the fracture. */
  | 'other'
  | undefined;

const OTHER_DAYS = wordSet(`${EARLIER} then ago yesterday ${MONTHS}`);

const OF_IMAGES = wordSet('image kept archive');

/** What a word for images, or for keeping them, has denied around it; undefined for other words. */
export function imageDenial(text: Statements, term: TermAt): Denial | undefined {
  if (!OF_IMAGES.has(term.key)) return undefined;
  const { first, next } = sentenceAt(text, term);
  if (hasWord(text.words, first, next, OTHER_DAYS) && !isOfOwnDay(text, term, { first, next })) return 'other';
  return term.key === 'kept' || term.key === 'archive' ? ofKeeping(text, term) : ofImages(text, term);
}

/** Whether the images are those of another day, or of something else than the procedure. */
export function isOfOthers(text: Statements, image: TermAt): boolean {
  const { first } = image;
  return (
    hasWord(text.words, first - NEXT_TO_IMAGE, first, OTHERS) ||
    isOfSomethingElse(text, image) ||
    isOfAnotherRecord(text, image)
  );
}

const OWN = wordSet('yesterday procedure ablation rfa');

/** "Addendum: no images from yesterday's procedure were retained": the day of which the note tells. */
function isOfOwnDay(text: Statements, term: Span, { first, next }: Span): boolean {
  return (
    isOfCorrection(text, term.first) &&
    hasWord(text.words, first, next, OWN) &&
    !startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'block')
  );
}

function ofImages(text: Statements, term: TermAt): Denial {
  const { words } = text;
  if (isOfSomethingElse(text, term) || isOfAnotherRecord(text, term) || isFirstHalf(text, term)) return 'other';
  if (isAnsweredZero(text, term)) return 'denied';
  for (let at = term.first; at > 0 && term.first - at < BEFORE_IMAGE && !words[at]?.opensClause; at--) {
    const word = textAt(words, at - 1);
    if (WHERE.has(word) || OTHERS.has(word)) return 'other';
    if (NOT.has(word) && hasKeeping(words, at, term.first)) return 'denied';
    // "No RF given L. imgs saved"
    if (NO.has(word) && startingIn(text.terms.technique, at, term.first).length > 0) return 'other';
    if (NO.has(word) && term.first - at < NEXT_TO_IMAGE) return isGone(text, term) ? 'other' : 'denied';
  }
  return isGone(text, term) || isNotKeptBehind(text, term) ? 'denied' : undefined;
}

/** "Video recording": the second word is the record. */
function isFirstHalf({ terms }: Statements, { next }: Span): boolean {
  return startingIn(terms.imaging, next, next + 1).some(({ key }) => key === 'image');
}

const FAILED = wordSet('failed failure unsuccessful impossible disabled');

/** "Snapshots could not be exported", "image export failed" */
function isNotKeptBehind(text: Statements, { next }: Span): boolean {
  const { words } = text;
  if (FAILED.has(textAt(words, next + 1)) && hasKeeping(words, next, next + 1)) return true;
  for (let at = next; at < next + BEHIND_IMAGE && words[at]?.opensClause === false; at++)
    if (NOT.has(textAt(words, at)))
      return (
        !hasWord(words, next, at, OF_SEVERAL) &&
        hasKeeping(words, at + 1, at + BEHIND_NOT) &&
        !isOffered(text, at, words[at + 1]?.text)
      );
  return false;
}

const BEHIND_NOT = 4;

function hasKeeping(words: Statements['words'], first: number, next: number): boolean {
  return words.slice(first, next).some(({ text }) => KEEPING.some((start) => text.startsWith(start)));
}

const NEXT_TO_IMAGE = 4;
const ZERO = wordSet('0 zero failed failure nil none');

/** "Image capture: failed", "pictures: 0", "pictures none" */
function isAnsweredZero({ text, words }: Statements, { next }: Span): boolean {
  if (ZERO.has(textAt(words, next)) && words[next]?.opensClause === false && (words[next + 1]?.opensClause ?? true))
    return true;
  const label = text[words[next - 1]?.end ?? 0] === ':' ? next : next + 1;
  const answer = words[label];
  if (!answer || answer.opensLine || words[label - 1]?.opensLine) return false;
  return text[words[label - 1]?.end ?? 0] === ':' && ZERO.has(answer.text);
}

/** "No image of the fracture", "nothing was saved of the specimen" */
export function isOfSomethingElse(text: Statements, { next }: Span): boolean {
  const { words } = text;
  if (words[next]?.text !== 'of' && words[next]?.text !== 'from') return false;
  const { next: end } = sentenceAt(text, { first: next, next: next + 1 });
  const until = Math.min(end, next + 6);
  return (
    !hasWord(words, next + 1, until, OF_PROCEDURE) &&
    !startingIn(text.terms.imaging, next + 1, until).some(({ key }) => key === 'image' || key === 'modality')
  );
}

/** "No picture exists because the disk was corrupted": what is gone is another thing. */
const BECAUSE = wordSet('as because since when');
const OF_SEVERAL = wordSet('first second third');
/** "Two pictures have gone to PACS" */
const SENT = wordSet('to into');
/** "Were captured but could not be recovered" */
const GOES_ON = /^(?:could|can|are|were)/;
const RESCUED = wordSet('recovered retrieved found opened');

function isGone(text: Statements, { first, next }: Span): boolean {
  const { next: end } = sentenceAt(text, { first, next });
  for (let at = next; at < end && at < next + BEHIND_IMAGE; at++) {
    const word = textAt(text.words, at);
    const isEnd = text.words[at]?.opensClause && !(word === 'but' && GOES_ON.test(textAt(text.words, at + 1)));
    if (isEnd || BECAUSE.has(word)) return false;
    // "The pictures: the first one is lost", of several
    if (GONE.has(word) && hasWord(text.words, next, at, OF_SEVERAL)) return false;
    if (GONE.has(word) && !(word === 'gone' && SENT.has(textAt(text.words, at + 1))))
      return !hasWord(text.words, next, at, NOT);
    if (RESCUED.has(word) && hasWord(text.words, at - 2, at, NOT)) return true;
  }
  return false;
}

/** "Could not be saved", "unable to store images": with images, or what shows them, in the same sentence. */
function ofKeeping(text: Statements, term: TermAt): Denial {
  const { words } = text;
  const kept = words[term.first]?.text;
  if (isOffered(text, term.next, kept) || isOffered(text, term.first - 1, kept)) return 'other';
  let isDenied = false;
  for (let at = term.first; at > 0 && term.first - at < BEFORE_KEPT && !words[at]?.opensClause; at--) {
    if (NOT.has(textAt(words, at - 1))) isDenied = true;
  }
  if (!isDenied) return undefined;
  if (isOfAnotherRecord(text, term)) return 'other';
  const { first, next } = sentenceAt(text, term);
  return startingIn(text.terms.imaging, first, next).some(({ key }) => key === 'image') ? 'denied' : undefined;
}

/** "Archived / not archived": what a form offers, whatever was chosen. */
function isOffered({ text, words }: Statements, not: number, kept: string | undefined): boolean {
  const [before, after] = [words[not - 1], words[not + 1]];
  const between = text.slice(before?.end ?? 0, words[not]?.start ?? 0).trim();
  return between === '/' && before?.text === kept && after?.text === kept;
}

export const DENYING = wordSet('no n none 0 false');

/** "Images saved: no", with nothing behind it but the reason. */
export function isDeniedAfter({ text, words }: Statements, next: number): boolean {
  const following = words[next + 1];
  // "Image saved N (printer out of paper)"
  const isAlone =
    following === undefined ||
    following.opensClause ||
    text[following.start - 1] === '(' ||
    text.startsWith('  ', words[next]?.end);
  return isAlone && (words[next]?.isUnchecked ? LEFT_EMPTY : DENYING).has(textAt(words, next));
}

const VIEW = wordSet('view needle guidance visualization imaging us');

/** "Live needle view    N" */
export function isDeniedView(text: Statements, { next }: Span): boolean {
  let at = next;
  while (VIEW.has(textAt(text.words, at))) at++;
  return text.text[text.words[at - 1]?.end ?? 0] !== '.' && isDeniedAfter(text, at);
}

/** "Images saved [ ] yes": the one answer that the form offers. */
const LEFT_EMPTY = wordSet('yes y no n');
