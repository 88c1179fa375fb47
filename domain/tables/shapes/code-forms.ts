/** How the codes that tables hold are written. Whether a code exists is another question, for the lists that hold them. */

import * as z from 'zod';
import { type IsoDate, parseIsoDate } from '../../calendar.ts';

const form = (pattern: RegExp, meaning: string) => z.string().regex(pattern, `is not ${meaning}`);

const PROCEDURE = '(?:[0-9]{5}|[0-9]{4}[A-Z]|[A-Z][0-9]{4})';

export const text = z
  .string()
  .refine((value) => value.trim() === value && value !== '', 'is empty or has outer blanks')
  .refine((value) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value), 'has characters that do not show');
export const word = form(/^[A-Za-z][\w-]*$/, 'one word');
export const procedureCode = form(new RegExp(`^${PROCEDURE}$`), 'a CPT or HCPCS code');
export const procedurePair = form(new RegExp(`^${PROCEDURE}\\|${PROCEDURE}$`), 'two procedure codes, `a|b`').refine(
  (pair) => pair.slice(0, 5) !== pair.slice(6),
  'pairs a code with itself',
);
export const procedureAndModifier = form(
  new RegExp(`^${PROCEDURE}\\|[A-Z0-9]{2}$`),
  'a procedure code, `|` and a modifier',
);
export const procedurePrefix = form(/^[0-9A-Z]{2,5}$/, 'the beginning of a procedure code');
export const modifier = form(/^[A-Z0-9]{2}$/, 'a modifier of two characters');
/** Without the dot, as claims carry them. */
export const diagnosisCode = form(/^[A-Z][0-9][0-9A-Z]{1,5}$/, 'an ICD-10-CM code without its dot');
export const diagnosisPrefix = form(/^[A-Z](?:[0-9][0-9A-Z]{0,5})?$/, 'the beginning of an ICD-10-CM code');
export const contractor = form(/^[0-9]{5}$/, 'a contractor number of five digits');
export const locality = form(/^[0-9]{2}$/, 'a locality of two digits');
export const JURISDICTION_FORM = /^J(?:[A-Z]|[0-9]{1,2})$/;
export const jurisdiction = form(JURISDICTION_FORM, 'a MAC jurisdiction');
export const zipPrefix = form(/^[0-9]{3}$/, 'three digits of a ZIP code');
export const state = form(/^[A-Z]{2}$/, 'a postal abbreviation');
export const placeOfService = form(/^[0-9]{2}$/, 'a place of service');
export const carc = form(/^(?:[1-9][0-9]{0,2}|[ABDPWY][0-9]{1,2})$/, 'a claim adjustment reason code');
export const rarc = form(/^(?:MA?|N)[0-9]{1,4}$/, 'a remittance advice remark code');
export const groupCode = z.enum(['CO', 'PR', 'OA', 'PI'], 'is not a claim adjustment group code');
export const probability = z.number().gt(0, 'is not above 0').lt(1, 'is not below 1');
export const day = z.string().refine((value) => parseIsoDate(value) !== undefined, 'is not a calendar date');
/** The same, where a value's type says that it is a date. */
export const isoDay = z.custom<IsoDate>(
  (value) => typeof value === 'string' && parseIsoDate(value) !== undefined,
  'is not a calendar date',
);
export const cents = z.int().positive();

/** Each word once; the order says nothing to a rule, so none is asked for. */
export function distinct<Item extends z.ZodType>(item: Item) {
  return z.array(item).refine((items) => new Set(items).size === items.length, 'names something twice');
}

/** The last two digits of ZIP codes, `00-04 06`, ascending and without overlap. */
export const lastTwoDigits = form(/^\d\d(?:-\d\d)?(?: \d\d(?:-\d\d)?)*$/, 'a list of two digits and ranges').refine(
  (list) => {
    const ends = list.split(' ').flatMap((range) => {
      const [from = '', through = from] = range.split('-');
      return [Number(from), Number(through)];
    });
    return ends.every(
      (end, index) => index === 0 || end > (ends[index - 1] ?? 0) || (index % 2 === 1 && end === ends[index - 1]),
    );
  },
  'is not ascending, or overlaps',
);
