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

/** The bundle that records were cut from; its tables and their keys come sorted. */
export function releaseBundle(id: string, records: readonly ReleaseRecord[]): ReleaseBundle {
  const tables = new Map<string, { coverage: Coverage; records: DatedRecord<unknown>[] }>();
  const tableOf = (name: string) => {
    const table = tables.get(name) ?? { coverage: NO_COVERAGE, records: [] };
    tables.set(name, table);
    return table;
  };
  let sources: Source[] = [];
  for (const { key, body } of records) {
    const part = partOf(key);
    if (part.kind === 'sources') sources = JSON.parse(body) as Source[];
    else if (part.kind === 'table') tableOf(part.table).coverage = JSON.parse(body) as Coverage;
    else if (part.kind === 'rows') tableOf(part.table).records.push({ key: part.key, rows: JSON.parse(body) });
  }
  return {
    id,
    sources,
    tables: [...tables]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, rest]) => ({ table: table as RuleTableName, ...rest })),
  };
}

type RecordPart =
  | { readonly kind: 'sources' | 'other' }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'rows'; readonly table: string; readonly key: string };

/** What a record holds, by its key. */
function partOf(key: string): RecordPart {
  if (key === SOURCES) return { kind: 'sources' };
  if (key.startsWith(TABLE)) return { kind: 'table', table: key.slice(TABLE.length) };
  if (!key.startsWith(ROWS)) return { kind: 'other' };
  const at = key.indexOf('#', ROWS.length);
  return { kind: 'rows', table: key.slice(ROWS.length, at), key: key.slice(at + 1) };
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
    const part = partOf(key);
    if (part.kind === 'sources') {
      for (const source of JSON.parse(body) as Source[]) sources.set(source.id, source);
    } else if (part.kind === 'table') {
      tableOf(part.table).coverage = JSON.parse(body) as Coverage;
    } else if (part.kind === 'rows') {
      const rows = JSON.parse(body) as DatedRow<unknown>[];
      tableOf(part.table).records.set(part.key, { key: part.key, rows });
    }
  }
  return { id, hash, tables: quicklyRead(tables) as RuleTables, sources };
}

/**
 * The same tables in an object whose properties are all there from the start. One that grows by so many names becomes a
 * hash table inside the engine, and every rule asks for its tables by name for every line.
 */
function quicklyRead(tables: Readonly<Record<string, DatedTable<unknown>>>): Record<string, DatedTable<unknown>> {
  const names = Object.fromEntries(Object.keys(tables).map((name) => [name, null]));
  return Object.assign(JSON.parse(JSON.stringify(names)) as Record<string, DatedTable<unknown>>, tables);
}

/** Vouches for no day: its end lies before its beginning. */
const NO_COVERAGE = { from: '9999-12-31', through: '0001-01-01' } as Coverage;
