/** One JSON claim → Claim, with the paths and issue codes that the same claim has as an 837. */

import { parseCents } from '../claim/amounts.ts';
import {
  type Claim,
  type ClaimForm,
  type Diagnosis,
  type Location,
  MOST_LINES_OF_A_CLAIM,
  MOST_NOTES,
  type Note,
} from '../claim/claim.ts';
import { diagnosisCode } from '../claim/diagnosis-code.ts';
import { patientIdentity } from '../claim/patient-identity.ts';
import { type InputIssue, inputIssue } from '../issues.ts';
import { claimSchema, type JsonClaim } from './claim-schema.ts';
import { claimDate, documented, facility, pointer, provider } from './json-values.ts';
import { serviceLineJson } from './service-line-json.ts';

/** Where the claim stands in the body: `''` for a single claim, `/3` in an array, `/claims/3` in an envelope. */
export type BodyPointer = string;

/** Claim note fields of the API → NTE01. */
const CLAIM_NOTE_CODES = [
  ['additionalInformation', 'ADD'],
  ['certificationNarrative', 'CER'],
  ['goalRehabOrDischargePlans', 'DCP'],
  ['diagnosisDescription', 'DGN'],
  ['thirdPartOrganizationNotes', 'TPO'],
  ['thirdPartyOrganizationNotes', 'TPO'],
] as const;

/** Gives the claim, or undefined when it is no claim or has no line; every reason is reported. */
export function claimJson(
  value: unknown,
  bodyPointer: BodyPointer,
  report: (issue: InputIssue) => void,
): Claim | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(inputIssue('json-not-a-claim', 'claim', { path: bodyPointer }));
    return undefined;
  }
  const parsed = claimSchema.safeParse(value);
  if (!parsed.success) {
    for (const { path } of parsed.error.issues) {
      report(inputIssue('json-value-invalid', 'claim', { path: `${bodyPointer}${pointer(path)}` }));
    }
    return undefined;
  }
  const json = parsed.data;
  const information = json.claimInformation;
  const lines = information.serviceLines ?? [];
  if (information.patientControlNumber === '') {
    report(
      inputIssue('control-number-missing', 'element', {
        path: `${bodyPointer}/claimInformation/patientControlNumber`,
      }),
    );
  }
  if (lines.length === 0) {
    report(inputIssue('claim-without-lines', 'claim', { path: `${bodyPointer}/claimInformation/serviceLines` }));
    return undefined;
  }
  if (lines.length > MOST_LINES_OF_A_CLAIM) {
    report(inputIssue('claim-too-long', 'claim', { path: `${bodyPointer}/claimInformation/serviceLines` }));
    return undefined;
  }
  const form: ClaimForm = lines.some(isInstitutionalLine) ? 'institutional' : 'professional';
  const billing = providerOf(json, 'billing', 'BillingProvider');
  const rendering = providerOf(json, 'rendering', 'RenderingProvider');
  const context = {
    form,
    claim: json,
    raw: value,
    bodyPointer,
    renderingProvider: rendering && provider(rendering.value, rendering.pointer, '2310B'),
    report,
  };
  const serviceLines = lines.flatMap((line, index) => serviceLineJson(line, index, context) ?? []);
  if (serviceLines.length === 0) return undefined;
  const notes = [...claimNotes(json, 'claimNote'), ...claimNotes(json, 'claimNotes')];
  const beyond = notes[MOST_NOTES];
  if (beyond) report(inputIssue('notes-too-many', 'element', { path: `${bodyPointer}${beyond.at.pointer}` }));
  return {
    form,
    origin: 'json',
    interchangeControlNumber: undefined,
    transactionSetControlNumber: json.controlNumber,
    patientControlNumber: information.patientControlNumber,
    chargeCents: parseCents(information.claimChargeAmount),
    facilityCode: information.placeOfServiceCode,
    facilityCodeAt: {
      path: '2300/CLM05-1',
      pointer: '/claimInformation/placeOfServiceCode',
      value: information.placeOfServiceCode,
    },
    claimFrequencyCode: information.claimFrequencyCode,
    claimFrequencyCodeAt: {
      path: '2300/CLM05-3',
      pointer: '/claimInformation/claimFrequencyCode',
      value: information.claimFrequencyCode,
    },
    payerClaimControlNumber: information.claimSupplementalInformation?.claimControlNumber.trim() || undefined,
    patientIdentity: patientOf(json),
    statementThrough:
      form === 'institutional' ? claimDate(information.claimDateInformation?.statementEndDate ?? '') : undefined,
    payer: {
      name: json.tradingPartnerName || (json.receiver?.organizationName ?? ''),
      id: json.tradingPartnerServiceId.trim(),
      idAt: {
        path: '2010BB/NM109',
        pointer: '/tradingPartnerServiceId',
        value: json.tradingPartnerServiceId.trim(),
      },
      claimFilingIndicator: information.claimFilingCode.trim(),
    },
    billingProvider: billing
      ? provider(billing.value, billing.pointer, '2010AA')
      : { npi: undefined, isOrganization: true, taxonomyCode: undefined, postalCode: undefined },
    serviceFacility: facility(
      information.serviceFacilityLocation,
      '/claimInformation',
      form === 'professional' ? '2310C' : '2310E',
    ),
    diagnoses: diagnoses(json),
    notes: notes.slice(0, MOST_NOTES),
    attachmentControlNumbers: attachments(json),
    documentation: documented(json.documentation, `${bodyPointer}/documentation`, report),
    serviceLines,
    unreadLines: lines.length - serviceLines.length,
  };
}

