/** Values as CMS writes them in its files. Each reader gives undefined for what is no such value. */

import { type IsoDate, parseIsoDate, parseX12Date } from '../calendar.ts';

/** CPT (five digits, or four and a letter) and HCPCS level II (a letter and four digits). */
const PROCEDURE_CODE = /^(?:\d{4}[0-9A-Z]|[A-Z]\d{4})$/;

export function isProcedureCode(text: string): boolean {
  return PROCEDURE_CODE.test(text);
}

/** ICD-10-CM with or without its dot → without. */
export function diagnosisCode(text: string): string | undefined {
  const code = text.replace('.', '').toUpperCase();
  return /^[A-Z]\d[0-9A-Z]{1,5}$/.test(code) ? code : undefined;
}

/**
 * A number that is not negative → decimal string with exactly `digits` behind the point, so that `1`, `1.0` and
 * `1.000` are one value. Undefined where the file states more digits than that.
 */
export function decimal(text: string, digits: number): string | undefined {
  const [, whole, fraction = ''] = /^(\d{0,6})(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || (whole === '' && fraction === '')) return undefined;
  const rest = fraction.slice(digits);
  if (/[^0]/.test(rest)) return undefined;
  return `${Number(whole)}.${fraction.slice(0, digits).padEnd(digits, '0')}`;
}

/** `$1,475.61` → 147561. */
export function dollarsInCents(text: string): number | undefined {
  const [, whole, fraction = '00'] = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole.replaceAll(',', '')) * 100 + Number(fraction);
}

export function count(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** `20260101` */
export function eightDigitDate(text: string): IsoDate | undefined {
  return parseX12Date(text);
}

/** `2019-11-21`, `2019-11-21 00:00:00.000` or `11/21/2019 12:00:00 AM`, as database exports write a day. */
export function exportedDate(text: string): IsoDate | undefined {
  const time = '(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AP]M)?)?$';
  const iso = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${time}`).exec(text);
  if (iso?.[1]) return parseIsoDate(iso[1]);
  const [, month, day, year] = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${time}`).exec(text) ?? [];
  if (!month || !day || !year) return undefined;
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Letters and digits alone, so that line breaks and spaces in a heading do not matter. */
export function squashed(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `April 2026` → `2026-04`. */
export function monthNamed(month: string, year: string): string | undefined {
  const index = MONTHS.indexOf(month.toLowerCase());
  return index < 0 ? undefined : `${year}-${String(index + 1).padStart(2, '0')}`;
}

/** Text of a file as a reason may quote it: short, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > 40 ? `“${line.slice(0, 39)}…”` : `“${line}”`;
}
