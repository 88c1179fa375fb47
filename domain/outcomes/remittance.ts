/** A remittance as the 835 reader gives it: what the payer did with each claim and line. Nothing is judged here. */

import type { IsoDate } from '../calendar.ts';

/** One triplet of a CAS segment. */
export interface Adjustment {
  /** CAS01: CO, PR, OA, PI */
  readonly groupCode: string;
  /** CAS02, CAS05 … CAS17; code list 139 */
  readonly carc: string;
  /** CAS03, CAS06 …, in cents; what is taken off the charge, negative for what is added */
  readonly cents: number;
}

/** Loop 2110. */
export interface RemittedLine {
  /** SVC06-1 where the payer judged another code than the billed one, else SVC01-1 */
  readonly procedureQualifier: string;
  /** SVC01-2; upper case */
  readonly procedureCode: string;
  /** SVC06-3 to -6 where the payer judged another code than the billed one, else SVC01-3 to -6 */
  readonly modifiers: readonly string[];
  /** SVC06-2: the code as billed, where the payer judged another one */
  readonly billedProcedureCode: string | undefined;
  /** SVC02, SVC03, in cents */
  readonly chargeCents: number;
  readonly paidCents: number;
  /** SVC05; one where the payer states none; NaN for what is no number */
  readonly paidUnits: number;
  /** REF*6R: the line item control number that the claim gave */
  readonly lineItemControlNumber: string | undefined;
  /** DTM*472 or *150, else the claim's DTM*232 */
  readonly serviceFrom: IsoDate | undefined;
  /** The day is the claim's, which may hold services of several. */
  readonly isDatedByClaim?: true;
  readonly adjustments: readonly Adjustment[];
  /** LQ02 of code list HE */
  readonly rarc: readonly string[];
  /** Number of the SVC segment in the submission. */
  readonly segment: number;
}

/** Loop 2100. */
export interface RemittedClaim {
  /** CLP01: the patient control number that the claim gave */
  readonly patientControlNumber: string;
  /** CLP02: 1 to 4 processed, 19 to 21 and forwarded, 22 reversal of an earlier payment, 23 not ours, 25 predetermination */
  readonly statusCode: string;
  /** CLP03, CLP04, CLP05, in cents */
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientResponsibilityCents: number;
  /** CLP07: the payer's own number of the claim */
  readonly payerClaimControlNumber: string;
  /** CAS of the claim itself */
  readonly adjustments: readonly Adjustment[];
  readonly lines: readonly RemittedLine[];
  readonly payment: Payment;
  /** Number of the CLP segment in the submission. */
  readonly segment: number;
}

/** The transaction set that a claim stands in. */
export interface Payment {
  /** ISA13, ST02 */
  readonly interchangeControlNumber: string;
  readonly transactionSetControlNumber: string;
  /** TRN02: check or transfer number */
  readonly traceNumber: string;
  /** N1*PR: N102, N104 */
  readonly payerName: string;
  readonly payerId: string;
  /** BPR16, else DTM*405 */
  readonly paidOn: IsoDate | undefined;
}
