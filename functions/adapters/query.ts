/** Query parameters that several routes take. */

import { type IsoDate, parseIsoDate } from '../../domain/calendar.ts';
import { Problem } from './problem.ts';

/** `asOf`: the day on which claims are judged. */
export function queryDate(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  const date = parseIsoDate(text);
  if (!date) throw new Problem('as-of-invalid', 'asOf is a date such as 2026-11-23.');
  return date;
}

/** `explain=all`: list the rules that do not apply, too. */
export function explainsAll(text: string | undefined): boolean {
  if (text === undefined) return false;
  if (text !== 'all') throw new Problem('explain-invalid', 'explain takes the value all.');
  return true;
}
