/** The reliability curve as a drawing: what was predicted against what came, and how many lines stand behind each point. */

import type { ReliabilityBin } from '../calibration/calibration-report-schema.ts';
import { type Html, html } from '../catalog-page/html.ts';
import { grouped, interval, percent, shortCount } from './figures.ts';

const WIDTH = 450;
const LEFT = 48;
const TOP = 12;
/** Of the square that holds the curve. */
const SIDE = 380;
const BARS_TOP = TOP + SIDE + 60;
const BARS = 70;
const HEIGHT = BARS_TOP + BARS + 40;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

const x = (probability: number): number => tenth(LEFT + probability * SIDE);
const y = (rate: number): number => tenth(TOP + (1 - rate) * SIDE);

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

export function reliabilityDiagram(bins: readonly ReliabilityBin[], observedRate: number | null): Html {
  const points = bins.flatMap((bin) => {
    const { meanPredicted, observedRate: rate, observedInterval } = bin;
    return meanPredicted === null || rate === null || observedInterval === null
      ? []
      : [{ bin, at: meanPredicted, rate, observedInterval }];
  });
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="curve-title curve-desc">
<title id="curve-title">Reliability curve</title>
<desc id="curve-desc">Observed denial rate against predicted probability, for ${points.length} bins, with 95% intervals; below it the lines in each bin. The same numbers stand in the table that follows.</desc>
${TICKS.map(
  (tick) => html`<line class="grid" x1="${x(tick)}" y1="${y(0)}" x2="${x(tick)}" y2="${y(1)}"/>
<line class="grid" x1="${x(0)}" y1="${y(tick)}" x2="${x(1)}" y2="${y(tick)}"/>
<text class="tick middle" x="${x(tick)}" y="${y(0) + 17}">${tick * 100}%</text>
<text class="tick end" x="${LEFT - 6}" y="${y(tick) + 4}">${tick * 100}%</text>
`,
)}
<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
${
  observedRate === null
    ? ''
    : html`<line class="rate" x1="${x(0)}" y1="${y(observedRate)}" x2="${x(1)}" y2="${y(observedRate)}"/>`
}
<polyline class="curve" points="${points.map(({ at, rate }) => `${x(at)},${y(rate)}`).join(' ')}"/>
${points.map(
  ({
    bin,
    at,
    rate,
    observedInterval,
  }) => html`<g><title>${`Predicted ${percent(at)}, observed ${percent(rate)} (${interval(observedInterval)}), ${grouped(bin.lines)} lines`}</title>
<path class="whisker" d="M${x(at) - 4} ${y(observedInterval.low)}h8M${x(at) - 4} ${y(observedInterval.high)}h8M${x(at)} ${y(observedInterval.low)}V${y(observedInterval.high)}"/>
<circle class="point" cx="${x(at)}" cy="${y(rate)}" r="4.5"/></g>
`,
)}
<text class="axis middle" x="${x(0.5)}" y="${y(0) + 36}">Predicted probability of denial</text>
<text class="axis middle" x="0" y="0" transform="translate(11 ${y(0.5)}) rotate(-90)">Observed denial rate</text>
${histogram(bins)}
</svg>
`;
}

function histogram(bins: readonly ReliabilityBin[]): Html {
  const most = Math.max(1, ...bins.map(({ lines }) => lines));
  const bottom = BARS_TOP + BARS;
  return html`<line class="frame" x1="${x(0)}" y1="${bottom}" x2="${x(1)}" y2="${bottom}"/>
${bins.map(({ from, to, lines }) => {
  const height = lines === 0 ? 0 : Math.max(1.5, tenth((lines / most) * (BARS - 14)));
  return html`<rect class="bar" x="${x(from) + 1.5}" y="${tenth(bottom - height)}" width="${tenth((to - from) * SIDE - 3)}" height="${height}"/>
${lines === 0 ? '' : html`<text class="count middle" x="${x((from + to) / 2)}" y="${tenth(bottom - height - 4)}">${shortCount(lines)}</text>`}
`;
})}
<text class="axis middle" x="${x(0.5)}" y="${bottom + 22}">Lines in each bin</text>`;
}
