import { describe, expect, it } from 'vitest';
import { dayAfter, type IsoDate, isoDate, weekday } from '../../domain/calendar.ts';
import { workdayFrom } from '../../domain/federal-workdays.ts';

describe('days on which federal offices work', () => {
  /** Weekdays of the year on which they do not. */
  function holidays(year: number): string[] {
    const found: string[] = [];
    for (let day: IsoDate = isoDate(`${year}-01-01`); day.startsWith(`${year}`); day = dayAfter(day)) {
      if (weekday(day) % 6 !== 0 && workdayFrom(day) !== day) found.push(day.slice(5));
    }
    return found;
  }

  it.each([
    [2020, '01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25', 'before Juneteenth was one'],
    [2021, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31', 'New Year’s Day of the next'],
    [2022, '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26', 'New Year’s Day in the year before'],
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25', 'Independence Day on a Friday'],
    [2028, '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25', 'months that begin early in the week'],
  ])('are not the holidays of %i: %s (%s)', (year, days) => {
    expect(holidays(year)).toEqual(days.split(' '));
  });

  it.each([
    ['2026-11-20', '2026-11-20', 'a Friday is one'],
    ['2026-11-21', '2026-11-23', 'behind a Saturday comes Monday'],
    ['2026-11-22', '2026-11-23', 'and behind a Sunday'],
    ['2026-07-03', '2026-07-06', 'behind an observed holiday and a weekend'],
    ['2026-11-26', '2026-11-27', 'the day behind Thanksgiving is one'],
    ['2027-12-31', '2028-01-03', 'over the turn of the year'],
    ['2026-01-18', '2026-01-20', 'behind a weekend and a holiday'],
  ])('from %s it is %s: %s', (day, expected) => {
    expect(workdayFrom(isoDate(day))).toBe(expected);
  });
});
