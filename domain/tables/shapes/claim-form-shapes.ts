import * as z from 'zod';
import type { ClaimFormTables } from '../values/claim-form-values.ts';
import { diagnosisCode, distinct, modifier, placeOfService, procedureAndModifier, text, word } from './code-forms.ts';
import { lineOfBusiness } from './payer-shapes.ts';
import type { TableReference, TableShapes } from './table-shape.ts';

export const requirement = z.strictObject({ requirement: text });
export const modifierList = z.strictObject({ modifiers: distinct(modifier).min(1) });

/** A modifier that the list of existing ones must hold. */
export function existing(code: string): TableReference {
  return { table: 'known-modifiers', key: 'all', listed: code };
}

const modifierUse = z.strictObject({
  use: z.enum(['neverValid', 'neverPaid']),
  reason: text,
  removable: z.strictObject({ requires: text, attestation: z.enum(['coder', 'clinician']) }).nullable(),
});

export const claimFormShapes: TableShapes<ClaimFormTables> = {
  'modifier-uses': {
    keys: 'procedure code and modifier, `64640|25`',
    key: procedureAndModifier,
    value: modifierUse,
    references: (key) => [existing(key.slice(key.indexOf('|') + 1))],
    readBy: ['domain/rules/modifiers.ts'],
  },
  'modifier-billers': {
    keys: 'who bills, `physician` or `facility`, `|` and the modifier',
    key: z.string().regex(/^(?:physician|facility)\|[A-Z0-9]{2}$/, 'is not `physician|` or `facility|` and a modifier'),
    value: modifierUse,
    references: (key) => [existing(key.slice(key.indexOf('|') + 1))],
  },
  'abn-modifiers': { keys: 'message of the rule `claim-form/abn-modifier`', key: word, value: requirement },
  'repeat-modifiers': {
    keys: '`all`: modifiers that say a service was given again',
    key: z.literal('all'),
    value: modifierList,
    references: (_key, { modifiers }) => modifiers.map(existing),
  },
  'claim-frequencies': {
    keys: 'claim frequency code (CLM05-3) of claims that act on one sent before',
    key: z.string().regex(/^[0-9A-Z]$/, 'is not a claim frequency code'),
    value: z.strictObject({ action: z.enum(['replaces', 'voids']) }),
  },
  'places-of-service': {
    keys: 'place of service that is assigned',
    key: placeOfService,
    value: z.strictObject({ kind: z.enum(['usual', 'remote', 'patientsHome']) }),
  },
  'bill-types': {
    keys: 'first two digits of a type of bill that exists',
    key: z.string().regex(/^[0-9]{2}$/, 'is not two digits of a bill type'),
    value: z.strictObject({ isInpatientStay: z.boolean() }),
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
