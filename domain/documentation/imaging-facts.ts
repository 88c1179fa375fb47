/** What the claim says of imaging guidance for one line. */

import type { Location } from '../claim/claim.ts';
import type { ImagingDocumentation } from './documentation.ts';
import { documentationAt, type EvidenceLevel, quoted } from './evidence.ts';
import { type Statements, termAt, termWords } from './statements.ts';

/** The three things that a guidance record must show. */
export type ImagingPart = 'modality' | 'realTimeSupervision' | 'imageArchival';

export interface ImagingFact {
  /** Whether the claim says that guidance was used, apart from any guidance line. */
  readonly isStated: boolean;
  readonly shown: ReadonlySet<ImagingPart>;
  /** Parts that a structured record leaves out or denies, or that a note denies, with the place. */
  readonly lacking: ReadonlyMap<ImagingPart, Location>;
}

export const IMAGING_PARTS: readonly ImagingPart[] = ['modality', 'realTimeSupervision', 'imageArchival'];

/** Modality texts that say that there was none. */
const NO_IMAGING = /^\s*(?:$|none\b|no\b|not\b|n\/?a\b|anatomic|landmark|palpation|blind|.*\bnot used\b)/i;

const MODALITY_TERMS = cut([
  'ultrasound',
  'us guidance',
  'us guided',
  'u s guided',
  'u s guidance',
  'usg',
  'sonographic',
  'fluoro',
  'fluoroscopy',
  'fluoroscopic',
  'c arm',
  'ct guidance',
  'ct guided',
  'mri guidance',
  'mri guided',
]);
/** What says by itself that no image was used. */
const NO_IMAGING_TERMS = cut([
  'landmark technique',
  'landmark guided',
  'landmarks',
  'palpation guided',
  'blind technique',
]);
/** What says it when denied. */
const ANY_IMAGING_TERMS = cut([
  'imaging',
  'image guidance',
  'imaging guidance',
  'guidance',
  'ultrasound',
  'fluoroscopy',
  'fluoro',
]);
const REAL_TIME_TERMS = cut([
  'real time',
  'realtime',
  'live imaging',
  'continuous visualization',
  'direct visualization',
]);
const KEPT = ['saved', 'archived', 'stored', 'recorded', 'retained', 'kept'];
const ARCHIVAL_TERMS = cut([
  ...['image', 'images', 'imaging'].flatMap((noun) => KEPT.map((kept) => `${noun} ${kept}`)),
  'permanent image',
  'permanent images',
  'permanent recording',
]);
/** "No images" denies archival; "images" alone does not show it. */
const IMAGE_TERMS = cut(['image', 'images']);

/** First words of all those terms: a text without any of them says nothing of imaging. */
const HEADS = new Set(
  [MODALITY_TERMS, NO_IMAGING_TERMS, ANY_IMAGING_TERMS, REAL_TIME_TERMS, ARCHIVAL_TERMS, IMAGE_TERMS]
    .flat()
    .map(([head]) => head),
);

function cut(terms: readonly string[]): readonly (readonly string[])[] {
  return terms.map(termWords).sort((a, b) => b.length - a.length);
}

/**
 * A structured record counts as the note's own: what it leaves out is lacking. A claim note is too short for that,
 * so from it only a denial counts as lacking, and silence says nothing. `levels` are read in order of belief: the
 * line, the guidance lines of its day, the claim.
 */
export function imagingFact(levels: readonly EvidenceLevel[]): ImagingFact {
  const record = levels.find((level) => level.documentation?.imaging)?.documentation?.imaging;
  return record ? fromRecord(record) : fromTexts(levels);
}

function fromRecord(record: ImagingDocumentation): ImagingFact {
  const hasModality = !NO_IMAGING.test(record.modality ?? '');
  const isShown: Record<ImagingPart, boolean> = {
    modality: hasModality,
    realTimeSupervision: record.realTime === true && Boolean(record.supervisedBy?.trim()),
    imageArchival: record.imagesArchived === true,
  };
  return {
    isStated: hasModality || (!record.modality && (record.realTime === true || record.imagesArchived === true)),
    shown: new Set(IMAGING_PARTS.filter((part) => isShown[part])),
    lacking: new Map(IMAGING_PARTS.filter((part) => !isShown[part]).map((part) => [part, recordAt(part, record)])),
  };
}

function recordAt(part: ImagingPart, record: ImagingDocumentation): Location {
  switch (part) {
    case 'modality':
      return documentationAt('imaging/modality', record.modality ?? '');
    case 'realTimeSupervision':
      return record.realTime === true
        ? documentationAt('imaging/supervisedBy', record.supervisedBy ?? '')
        : documentationAt('imaging/realTime', String(record.realTime ?? ''));
    case 'imageArchival':
      return documentationAt('imaging/imagesArchived', String(record.imagesArchived ?? ''));
  }
}

const NOTHING_SAID: ImagingFact = { isStated: false, shown: new Set(), lacking: new Map() };

function saysNothing({ texts }: EvidenceLevel): boolean {
  return texts.every((text) => !text.statements.words.some((word) => HEADS.has(word.text)));
}

function fromTexts(levels: readonly EvidenceLevel[]): ImagingFact {
  if (levels.every(saysNothing)) return NOTHING_SAID;
  const shown = new Set<ImagingPart>();
  const lacking = new Map<ImagingPart, Location>();
  for (const text of levels.flatMap((level) => level.texts)) {
    if (!text.statements.words.some((word) => HEADS.has(word.text))) continue;
    const lack = (part: ImagingPart, said: Said | undefined): void => {
      if (said) lacking.set(part, quoted(text.at, said.start, said.end));
    };
    const said = (terms: readonly (readonly string[])[], isDenied: boolean) => saidOf(text.statements, terms, isDenied);
    if (said(MODALITY_TERMS, false)) shown.add('modality');
    if (said(REAL_TIME_TERMS, false)) shown.add('realTimeSupervision');
    if (said(ARCHIVAL_TERMS, false)) shown.add('imageArchival');
    lack('modality', said(NO_IMAGING_TERMS, false) ?? said(ANY_IMAGING_TERMS, true));
    lack('realTimeSupervision', said(REAL_TIME_TERMS, true));
    lack('imageArchival', said(ARCHIVAL_TERMS, true) ?? said(IMAGE_TERMS, true));
  }
  // "Ultrasound, no fluoroscopy" names the one that was used.
  if (shown.has('modality')) lacking.delete('modality');
  return { isStated: shown.has('modality'), shown, lacking };
}

interface Said {
  readonly start: number;
  readonly end: number;
}

/** The first place that says, or denies, one of the terms; a denial is quoted with the words beside it. */
function saidOf(text: Statements, terms: readonly (readonly string[])[], isDenied: boolean): Said | undefined {
  for (let first = 0; first < text.words.length; first++) {
    for (const term of terms) {
      const match = termAt(text, first, term);
      if (match?.assertion !== (isDenied ? 'negated' : 'performed')) continue;
      if (!isDenied) return match;
      const last = Math.min(text.words.length - 1, match.next + 1);
      return {
        start: text.words[Math.max(0, first - 1)]?.start ?? match.start,
        end: text.words[last]?.end ?? match.end,
      };
    }
  }
  return undefined;
}
