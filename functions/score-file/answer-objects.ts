/** The parts of an X12 answer in the object store, so that nothing of an answer has to be held while it is made. */

import { ANSWER_PARTS, type AnswerPart, type AnswerParts } from '../../domain/x12/acknowledgments/answer-parts.ts';
import type { ObjectStore, ObjectWriter } from '../adapters/object-store.ts';
import { wholeObject } from './object-bytes.ts';

/** Keys of the objects of each part, in order. */
export type AnswerKeys = Readonly<Record<AnswerPart, readonly string[]>>;

/** An object ends at the first entry past this much, because it is read whole. */
const OBJECT_CHARACTERS = 8_000_000;

export function noAnswerKeys(): AnswerKeys {
  return { interchanges: [], groups: [], responses: [], sets: [], providers: [], claims: [] };
}

export interface AnswerWriter extends AnswerParts {
  /** What is written from now on goes to other objects; gives those up to now, which exist once `ready` has resolved. */
  cut(): AnswerKeys;
  ready(): Promise<void>;
  /** Leaves nothing open behind. */
  abort(): Promise<void>;
}

/** Goes on behind the objects of `before`; `keyOf` gives each new one a key that no other run gives. */
export function createAnswerWriter(
  objects: ObjectStore,
  before: AnswerKeys,
  keyOf: (part: AnswerPart, number: number) => string,
): AnswerWriter {
  const keys = { ...before };
  const open = new Map<AnswerPart, { readonly writer: ObjectWriter; length: number }>();
  let full: ObjectWriter[] = [];

  function opened(part: AnswerPart) {
    const key = keyOf(part, keys[part].length + 1);
    const made = { writer: objects.writer(key, 'text/plain; charset=utf-8'), length: 0 };
    keys[part] = [...keys[part], key];
    open.set(part, made);
    return made;
  }

  function close(part: AnswerPart): void {
    const writer = open.get(part)?.writer;
    if (writer) full.push(writer);
    open.delete(part);
  }

  return {
    write(part, entry) {
      const object = open.get(part) ?? opened(part);
      object.writer.write(`${entry}\n`);
      object.length += entry.length + 1;
      if (object.length >= OBJECT_CHARACTERS) close(part);
    },
    cut() {
      for (const part of ANSWER_PARTS) close(part);
      return { ...keys };
    },
    async ready() {
      await Promise.all(full.map((writer) => writer.end()));
      full = [];
      for (const { writer } of open.values()) await writer.ready();
    },
    async abort() {
      const left = [...full, ...[...open.values()].map(({ writer }) => writer)];
      await Promise.all(left.map((writer) => writer.abort()));
    },
  };
}

export interface AnswerReader {
  /** The next entry of a part, undefined behind the last. Of each part one can be taken after `ready`. */
  take(part: AnswerPart): string | undefined;
  /** True while `ready` would fetch something. */
  readonly isBehind: boolean;
  ready(): Promise<void>;
}

interface PartAtHand {
  readonly keys: Iterator<string>;
  entries: readonly string[];
  next: number;
}

/** Goes through the objects once, and holds one of each part at a time. */
export function createAnswerReader(objects: ObjectStore, keys: AnswerKeys): AnswerReader {
  const parts = new Map<AnswerPart, PartAtHand>();
  const behind = new Set<AnswerPart>(ANSWER_PARTS);
  for (const part of ANSWER_PARTS) parts.set(part, { keys: keys[part].values(), entries: [], next: 0 });

  async function fetchNext(part: AnswerPart, atHand: PartAtHand): Promise<void> {
    const { value: key, done } = atHand.keys.next();
    if (!done) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of wholeObject(await objects.read({ key }))) chunks.push(Uint8Array.from(chunk));
      // Each entry ends with a line feed.
      atHand.entries = Buffer.concat(chunks).toString('utf8').slice(0, -1).split('\n');
      atHand.next = 0;
    }
    behind.delete(part);
  }

  return {
    take(part) {
      const atHand = parts.get(part);
      if (!atHand) return undefined;
      const entry = atHand.entries[atHand.next];
      if (entry !== undefined) atHand.next++;
      if (atHand.next === atHand.entries.length) behind.add(part);
      return entry;
    },
    get isBehind() {
      return behind.size > 0;
    },
    async ready() {
      await Promise.all(
        [...behind].map((part) => {
          const atHand = parts.get(part);
          return atHand && fetchNext(part, atHand);
        }),
      );
    },
  };
}
