/** A nerve where a text names it. */

import type { Side } from '../stated.ts';

export interface NerveMention {
  /** Key of `nerves`; undefined for a name that the table does not know. */
  readonly nerve: string | undefined;
  /** The key, or the name as the text has it, in lower case. */
  readonly name: string;
  readonly side: Side | undefined;
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
}

/** Mentions of one list: what is said before or after it is said of each. */
export interface NerveGroup {
  readonly mentions: readonly NerveMention[];
  readonly first: number;
  readonly next: number;
}
