/** Which loop a segment opens: 005010X222 (837P) and 005010X223 (837I), by segment and NM101. */

/** The implementation guides whose claims are read. */
export type ClaimForm = 'professional' | 'institutional';

/*
 * Maps, not object literals: their keys are compared with what the sender wrote, and a sender may write `constructor`.
 */

/** Billing provider level, by NM101. */
export const BILLING_LOOPS = new Map([
  ['85', '2010AA'],
  ['87', '2010AB'],
  ['PE', '2010AC'],
]);

/** Subscriber level, by NM101. */
export const SUBSCRIBER_LOOPS = new Map([
  ['IL', '2010BA'],
  ['PR', '2010BB'],
]);

/** Patient level, by NM101. */
export const PATIENT_LOOPS = new Map([['QC', '2010CA']]);

/** Claim level before any other payer, by NM101. */
export const CLAIM_LOOPS: Readonly<Record<ClaimForm, ReadonlyMap<string, string>>> = {
  professional: new Map([
    ['DN', '2310A'],
    ['P3', '2310A'],
    ['82', '2310B'],
    ['77', '2310C'],
    ['DQ', '2310D'],
    ['PW', '2310E'],
    ['45', '2310F'],
  ]),
  institutional: new Map([
    ['71', '2310A'],
    ['72', '2310B'],
    ['ZZ', '2310C'],
    ['82', '2310D'],
    ['77', '2310E'],
    ['DN', '2310F'],
  ]),
};

/** Other payers (2320), by NM101: none of these is the provider, subscriber or payer of the claim itself. */
export const OTHER_PAYER_LOOPS = new Map([
  ['IL', '2330A'],
  ['PR', '2330B'],
]);
export const OTHER_PAYER_PROVIDER_LOOP = '2330C';

/** Service line level, by NM101. */
export const LINE_LOOPS: Readonly<Record<ClaimForm, ReadonlyMap<string, string>>> = {
  professional: new Map([
    ['82', '2420A'],
    ['QB', '2420B'],
    ['77', '2420C'],
    ['DQ', '2420D'],
    ['DK', '2420E'],
    ['DN', '2420F'],
    ['P3', '2420F'],
    ['PW', '2420G'],
    ['45', '2420H'],
  ]),
  institutional: new Map([
    ['72', '2420A'],
    ['ZZ', '2420B'],
    ['82', '2420C'],
    ['DN', '2420D'],
  ]),
};

/** Segments that open a loop inside a service line whatever their elements. */
export const LINE_SEGMENT_LOOPS = new Map([
  ['LIN', '2410'],
  ['SVD', '2430'],
  ['LQ', '2440'],
]);

/** Levels above the claim: HL03 → the loop it opens. */
export const LEVELS = new Map([
  ['20', '2000A'],
  ['22', '2000B'],
  ['23', '2000C'],
]);

/** Guide identifier without its errata suffix (A1, A2, A3) → form. */
export const SUPPORTED_GUIDES = new Map<string, ClaimForm>([
  ['005010X222', 'professional'],
  ['005010X223', 'institutional'],
]);

/** Segments that stand in the levels above the claim. */
export const LEVEL_SEGMENTS = new Set('PRV CUR NM1 N2 N3 N4 REF PER SBR PAT DMG'.split(' '));

/** Segments that stand in a claim and its lines. */
export const CLAIM_SEGMENTS = new Set(
  (
    'CLM DTP DTM CL1 PWK CN1 AMT REF K3 NTE CR1 CR2 CR3 CR4 CR5 CR6 CRC HI HCP HSD QTY NM1 PRV PER N2 N3 N4 SBR CAS OI ' +
    'MIA MOA DMG LX SV1 SV2 SV3 SV4 SV5 SV6 SV7 TOO MEA PS1 IMM LIN CTP SVD LQ FRM UR'
  ).split(' '),
);
