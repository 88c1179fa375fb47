/** Values that several loops of the 837 hold in the same form. */

import { type IsoDate, parseX12Date } from '../calendar.ts';
import type { Location, Note, Provider } from '../claim/claim.ts';
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
  return loops.find((loop) => loop.id === id);
}

/** A provider loop: NM1, PRV, N4. The billing provider's PRV stands one level above, in 2000A. */
export function provider(loop: Loop, prv?: Segment): Provider {
  const name = loop.segments[0];
  const taxonomy = prv ?? loop.segments.find((segment) => segment.id === 'PRV');
  const address = loop.segments.find((segment) => segment.id === 'N4');
  const postalCode = address?.element(3).trim();
  return {
    npi: name?.element(8) === 'XX' ? name.element(9).trim() : undefined,
    isOrganization: name?.element(2) !== '1',
    taxonomyCode: taxonomy?.element(3) || undefined,
    postalCode: address && postalCode ? location(address, `${loop.path}/N403`, postalCode) : undefined,
  };
}

export function notes(loop: Loop): Note[] {
  return loop.segments
    .filter((segment) => segment.id === 'NTE' && segment.element(2) !== '')
    .map((segment) => ({
      code: segment.element(1),
      at: location(segment, `${loop.path}/NTE02`, segment.element(2)),
    }));
}

/** DTP02 says how DTP03 is written: D8, one day, or RD8, `CCYYMMDD-CCYYMMDD`. */
export function dateRange(dtp: Segment): ServiceDates | undefined {
  const [first = '', last = first, ...more] = dtp.element(3).trim().split('-');
  if (more.length > 0 || (dtp.element(2) !== 'RD8' && last !== first)) return undefined;
  const from = parseX12Date(first);
  const through = parseX12Date(last);
  return from && through && from <= through ? { from, through } : undefined;
}
