/** Denial records from CloudWatch Logs Insights. */

import { setTimeout as delay } from 'node:timers/promises';
import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  type ResultField,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  type DenialRecords,
  type ReasonRow,
  RecordsUnavailable,
  type TimeRange,
  type Unavailable,
} from './denial-records.ts';
import { BY_RULE, COSTLIEST, ofRule, ofSource, queryText } from './queries.ts';

export interface InsightsOptions {
  readonly logGroupNames: readonly string[];
  /** Milliseconds that a query may still take. */
  readonly remaining: () => number;
  /** Between two looks at a query that runs. */
  readonly pauseMs?: number;
}

/** To stop the query and answer with what went wrong. */
const RESERVE_MS = 3_000;

const UNAVAILABLE: Readonly<Record<string, Unavailable>> = {
  AccessDeniedException: 'not-allowed',
  LimitExceededException: 'busy',
  ThrottlingException: 'busy',
  ServiceUnavailableException: 'busy',
  MalformedQueryException: 'out-of-range',
};

type Row = Readonly<Record<string, string>>;

export function createInsightsRecords(client: CloudWatchLogsClient, options: InsightsOptions): DenialRecords {
  const { logGroupNames, remaining, pauseMs = 300 } = options;

  async function finished(queryId: string): Promise<ResultField[][]> {
    for (;;) {
      const { status, results = [] } = await client.send(new GetQueryResultsCommand({ queryId }));
      if (status === 'Complete') return results;
      if (status !== 'Scheduled' && status !== 'Running') throw new RecordsUnavailable('failed');
      if (remaining() < RESERVE_MS) {
        // A query that nobody waits for would go on and cost.
        await client.send(new StopQueryCommand({ queryId })).catch(() => undefined);
        throw new RecordsUnavailable('too-slow');
      }
      await delay(pauseMs);
    }
  }

  async function rows(query: readonly string[], { start, end }: TimeRange): Promise<Row[]> {
    try {
      const { queryId = '' } = await client.send(
        new StartQueryCommand({
          logGroupNames: [...logGroupNames],
          startTime: Math.floor(start / 1_000),
          endTime: Math.ceil(end / 1_000),
          queryString: queryText(query),
        }),
      );
      const results = await finished(queryId);
      return results.map((fields) => Object.fromEntries(fields.map(({ field = '', value = '' }) => [field, value])));
    } catch (error) {
      if (error instanceof RecordsUnavailable) throw error;
      const why = UNAVAILABLE[error instanceof Error ? error.name : ''] ?? 'failed';
      throw new RecordsUnavailable(why, { cause: error });
    }
  }

  return {
    async byRule(range) {
      return (await rows(BY_RULE, range)).map(reason);
    },
    async ofRule(ruleId, range) {
      return (await rows(ofRule(ruleId), range)).map(({ day = '', jurisdiction = 'none', ...sums }) => ({
        day: day.slice(0, 10),
        jurisdiction,
        ...sumsOf(sums),
      }));
    },
    async costliest(range) {
      return (await rows(COSTLIEST, range)).map((row) => ({
        at: Date.parse(`${(row['@timestamp'] ?? '').replace(' ', 'T')}Z`),
        ruleId: row.ruleId ?? 'none',
        jurisdiction: row.jurisdiction ?? 'none',
        band: row.band ?? '',
        lossCents: Number(row.expectedLossCents ?? 0),
        scoredIn: row.batchId || (row.requestId ?? ''),
        isOfBatch: Boolean(row.batchId),
      }));
    },
    async ofSource(id, range) {
      return (await rows(ofSource(id), range)).map(reason);
    },
  };
}

function reason({ ruleId = 'none', ...sums }: Row): ReasonRow {
  return { ruleId, ...sumsOf(sums) };
}

function sumsOf({ lines, lossCents }: Row): { readonly lines: number; readonly lossCents: number } {
  return { lines: Number(lines ?? 0), lossCents: Number(lossCents ?? 0) };
}
