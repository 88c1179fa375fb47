/** One value against its data element → the code of what is wrong with it (IK403). */

import { parseX12Date } from '../../calendar.ts';
import type { DataElement } from './syntax-table.ts';

/** Implementation data element syntax error codes that a value alone can earn. */
export type ValueErrorCode = '4' | '5' | '6' | '7' | '8' | '9';

const NUMERIC = { N0: /^-?\d+$/, R: /^-?(?:\d+(?:\.\d*)?|\.\d+)$/ } as const;

/** Basic and extended character set of X12, without the letters of other languages. */
const VALID_CHARACTERS = /^[\x20-\x7e]*$/;

export function hasValidCharacters(value: string): boolean {
  return VALID_CHARACTERS.test(value);
}

/** `formatQualifier` is the value of the element 1250 before a 1251. */
export function valueError(
  value: string,
  dataElement: DataElement,
  codes: ReadonlySet<string> | undefined,
  formatQualifier: string,
): ValueErrorCode | undefined {
  if (!hasValidCharacters(value)) return '6';
  const isNumber = dataElement.type === 'N0' || dataElement.type === 'R';
  const length = isNumber ? value.replace(/[-.]/g, '').length : value.length;
  if (isNumber && !NUMERIC[dataElement.type as 'N0' | 'R'].test(value)) return '6';
  if (dataElement.decimals !== undefined && decimalsOf(value) > dataElement.decimals) return '6';
  if (dataElement.type === 'DT') return parseX12Date(value) ? undefined : '8';
  if (dataElement.type === 'TM') return isTime(value) ? undefined : '9';
  if (length < dataElement.shortest) return '4';
  if (length > dataElement.longest) return '5';
  if (codes && !codes.has(value)) return '7';
  if (dataElement.number === DATE_TIME_PERIOD) return periodError(value, formatQualifier);
  return undefined;
}

function decimalsOf(value: string): number {
  const [, decimals = ''] = value.split('.');
  let end = decimals.length;
  while (end > 0 && decimals[end - 1] === '0') end--;
  return end;
}

/** 1251: how it is written stands in the 1250 before it. */
const DATE_TIME_PERIOD = '1251';

function periodError(value: string, formatQualifier: string): ValueErrorCode | undefined {
  switch (formatQualifier) {
    case 'D8':
      return parseX12Date(value) ? undefined : '8';
    case 'RD8': {
      const [from, through, ...more] = value.split('-').map(parseX12Date);
      return from && through && more.length === 0 && from <= through ? undefined : '8';
    }
    case 'DT':
      return parseX12Date(value.slice(0, 8)) && isTime(value.slice(8)) ? undefined : '8';
    case 'TM':
      return isTime(value) ? undefined : '9';
    default:
      return undefined;
  }
}

/** `HHMM`, `HHMMSS`, `HHMMSSD` or `HHMMSSDD`. */
function isTime(value: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/.test(value);
}
