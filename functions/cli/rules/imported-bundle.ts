/** The rule data with an import in it: checked as a whole, and the files that would be written. */

import type { IsoDate } from '../../../domain/calendar.ts';
import { mergeTable, type TableStatements } from '../../../domain/imports/merge-table.ts';
import { endedKeys, tableChanges } from '../../../domain/imports/table-changes.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import { checkRelease } from '../../../domain/tables/check-release.ts';
import type { BundledTable, ReleaseBundle } from '../../../domain/tables/release-records.ts';
import type { Source } from '../../../domain/tables/rule-tables.ts';
import { sourcesText, tableText } from '../../../domain/tables/table-text.ts';
import type { ChangedTable } from './import-report.ts';

export interface ImportedFile {
  readonly effective: IsoDate;
  readonly through: IsoDate;
  readonly endsRows: boolean;
  readonly source: Source;
  readonly today: IsoDate;
}

export type ImportedBundle =
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | {
      readonly kind: 'imported';
      readonly tables: readonly ChangedTable[];
      /** Sources that no row cites any more. */
      readonly dropped: readonly string[];
      /** Path under `data/` → text, for each file that changes. */
      readonly texts: ReadonlyMap<string, string>;
    };

/** A file that ends more of the present rows than one in so many, and more than a handful, is likely cut off. */
const ENDED_SHARE = 10;
const FEW_ROWS = 3;

export function importedBundle(
  bundle: ReleaseBundle,
  statements: readonly TableStatements[],
  file: ImportedFile,
): ImportedBundle {
  const { effective, through, source } = file;
  const known = bundle.sources.find(({ id }) => id === source.id);
  if (known?.fileHash !== undefined && known.fileHash !== source.fileHash) {
    const reason = `source ${source.id} was read from another file (${known.fileHash}); give this one its own --source-id`;
    return { kind: 'refused', reasons: [reason] };
  }
  const tables = new Map<string, BundledTable>(bundle.tables.map((table) => [table.table, table]));
  const changed: ChangedTable[] = [];
  const reasons: string[] = [];
  for (const stated of statements) {
    const present = tables.get(stated.table);
    if (!present && stated.statements.length === 0) continue;
    const vouched = { from: effective, through };
    const merged = mergeTable(present, stated, { vouched, source: source.id });
    if (merged.kind === 'gap') {
      const { from, through: end } = merged.present;
      reasons.push(
        `${stated.table} is vouched for from ${from} to ${end} and the file from ${effective} to ${through}: import first what lies between`,
      );
      continue;
    }
    if (stated.isWhole && !file.endsRows) reasons.push(...cutOffReason(present, merged.table, effective));
    tables.set(stated.table, merged.table);
    changed.push({
      table: merged.table,
      coverageBefore: present?.coverage,
      changes: tableChanges(present, merged.table, file.today),
    });
  }
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return withSources(bundle, tables, changed, source);
}

function cutOffReason(present: BundledTable | undefined, after: BundledTable, from: IsoDate): string[] {
  if (!present) return [];
  const ended = endedKeys(present, after, from);
  if (ended.length <= FEW_ROWS || ended.length * ENDED_SHARE <= present.records.length) return [];
  return [
    `${present.table}: the file lacks ${ended.length} of ${present.records.length} present rows (${ended.slice(0, 5).join(', ')} …); it may be cut off, an --excerpt, or really end them (--ends-rows)`,
  ];
}

function withSources(
  bundle: ReleaseBundle,
  tables: ReadonlyMap<string, BundledTable>,
  changed: readonly ChangedTable[],
  source: Source,
): ImportedBundle {
  const sorted = [...tables.values()].sort((a, b) => (a.table < b.table ? -1 : 1));
  const cited = new Set(
    sorted.flatMap(({ records }) =>
      records.flatMap(({ rows }) => rows.flatMap((row) => [row.source, row.confirmedBy])),
    ),
  );
  const before = new Set(bundle.sources.map(({ id }) => id));
  const listed = bundle.sources.map((present) => {
    // A source that is known keeps what is said of it, and learns which file it was read from.
    return present.id === source.id && present.fileHash === undefined && source.fileHash !== undefined
      ? { ...present, fileHash: source.fileHash }
      : present;
  });
  const sources = [...listed, ...(before.has(source.id) ? [] : [source])]
    .filter(({ id }) => cited.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const dropped = bundle.sources.filter(({ id }) => !cited.has(id)).map(({ id }) => id);
  const defects = checkRelease({ id: bundle.id, sources, tables: sorted }, catalog);
  if (defects.length > 0)
    return { kind: 'refused', reasons: ['the data would have defects:', ...defects.slice(0, 20)] };
  return { kind: 'imported', tables: changed, dropped, texts: changedTexts(bundle, sorted, sources) };
}

function changedTexts(bundle: ReleaseBundle, tables: readonly BundledTable[], sources: readonly Source[]) {
  const texts = new Map<string, string>();
  const old = new Map(bundle.tables.map((table) => [table.table, table]));
  for (const table of tables) {
    const text = tableText(table);
    const before = old.get(table.table);
    if (before !== table && (!before || tableText(before) !== text)) texts.set(`tables/${table.table}.json`, text);
  }
  if (sourcesText(bundle.sources) !== sourcesText(sources)) texts.set('sources.json', sourcesText(sources));
  return texts;
}
