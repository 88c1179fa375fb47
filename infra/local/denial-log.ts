/** The log lines of this process about predicted denials, for the widgets: what Logs Insights answers in the cloud. */

import {
  type DayRow,
  type DenialRecords,
  type LineRow,
  type ReasonRow,
  RULE_ID,
  SOURCE_ID,
} from '../../functions/dashboard-widgets/denial-records.ts';

interface Entry {
  readonly at: number;
  readonly message: string;
  readonly ruleId: string;
  readonly jurisdiction: string;
  readonly band?: string;
  readonly denials?: number;
  readonly expectedLossCents: number;
  readonly requestId?: string;
  readonly batchId?: string;
}

export interface DenialLog {
  readonly entries: readonly Entry[];
  stop(): void;
}

const MESSAGES = ['predicted denial', 'costly line'];
/** The older half goes when there are more. */
const MOST_ENTRIES = 50_000;
const METHODS = ['info', 'log'] as const;

/** Listens to the console, where the handlers' logger writes, until it is stopped; everything still goes there. */
export function captureDenialLog(now: () => number = Date.now): DenialLog {
  const entries: Entry[] = [];
  const before = METHODS.map((method) => console[method]);
  for (const [index, method] of METHODS.entries()) {
    console[method] = (...values: unknown[]) => {
      const entry = entryOf(values[0], now());
      if (entry) entries.push(entry);
      if (entries.length > MOST_ENTRIES) entries.splice(0, MOST_ENTRIES / 2);
      before[index]?.apply(console, values);
    };
  }
  return {
    entries,
    stop() {
      for (const [index, method] of METHODS.entries()) console[method] = before[index] ?? console[method];
    },
  };
}

function entryOf(value: unknown, at: number): Entry | undefined {
  if (typeof value !== 'string' || !MESSAGES.some((message) => value.includes(`"${message}"`))) return undefined;
  try {
    const entry = JSON.parse(value) as Entry;
    return MESSAGES.includes(entry.message) ? { ...entry, at } : undefined;
  } catch {
    return undefined;
  }
}

type Range = Parameters<DenialRecords['byRule']>[0];

/** The queries of the widgets over what was captured. */
export function createCapturedRecords({ entries }: DenialLog): DenialRecords {
  const during = ({ start, end }: Range, message: string): Entry[] =>
    entries.filter((entry) => entry.message === message && entry.at >= start && entry.at <= end);
  const denials = (range: Range): Entry[] => during(range, 'predicted denial');

  return {
    byRule: async (range) => byRule(denials(range)),
    async ofRule(ruleId, range) {
      if (!RULE_ID.test(ruleId)) throw new TypeError('not the id of a rule');
      const sums = summed(
        denials(range).filter((entry) => entry.ruleId === ruleId),
        ({ at, jurisdiction }) => `${new Date(at).toISOString().slice(0, 10)} ${jurisdiction}`,
      );
      const rows = [...sums].map(([key, sum]): DayRow => {
        const [day = '', jurisdiction = ''] = key.split(' ');
        return { day, jurisdiction, ...sum };
      });
      return rows.sort((a, b) => b.day.localeCompare(a.day) || b.lossCents - a.lossCents);
    },
    async costliest(range) {
      const rows = during(range, 'costly line').map(
        ({ at, ruleId, jurisdiction, band = '', expectedLossCents, requestId = '', batchId }): LineRow => ({
          at,
          ruleId,
          jurisdiction,
          band,
          lossCents: expectedLossCents,
          scoredIn: batchId ?? requestId,
          isOfBatch: batchId !== undefined,
        }),
      );
      return rows.sort((a, b) => b.lossCents - a.lossCents).slice(0, 20);
    },
    async ofSource(id, range) {
      if (!SOURCE_ID.test(id)) throw new TypeError('not the id of a request or batch');
      return byRule(denials(range).filter(({ requestId, batchId }) => requestId === id || batchId === id));
    },
  };
}

function byRule(entries: readonly Entry[]): ReasonRow[] {
  const rows = [...summed(entries, ({ ruleId }) => ruleId)].map(([ruleId, sum]) => ({ ruleId, ...sum }));
  return rows.sort((a, b) => b.lossCents - a.lossCents);
}

function summed(entries: readonly Entry[], keyOf: (entry: Entry) => string) {
  const sums = new Map<string, { lines: number; lossCents: number }>();
  for (const entry of entries) {
    const sum = sums.get(keyOf(entry)) ?? { lines: 0, lossCents: 0 };
    sum.lines += entry.denials ?? 0;
    sum.lossCents += entry.expectedLossCents;
    sums.set(keyOf(entry), sum);
  }
  return sums;
}
