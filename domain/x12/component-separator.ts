/** Claims whose composites are cut by another character than ISA16 states, as headers written by hand produce. */

import type { ClaimLoops, Loop } from './loop.ts';
import { Segment } from './segment.ts';

/**
 * Segments in which composites are read: the element that shows how they are cut, and its form, whatever cuts it. The
 * first component may have been left out.
 */
const EVIDENCE = new Map([
  ['CLM', { element: 5, form: /^[A-Z0-9]{0,2}([^A-Z0-9\s])[A-Z]?\1/i }],
  ['HI', { element: 1, form: /^[A-Z]{0,3}([^A-Z0-9\s])[A-Z0-9]{3}/i }],
  ['SV1', { element: 1, form: /^[A-Z]{0,2}([^A-Z0-9\s])[A-Z0-9]{5}/i }],
  ['SV2', { element: 2, form: /^[A-Z]{0,2}([^A-Z0-9\s])[A-Z0-9]{5}/i }],
]);

const LONGEST_FIRST_COMPONENT = 3;

/** A segment that shows the separator really in use, and that separator. */
export interface OtherSeparator {
  readonly component: string;
  readonly shownBy: Segment;
}

/** Undefined where composites are cut as ISA16 says: nearly always. */
export function otherComponentSeparator({ claim }: ClaimLoops): OtherSeparator | undefined {
  for (const { id, segments } of claim) {
    if (id !== '2300' && id !== '2400') continue;
    for (const segment of segments) {
      const component = shownComponentSeparator(segment);
      if (component !== undefined && component !== segment.separators.component) return { component, shownBy: segment };
    }
  }
  return undefined;
}

/** The claim with those composites cut by `component` that show it. */
export function withComponentSeparator(loops: ClaimLoops, component: string): ClaimLoops {
  const recut = (segment: Segment): Segment =>
    shownComponentSeparator(segment) === component ? recutSegment(segment, component) : segment;
  return {
    ...loops,
    claim: loops.claim.map((loop): Loop => ({ ...loop, segments: loop.segments.map(recut) })),
  };
}

function recutSegment({ text, id, position, offset, separators, sent }: Segment, component: string): Segment {
  return new Segment(text, 0, text.length, id, position, offset, { ...separators, component }, sent);
}

function shownComponentSeparator(segment: Segment): string | undefined {
  const evidence = EVIDENCE.get(segment.id);
  if (!evidence) return undefined;
  const composite = segment.element(evidence.element);
  // Nearly always ISA16 stands behind the first component, and nothing else has to be looked at.
  const first = composite.indexOf(segment.separators.component);
  if (first > 0 && first <= LONGEST_FIRST_COMPONENT) return segment.separators.component;
  return evidence.form.exec(composite)?.[1];
}
