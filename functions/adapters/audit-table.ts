/**
 * The DynamoDB table of audit records: one partition a partner, in the order of time. A record is written once and never
 * changed. It is kept for six years, as 45 CFR 164.316(b)(2)(i) asks of documentation, and expires then.
 */

import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '../../domain/faults.ts';
import type { AuditRecord } from '../../domain/response/audit-record-schema.ts';
import type { Caller } from './caller.ts';
import { digestOf } from './digest.ts';

export interface AuditTable {
  /** Gives the record that is kept under this id: the given one, unless another came before. */
  keep(caller: Caller, record: AuditRecord): Promise<AuditRecord>;
  /** Undefined where this caller has none under the id. */
  read(caller: Caller, id: string): Promise<AuditRecord | undefined>;
}

/** Six years of leap years; a day more than needed is no day too few. */
const KEPT_SECONDS = 6 * 366 * 86_400;

/** An id says when, so that the records of a partner sort by time. The same call always has the same one. */
export function auditId(caller: Caller, requestId: string, at: Date): string {
  return `${at.toISOString().replace(/[-:.]/g, '')}-${digestOf(caller ?? '', requestId).slice(0, 22)}`;
}

export const AUDIT_ID = /^\d{8}T\d{9}Z-[\w-]{22}$/;

export function createAuditTable(client: DynamoDBClient, tableName: string): AuditTable {
  const keyOf = (caller: Caller, id: string) => ({ pk: { S: `PARTNER#${caller ?? ''}` }, sk: { S: id } });

  async function read(caller: Caller, id: string): Promise<AuditRecord | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(caller, id), ConsistentRead: true }),
    );
    return Item?.record?.S === undefined ? undefined : (JSON.parse(Item.record.S) as AuditRecord);
  }

  return {
    async keep(caller, record) {
      const expires = Math.floor(Date.parse(record.recordedAt) / 1_000) + KEPT_SECONDS;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              ...keyOf(caller, record.id),
              record: { S: JSON.stringify(record) },
              expires: { N: String(expires) },
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return record;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw unavailable(error);
      }
      return (await answered(read(caller, record.id))) ?? record;
    },
    read: (caller, id) => answered(read(caller, id)),
  };
}

async function answered<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): Fault {
  return new Fault('audit-unavailable', 'audit records cannot be kept or read', { retryable: true, cause });
}
