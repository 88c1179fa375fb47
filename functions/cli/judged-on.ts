/** The day that a command judges claims on. */

import { type IsoDate, parseIsoDate } from '../../domain/calendar.ts';
import { coversAsOf } from '../../domain/score/denial-risk.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { today } from '../adapters/today.ts';

/** The call is not one that the command takes; its message is for the caller. */
export class UsageError extends Error {}

/** The value of `--as-of`, today when absent; a usage error for what is no date, or one that the release does not cover. */
export function judgedOn(text: string | undefined, release: RuleRelease): IsoDate {
  const asOf = text === undefined ? today() : parseIsoDate(text);
  if (!asOf) throw new UsageError('--as-of takes a date such as 2026-11-23.');
  if (!coversAsOf(release.tables, asOf)) throw new UsageError(`Release ${release.id} does not cover ${asOf}.`);
  return asOf;
}
