/** Denial records that a test sets, and widget events as CloudWatch sends them. */

import type { DenialRecords, LineRow } from '../../functions/dashboard-widgets/denial-records.ts';

export const NOW = Date.UTC(2026, 10, 25, 12);
export const RANGE = { start: NOW - 3_600_000, end: NOW };

export function widgetEvent(parameters: object, context: object = {}): object {
  return { ...parameters, widgetContext: { timeRange: { mode: 'relative', ...RANGE }, theme: 'light', ...context } };
}

export function recordsOf(records: Partial<DenialRecords>): DenialRecords {
  return {
    byRule: async () => [],
    ofRule: async () => [],
    costliest: async () => [],
    ofSource: async () => [],
    ...records,
  };
}

export function lineRow(row: Partial<LineRow> = {}): LineRow {
  return {
    at: NOW - 90_000,
    ruleId: 'ncci/mue-day-units',
    jurisdiction: 'JE',
    band: 'high',
    lossCents: 69_065,
    scoredIn: 'b-0123456789abcdef',
    isOfBatch: true,
    ...row,
  };
}

/** A Pareto as it may be: some reasons cost most. */
export const REASONS = [
  { ruleId: 'ncci/mue-day-units', lines: 1_240, lossCents: 8_563_000 },
  { ruleId: 'coverage/cryoneurolysis-temporary', lines: 410, lossCents: 892_000 },
  { ruleId: 'documentation/destruction-confirmed', lines: 96, lossCents: 210_400 },
  { ruleId: 'filing/timely', lines: 1, lossCents: 0 },
];
