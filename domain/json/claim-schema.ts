/**
 * The JSON claim of the US clearing-house APIs (professional and institutional claims, version 3), as far as it is
 * read. Other fields pass unread. Callers send numbers as strings or as numbers; both are taken.
 *
 * What the functions that score are bundled with is written in zod's small form, which costs them 58 kB less.
 */

import * as z from 'zod/mini';

const text = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const optionalText = z.pipe(
  z.nullish(text),
  z.transform((value) => value ?? ''),
);
/** A control number of the envelope; empty counts as absent. */
const optionalNumber = z.pipe(
  z.nullish(text),
  z.transform((value) => value || undefined),
);

const address = z.looseObject({ postalCode: optionalText });

const provider = z.looseObject({
  providerType: optionalText,
  npi: optionalText,
  taxonomyCode: optionalText,
  organizationName: optionalText,
  lastName: optionalText,
  address: z.nullish(address),
});

/** A number, or a number written as text. */
const measure = z.union([z.number(), z.pipe(z.string().check(z.regex(/^-?\d+(?:\.\d+)?$/)), z.transform(Number))]);

const imaging = z.looseObject({
  modality: z.nullish(z.string()),
  realTime: z.nullish(z.boolean()),
  supervisedBy: z.nullish(z.string()),
  imagesArchived: z.nullish(z.boolean()),
});

/** Fields of `documentation`, each read on its own: a wrong one costs only itself. */
export const documentationFields = {
  note: z
    .string()
    .check(z.describe('The note as plain text. Places in findings are counted in its characters, CRLF as one')),
  ccda: z
    .string()
    .check(
      z.describe(
        'C-CDA R2.1 Operative Note or Procedure Note, as XML or as base64 of it; read as plain text with a heading line for each section, and places in findings are counted in that text',
      ),
    ),
  nerves: z.array(z.string()),
  modality: z.string(),
  device: z.string(),
  temperatureCelsius: measure,
  secondsPerLesion: measure,
  agent: z.string(),
  destructive: z.boolean(),
  imaging,
  diagnosis: z.string(),
  indication: z.string(),
  failedConservativeMeasures: z.array(z.string()),
  diagnosticBlockReliefPercent: measure,
} as const;

/** As callers are told; read field by field. */
export const documentationSchema = z.partial(z.looseObject(documentationFields));

/**
 * Who the patient is, as far as a line billed twice has to be known again; of a wrong shape it costs no claim. The
 * library's own word for that brings all of its helpers into every bundle.
 */
export const personSchema = z.union([
  z.nullish(z.looseObject({ memberId: optionalText, firstName: optionalText, dateOfBirth: optionalText })),
  z.pipe(
    z.unknown(),
    z.transform(() => undefined),
  ),
]);

const attachment = z.looseObject({ attachmentControlNumber: optionalText });

/** Fields that professionalService and institutionalService share. */
const service = z.looseObject({
  /** HC where it is left out; one that is sent empty is missing. */
  procedureIdentifier: z.nullish(text),
  procedureCode: optionalText,
  procedureModifiers: z.nullish(z.array(text)),
  description: optionalText,
  lineItemChargeAmount: optionalText,
  measurementUnit: optionalText,
  serviceUnitCount: optionalText,
  placeOfServiceCode: optionalText,
  compositeDiagnosisCodePointers: z.nullish(z.looseObject({ diagnosisCodePointers: z.nullish(z.array(text)) })),
});

const serviceLine = z.looseObject({
  assignedNumber: optionalText,
  serviceDate: optionalText,
  serviceDateEnd: optionalText,
  professionalService: z.nullish(service),
  institutionalService: z.nullish(service),
  providerControlNumber: optionalText,
  lineItemControlNumber: optionalText,
  additionalNotes: optionalText,
  goalRehabOrDischargePlans: optionalText,
  thirdPartyOrganizationNotes: optionalText,
  serviceLineSupplementalInformation: z.nullish(z.array(attachment)),
  renderingProvider: z.nullish(provider),
  serviceFacilityLocation: z.nullish(provider),
  documentation: z.optional(z.unknown()),
});

/** One text, or several. */
const note = z.nullish(z.union([text, z.array(text)]));
const claimNote = z.nullish(
  z.looseObject({
    additionalInformation: note,
    certificationNarrative: note,
    goalRehabOrDischargePlans: note,
    diagnosisDescription: note,
    thirdPartOrganizationNotes: note,
    thirdPartyOrganizationNotes: note,
  }),
);
const otherDiagnosis = z.looseObject({ qualifierCode: optionalText, otherDiagnosisCode: optionalText });

const claimInformation = z.looseObject({
  claimFilingCode: optionalText,
  patientControlNumber: optionalText,
  claimChargeAmount: optionalText,
  placeOfServiceCode: optionalText,
  claimFrequencyCode: optionalText,
  claimNote,
  claimNotes: claimNote,
  claimDateInformation: z.nullish(z.looseObject({ statementBeginDate: optionalText, statementEndDate: optionalText })),
  claimSupplementalInformation: z.nullish(
    z.looseObject({
      reportInformation: z.nullish(attachment),
      reportInformations: z.nullish(z.array(attachment)),
      claimControlNumber: optionalText,
    }),
  ),
  healthCareCodeInformation: z.nullish(
    z.array(z.looseObject({ diagnosisTypeCode: optionalText, diagnosisCode: optionalText })),
  ),
  principalDiagnosis: z.nullish(z.looseObject({ qualifierCode: optionalText, principalDiagnosisCode: optionalText })),
  otherDiagnosisInformationList: z.nullish(z.array(z.union([z.array(otherDiagnosis), otherDiagnosis]))),
  serviceFacilityLocation: z.nullish(provider),
  serviceLines: z.nullish(z.array(z.unknown())),
});

/** Service lines are checked one by one, so that a bad one costs only itself. */
export const claimSchema = z.looseObject({
  controlNumber: optionalNumber,
  tradingPartnerServiceId: optionalText,
  tradingPartnerName: optionalText,
  receiver: z.nullish(z.looseObject({ organizationName: optionalText })),
  subscriber: personSchema,
  dependent: personSchema,
  billing: z.nullish(provider),
  rendering: z.nullish(provider),
  providers: z.nullish(z.array(provider)),
  claimInformation,
  documentation: z.optional(z.unknown()),
});

export const serviceLineSchema = serviceLine;

export type JsonClaim = z.infer<typeof claimSchema>;
export type JsonServiceLine = z.infer<typeof serviceLine>;
export type JsonProvider = z.infer<typeof provider>;
