/** What differs between two states of a table, by effect: days to come, days past, or only who says it. */

import { dayAfter, dayBefore, type IsoDate } from '../calendar.ts';
import type { DatedRow } from '../tables/dated-table.ts';
import type { BundledTable } from '../tables/release-records.ts';
import { sameValue } from './same-value.ts';

export type Effect = 'future' | 'past' | 'sourceOnly';

export interface RowChange {
  readonly key: string;
  /** `continued`: the same value holds on days more; `confirmed`: on the same days, by another source or for longer. */
  readonly kind: 'added' | 'changed' | 'removed' | 'continued' | 'confirmed';
  readonly effect: Effect;
  /** First day on which another value holds, and the values of that day; absent where none changes. */
  readonly from?: IsoDate;
  readonly before?: object;
  readonly after?: object;
}

const FOREVER = '9999-12-31' as IsoDate;

/** Each key whose rows differ. A change is past when it reaches a day up to `today` that the table vouches for. */
export function tableChanges(before: BundledTable | undefined, after: BundledTable, today: IsoDate): RowChange[] {
  const old = new Map((before?.records ?? []).map(({ key, rows }) => [key, rows]));
  const now = new Map(after.records.map(({ key, rows }) => [key, rows]));
  const { coverage } = after;
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((key): RowChange[] => {
      const [was, is] = [old.get(key) ?? [], now.get(key) ?? []];
      if (was === is || sameValue(was, is)) return [];
      const first = firstDifference(was, is, coverage.from);
      if (!first) return [{ key, kind: 'confirmed', effect: 'sourceOnly' }];
      const kind = first.isContinued ? 'continued' : was.length === 0 ? 'added' : first.after ? 'changed' : 'removed';
      const { from, before: valueBefore, after: valueAfter } = first;
      const values = { ...(valueBefore ? { before: valueBefore } : {}), ...(valueAfter ? { after: valueAfter } : {}) };
      return [{ key, kind, effect: from > today ? 'future' : 'past', from, ...values }];
    });
}

interface Difference {
  readonly from: IsoDate;
  readonly before: object | undefined;
  readonly after: object | undefined;
  /** The value of the day before goes on, where there was none. */
  readonly isContinued: boolean;
}

/** First day, from `start`, on which the values differ; one on which the last value goes on only if there is no other. */
function firstDifference(
  was: readonly DatedRow<unknown>[],
  is: readonly DatedRow<unknown>[],
  start: IsoDate,
): Difference | undefined {
  const days = new Set<IsoDate>([start]);
  for (const { effectiveFrom, effectiveThrough } of [...was, ...is]) {
    if (effectiveFrom > start) days.add(effectiveFrom);
    if (effectiveThrough !== null && effectiveThrough >= start && effectiveThrough < FOREVER) {
      days.add(dayAfter(effectiveThrough));
    }
  }
  let continued: Difference | undefined;
  for (const from of [...days].sort()) {
    const [before, after] = [valueOn(was, from), valueOn(is, from)];
    if (before === after || (before && after && sameValue(before, after))) continue;
    const eve = valueOn(was, dayBefore(from));
    const isContinued = before === undefined && eve !== undefined && sameValue(eve, after);
    const difference = { from, before, after, isContinued };
    if (!isContinued) return difference;
    continued ??= difference;
  }
  return continued;
}

function valueOn(rows: readonly DatedRow<unknown>[], day: IsoDate): object | undefined {
  const row = rows.find((candidate) => {
    return candidate.effectiveFrom <= day && day <= (candidate.effectiveThrough ?? FOREVER);
  });
  return row?.value as object | undefined;
}

/** Keys in force on the day before `from` that are not in force on `from` any more. */
export function endedKeys(before: BundledTable | undefined, after: BundledTable, from: IsoDate): string[] {
  const now = new Map(after.records.map(({ key, rows }) => [key, rows]));
  const eve = dayBefore(from);
  return (before?.records ?? [])
    .filter(({ rows }) => valueOn(rows, from) !== undefined || valueOn(rows, eve) !== undefined)
    .filter(({ key }) => valueOn(now.get(key) ?? [], from) === undefined)
    .map(({ key }) => key);
}
