import * as z from 'zod';
import type { DocumentationTables } from '../values/documentation-values.ts';
import { requirement } from './claim-form-shapes.ts';
import { distinct, jurisdiction, procedureCode, text, word } from './code-forms.ts';
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
      devices: distinct(text).exactOptional(),
      celsius: z
        .tuple([z.number(), z.number()])
        .refine(([lowest, highest]) => lowest <= highest, 'ends before it begins')
        .exactOptional(),
      supplyCodes: distinct(procedureCode).exactOptional(),
      replacementCode: procedureCode.exactOptional(),
    }),
    readBy: ['domain/documentation/technique/technique-facts.ts'],
  },
  nerves: {
    keys: 'name of the nerve',
    key: text,
    value: z.strictObject({
      region: text,
      code: procedureCode,
      codes: text.exactOptional(),
      cryoCode: procedureCode.nullable(),
      terms: distinct(text).min(1),
      abbreviations: distinct(text),
    }),
    readBy: ['domain/documentation/nerves/nerve-facts.ts', 'domain/documentation/technique/technique-facts.ts'],
  },
  'nerve-words': {
    keys: 'what the words mean where a nerve is expected',
    key: z.enum(['vague', 'filler', 'otherUse', 'elsewhere']),
    value: z.strictObject({ words: distinct(text).min(1) }),
    readBy: ['domain/documentation/nerves/nerve-words.ts'],
  },
  'documentation-requirements': { keys: 'last part of the rule id', key: word, value: requirement },
  'imaging-codes': {
    keys: 'procedure code of imaging guidance',
    key: procedureCode,
    value: z.strictObject({ modality: text }),
    readBy: ['domain/claim/line-facts.ts'],
  },
  'modulating-techniques': {
    keys: 'technique',
    key: word,
    value: z.strictObject({
      name: text,
      terms: distinct(text).min(1),
      unless: distinct(text),
      directsTo: text,
    }),
    readBy: ['domain/documentation/technique/stated-modulation.ts'],
  },
  'destruction-parameters': {
    keys: 'technique; `*` where no single one is stated',
    key: z.union([word, z.literal('*')]),
    value: z.strictObject({
      oneOf: distinct(z.enum(['temperatureCelsius', 'concentrationPercent', 'freezeCycles', 'secondsPerLesion'])),
      confirmedFromCelsius: z.number().exactOptional(),
      notDestroyingToCelsius: z.number().exactOptional(),
      confirmedFromPercent: z.number().exactOptional(),
      notDestroyingToPercent: z.number().exactOptional(),
      strengthWords: distinct(text).min(1).exactOptional(),
    }),
    references: (key) => (key === '*' ? [] : [{ table: 'techniques', key }]),
    readBy: ['domain/rules/lesion.ts'],
  },
  'necessity-requirements': {
    keys: '`medicare`, MAC jurisdiction, or `payer/` and the payer id',
    key: z.union([z.literal('medicare'), jurisdiction, z.string().regex(/^payer\/\S+$/, 'is not `payer/` and an id')]),
    value: z.strictObject({
      policy: text,
      title: text,
      asks: z.array(distinct(z.enum(['diagnosis', 'indication', 'conservativeCare', 'diagnosticBlock'])).min(1)).min(1),
    }),
    references: (_key, { policy }) => [{ table: 'policies', key: policy }],
  },
};
