/** What the claim says of imaging guidance for one line. */

import type { Location } from '../../claim/claim.ts';
import type { ImagingDocumentation } from '../documentation.ts';
import { type EvidenceLevel, type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfCorrection } from '../telling/corrections.ts';
import type { ImagingTerm } from '../terms/imaging-terms.ts';
import { phraseOf } from '../text/words.ts';
import { guides, isOfDatedBlock, isOfGuiding, isOfOthersService } from './guiding.ts';
import { imageDenial, isDeniedAfter, isDeniedView, NOT } from './image-denials.ts';
import { noneOfToday, replyTo } from './image-replies.ts';
import type { ImagingFact, ImagingPart } from './imaging-fact.ts';
import { fieldModality } from './imaging-fields.ts';
import { modalitiesIn } from './imaging-modality.ts';
import {
  breaksBetween,
  isAffirmedField,
  isAnsweredNone,
  isElsewhere,
  isIdleShortWord,
  isInPlane,
  isNothingKept,
  isNotKept,
  isOfInstrument,
  isOfModality,
  isPronoun,
  isRunBy,
  isSeenBy,
  keptOf,
  recordBehind,
} from './imaging-nearby.ts';
import { fromRecord, IMAGING_PARTS } from './imaging-record.ts';
import { isOnlyTried } from './not-kept.ts';
import { isOfAnotherRecord } from './other-records.ts';
import { isUnused, showsNothing } from './unused-imaging.ts';
import { isDeniedKeeping, isKeptBeside, isOverruled, isUnticked, isWeakDenial } from './weak-denials.ts';

/**
 * A structured record counts as the note's own: what it leaves out is lacking, and so is what a procedure note of
 * guidance leaves out. A claim note is too short for that, so from it only a denial counts as lacking, and silence
 * says nothing. `levels` are read in order of belief: the line, the guidance lines of its day, the claim.
 */
export function imagingFact(levels: readonly EvidenceLevel[]): ImagingFact {
  const texts: NoteText[] = [];
  let stated: ImagingDocumentation | undefined;
  for (const { documentation, record, texts: short } of levels) {
    stated ??= documentation?.imaging;
    if (record) texts.push(record);
    texts.push(...short);
  }
  return stated ? fromRecord(stated) : fromTexts(texts);
}

const NOTHING_SAID: ImagingFact = {
  isStated: false,
  shown: new Set(),
  shownAt: new Map(),
  lacking: new Map(),
  supervisedBy: undefined,
};

function fromTexts(texts: readonly NoteText[]): ImagingFact {
  if (texts.every((text) => text.statements.terms.imaging.length === 0)) return NOTHING_SAID;
  const shownAt = new Map<ImagingPart, Location>();
  const lacking = new Map<ImagingPart, Location>();
  const modalities = new Set<string>();
  let supervisedBy: Stated<string> | undefined;
  let isGuided = false;
  for (const text of texts) {
    const said = saidIn(text);
    if (said.isGuided) isGuided = true;
    for (const modality of said.modalities) modalities.add(modality);
    for (const [part, at] of said.shown) if (!shownAt.has(part)) shownAt.set(part, at);
    for (const [part, at] of said.denied) lacking.set(part, at);
    supervisedBy ??= said.supervisedBy;
  }
  // "Ultrasound, no fluoroscopy" names the one that was used.
  const modality = shownAt.get('modality');
  if (modality) lacking.delete('modality');
  if (modality && texts.some(({ kind }) => kind === 'record')) {
    for (const part of IMAGING_PARTS) if (!shownAt.has(part) && !lacking.has(part)) lacking.set(part, modality);
  }
  return {
    isStated: modality !== undefined && isGuided,
    modalities,
    shown: new Set(shownAt.keys()),
    shownAt,
    lacking,
    toldAt: modality,
    supervisedBy,
  };
}

interface ImagingSaid {
  readonly modalities: ReadonlySet<string>;
  readonly shown: ReadonlyMap<ImagingPart, Location>;
  readonly denied: ReadonlyMap<ImagingPart, Location>;
  readonly supervisedBy: Stated<string> | undefined;
  /** Whether a needle was guided by it: a mass that was measured is no guidance. */
  readonly isGuided: boolean;
}

function saidIn(text: NoteText): ImagingSaid {
  return foundOnce(text.statements, saidIn, () => readIn(text));
}

