/** Counted outcomes and a release → the state of learning that lines are scored with. */

import type { IsoDate } from '../../domain/calendar.ts';
import { learnedRisk } from '../../domain/learning/learn.ts';
import { releasePriors } from '../../domain/learning/priors.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { digestOf } from './digest.ts';

/** What the outcomes of the months up to that of `today` teach, under the priors of the release. */
export function learnedFrom(patterns: readonly CountedPattern[], { tables }: RuleRelease, today: IsoDate): LearnedRisk {
  return learnedRisk(patterns, releasePriors(tables, today), { asOf: today.slice(0, 7), hash: digestOf });
}
