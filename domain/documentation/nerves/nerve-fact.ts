/** The nerves that a claim names, as they are told to rules. */

import type { Location } from '../../claim/claim.ts';
import type { Citation } from '../../tables/dated-table.ts';
import type { NerveValue } from '../../tables/rule-tables.ts';
import type { Side, Stated } from '../stated.ts';

export interface NamedNerve {
  /** Key of `nerves`; undefined for a name that the table does not know. */
  readonly nerve: string | undefined;
  readonly value: NerveValue | undefined;
  readonly citation: Citation | undefined;
  readonly at: Location;
  /** Key of `nerves`, else the name as written, in lower case: what tells one nerve from another. */
  readonly name: string;
  /** `bilateral` where both sides are named; undefined where none is. */
  readonly side: Side | undefined;
}

export type NerveFact =
  | {
      readonly kind: 'named';
      /** In a procedure note each nerve once; in short texts each place. */
      readonly nerves: readonly NamedNerve[];
      /**
       * How many distinct nerves a complete list or a procedure note names, the two sides of one nerve counted once;
       * undefined where a text may name only some.
       */
      readonly count: number | undefined;
      /** Nerves that the note names besides, and that may have been treated too; undefined where nobody can count them. */
      readonly further?: readonly NamedNerve[] | undefined;
      /** How many nerves the note says were treated, where it says a number. */
      readonly statedCount?: Stated<number> | undefined;
      /** The note names a nerve of which there is one on each side in the plural: both may have been treated. */
      readonly mayBeBoth?: boolean | undefined;
    }
  /**
   * The note speaks of nerves and names none. `isIndefinite`: "a peripheral nerve", which is no nerve that was named
   * before, as "the nerve" can be.
   */
  | { readonly kind: 'vague'; readonly at: readonly Location[]; readonly isIndefinite: boolean }
  | { readonly kind: 'unstated' };

/** A named nerve, and the side on which it is said to have been treated; undefined where none is said for it. */
export interface TreatedNerve extends NamedNerve {
  /** The same for every statement of one nerve or branch, and different for any two (levels, branches). */
  readonly name: string;
  readonly side: Side | undefined;
  /** The words that say the side, where they are more than the name. */
  readonly sideAt?: Location | undefined;
}
