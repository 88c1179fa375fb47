/** One statement of a record, and the sides of a body. */

import type { Location } from '../claim/claim.ts';

/** One statement, and where it stands. */
export interface Stated<Value> {
  readonly value: Value;
  readonly at: Location;
}

export type OneSide = 'left' | 'right';

export type Side = OneSide | 'bilateral';
