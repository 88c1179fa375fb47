/** Where rule releases live: a folder, or a DynamoDB table. What is published, read and rolled back knows only this. */

import type { ReleaseRecord } from '../../domain/tables/release-records.ts';

/** Which release is active, and which were before it. */
export interface ActiveRelease {
  readonly id: string;
  readonly hash: string;
  readonly previousId: string | undefined;
  /** Raised by one at each switch; a publisher that saw an older one may not switch. */
  readonly sequence: number;
  /** Time of the switch, where it is known. */
  readonly activatedAt: string | undefined;
  /** Every release that has ever been active, this one included. */
  readonly everActive: ReadonlySet<string>;
}

/** What is known of a complete release. */
export interface ReleaseHeader {
  readonly hash: string;
  readonly count: number;
}

/**
 * Records are kept by id and hash, so that two publishers with other content under one id, or one that was interrupted
 * and comes back with other content, never mix theirs. A release is complete when it has a header, and only then
 * published; a header once there never changes.
 */
export interface ReleaseStore {
  active(): Promise<ActiveRelease | undefined>;
  /** The header of a complete release. */
  header(id: string): Promise<ReleaseHeader | undefined>;
  /** Ids of the complete releases, in no order. */
  ids(): Promise<string[]>;
  /** Every record that was written under id and hash, in key order; it is for the caller to verify them. */
  records(id: string, hash: string): Promise<ReleaseRecord[]>;
  /** Writes records; the same ones written twice are there once. */
  write(id: string, hash: string, records: readonly ReleaseRecord[]): Promise<void>;
  /** Marks the release complete. False when the id is complete with other content. */
  complete(id: string, header: ReleaseHeader): Promise<boolean>;
  /** The one atomic step that readers notice. False when the pointer has moved since `seen` was read. */
  activate(id: string, hash: string, seen: ActiveRelease | undefined): Promise<boolean>;
}
