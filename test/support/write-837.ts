/** JSON claims → the 837P that says the same; a second, independent statement of how the two forms correspond. */

export interface Separators837 {
  element: string;
  component: string;
  repetition: string;
  terminator: string;
  /** Written after each terminator. */
  lineBreak: string;
}

export const USUAL: Separators837 = { element: '*', component: ':', repetition: '^', terminator: '~', lineBreak: '' };

// biome-ignore lint/suspicious/noExplicitAny: claims of tests are plain JSON, of any shape a case needs
type Json = any;

export function write837(claims: readonly Json[], separators: Separators837 = USUAL, icn = '000000905'): string {
  const body = [
    'BHT*0019*00*0123*20260302*1023*CH',
    'NM1*41*2*SAMPLE CLEARINGHOUSE*****46*SAMPLE01',
    'NM1*40*2*SAMPLE RECEIVER*****46*SAMPLE02',
    ...claims.flatMap((claim, index) => claimSegments(claim, 1 + index * 2)),
  ];
  const set = claims[0]?.controlNumber ?? '0001';
  const segments = [
    `ISA*00*          *00*          *ZZ*SAMPLE01       *ZZ*SAMPLE02       *260302*1023*^*00501*${icn}*1*T*:`,
    'GS*HC*SAMPLE01*SAMPLE02*20260302*1023*1*X*005010X222A1',
    `ST*837*${set}*005010X222A1`,
    ...body,
    `SE*${body.length + 2}*${set}`,
    'GE*1*1',
    `IEA*1*${icn}`,
  ];
  const translated: Record<string, string> = {
    '*': separators.element,
    ':': separators.component,
    '^': separators.repetition,
  };
  return segments
    .map((segment) => segment.replace(/[*:^]/g, (usual) => translated[usual] ?? usual))
    .map((segment) => `${segment}${separators.terminator}${separators.lineBreak}`)
    .join('');
}

function claimSegments(claim: Json, hl: number): string[] {
  const info = claim.claimInformation;
  const facility = info.serviceFacilityLocation;
  return [
    `HL*${hl}**20*1`,
    ...(claim.billing.taxonomyCode ? [`PRV*BI*PXC*${claim.billing.taxonomyCode}`] : []),
    ...provider('85', claim.billing),
    `HL*${hl + 1}*${hl}*22*${claim.dependent ? 1 : 0}`,
    `SBR*P*${claim.dependent ? '' : '18'}*******${info.claimFilingCode}`,
    `NM1*IL*1*${claim.subscriber.lastName}*${claim.subscriber.firstName}****MI*${claim.subscriber.memberId}`,
    `NM1*PR*2*${claim.tradingPartnerName}*****PI*${claim.tradingPartnerServiceId}`,
    ...(claim.dependent
      ? [
          `HL*${hl + 1_000}*${hl + 1}*23*0`,
          'PAT*19',
          `NM1*QC*1*${claim.dependent.lastName}*${claim.dependent.firstName}`,
          `DMG*D8*${claim.dependent.dateOfBirth}*U`,
        ]
      : []),
    `CLM*${info.patientControlNumber}*${info.claimChargeAmount}***${info.placeOfServiceCode}:B:${info.claimFrequencyCode}*Y*A*Y*Y`,
    ...(info.claimSupplementalInformation?.claimControlNumber
      ? [`REF*F8*${info.claimSupplementalInformation.claimControlNumber}`]
      : []),
    ...(info.claimNote?.additionalInformation ? [`NTE*ADD*${info.claimNote.additionalInformation}`] : []),
    ...(info.healthCareCodeInformation.length > 0
      ? [
          `HI*${info.healthCareCodeInformation
            .map((entry: Json) => `${entry.diagnosisTypeCode}:${entry.diagnosisCode}`)
            .join('*')}`,
        ]
      : []),
    ...(claim.rendering ? provider('82', claim.rendering) : []),
    ...(facility ? provider('77', facility) : []),
    ...info.serviceLines.flatMap((line: Json, index: number) => lineSegments(line, index)),
  ];
}

function provider(entity: string, json: Json): string[] {
  const name = json.lastName ? `1*${json.lastName}*${json.firstName ?? ''}***` : `2*${json.organizationName}****`;
  return [
    `NM1*${entity}*${name}*${json.npi ? `XX*${json.npi}` : '*'}`,
    ...(json.address
      ? [`N3*${json.address.address1}`, `N4*${json.address.city}*${json.address.state}*${json.address.postalCode}`]
      : []),
  ];
}

function lineSegments(line: Json, index: number): string[] {
  const service = line.professionalService;
  const modifiers: string[] = service.procedureModifiers ?? [];
  const composite = [service.procedureIdentifier, service.procedureCode, ...modifiers];
  if (service.description) {
    while (composite.length < 6) composite.push('');
    composite.push(service.description);
  }
  const pointers = service.compositeDiagnosisCodePointers?.diagnosisCodePointers ?? [];
  const date = line.serviceDateEnd ? `RD8*${line.serviceDate}-${line.serviceDateEnd}` : `D8*${line.serviceDate}`;
  return [
    `LX*${index + 1}`,
    `SV1*${composite.join(':')}*${service.lineItemChargeAmount}*${service.measurementUnit}*${service.serviceUnitCount}*${service.placeOfServiceCode ?? ''}**${pointers.join(':')}`,
    `DTP*472*${date}`,
    `REF*6R*${line.providerControlNumber}`,
    ...(line.additionalNotes ? [`NTE*ADD*${line.additionalNotes}`] : []),
    ...(line.renderingProvider ? provider('82', line.renderingProvider) : []),
    ...(line.serviceFacilityLocation ? provider('77', line.serviceFacilityLocation) : []),
  ];
}
