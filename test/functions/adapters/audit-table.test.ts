import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../domain/response/audit-record-schema.ts';
import { AUDIT_ID, auditId, createAuditTable } from '../../../functions/adapters/audit-table.ts';

const client = mockClient(DynamoDBClient);
const table = createAuditTable(new DynamoDBClient(), 'audit');
const AT = new Date('2026-11-23T10:00:00.123Z');
const record: AuditRecord = {
  version: 1,
  id: auditId('acme', 'request', AT),
  recordedAt: AT.toISOString(),
  productVersion: '0.1.0',
  form: 'json',
  inputHash: `sha256:${'0'.repeat(64)}`,
  outputHash: `sha256:${'1'.repeat(64)}`,
  ruleRelease: { id: '2026q4.1', hash: 'sha256:x' },
  asOf: '2026-11-23',
  notes: [],
  accepted: [],
  lines: [],
  attestedBy: null,
  statement: null,
};

beforeEach(() => client.reset());

describe('the id of a record', () => {
  it('says when, sorts by time, and is the same for the same call of the same caller alone', () => {
    expect(record.id).toMatch(/^20261123T100000123Z-/);
    expect(record.id).toMatch(AUDIT_ID);
    expect(auditId('acme', 'request', AT)).toBe(record.id);
    expect(new Set([record.id, auditId('other', 'request', AT), auditId('acme', 'again', AT)]).size).toBe(3);
  });
});

describe('the table of records', () => {
  it('writes a record once, under its partner, for at least six years', async () => {
    client.on(PutItemCommand).resolves({});
    expect(await table.keep('acme', record)).toEqual(record);
    const { Item, ConditionExpression } = client.commandCalls(PutItemCommand)[0]?.args[0].input ?? {};
    expect(ConditionExpression).toBe('attribute_not_exists(pk)');
    expect(Item).toMatchObject({ pk: { S: 'PARTNER#acme' }, sk: { S: record.id } });
    expect(Number(Item?.expires?.N) * 1_000).toBeGreaterThan(Date.parse('2032-11-23T10:00:01Z'));
  });

  it('gives the one that came before', async () => {
    client.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ message: '', $metadata: {} }));
    const first = { ...record, statement: 'First.' };
    client.on(GetItemCommand).resolves({ Item: { record: { S: JSON.stringify(first) } } });
    expect(await table.keep('acme', record)).toEqual(first);
  });

  it('reads with the partner as part of the key', async () => {
    client.on(GetItemCommand).resolves({});
    expect(await table.read('acme', record.id)).toBeUndefined();
    expect(client.commandCalls(GetItemCommand)[0]?.args[0].input.Key).toEqual({
      pk: { S: 'PARTNER#acme' },
      sk: { S: record.id },
    });
  });

  it.each([PutItemCommand, GetItemCommand])('tells that it cannot be reached: %o', async (command) => {
    client.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ message: '', $metadata: {} }));
    client.on(command as typeof PutItemCommand).rejects(new Error('down'));
    await expect(table.keep('acme', record)).rejects.toMatchObject({ code: 'audit-unavailable', retryable: true });
  });
});
