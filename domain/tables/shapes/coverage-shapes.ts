import * as z from 'zod';
import type { CoverageTables } from '../values/coverage-values.ts';
import { diagnosisPrefix, distinct, jurisdiction, text, word } from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

const ofJurisdiction = (key: string) => ({ table: 'mac-jurisdictions', key }) as const;

export const coverageShapes: TableShapes<CoverageTables> = {
  'cryoneurolysis-policies': {
    keys: 'MAC jurisdiction',
    key: jurisdiction,
    value: z.strictObject({ policy: text, title: text, directsTo: text }),
    references: (key) => [ofJurisdiction(key)],
  },
  'diagnosis-exclusions': {
    keys: 'MAC jurisdiction',
    key: jurisdiction,
    value: z.strictObject({ policy: text, title: text, family: word }),
    references: (key, { family }) => [ofJurisdiction(key), { table: 'diagnosis-families', key: family }],
  },
  'diagnosis-families': {
    keys: 'family of diagnoses',
    key: word,
    value: z.strictObject({
      name: text,
      prefixes: distinct(diagnosisPrefix).min(1),
      companionPrefixes: distinct(diagnosisPrefix),
      focalPrefixes: distinct(diagnosisPrefix),
    }),
  },
};
