/**
 * Answers that are kept for the next line which asks the same, in a map for each part of the question. Parts put
 * together to one text would be hashed and compared anew for every line; the parts themselves are mostly strings that
 * were met before.
 */

/** The map of a table or release, made where there is none; it lives as long as what it belongs to. */
export function mapOf<Owner extends object, Key, Value>(
  maps: WeakMap<Owner, Map<Key, Value>>,
  owner: Owner,
): Map<Key, Value> {
  let map = maps.get(owner);
  if (!map) {
    map = new Map();
    maps.set(owner, map);
  }
  return map;
}

/** The map under a part of the question, made where there is none. All are forgotten when there would be more than `most`. */
export function mapUnder<Part, Key, Value>(
  maps: Map<Part, Map<Key, Value>>,
  part: Part,
  most: number,
): Map<Key, Value> {
  let map = maps.get(part);
  if (!map) {
    if (maps.size >= most) maps.clear();
    map = new Map();
    maps.set(part, map);
  }
  return map;
}
