import * as z from 'zod';
import type { PayerTables } from '../values/payer-values.ts';
import {
  contractor,
  distinct,
  isoDay,
  jurisdiction,
  lastTwoDigits,
  locality,
  state,
  text,
  word,
  zipPrefix,
} from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

export const lineOfBusiness = z.enum([
  'medicare',
  'railroadMedicare',
  'medicareAdvantage',
  'medicaid',
  'commercial',
  'other',
  'unknown',
]);

const lastFourDigits = z
  .string()
  .regex(/^\d{4}(?:-\d{4})?(?: \d{4}(?:-\d{4})?)*$/, 'does not list last four digits, such as 0001-0400 0777');

/** Areas of which no two have the same number: a ZIP code lies in one place. */
function apart<Area extends z.ZodType>(area: Area, numbers: (area: z.infer<Area>) => string) {
  return z
    .array(area)
    .min(1)
    .refine((areas) => {
      const ranges = areas.flatMap((one) => numbers(one).split(' '));
      const ends = ranges.map((range) => [range.split('-')[0] ?? '', range.split('-').at(-1) ?? ''] as const);
      ends.sort(([a], [b]) => (a < b ? -1 : 1));
      return ends.every(([first], index) => index === 0 || first > (ends[index - 1]?.[1] ?? ''));
    }, 'has a number in two areas');
}

export const payerShapes: TableShapes<PayerTables> = {
  'zip-localities': {
    keys: 'first three digits of the ZIP code',
    key: zipPrefix,
    value: z.strictObject({
      areas: apart(z.strictObject({ contractor, locality, lastTwo: lastTwoDigits }), ({ lastTwo }) => lastTwo),
    }),
    contents: { name: 'ZIP codes', count: ({ areas }) => areas.reduce((sum, area) => sum + zipCodes(area.lastTwo), 0) },
    references: (_key, { areas }) => areas.map((area) => ({ table: 'mac-contractors', key: area.contractor }) as const),
    readBy: ['domain/claim/mac.ts'],
  },
  'zip-plus-four': {
    keys: 'five-digit ZIP code that lies in more than one locality',
    key: z.string().regex(/^\d{5}$/, 'is not a ZIP code'),
    value: z.strictObject({
      areas: apart(z.strictObject({ contractor, locality, plusFour: lastFourDigits }), ({ plusFour }) => plusFour),
    }),
    references: (_key, { areas }) => areas.map((area) => ({ table: 'mac-contractors', key: area.contractor }) as const),
    readBy: ['domain/claim/mac.ts'],
  },
  'mac-contractors': {
    keys: 'Part B contractor number',
    key: contractor,
    value: z.strictObject({ jurisdiction, name: text, states: distinct(state).min(1), partAContractor: contractor }),
    references: (_key, value) => [{ table: 'mac-jurisdictions', key: value.jurisdiction }],
    readBy: ['domain/claim/mac.ts', 'domain/claim/line-of-business.ts'],
  },
  'mac-jurisdictions': {
    keys: 'MAC jurisdiction',
    key: jurisdiction,
    value: z.strictObject({ name: text }),
    readBy: ['domain/claim/mac.ts'],
  },
  payers: {
    keys: 'short name of the payer',
    key: word,
    value: z.strictObject({
      name: text,
      nameWords: distinct(text),
      payerIds: distinct(text),
      policies: z.array(
        z.strictObject({
          policy: text,
          linesOfBusiness: distinct(lineOfBusiness),
          notFor: distinct(lineOfBusiness).exactOptional(),
          from: isoDay.exactOptional(),
        }),
      ),
      isFamily: z.boolean().exactOptional(),
    }),
  },
  'lines-of-business': {
    keys: '`filing/` and SBR09, or `payer/` and the payer id',
    key: z.string().regex(/^(?:filing\/[0-9A-Z]{2}|payer\/\S+)$/, 'is not `filing/` and a code, or `payer/` and an id'),
    value: z.strictObject({ lineOfBusiness }),
    readBy: ['domain/claim/line-of-business.ts'],
  },
};

/** How many ZIP codes a list such as `00-04 06` stands for. */
function zipCodes(lastTwo: string): number {
  return lastTwo.split(' ').reduce((sum, range) => {
    const [from = '', through = from] = range.split('-');
    return sum + Number(through) - Number(from) + 1;
  }, 0);
}
