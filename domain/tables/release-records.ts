/** A rule release as the records it is stored in, and back. */

import type { Coverage, DatedRecord, DatedRow, DatedTable } from './dated-table.ts';
import type { RuleRelease, RuleTableName, RuleTables, Source } from './rule-tables.ts';

/** A release before it is published: what `data/` holds. */
export interface ReleaseBundle {
  readonly id: string;
  readonly sources: readonly Source[];
  readonly tables: readonly BundledTable[];
}

export interface BundledTable {
  readonly table: RuleTableName;
  readonly coverage: Coverage;
  readonly records: readonly DatedRecord<unknown>[];
}

/** One stored record. Keys are unique in a release and sort in the order in which they are hashed. */
export interface ReleaseRecord {
  readonly key: string;
  /** JSON */
  readonly body: string;
}

const SOURCES = 'SOURCES';
const TABLE = 'TABLE#';
const ROWS = 'ROWS#';

/** The release cut into records, sorted by key. */
export function releaseRecords(bundle: ReleaseBundle): ReleaseRecord[] {
  const records: ReleaseRecord[] = [{ key: SOURCES, body: JSON.stringify(bundle.sources) }];
  for (const { table, coverage, records: rows } of bundle.tables) {
    records.push({ key: `${TABLE}${table}`, body: JSON.stringify(coverage) });
    for (const { key, rows: dated } of rows) {
      records.push({ key: `${ROWS}${table}#${key}`, body: JSON.stringify(dated) });
    }
  }
  return records.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The text that the hash of a release is taken of: every record in order, keys and bodies apart. */
export function releaseDigestText(records: readonly ReleaseRecord[]): string {
  return records.map(({ key, body }) => `${key}\n${body}\n`).join('');
}

/** The snapshot that rules run over. */
export function ruleRelease(id: string, hash: string, records: readonly ReleaseRecord[]): RuleRelease {
  const tables: Record<string, { coverage: Coverage; records: Map<string, DatedRecord<unknown>> }> = {};
  const tableOf = (name: string) => {
    tables[name] ??= { coverage: NO_COVERAGE, records: new Map() };
    return tables[name];
  };
  const sources = new Map<string, Source>();
  for (const { key, body } of records) {
    if (key === SOURCES) {
      for (const source of JSON.parse(body) as Source[]) sources.set(source.id, source);
    } else if (key.startsWith(TABLE)) {
      tableOf(key.slice(TABLE.length)).coverage = JSON.parse(body) as Coverage;
    } else if (key.startsWith(ROWS)) {
      const at = key.indexOf('#', ROWS.length);
      const recordKey = key.slice(at + 1);
      tableOf(key.slice(ROWS.length, at)).records.set(recordKey, {
        key: recordKey,
        rows: JSON.parse(body) as DatedRow<unknown>[],
      });
    }
  }
  return { id, hash, tables: tables as Record<string, DatedTable<unknown>> as RuleTables, sources };
}

/** Vouches for no day: its end lies before its beginning. */
const NO_COVERAGE = { from: '9999-12-31', through: '0001-01-01' } as Coverage;
