/** What a caller may assume of a claim: facts that a note could state, and coding that a biller would ask about. */

import * as z from 'zod/mini';
import { documentationFields } from '../json/claim-schema.ts';

const { ccda: _document, ...factFields } = documentationFields;

/** Longest text of one fact; `note` may be as long as the body. */
const MOST_CHARACTERS = 1_000;
const MOST_ENTRIES = 100;

/** A blank says nothing that could be assumed; read as a value it would clear what asks for one. */
const saysSomething = z.regex(/\S/);
const text = z.string().check(saysSomething, z.maxLength(MOST_CHARACTERS));

/** The vocabulary of the structured `documentation`, each with the bounds of a single fact. */
const facts = {
  ...factFields,
  note: factFields.note.check(saysSomething),
  nerves: z.array(text).check(z.maxLength(MOST_ENTRIES), z.describe('Every nerve or branch that the note would name')),
  modality: text,
  device: text,
  agent: text,
  imaging: z.partial(
    z.strictObject({ modality: text, realTime: z.boolean(), supervisedBy: text, imagesArchived: z.boolean() }),
  ),
  diagnosis: text,
  indication: text,
  failedConservativeMeasures: z.array(text).check(z.maxLength(MOST_ENTRIES)),
} as const;

const coding = {
  units: z.int().check(z.minimum(1), z.maximum(9_999), z.describe('SV104 or SV205')),
  modifiers: z
    .array(z.string().check(z.regex(/^[0-9A-Za-z]{2}$/)))
    .check(z.maxLength(4), z.describe('All modifiers of the line')),
  diagnosisPointers: z
    .array(z.string().check(z.regex(/^(?:[1-9]|1[0-2])$/)))
    .check(z.minLength(1), z.maxLength(4), z.describe('Pointers to diagnoses that the claim has')),
  placeOfService: z.string().check(z.regex(/^\d{2}$/)),
  payerClaimControlNumber: text.check(
    z.describe('REF*F8: the payer’s own number, from the remittance of the earlier claim'),
  ),
} as const;

export const FACT_NAMES = Object.keys(facts) as readonly FactName[];
export const CODING_NAMES = Object.keys(coding) as readonly CodingName[];

export function isFact(name: string): name is FactName {
  return Object.hasOwn(facts, name);
}

export type FactName = keyof typeof facts;
export type CodingName = keyof typeof coding;
export type AssumptionName = FactName | CodingName;

export const assumptionsSchema = z.partial(z.strictObject({ ...facts, ...coding }));
export type Assumptions = Readonly<z.infer<typeof assumptionsSchema>>;

/** What is never assumed, and why; a name that is neither here nor above is none of ours. */
export const REFUSED: Readonly<Record<string, string>> = {
  ccda: 'send the text of the note as note',
  procedureCode: 'what was done decides the code; corrections name the code that fits it',
  procedureModifiers: 'say modifiers',
  diagnoses: 'a diagnosis is not made by assuming it; diagnosisPointers chooses among those of the claim',
  diagnosisCodes: 'a diagnosis is not made by assuming it; diagnosisPointers chooses among those of the claim',
  healthCareCodeInformation:
    'a diagnosis is not made by assuming it; diagnosisPointers chooses among those of the claim',
  serviceDate: 'the day of the service is what it is; asOf moves the day on which the claim is judged',
  serviceFrom: 'the day of the service is what it is; asOf moves the day on which the claim is judged',
  serviceThrough: 'the day of the service is what it is; asOf moves the day on which the claim is judged',
  charge: 'no rule depends on the charge',
  chargeCents: 'no rule depends on the charge',
  payer: 'who pays is what it is',
  claimFilingCode: 'who pays is what it is',
  mac: 'the place of the service decides which MAC it is',
  provider: 'who rendered the service is what it is',
  serviceLines: 'lines are not added or taken away',
  findings: 'what the rules find is the answer and not the question',
  probability: 'the probability is the answer and not the question',
};

export type AssumptionsReading =
  | { readonly kind: 'read'; readonly assumptions: Assumptions }
  /** Names of ours that are refused, and how many names nobody knows. */
  | { readonly kind: 'refused'; readonly names: readonly string[]; readonly unknown: number }
  /** JSON pointers below `assume`. */
  | { readonly kind: 'invalid'; readonly paths: readonly string[] };

/** Nothing assumed is an assumption, too: the answer then has the smallest change alone. */
export function readAssumptions(value: unknown): AssumptionsReading {
  if (value === undefined) return { kind: 'read', assumptions: {} };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'invalid', paths: [''] };
  const known = new Set<string>([...FACT_NAMES, ...CODING_NAMES]);
  const others = Object.keys(value).filter((name) => !known.has(name));
  if (others.length > 0) {
    const names = others.filter((name) => Object.hasOwn(REFUSED, name));
    return { kind: 'refused', names, unknown: others.length - names.length };
  }
  const parsed = assumptionsSchema.safeParse(value);
  if (parsed.success) return { kind: 'read', assumptions: parsed.data };
  // Names below the first are the sender's own and go nowhere; places in lists are numbers.
  const paths = parsed.error.issues.map(({ path }) => {
    const [name, entry] = path;
    return `/${String(name)}${typeof entry === 'number' ? `/${entry}` : ''}`;
  });
  return { kind: 'invalid', paths: [...new Set(paths)] };
}
