/** Imports in a copy of `data/`, and the files of `test/fixtures/cms`. */

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isoDate } from '../../domain/calendar.ts';
import type { RuleTableName, RuleTables, RuleTableValues } from '../../domain/tables/rule-tables.ts';
import { localRelease } from '../../functions/adapters/local-release.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import { importCommand } from '../../functions/cli/rules/import.ts';
import { type DataDisk, realDisk } from '../../functions/cli/rules/write-data.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { zipOf } from './zip.ts';

export const DATA = new URL('../../data/', import.meta.url).pathname;
const FIXTURES = new URL('../fixtures/cms/', import.meta.url).pathname;
let folders = 0;
let made: string | undefined;

/** Made when a file is first put there: where all tests of a file are skipped, nobody would remove it. */
function root(): string {
  made ??= temporaryFolder('cms-import-');
  return made;
}

/** A file of the fixtures. */
export const cms = (name: string): string => join(FIXTURES, name);
export const cmsText = (name: string): string => readFileSync(cms(name), 'latin1');

/** A file that the test writes; it keeps its name, since CMS tells much by it. */
export function written(name: string, content: string | Buffer): string {
  const path = join(root(), `files-${folders++}`, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  return path;
}

/** The fixture tables of an export as CMS ships them: a ZIP in a ZIP. */
export function mcdExport(kind: 'article' | 'lcd', change: Readonly<Record<string, string | null>> = {}): Buffer {
  const names = new Set([...readdirSync(cms(`mcd-${kind}`)), ...Object.keys(change)]);
  const members = [...names].flatMap((name) => {
    const data = change[name] === undefined ? readFileSync(cms(`mcd-${kind}/${name}`)) : change[name];
    return data === null ? [] : [{ name, data }];
  });
  return zipOf([
    { name: 'readme.txt', data: 'about the export' },
    { name: `current_${kind}_csv.zip`, data: zipOf(members) },
  ]);
}

/** A copy of `data/`. */
export function dataFolder(): string {
  const folder = join(root(), `data-${folders++}`);
  cpSync(DATA, folder, { recursive: true });
  return folder;
}

export interface ImportRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `rules import …` on the folder, judged on 2026-11-25. */
export async function importInto(
  folder: string,
  args: readonly string[],
  disk: DataDisk = realDisk,
): Promise<ImportRun> {
  const [out, err]: string[][] = [[], []];
  const output = { out: (text: string) => void out?.push(text), err: (text: string) => void err?.push(text) };
  const surroundings = { today: () => isoDate('2026-11-25'), disk };
  const code = await importCommand([...args, '--data', folder], output, surroundings);
  return { code, out: (out ?? []).join(''), err: (err ?? []).join('') };
}

/** Every file of the folder with its text. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, 'utf8')]));
}

export function tablesIn(folder: string): RuleTables {
  return localRelease(readReleaseBundle(folder)).tables;
}

/** The rows of one key, as they stand in the folder. */
export function rowsIn<Name extends RuleTableName>(folder: string, table: Name, key: string) {
  const rows = tablesIn(folder)[table]?.records.get(key)?.rows ?? [];
  return rows as readonly { effectiveFrom: string; effectiveThrough: string | null; value: RuleTableValues[Name] }[];
}
