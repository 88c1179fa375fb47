/** Tables of which code and which side a service belongs to. */

/** Branches that are one service under one code. */
export interface BranchGroupValue {
  readonly name: string;
  /** Keys of `nerves`. */
  readonly nerves: readonly string[];
  /** Region of `nerves` in which the group lies. */
  readonly region: string;
  /** The modifier that the code needs when fewer of them are treated. */
  readonly reducedModifier: string;
}

/** How a code is counted: by nerve, or once for a site however many of its nerves are treated. */
export interface CodeCountValue {
  readonly per: 'nerve' | 'site';
  /** True for an unlisted code, which is paid only with a description. */
  readonly needsNarrative?: boolean;
}

/** A target that is no nerve and has codes of its own. */
export interface OtherTargetValue {
  readonly name: string;
  readonly words: readonly string[];
  /** Words that show that a nerve was meant after all. */
  readonly unless: readonly string[];
  /** In our words. */
  readonly codes: string;
}

/** Which side a modifier says; a digit belongs to the side of its hand or foot. */
export interface SideModifierValue {
  readonly side: 'left' | 'right' | 'both';
  readonly digit?: 'finger' | 'toe';
}

/** Which character of a family of ICD-10-CM codes says the side, and how. */
export interface DiagnosisSideValue {
  /** Counted from 1, the dot left out; 0 where every code of the family is bilateral. */
  readonly position: number;
  readonly right: string;
  readonly left: string;
  readonly both: string;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface CodingTables {
  /** Procedure code. */
  'branch-groups': BranchGroupValue;
  /** Procedure code. */
  'code-counts': CodeCountValue;
  /** Target. */
  'other-targets': OtherTargetValue;
  /** Modifier. */
  'side-modifiers': SideModifierValue;
  /** First characters of ICD-10-CM codes, without the dot; the longest that fits holds. */
  'diagnosis-sides': DiagnosisSideValue;
}
