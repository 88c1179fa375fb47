/** Tables by which notes are read, and of what they must say. */

import type { RequirementValue } from './claim-form-values.ts';

export type TechniqueFamily = 'radiofrequency' | 'chemical' | 'cryo' | 'injection' | 'stimulation' | 'other';

export interface TechniqueValue {
  readonly family: TechniqueFamily;
  /** Whether it destroys the nerve; null where payers differ. */
  readonly destructive: boolean | null;
  readonly name: string;
  readonly terms: readonly string[];
  /** True where the terms say only the family; such a row gives way to a more exact one in the same text. */
  readonly isUnspecified?: boolean;
  /** True where the terms are no technique at all and only keep their words from being read as one. */
  readonly isNone?: boolean;
  /** True where the terms count only in a procedure note that names no other technique: a block goes with many. */
  readonly isFallback?: boolean;
  /** Names of devices that are no technique by themselves, as one generator does several. */
  readonly devices?: readonly string[];
  /** Lowest and highest temperature of the probe, in degrees Celsius, that by itself means this technique. */
  readonly celsius?: readonly [lowest: number, highest: number];
  /** Supply codes that are billed only with this technique. */
  readonly supplyCodes?: readonly string[];
  /** The code to bill instead of 64640 wherever it does not count as destruction. */
  readonly replacementCode?: string;
}

export interface NerveValue {
  readonly region: string;
  /** The code that destruction of this nerve belongs to. */
  readonly code: string;
  /** The code for cryoneurolysis of it; null where none applies. */
  readonly cryoCode: string | null;
  /** Names that are safe to look for in running text. */
  readonly terms: readonly string[];
  /** Short forms that mean the nerve only where a nerve is expected. */
  readonly abbreviations: readonly string[];
}

export interface WordListValue {
  readonly words: readonly string[];
}

export interface ImagingCodeValue {
  readonly modality: string;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface DocumentationTables {
  /** Technique name. */
  techniques: TechniqueValue;
  /** Nerve name. */
  nerves: NerveValue;
  /** `vague`, `filler`, `otherUse`, `elsewhere`. */
  'nerve-words': WordListValue;
  /** What a note must state: name of the rule. */
  'documentation-requirements': RequirementValue;
  /** Procedure code of imaging guidance. */
  'imaging-codes': ImagingCodeValue;
}
