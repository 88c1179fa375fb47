/** JSON claims of synthetic people: a clean one, and what a case changes of it. */

import type { Claim } from '../../domain/claim/claim.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { claimJson } from '../../domain/json/claim-json.ts';

/** What a case may say of a line; the rest is a clean 64640 line. */
export interface LineSpec {
  code?: string;
  modifiers?: string[];
  units?: number | string;
  charge?: string;
  basis?: string;
  on?: string;
  through?: string;
  pointers?: string[];
  description?: string;
  note?: string;
  placeOfService?: string;
  /** Null: named without one. */
  renderingNpi?: string | null;
  facilityZip?: string;
  documentation?: Record<string, unknown>;
}

export interface ClaimSpec {
  lines?: LineSpec[];
  diagnoses?: string[];
  note?: string;
  filing?: string;
  payerId?: string;
  payerName?: string;
  billingZip?: string;
  facilityZip?: string;
  placeOfService?: string;
  /** Set to null for a claim that names nobody. */
  renderingNpi?: string | null;
  billingNpi?: string;
  billingTaxonomy?: string;
  billingIsPerson?: boolean;
  documentation?: Record<string, unknown>;
  controlNumber?: string;
  /** CLM05-3 */
  frequency?: string;
  /** REF*F8 */
  payerClaimControlNumber?: string;
  /** Set to an empty text for a claim that states none. */
  memberId?: string;
  dependent?: { firstName: string; lastName: string; dateOfBirth: string };
}

export const ZIP = {
  sanFrancisco: '941020000',
  seattle: '981010000',
  columbus: '432150000',
  houston: '770020000',
  arlington: '222010000',
  albany: '122070000',
  atlanta: '303030000',
} as const;

const address = (postalCode: string) => ({
  address1: '1 SAMPLE STREET',
  city: 'SAMPLE CITY',
  state: 'TX',
  postalCode,
});

export function jsonClaim(spec: ClaimSpec = {}): Record<string, unknown> {
  const lines = spec.lines ?? [{}];
  const billingZip = spec.billingZip ?? ZIP.houston;
  const rendering = spec.renderingNpi === undefined ? '1234567893' : spec.renderingNpi;
  return {
    controlNumber: '0001',
    tradingPartnerServiceId: spec.payerId ?? '04412',
    tradingPartnerName: spec.payerName ?? 'NOVITAS JH',
    submitter: { organizationName: 'SAMPLE CLEARINGHOUSE' },
    receiver: { organizationName: 'SAMPLE RECEIVER' },
    subscriber: {
      memberId: spec.memberId ?? '1TE0TE0TE00',
      firstName: 'AVERY',
      lastName: 'TESTPATIENT',
      dateOfBirth: '19500101',
    },
    ...(spec.dependent ? { dependent: spec.dependent } : {}),
    billing: {
      npi: spec.billingNpi ?? '1234567893',
      ...(spec.billingTaxonomy ? { taxonomyCode: spec.billingTaxonomy } : {}),
      ...(spec.billingIsPerson
        ? { lastName: 'SAMPLE', firstName: 'BILLING' }
        : { organizationName: 'SAMPLE PAIN CLINIC' }),
      address: address(billingZip),
    },
    ...(rendering === null ? {} : { rendering: { npi: rendering, lastName: 'SAMPLE', firstName: 'PHYSICIAN' } }),
    ...(spec.documentation ? { documentation: spec.documentation } : {}),
    claimInformation: {
      claimFilingCode: spec.filing ?? 'MB',
      patientControlNumber: spec.controlNumber ?? 'SAMPLE1',
      claimChargeAmount: String(lines.length * 600),
      placeOfServiceCode: spec.placeOfService ?? '11',
      claimFrequencyCode: spec.frequency ?? '1',
      ...(spec.payerClaimControlNumber
        ? { claimSupplementalInformation: { claimControlNumber: spec.payerClaimControlNumber } }
        : {}),
      ...(spec.note ? { claimNote: { additionalInformation: spec.note } } : {}),
      ...(spec.facilityZip
        ? { serviceFacilityLocation: { organizationName: 'SAMPLE FACILITY', address: address(spec.facilityZip) } }
        : {}),
      healthCareCodeInformation: (spec.diagnoses ?? ['G5711']).map((diagnosisCode, index) => ({
        diagnosisTypeCode: index === 0 ? 'ABK' : 'ABF',
        diagnosisCode,
      })),
      serviceLines: lines.map(jsonLine),
    },
  };
}

function jsonLine(line: LineSpec, index: number) {
  return {
    serviceDate: line.on ?? '20260302',
    ...(line.through ? { serviceDateEnd: line.through } : {}),
    providerControlNumber: `SAMPLE-${index + 1}`,
    ...(line.note ? { additionalNotes: line.note } : {}),
    ...(line.renderingNpi === undefined
      ? {}
      : {
          renderingProvider: {
            ...(line.renderingNpi ? { npi: line.renderingNpi } : {}),
            lastName: 'OTHER',
            firstName: 'PHYSICIAN',
          },
        }),
    ...(line.facilityZip
      ? { serviceFacilityLocation: { organizationName: 'LINE FACILITY', address: address(line.facilityZip) } }
      : {}),
    ...(line.documentation ? { documentation: line.documentation } : {}),
    professionalService: {
      procedureIdentifier: 'HC',
      procedureCode: line.code ?? '64640',
      ...(line.modifiers && line.modifiers.length > 0 ? { procedureModifiers: line.modifiers } : {}),
      ...(line.description ? { description: line.description } : {}),
      lineItemChargeAmount: line.charge ?? '600',
      measurementUnit: line.basis ?? 'UN',
      serviceUnitCount: String(line.units ?? 1),
      ...(line.placeOfService ? { placeOfServiceCode: line.placeOfService } : {}),
      ...(line.pointers?.length === 0
        ? {}
        : { compositeDiagnosisCodePointers: { diagnosisCodePointers: line.pointers ?? ['1'] } }),
    },
  };
}

/** The claim through the real JSON reader; fails the test when it cannot be read. */
export function readClaim(json: unknown): Claim {
  const issues: InputIssue[] = [];
  const claim = claimJson(json, '', (issue) => issues.push(issue));
  if (!claim) throw new Error(`the claim was not read: ${JSON.stringify(issues)}`);
  return claim;
}

export function claimOf(spec: ClaimSpec = {}): Claim {
  return readClaim(jsonClaim(spec));
}
