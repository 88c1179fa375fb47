/** Logs Insights queries over the log lines about predicted denials. The saved queries of the stack are the same texts. */

import { RULE_ID, SOURCE_ID } from './denial-records.ts';

/** By rule, a line counts for each of its reasons. */
const DENIALS = 'filter message = "predicted denial"';
const SUMS = 'sum(denials) as lines, sum(expectedLossCents) as lossCents';

export const BY_RULE = [DENIALS, `stats ${SUMS} by ruleId`, 'sort lossCents desc', 'limit 100'];

/** Lines by their heaviest reason, so that each counts once. */
export const BY_MAC = [`${DENIALS} and rank = 1`, `stats ${SUMS} by jurisdiction`, 'sort lossCents desc', 'limit 100'];

export const BY_RULE_MAC_AND_DAY = [
  DENIALS,
  `stats ${SUMS} by bin(1d) as day, ruleId, jurisdiction`,
  'sort day desc, lossCents desc',
  'limit 1000',
];

export const COSTLIEST = [
  'filter message = "costly line"',
  'fields @timestamp, ruleId, jurisdiction, band, expectedLossCents, requestId, batchId',
  'sort expectedLossCents desc',
  'limit 20',
];

/** Throws for what is no rule's id: it comes from outside, and the text is a query. */
export function ofRule(ruleId: string): string[] {
  if (!RULE_ID.test(ruleId)) throw new TypeError('not the id of a rule');
  return [
    `${DENIALS} and ruleId = "${ruleId}"`,
    `stats ${SUMS} by bin(1d) as day, jurisdiction`,
    'sort day desc, lossCents desc',
    'limit 200',
  ];
}

/** Throws for what is no id of a request or batch. */
export function ofSource(id: string): string[] {
  if (!SOURCE_ID.test(id)) throw new TypeError('not the id of a request or batch');
  return [
    `${DENIALS} and (batchId = "${id}" or requestId = "${id}")`,
    `stats ${SUMS} by ruleId`,
    'sort lossCents desc',
    'limit 100',
  ];
}

export function queryText(lines: readonly string[]): string {
  return lines.join('\n| ');
}
