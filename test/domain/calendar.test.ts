import { expect, it } from 'vitest';
import {
  addMonths,
  dayAfter,
  dayBefore,
  daysBetween,
  isoDate,
  isWithin,
  parseIsoDate,
  parseX12Date,
  weekday,
} from '../../domain/calendar.ts';

it.each(['20260230', '20261301', '2026-03-02', '202603', '', '20260300'])('%s is no X12 date', (text) => {
  expect(parseX12Date(text)).toBeUndefined();
});

it('reads both forms of a date', () => {
  expect(parseX12Date('20240229')).toBe('2024-02-29');
  expect(parseIsoDate('2024-02-29')).toBe('2024-02-29');
  expect(parseIsoDate('2023-02-29')).toBeUndefined();
  expect(() => isoDate('yesterday')).toThrow(RangeError);
});

it.each([
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-23', 12, '2027-11-23'],
  ['2026-12-31', 1, '2027-01-31'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(isoDate(from), months)).toBe(to);
});

it.each([
  ['2026-03-02', '2026-03-03'],
  ['2024-02-28', '2024-02-29'],
  ['2024-02-29', '2024-03-01'],
  ['2025-02-28', '2025-03-01'],
  ['2026-04-30', '2026-05-01'],
  ['2026-12-31', '2027-01-01'],
])('the day after %s is %s', (day, next) => {
  expect(dayAfter(isoDate(day))).toBe(next);
});

it('counts both ends of a range', () => {
  const [from, through] = [isoDate('2026-01-01'), isoDate('2026-01-31')];
  expect([from, through].every((day) => isWithin(day, from, through))).toBe(true);
  expect(isWithin(isoDate('2026-02-01'), from, through)).toBe(false);
  expect(isWithin(isoDate('2099-01-01'), from, null)).toBe(true);
});

it.each([
  ['2026-03-02', 0, '2026-03-02'],
  ['2026-03-02', 10, '2026-03-12'],
  ['2026-02-20', 10, '2026-03-02'],
  ['2024-02-20', 10, '2024-03-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-12-25', 10, '2027-01-04'],
  ['2026-01-31', 90, '2026-05-01'],
  ['1999-12-31', 60, '2000-02-29'],
  ['2023-12-31', 366, '2024-12-31'],
])('from %s it is %i days to %s', (from, days, to) => {
  expect(daysBetween(isoDate(from), isoDate(to))).toBe(days);
  expect(daysBetween(isoDate(to), isoDate(from)) + days).toBe(0);
});

it.each([
  ['2026-02-28', '2026-03-01'],
  ['2024-02-28', '2024-02-29'],
  ['2024-02-29', '2024-03-01'],
  ['2025-12-31', '2026-01-01'],
  ['2026-11-30', '2026-12-01'],
  ['2026-11-24', '2026-11-25'],
])('%s is the day before %s', (before, after) => {
  expect(dayAfter(isoDate(before))).toBe(after);
  expect(dayBefore(isoDate(after))).toBe(before);
});

it.each([
  ['2026-11-22', 0],
  ['2026-11-23', 1],
  ['2026-11-28', 6],
  ['2024-02-29', 4],
  ['2000-03-01', 3],
  ['1900-01-01', 1],
])('%s is day %i of its week, Sunday being 0', (day, expected) => {
  expect(weekday(isoDate(day))).toBe(expected);
});
