/** Cells, in any order → the calibration report. Memory grows with payers and rules, not with lines. */

import { DEFAULT_BANDS } from '../score/denial-risk.ts';
import { type CalibrationCell, SCORE_BINS } from './calibration-cell.ts';
import type {
  CalibrationDrift,
  CalibrationGroups,
  CalibrationOfLines,
  CalibrationReport,
  ReliabilityBin,
} from './calibration-report-schema.ts';
import { type CalibrationSums, LOG_LOSS_CLIP, NO_SUMS, plus, UNITS } from './calibration-sums.ts';
import { type BinSums, measures, reportBins } from './measures.ts';
import { type Flagged, flaggedFrom, recallAtPrecision } from './precision-recall.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * When outcomes say something. With fewer lines, or with hardly any of one outcome, an interval is as wide as what it is to
 * tell, so there is no curve, no score and no recall, but the counts. The limits are the maintainers' judgement.
 */
export const ENOUGH = { lines: 100, ofEachOutcome: 10 } as const;

/**
 * Groups and bins of fewer lines show no rate. It is the limit below which CMS shows no cell. The report is for whose lines
 * they are; before it is shown to others, counts of denied lines below it are to be taken out as well.
 */
export const SMALLEST_GROUP = 11;

const MOST_GROUPS = 100;
const PRECISIONS = [0.8, 0.9] as const;
const MONTH = /^\d{4}-\d{2}$/;

type ByHundredth = Map<number, CalibrationSums>;

export interface CalibrationTally {
  add(cell: CalibrationCell): void;
  /** `drift` where somebody looked for it. */
  report(drift?: readonly CalibrationDrift[]): CalibrationReport;
}

export function createCalibrationTally(): CalibrationTally {
  const all: ByHundredth = new Map();
  const byPayer = new Map<string, ByHundredth>();
  const byRule = new Map<string, ByHundredth>();
  const byMonth = new Map<string, ByHundredth>();
  return {
    add({ payer, month, findings, bin, sums }) {
      count(all, bin, sums);
      count(groupOf(byPayer, payer), bin, sums);
      count(groupOf(byMonth, month), bin, sums);
      // Two messages of one rule are still one finding of it.
      for (const ruleId of new Set(findings.map(ruleOf))) count(groupOf(byRule, ruleId), bin, sums);
    },
    report(drift) {
      const bins = reportBins(all);
      const overall = ofLines(all);
      const months = [...byMonth]
        .filter(([month, of]) => MONTH.test(month) && total(of).lines > 0)
        .map(([month]) => month);
      months.sort();
      const [from, through] = [months[0], months.at(-1)];
      const flagged = overall.priorOnly ? [] : flaggedFrom(all);
      return {
        months: from !== undefined && through !== undefined ? { from, through } : null,
        priorOnly: overall.priorOnly,
        statement: statement(overall),
        definitions: {
          fewestLines: ENOUGH.lines,
          fewestOfEachOutcome: ENOUGH.ofEachOutcome,
          smallestGroup: SMALLEST_GROUP,
          mostGroups: MOST_GROUPS,
          scoreResolution: 1 / SCORE_BINS,
          logLossClip: LOG_LOSS_CLIP,
        },
        overall,
        reliability: overall.priorOnly ? [] : bins.map(reliabilityBin),
        recallAtPrecision: overall.priorOnly ? [] : PRECISIONS.map((atLeast) => recallReached(flagged, atLeast)),
        atBands: flagged.length === 0 ? [] : (['medium', 'high'] as const).map((band) => atBand(flagged, band)),
        byPayer: groups(byPayer, largestFirst),
        byRule: groups(byRule, largestFirst),
        byMonth: groups(byMonth, inTime),
        drift: drift?.filter(({ before, recent }) => before.lines + recent.lines >= SMALLEST_GROUP) ?? null,
      };
    },
  };
}

function count(byHundredth: ByHundredth, bin: number, sums: CalibrationSums): void {
  byHundredth.set(bin, plus(byHundredth.get(bin) ?? NO_SUMS, sums));
}

function groupOf(grouped: Map<string, ByHundredth>, key: string): ByHundredth {
  const known = grouped.get(key);
  if (known) return known;
  const group: ByHundredth = new Map();
  grouped.set(key, group);
  return group;
}

/** `ruleId#message` → the rule. */
function ruleOf(finding: string): string {
  return finding.split('#')[0] ?? finding;
}

function total(byHundredth: ByHundredth): CalibrationSums {
  let sums = NO_SUMS;
  for (const part of byHundredth.values()) sums = plus(sums, part);
  return sums;
}

