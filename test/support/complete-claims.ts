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
 * Files of one claim each: its ISA, GS and ST, the levels it stands under, and the claim, byte for byte. Whatever else
 * stood in the file, the claim must be read as it is read alone.
 */
export function completeClaims(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  const segments = naiveSegments(bytes);
  const found: Buffer[] = [];
  let isa: NaiveSegment | undefined;
  let gs = '';
  let st: string | undefined;
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
      if (!isa || next < 0 || st === undefined || billing === undefined || subscriber === undefined) return;
      const header = [text.slice(isa.start, isa.end), ...(gs === '' ? [] : [gs]), st];
      const above = [billing, subscriber, ...(patient === undefined ? [] : [patient])];
      found.push(fileOf([...header, ...above, sent], isa));
      return;
    }
    levels = {};
    if (id === 'ISA') isa = segment;
    if (id === 'ISA' || id === 'GE' || id === 'IEA') gs = '';
    if (id === 'GS') gs = sent;
    st = id === 'ST' && elements[1] === '837' ? text.slice(start, segment.end) : undefined;
  });
  return found;
}

function below(levels: Levels, code: string | undefined, sent: string): Levels {
  if (code === '20') return { billing: sent };
  if (code === '22' && levels.billing) return { billing: levels.billing, subscriber: sent };
  if (code === '23' && levels.billing && levels.subscriber) return { ...levels, patient: sent };
  return {};
}

function fileOf(units: readonly string[], { separators }: NaiveSegment): Buffer {
  const { element, terminator } = separators;
  const trailers = ['SE 0 0001', 'GE 1 1', 'IEA 1 000000905'].map((trailer) => trailer.replaceAll(' ', element));
  return Buffer.from([...units, ...trailers].map((unit) => unit + terminator).join(''), 'latin1');
}
