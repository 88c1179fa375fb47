/** Tables by which notes are read, and of what they must say. */

import type { RequirementValue } from './claim-form-values.ts';

export type TechniqueFamily = 'radiofrequency' | 'chemical' | 'cryo' | 'other';

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
  /** Every code it may belong to, in our words, where the nerve alone does not decide which. */
  readonly codes?: string;
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

/** A technique that modulates or numbs a nerve and does not destroy it. */
export interface ModulatingTechniqueValue {
  readonly name: string;
  /** Names that mean it where the technique itself is asked for; beside a destruction they mean nothing. */
  readonly terms: readonly string[];
  /** Words beside which the terms mean destruction after all, as in a neurolytic nerve block. */
  readonly unless: readonly string[];
  /** The codes it is reported with, in our words. */
  readonly directsTo: string;
}

export type LesionParameter = 'temperatureCelsius' | 'concentrationPercent' | 'freezeCycles' | 'secondsPerLesion';

/** What confirms that a technique destroyed the nerve. */
export interface DestructionParametersValue {
  /** Parameters of which the note must state one; none where a name is enough. */
  readonly oneOf: readonly LesionParameter[];
  /** From this temperature on the lesion is confirmed, in degrees Celsius. */
  readonly confirmedFromCelsius?: number;
  /** Up to this temperature nothing is destroyed; what lies between says neither. */
  readonly notDestroyingToCelsius?: number;
  /** From this concentration on the agent is taken as neurolytic. */
  readonly confirmedFromPercent?: number;
  /** Up to this concentration it is disputed that the agent destroys; what lies between says neither. */
  readonly notDestroyingToPercent?: number;
  /** Words of the agent that state its strength by themselves. */
  readonly strengthWords?: readonly string[];
}

export type NecessityPart = 'diagnosis' | 'indication' | 'conservativeCare' | 'diagnosticBlock';

/** What a policy asks the note to show before nerve destruction. */
export interface NecessityRequirementValue {
  readonly policy: string;
  readonly title: string;
  /** All of these; of each the note must show one. */
  readonly asks: readonly (readonly NecessityPart[])[];
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
  /** Technique name. */
  'modulating-techniques': ModulatingTechniqueValue;
  /** Key of `techniques`; `*` where no single technique is stated. */
  'destruction-parameters': DestructionParametersValue;
  /** `medicare`, MAC jurisdiction, or `payer/` and the payer id. */
  'necessity-requirements': NecessityRequirementValue;
}
