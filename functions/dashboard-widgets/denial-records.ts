/** What the widgets ask of the log lines about predicted denials. Nothing of it names a patient or a claim. */

/** Milliseconds since 1970. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

export interface ReasonRow {
  readonly ruleId: string;
  /** Predicted denials for which the rule gives a reason; a line counts for each of its reasons. */
  readonly lines: number;
  readonly lossCents: number;
}

export interface DayRow {
  /** When it was scored, by UTC. */
  readonly day: string;
  readonly jurisdiction: string;
  readonly lines: number;
  readonly lossCents: number;
}

export interface LineRow {
  /** When it was scored, in milliseconds since 1970. */
  readonly at: number;
  /** The heaviest reason, or `none`. */
  readonly ruleId: string;
  readonly jurisdiction: string;
  readonly band: string;
  readonly lossCents: number;
  /** The id of the request or batch whose results hold the line. */
  readonly scoredIn: string;
  readonly isOfBatch: boolean;
}

export interface DenialRecords {
  /** The largest expected loss first. */
  byRule(range: TimeRange): Promise<readonly ReasonRow[]>;
  /** The latest day first, then the largest expected loss. */
  ofRule(ruleId: string, range: TimeRange): Promise<readonly DayRow[]>;
  /** The largest expected loss first. */
  costliest(range: TimeRange): Promise<readonly LineRow[]>;
  /** What one request or batch came to by rule, the largest expected loss first. */
  ofSource(id: string, range: TimeRange): Promise<readonly ReasonRow[]>;
}

/** Why there are no figures; each has words that say what to do. */
export type Unavailable = 'too-slow' | 'busy' | 'not-allowed' | 'out-of-range' | 'failed';

export class RecordsUnavailable extends Error {
  readonly why: Unavailable;

  constructor(why: Unavailable, options?: ErrorOptions) {
    super(why, options);
    this.name = 'RecordsUnavailable';
    this.why = why;
  }
}

export const RULE_ID = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,80}$/;
/** Of a request of the gateway, or of a batch. */
export const SOURCE_ID = /^[\w=-]{1,80}$/;
