/** What the loops of an 837 must hold, and what they hold once. */

import type { ClaimForm } from '../loops-837.ts';
import { HEADER } from './loop-tracker.ts';

/**
 * Segments that a loop must have whatever the claim, and those that it may have once. `DTP*472` is a segment with its
 * qualifier. Of `SV1|SV2` the first belongs to the guide, and the other, which has an error of its own, will do. A loop
 * is required of the one around it, by its first segment, or by itself where it may lack that: `LX|2400`.
 */
export const LOOP_RULES: Readonly<Record<ClaimForm, Readonly<Record<string, LoopRule>>>> = {
  professional: {
    ...commonRules(),
    '2300': { required: ['HI', 'LX|2400'], once: ['HI*ABK', 'HI*BG', 'HI*BP'] },
    '2400': { required: ['LX', 'SV1|SV2', 'DTP*472'], once: ['SV1', 'DTP*472'] },
  },
  institutional: {
    ...commonRules(),
    '2300': { required: ['DTP*434', 'CL1', 'HI', 'LX|2400'], once: ['CL1'] },
    '2400': { required: ['LX', 'SV2|SV1'], once: ['SV2'] },
  },
};

export interface LoopRule {
  readonly required: readonly string[];
  readonly once: readonly string[];
}

/** Names that a rule speaks of, by the segment that they are of. */
export function namesOf(rule: LoopRule): ReadonlyMap<string, readonly string[]> {
  let names = NAMES.get(rule);
  if (!names) {
    const all = new Set([...rule.required, ...rule.once].flatMap((name) => name.split('|')));
    names = Map.groupBy(all, (name) => name.replace(/\*.*/, ''));
    NAMES.set(rule, names);
  }
  return names;
}

const NAMES = new Map<LoopRule, ReadonlyMap<string, readonly string[]>>();

function commonRules(): Record<string, LoopRule> {
  return {
    [HEADER]: { required: ['BHT', 'NM1*41', 'NM1*40'], once: ['BHT'] },
    '2000A': { required: ['NM1*85'], once: [] },
    '2010AA': { required: ['N3', 'N4'], once: ['N3', 'N4'] },
    '2000B': { required: ['SBR', 'NM1*IL', 'NM1*PR'], once: ['SBR', 'PAT'] },
    '2010BA': { required: [], once: ['N3', 'N4', 'DMG'] },
    '2000C': { required: ['PAT', 'NM1*QC'], once: ['PAT'] },
    '2010CA': { required: [], once: ['N3', 'N4', 'DMG'] },
  };
}
