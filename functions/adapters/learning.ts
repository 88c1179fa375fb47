/** Counted outcomes and a release → the state of learning that lines are scored with. */

import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { digestOf } from './repeated-calls.ts';

export function learnedFrom(patterns: readonly CountedPattern[], release: RuleRelease): LearnedRisk {
  const id = digestOf(release.id, JSON.stringify(patterns));
  return { id, payers: new Map() };
}
