/** Graphs that stand side by side on the dashboard. */

import { GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

export const FULL_WIDTH = 24;

export type Graph = { readonly title: string; readonly metrics: readonly IMetric[]; readonly stacked?: boolean };

export function stacked(title: string, ...metrics: readonly IMetric[]): Graph {
  return { title, metrics, stacked: true };
}

/** Shares the full width among graphs that stand side by side. */
export function row(...graphs: readonly Graph[]): IWidget[] {
  return graphs.map(
    ({ title, metrics, stacked = false }) =>
      new GraphWidget({
        title,
        left: [...metrics],
        stacked,
        width: FULL_WIDTH / graphs.length,
        leftYAxis: { min: 0, showUnits: false },
      }),
  );
}
