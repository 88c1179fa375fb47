import { type IsoDate, isoDate } from '../../domain/calendar.ts';

/** Today in UTC: the as-of date of a call that names none. */
export function today(): IsoDate {
  return isoDate(new Date().toISOString().slice(0, 10));
}
