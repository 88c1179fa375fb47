/** What a note may say of imaging guidance in words that were read as no fact of it; the words are wide on purpose. */

import {
  assertionAt,
  foundOnce,
  hasWord,
  isOfOtherDay,
  type Statements,
  sentenceAt,
  startingIn,
} from '../statements/statements.ts';
import { hasStart, isOneOf, startsWithin } from '../statements/word-starts.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isTalk } from '../telling/talk.ts';
import { OF_ABLATIONS, OF_RF } from '../text/common-words.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isDated, isStudy } from './examinations.ts';
import { isOfGuiding } from './guiding.ts';
import type { ImagingPart } from './imaging-fact.ts';
import { INSTRUMENTS, isOfCharges } from './imaging-nearby.ts';
import { FORGOT, isForgotten, isNothingLeft, isOnlyTried, keepsNothing } from './not-kept.ts';
import { isUnused, showsNothing } from './unused-imaging.ts';

const REAL_TIME = wordList(`
realtime,visualiz,visualis,sight,uninterrupt,unbroken,simultan,concurren,scanning,hydrolocat
`);
/** Words that say it of a needle or a screen, and something else of a patient. */
const REAL_TIME_BESIDE = wordList(
  'continu,dynamic,track,watch,intermittent,constant,interrupt,visib,live,throughout,follow,seen,seeing,saw,mov,held,beam,lit,bright,shown,stayed,moment,millimet,screen,eye,lost,view,vision,observ,monitor,entire,whole,always,never,display,video,cine,loop',
);
const ARCHIVAL = wordList(`
save,archiv,store,copies,storage,pacs,captur,photo,upload,export,snapshot,screenshot,vault,vna,hardcop,jpg,jpeg,pasted,overleaf,stapled,glued
`);
/** Words that say it beside images, and something else of anything else. */
const ARCHIVAL_BESIDE = wordList(
  'permanent,record,print,clip,filed,kept,keep,retain,still,film,hold,attach,document,gallery,folder,memory,drive,transfer,loaded,grab,library,chart,emr,ehr,server,disk,sent,send,transmit,label',
);

/** Short for images. */
const IMAGES = wordList('img,ims,pix');

/** Words for a kind of imaging, by how they start, as the table of guidance codes calls the kinds. */
const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'ultrasound',
    wordList(
      'ultraso,usg,sono,echogr,ecogr,echoic,hyperechoic,hypoechoic,anechoic,hockey,doppler,duplex,mhz,transduc,butterfly,lumify,vscan,clarius',
    ),
  ],
  ['fluoroscopy', wordList('fluoro,carm,xray,cine,intensif,radiograph')],
  ['CT', wordList('tomogra')],
  ['MRI', wordList('mri,magnetic')],
]);
/** The same in whole words. */
const SHORT: ReadonlyMap<string, Pick<ReadonlySet<string>, 'has'>> = new Map([
  ['ultrasound', wordSet('us ultra echo eco')],
  ['CT', wordSet('ct cat')],
  // "True AP": how a C-arm looks.
  ['fluoroscopy', wordSet('ap')],
  ['MRI', wordSet('mr')],
]);
/** Screens of whatever kind. */
const SCANNERS = wordSet('scanner scanning');
/** How a probe that looks is held: one that burns has no axis. */
const PROBES = wordSet('probe scan scanner scanning view+');
const HELD = wordList('axis,transvers,longitud,linear,curv,beam,gel,plane,echo,screen,image,cover,honeycomb');
const HELD_WITHIN = 8;

const SEEN = wordSet('watched watching saw screen');
const BEAMS = wordSet('long short');
const OF_ENERGY = wordSet(`${OF_RF} ${OF_ABLATIONS} thermal mode current energy heat`);

/** "Continuous view"; "continuous thermal RF" is none. */
function isContinuousView({ words }: Statements): boolean {
  return words.some(
    ({ text }, index) => text.startsWith('continuous') && !hasWord(words, index + 1, index + 4, OF_ENERGY),
  );
}

const LOOKERS = wordSet('probe transducer machine scanner');
const PUT = wordSet('was then wiped cleaned put set laid turned moved rolled taken switched wheeled');
const AWAY = wordSet('away aside down off out back');
const MARK = wordSet('mark+ cross dot ink feel blind blindly');
const MARK_WITHIN = 30;

/** "The probe was then put away and the needle introduced at the mark": no needle was seen. */
function isPutAway({ words }: Statements): boolean {
  return words.some(({ text }, index) => {
    if (!LOOKERS.has(text)) return false;
    let at = index + 1;
    while (PUT.has(textAt(words, at))) at++;
    return AWAY.has(textAt(words, at)) && hasWord(words, at, at + MARK_WITHIN, MARK);
  });
}

/** "I did not move it unless I could see its point" */
function couldSee({ words }: Statements): boolean {
  return words.some(({ text }, index) => text === 'see' && textAt(words, index - 1) === 'could');
}

