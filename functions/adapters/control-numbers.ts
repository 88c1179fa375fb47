/** Control numbers of what we send: ISA13 and GS06, and the trace numbers made from them. */

export const MOST_CONTROL_NUMBER = 999_999_999;

/**
 * Each number is that of the hundredth of a second in which it is asked for, or the one behind the number before where
 * the clock has not moved on that far. So a process gives none twice until they come round, which takes 115 days.
 *
 * Processes share no counter, and two of them give the same number when they ask in the same instant, or when one that
 * has given more than a hundred a second is still ahead of the clock. A counter
 * that all share needs a place for each partner, and comes with what is kept of partners.
 */
export function createControlNumbers(clock: () => number = Date.now): () => number {
  let last = -1;
  return () => {
    last = Math.max(last + 1, Math.floor(clock() / 10));
    return (last % MOST_CONTROL_NUMBER) + 1;
  };
}

/** Those of this process. */
export const nextControlNumber = createControlNumbers();
