/** Values that several loops of the 837 hold in the same form. */

import { type IsoDate, parseX12Date } from '../calendar.ts';
import { type Location, MOST_NOTES, type Note, type Provider } from '../claim/claim.ts';
import { codedValue } from './coded-value.ts';
import type { Loop } from './loop.ts';
import type { Segment } from './segment.ts';

export interface ServiceDates {
  readonly from: IsoDate;
  readonly through: IsoDate;
}

export function location(segment: Segment, path: string, value: string): Location {
  return { path, segment: segment.position, value };
}

export function loopOf(loops: readonly Loop[], id: string): Loop | undefined {
  for (const loop of loops) if (loop.id === id) return loop;
  return undefined;
}

/** The first segment of the loop with this identifier and, where it is given, this first element. */
export function segmentOf(loop: Loop, id: string, qualifier?: string): Segment | undefined {
  for (const segment of loop.segments) {
    if (segment.id === id && (qualifier === undefined || segment.element(1) === qualifier)) return segment;
  }
  return undefined;
}

/** A provider loop: NM1, PRV, N4. The billing provider's PRV stands one level above, in 2000A. */
export function provider(loop: Loop, prv?: Segment): Provider {
  const name = loop.segments[0];
  const taxonomy = prv ?? segmentOf(loop, 'PRV');
  const address = segmentOf(loop, 'N4');
  const isOrganization = name?.element(2) !== '1';
  const postalCode = address?.element(3).trim();
  return {
    npi: name && codedValue(name.element(8)) === 'XX' ? name.element(9).trim() : undefined,
    isOrganization,
    taxonomyCode: taxonomy?.element(3) || undefined,
    postalCode: address && postalCode ? location(address, `${loop.path}/N403`, postalCode) : undefined,
  };
}

const NO_NOTES: readonly Note[] = [];

/** The notes (NTE) that say something. `onTooMany` is told of the first that a claim or line cannot have. */
export function notesOf(
  segments: readonly Segment[],
  path: string,
  onTooMany: (segment: Segment) => void,
): readonly Note[] {
  if (segments.length === 0) return NO_NOTES;
  const said = segments.filter((segment) => segment.element(2) !== '');
  const beyond = said[MOST_NOTES];
  if (beyond) onTooMany(beyond);
  return said
    .slice(0, MOST_NOTES)
    .map((segment) => ({ code: segment.element(1), at: location(segment, path, segment.element(2)) }));
}

/** DTP02 says how DTP03 is written: D8, one day, or RD8, `CCYYMMDD-CCYYMMDD`. */
export function dateRange(dtp: Segment): ServiceDates | undefined {
  const isRange = dtp.element(2) === 'RD8';
  const text = dtp.element(3);
  const day = parseX12Date(text);
  if (day) return { from: day, through: day };
  const [first = '', last = first, ...more] = text.trim().split('-');
  if (more.length > 0 || (!isRange && last !== first)) return undefined;
  const from = parseX12Date(first);
  const through = parseX12Date(last);
  return from && through && from <= through ? { from, through } : undefined;
}