export function mayShowImaging(text: Statements, part: ImagingPart): boolean {
  switch (part) {
    case 'modality':
      return (
        [...KINDS.keys()].some((kind) => hasKind(text, kind, false)) ||
        // "Probe under the malleolus; I watched my needle the whole road in"
        (hasWord(text.words, 0, text.words.length, LOOKERS) &&
          (hasWord(text.words, 0, text.words.length, SEEN) || couldSee(text))) ||
        // "Watching live in long axis"
        text.words.some(({ text: word }, index) => word === 'axis' && BEAMS.has(textAt(text.words, index - 1))) ||
        // "Real time guidance; clip saved"
        text.terms.imaging.some(({ key, next }) => key === 'realTime' && isOfGuiding(text, { first: next, next })) ||
        hasWord(text.words, 0, text.words.length, SCANNERS)
      );
    case 'realTimeSupervision':
      return (
        !isPutAway(text) &&
        (hasStart(text, REAL_TIME) ||
          isContinuousView(text) ||
          // "I had the ultrasound on and could see the tip"
          couldSee(text) ||
          text.terms.imaging.some(({ key, first }) => key === 'realTime' && !isOfOtherDay(text, first)) ||
          hasBeside(text, REAL_TIME_BESIDE) ||
          text.words.some((_, index) => isSeenAsItGoes(text, index)))
      );
    case 'imageArchival':
      return (
        !isNothingLeft(text) &&
        (hasStart(text, ARCHIVAL, isForgotten) ||
          hasBeside(text, ARCHIVAL_BESIDE) ||
          hasPicture(text) ||
          hasPlace(text) ||
          hasRecord(text))
      );
  }
}

/** Whether the telling of the procedure may speak of a kind of imaging. */
export function mayTellOfKind(text: Statements, kind: string): boolean {
  return hasKind(text, kind, true);
}

function hasKind(text: Statements, kind: string, isTold: boolean): boolean {
  const starts = KINDS.get(kind) ?? [];
  return text.words.some((word, index) => {
    const isNamed =
      isOneOf(word.text, starts) ||
      SHORT.get(kind)?.has(word.text) === true ||
      (kind === 'fluoroscopy' && isXray(text, index));
    const isProbe =
      kind === 'ultrasound' &&
      PROBES.has(word.text) &&
      !(isTold && word.text !== 'probe' && tellsOfCt(text)) &&
      startsWithin(text, index, HELD_WITHIN, HELD) &&
      !isOfNamedKind(text, index);
    if (!isNamed && !isProbe) return false;
    const span = { first: index, next: index + 1 };
    // "No ultrasound was available" tells of none.
    return (
      !isTold ||
      (![isOfCharges, isUnused, showsNothing, isDated, isTalk].some((is) => is(text, span)) &&
        isOfProcedure(text, index) &&
        assertionAt(text, span) !== 'negated')
    );
  });
}

const BY_MEANS = wordSet('under by with using');
const XRAYS = wordSet('apparatus machine screen guidance beam control unit tube');

/** "Under X-ray", "the X-ray apparatus"; an X-ray of the knee guided nothing. */
function isXray({ words }: Statements, index: number): boolean {
  if (words[index]?.text !== 'ray' || words[index - 1]?.text !== 'x') return false;
  return XRAYS.has(textAt(words, index + 1)) || BY_MEANS.has(textAt(words, index - 2));
}

function tellsOfCt(text: Statements): boolean {
  return foundOnce(text, tellsOfCt, () => hasKind(text, 'CT', true));
}

/** "C-arm views in two planes": whose sentence names the kind tells of no other. */
function isOfNamedKind(text: Statements, index: number): boolean {
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return startingIn(text.terms.imaging, first, next).some(({ key }) => key === 'modality');
}

/** A word whose sentence speaks of images or of the needle. */
function hasBeside(text: Statements, starts: readonly string[]): boolean {
  return text.words.some((word, index) => {
    if (!isOneOf(word.text, starts) || isOfOtherDay(text, index)) return false;
    const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
    if (word.text === 'held' && text.words[index - 1]?.text === 'hand') return false;
    if (starts === ARCHIVAL_BESIDE && (keepsNothing(text, index) || hasWord(text.words, first, index, FORGOT)))
      return false;
    // "…; live; …"
    if (word.text === 'live' && next - first <= 2) return true;
    if (starts === ARCHIVAL_BESIDE && startsWithin(text, index, BESIDE, IMAGES)) return true;
    // "Sonosite, in plane the whole way; 3 prints taped in": a few words that go on with the sentence before.
    if (starts === ARCHIVAL_BESIDE && next - first <= FEW_WORDS && speaksOfImaging(text, first - 1)) return true;
    if (starts === REAL_TIME_BESIDE && hasWord(text.words, first, next, INSTRUMENTS)) return true;
    return startingIn(text.terms.imaging, first, next).some(
      (term) =>
        (term.next <= index || term.first > index) &&
        (OF_IMAGES.has(term.key) ||
          (term.key === 'kept' && !PLACES.has(word.text) && hasWord(text.words, term.first, term.next, INTO))),
    );
  });
}

const BESIDE = 3;
const FEW_WORDS = 5;

function speaksOfImaging(text: Statements, index: number): boolean {
  const end = text.words[index]?.end;
  if (end === undefined || text.text[end] !== ';') return false;
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return startingIn(text.terms.imaging, first, next).some(({ key }) => OF_IMAGES.has(key));
}

