import { type IsoDate, isoDate } from '../../domain/calendar.ts';

/** Today in UTC: the as-of date of a call that names none. */
export function today(): IsoDate {
  return dayOf(new Date());
}

/** The day in UTC. */
export function dayOf(moment: Date): IsoDate {
  return isoDate(moment.toISOString().slice(0, 10));
}
