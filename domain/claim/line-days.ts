/** The days of service lines (DTP*472), which may be a range. */

import type { ServiceLine } from './claim.ts';

type Days = Pick<ServiceLine, 'serviceFrom' | 'serviceThrough'>;

export function isOneDay(line: Days): boolean {
  return line.serviceFrom === line.serviceThrough;
}

/** Whether the days of two lines meet. Of a range nobody says on which of its days what was done, so they only may be the same. */
export function sharesDay(a: Days, b: Days): boolean {
  return a.serviceFrom <= b.serviceThrough && b.serviceFrom <= a.serviceThrough;
}
