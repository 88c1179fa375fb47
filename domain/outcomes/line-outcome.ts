/** Remittances → what really became of a line: paid, denied, or neither. */

import type { IsoDate } from '../calendar.ts';
import type { Adjustment, RemittedClaim, RemittedLine } from './remittance.ts';

/** Why nothing was paid, as far as a reason code by itself tells. A code that is in no list refuses the line. */
export interface AdjustmentKinds {
  /** Deductible, coinsurance, copayment, paid to the patient or from the patient's account: nothing was denied. */
  readonly patientShare: ReadonlySet<string>;
  /** Fee schedule, contract, sequestration: part of every payment. */
  readonly reduction: ReadonlySet<string>;
  /** What another payer paid before. */
  readonly otherPayer: ReadonlySet<string>;
  /** Still under review, or paid for under another agreement such as capitation: by itself it tells nothing. */
  readonly noDecision: ReadonlySet<string>;
}

export type OutcomeLabel =
  | 'paid'
  /** Paid zero, with a reason that refuses the line. */
  | 'denied'
  /** Paid zero because the patient or another payer owes it all. */
  | 'owedByOthers'
  /** Paid zero without a reason, a charge of zero, a reversal that nothing follows: it teaches nothing. */
  | 'unclear';

/** One 835's word on one line. */
export interface RemittedOutcome {
  readonly label: OutcomeLabel;
  readonly isReversal: boolean;
  /** Said by a payer that came after another one. */
  readonly isSecondary: boolean;
  readonly chargeCents: number;
  readonly paidCents: number;
  /** Reasons that refused the line, largest amount first, as `CO-151`. */
  readonly reasons: readonly string[];
  readonly paidOn: IsoDate | undefined;
}

/** CLP02 of a reversal; the same adjustments come with the other sign. */
const REVERSAL = '22';
/** CLP02 of a claim processed as secondary or tertiary, forwarded to a further payer or not. */
const SECONDARY = new Set(['2', '3', '20', '21']);
/** Not a decision on the claim: rejected as not ours, a predetermination, a forward without payment. */
const UNDECIDED = new Set(['23', '25']);

export function remittedOutcome(
  { statusCode, payment, adjustments: ofClaim }: Pick<RemittedClaim, 'statusCode' | 'payment' | 'adjustments'>,
  line: RemittedLine,
  kinds: AdjustmentKinds,
): RemittedOutcome {
  const isReversal = statusCode === REVERSAL;
  const refusing = refusals([...line.adjustments, ...ofClaim], kinds, isReversal);
  return {
    label: UNDECIDED.has(statusCode) || isReversal ? 'unclear' : labelOf(line, ofClaim, refusing, kinds),
    isReversal,
    isSecondary: SECONDARY.has(statusCode),
    chargeCents: line.chargeCents,
    paidCents: line.paidCents,
    reasons: refusing.map(({ groupCode, carc }) => `${groupCode}-${carc}`),
    paidOn: payment.paidOn,
  };
}

function labelOf(
  line: RemittedLine,
  ofClaim: readonly Adjustment[],
  refusing: readonly Adjustment[],
  kinds: AdjustmentKinds,
): OutcomeLabel {
  if (line.chargeCents <= 0 || Number.isNaN(line.paidCents)) return 'unclear';
  if (line.paidCents > 0) return 'paid';
  if (line.paidCents < 0) return 'unclear';
  const isPatients = ({ carc, cents }: Adjustment): boolean => cents > 0 && kinds.patientShare.has(carc);
  // Only what was allowed can be a deductible, so at most a part of this line was refused.
  if (line.adjustments.some(isPatients)) return 'owedByOthers';
  if (refusing.length > 0) return 'denied';
  const isOwed =
    ofClaim.some(isPatients) ||
    [...line.adjustments, ...ofClaim].some(({ carc, cents }) => cents > 0 && kinds.otherPayer.has(carc));
  return isOwed ? 'owedByOthers' : 'unclear';
}

function refusals(adjustments: readonly Adjustment[], kinds: AdjustmentKinds, isReversal: boolean): Adjustment[] {
  return adjustments
    .filter(({ carc, cents }) => (isReversal ? cents < 0 : cents > 0) && !isNoRefusal(carc, kinds))
    .sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
}

function isNoRefusal(carc: string, { patientShare, reduction, otherPayer, noDecision }: AdjustmentKinds): boolean {
  return patientShare.has(carc) || reduction.has(carc) || otherPayer.has(carc) || noDecision.has(carc);
}
