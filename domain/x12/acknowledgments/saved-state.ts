/** What a writer of answers keeps ↔ text, so that another process can go on with it. */

import { Segment } from '../segment.ts';

/** Of JSON values, maps, sets and segments; properties that are undefined are left out. */
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
  return JSON.parse(text, (_key, value) => {
    if (Array.isArray(value?.map)) return new Map(value.map);
    if (Array.isArray(value?.set)) return new Set(value.set);
    if (Array.isArray(value?.segment)) return new Segment(...(value.segment as ConstructorParameters<typeof Segment>));
    return value;
  }) as State;
}
