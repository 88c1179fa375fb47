import * as z from 'zod';
import type { CodingTables } from '../values/coding-values.ts';
import { diagnosisPrefix, distinct, modifier, procedureCode, text, word } from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

/** The characters that say a side where they stand in a code; some families have several. */
const sideCharacters = z.string().regex(/^[0-9A-Z]*$/, 'is not characters of a code');

export const codingShapes: TableShapes<CodingTables> = {
  'branch-groups': {
    keys: 'procedure code',
    key: procedureCode,
    value: z.strictObject({
      name: text,
      nerves: distinct(text).min(2),
      region: text,
      reducedModifier: modifier,
    }),
    references: (_key, { nerves }) => nerves.map((nerve) => ({ table: 'nerves', key: nerve })),
    readBy: ['domain/corrections/proposals/code-changes.ts'],
  },
  'code-counts': {
    keys: 'procedure code',
    key: procedureCode,
    value: z.strictObject({ per: z.enum(['nerve', 'site']), needsNarrative: z.boolean().exactOptional() }),
    readBy: ['domain/corrections/proposals/code-changes.ts'],
  },
  'other-targets': {
    keys: 'target that is no nerve',
    key: word,
    value: z.strictObject({ name: text, words: distinct(text).min(1), unless: distinct(text), codes: text }),
  },
  'side-modifiers': {
    keys: 'modifier',
    key: modifier,
    value: z.strictObject({
      side: z.enum(['left', 'right', 'both']),
      digit: z.enum(['finger', 'toe']).exactOptional(),
    }),
  },
  'diagnosis-sides': {
    keys: 'beginning of ICD-10-CM codes; the longest that fits holds',
    key: diagnosisPrefix,
    value: z.strictObject({
      position: z.int().min(0).max(7),
      right: sideCharacters,
      left: sideCharacters,
      both: sideCharacters,
    }),
  },
};
