/** Claims made by chance: synthetic people, every kind of line that corrections are about, and what stands around it. */

import fc from 'fast-check';
import { type ClaimSpec, jsonClaim, type LineSpec, ZIP } from './claims.ts';
import { write837 } from './write-837.ts';

const trio = (side: string) =>
  ['superolateral', 'superomedial', 'inferomedial'].map((branch) => `${side} ${branch} genicular nerve`);

const nerveNames = fc.constantFrom(
  'left sural nerve',
  'right sural nerve',
  'bilateral tibial nerve',
  'saphenous nerve',
  'right greater occipital nerve',
  'T5 intercostal nerve',
  'left pudendal nerve',
  'S1 lateral branch',
  'medial branch of L4',
  'peripheral nerve',
  ...trio('left'),
  ...trio('right'),
);

const NOTES = [
  'PULSED RF GON',
  'IOVERA SAPHENOUS NERVE',
  'THERMAL RFA SURAL NERVE',
  'THERMAL RFA LT SURAL NERVE',
  'PHENOL RT INTERCOSTAL NERVE',
  'PERIPHERAL NERVE RFA',
  'THERMAL RFA STELLATE GANGLION',
];

const documentation = fc.record(
  {
    note: fc.constantFrom(
      'PROCEDURE: Thermal radiofrequency ablation of the left sural nerve at 80 C for 90 seconds under ultrasound.',
      'PROCEDURE: Pulsed radiofrequency of the right greater occipital nerve at 42 C.',
      'PROCEDURE: Cryoneurolysis of the infrapatellar branch of the saphenous nerve, right knee.',
    ),
    nerves: fc.oneof(fc.array(nerveNames, { maxLength: 6 }), fc.constantFrom(trio('left'), trio('bilateral'))),
    modality: fc.constantFrom('thermal RFA', 'pulsed RF', 'cooled RF', 'iovera', 'phenol', 'nerve block', 'neurolysis'),
    temperatureCelsius: fc.constantFrom(42, 50, 60, 80),
    destructive: fc.boolean(),
    diagnosis: fc.constantFrom('knee pain'),
    failedConservativeMeasures: fc.constantFrom([], ['therapy']),
  },
  { requiredKeys: [] },
);

const line = fc.record(
  {
    units: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('1.5', '3.0', '06')),
    basis: fc.constantFrom('UN', 'UN', 'UN', 'MJ'),
    modifiers: fc.uniqueArray(
      fc.constantFrom('RT', 'LT', '50', '59', '26', '25', 'ZQ', 'KX', 'GA', 'GX', 'GY', '73', 'TA', 'AS'),
      { maxLength: 4 },
    ),
    pointers: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
    note: fc.constantFrom(...NOTES),
    code: fc.constantFrom('64640', '64640', '64640', '64640', '64624', '64450'),
    on: fc.constantFrom('20260302', '20260302', '20260303'),
    renderingNpi: fc.constantFrom('1234567893', '1003000126'),
  },
  { requiredKeys: [] },
);

const PAYERS: ClaimSpec[] = [
  {},
  {},
  { filing: 'CI', payerId: '60054', payerName: 'AETNA' },
  { filing: 'CI', payerId: '99999', payerName: 'SAMPLE INSURER' },
  { filing: '16', payerId: '60054', payerName: 'AETNA MEDICARE' },
];

export interface GeneratedClaim {
  readonly json: Record<string, unknown>;
  /** The same claim; absent where `documentation` says what no 837 can. */
  readonly x12: string | undefined;
}

const professional = (documented: boolean): fc.Arbitrary<ClaimSpec> =>
  fc
    .record({
      billingZip: fc.constantFrom(ZIP.sanFrancisco, ZIP.columbus, ZIP.houston),
      diagnoses: fc.constantFrom(
        ['G5711'],
        ['G5712', 'M1712'],
        ['E1142', 'M1711'],
        ['M171'],
        ['G5711', 'M1711', 'G8929'],
      ),
      placeOfService: fc.constantFrom('11', '24'),
      payer: fc.constantFrom(...PAYERS),
      note: fc.option(fc.constantFrom(...NOTES), { nil: undefined }),
      documentation: fc.option(documentation, { nil: undefined }),
      lines: fc.array(fc.record({ spec: line, documentation: fc.option(documentation, { nil: undefined }) }), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map(({ payer, lines, note, documentation: ofClaim, diagnoses, ...spec }) => ({
      ...spec,
      ...payer,
      diagnoses: [...diagnoses],
      ...(note === undefined ? {} : { note }),
      ...(documented && ofClaim ? { documentation: ofClaim } : {}),
      lines: lines.map(
        ({ spec: own, documentation: ofLine }): LineSpec => ({
          ...(own as LineSpec),
          ...(documented && ofLine ? { documentation: ofLine } : {}),
        }),
      ),
    }));

/** Professional and institutional claims, with and without documentation that only JSON can carry. */
export const generatedClaim: fc.Arbitrary<GeneratedClaim> = fc
  .record({ documented: fc.boolean(), isHospital: fc.boolean(), writing: fc.constantFrom('usual', 'usual', 'other') })
  .chain(({ documented, isHospital, writing }) =>
    professional(documented).map((spec) => {
      const json = isHospital ? hospitalClaim(spec) : jsonClaim(spec);
      if (writing === 'other') return { json: writtenOtherwise(json), x12: undefined };
      return { json, x12: documented ? undefined : isHospital ? hospital837(spec) : write837([json]) };
    }),
  );

/** As other senders write the same: numbers as numbers, null for what is absent, blanks among modifiers. */
function writtenOtherwise(claim: Record<string, unknown>): Record<string, unknown> {
  // biome-ignore lint/suspicious/noExplicitAny: a claim is plain JSON
  for (const line of (claim as any).claimInformation.serviceLines) {
    const service = line.professionalService ?? line.institutionalService;
    service.procedureCode = Number(service.procedureCode);
    service.serviceUnitCount = Number(service.serviceUnitCount);
    const modifiers: string[] | null = service.procedureModifiers ?? null;
    service.procedureModifiers = modifiers && [
      ...modifiers.map((modifier) => (/^\d+$/.test(modifier) ? Number(modifier) : modifier.toLowerCase())),
      ' ',
    ];
    service.description ??= null;
    const pointers = service.compositeDiagnosisCodePointers?.diagnosisCodePointers;
    if (line.professionalService) {
      service.compositeDiagnosisCodePointers = { diagnosisCodePointers: pointers?.map(Number) ?? null };
    }
  }
  return claim;
}

/** The same lines billed by a hospital. */
function hospitalClaim(spec: ClaimSpec): Record<string, unknown> {
  // biome-ignore lint/suspicious/noExplicitAny: a claim is plain JSON
  const claim = jsonClaim({ ...spec, placeOfService: '13' }) as any;
  for (const service of claim.claimInformation.serviceLines) {
    const { compositeDiagnosisCodePointers: _, ...institutionalService } = service.professionalService;
    service.institutionalService = institutionalService;
    delete service.professionalService;
  }
  return claim;
}

function hospital837(spec: ClaimSpec): string {
  return write837([jsonClaim({ ...spec, placeOfService: '13' })])
    .replaceAll('005010X222A1', '005010X223A2')
    .replace(/SV1\*([^*~]*)\*([^*~]*)\*([^*~]*)\*([^*~]*)[^~]*~/g, 'SV2*0361*$1*$2*$3*$4~')
    .replace('13:B:', '13:A:');
}
