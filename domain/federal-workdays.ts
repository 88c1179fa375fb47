/**
 * Days on which federal offices work: not at weekends, and not on the holidays of 5 U.S.C. 6103. Days off that an
 * executive order gives are made known from year to year and not reckoned here.
 */

import { dayAfter, type IsoDate, weekday } from './calendar.ts';

/** Holidays of a fixed day, as month and day; 1232 is New Year's Day as the day behind 31 December. */
const FIXED = [101, 619, 704, 1111, 1225, 1232];
const JUNETEENTH = 619;
const FIRST_WITH_JUNETEENTH = '2021';

/** Holidays that are kept on a Monday, by the first day on which they can fall, and the Thursday that is one. */
const MONDAYS = [115, 215, 525, 901, 1008];
const THANKSGIVING = 1122;

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;

/** The day itself, or the next on which federal offices work. */
export function workdayFrom(date: IsoDate): IsoDate {
  let day = date;
  while (isDayOff(day)) day = dayAfter(day);
  return day;
}

/** A holiday on a Saturday is kept on the Friday before it, one on a Sunday on the Monday behind it. */
function isDayOff(date: IsoDate): boolean {
  const day = Number(date.slice(5, 7) + date.slice(8));
  const ofWeek = weekday(date);
  const isFixed = (one: number) => FIXED.includes(one) && (one !== JUNETEENTH || date > FIRST_WITH_JUNETEENTH);
  const isInWeekFrom = (first: number) => day >= first && day < first + 7;
  return (
    ofWeek === SUNDAY ||
    ofWeek === SATURDAY ||
    isFixed(day) ||
    (ofWeek === MONDAY && (isFixed(day - 1) || MONDAYS.some(isInWeekFrom))) ||
    (ofWeek === THURSDAY && isInWeekFrom(THANKSGIVING)) ||
    (ofWeek === FRIDAY && isFixed(day + 1))
  );
}
