/** The technique that a claim states, as it is told to rules. */

import type { Location, ServiceLine } from '../../claim/claim.ts';
import type { Citation } from '../../tables/dated-table.ts';
import type { TechniqueValue } from '../../tables/rule-tables.ts';

/** One technique as said in one place. */
export interface TechniqueStatement {
  /** Key of `techniques`. */
  readonly technique: string;
  readonly value: TechniqueValue;
  readonly citation: Citation;
  readonly at: Location;
  /** True where only the family is named and the same text denies its non-destructive form ("RFA, not pulsed"). */
  readonly deniesNonDestructive: boolean;
}

export type TechniqueFact =
  | ({ readonly kind: 'stated' } & TechniqueStatement)
  /** The claim names several techniques that exclude each other. */
  | {
      readonly kind: 'conflicting';
      readonly at: readonly Location[];
      readonly statements?: readonly TechniqueStatement[];
    }
  | { readonly kind: 'unstated' };

/** The lines of the claim, and the other ones that share day and provider with the line. */
export interface LinesBeside {
  readonly line: ServiceLine;
  readonly ofClaim: readonly ServiceLine[];
  readonly ofDay: readonly ServiceLine[];
}
