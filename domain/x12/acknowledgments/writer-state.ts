/** What a writer of answers keeps while it reads. */

import type { Segment } from '../segment.ts';
import type { GroupEntry } from './answer-parts.ts';
import type { UsedCharacters } from './answer-separators.ts';
import type { ClaimsState } from './claim-acknowledgment.ts';
import type { GroupErrorCode, SetErrorCode } from './implementation-acknowledgment.ts';
import type { InterchangeNote } from './interchange-acknowledgment.ts';
import type { SyntaxState } from './syntax-check.ts';

/** An answer at a boundary between claims: what was written until then is complete, and nothing else is needed. */
export interface SavedAnswer {
  /** Position of the segment before which it was saved. */
  readonly segment: number;
  readonly state: string;
}

export interface OpenSet {
  /** ST */
  readonly header: Segment;
  readonly codes: Set<SetErrorCode>;
  /** False in a set that is not read. */
  isRead: boolean;
  /** False in a set of which the answer does not speak, whatever comes in it. */
  readonly isAnswered: boolean;
  readonly syntax: SyntaxState;
  readonly claims: ClaimsState;
  /** In its 277CA. */
  readonly used: UsedCharacters;
}

export interface OpenGroup extends Counted<Omit<GroupEntry, 'response' | 'opening' | 'closing' | 'claims'>> {
  /** GS */
  readonly header: Segment;
  /** True for a group of 999s, which is never acknowledged: two systems would answer each other for ever. */
  readonly isAcknowledgment: boolean;
  readonly codes: Set<GroupErrorCode>;
  readonly controlNumbers: Set<string>;
  accepted: number;
  /** Sets of a guide that is not read. */
  refused: number;
  hasErrors: boolean;
}

type Counted<Entry> = { -readonly [Property in keyof Entry]: Entry[Property] };

export interface OpenInterchange {
  /** ISA */
  readonly header: Segment;
  readonly notes: Set<InterchangeNote>;
  /** Groups of the answer. */
  groups: number;
  readonly controlNumber: number;
  /** A TA1 or 999 came in it. */
  hasAcknowledgment: boolean;
  /** Something else came in it. */
  hasContent: boolean;
  acceptedSets: number;
  readonly used: UsedCharacters;
}

export interface WriterState {
  /** Sender, receiver and ISA13 of the interchanges so far. */
  readonly seen: Set<string>;
  /** That were taken. */
  controlNumbers: number;
  interchange: OpenInterchange | undefined;
  group: OpenGroup | undefined;
  set: OpenSet | undefined;
}
