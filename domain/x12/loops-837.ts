/** Which loop a segment opens: 005010X222 (837P) and 005010X223 (837I), by segment and NM101. */

/** The implementation guides whose claims are read. */
export type ClaimForm = 'professional' | 'institutional';

/** Billing provider level, by NM101. */
export const BILLING_LOOPS: Readonly<Record<string, string>> = { '85': '2010AA', '87': '2010AB', PE: '2010AC' };

/** Subscriber level, by NM101. */
export const SUBSCRIBER_LOOPS: Readonly<Record<string, string>> = { IL: '2010BA', PR: '2010BB' };

/** Patient level, by NM101. */
export const PATIENT_LOOPS: Readonly<Record<string, string>> = { QC: '2010CA' };

/** Claim level before any other payer, by NM101. */
export const CLAIM_LOOPS: Readonly<Record<ClaimForm, Readonly<Record<string, string>>>> = {
  professional: {
    DN: '2310A',
    P3: '2310A',
    '82': '2310B',
    '77': '2310C',
    DQ: '2310D',
    PW: '2310E',
    '45': '2310F',
  },
  institutional: { '71': '2310A', '72': '2310B', ZZ: '2310C', '82': '2310D', '77': '2310E', DN: '2310F' },
};

/** Other payers (2320), by NM101: none of these is the provider, subscriber or payer of the claim itself. */
export const OTHER_PAYER_LOOPS: Readonly<Record<string, string>> = { IL: '2330A', PR: '2330B' };
export const OTHER_PAYER_PROVIDER_LOOP = '2330C';

/** Service line level, by NM101. */
export const LINE_LOOPS: Readonly<Record<ClaimForm, Readonly<Record<string, string>>>> = {
  professional: {
    '82': '2420A',
    QB: '2420B',
    '77': '2420C',
    DQ: '2420D',
    DK: '2420E',
    DN: '2420F',
    P3: '2420F',
    PW: '2420G',
    '45': '2420H',
  },
  institutional: { '72': '2420A', ZZ: '2420B', '82': '2420C', DN: '2420D' },
};

/** Segments that open a loop inside a service line whatever their elements. */
export const LINE_SEGMENT_LOOPS: Readonly<Record<string, string>> = { LIN: '2410', SVD: '2430', LQ: '2440' };

/** Guide identifier without its errata suffix (A1, A2, A3) → form. */
export const SUPPORTED_GUIDES: Readonly<Record<string, ClaimForm>> = {
  '005010X222': 'professional',
  '005010X223': 'institutional',
};
