/** What a table may hold: how keys and values are formed, what they refer to, and who reads them. */

import type * as z from 'zod';
import type { RuleTableName } from '../rule-tables.ts';

/** Something that must exist elsewhere in the release because a row names it. */
export interface TableReference {
  readonly table: RuleTableName;
  readonly key: string;
  /** A word that a list of that record must hold; the record alone is meant where absent. */
  readonly listed?: string;
}

/** Used when a release is checked and described, never when a claim is scored. */
export interface TableShape<Value> {
  /** What a key is, in words. */
  readonly keys: string;
  readonly key: z.ZodType<string>;
  readonly value: z.ZodType<Value>;
  /** What a value holds many of, where the number of records says little. */
  readonly contents?: { readonly name: string; count(value: Value): number };
  references?(key: string, value: Value): readonly TableReference[];
  /** Modules that read the table besides the rules that name it. */
  readonly readBy?: readonly string[];
  /** Why nothing reads the table yet, where nothing does. */
  readonly notYetRead?: string;
}

/** Each table of an area has a shape whose values have the type of the table. */
export type TableShapes<Tables> = { readonly [Name in keyof Tables]: TableShape<Tables[Name]> };
