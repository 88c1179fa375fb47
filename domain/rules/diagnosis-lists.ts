/** The lists of covered and excluded diagnoses that a MAC's articles give for a procedure. */

import type { IsoDate } from '../calendar.ts';
import { type Citation, type DatedTable, inForce, isInForce } from '../tables/dated-table.ts';
import type { CoveredDiagnosesValue } from '../tables/rule-tables.ts';

export interface DiagnosisList {
  readonly policy: string;
  readonly title: string;
  readonly citation: Citation;
  readonly covered: ReadonlySet<string>;
  readonly nonCovered: ReadonlySet<string>;
}

const NONE: readonly DiagnosisList[] = [];

/** Keys of the articles by jurisdiction and procedure, whatever the day. */
const indexes = new WeakMap<DatedTable<CoveredDiagnosesValue>, ReadonlyMap<string, readonly string[]>>();
/** Lists as sets, made once for the life of the release. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The lists in force; none where no article of the MAC lists the procedure. */
export function diagnosisLists(
  table: DatedTable<CoveredDiagnosesValue>,
  jurisdiction: string,
  procedureCode: string,
  day: IsoDate,
): readonly DiagnosisList[] {
  const articles = indexOf(table).get(`${jurisdiction} ${procedureCode}`);
  if (!articles) return NONE;
  return articles.flatMap((article) => {
    const row = inForce(table, article, day);
    if (!isInForce(row)) return [];
    const { policy, title, jurisdictions, procedureCodes, covered, nonCovered } = row.value;
    if (!jurisdictions.includes(jurisdiction) || !procedureCodes.includes(procedureCode)) return [];
    return [{ policy, title, citation: row.citation, covered: setOf(covered), nonCovered: setOf(nonCovered) }];
  });
}

function indexOf(table: DatedTable<CoveredDiagnosesValue>): ReadonlyMap<string, readonly string[]> {
  const ready = indexes.get(table);
  if (ready) return ready;
  const index = new Map<string, string[]>();
  for (const [article, { rows }] of table.records) {
    for (const { value } of rows) {
      for (const jurisdiction of value.jurisdictions) {
        for (const code of value.procedureCodes) {
          const key = `${jurisdiction} ${code}`;
          const articles = index.get(key) ?? [];
          if (!articles.includes(article)) index.set(key, [...articles, article]);
        }
      }
    }
  }
  indexes.set(table, index);
  return index;
}

function setOf(codes: readonly string[]): ReadonlySet<string> {
  const ready = sets.get(codes) ?? new Set(codes);
  sets.set(codes, ready);
  return ready;
}
