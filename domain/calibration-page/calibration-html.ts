/** The calibration report as a page for people: drawings with their tables, no script, nothing from elsewhere. */

import type {
  CalibrationDrift,
  CalibrationGroup,
  CalibrationGroups,
  CalibrationOfLines,
  CalibrationReport,
} from '../calibration/calibration-report-schema.ts';
import { type Html, type HtmlPart, html, page, table, together } from '../catalog-page/html.ts';
import { brierDrawing } from './brier-drawing.ts';
import { CALIBRATION_STYLE } from './calibration-style.ts';
import { dollars, expected, grouped, interval, named, percent, points, score, UNTOLD } from './figures.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';

export function calibrationPage(report: CalibrationReport): string {
  const { overall, months, statement, byPayer, byRule, byMonth, drift, definitions } = report;
  return page(
    'Calibration of denial predictions',
    [
      html`<header>
<h1>Calibration of denial predictions</h1>
<p>Lines of 64640 that payers paid or denied, against what was predicted of them before${
        months === null ? '' : html`; decided from ${together(months.from)} through ${together(months.through)}`
      }.</p>
</header>
<main>
<p class="${report.priorOnly ? 'statement prior' : 'statement'}">${statement}</p>
${totals(overall)}
`,
      overall.measures === null ? '' : judged(report, overall.measures),
      groupSection(
        'By payer',
        'Payer',
        byPayer,
        'Medicare under the jurisdiction of its MAC; other payers by their id.',
      ),
      groupSection('By rule', 'Rule', byRule, 'A line with several findings counts under each of their rules.'),
      groupSection('By month of decision', 'Month', byMonth, ''),
      driftSection(drift),
      notes(definitions),
      html`</main>\n`,
    ],
    CALIBRATION_STYLE,
  );
}

function totals({
  lines,
  denied,
  expectedDenied,
  observedRate,
  observedInterval,
  meanPredicted,
  dollars: money,
}: CalibrationOfLines): Html {
  return html`<section aria-label="Totals"><dl class="totals">
${figure('Decided lines', grouped(lines))}
${figure('Denied', grouped(denied))}
${figure('Denied, as predicted', expected(expectedDenied))}
${figure('Observed rate', percent(observedRate), observedRate === null ? '' : `95%: ${interval(observedInterval)}`)}
${figure('Mean probability', percent(meanPredicted))}
${money.lines === 0 ? '' : figure('Payment denied', dollars(money.deniedCents), `${dollars(money.expectedLossCents)} predicted`)}
</dl></section>
`;
}

function figure(name: string, value: string, beside = ''): Html {
  return html`<div><dt>${name}</dt><dd>${value}${beside === '' ? '' : html` <small>${beside}</small>`}</dd></div>`;
}

/** A table of which every column but the first holds numbers. */
function numbers(head: readonly string[], rows: readonly (readonly HtmlPart[])[]): Html {
  return html`<div class="numbers">${table(head, rows)}</div>`;
}

type Measures = NonNullable<CalibrationReport['overall']['measures']>;

function judged(report: CalibrationReport, measures: Measures): HtmlPart {
  const { decomposition: parts } = measures;
  return [
    html`<div class="drawings">
<section>
<h2>What was predicted, and what came</h2>
<p>On the dashed diagonal predictions are exact; below it they are too high. Dots are observed rates, upright lines where the true
rate lies at 95%. The dotted line is the rate of all lines.</p>
${reliabilityDiagram(report.reliability, report.overall.observedRate)}
</section>
<section>
<h2>Brier score</h2>
<p>Mean squared error; lower is better. Resolution is what telling lines apart gains, reliability what wrong probabilities lose.</p>
${brierDrawing(measures)}
${numbers(
  ['Measure', 'Value'],
  [
    ['Brier score', score(measures.brierScore)],
    ['Brier score of the base rate alone', score(measures.brierScoreOfBaseRate)],
    ['Skill over the base rate', share(measures.skillOverBaseRate)],
    ['Skill over the observed rate', share(measures.skillOverObservedRate)],
    ['Uncertainty', score(parts.uncertainty)],
    ['Resolution', score(parts.resolution)],
    ['Reliability', score(parts.reliability)],
    ['Variance within bins', score(parts.withinBinVariance)],
    ['Covariance within bins', score(parts.withinBinCovariance)],
    ['Expected calibration error', score(measures.expectedCalibrationError)],
    ['Log loss', score(measures.logLoss)],
  ],
)}
</section>
</div>
<h2>The bins of the curve</h2>
`,
    numbers(
      ['Predicted', 'Lines', 'Denied', 'Mean probability', 'Observed rate', '95% interval'],
      report.reliability.map(({ from, to, lines, denied, meanPredicted, observedRate, observedInterval }) => [
        together(`${Math.round(from * 100)} to ${Math.round(to * 100)}%`),
        grouped(lines),
        denied === null ? UNTOLD : grouped(denied),
        percent(meanPredicted),
        percent(observedRate),
        together(interval(observedInterval)),
      ]),
    ),
    html`<h2>Lines held back</h2>
<p>Had every line from some probability on been held back: how many of those would have been denied (precision), and how many of all
denials that is (recall).</p>
`,
    numbers(
      ['Held back', 'From', 'Lines', 'Denied', 'Precision', 'Recall'],
      [
        ...report.atBands.map(({ band, ...flagged }) => [
          band === 'high' ? 'High band' : 'Medium and high bands',
          ...flaggedCells(flagged),
        ]),
        ...report.recallAtPrecision.map(({ atLeast, reached }) => [
          `Precision of at least ${Math.round(atLeast * 100)}%`,
          ...(reached === null ? ['not reached', UNTOLD, UNTOLD, UNTOLD, UNTOLD] : flaggedCells(reached)),
        ]),
      ],
    ),
  ];
}

