import * as z from 'zod';
import type { NcciTables } from '../values/ncci-values.ts';
import { existing, modifierList, requirement } from './claim-form-shapes.ts';
import { isoDay, procedureCode, procedurePair, procedurePrefix, text } from './code-forms.ts';
import type { TableShape, TableShapes } from './table-shape.ts';

const mue: TableShape<NcciTables['ncci-mue-practitioner']> = {
  keys: 'procedure code',
  key: procedureCode,
  value: z.strictObject({
    units: z.int().min(0),
    mai: z.literal([1, 2, 3], 'is not an MUE adjudication indicator: 1, 2 or 3'),
    rationale: text,
  }),
};

const ptp: TableShape<NcciTables['ncci-ptp-practitioner']> = {
  keys: 'column one code and column two code, in this order, `64640|20526`',
  key: procedurePair,
  value: z.strictObject({
    modifierIndicator: z.literal([0, 1, 9], 'is not a modifier indicator: 0, 1 or 9'),
    rationale: text,
  }),
};

export const ncciShapes: TableShapes<NcciTables> = {
  'ncci-mue-practitioner': mue,
  'ncci-mue-hospital': mue,
  'ncci-ptp-practitioner': ptp,
  'ncci-ptp-hospital': ptp,
  'ncci-ptp-deleted': {
    keys: 'column one code, column two code, setting and last day of the edit, `64640|20526|hospital|2008-09-30`',
    key: z
      .string()
      .regex(
        /^[0-9A-Z]{5}\|[0-9A-Z]{5}\|(?:practitioner|hospital)\|\d{4}-\d{2}-\d{2}$/,
        'is not two codes, a setting and a date between bars',
      ),
    value: z.strictObject({
      setting: z.enum(['practitioner', 'hospital']),
      modifierIndicator: z.literal([0, 1, 9], 'is not a modifier indicator: 0, 1 or 9'),
      deletionDate: isoDay,
      rationale: text,
    }),
    notYetRead: 'kept for the record: no day that the tables of active edits cover falls under a deleted edit',
  },
  'ncci-ptp-modifiers': {
    keys: 'how a modifier on the list sets an edit aside',
    key: z.enum(['anywhere', 'visit', 'anatomic']),
    value: modifierList,
    references: (_key, { modifiers }) => modifiers.map(existing),
  },
  'global-periods': {
    keys: 'procedure code',
    key: procedureCode,
    value: z.strictObject({ indicator: text, days: z.int().min(0).nullable() }),
  },
  'global-period-modifiers': {
    keys: 'what a modifier on the list does to a global period',
    key: z.enum(['visit', 'visitAfter', 'procedure', 'startsNone']),
    value: modifierList,
    references: (_key, { modifiers }) => modifiers.map(existing),
  },
  'visit-codes': { keys: 'first characters of the codes of visits', key: procedurePrefix, value: requirement },
  'outpatient-bill-types': {
    keys: 'first two digits of the bill type of an outpatient hospital claim',
    key: z.string().regex(/^[0-9]{2}$/, 'is not two digits of a bill type'),
    value: requirement,
    readBy: ['domain/claim/line-facts.ts'],
  },
};
