/**
 * An answer in parts: written while an 837 is read, and put together when the totals are known that stand before them.
 *
 *     interchanges → groups → responses of the 999
 *                           → sets of the 277CA → providers → claims
 *
 * Each part is a sequence of entries in the order of the submission. An entry says how many of the next parts belong to
 * it, and comes after them, so none of them has to be found again: each part is gone through once, from its start.
 */

/** One answering interchange, from ISA to IEA. */
export interface InterchangeEntry {
  /** ISA, and the TA1 if there is one. */
  readonly opening: string;
  /** What stands in its text for each mark. */
  readonly separators: readonly string[];
  readonly groups: number;
  /** ISA13 */
  readonly number: string;
}

/** GS, and GS06. */
export interface GroupEnvelope {
  readonly header: string;
  readonly number: string;
}

/** What answers one group: a 999, and the 277CAs of its sets. */
export interface GroupEntry {
  readonly response: GroupEnvelope;
  /** AK1 and AK9 */
  readonly opening: string;
  readonly closing: string;
  readonly responses: number;
  /** Absent where no set has a 277CA. */
  readonly claims?: GroupEnvelope;
  /** 277CAs, and sets with claims that have none because they are rejected. */
  readonly sets: number;
  readonly claimSets: number;
}

export const ANSWER_PARTS = ['interchanges', 'groups', 'responses', 'sets', 'providers', 'claims'] as const;

/**
 * Of `interchanges` and `groups` the JSON of their entries. Of `responses` and `claims` written segments. Of `sets` and
 * `providers` how many of the next part belong to it, a blank, and written segments; a rejected set has none.
 */
export type AnswerPart = (typeof ANSWER_PARTS)[number];

export interface AnswerParts {
  /** One entry, without a line feed. */
  write(part: AnswerPart, entry: string): void;
}

/** The next entry of a part; undefined behind the last. */
export type TakeEntry = (part: AnswerPart) => string | undefined;

export function counted(count: number, text: string): string {
  return `${count} ${text}`;
}

export function countOf(entry: string): readonly [count: number, text: string] {
  const end = entry.indexOf(' ');
  return [Number(entry.slice(0, end)), entry.slice(end + 1)];
}
