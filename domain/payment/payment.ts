/** What is told of the payment of a line. */

import type { Confidence } from '../tables/dated-table.ts';
import type { PaymentBasis } from './payment-basis.ts';
import type { PaidUnits } from './ranked-units.ts';

/**
 * The allowed amount: before the patient's share (deductible, coinsurance) and before sequestration. Where a figure is
 * not known there is none; it is never estimated.
 */
export interface ExpectedPayment {
  /** For the line in cents; null when no schedule at hand states it. */
  readonly expectedCents: number | null;
  /** `unknown` where not even the schedule is known. */
  readonly basis: PaymentBasis | 'unknown';
  /** Pricing locality of the amount; null for a national amount, absent where there is no amount. */
  readonly locality?: string | null;
  /** Amount of one unit before rank and sides. */
  readonly perUnitCents?: number;
  /** The units of the line with the percentage at which the schedule pays each, the best paid first. */
  readonly units?: readonly PaidUnits[];
  /** Units that the figure leaves out because they are paid by report. */
  readonly unpricedUnits?: number;
  /** What a reader must know of the figure, or why there is none. */
  readonly notes?: readonly string[];
  /** Key of the `sources` table: where the amount of one unit comes from. */
  readonly source?: string;
  /** That of the weakest row that the figure rests on. */
  readonly confidence?: Confidence;
}