const SHOWN_ON = wordSet('image picture screen monitor display sonogram');
const ON = wordSet('on by in');
const SPREADS = wordSet('spread spreading halo donut doughnut');
const OBSERVED = wordSet('seen observed watched shown noted visualized confirmed saw');

/** "Checked on the image", "made out at the nerve", "seen to spread", "RT US", "on from skin entry": what is seen while it is done. */
function isSeenAsItGoes(text: Statements, index: number): boolean {
  const { words } = text;
  if (!TRIGGERS.has(textAt(words, index))) return false;
  const at = (offset: number): string => textAt(words, index + offset);
  if (at(0) === 'made' && at(1) === 'out') return true;
  // The transversus abdominis plane is a place.
  if (at(0) === 'plane' || at(0) === 'inplane') return at(0) === 'inplane' || IN_PLANE.has(at(-1));
  if ((at(0) === 'rt' || (at(-1) === 'r' && at(0) === 't')) && LIVE.has(at(1))) return true;
  if (at(0) === 'on' && at(1) === 'from') return true;
  if (SHOWN_ON.has(at(0)) && at(-1) === 'the') return ON.has(at(-2)) && words[index - 2]?.opensSentence === false;
  if (!SPREADS.has(at(0)) && at(0) !== 'scanned') return false;
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  if (at(0) === 'scanned')
    return !SENT.has(at(1)) && !hasWord(words, index - 3, index, PAPERS) && !hasWord(words, first, next, MARKED);
  return hasWord(words, first, next, OBSERVED);
}

const TRIGGERS = new Set([...SHOWN_ON, ...SPREADS, 'made', 'rt', 't', 'on', 'scanned', 'plane', 'inplane']);
const IN_PLANE = wordSet('in of out short long');
const MARKED = wordSet('mark marked drawn pen');
/** "Picture printed and scanned in" */
const PAPERS = wordSet('printed print+ picture+ image+ consent form+ sheet');
const LIVE = wordSet('us usg ultrasound sono guidance imaging sonography viz view visualization needle');

/** What holds images and little else, and the images themselves, unless it is said how they looked. */
const RECORDS = wordSet(`
qpath sectra synapse dicom synced usb disc disk accession accessioned prints stills frames clip+ video+ pics
sonograms fig photos grabs figure xcelera intellispace polaroid snapshots
`);
const IMAGES_DONE = wordSet(`
backed embedded appended enclosed inserted taken made obtained acquired faxed synced burned see under up
accessioned logged listed representative
`);
const IMAGE_WORDS = wordSet('image+ still picture film+');
const NOT_KEPT = wordSet('not didn never no nothing off full without forgot');
const DRIVES = wordSet('thumb hard flash usb shared network');
const OF_SPINES = wordSet('disc+ disk');
const BURNED = wordSet('to on onto a');

function hasRecord(text: Statements): boolean {
  return text.words.some((word, index) => {
    const before = textAt(text.words, index - 1);
    if (OF_SPINES.has(word.text) && !BURNED.has(before)) return false;
    const isRecord = RECORDS.has(word.text) || (word.text === 'drive' && DRIVES.has(before));
    if ((!isRecord && (!IMAGE_WORDS.has(word.text) || before === 'the')) || isOfOtherDay(text, index)) return false;
    const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
    if (isRecord) return !hasWord(text.words, first, next, NOT_KEPT) && !isStudy(text, first, next);
    return hasWord(text.words, first, next, IMAGES_DONE) || COUNT.test(textAt(text.words, index + 1));
  });
}

const COUNT = /^[1-9]\d?$/;
const SENT = wordSet('to into');
const SEEN_ON = wordSet('screen monitor display view plane the time line place field');

/** "Images to the cloud": a place of images, whatever it is called, that is no screen. */
function hasPlace(text: Statements): boolean {
  const { words, terms } = text;
  return terms.imaging.some(
    ({ key, next }) =>
      key === 'image' &&
      !isOfOtherDay(text, next) &&
      (SENT.has(textAt(words, next)) || (words[next]?.text === 'in' && (words[next + 2]?.opensSentence ?? true))) &&
      words[next]?.opensClause === false &&
      !SEEN_ON.has(textAt(words, next + 1)),
  );
}

const RUNNING = wordSet('running live moving entire whole throughout never continuous continuously');

/** A picture, which may be one that was kept; the one that ran while the needle moved is the screen. */
function hasPicture(text: Statements): boolean {
  return text.words.some((word, index) => {
    if (!word.text.startsWith('picture') || isOfOtherDay(text, index)) return false;
    const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
    if (text.words.slice(first, index).some((_, at) => isOnlyTried(text.words, first + at))) return false;
    return !hasWord(text.words, first, next, RUNNING) && !hasWord(text.words, first, index, FORGOT);
  });
}

/** "Chart copy … ID on file" names no image. */
const PLACES = wordSet('chart+ emr ehr server folder label');
/** "Print in chart" */
const INTO = wordSet('in on to');
const OF_IMAGES = wordSet('modality anyImaging image');
