/** A release file put into the bucket of releases → published, or refused. */

import { Fault } from '../../domain/faults.ts';
import { InvalidRelease, parseReleaseBundle } from '../adapters/release-bundle.ts';
import { MOST_BYTES, unpacked } from '../adapters/release-file.ts';
import type { ReleaseStore } from '../adapters/release-store.ts';
import { type Publication, publishRelease } from './publish-release.ts';

/** One version of one object, so that an event that comes twice or late means the same bytes. */
export interface DroppedObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
  readonly size: number;
}

export interface Refusal {
  readonly refused: string;
  readonly object: string;
  readonly defects: number;
}

/** The object of an EventBridge event of S3, or undefined for a call that is none. */
export function droppedObject(event: unknown): DroppedObject | undefined {
  const { source, detail } = (event ?? {}) as { source?: unknown; detail?: S3Detail };
  if (source !== 'aws.s3' || !detail?.bucket?.name || !detail.object?.key) return undefined;
  return {
    bucket: detail.bucket.name,
    key: detail.object.key,
    versionId: detail.object['version-id'],
    size: detail.object.size ?? 0,
  };
}

interface S3Detail {
  readonly bucket?: { readonly name?: string };
  readonly object?: { readonly key?: string; readonly 'version-id'?: string; readonly size?: number };
}

/**
 * What is wrong with the file will be wrong the next time, so it is refused and the event is done with. Whatever else
 * fails is thrown, for the event to be delivered again.
 */
export async function publishDropped(
  { key, size }: DroppedObject,
  read: () => Promise<Uint8Array>,
  store: ReleaseStore,
): Promise<Publication | Refusal> {
  try {
    if (size > MOST_BYTES) throw new InvalidRelease('the file is larger than any release');
    return await publishRelease(parseReleaseBundle(unpacked(await read())), store);
  } catch (error) {
    if (!(error instanceof Fault) || error.retryable) throw error;
    return { refused: error.code, object: key, defects: error instanceof InvalidRelease ? error.defects.length : 0 };
  }
}
