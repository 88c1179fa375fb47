/** A JSON claim of a synthetic hospital, and what a case changes of it. */

export interface InstitutionalSpec {
  billType?: string;
  frequency?: string;
  payerId?: string;
  billingZip?: string;
  units?: string;
  modifiers?: string[];
  payerClaimControlNumber?: string;
  /** Undefined where the claim states none. */
  principalDiagnosis?: string | undefined;
  otherDiagnoses?: readonly string[];
}

export function institutionalClaim(spec: InstitutionalSpec = {}): Record<string, unknown> {
  const principal = 'principalDiagnosis' in spec ? spec.principalDiagnosis : 'G5711';
  return {
    controlNumber: '0001',
    tradingPartnerServiceId: spec.payerId ?? '04411',
    tradingPartnerName: 'NOVITAS JH',
    subscriber: { memberId: '1TE0TE0TE00', firstName: 'AVERY', lastName: 'TESTPATIENT', dateOfBirth: '19500101' },
    billing: {
      organizationName: 'SAMPLE HOSPITAL',
      npi: '1234567893',
      address: { postalCode: spec.billingZip ?? '770020000' },
    },
    claimInformation: {
      claimFilingCode: 'MA',
      patientControlNumber: 'SAMPLE1',
      claimChargeAmount: '600',
      placeOfServiceCode: spec.billType ?? '13',
      claimFrequencyCode: spec.frequency ?? '1',
      ...(spec.payerClaimControlNumber
        ? { claimSupplementalInformation: { claimControlNumber: spec.payerClaimControlNumber } }
        : {}),
      ...(principal === undefined
        ? {}
        : { principalDiagnosis: { qualifierCode: 'ABK', principalDiagnosisCode: principal } }),
      otherDiagnosisInformationList: (spec.otherDiagnoses ?? []).map((otherDiagnosisCode) => ({
        qualifierCode: 'ABF',
        otherDiagnosisCode,
      })),
      serviceLines: [
        {
          serviceDate: '20260302',
          institutionalService: {
            procedureCode: '64640',
            ...(spec.modifiers ? { procedureModifiers: spec.modifiers } : {}),
            measurementUnit: 'UN',
            serviceUnitCount: spec.units ?? '1',
            lineItemChargeAmount: '600',
          },
        },
      ],
    },
  };
}
