import type { ClaimForm } from './loops-837.ts';
import type { Segment } from './segment.ts';

/** Segments that belong together under one loop of the guide. */
export interface Loop {
  /** Loop identifier, such as `2310B`. */
  readonly id: string;
  /** Where it stands in the claim: `2310B`, `2400[2]`, `2400[2]/2420A`. */
  readonly path: string;
  readonly segments: Segment[];
}

/** The envelope that a claim came in. */
export interface Envelope {
  /** ISA13 */
  readonly interchangeControlNumber: string;
  /** GS06 */
  readonly groupControlNumber: string;
  /** ST02 */
  readonly transactionSetControlNumber: string;
}

/** One claim of an 837 with the levels it stands under. Nothing of any other claim is reachable from it. */
export interface ClaimLoops {
  readonly form: ClaimForm;
  readonly envelope: Envelope;
  /** 2000A and 2010A* */
  readonly billing: readonly Loop[];
  /** 2000B and 2010B* */
  readonly subscriber: readonly Loop[];
  /** 2000C and 2010CA; empty when the subscriber is the patient. */
  readonly patient: readonly Loop[];
  /** 2300 and everything below it, in the order sent. */
  readonly claim: readonly Loop[];
}
