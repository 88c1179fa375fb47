/** Numbers of the calibration page as people read them. */

import type { CalibrationReport } from '../calibration/calibration-report-schema.ts';

/** Where nothing is told because there is too little. */
export const UNTOLD = '–';

export function percent(rate: number | null): string {
  return rate === null ? UNTOLD : `${(rate * 100).toFixed(1)}%`;
}

export function interval(of: CalibrationReport['overall']['observedInterval']): string {
  return of === null ? UNTOLD : `${(of.low * 100).toFixed(1)} to ${(of.high * 100).toFixed(1)}%`;
}

export function score(value: number): string {
  return value.toFixed(4).replace('-', '−');
}

export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** An expected number of lines. */
export function expected(lines: number): string {
  return lines.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** With its sign, in points of a hundred. */
export function points(change: number): string {
  const text = (Math.abs(change) * 100).toFixed(1);
  return `${change < 0 && text !== '0.0' ? '−' : '+'}${text}`;
}

export function dollars(cents: number): string {
  return `$${grouped(Math.round(cents / 100))}`;
}

/** Payer ids come from claims: nothing in one may turn the direction of what stands behind it. */
export function named(key: string): string {
  return key.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** A count that has to fit above a bar. */
export function shortCount(count: number): string {
  if (count < 10_000) return String(count);
  return count < 1_000_000 ? `${Math.round(count / 1000)}k` : `${(count / 1_000_000).toFixed(1)}M`;
}
