import type { InputIssue } from '../issues.ts';
import type { Segment } from './segment.ts';

/** The three envelopes of X12: ISA to IEA, GS to GE, ST to SE. */
export type EnvelopeLevel = 'interchange' | 'group' | 'set';

/** Told when envelopes open and close. */
export interface EnvelopeObserver {
  /** `header` is the ISA, GS or ST; issues about the header itself follow. */
  opened(level: EnvelopeLevel, header: Segment): void;
  /**
   * Issues about the trailer came before. `counted` is what the trailer should count: groups, sets or segments. The
   * trailer is undefined when it is missing.
   */
  closed(level: EnvelopeLevel, counted: number, trailer: Segment | undefined): void;
}

/**
 * Told of all that the reader of an 837 meets, in the order in which it meets it. Only a reading of everything has an
 * observer: one that passes over claims has nothing to tell of them.
 */
export interface ReadingObserver extends EnvelopeObserver {
  /** Position of the segment that it goes on from: what comes before was told in an earlier reading of the same bytes. */
  readonly from?: number | undefined;
  /** A segment, after it was read: whatever it closes or opens has been told before. */
  segment(segment: Segment): void;
  issue(issue: InputIssue): void;
}

/** An observer that is told nothing before the segment that it goes on from. */
export interface ContinuingObserver extends ReadingObserver {
  readonly hasBegun: boolean;
}

export function continuing(observer: ReadingObserver): ContinuingObserver {
  const { from } = observer;
  let hasBegun = from === undefined;
  return {
    from,
    get hasBegun() {
      return hasBegun;
    },
    opened(level, header) {
      if (hasBegun) observer.opened(level, header);
    },
    closed(level, counted, trailer) {
      if (hasBegun) observer.closed(level, counted, trailer);
    },
    segment(segment) {
      hasBegun ||= segment.position === from;
      if (hasBegun) observer.segment(segment);
    },
    issue(issue) {
      if (hasBegun) observer.issue(issue);
    },
  };
}
