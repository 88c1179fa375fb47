/** Calendar dates without a clock or a time zone: the only date arithmetic there is. */

/** A calendar day written `YYYY-MM-DD`. Two of them compare correctly as strings. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const EIGHT_DIGITS = /^\d{8}$/;

/** Days of January to December in a common year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dateFrom(year: string, month: string, day: string): IsoDate | undefined {
  const days = daysInMonth(Number(year), Number(month));
  return Number(day) >= 1 && Number(day) <= days ? (`${year}-${month}-${day}` as IsoDate) : undefined;
}

/** Zero for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0)) return 29;
  return DAYS[month - 1] ?? 0;
}

/** `2026-03-02` as a date, or undefined when it is no day of the calendar. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  return year && month && day ? dateFrom(year, month, day) : undefined;
}

/** Claims of one file fall on few days, so a day once read is kept, up to some ten years of them. */
const MOST_DAYS_KEPT = 4_000;
const daysRead = new Map<string, IsoDate>();

/** X12 date format D8 (`CCYYMMDD`) as a date, or undefined when it is no day of the calendar. */
export function parseX12Date(text: string): IsoDate | undefined {
  const known = daysRead.get(text);
  if (known) return known;
  if (!EIGHT_DIGITS.test(text)) return undefined;
  const day = dateFrom(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (!day) return undefined;
  if (daysRead.size >= MOST_DAYS_KEPT) daysRead.clear();
  daysRead.set(text, day);
  return day;
}

/** A date known to be well formed, such as a literal in code or a checked data row. Throws on anything else. */
export function isoDate(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new RangeError('not a calendar date');
  return date;
}

/**
 * The same day `months` later. Where that month is shorter, its last day: the Medicare year that starts on
 * 29 February ends on 28 February.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const known = monthsAdded.get(date);
  if (known?.months === months) return known.later;
  const later = monthsLater(date, months);
  if (monthsAdded.size >= MOST_DAYS_KEPT) monthsAdded.clear();
  monthsAdded.set(date, { months, later });
  return later;
}

/** What was reckoned last for each day: nearly all payers ask for the same number of months. */
const monthsAdded = new Map<IsoDate, { readonly months: number; readonly later: IsoDate }>();

function monthsLater(date: IsoDate, months: number): IsoDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const toDay = Math.min(Number(date.slice(8)), daysInMonth(toYear, toMonth));
  return written(toYear, toMonth, toDay);
}

/** The day before; of the first day of the calendar that we count, that day itself. */
export function dayBefore(date: IsoDate): IsoDate {
  const [year, month, day] = parts(date);
  if (day > 1) return written(year, month, day - 1);
  if (month > 1) return written(year, month - 1, daysInMonth(year, month - 1));
  return year > 1 ? written(year - 1, 12, 31) : date;
}

function parts(date: IsoDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

function written(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as IsoDate;
}

/** The next day of the calendar. */
export function dayAfter(date: IsoDate): IsoDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  if (day < daysInMonth(year, month)) return `${date.slice(0, 8)}${pad(day + 1)}` as IsoDate;
  return addMonths(`${date.slice(0, 8)}01` as IsoDate, 1);
}

/** Days from the first day to the second; negative when the second lies before it. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(date: IsoDate): number {
  return (dayNumber(date) + 2) % 7;
}

/** Days since a day long past, with years that begin in March, so that a leap day is a year's last. */
function dayNumber(date: IsoDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month > 2 ? 0 : 1);
  const daysOfMonths = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return (
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    daysOfMonths +
    digits(date, 8, 10)
  );
}

/** The number that the characters say, without cutting them out: dates are compared for line after line. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index++) number = number * 10 + text.charCodeAt(index) - 48;
  return number;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** Whether `day` lies in the range; both ends belong to it, and a `null` end means that none is announced. */
export function isWithin(day: IsoDate, from: IsoDate, through: IsoDate | null): boolean {
  return day >= from && (through === null || day <= through);
}
