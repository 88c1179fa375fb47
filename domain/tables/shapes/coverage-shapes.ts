import * as z from 'zod';
import type { CoverageTables } from '../values/coverage-values.ts';
import {
  diagnosisCode,
  diagnosisPrefix,
  distinct,
  isoDay,
  jurisdiction,
  modifier,
  procedureCode,
  text,
  word,
} from './code-forms.ts';
import type { TableShapes } from './table-shape.ts';

const ofJurisdiction = (key: string) => ({ table: 'mac-jurisdictions', key }) as const;

const reach = z
  .strictObject({
    techniques: distinct(word).min(1).exactOptional(),
    nerves: distinct(text).min(1).exactOptional(),
    regions: distinct(text).min(1).exactOptional(),
  })
  .refine((conditions) => Object.keys(conditions).length > 0, 'narrows nothing');

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
  policies: {
    keys: 'the document’s own number, `L33933`',
    key: text,
    value: z.strictObject({
      status: z.enum(['inForce', 'proposed', 'retired', 'absent', 'unknown']),
      kind: z.enum(['lcd', 'article', 'proposedLcd', 'ncd', 'macInstruction', 'commercialPolicy', 'absence']),
      subject: z
        .enum([
          'denervation',
          'nerveBlocks',
          'cryoneurolysis',
          'injections',
          'chemodenervation',
          'sacroiliacJoint',
          'facetJoints',
          'spinalAblation',
        ])
        .exactOptional(),
      publisher: text.exactOptional(),
      jurisdictions: distinct(z.union([jurisdiction, z.literal('national')])),
      mayReach: distinct(jurisdiction).exactOptional(),
      title: text,
      dates: text.exactOptional(),
      says: text.exactOptional(),
      stance: z.enum(['notCovered', 'supports', 'unfavourable', 'related', 'none']).exactOptional(),
      reaches: z.array(reach).min(1).exactOptional(),
      exceptNerves: distinct(text).exactOptional(),
      exceptDiagnoses: distinct(word).exactOptional(),
      hasOtherCriteria: z.boolean().exactOptional(),
      undecidedFrom: isoDay.exactOptional(),
      procedureCodes: distinct(procedureCode).exactOptional(),
      modifiers: distinct(modifier).exactOptional(),
      billTypes: distinct(text).exactOptional(),
      relatedPolicies: distinct(text).exactOptional(),
    }),
  },
  'covered-diagnoses': {
    keys: 'number of the article',
    key: text,
    value: z
      .strictObject({
        policy: text,
        title: text,
        jurisdictions: distinct(jurisdiction),
        procedureCodes: distinct(procedureCode),
        covered: distinct(diagnosisCode),
        nonCovered: distinct(diagnosisCode),
      })
      // Such a list would let every diagnosis pass.
      .refine(({ covered, nonCovered }) => covered.length + nonCovered.length > 0, 'lists no diagnosis'),
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
