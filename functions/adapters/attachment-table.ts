/**
 * The DynamoDB table of notes that came apart from their claims, and of claims that wait for theirs. One partition is
 * one control number of one caller, under a hash of both, so that neither stands in the clear anywhere. Everything
 * expires: DynamoDB deletes it within days of that moment, and nothing here reads it after.
 */

import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type DynamoDBClient, GetItemCommand, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { type Item, readItems, writeItems } from './batched-items.ts';
import type { Caller } from './caller.ts';
import { optionalEnvironment } from './environment.ts';

export interface KeptNote {
  readonly text: string;
}

/** A claim that names a note which is not there yet. */
export interface WaitingClaim {
  readonly patientControlNumber: string;
  /** `claimRecord` of the claim. */
  readonly record: string;
  /** The day on which its sender wants it judged, where one was named. */
  readonly asOf: string | undefined;
}

export interface KeptOutcome {
  readonly isReplacement: boolean;
  readonly expiresAt: Date;
}

const DAY_SECONDS = 86_400;
/** A claim and its note come within days of each other; payers ask for missing ones within weeks. */
export const KEPT_DAYS = 30;
/** DynamoDB takes 400 kB an item, its key and other attributes included. */
const MOST_ITEM_BYTES = 380_000;
/** What is unpacked of one note or claim. */
const MOST_TEXT_BYTES = 32_000_000;
/** Of one control number; more claims than this share no note. */
const MOST_WAITING = 20;
/** Text of all the notes of one call. */
const MOST_BYTES_OF_A_CALL = 24_000_000;

const NOTE = 'NOTE';
const CLAIM = 'CLAIM#';

