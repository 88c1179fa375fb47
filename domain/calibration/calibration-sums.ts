/**
 * What is kept of predictions whose outcome is known, for judging them. Every sum is a whole number, so that adding has no
 * order and no rounding: parts that are counted apart and merged, or counted and taken back, give exactly the whole.
 */

/** What a payer decided, beside what was predicted before. */
export interface JudgedPrediction {
  /** 0 to 1, as answered; counted to the ten-thousandth. */
  readonly probability: number;
  /** The chance of a line without any finding, as answered with it. */
  readonly baseRate: number;
  readonly label: 'paid' | 'denied';
  /** Expected payment of the line in cents; absent or null where no schedule states one. */
  readonly expectedCents?: number | null | undefined;
}

/** Lists every sum, in the order in which a store may keep them. */
export const SUM_NAMES = [
  'lines',
  'denied',
  'predicted',
  'predictedOfDenied',
  'predictedSquares',
  'logLoss',
  'baseRates',
  'baseRateErrors',
  'pricedLines',
  'expectedCents',
  'expectedLossCents',
  'deniedCents',
] as const;

export interface CalibrationSums {
  /** Lines that were paid or denied, and how many of them were denied. */
  readonly lines: number;
  readonly denied: number;
  /** Probabilities of all of them and of the denied ones, in ten-thousandths. */
  readonly predicted: number;
  readonly predictedOfDenied: number;
  /** Squares of the probabilities, in ten-thousandths squared. */
  readonly predictedSquares: number;
  /** -ln of the probability that was given to what happened, in millionths, rounded for each line. */
  readonly logLoss: number;
  /** Base rates, in ten-thousandths. */
  readonly baseRates: number;
  /** Squared errors of the base rate taken for the prediction, in ten-thousandths squared. */
  readonly baseRateErrors: number;
  /** Lines whose expected payment is known; the sums in cents are over these. */
  readonly pricedLines: number;
  readonly expectedCents: number;
  readonly expectedLossCents: number;
  /** Expected payment of those that were denied. */
  readonly deniedCents: number;
}

export const NO_SUMS: CalibrationSums = Object.freeze(
  Object.fromEntries(SUM_NAMES.map((name) => [name, 0])) as Record<keyof CalibrationSums, number>,
);

/** A probability is counted in steps of 1 / UNITS. */
export const UNITS = 10_000;
/** -ln is counted in steps of 1 / LOG_UNITS. */
export const LOG_UNITS = 1_000_000;
/** For the log loss a probability counts as at least this and at most 1 less this: one step, so that 0 and 1 cost what can be told apart from them. */
export const LOG_LOSS_CLIP = 1 / UNITS;

/** In whole steps; what is no probability is a fault of ours and counts as the nearest that is one. */
export function inUnits(probability: number): number {
  return Math.min(UNITS, Math.max(0, Math.round(probability * UNITS)));
}

/** The sums of one line. */
export function sumsOf({ probability, baseRate, label, expectedCents }: JudgedPrediction): CalibrationSums {
  const predicted = inUnits(probability);
  const base = inUnits(baseRate);
  const isDenied = label === 'denied';
  const isPriced = expectedCents !== undefined && expectedCents !== null;
  const given = Math.min(UNITS - 1, Math.max(1, isDenied ? predicted : UNITS - predicted)) / UNITS;
  return {
    lines: 1,
    denied: isDenied ? 1 : 0,
    predicted,
    predictedOfDenied: isDenied ? predicted : 0,
    predictedSquares: predicted ** 2,
    logLoss: Math.round(-Math.log(given) * LOG_UNITS),
    baseRates: base,
    baseRateErrors: (isDenied ? UNITS - base : base) ** 2,
    pricedLines: isPriced ? 1 : 0,
    expectedCents: isPriced ? expectedCents : 0,
    expectedLossCents: isPriced ? Math.round((expectedCents * predicted) / UNITS) : 0,
    deniedCents: isPriced && isDenied ? expectedCents : 0,
  };
}

/** `times` -1 takes back what was added. */
export function plus(sums: CalibrationSums, others: CalibrationSums, times: 1 | -1 = 1): CalibrationSums {
  const total: Record<keyof CalibrationSums, number> = { ...sums };
  for (const name of SUM_NAMES) total[name] += times * others[name];
  return total;
}

/** Sum of the squared errors of the probabilities: Σ (p - y)² = Σ p² - 2 Σ p y + Σ y, for y of 0 or 1. */
export function squaredErrors({ predictedSquares, predictedOfDenied, denied }: CalibrationSums): number {
  return (predictedSquares - 2 * predictedOfDenied * UNITS + denied * UNITS ** 2) / UNITS ** 2;
}
