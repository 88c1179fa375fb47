/** 835s of synthetic people: what a payer answers to the claims of the other fixtures. */

export interface Line835 {
  code?: string;
  modifiers?: string[];
  charge?: string;
  paid?: string;
  units?: string;
  billed?: string;
  /** `CO*45*332.46` without the CAS* before it. */
  adjustments?: string[];
  rarc?: string[];
  controlNumber?: string;
  day?: string;
}

export interface Claim835 {
  controlNumber?: string;
  status?: string;
  charge?: string;
  paid?: string;
  patient?: string;
  adjustments?: string[];
  from?: string;
  lines?: Line835[];
}

export interface Remittance835 {
  icn?: string;
  trace?: string;
  paidOn?: string;
  claims: Claim835[];
  providerAdjustments?: string[];
}

export function write835({
  icn = '000000777',
  trace = 'EFT1',
  paidOn = '20260401',
  claims,
  providerAdjustments = [],
}: Remittance835): string {
  const body = [
    `BPR*I*267.54*C*ACH*CCP*01*999999992*DA*123*1512345678**01*999988880*DA*98765*${paidOn}`,
    `TRN*1*${trace}*1512345678`,
    `DTM*405*${paidOn}`,
    'N1*PR*SAMPLE PAYER*XV*04412',
    'N1*PE*SAMPLE PAIN CLINIC*XX*1234567893',
    'LX*1',
    ...claims.flatMap(claimSegments),
    ...providerAdjustments.map((text) => `PLB*1234567893*20261231*${text}`),
  ];
  return [
    `ISA*00*          *00*          *ZZ*PAYER01        *ZZ*SAMPLE01       *260401*1023*^*00501*${icn}*0*T*:`,
    'GS*HP*PAYER01*SAMPLE01*20260401*1023*1*X*005010X221A1',
    'ST*835*0001',
    ...body,
    `SE*${body.length + 2}*0001`,
    'GE*1*1',
    `IEA*1*${icn}`,
  ]
    .map((segment) => `${segment}~`)
    .join('\n');
}

function claimSegments(claim: Claim835): string[] {
  const {
    controlNumber = 'SAMPLE1',
    status = '1',
    charge = '600',
    paid = '267.54',
    patient = '0',
    lines = [{}],
  } = claim;
  return [
    `CLP*${controlNumber}*${status}*${charge}*${paid}*${patient}*MB*ICN0001*11*1`,
    ...(claim.adjustments ?? []).map((text) => `CAS*${text}`),
    'NM1*QC*1*TESTPATIENT*AVERY****MI*1TE0TE0TE00',
    ...(claim.from ? [`DTM*232*${claim.from}`] : []),
    ...lines.flatMap(lineSegments),
  ];
}

function lineSegments(line: Line835): string[] {
  const { code = '64640', modifiers = [], charge = '600', paid = '267.54', units = '', billed = '' } = line;
  const day = line.day ?? '20260302';
  return [
    `SVC*${['HC', code, ...modifiers].join(':')}*${charge}*${paid}**${units}*${billed && `HC:${billed}`}`.replace(
      /\*+$/,
      '',
    ),
    ...(day ? [`DTM*472*${day}`] : []),
    ...(line.adjustments ?? ['CO*45*332.46']).map((text) => `CAS*${text}`),
    ...(line.controlNumber ? [`REF*6R*${line.controlNumber}`] : []),
    'AMT*B6*267.54',
    ...(line.rarc ?? []).map((code) => `LQ*HE*${code}`),
  ];
}