function readIn(text: NoteText): ImagingSaid {
  const shown = new Map<ImagingPart, Location>();
  const denied = new Map<ImagingPart, Location>();
  const modalities = new Set<string>();
  let supervisedBy: Stated<string> | undefined;
  let isGuided = text.kind !== 'record';
  // A late entry has the last word, unless it goes on to say where the images are.
  let overruled: Span | undefined;
  let isDeniedLate = false;
  const show = (part: ImagingPart, span: Span): void => {
    if (part === 'modality')
      for (const named of modalitiesIn(wordsAt(text, span)))
        if (!modalities.has(named) && !isOfOthersService(text.statements, span)) modalities.add(named);
    if (part === 'imageArchival') {
      overruled = undefined;
      // "Addendum: two clips were stored": whatever the text above says of them.
      if (!isDeniedLate && isOfCorrection(text.statements, span.first)) denied.delete(part);
    }
    if (!shown.has(part)) shown.set(part, quotedWords(text, span));
  };
  // One of the boxes of a field that was left empty denies nothing that another of them says.
  const untold = new Map<ImagingPart, Location>();
  let inPlane: Span | undefined;
  const deny = (part: ImagingPart, span: Span, isAlone = false): void => {
    isDeniedLate ||= part === 'imageArchival' && isOfCorrection(text.statements, span.first);
    const isWeak = isAlone || isWeakDenial(text.statements, span);
    if (isWeak && !untold.has(part)) untold.set(part, quotedWords(text, widened(text.statements, span)));
    if (!isWeak && !denied.has(part)) denied.set(part, quotedWords(text, widened(text.statements, span)));
  };
  for (const term of text.statements.terms.imaging) {
    if (text.kind === 'record' && (isElsewhere(text.statements, term) || isPronoun(text.statements, term))) continue;
    if (isIdleShortWord(text.statements, term) || showsNothing(text.statements, term)) continue;
    const none = term.key === 'image' && noneOfToday(text.statements, term);
    if (none) deny('imageArchival', none);
    if (term.key !== 'modality' && isOfDatedBlock(text.statements, term)) continue;
    const reply = term.key === 'image' && replyTo(text.statements, term);
    if (reply) {
      deny('imageArchival', reply);
      continue;
    }
    const denial = imageDenial(text.statements, term);
    const assertion = denial === 'denied' ? 'negated' : assertionAt(text.statements, term);
    if (assertion !== 'performed' && assertion !== 'negated') continue;
    // An empty box denies only what it stands before: "[ ] alcohol series" says nothing of images.
    if (term.key === 'image' && isUnticked(text.statements, term) && !isKeptBeside(text.statements, term)) continue;
    const isDenied =
      (assertion === 'negated' && !isSeenBy(text.statements, term)) ||
      isAnsweredNone(text.statements, term) ||
      (term.key === 'modality' && isUnused(text.statements, term));
    switch (term.key as ImagingTerm) {
      case 'modality':
        if (isDenied && isNotKept(text.statements, term)) {
          show('modality', term);
          deny('imageArchival', term, true);
        } else if (isDenied) deny('modality', term);
        else {
          show('modality', term);
          isGuided ||= guides(text.statements, term);
          keep(text.statements, term, show, deny, false);
        }
        break;
      case 'noImaging':
        if (!isDenied) deny('modality', term);
        break;
      case 'anyImaging':
        if (isDenied) deny('modality', term);
        else keep(text.statements, term, show, deny, false);
        break;
      case 'realTime':
        if (isDenied || isDeniedView(text.statements, term)) deny('realTimeSupervision', term);
        // "Fluoro: [ ] live"
        else if (!text.statements.words.slice(term.first, term.next).some((word) => word.isUnchecked))
          show('realTimeSupervision', term);
        break;
      case 'archive':
        if (isDenied && denial === 'other') break;
        if (isDenied || isDeniedAfter(text.statements, endOfKept(text.statements, term))) deny('imageArchival', term);
        else show('imageArchival', term);
        break;
      case 'image':
        // "No image guidance" says nothing of what was kept.
        if (isOfGuiding(text.statements, term) || (isDenied && denial === 'other')) break;
        if (isDenied) {
          if (isOverruled(text.statements, term)) overruled = term;
          deny('imageArchival', term, !isDeniedKeeping(text.statements, term));
        } else if (isAffirmedField(text.statements, term)) show('imageArchival', term);
        else keep(text.statements, term, show, deny, true);
        break;
      case 'steady':
        if (!isDenied && (isOfModality(text.statements, term) || isAffirmedField(text.statements, term)))
          show('realTimeSupervision', term);
        break;
      case 'seen':
        if (isDenied) break;
        if (isOfInstrument(text.statements, term)) show('realTimeSupervision', term);
        if (isInPlane(text.statements, term)) inPlane ??= term;
        break;
      case 'supervisor':
        if (!isDenied && isRunBy(text.statements, term)) show('realTimeSupervision', term);
        supervisedBy ??= isDenied ? undefined : { value: wordsAt(text, term), at: quotedWords(text, term) };
        break;
      case 'kept': {
        const span = keptOf(text.statements, term);
        if (!span || (isDenied && (denial === 'other' || isOfAnotherRecord(text.statements, term)))) break;
        if (isDenied || isNothingKept(text.statements, term) || isDeniedAfter(text.statements, term.next))
          deny('imageArchival', span);
        else show('imageArchival', span);
        break;
      }
    }
  }
  const field = fieldModality(text.statements);
  if (field) show('modality', field);
  // "Scanned … needle in plane": the plane of a needle is that of an ultrasound beam, where no screen is named.
  if (inPlane && !shown.has('modality') && !denied.has('modality')) {
    show('modality', inPlane);
    modalities.add(ULTRASOUND);
  }
  if (overruled) denied.set('imageArchival', quotedWords(text, overruled));
  for (const [part, at] of untold) if (!shown.has(part) && !denied.has(part)) denied.set(part, at);
  return { modalities, shown, denied, supervisedBy, isGuided: isGuided || field !== undefined };
}

