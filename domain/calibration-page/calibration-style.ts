/** How the calibration page looks: dark on white, also where the reader's screen is dark, as it is on paper. */
export const CALIBRATION_STYLE = `
:root { color-scheme: light; --ink: #1b2430; --soft-ink: #55606e; --blue: #1f5fa8; --red: #b3261e; --green: #2b6b3f; --line: #d5dbe2; --soft: #f3f5f8; }
body { background: #fff; color: var(--ink); }
a { color: var(--blue); }
header p, .facts { color: var(--soft-ink); }
.statement { border-left: 4px solid var(--blue); background: var(--soft); margin: 1rem 0; padding: 0.6rem 0.9rem; }
.statement.prior { border-color: #96610a; }
.totals { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1rem 0; }
.totals > div { background: var(--soft); border-radius: 6px; padding: 0.5rem 0.9rem; }
.totals dt { color: var(--soft-ink); font-size: 0.85rem; }
.totals dd { font-size: 1.35rem; font-weight: 600; margin: 0; }
.totals small { color: var(--soft-ink); display: block; font-size: 0.8rem; font-weight: 400; }
.drawings { display: grid; gap: 0 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); }
table { min-width: 0; }
.numbers :is(td, th):not(:first-child) { text-align: right; }
.plot { display: block; height: auto; margin: 0.5rem 0 1rem; max-width: 36rem; width: 100%; }
.plot text { fill: var(--ink); font-size: 12px; }
.plot .tick, .plot .count { fill: var(--soft-ink); }
.plot .count { font-size: 11px; }
.plot .axis { font-size: 13px; }
.plot .label { font-size: 13px; }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.grid { fill: none; stroke: #dfe4ea; }
.frame { stroke: #9aa5b1; }
.ideal { stroke: #7a8592; stroke-dasharray: 6 4; }
.rate { stroke: #7a8592; stroke-dasharray: 1 4; stroke-linecap: round; stroke-width: 2; }
.curve { fill: none; stroke: var(--blue); stroke-opacity: 0.45; stroke-width: 1.5; }
.whisker { fill: none; stroke: var(--blue); stroke-width: 1.8; }
.point { fill: var(--blue); stroke: #fff; stroke-width: 1; }
.predicted { stroke: var(--red); stroke-width: 2; }
.bar { fill: #a9bfd9; }
.whole { fill: #a9bfd9; }
.better { fill: var(--green); }
.worse { fill: var(--red); }
.strip { display: block; height: 16px; margin-left: auto; width: 100px; }
th { white-space: normal; vertical-align: bottom; }
td { font-variant-numeric: tabular-nums; }
@media print {
  body { font-size: 9pt; }
  .plot { max-width: 11cm; }
  .drawings { display: block; }
  .statement, .totals > div, th, .bar, .whole, .better, .worse { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .plot, .totals { break-inside: avoid; }
}
`;
