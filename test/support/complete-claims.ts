/**
 * The claims of a file that nothing is wrong with, found by an independent tokenizer: from CLM to the next CLM, HL or
 * trailer, under an ISA, ST and levels that are all there. Each is given as a file of its own.
 */

import { type NaiveSegment, naiveSegments } from './naive-segments.ts';

const CLOSERS = new Set(['CLM', 'HL', 'SE', 'ST', 'GE', 'GS', 'IEA', 'ISA', 'TA1']);
/** Segments that only claims have; in a level they show that a CLM is gone. */
const OF_CLAIMS = new Set(['LX', 'SV1', 'SV2', 'HI', 'DTP']);

interface Levels {
  billing?: string;
  subscriber?: string;
  patient?: string;
}

/**
 * Files of one claim each: its ISA, a group and set of its guide, the levels it stands under, and the claim, byte for
 * byte. Whatever else stood in the file, the claim must be read as it is read alone.
 */
export function completeClaims(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  const segments = naiveSegments(bytes);
  const found: Buffer[] = [];
  let isa: NaiveSegment | undefined;
  let groupGuide = '';
  let guide: string | undefined;
  let levels: Levels = {};
  segments.forEach((segment, index) => {
    const { id, elements, start } = segment;
    if (!CLOSERS.has(id)) return;
    const next = segments.findIndex((later, at) => at > index && CLOSERS.has(later.id));
    const unit = segments.slice(index, next < 0 ? undefined : next);
    const sent = text.slice(start, unit.at(-1)?.end);
    if (id === 'HL') {
      levels = unit.some((of) => OF_CLAIMS.has(of.id)) ? {} : below(levels, elements[3], sent);
      return;
    }
    if (id === 'CLM') {
      const { billing, subscriber, patient } = levels;
      if (!isa || next < 0 || guide === undefined || billing === undefined || subscriber === undefined) return;
      const above = [billing, subscriber, ...(patient === undefined ? [] : [patient])];
      found.push(fileOf(text.slice(isa.start, isa.end), isa, guide, [...above, sent]));
      return;
    }
    levels = {};
    if (id === 'ISA') isa = segment;
    if (id === 'ISA' || id === 'GE' || id === 'IEA') groupGuide = '';
    if (id === 'GS') groupGuide = elements[8] ?? '';
    guide = id === 'ST' && elements[1] === '837' ? elements[3] || groupGuide : undefined;
  });
  return found;
}

function below(levels: Levels, code: string | undefined, sent: string): Levels {
  if (code === '20') return { billing: sent };
  if (code === '22' && levels.billing) return { billing: levels.billing, subscriber: sent };
  if (code === '23' && levels.billing && levels.subscriber) return { ...levels, patient: sent };
  return {};
}

function fileOf(isa: string, { separators }: NaiveSegment, guide: string, units: readonly string[]): Buffer {
  const { element, terminator } = separators;
  const opening = [
    ['GS', 'HC', 'SAMPLE01', 'SAMPLE02', '20260302', '1023', '1', 'X', guide],
    ['ST', '837', '0001', guide],
  ].map((elements) => elements.join(element));
  const closing = [
    ['SE', '0', '0001'],
    ['GE', '1', '1'],
    ['IEA', '1', '000000905'],
  ].map((elements) => elements.join(element));
  const segments = [isa, ...opening, ...units, ...closing];
  return Buffer.from(segments.map((segment) => segment + terminator).join(''), 'latin1');
}
