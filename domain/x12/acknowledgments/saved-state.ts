/** What a writer of answers keeps ↔ text, so that another process can go on with it. */

import { Segment } from '../segment.ts';

/** Of JSON values, maps and sets of texts and numbers, and segments; properties that are undefined are left out. */
export function savedState(state: object): string {
  return JSON.stringify(state, (_key, value: unknown) => {
    if (value instanceof Map) return { map: [...value] };
    if (value instanceof Set) return { set: [...value] };
    if (!(value instanceof Segment)) return value;
    const { text, id, position, offset, separators, sent } = value;
    return { segment: [text, 0, text.length, id, position, offset, separators, sent] };
  });
}

/** No state has a property of its own that is called `map`, `set` or `segment` and holds a list. */
export function restoredState<State>(text: string): State {
  return restored(JSON.parse(text)) as State;
}

// Not as a reviver of `JSON.parse`, which is called for each text of a set: of a group of five million sets that took
// 1.4 GiB, and so it is 0.8.
function restored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(restored);
  const { map, set, segment } = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(map)) return new Map(map);
  if (Array.isArray(set)) return new Set(set);
  if (Array.isArray(segment)) return new Segment(...(segment as ConstructorParameters<typeof Segment>));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, restored(one)]));
}