/** The member id is always the subscriber's. */
function patientOf({ subscriber, dependent }: JsonClaim): string | undefined {
  const patient = dependent ?? subscriber;
  return patientIdentity(subscriber?.memberId ?? '', patient?.firstName ?? '', patient?.dateOfBirth ?? '');
}

function isInstitutionalLine(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'institutionalService' in line && !!line.institutionalService;
}

/** Current versions name the provider's field; older ones list providers with a type. */
function providerOf(json: JsonClaim, field: 'billing' | 'rendering', type: string) {
  const direct = json[field];
  if (direct) return { value: direct, pointer: `/${field}` };
  const index = json.providers?.findIndex((listed) => listed.providerType === type) ?? -1;
  const listed = json.providers?.[index];
  return listed && { value: listed, pointer: `/providers/${index}` };
}

function diagnoses(json: JsonClaim): Diagnosis[] {
  const information = json.claimInformation;
  const found: Diagnosis[] = [];
  const add = (qualifier: string, sent: string, element: number, at: string): void => {
    const path = `2300/HI${String(element).padStart(2, '0')}-2`;
    found.push({ qualifier, code: diagnosisCode(sent), at: { path, pointer: `/claimInformation${at}`, value: sent } });
  };
  information.healthCareCodeInformation?.forEach((entry, index) => {
    add(entry.diagnosisTypeCode, entry.diagnosisCode, index + 1, `/healthCareCodeInformation/${index}/diagnosisCode`);
  });
  const principal = information.principalDiagnosis;
  if (principal) {
    add(principal.qualifierCode, principal.principalDiagnosisCode, 1, '/principalDiagnosis/principalDiagnosisCode');
  }
  information.otherDiagnosisInformationList?.forEach((entry, index) => {
    const base = `/otherDiagnosisInformationList/${index}`;
    if (!Array.isArray(entry)) {
      add(entry.qualifierCode, entry.otherDiagnosisCode, index + 1, `${base}/otherDiagnosisCode`);
      return;
    }
    entry.forEach((inner, position) => {
      add(inner.qualifierCode, inner.otherDiagnosisCode, position + 1, `${base}/${position}/otherDiagnosisCode`);
    });
  });
  return found;
}

function claimNotes(json: JsonClaim, field: 'claimNote' | 'claimNotes'): Note[] {
  const notes: Note[] = [];
  for (const [key, code] of CLAIM_NOTE_CODES) {
    const sent = json.claimInformation[field]?.[key];
    if (sent === undefined || sent === null) continue;
    const texts = Array.isArray(sent) ? sent : [sent];
    texts.forEach((value, index) => {
      const base = `/claimInformation/${field}/${key}`;
      if (value.trim() !== '') notes.push({ code, at: noteAt(Array.isArray(sent) ? `${base}/${index}` : base, value) });
    });
  }
  return notes;
}

function noteAt(at: string, value: string): Location {
  return { path: '2300/NTE02', pointer: at, value };
}

function attachments(json: JsonClaim): string[] {
  const supplement = json.claimInformation.claimSupplementalInformation;
  return [supplement?.reportInformation, ...(supplement?.reportInformations ?? [])].flatMap(
    (report) => report?.attachmentControlNumber || [],
  );
}
