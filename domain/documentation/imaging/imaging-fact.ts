/** What a claim says of imaging guidance, as it is told to rules. */

import type { Location } from '../../claim/claim.ts';
import type { Stated } from '../stated.ts';

/** The three things that a guidance record must show. */
export type ImagingPart = 'modality' | 'realTimeSupervision' | 'imageArchival';

export interface ImagingFact {
  /** Whether the claim says that guidance was used, apart from any guidance line. */
  readonly isStated: boolean;
  readonly shown: ReadonlySet<ImagingPart>;
  /** The kinds of imaging that it names, as `imaging-codes` calls them; empty where it names none. */
  readonly modalities?: ReadonlySet<string>;
  /** Where a text shows it. */
  readonly shownAt?: ReadonlyMap<ImagingPart, Location>;
  /**
   * Parts that a structured record leaves out or denies, or that a text denies, with the place. What a procedure note
   * leaves out stands at the place that tells of the guidance.
   */
  readonly lacking: ReadonlyMap<ImagingPart, Location>;
  /** The place in a procedure note that tells of the guidance: what it is silent about lacks there, and is not denied. */
  readonly toldAt?: Location | undefined;
  /** Who performed or supervised the guidance, as far as it is said beside it. */
  readonly supervisedBy?: Stated<string> | undefined;
}