/** As `imaging-codes` calls it. */
export const ULTRASOUND = 'ultrasound';

/** How many words may lie between an image and the word that says that it was kept. */
const KEPT_WITHIN = 9;

/** Archival: a word for images with a word for keeping them near, in the same sentence. */
function keep(
  text: Statements,
  image: TermAt,
  show: (part: ImagingPart, span: Span) => void,
  deny: (part: ImagingPart, span: Span) => void,
  isImage: boolean,
): void {
  const sentence = sentenceAt(text, image);
  const from = Math.max(sentence.first, image.first - KEPT_WITHIN);
  const to = Math.min(sentence.next, image.next + KEPT_WITHIN);
  const beside = startingIn(text.terms.imaging, from, to);
  // "Consent scanned into the chart, images not kept": what the clause itself says goes before.
  const own = beside.filter(({ first }) => first >= image.next && !breaksBetween(text, image.next, first));
  for (const kept of own.some(({ key }) => key === 'kept') ? own : beside) {
    if (kept.key !== 'kept' && !(isImage && kept.key === 'archive')) continue;
    if (!isImage && kept.first !== image.next) continue;
    // "When the technician went to store the pictures"
    if (isOnlyTried(text.words, kept.first)) return;
    if (imageDenial(text, kept) === 'other' && assertionAt(text, kept) === 'negated') continue;
    const span = { first: Math.min(image.first, kept.first), next: Math.max(image.next, kept.next) };
    // "Images: unable to archive"
    const isUnable = kept.first > image.first && hasWord(text.words, kept.first - 2, kept.first, NOT);
    const assertion = isUnable ? 'negated' : assertionAt(text, kept);
    if (assertion === 'negated' || isDeniedAfter(text, endOfKept(text, span))) deny('imageArchival', span);
    else if (assertion === 'performed') show('imageArchival', span);
    return;
  }
  const record = isImage ? recordBehind(text, image, to) : undefined;
  if (record !== undefined) show('imageArchival', { first: image.first, next: record + 1 });
}

/** Past the "stored" of "permanent image stored". */
function endOfKept({ terms }: Statements, { next }: Span): number {
  return startingIn(terms.imaging, next, next + 1).find(({ key }) => key === 'kept')?.next ?? next;
}

/** A denial is quoted with the words beside it. */
function widened({ words }: Statements, { first, next }: Span): Span {
  return { first: Math.max(0, first - 1), next: Math.min(words.length, next + 2) };
}

function wordsAt({ statements }: NoteText, { first, next }: Span): string {
  return phraseOf(statements.words, first, next);
}
