import { mapUnder } from './kept-maps.ts';

/** Keys met before, by their first part and then by what follows: line after line asks for the same few. */
const met = new Map<string, Map<string, string>>();
const MOST_FIRST_PARTS_KEPT = 500;
const MOST_KEYS_KEPT = 500;
/** No key of a table is longer; what a sender made longer is not kept. */
const LONGEST_PART = 16;

/**
 * The key `first|second` of a row. The same parts give the same string, which a table finds faster than one that is put
 * together anew for each line and has to be read again to be looked up.
 */
export function joinedKey(first: string, second: string): string {
  const known = met.get(first)?.get(second);
  if (known !== undefined) return known;
  const key = `${first}|${second}`;
  if (first.length > LONGEST_PART || second.length > LONGEST_PART) return key;
  const ofFirst = mapUnder(met, first, MOST_FIRST_PARTS_KEPT);
  if (ofFirst.size >= MOST_KEYS_KEPT) ofFirst.clear();
  ofFirst.set(second, key);
  return key;
}
