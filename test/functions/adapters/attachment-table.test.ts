import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AttributeValue, CreateTableCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAttachmentTable, KEPT_DAYS } from '../../../functions/adapters/attachment-table.ts';

const DAY = 86_400_000;
const TABLE = 'notes';
let server: Server;
let client: DynamoDBClient;
let time: number;
let tableName: string;
let made = 0;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(() => server.close());

beforeEach(async () => {
  time = Date.UTC(2026, 10, 23);
  tableName = `${TABLE}-${made++}`;
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
});

const table = () => createAttachmentTable(client, tableName, () => time);
async function items() {
  const all: Record<string, AttributeValue>[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableName })) all.push(...(page.Items ?? []));
  return all;
}
const textUnder = async (number: string, caller = 'caller') =>
  (await table().notes(caller, [number])).found.get(number)?.text;

/** Letters that do not compress to nothing. */
function long(length: number, seed = 1): string {
  const pieces = Array.from({ length: Math.ceil(length / 43) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest('base64url'),
  );
  return pieces.join('').slice(0, length);
}

describe('a note', () => {
  it('is kept until it expires', async () => {
    expect(await table().keepNote('caller', 'ACN-1', { text: 'RFA \u00b0' })).toEqual({
      isReplacement: false,
      expiresAt: new Date(time + KEPT_DAYS * DAY),
    });
    time += KEPT_DAYS * DAY - 1_000;
    expect(await textUnder('ACN-1')).toBe('RFA \u00b0');
    time += 1_000;
    expect(await textUnder('ACN-1')).toBeUndefined();
  });

  it('is one however often it is sent, and lives as long as it was first said', async () => {
    const first = await table().keepNote('caller', 'ACN-1', { text: 'one' });
    time += DAY;
    expect(await table().keepNote('caller', 'ACN-1', { text: 'one' })).toEqual(first);
    expect(await items()).toHaveLength(1);
  });

  it('gives way to another one under its number', async () => {
    await table().keepNote('caller', 'ACN-1', { text: 'one' });
    time += DAY;
    expect(await table().keepNote('caller', 'ACN-1', { text: 'two' })).toEqual({
      isReplacement: true,
      expiresAt: new Date(time + KEPT_DAYS * DAY),
    });
    expect(await textUnder('ACN-1')).toBe('two');
  });

  it('that has expired is replaced by none', async () => {
    await table().keepNote('caller', 'ACN-1', { text: 'one' });
    time += KEPT_DAYS * DAY;
    expect(await table().keepNote('caller', 'ACN-1', { text: 'two' })).toMatchObject({ isReplacement: false });
  });

  it('of another caller is not reached', async () => {
    await table().keepNote('caller', 'ACN-1', { text: 'one' });
    expect(await textUnder('ACN-1', 'other')).toBeUndefined();
    await table().keepNote('other', 'ACN-1', { text: 'two' });
    expect(await textUnder('ACN-1')).toBe('one');
  });

  it('may be 4 MB that hardly compress, and leaves nothing behind when it is replaced', async () => {
    const text = long(4_000_000);
    await table().keepNote('caller', 'ACN-1', { text });
    expect((await items()).length).toBeGreaterThan(5);
    expect(await textUnder('ACN-1')).toBe(text);
    const other = long(1_000_000, 2);
    await table().keepNote('caller', 'ACN-1', { text: other });
    expect(await textUnder('ACN-1')).toBe(other);
    await table().keepNote('caller', 'ACN-1', { text: 'short' });
    expect(await textUnder('ACN-1')).toBe('short');
    expect(await items()).toHaveLength(1);
  });

  it('stands in the table under no number or caller, and in no words', async () => {
    await table().keepNote('SECRETCALLER', 'SECRETNUMBER', { text: 'SECRETNOTE' });
    const [item = {}] = await items();
    const written = JSON.stringify(item) + Buffer.from(item.body?.B ?? []).toString('latin1');
    expect(written).not.toMatch(/SECRET/);
  });
});

describe('many notes', () => {
  it('are read at once, those that are there', async () => {
    const numbers = Array.from({ length: 130 }, (_, index) => `ACN-${index}`);
    for (const number of numbers.slice(0, 60)) await table().keepNote('caller', number, { text: `note ${number}` });
    const { found, isComplete } = await table().notes('caller', numbers);
    expect([found.size, isComplete]).toEqual([60, true]);
    expect(found.get('ACN-59')).toEqual({ text: 'note ACN-59' });
    expect((await table().notes('caller', [])).found.size).toBe(0);
  });

  it('are read up to what one call can hold', async () => {
    const numbers = Array.from({ length: 8 }, (_, index) => `ACN-${index}`);
    for (const number of numbers) await table().keepNote('caller', number, { text: number.repeat(800_000) });
    const { found, isComplete } = await table().notes('caller', numbers);
    expect(isComplete).toBe(false);
    expect(found.size).toBeLessThan(8);
  });
});

describe('a claim that waits', () => {
  const claim = (patientControlNumber: string, record = `record of ${patientControlNumber}`, asOf?: string) => ({
    patientControlNumber,
    record,
    asOf,
  });
  const keep = (...claims: ReturnType<typeof claim>[]) =>
    table().keepClaims(
      'caller',
      claims.map((each) => ({ controlNumber: 'ACN-1', claim: each })),
    );

  it('is found under the number it waits for, with its day', async () => {
    await keep(claim('A'), claim('B', 'record of B', '2026-05-01'));
    const { claims: waiting, isComplete } = await table().waitingClaims('caller', 'ACN-1');
    expect(isComplete).toBe(true);
    expect(waiting).toHaveLength(2);
    expect(waiting).toContainEqual({ record: 'record of A', asOf: undefined });
    expect(waiting).toContainEqual({ record: 'record of B', asOf: '2026-05-01' });
    expect((await table().waitingClaims('caller', 'ACN-2')).claims).toEqual([]);
    expect((await table().waitingClaims('other', 'ACN-1')).claims).toEqual([]);
  });

  it('is there once: the version sent last, also within one call', async () => {
    await keep(claim('A', 'first'));
    await keep(claim('A', 'second'), claim('A', 'third'));
    expect((await table().waitingClaims('caller', 'ACN-1')).claims).toEqual([{ record: 'third', asOf: undefined }]);
  });

  it('without a number of its own is known by what it says', async () => {
    await keep(claim('', 'one'), claim('', 'two'));
    expect((await table().waitingClaims('caller', 'ACN-1')).claims).toHaveLength(2);
  });

  it('expires', async () => {
    await keep(claim('A'));
    time += KEPT_DAYS * DAY;
    expect((await table().waitingClaims('caller', 'ACN-1')).claims).toEqual([]);
  });

  it('shares its note with no more than a few', async () => {
    await keep(...Array.from({ length: 20 }, (_, index) => claim(`A${index}`)));
    expect(await table().waitingClaims('caller', 'ACN-1')).toMatchObject({ isComplete: true });
    await keep(claim('A20'));
    const { claims, isComplete } = await table().waitingClaims('caller', 'ACN-1');
    expect([claims.length, isComplete]).toEqual([20, false]);
  });

  it('is not kept when it is too large, and that is said', async () => {
    const large = claim('A', long(1_000_000));
    expect([...(await keep(large, claim('B')))].map(({ patientControlNumber }) => patientControlNumber)).toEqual(['A']);
    expect((await table().waitingClaims('caller', 'ACN-1')).claims).toHaveLength(1);
  });
});
