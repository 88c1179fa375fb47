import { createHash } from 'node:crypto';
import { type ReleaseRecord, releaseDigestText } from '../../domain/tables/release-records.ts';

/** The hash that a release is published, verified and named by. */
export function releaseHash(records: readonly ReleaseRecord[]): string {
  return `sha256:${createHash('sha256').update(releaseDigestText(records)).digest('hex')}`;
}
