import * as z from 'zod';
import type { DocumentationTables } from '../values/documentation-values.ts';
import { requirement } from './claim-form-shapes.ts';
import { distinct, procedureCode, text, word } from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

export const documentationShapes: TableShapes<DocumentationTables> = {
  techniques: {
    keys: 'technique',
    key: word,
    value: z.strictObject({
      family: z.enum(['radiofrequency', 'chemical', 'cryo', 'other']),
      destructive: z.boolean().nullable(),
      name: text,
      terms: distinct(text).min(1),
      isUnspecified: z.boolean().exactOptional(),
      isNone: z.boolean().exactOptional(),
      celsius: z
        .tuple([z.number(), z.number()])
        .refine(([lowest, highest]) => lowest <= highest, 'ends before it begins')
        .exactOptional(),
      supplyCodes: distinct(procedureCode).exactOptional(),
      replacementCode: procedureCode.exactOptional(),
    }),
    readBy: ['domain/documentation/technique-facts.ts'],
  },
  nerves: {
    keys: 'name of the nerve',
    key: text,
    value: z.strictObject({
      region: text,
      code: procedureCode,
      cryoCode: procedureCode.nullable(),
      terms: distinct(text).min(1),
      abbreviations: distinct(text),
    }),
    readBy: ['domain/documentation/nerve-facts.ts', 'domain/documentation/technique-facts.ts'],
  },
  'nerve-words': {
    keys: 'what the words mean where a nerve is expected',
    key: z.enum(['vague', 'filler', 'otherUse', 'elsewhere']),
    value: z.strictObject({ words: distinct(text).min(1) }),
    readBy: ['domain/documentation/nerve-facts.ts'],
  },
  'documentation-requirements': { keys: 'last part of the rule id', key: word, value: requirement },
  'imaging-codes': {
    keys: 'procedure code of imaging guidance',
    key: procedureCode,
    value: z.strictObject({ modality: text }),
    readBy: ['domain/claim/line-facts.ts'],
  },
};
