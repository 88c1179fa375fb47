/** How the risk of scored lines is spread, and what is predicted by rule, MAC and day. */

import { type IWidget, LogQueryVisualizationType, LogQueryWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { BY_MAC, BY_RULE, BY_RULE_MAC_AND_DAY } from '../../../functions/dashboard-widgets/queries.ts';
import { bothMetrics } from '../scoring-metrics.ts';
import { FULL_WIDTH, row, stacked } from './graphs.ts';

export function riskWidgets(): IWidget[] {
  return row(
    stacked(
      'Scored lines by risk',
      bothMetrics('HighLines', 'high'),
      bothMetrics('MediumLines', 'medium'),
      bothMetrics('LowLines', 'low'),
    ),
    stacked('Scored lines', bothMetrics('LinesScored', 'lines')),
  );
}

/** From the log, because a rule's id is too many values for a metric dimension. Days are UTC. */
export function denialTables(logGroups: readonly ILogGroup[]): IWidget[][] {
  const table = (title: string, queryLines: string[], width: number): IWidget =>
    new LogQueryWidget({
      title,
      width,
      height: 8,
      view: LogQueryVisualizationType.TABLE,
      logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
      queryLines,
    });
  return [
    [
      table('Predicted denials by rule', BY_RULE, FULL_WIDTH / 2),
      table('Predicted denials by MAC jurisdiction', BY_MAC, FULL_WIDTH / 2),
    ],
    [table('Predicted denials by day, rule and MAC jurisdiction', BY_RULE_MAC_AND_DAY, FULL_WIDTH)],
  ];
}
