/** A copy of `data/` that a test may edit and publish. */

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandOutput } from '../../functions/cli/rules/command-output.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = temporaryFolder('data-folders-');

const DATA = new URL('../../data/', import.meta.url).pathname;

/** With the archive of `data/`, or without any release. */
export function copiedData(archive: 'withReleases' | 'withoutReleases'): string {
  const folder = mkdtempSync(join(root, 'data-'));
  cpSync(DATA, folder, {
    recursive: true,
    filter: (source) => archive === 'withReleases' || !source.startsWith(join(DATA, 'releases')),
  });
  return folder;
}

// biome-ignore lint/suspicious/noExplicitAny: rule data of any table, edited as a person would
type Json = any;

/** One edit of one table, under the release id that goes with it. */
export function editData(folder: string, id: string, table: string, edit: (table: Json) => void): void {
  const file = join(folder, 'tables', `${table}.json`);
  const content: Json = JSON.parse(readFileSync(file, 'utf8'));
  edit(content);
  writeFileSync(file, JSON.stringify(content));
  nameRelease(folder, id);
}

export function nameRelease(folder: string, id: string): void {
  writeFileSync(join(folder, 'release.json'), JSON.stringify({ id }));
}

/** Sets the MUE value of 64640 for practitioners. */
export function editMue(folder: string, id: string, units: number): void {
  editData(folder, id, 'ncci-mue-practitioner', ({ records }) => {
    for (const row of records.find(({ key }: Json) => key === '64640').rows) row.value.units = units;
  });
}

type Command = (args: string[], output: CommandOutput) => Promise<number>;

/** What a command prints, and its exit code. */
export async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await command(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
