/** 97.5 % of a standard normal distribution lie below this. */
const Z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a rate lies that showed itself as `count` of `of`, at 95 %: the score interval of E. B. Wilson, Probable inference, the
 * law of succession, and statistical inference, JASA 22 (1927), 209-212. It stays within 0 and 1 and holds for few lines too.
 * Of none, anywhere.
 */
export function wilsonInterval(count: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const rate = count / of;
  const squared = Z ** 2;
  const middle = (rate + squared / (2 * of)) / (1 + squared / of);
  const half = (Z * Math.sqrt((rate * (1 - rate)) / of + squared / (4 * of ** 2))) / (1 + squared / of);
  // Exact at the ends, where rounding would leave a trace.
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half };
}
