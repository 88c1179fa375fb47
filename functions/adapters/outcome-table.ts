/**
 * The DynamoDB table of predictions and of what became of them. One partition is one claim of one partner, under a keyed
 * hash of its control number: the predictions of each day on which it was scored, and one item for each predicted line
 * that a payer spoke about. Counters of outcomes stand in a partition of the partner.
 */

import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type CalibrationCell, summedCells } from '../../domain/calibration/calibration-cell.ts';
import type { KnownEvents, TakenEvents } from '../../domain/outcomes/counted-outcome.ts';
import type { DecidedLine, PredictedClaim } from '../../domain/outcomes/decided-prediction.ts';
import type { KeptClaim, KeptLine } from '../../domain/outcomes/kept-prediction.ts';
import { type Item, readItems, writeItems } from './batched-items.ts';
import { cellUpdate } from './calibration-table.ts';
import type { Caller } from './caller.ts';
import { eventsOfRecord, recordOfEvents } from './remitted-event-record.ts';
import { dayOf } from './today.ts';

/**
 * A Medicare claim may be filed a year after the service and reopened for any reason within a year of the decision (42
 * CFR 424.44, 405.980), and remittances come some weeks later.
 */
export const PREDICTION_DAYS = 400;

const DAY_SECONDS = 86_400;
/** DynamoDB takes 400 kB an item. */
const MOST_ITEM_BYTES = 380_000;
const SCORED = 'SCORED#';
const OUTCOME = 'OUTCOME#';

/** What is known of one predicted line that a payer spoke about. */
export interface KnownOutcome extends KnownEvents {
  /** Raised by one at each change; who saw an older one may not change it. */
  readonly version: number;
}

export interface ClaimHistory {
  readonly scorings: readonly PredictedClaim[];
  /** By `outcomeKey`. */
  readonly outcomes: ReadonlyMap<string, KnownOutcome>;
}

export interface OutcomeChange {
  /** Hash of the patient control number. */
  readonly claim: string;
  readonly decided: DecidedLine;
  readonly known: KnownOutcome | undefined;
  readonly taken: TakenEvents;
  /** What counters gain or, below zero, lose. */
  readonly moves: readonly CalibrationCell[];
}

/** Actions of one transaction are a hundred at most, and each line may move two counters. */
export const MOST_CHANGES = 33;

export function outcomeKey(scoredAt: number, index: number): string {
  return `${OUTCOME}${scoredAt}#${index}`;
}

export function createOutcomeTable(client: DynamoDBClient, tableName: string, now: () => number = Date.now) {
  const seconds = (): number => Math.floor(now() / 1_000);
  const isKept = (item: Item): boolean => Number(item.expires?.N ?? 0) > seconds();
  const expiry = () => ({ N: String(seconds() + PREDICTION_DAYS * DAY_SECONDS) });

  function scoringItem({ claim, scoredAt, ...rest }: KeptClaim): Item | undefined {
    const body = JSON.stringify(rest);
    if (Buffer.byteLength(body) > MOST_ITEM_BYTES) return undefined;
    return {
      pk: { S: partition(claim) },
      sk: { S: `${SCORED}${dayOf(new Date(scoredAt))}` },
      scoredAt: { N: String(scoredAt) },
      body: { S: body },
      expires: expiry(),
    };
  }

  function outcomeItem({ claim, decided, known, taken }: OutcomeChange): Item {
    const { scoring, index, line } = decided;
    const { scoredAt, release, learned } = scoring;
    return {
      pk: { S: partition(claim) },
      sk: { S: outcomeKey(scoredAt, index) },
      version: { N: String((known?.version ?? 0) + 1) },
      body: {
        S: JSON.stringify({ release, learned, line, counted: taken.counted, events: recordOfEvents(taken.events) }),
      },
      expires: expiry(),
    };
  }

  return {
    /**
     * Keeps predictions; the last scoring of a claim on a day takes the place of those before it. A call that repeats
     * another one (`isRepeat`) writes only what that one, and no later one, did. Gives the number of claims that are too large.
     */
    async keepPredictions(claims: readonly KeptClaim[], isRepeat: boolean, abortSignal: AbortSignal): Promise<number> {
      const items = claims.map(scoringItem).filter((item) => item !== undefined);
      if (!isRepeat) {
        const requests = items.map((Item) => ({ PutRequest: { Item } }));
        await writeItems(client, tableName, requests, abortSignal);
      }
      for (const Item of isRepeat ? items : []) {
        const put = {
          TableName: tableName,
          Item,
          ConditionExpression: 'attribute_not_exists(pk) OR scoredAt < :scoredAt',
          ExpressionAttributeValues: { ':scoredAt': Item.scoredAt as AttributeValue },
        };
        await client.send(new PutItemCommand(put), { abortSignal }).catch(ignoreExisting);
      }
      return claims.length - items.length;
    },

    async history(claim: string): Promise<ClaimHistory> {
      const items: Item[] = [];
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: partition(claim) } },
        },
      );
      for await (const page of pages) items.push(...(page.Items ?? []).filter(isKept));
      return historyOf(items);
    },

    /** The outcomes of these lines as they are now, each under partition and sort key. */
    async outcomes(changes: readonly OutcomeChange[]): Promise<ReadonlyMap<string, KnownOutcome>> {
      const found = new Map<string, KnownOutcome>();
      await readItems(client, tableName, changes.map(keyOf), (items) => {
        for (const item of items.filter(isKept)) found.set(`${item.pk?.S} ${item.sk?.S}`, knownOutcome(item));
        return true;
      });
      return found;
    },

    /**
     * Changes outcomes and moves their counters, all or nothing. False when one of the lines changed since it was read,
     * or another transaction was at the same counters.
     */
    async change(partner: Caller, changes: readonly OutcomeChange[]): Promise<boolean> {
      const puts = changes.map((change): TransactWriteItem => {
        const { known } = change;
        return {
          Put: {
            TableName: tableName,
            Item: outcomeItem(change),
            // DynamoDB drops what has expired some time later.
            ConditionExpression: known ? 'version = :seen' : 'attribute_not_exists(pk) OR expires <= :now',
            ExpressionAttributeValues: known
              ? { ':seen': { N: String(known.version) } }
              : { ':now': { N: String(seconds()) } },
          },
        };
      });
      const moves = summedCells(changes.flatMap((change) => change.moves));
      const updates = moves.map((cell) => ({ Update: { TableName: tableName, ...cellUpdate(partner, cell) } }));
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: [...puts, ...updates] }));
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return false;
        throw error;
      }
    },
  };
}

