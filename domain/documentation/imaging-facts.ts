/** What the claim says of imaging guidance for one line. */

import type { Location } from '../claim/claim.ts';
import { documentationAt, type LineEvidence, quoted } from './evidence.ts';
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

const NO_IMAGING = /^\s*(?:none|no|not used|n\/?a|landmark\b.*|blind)\s*$/i;

const TERMS: Readonly<Record<ImagingPart, readonly (readonly string[])[]>> = {
  modality: cut(['ultrasound', 'us guidance', 'us guided', 'sonographic', 'fluoro', 'fluoroscopy', 'fluoroscopic']),
  realTimeSupervision: cut([
    'real time',
    'realtime',
    'live imaging',
    'continuous visualization',
    'direct visualization',
  ]),
  imageArchival: cut([
    'image saved',
    'images saved',
    'image archived',
    'images archived',
    'image stored',
    'images stored',
    'images recorded',
    'image recorded',
    'images retained',
    'images obtained and saved',
    'permanent image',
    'permanent images',
    'permanent recording',
    'archived',
    'images',
  ]),
};

function cut(terms: readonly string[]): readonly (readonly string[])[] {
  return terms.map(termWords).sort((a, b) => b.length - a.length);
}

/**
 * A structured record counts as the note's own: what it leaves out is lacking. A claim note is too short for that,
 * so from it only a denial counts as lacking, and silence says nothing.
 */
export function imagingFact(evidence: LineEvidence): ImagingFact {
  const record = evidence.documentation?.imaging;
  if (!record) return fromTexts(evidence);
  const isStated = !NO_IMAGING.test(record.modality ?? '');
  const isShown: Record<ImagingPart, boolean> = {
    modality: Boolean(record.modality?.trim()) && isStated,
    realTimeSupervision: record.realTime === true && Boolean(record.supervisedBy?.trim()),
    imageArchival: record.imagesArchived === true,
  };
  return {
    isStated,
    shown: new Set(IMAGING_PARTS.filter((part) => isShown[part])),
    lacking: new Map(IMAGING_PARTS.filter((part) => !isShown[part]).map((part) => [part, recordAt(part, record)])),
  };
}

function recordAt(part: ImagingPart, record: NonNullable<LineEvidence['documentation']>['imaging']): Location {
  switch (part) {
    case 'modality':
      return documentationAt('imaging/modality', record?.modality ?? '');
    case 'realTimeSupervision':
      return record?.realTime === true
        ? documentationAt('imaging/supervisedBy', record.supervisedBy ?? '')
        : documentationAt('imaging/realTime', String(record?.realTime ?? ''));
    case 'imageArchival':
      return documentationAt('imaging/imagesArchived', String(record?.imagesArchived ?? ''));
  }
}

function fromTexts(evidence: LineEvidence): ImagingFact {
  const shown = new Set<ImagingPart>();
  const lacking = new Map<ImagingPart, Location>();
  for (const text of evidence.texts) {
    for (const part of IMAGING_PARTS) {
      const said = saidOf(text.statements, part);
      if (said?.isDenied) lacking.set(part, quoted(text.at, said.start, said.end));
      else if (said) shown.add(part);
    }
  }
  // "No ultrasound" says that none was used, not that its record is missing.
  const isModalityDenied = lacking.delete('modality');
  return { isStated: shown.has('modality') && !isModalityDenied, shown, lacking };
}

interface Said {
  readonly isDenied: boolean;
  readonly start: number;
  readonly end: number;
}

function saidOf(text: Statements, part: ImagingPart): Said | undefined {
  for (let first = 0; first < text.words.length; first++) {
    for (const term of TERMS[part]) {
      const match = termAt(text, first, term);
      if (!match || match.assertion === 'historical' || match.assertion === 'planned') continue;
      const isDenied = match.assertion === 'negated';
      // "images" alone says that they exist, not that they were kept; only its denial means something.
      if (!isDenied && term.length === 1 && term[0] === 'images') continue;
      const words = text.words;
      const end = isDenied ? (words[Math.min(words.length - 1, match.next + 1)]?.end ?? match.end) : match.end;
      return { isDenied, start: isDenied ? (words[Math.max(0, first - 1)]?.start ?? match.start) : match.start, end };
    }
  }
  return undefined;
}
