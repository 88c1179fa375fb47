/** Objects of the batch bucket, read and written piece by piece: no file is ever held whole. */

/** One version of one object. */
export interface ObjectReference {
  readonly key: string;
  /** Of a versioned bucket. */
  readonly version?: string;
  /** With it the object is read only while its content is still the same. */
  readonly etag?: string;
}

export interface StoredObject {
  readonly sizeBytes: number;
  readonly etag: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Writes an object that exists once `end` has resolved, and until then not at all. */
export interface ObjectWriter {
  readonly key: string;
  /** Bytes written so far. */
  readonly sizeBytes: number;
  write(text: string): void;
  /** True while `ready` would wait. */
  readonly isBehind: boolean;
  /** Waits while what was written is more than a few megabytes ahead of what is stored. */
  ready(): Promise<void>;
  end(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

export interface ObjectStore {
  /** Throws `ObjectGone` where there is no such object, or another one in its place. */
  read(reference: ObjectReference): Promise<StoredObject>;
  writer(key: string, contentType: string): ObjectWriter;
}

/** The object was deleted, or replaced by another. It will not come back by being asked for again. */
export class ObjectGone extends Error {
  constructor() {
    super('the object is not there, or is another one now');
    this.name = 'ObjectGone';
  }
}