type Flagged = Omit<CalibrationReport['atBands'][number], 'band'>;

function flaggedCells({ threshold, lines, denied, precision, recall }: Flagged): HtmlPart[] {
  return [`${Math.round(threshold * 100)}%`, grouped(lines), grouped(denied), percent(precision), percent(recall)];
}

function share(skill: number | null): string {
  return skill === null ? UNTOLD : `${points(skill)}%`;
}

function groupSection(title: string, of: string, { groups, notShown }: CalibrationGroups, note: string): Html {
  const left =
    notShown.groups === 0
      ? ''
      : html`<p class="facts">${`Smaller ones that are not shown: ${grouped(notShown.groups)}, with ${grouped(notShown.lines)} ${notShown.lines === 1 ? 'line' : 'lines'} in all.`}</p>`;
  return html`<section>
<h2>${title}</h2>
${note === '' ? '' : html`<p class="facts">${note}</p>`}
${
  groups.length === 0
    ? html`<p>None has enough lines.</p>`
    : numbers(
        [
          of,
          'Lines',
          'Denied',
          'Predicted',
          'Mean probability',
          'Observed rate',
          '95% interval',
          '0 to 100%',
          'Brier',
          'ECE',
        ],
        groups.map(groupCells),
      )
}
${left}
</section>
`;
}

function groupCells(group: CalibrationGroup): HtmlPart[] {
  const { key, lines, denied, expectedDenied, meanPredicted, observedRate, observedInterval, measures } = group;
  return [
    html`<code>${named(key)}</code>`,
    grouped(lines),
    grouped(denied),
    expected(expectedDenied),
    percent(meanPredicted),
    percent(observedRate),
    together(interval(observedInterval)),
    strip(group),
    ...(measures === null
      ? [together('prior only'), UNTOLD]
      : [score(measures.brierScore), score(measures.expectedCalibrationError)]),
  ];
}

/** The row in small; its numbers stand beside it. */
function strip({ meanPredicted, observedRate, observedInterval }: CalibrationGroup): HtmlPart {
  if (meanPredicted === null || observedRate === null || observedInterval === null) return UNTOLD;
  const at = (rate: number): number => Math.round((4 + rate * 92) * 10) / 10;
  return html`<svg class="strip" viewBox="0 0 100 16" aria-hidden="true"><path class="grid" d="M4 8H96"/><path class="whisker" d="M${at(
    observedInterval.low,
  )} 8H${at(observedInterval.high)}"/><path class="predicted" d="M${at(meanPredicted)} 1V15"/><circle class="point" cx="${at(
    observedRate,
  )}" cy="8" r="3.5"/></svg>`;
}

function driftSection(drift: readonly CalibrationDrift[] | null): Html {
  return html`<section>
<h2>Drift</h2>
${
  drift === null
    ? html`<p>Recent outcomes were not compared with those before.</p>`
    : drift.length === 0
      ? html`<p>No rate has enough outcomes to be compared.</p>`
      : table(
          ['Payer', 'Rate of', 'Denied before', 'Denied recently', 'Change in points', 'Verdict'],
          drift.map(({ payer, key, before, recent, change, isDrift }) => [
            html`<code>${named(payer)}</code>`,
            html`<code>${named(key)}</code>`,
            together(`${grouped(before.denied)} of ${grouped(before.lines)}`),
            together(`${grouped(recent.denied)} of ${grouped(recent.lines)}`),
            points(change),
            isDrift ? html`<strong>drift</strong>` : 'as before',
          ]),
        )
}
</section>
`;
}

function notes({
  fewestLines,
  fewestOfEachOutcome,
  smallestGroup,
  scoreResolution,
  logLossClip,
}: CalibrationReport['definitions']): Html {
  return html`<section>
<h2>How to read this</h2>
<ul>
<li>Only lines that were predicted and then paid or denied count; what the patient or another payer owes, and what is unclear, does not.</li>
<li>With fewer than ${fewestLines} lines, or ${fewestOfEachOutcome} denied or ${fewestOfEachOutcome} paid, it says “prior only”: too little to judge the probabilities by. Bins and
groups of fewer than ${smallestGroup} lines show no rate.</li>
<li>In the small pictures the dot is the observed rate, the line where the true rate lies at 95% (Wilson), the upright stroke what was predicted.</li>
<li>Brier score = reliability − resolution + uncertainty + variance − covariance within bins. The expected calibration error (ECE) is the mean
distance between rate and probability of a bin, by lines; with few lines it is above 0 by chance alone.</li>
<li>Skill is the share of the error of always predicting the base rate, or the observed rate, that the predictions take away.</li>
<li>Thresholds are told to ${scoreResolution}; for the log loss a probability counts as at least ${logLossClip} and at most ${1 - logLossClip}.</li>
<li>The report is for those whose lines it counts. Before it is shown to others, numbers of denied or paid lines below ${smallestGroup} are to be taken out.</li>
</ul>
</section>
`;
}
