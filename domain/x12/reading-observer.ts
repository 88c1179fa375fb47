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
  /** A segment, after it was read: whatever it closes or opens has been told before. */
  segment(segment: Segment): void;
  issue(issue: InputIssue): void;
}
