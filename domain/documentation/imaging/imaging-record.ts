/** Imaging guidance as a structured record tells it. */

import type { Location } from '../../claim/claim.ts';
import type { ImagingDocumentation } from '../documentation.ts';
import { documentationAt } from '../evidence.ts';
import type { ImagingFact, ImagingPart } from './imaging-fact.ts';
import { modalitiesIn } from './imaging-modality.ts';

export const IMAGING_PARTS: readonly ImagingPart[] = ['modality', 'realTimeSupervision', 'imageArchival'];

/** First words of modality texts that say that there was none, and words that say it anywhere. */
const NO_MODALITY = new Set(['none', 'no', 'not', 'n/a', 'na', 'anatomic', 'landmark', 'palpation', 'blind']);

/** What a structured record of the guidance says: what it leaves out is lacking. */
export function fromRecord(record: ImagingDocumentation): ImagingFact {
  const hasModality = saysModality(record.modality ?? '');
  const isShown: Record<ImagingPart, boolean> = {
    modality: hasModality,
    realTimeSupervision: record.realTime === true && Boolean(record.supervisedBy?.trim()),
    imageArchival: record.imagesArchived === true,
  };
  const shown = IMAGING_PARTS.filter((part) => isShown[part]);
  return {
    modalities: new Set(hasModality ? modalitiesIn(record.modality ?? '') : []),
    isStated: hasModality || (!record.modality && (record.realTime === true || record.imagesArchived === true)),
    shown: new Set(shown),
    shownAt: new Map(shown.map((part) => [part, recordAt(part, record)])),
    lacking: new Map(IMAGING_PARTS.filter((part) => !isShown[part]).map((part) => [part, recordAt(part, record)])),
    supervisedBy: record.supervisedBy
      ? { value: record.supervisedBy, at: documentationAt('imaging/supervisedBy', record.supervisedBy) }
      : undefined,
  };
}

function saysModality(modality: string): boolean {
  const said = modality.trim().toLowerCase();
  if (said === '' || said.includes('not used')) return false;
  const end = said.search(/[\s,.;:]/);
  return (
    !NO_MODALITY.has(end < 0 ? said : said.slice(0, end)) &&
    !said.startsWith('landmark') &&
    !said.startsWith('anatomic')
  );
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
