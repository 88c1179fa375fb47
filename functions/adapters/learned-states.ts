/**
 * What the outcomes of a partner taught: the state that new claims are scored with in one item, and each state before it
 * for some days, for calls that are repeated. A state never changes; the item of the present one gives way to the next.
 */

import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { fromRecord, toRecord } from '../../domain/learning/learned-risk-record.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import type { Item } from './batched-items.ts';
import { learningPartition } from './calibration-table.ts';
import type { Caller } from './caller.ts';
import { countedPatterns } from './outcome-counters.ts';

/** Idempotency keys live for a day, and a function may hold a state for a minute after it gave way. */
const KEPT_SECONDS = 3 * 86_400;
/** DynamoDB takes 400 kB an item. */
const MOST_BYTES = 380_000;
/** What is unpacked of one state. */
const MOST_TEXT_BYTES = 32_000_000;

/** Some thousand payers with weights of their own; the state before it stays in use. */
export class StateTooLarge extends Error {}

/** The present state, as the one who wants to replace it saw it. */
interface Present {
  readonly item: Item;
  /** Undefined where all outcomes were taken back. */
  readonly id: string | undefined;
  /** Raised by one at each change. */
  readonly sequence: number;
}

export interface LearnedStates {
  /** The present state; undefined before any outcome. */
  present(partner: Caller): Promise<LearnedRisk | undefined>;
  /** A state of the last days by its id. */
  state(partner: Caller, id: string): Promise<LearnedRisk | undefined>;
  /**
   * Makes what the counters say the present state, and gives its id; undefined before any outcome. False when another
   * call was faster: then the counters have to be read again.
   */
  renew(
    partner: Caller,
    learn: (patterns: readonly CountedPattern[]) => LearnedRisk,
  ): Promise<{ readonly id: string | undefined } | false>;
}

export function createLearnedStates(
  client: DynamoDBClient,
  tableName: string,
  now: () => number = Date.now,
): LearnedStates {
  const seconds = (): number => Math.floor(now() / 1_000);

  async function itemOf(partner: Caller, sk: string): Promise<Item | undefined> {
    const Key = { pk: { S: learningPartition(partner) }, sk: { S: sk } };
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
    return Item;
  }

  async function presentOf(partner: Caller): Promise<Present | undefined> {
    const item = await itemOf(partner, PRESENT);
    return item && { item, id: item.id?.S, sequence: Number(item.sequence?.N) };
  }

  async function replace(
    partner: Caller,
    before: Present | undefined,
    state: LearnedRisk | undefined,
  ): Promise<boolean> {
    const body = state && gzipSync(JSON.stringify(toRecord(state)));
    if (body && body.length > MOST_BYTES) throw new StateTooLarge('what was learned does not fit one item');
    const pk = { S: learningPartition(partner) };
    const present = {
      Put: {
        TableName: tableName,
        Item: {
          pk,
          sk: { S: PRESENT },
          sequence: { N: String((before?.sequence ?? 0) + 1) },
          ...(state && body ? { id: { S: state.id }, body: { B: body } } : {}),
        },
        ConditionExpression: before ? '#sequence = :seen' : 'attribute_not_exists(pk)',
        ...(before
          ? {
              ExpressionAttributeNames: { '#sequence': 'sequence' },
              ExpressionAttributeValues: { ':seen': { N: String(before.sequence) } },
            }
          : {}),
      },
    };
    const former = before?.id !== undefined && {
      Put: {
        TableName: tableName,
        Item: {
          pk,
          sk: { S: formerKey(before.id) },
          body: before.item.body as AttributeValue,
          expires: { N: String(seconds() + KEPT_SECONDS) },
        },
      },
    };
    try {
      const TransactItems = former ? [present, former] : [present];
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  }

  return {
    async present(partner) {
      const found = await presentOf(partner);
      return found?.id === undefined ? undefined : stateOf(found.item);
    },

    async state(partner, id) {
      const found = await presentOf(partner);
      if (found?.id === id) return stateOf(found.item);
      // It gave way before the present one was read, and was kept in the same step.
      const former = await itemOf(partner, formerKey(id));
      return former && stateOf(former);
    },

    async renew(partner, learn) {
      // The present state is read before the counters: whoever replaces it in between has read them, too, and whoever
      // has not makes this one fail. So of all calls that moved a counter the last to get through knows of all moves.
      const before = await presentOf(partner);
      const patterns = await countedPatterns(client, tableName, partner);
      // Outcomes that were all taken back taught nothing, as if they had never come.
      const state = patterns.length === 0 ? undefined : learn(patterns);
      if (state?.id === before?.id) return { id: state?.id };
      return (await replace(partner, before, state)) && { id: state?.id };
    },
  };
}

const PRESENT = 'PRESENT';

function formerKey(id: string): string {
  return `FORMER#${id}`;
}

function stateOf(item: Item): LearnedRisk {
  const text = gunzipSync(item.body?.B ?? new Uint8Array(), { maxOutputLength: MOST_TEXT_BYTES }).toString('utf8');
  return fromRecord(JSON.parse(text));
}
