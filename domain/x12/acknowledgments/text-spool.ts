/** Text of an answer that is written while claims are read, and read when the totals before it are known. */

export interface TextSpool {
  /** One entry, without a line feed. */
  write(entry: string): void;
  /** The entries in the order in which they were written; may be read more than once. */
  entries(): Iterable<string>;
  /** Lets go of what it holds; nothing is read after. */
  close(): void;
}

/** For answers that fit in memory; others go through a spool that is given. */
export function memorySpool(): TextSpool {
  const entries: string[] = [];
  return {
    write: (entry) => void entries.push(entry),
    entries: () => entries,
    close: () => void entries.splice(0),
  };
}

/** Text in pieces that can be gone through again: an answer of any length, never whole. */
export type Pieces = Iterable<string>;

/** Pieces that are made anew each time they are gone through. */
export function pieces(make: () => Iterator<string>): Pieces {
  return { [Symbol.iterator]: make };
}
