import * as z from 'zod';
import type { ClaimFormTables } from '../values/claim-form-values.ts';
import { diagnosisCode, distinct, modifier, procedureAndModifier, text, word } from './code-forms.ts';
import { lineOfBusiness } from './payer-shapes.ts';
import type { TableReference, TableShapes } from './table-shape.ts';

export const requirement = z.strictObject({ requirement: text });
export const modifierList = z.strictObject({ modifiers: distinct(modifier).min(1) });

/** A modifier that the list of existing ones must hold. */
export function existing(code: string): TableReference {
  return { table: 'known-modifiers', key: 'all', listed: code };
}

export const claimFormShapes: TableShapes<ClaimFormTables> = {
  'modifier-uses': {
    keys: 'procedure code and modifier, `64640|25`',
    key: procedureAndModifier,
    value: z.strictObject({
      use: z.enum(['neverValid', 'neverPaid']),
      reason: text,
      removable: z.strictObject({ requires: text, attestation: z.enum(['coder', 'clinician']) }).nullable(),
    }),
    references: (key) => [existing(key.slice(key.indexOf('|') + 1))],
    readBy: ['domain/corrections/proposals.ts'],
  },
  'known-modifiers': {
    keys: '`all`: every modifier that exists',
    key: z.literal('all'),
    value: modifierList,
    contents: { name: 'modifiers', count: ({ modifiers }) => modifiers.length },
  },
  'diagnosis-categories': {
    keys: 'ICD-10-CM category, without the dot, that is no complete code',
    key: diagnosisCode,
    value: requirement,
  },
  'modifier-conflicts': {
    keys: 'message of the rule `claim-form/modifier-conflict`',
    key: word,
    value: requirement,
  },
  'claim-form-requirements': { keys: 'what a claim form must state', key: word, value: requirement },
  'filing-limits': {
    keys: 'line of business',
    key: lineOfBusiness,
    value: z.strictObject({ months: z.int().positive() }),
  },
};