export type OutcomeTable = ReturnType<typeof createOutcomeTable>;

function partition(claim: string): string {
  return `CLAIM#${claim}`;
}

function keyOf({ claim, decided }: OutcomeChange): Item {
  return { pk: { S: partition(claim) }, sk: { S: outcomeKey(decided.scoring.scoredAt, decided.index) } };
}

/** Where `outcomes` has the outcome of a change. */
export function placeOf(change: OutcomeChange): string {
  const { pk, sk } = keyOf(change);
  return `${pk?.S} ${sk?.S}`;
}

/**
 * A scoring of a day that another one replaced after an outcome had come lives on in the lines that were decided.
 */
function historyOf(items: readonly Item[]): ClaimHistory {
  const scorings = new Map<number, PredictedClaim>();
  const outcomes = new Map<string, KnownOutcome>();
  for (const item of items.filter(({ sk }) => sk?.S?.startsWith(SCORED))) {
    const { release, learned, lines } = JSON.parse(item.body?.S ?? '{}') as Omit<KeptClaim, 'claim' | 'scoredAt'>;
    const scoredAt = Number(item.scoredAt?.N);
    const indexed = lines.map((line, index) => ({ index, line }));
    scorings.set(scoredAt, { scoredAt, scoredOn: dayOf(new Date(scoredAt)), release, learned, lines: indexed });
  }
  const whole = new Set(scorings.keys());
  for (const item of items.filter(({ sk }) => sk?.S?.startsWith(OUTCOME))) {
    const [, at = '', index = ''] = item.sk?.S?.split('#') ?? [];
    outcomes.set(outcomeKey(Number(at), Number(index)), knownOutcome(item));
    const scoredAt = Number(at);
    if (whole.has(scoredAt)) continue;
    const { release, learned, line } = JSON.parse(item.body?.S ?? '{}') as Frozen;
    const lines = [...(scorings.get(scoredAt)?.lines ?? []), { index: Number(index), line }];
    scorings.set(scoredAt, { scoredAt, scoredOn: dayOf(new Date(scoredAt)), release, learned, lines });
  }
  return { scorings: [...scorings.values()], outcomes };
}

type Frozen = Pick<KeptClaim, 'release' | 'learned'> & { readonly line: KeptLine };

function knownOutcome(item: Item): KnownOutcome {
  const { counted, events } = JSON.parse(item.body?.S ?? '{}');
  return { version: Number(item.version?.N), counted, events: eventsOfRecord(events) };
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