export function createAttachmentTable(client: DynamoDBClient, tableName: string, now: () => number = Date.now) {
  const seconds = (): number => Math.floor(now() / 1_000);
  const isKept = (item: Item | undefined): item is Item => Number(item?.expires?.N ?? 0) > seconds();
  const partition = (caller: Caller, controlNumber: string): string => hash(tableName, caller ?? '', controlNumber);
  const partKey = (digest: string, index: number): string => `PART#${digest}#${String(index).padStart(3, '0')}`;
  const expiry = (): number => seconds() + KEPT_DAYS * DAY_SECONDS;

  async function head(pk: string): Promise<Item | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: NOTE } }, ConsistentRead: true }),
    );
    return isKept(Item) ? Item : undefined;
  }

  async function itemsUnder(pk: string, prefix: string, most: number): Promise<Item[]> {
    const items: Item[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
      },
    );
    for await (const page of pages) {
      items.push(...(page.Items ?? []).filter(isKept));
      if (items.length >= most) break;
    }
    return items.slice(0, most);
  }

  /** Undefined where another note took its place between the two reads. */
  async function textOf(note: Item): Promise<string | undefined> {
    const count = Number(note.parts?.N ?? 0);
    if (count === 0) return unpacked([note]);
    const parts = await itemsUnder(note.pk?.S ?? '', `PART#${note.digest?.S}#`, count);
    return parts.length === count ? unpacked(parts) : undefined;
  }

  return {
    /**
     * The notes of these control numbers that are kept, as many as one call can hold; `isComplete` is false when there
     * were more.
     */
    async notes(caller: Caller, controlNumbers: readonly string[], abortSignal?: AbortSignal) {
      const numbers = new Map(controlNumbers.map((number) => [partition(caller, number), number]));
      const keys = [...numbers.keys()].map((pk) => ({ pk: { S: pk }, sk: { S: NOTE } }));
      const heads: Item[] = [];
      let bytes = 0;
      const onItems = (items: readonly Item[]): boolean => {
        for (const item of items.filter(isKept)) {
          bytes += Number(item.bytes?.N ?? 0);
          if (bytes <= MOST_BYTES_OF_A_CALL) heads.push(item);
        }
        return bytes <= MOST_BYTES_OF_A_CALL;
      };
      await readItems(client, tableName, keys, onItems, abortSignal);
      const found = new Map<string, KeptNote>();
      for (const note of heads) {
        const controlNumber = numbers.get(note.pk?.S ?? '');
        const text = await textOf(note);
        if (controlNumber !== undefined && text !== undefined) found.set(controlNumber, { text });
      }
      return { found, isComplete: bytes <= MOST_BYTES_OF_A_CALL };
    },

    /** Keeps the note. The same note again changes nothing; another one takes its place. */
    async keepNote(caller: Caller, controlNumber: string, { text }: KeptNote): Promise<KeptOutcome> {
      const pk = partition(caller, controlNumber);
      const digest = hash(text);
      const before = await head(pk);
      if (before?.digest?.S === digest) return { isReplacement: false, expiresAt: expiryOf(before) };
      const expires = { N: String(expiry()) };
      const packed = gzipSync(text);
      const pieces = packed.length <= MOST_ITEM_BYTES ? [] : cut(packed);
      const parts = pieces.map((body, index) => ({
        PutRequest: { Item: { pk: { S: pk }, sk: { S: partKey(digest, index) }, expires, body: { B: body } } },
      }));
      await writeItems(client, tableName, parts);
      const note: Item = {
        pk: { S: pk },
        sk: { S: NOTE },
        digest: { S: digest },
        parts: { N: String(pieces.length) },
        bytes: { N: String(Buffer.byteLength(text)) },
        expires,
        ...(pieces.length === 0 ? { body: { B: packed } } : {}),
      };
      // The parts are there before the note is, so whoever finds the note finds all of it.
      await client.send(new PutItemCommand({ TableName: tableName, Item: note }));
      const outdated = Array.from({ length: Number(before?.parts?.N ?? 0) }, (_, index) => ({
        DeleteRequest: { Key: { pk: { S: pk }, sk: { S: partKey(before?.digest?.S ?? '', index) } } },
      }));
      await writeItems(client, tableName, outdated);
      return { isReplacement: before !== undefined, expiresAt: expiryOf(note) };
    },

    /** Keeps claims under the control numbers that they wait for; gives those that are too large to be kept. */
    async keepClaims(
      caller: Caller,
      waiting: readonly { readonly controlNumber: string; readonly claim: WaitingClaim }[],
      abortSignal?: AbortSignal,
    ): Promise<ReadonlySet<WaitingClaim>> {
      const tooLarge = new Set<WaitingClaim>();
      const expires = { N: String(expiry()) };
      // A batch must not name one item twice; the last of two versions of a claim counts.
      const items = new Map<string, Item>();
      for (const { controlNumber, claim } of waiting) {
        const body = gzipSync(claim.record);
        if (body.length > MOST_ITEM_BYTES) {
          tooLarge.add(claim);
          continue;
        }
        const pk = partition(caller, controlNumber);
        const sk = `${CLAIM}${hash(claim.patientControlNumber || claim.record)}`;
        const asOf = claim.asOf === undefined ? {} : { asOf: { S: claim.asOf } };
        items.set(`${pk} ${sk}`, { pk: { S: pk }, sk: { S: sk }, expires, body: { B: body }, ...asOf });
      }
      const requests = [...items.values()].map((Item) => ({ PutRequest: { Item } }));
      await writeItems(client, tableName, requests, abortSignal);
      return tooLarge;
    },

    /** The claims that wait for the note of this control number; `isComplete` is false when there are more. */
    async waitingClaims(caller: Caller, controlNumber: string) {
      const items = await itemsUnder(partition(caller, controlNumber), CLAIM, MOST_WAITING + 1);
      const claims = items
        .slice(0, MOST_WAITING)
        .map((item): Omit<WaitingClaim, 'patientControlNumber'> => ({ record: unpacked([item]), asOf: item.asOf?.S }));
      return { claims, isComplete: items.length <= MOST_WAITING };
    },
  };
}

/** The table that `ATTACHMENTS_TABLE_NAME` names; unset, notes that come apart from their claims are not looked for. */
export function configuredAttachmentTable(client: DynamoDBClient): AttachmentTable | undefined {
  const tableName = optionalEnvironment('ATTACHMENTS_TABLE_NAME');
  return tableName === undefined ? undefined : createAttachmentTable(client, tableName);
}

export type AttachmentTable = ReturnType<typeof createAttachmentTable>;

/** No value holds a line feed: a control number is one line, and a text is hashed alone. */
function hash(...values: readonly string[]): string {
  return createHash('sha256').update(values.join('\n')).digest('base64url');
}

function expiryOf(item: Item): Date {
  return new Date(Number(item.expires?.N ?? 0) * 1_000);
}

function cut(packed: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(packed.length / MOST_ITEM_BYTES) }, (_, index) =>
    packed.subarray(index * MOST_ITEM_BYTES, (index + 1) * MOST_ITEM_BYTES),
  );
}

function unpacked(items: readonly Item[]): string {
  const packed = Buffer.concat(items.map((item) => item.body?.B ?? new Uint8Array()));
  return gunzipSync(packed, { maxOutputLength: MOST_TEXT_BYTES }).toString('utf8');
}
