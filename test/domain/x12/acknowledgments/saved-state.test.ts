import { expect, it } from 'vitest';
import { restoredState, savedState } from '../../../../domain/x12/acknowledgments/saved-state.ts';
import { Segment } from '../../../../domain/x12/segment.ts';

const SEPARATORS = { terminator: '~', element: '*', component: ':', repetition: '^' };

it('comes back as it was kept, whatever stands in it', () => {
  const header = new Segment('xx GS*HC*A~', 3, 10, 'GS', 7, 90, SEPARATORS, 'gs*hc*a');
  const state = {
    header,
    seen: new Set(['a\n"b"', '']),
    open: [{ loop: '2300', seen: new Map([['HI*ABK', 2]]), passed: new Map() }],
    set: { codes: new Set(['5']), used: [0, 1], head: undefined },
    group: undefined,
  };
  const back = restoredState<typeof state>(savedState(state));
  expect(back).toEqual(state);
  expect(back.header.element(2)).toBe('A');
  expect([back.header.position, back.header.offset, back.header.sent]).toEqual([7, 90, 'gs*hc*a']);
});
