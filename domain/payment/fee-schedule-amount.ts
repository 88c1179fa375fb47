/** Relative values, indices and a conversion factor → the amount in cents, exactly. */

/** Three parts of a service: work, practice expense, malpractice. Decimal strings. */
export interface ThreeParts {
  readonly work: string;
  readonly practiceExpense: string;
  readonly malpractice: string;
}

/** The indices of a national amount. */
export const NATIONAL_INDICES: ThreeParts = { work: '1.000', practiceExpense: '1.000', malpractice: '1.000' };

/** Two digits of a relative value, three of an index and four of a factor behind the point, less two for cents. */
const TEN_MILLION = 10_000_000n;

/**
 * (work × index + practice expense × index + malpractice × index) × conversion factor, in cents: relative values with
 * two digits behind the point, indices with three, the factor with four, as the tables hold them. The products are
 * kept whole and the total is rounded once, half up. So does CMS: the amounts of its carrier file of January 2025 come
 * out of it (the test has those of Alaska). The formula: Pub. 100-04, chapter 12, section 20.1.
 */
export function feeScheduleCents(values: ThreeParts, indices: ThreeParts, conversionFactor: string): number {
  const sum =
    whole(values.work) * whole(indices.work) +
    whole(values.practiceExpense) * whole(indices.practiceExpense) +
    whole(values.malpractice) * whole(indices.malpractice);
  return Number((sum * whole(conversionFactor) + TEN_MILLION / 2n) / TEN_MILLION);
}

/** `5.26` → 526n */
function whole(decimal: string): bigint {
  return BigInt(decimal.replace('.', ''));
}
