/** What notes, descriptions and structured documentation say was done for one line, each with the words that say it. */

import type { Location, ServiceLine } from '../claim/claim.ts';
import type { Citation } from '../tables/dated-table.ts';
import type { ModulatingTechniqueValue } from '../tables/rule-tables.ts';
import type { ImagingFact } from './imaging/imaging-fact.ts';
import type { NerveFact, TreatedNerve } from './nerves/nerve-fact.ts';
import type { Stated } from './stated.ts';
import type { Statements } from './statements/statements.ts';
import type { TechniqueFact } from './technique/technique-fact.ts';

/** How the lesion was made, as far as it is stated. */
export interface LesionFacts {
  readonly temperatureCelsius: Stated<number> | undefined;
  readonly secondsPerLesion: Stated<number> | undefined;
  readonly agent: Stated<string> | undefined;
  readonly concentrationPercent: Stated<number> | undefined;
  readonly volumeMilliliters: Stated<number> | undefined;
  readonly freezeCycles: Stated<number> | undefined;
  readonly device: Stated<string> | undefined;
  /** The record says outright that the nerve was destroyed (true) or that the intent was no destruction (false). */
  readonly isDestructive: Stated<boolean> | undefined;
}

/** Why the procedure was done, as far as it is stated. */
export interface NecessityFacts {
  readonly diagnosis: Stated<string> | undefined;
  readonly indication: Stated<string> | undefined;
  readonly failedConservativeMeasures: readonly Stated<string>[];
  /** Places that say that no conservative care was tried, or that it helped. */
  readonly conservativeCareDenied: readonly Location[];
  /** How long it was tried, in the words of the note. */
  readonly conservativeCareDuration?: Stated<string> | undefined;
  /** A diagnostic block was done (true) or the record says that none was (false). */
  readonly diagnosticBlock: Stated<boolean> | undefined;
  readonly diagnosticBlockReliefPercent: Stated<number> | undefined;
}

/**
 * What was read of the line. A procedure note is complete, so what it leaves out is a lack. Short texts of the claim
 * (NTE, SV101-7) and single structured fields say nothing by what they leave out.
 */
export type RecordKind = 'procedureNote' | 'claimText' | 'none';

export interface DocumentedFacts {
  readonly record: RecordKind;
  /** The procedure note itself, where there is one: what it lacks it must lack from its first word to its last. */
  readonly note: Statements | undefined;
  readonly technique: TechniqueFact;
  readonly lesion: LesionFacts;
  readonly nerves: NerveFact;
  /** Other lines of that day that bill imaging guidance. */
  readonly guidanceLines: readonly ServiceLine[];
  readonly imaging: ImagingFact;
  readonly necessity: NecessityFacts;
  /** Whether a document came with the claim that was not read. */
  readonly hasUnreadNote: boolean;
  /** The nerves of `nerves`, in their order, each with its side; empty when none is named. */
  readonly treated: readonly TreatedNerve[];
  /** What was done instead of destruction; undefined wherever a technique of destruction is stated. */
  readonly modulation: ModulationFact | undefined;
  /**
   * Names, as in `nerves`, of nerves that were pulsed and not destroyed, where the record tells of both, each with the
   * side on which it was so; undefined where it was so wherever it was treated.
   */
  readonly onlyPulsed: ReadonlyMap<string, 'left' | 'right' | undefined>;
}

/** A block, stimulation or the like, said to be what the procedure was. */
export interface ModulationFact {
  readonly value: ModulatingTechniqueValue;
  readonly citation: Citation;
  readonly at: Location;
}
