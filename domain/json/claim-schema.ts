/**
 * The JSON claim of the US clearing-house APIs (professional and institutional claims, version 3), as far as it is
 * read. Other fields pass unread. Callers send numbers as strings or as numbers; both are taken.
 */

import * as z from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);
const optionalText = text.nullish().transform((value) => value ?? '');
/** A control number of the envelope; empty counts as absent. */
const optionalNumber = text.nullish().transform((value) => value || undefined);

const address = z.looseObject({ postalCode: optionalText });

const provider = z.looseObject({
  providerType: optionalText,
  npi: optionalText,
  taxonomyCode: optionalText,
  organizationName: optionalText,
  lastName: optionalText,
  address: address.nullish(),
});

/** A number, or a number written as text. */
const measure = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(?:\.\d+)?$/)
    .transform(Number),
]);

const imaging = z.looseObject({
  modality: z.string().nullish(),
  realTime: z.boolean().nullish(),
  supervisedBy: z.string().nullish(),
  imagesArchived: z.boolean().nullish(),
});

/** Fields of `documentation`, each read on its own: a wrong one costs only itself. */
export const documentationFields = {
  note: z.string().describe('The note as plain text. Places in findings are counted in its characters, CRLF as one'),
  ccda: z
    .string()
    .describe(
      'C-CDA R2.1 Operative Note or Procedure Note, as XML or as base64 of it; read as plain text with a heading line for each section, and places in findings are counted in that text',
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
export const documentationSchema = z.looseObject(documentationFields).partial();

/** Who the patient is, as far as a line billed twice has to be known again; of a wrong shape it costs no claim. */
const person = z
  .looseObject({ memberId: optionalText, firstName: optionalText, dateOfBirth: optionalText })
  .nullish()
  .catch(undefined);

const attachment = z.looseObject({ attachmentControlNumber: optionalText });

/** Fields that professionalService and institutionalService share. */
const service = z.looseObject({
  procedureIdentifier: optionalText,
  procedureCode: optionalText,
  procedureModifiers: z.array(text).nullish(),
  description: optionalText,
  lineItemChargeAmount: optionalText,
  measurementUnit: optionalText,
  serviceUnitCount: optionalText,
  placeOfServiceCode: optionalText,
  compositeDiagnosisCodePointers: z.looseObject({ diagnosisCodePointers: z.array(text).nullish() }).nullish(),
});

const serviceLine = z.looseObject({
  assignedNumber: optionalText,
  serviceDate: optionalText,
  serviceDateEnd: optionalText,
  professionalService: service.nullish(),
  institutionalService: service.nullish(),
  providerControlNumber: optionalText,
  lineItemControlNumber: optionalText,
  additionalNotes: optionalText,
  goalRehabOrDischargePlans: optionalText,
  thirdPartyOrganizationNotes: optionalText,
  serviceLineSupplementalInformation: z.array(attachment).nullish(),
  renderingProvider: provider.nullish(),
  serviceFacilityLocation: provider.nullish(),
  documentation: z.unknown().optional(),
});

/** One text, or several. */
const note = z.union([text, z.array(text)]).nullish();
const claimNote = z
  .looseObject({
    additionalInformation: note,
    certificationNarrative: note,
    goalRehabOrDischargePlans: note,
    diagnosisDescription: note,
    thirdPartOrganizationNotes: note,
    thirdPartyOrganizationNotes: note,
  })
  .nullish();
const otherDiagnosis = z.looseObject({ qualifierCode: optionalText, otherDiagnosisCode: optionalText });

const claimInformation = z.looseObject({
  claimFilingCode: optionalText,
  patientControlNumber: optionalText,
  claimChargeAmount: optionalText,
  placeOfServiceCode: optionalText,
  claimFrequencyCode: optionalText,
  claimNote,
  claimNotes: claimNote,
  claimDateInformation: z.looseObject({ statementBeginDate: optionalText, statementEndDate: optionalText }).nullish(),
  claimSupplementalInformation: z
    .looseObject({
      reportInformation: attachment.nullish(),
      reportInformations: z.array(attachment).nullish(),
      claimControlNumber: optionalText,
    })
    .nullish(),
  healthCareCodeInformation: z
    .array(z.looseObject({ diagnosisTypeCode: optionalText, diagnosisCode: optionalText }))
    .nullish(),
  principalDiagnosis: z.looseObject({ qualifierCode: optionalText, principalDiagnosisCode: optionalText }).nullish(),
  otherDiagnosisInformationList: z.array(z.union([z.array(otherDiagnosis), otherDiagnosis])).nullish(),
  serviceFacilityLocation: provider.nullish(),
  serviceLines: z.array(z.unknown()).nullish(),
});

/** Service lines are checked one by one, so that a bad one costs only itself. */
export const claimSchema = z.looseObject({
  controlNumber: optionalNumber,
  tradingPartnerServiceId: optionalText,
  tradingPartnerName: optionalText,
  receiver: z.looseObject({ organizationName: optionalText }).nullish(),
  subscriber: person,
  dependent: person,
  billing: provider.nullish(),
  rendering: provider.nullish(),
  providers: z.array(provider).nullish(),
  claimInformation,
  documentation: z.unknown().optional(),
});

export const serviceLineSchema = serviceLine;

export type JsonClaim = z.infer<typeof claimSchema>;
export type JsonServiceLine = z.infer<typeof serviceLine>;
export type JsonProvider = z.infer<typeof provider>;