function ofLines(byHundredth: ByHundredth): CalibrationOfLines {
  const sums = total(byHundredth);
  const { lines, denied } = sums;
  const priorOnly = lines < ENOUGH.lines || denied < ENOUGH.ofEachOutcome || lines - denied < ENOUGH.ofEachOutcome;
  const found = priorOnly ? undefined : measures(reportBins(byHundredth));
  return {
    lines,
    denied,
    expectedDenied: rounded(sums.predicted / UNITS),
    ...rates(sums),
    meanBaseRate: lines === 0 ? null : rounded(sums.baseRates / UNITS / lines),
    dollars: {
      lines: sums.pricedLines,
      expectedCents: sums.expectedCents,
      expectedLossCents: sums.expectedLossCents,
      deniedCents: sums.deniedCents,
    },
    priorOnly,
    measures: found === undefined ? null : allRounded(found),
  };
}

function rates({ lines, denied, predicted }: CalibrationSums) {
  const isShown = lines >= SMALLEST_GROUP;
  return {
    meanPredicted: lines === 0 ? null : rounded(predicted / UNITS / lines),
    observedRate: isShown ? rounded(denied / lines) : null,
    observedInterval: isShown ? allRounded(wilsonInterval(denied, lines)) : null,
  };
}

function reliabilityBin({ from, to, sums }: BinSums): ReliabilityBin {
  const { lines, denied } = sums;
  return { from, to, lines, denied: lines >= SMALLEST_GROUP ? denied : null, ...rates(sums) };
}

function recallReached(flagged: readonly Flagged[], atLeast: number): CalibrationReport['recallAtPrecision'][number] {
  const reached = recallAtPrecision(flagged, atLeast, SMALLEST_GROUP);
  return { atLeast, reached: reached === undefined ? null : allRounded(reached) };
}

function atBand(flagged: readonly Flagged[], band: 'medium' | 'high'): CalibrationReport['atBands'][number] {
  const reached = flagged[Math.round(DEFAULT_BANDS[band] * SCORE_BINS)];
  return { band, ...allRounded(reached ?? { threshold: 1, lines: 0, denied: 0, precision: null, recall: null }) };
}

type Group = CalibrationGroups['groups'][number];

function groups(grouped: ReadonlyMap<string, ByHundredth>, order: (a: Group, b: Group) => number): CalibrationGroups {
  const sizes = [...grouped]
    .map(([key, of]) => ({ key, of, lines: total(of).lines }))
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => b.lines - a.lines || byKey(a, b));
  const shown = sizes.filter(({ lines }) => lines >= SMALLEST_GROUP).slice(0, MOST_GROUPS);
  const notShown = sizes.slice(shown.length);
  return {
    groups: shown.map(({ key, of }) => ({ key, ...ofLines(of) })).sort(order),
    notShown: { groups: notShown.length, lines: notShown.reduce((sum, { lines }) => sum + lines, 0) },
  };
}

function largestFirst(a: Group, b: Group): number {
  return b.lines - a.lines || byKey(a, b);
}

function inTime(a: Group, b: Group): number {
  return byKey(a, b);
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function statement({ lines, denied, expectedDenied, priorOnly, measures: found }: CalibrationOfLines): string {
  const expected = expectedDenied.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const decided = `${lines.toLocaleString('en-US')} decided ${lines === 1 ? 'line' : 'lines'}`;
  const counts = `${decided}, ${denied.toLocaleString('en-US')} denied, ${expected} expected`;
  if (priorOnly) {
    return `Prior only: ${counts}. Below ${ENOUGH.lines} decided lines, or ${ENOUGH.ofEachOutcome} of either outcome, nothing is said about how well the probabilities hold.`;
  }
  const skill = found?.skillOverBaseRate ?? null;
  const compared =
    skill === null
      ? 'The base rate alone makes no error'
      : `The Brier score is ${percent(Math.abs(skill))} ${skill >= 0 ? 'lower' : 'higher'} than that of the base rate alone`;
  return `${counts}. ${compared}; on average a bin of probabilities is off by ${((found?.expectedCalibrationError ?? 0) * 100).toFixed(1)} points.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Six decimals: what rests on sums of whole numbers is told without the traces of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000 + 0;
}

function allRounded<Value extends object>(values: Value): Value {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? rounded(value)
        : value !== null && typeof value === 'object'
          ? allRounded(value)
          : value,
    ]),
  ) as Value;
}
