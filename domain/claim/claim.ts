/** The claim as both readers give it. Strings are the sender's own; nothing is judged here. */

import type { IsoDate } from '../calendar.ts';
import type { Documentation } from '../documentation/documentation.ts';
import type { Separators } from '../x12/delimiters.ts';
import type { ClaimForm } from '../x12/loops-837.ts';

export type { ClaimForm } from '../x12/loops-837.ts';

/** An 837I has at most 999 lines, an 837P 50; a claim with more than either is refused in both forms. */
export const MOST_LINES_OF_A_CLAIM = 999;

/** The guides give a claim eleven notes at most and a line two; more than this of either are not read, and said so. */
export const MOST_NOTES = 20;

/** Where a value stands: loop and element of the 837, with the segment's number or the JSON pointer. */
export interface Location {
  /** Loop, occurrence, element, component: `2400[1]/SV101-3`. The same for 837 and JSON. */
  readonly path: string;
  /** Number of the segment in the submission, the first ISA being 1. */
  readonly segment?: number;
  /** JSON pointer inside the claim object. */
  readonly pointer?: string;
  /** Section of the note, as the note calls it. */
  readonly section?: string;
  /** First character of the value in the note's text, counted from 0, and the one after the last. */
  readonly start?: number;
  readonly end?: number;
  /** The value as sent. */
  readonly value: string;
}

export interface Diagnosis {
  /** HI0n-1: ABK, ABF, BK, BF … */
  readonly qualifier: string;
  /** ICD-10-CM code, upper case, without the dot; empty for an HI element that is sent empty, which pointers count. */
  readonly code: string;
  readonly at: Location;
}

export interface Provider {
  /** NM109 with qualifier XX */
  readonly npi: string | undefined;
  /** NM102: a person (1) or an organization (2) */
  readonly isOrganization: boolean;
  /** PRV03 */
  readonly taxonomyCode: string | undefined;
  /** N403; five or nine digits */
  readonly postalCode: Location | undefined;
}

/** Free text of a claim or line: NTE02. It may hold patient data and leaves only as quoted evidence. */
export interface Note {
  /** NTE01: ADD, CER, DCP, DGN, PMT, TPO */
  readonly code: string;
  readonly at: Location;
}

/** The segment or object that a correction of the line is written to. */
export interface LineSource {
  /** SV1 or SV2 as sent; X12 only. */
  readonly serviceSegment?: { readonly position: number; readonly text: string; readonly separators: Separators };
  /** The claim object as sent; JSON only. */
  readonly json?: unknown;
}

/** Loop 2400. */
export interface ServiceLine {
  /** Place of the line in the claim, counted from 1. */
  readonly occurrence: number;
  /** What its service segment is: SV1 or SV2. The lines of a claim nearly always agree. */
  readonly form: ClaimForm;
  /** LX01, else its place in the claim */
  readonly lineNumber: number;
  /** REF*6R */
  readonly lineItemControlNumber: string | undefined;
  /** SV101-1, SV202-1: HC for HCPCS */
  readonly procedureQualifier: string;
  /** SV101-2, SV202-2; upper case */
  readonly procedureCode: string;
  readonly procedureCodeAt: Location;
  /** SV101-3 to -6, SV202-3 to -6; upper case, gaps left out */
  readonly modifiers: readonly string[];
  readonly modifiersAt: readonly Location[];
  /** SV101-7, SV202-7 */
  readonly description: Location | undefined;
  /** SV102, SV203, in cents */
  readonly chargeCents: number;
  /** SV103, SV204 */
  readonly unitBasis: string;
  readonly unitBasisAt: Location;
  /** SV104, SV205; NaN when it is not a number */
  readonly units: number;
  readonly unitsAt: Location;
  /** SV105, else CLM05-1; professional only */
  readonly placeOfService: string | undefined;
  /** SV105; undefined where the line takes the claim's */
  readonly placeOfServiceAt: Location | undefined;
  /** SV107 as sent: 1 to 12 counted over the HI elements; professional only */
  readonly diagnosisPointers: readonly string[];
  readonly diagnosisPointersAt: Location;
  /** DTP*472, else the claim's statement dates */
  readonly serviceFrom: IsoDate;
  readonly serviceThrough: IsoDate;
  readonly serviceDateAt: Location;
  readonly notes: readonly Note[];
  /** PWK06 of the line */
  readonly attachmentControlNumbers: readonly string[];
  /** 2420A, else 2310B; for 837I the claim's own */
  readonly renderingProvider: Provider | undefined;
  /** 2420C */
  readonly serviceFacility: Provider | undefined;
  readonly documentation: Documentation | undefined;
  readonly source: LineSource;
}

/** Loop 2300 with what it inherits from the levels above. */
export interface Claim {
  readonly form: ClaimForm;
  readonly origin: 'x12' | 'json';
  readonly interchangeControlNumber: string | undefined;
  readonly transactionSetControlNumber: string | undefined;
  /** CLM01 */
  readonly patientControlNumber: string;
  /** CLM02, in cents */
  readonly chargeCents: number;
  /** CLM05-1: place of service (837P) or facility type, the first two digits of the bill type (837I) */
  readonly facilityCode: string;
  readonly facilityCodeAt: Location;
  /** CLM05-3 */
  readonly claimFrequencyCode: string;
  readonly claimFrequencyCodeAt: Location;
  /** REF*F8 of 2300: the payer's own number of the claim that this one replaces or voids */
  readonly payerClaimControlNumber: string | undefined;
  /**
   * Tells the patients of one submission apart, so that a line billed twice is known; it goes into no answer. Undefined
   * where the member id is not stated.
   */
  readonly patientIdentity: string | undefined;
  /** Last day of DTP*434; institutional only */
  readonly statementThrough: IsoDate | undefined;
  readonly payer: {
    /** 2010BB NM103 */
    readonly name: string;
    /** 2010BB NM109 */
    readonly id: string;
    readonly idAt: Location;
    /** SBR09 of 2000B */
    readonly claimFilingIndicator: string;
  };
  readonly billingProvider: Provider;
  /** 2310C (837P), 2310E (837I) */
  readonly serviceFacility: Provider | undefined;
  readonly diagnoses: readonly Diagnosis[];
  readonly notes: readonly Note[];
  /** PWK06 of the claim */
  readonly attachmentControlNumbers: readonly string[];
  readonly documentation: Documentation | undefined;
  readonly serviceLines: readonly ServiceLine[];
  /** Lines of the claim that could not be read, so that what is counted over all lines may be too low. */
  readonly unreadLines: number;
}
