/**
 * A release as one file: its bundle as JSON with hash and count in front, one record a line, compressed. The archive of
 * `data/releases` is made of such files, and one of them dropped into the bucket of releases is published there.
 *
 * The hash is that of the records, not of the compressed bytes, which differ from one build of zlib to another.
 */

import { gunzipSync, gzipSync } from 'node:zlib';
import { Fault } from '../../domain/faults.ts';
import {
  type BundledTable,
  type ReleaseBundle,
  type ReleaseRecord,
  releaseBundle,
  releaseRecords,
} from '../../domain/tables/release-records.ts';
import type { ReleaseHeader } from './release-store.ts';
import { areRecordsOf, corruptRelease } from './stored-release.ts';

/** A release of today has well under 1 MB; more than this is no release, whatever it unpacks to. */
export const MOST_BYTES = 64_000_000;
const GZIP_MAGIC = 0x1f;

export function releaseFile(id: string, { hash, count }: ReleaseHeader, records: readonly ReleaseRecord[]): Buffer {
  const { sources, tables } = releaseBundle(id, records);
  const head = JSON.stringify({ id, hash, count }).slice(0, -1);
  const text = `${head},"sources":${lines(sources)},"tables":[\n${tables.map(tableText).join(',\n')}\n]}\n`;
  return gzipSync(text, { level: 9 });
}

function tableText({ table, coverage, records }: BundledTable): string {
  return `${JSON.stringify({ table, coverage }).slice(0, -1)},"records":${lines(records)}}`;
}

function lines(values: readonly unknown[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

/** The records of the file that was archived under the id; a Fault when they are not those of its header. */
export function readReleaseFile(id: string, bytes: Uint8Array): { header: ReleaseHeader; records: ReleaseRecord[] } {
  let file: ReleaseBundle & ReleaseHeader;
  let records: ReleaseRecord[];
  try {
    file = JSON.parse(unpacked(bytes));
    records = releaseRecords(file);
  } catch {
    throw corruptRelease(id);
  }
  const header = { hash: file.hash, count: file.count };
  if (file.id !== id || !areRecordsOf(records, header)) throw corruptRelease(id);
  return { header, records };
}

/** The text of a file that may be compressed. */
export function unpacked(bytes: Uint8Array): string {
  if (bytes[0] !== GZIP_MAGIC) return Buffer.from(bytes).toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch (cause) {
    throw new Fault('release-data-invalid', 'the release file cannot be unpacked', { retryable: false, cause });
  }
}
