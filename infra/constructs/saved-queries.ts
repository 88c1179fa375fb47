import { CfnQueryDefinition, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  BY_MAC,
  BY_RULE,
  BY_RULE_MAC_AND_DAY,
  COSTLIEST,
  queryText,
} from '../../functions/dashboard-widgets/queries.ts';
import type { ScoringFunction } from './scoring-function.ts';

export type SavedQueriesProps = {
  readonly scoreRequest: ScoringFunction;
  readonly scoreFile: ScoringFunction;
  readonly publishRelease: ScoringFunction;
  /** Every function that has a log. */
  readonly functions: readonly ScoringFunction[];
};

/** What operators look for in the logs, saved under the folder `denial-prediction`; the runbook names them. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    const scoring = [props.scoreRequest.logGroup, props.scoreFile.logGroup];
    const all = props.functions.map(({ logGroup }) => logGroup);
    this.#save('denials-by-rule', scoring, BY_RULE);
    this.#save('denials-by-mac', scoring, BY_MAC);
    this.#save('denials-by-rule-mac-and-day', scoring, BY_RULE_MAC_AND_DAY);
    this.#save('costly-lines', scoring, COSTLIEST);
    this.#save('refused-releases', [props.publishRelease.logGroup], REFUSED_RELEASES);
    this.#save('slow-requests', [props.scoreRequest.logGroup], SLOW_REQUESTS);
    this.#save('failed-batch-runs', [props.scoreFile.logGroup], FAILED_BATCH_RUNS);
    this.#save('faults', all, FAULTS);
    this.#save('crashes', all, CRASHES);
  }

  #save(name: string, logGroups: readonly ILogGroup[], query: readonly string[]): void {
    new CfnQueryDefinition(this, name, {
      name: `denial-prediction/${name}`,
      logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
      queryString: queryText(query),
    });
  }
}

const REFUSED_RELEASES = [
  'filter message = "release refused"',
  'fields @timestamp, object, refused, defects',
  'sort @timestamp desc',
  'limit 50',
];

const SLOW_REQUESTS = [
  'filter message = "request answered"',
  'fields @timestamp, requestId, status, milliseconds, problem',
  'sort milliseconds desc',
  'limit 50',
];

/** A batch that failed for good, and runs that broke off. */
const FAILED_BATCH_RUNS = [
  'filter message = "batch run" and outcome in ["failed", "broken"]',
  'fields @timestamp, batchId, outcome, errorName, milliseconds',
  'sort @timestamp desc',
  'limit 50',
];

/** What a handler caught and said itself. */
const FAULTS = [
  'filter level = "ERROR"',
  'fields @timestamp, service, message, code, errorName, ruleId, requestId, batchId',
  'sort @timestamp desc',
  'limit 100',
];

/** What ended a call from outside the handler: its time, its memory, or an error that nobody caught. */
const CRASHES = [
  'filter @message like /Task timed out|Runtime exited|Runtime.ExitError|OutOfMemory|"errorType"/',
  'fields @timestamp, @log, @requestId, errorType',
  'sort @timestamp desc',
  'limit 50',
];
