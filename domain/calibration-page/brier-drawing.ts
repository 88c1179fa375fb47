/** How the Brier score comes about, as a row of steps. */

import type { CalibrationReport } from '../calibration/calibration-report-schema.ts';
import { type Html, html } from '../catalog-page/html.ts';
import { score } from './figures.ts';

type Measures = NonNullable<CalibrationReport['overall']['measures']>;

const WIDTH = 440;
const LABEL = 150;
const VALUE = 66;
const ROW = 28;

interface Step {
  readonly name: string;
  readonly kind: 'whole' | 'worse' | 'better';
  readonly from: number;
  readonly to: number;
  readonly told: number;
}

/** The score of always predicting the observed rate, what the predictions gain and lose on it, and what is left. */
function steps({ brierScore, decomposition }: Measures): Step[] {
  const { uncertainty, resolution, reliability, withinBinVariance, withinBinCovariance } = decomposition;
  const within = withinBinVariance - withinBinCovariance;
  const resolved = uncertainty - resolution;
  return [
    { name: 'Uncertainty', kind: 'whole', from: 0, to: uncertainty, told: uncertainty },
    { name: '− Resolution', kind: 'better', from: resolved, to: uncertainty, told: -resolution },
    { name: '+ Reliability', kind: 'worse', from: resolved, to: resolved + reliability, told: reliability },
    {
      name: '+ Within bins',
      kind: within > 0 ? 'worse' : 'better',
      from: Math.min(resolved + reliability, brierScore),
      to: Math.max(resolved + reliability, brierScore),
      told: within,
    },
    { name: '= Brier score', kind: 'whole', from: 0, to: brierScore, told: brierScore },
  ];
}

export function brierDrawing(measures: Measures): Html {
  const rows = steps(measures);
  const most = Math.max(...rows.map(({ to }) => to), 1e-9);
  const at = (value: number): number => Math.round((LABEL + (value / most) * (WIDTH - LABEL - VALUE)) * 10) / 10;
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${rows.length * ROW + 4}" role="img" aria-labelledby="brier-title brier-desc">
<title id="brier-title">Decomposition of the Brier score</title>
<desc id="brier-desc">${rows.map(({ name, told }) => `${name} ${score(told)}`).join(', ')}.</desc>
<line class="frame" x1="${LABEL}" y1="0" x2="${LABEL}" y2="${rows.length * ROW}"/>
${rows.map(({ name, kind, from, to, told }, index) => {
  const top = index * ROW;
  return html`<text class="label end" x="${LABEL - 8}" y="${top + 18}">${name}</text>
<rect class="${kind}" x="${at(from)}" y="${top + 5}" width="${Math.max(1, at(to) - at(from))}" height="${ROW - 10}"/>
<text class="label" x="${at(to) + 6}" y="${top + 18}">${score(told)}</text>
`;
})}
</svg>
`;
}
