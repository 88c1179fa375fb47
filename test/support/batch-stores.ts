/** Batches and their objects in memory, with a place to break each step. */

import { createHash } from 'node:crypto';
import type { CallbackState } from '../../domain/response/callback-schemas.ts';
import type { BatchRecord, BatchStore, VersionedBatch } from '../../functions/adapters/batch-store.ts';
import type { CallbackStore } from '../../functions/adapters/callback-store.ts';
import { ObjectGone, type ObjectStore } from '../../functions/adapters/object-store.ts';

/** Called before and after each step that reaches a store; what it throws is thrown there. */
export type StepHook = (step: string) => void | Promise<void>;

export function memoryBatches(hook: StepHook = () => undefined): BatchStore & { readonly all: Map<string, string> } {
  /** As text, so that nothing of a record is shared. */
  const all = new Map<string, string>();
  const keyOf = (partner: string, id: string): string => `${partner}/${id}`;
  return {
    all,
    async get(partner, id) {
      await hook('before get');
      const text = all.get(keyOf(partner, id));
      return text === undefined ? undefined : (JSON.parse(text) as VersionedBatch);
    },
    async create(record) {
      await hook('before create');
      const key = keyOf(record.partner, record.id);
      if (all.has(key)) return false;
      all.set(key, JSON.stringify({ record, revision: 1 }));
      await hook('after create');
      return true;
    },
    async replace(record: BatchRecord, revision: number) {
      await hook('before replace');
      const key = keyOf(record.partner, record.id);
      const found = all.get(key);
      if (found === undefined || (JSON.parse(found) as VersionedBatch).revision !== revision) return false;
      all.set(key, JSON.stringify({ record, revision: revision + 1 }));
      await hook('after replace');
      return true;
    },
  };
}

export function memoryCallbacks(hook: StepHook = () => undefined): CallbackStore {
  const states = new Map<string, CallbackState>();
  const disabled = new Set<string>();
  return {
    async state(partner, batchId) {
      await hook('before state');
      return states.get(`${partner}/${batchId}`);
    },
    async settle(partner, batchId, { attempts, ...last }) {
      await hook('before settle');
      const key = `${partner}/${batchId}`;
      const { lastStatus, lastFailure, ...before } = states.get(key) ?? { status: 'pending', attempts: 0 };
      if (before.status === 'delivered') return;
      const kept = { ...(lastStatus ? { lastStatus } : {}), ...(lastFailure ? { lastFailure } : {}) };
      states.set(key, { ...(attempts === 0 ? kept : {}), ...last, attempts: before.attempts + attempts });
      await hook('after settle');
    },
    async isDisabled(partner, { href }) {
      return disabled.has(`${partner} ${href}`);
    },
    async disable(partner, { href }) {
      await hook('before disable');
      disabled.add(`${partner} ${href}`);
    },
  };
}

export function memoryObjects(hook: StepHook = () => undefined) {
  const objects = new Map<string, Buffer>();
  /** Writers that neither ended nor were aborted. */
  const open = new Set<object>();
  const etagOf = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
  const store: ObjectStore = {
    async read({ key, etag }) {
      await hook('before read');
      const bytes = objects.get(key);
      if (!bytes || (etag !== undefined && etag !== etagOf(bytes))) throw new ObjectGone();
      return { sizeBytes: bytes.length, etag: etagOf(bytes), bytes: pieces(bytes, hook) };
    },
    writer(key) {
      const chunks: string[] = [];
      const writer = {
        key,
        get sizeBytes() {
          return chunks.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
        },
        write: (text: string) => void chunks.push(text),
        isBehind: false,
        ready: async () => hook('writing'),
        async end() {
          await hook('before end');
          objects.set(key, Buffer.from(chunks.join('')));
          open.delete(writer);
          await hook('after end');
        },
        async abort() {
          open.delete(writer);
        },
      };
      open.add(writer);
      return writer;
    },
  };
  return {
    store,
    objects,
    open,
    etagOf,
    put: (key: string, bytes: Uint8Array) => void objects.set(key, Buffer.from(bytes)),
  };
}

const PIECE_BYTES = 131_072;

async function* pieces(bytes: Buffer, hook: StepHook): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    await hook('reading');
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}
