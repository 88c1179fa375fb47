/** `outcomes --calibration`: what was answered of lines and what became of them, as one report. */

import type { AnsweredLine, CalibrationCell } from '../../domain/calibration/calibration-cell.ts';
import { createCalibrationTally } from '../../domain/calibration/calibration-report.ts';
import type { CalibrationGroups, CalibrationReport } from '../../domain/calibration/calibration-report-schema.ts';
import { expected, interval, percent, score } from '../../domain/calibration-page/figures.ts';
import { countedOutcomes } from '../../domain/outcomes/counted-outcome.ts';
import { findingsOf } from '../../domain/outcomes/kept-prediction.ts';
import type { OutcomeOfLine } from '../../domain/outcomes/remitted-lines.ts';
import { riskPayer } from '../../domain/score/risk-payer.ts';
import type { LineRecord } from '../batch-results/line-record.ts';
import { printable, tableOf } from './line-table.ts';

/** What is counted of a scored line when its outcome is known. */
export function answeredOf(line: Omit<LineRecord, 'type' | 'file'>): AnsweredLine {
  const { payer, mac, procedureCode, placeOfService, denialRisk, findings, payment } = line;
  return {
    payer: riskPayer(payer.lineOfBusiness, mac?.jurisdiction, payer.id),
    procedureCode,
    placeOfService,
    probability: denialRisk.probability,
    baseRate: denialRisk.baseRate,
    findings: findingsOf(findings),
    expectedCents: payment.expectedCents,
  };
}

export function calibrationOf(rows: readonly OutcomeOfLine[]): CalibrationReport {
  const tally = createCalibrationTally();
  for (const cell of countedRows(rows)) tally.add(cell);
  return tally.report();
}

/** Rows whose prediction is at hand, as outcomes are counted. */
export function countedRows(rows: readonly OutcomeOfLine[]): CalibrationCell[] {
  return countedOutcomes(
    rows.flatMap(({ prediction, outcome }) =>
      prediction?.answered ? [{ answered: prediction.answered, outcome }] : [],
    ),
  );
}

export function calibrationText(report: CalibrationReport): string {
  const { statement, overall, reliability, recallAtPrecision, byPayer, byRule, byMonth } = report;
  const { measures } = overall;
  return [
    statement,
    ...(measures === null
      ? []
      : [
          '',
          tableOf(
            ['probability', 'lines', 'denied', 'mean', 'observed', '95% interval'],
            reliability.map((bin) => [
              `${Math.round(bin.from * 100)} to ${Math.round(bin.to * 100)}%`,
              String(bin.lines),
              bin.denied === null ? '-' : String(bin.denied),
              percent(bin.meanPredicted),
              percent(bin.observedRate),
              interval(bin.observedInterval),
            ]),
          ),
          '',
          brierLine(measures),
          `Brier score of the base rate alone ${score(measures.brierScoreOfBaseRate)}, log loss ${score(measures.logLoss)}, expected calibration error ${score(measures.expectedCalibrationError)}.`,
          ...recallAtPrecision.map(({ atLeast, reached }) =>
            reached === null
              ? `Precision of at least ${percent(atLeast)}: not reached.`
              : `Precision of at least ${percent(atLeast)}: from ${percent(reached.threshold)} on, with a recall of ${percent(reached.recall)}.`,
          ),
        ]),
    ...groupLines('payer', byPayer),
    ...groupLines('rule', byRule),
    ...groupLines('month', byMonth),
  ].join('\n');
}

type Measures = NonNullable<CalibrationReport['overall']['measures']>;

function brierLine({ brierScore, decomposition: parts }: Measures): string {
  const within = parts.withinBinVariance - parts.withinBinCovariance;
  return `Brier score ${score(brierScore)} = reliability ${score(parts.reliability)} - resolution ${score(parts.resolution)} + uncertainty ${score(parts.uncertainty)} + within bins ${score(within)}.`;
}

function groupLines(name: string, { groups, notShown }: CalibrationGroups): string[] {
  const rows = groups.map((group) =>
    [
      group.key,
      String(group.lines),
      String(group.denied),
      expected(group.expectedDenied),
      percent(group.observedRate),
      interval(group.observedInterval),
      group.measures === null ? 'prior only' : score(group.measures.brierScore),
    ].map(printable),
  );
  const left = `smaller ${name}s that are not shown: ${notShown.groups}, with ${notShown.lines} lines`;
  return [
    ...(rows.length === 0
      ? []
      : ['', tableOf([name, 'lines', 'denied', 'predicted', 'observed', '95% interval', 'Brier'], rows)]),
    ...(notShown.groups === 0 ? [] : rows.length === 0 ? ['', left] : [left]),
  ];
}
