/** One FILE of the command line → its rows: the file itself, or the one inside a ZIP (or a ZIP inside that). */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ImportKind } from '../../../domain/imports/import-kinds.ts';
import type { FileReader, KindReader } from '../../../domain/imports/reading.ts';
import { type Archive, type ArchiveMember, memberBytes, openArchive } from './archive.ts';
import { FileRefusal } from './refusal.ts';
import { readSheet } from './sheet-rows.ts';
import { readCsv, readLines, readTabs } from './source-rows.ts';

const ZIP_START = Buffer.from('PK\x03\x04', 'latin1');
/** CMS puts the tables of the coverage database into a ZIP inside a ZIP; deeper nothing is looked for. */
const DEEPEST = 2;
/** A ZIP inside a ZIP, and a spreadsheet inside a ZIP, are held in memory. */
const MOST_NESTED_BYTES = 600_000_000;

/** SHA-256 of the file as it came. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}

/** Gives the rows of the file to the reader. Throws a refusal for what cannot be read at all. */
export async function readPublishedFile(path: string, kind: ImportKind, reader: KindReader): Promise<void> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size === 0) throw new FileRefusal(name, 'the file is empty');
  if (!(await startsAsZip(path))) {
    if (kind.tables) throw new FileRefusal(name, 'the export is a ZIP of CSV tables; this is no ZIP, or it is cut off');
    return readForm(createReadStream(path), name, formOf(name, kind), reader.file(name));
  }
  if (extname(name).toLowerCase() === '.xlsx') {
    if (!kind.forms.xlsx) throw new FileRefusal(name, 'a spreadsheet of this kind is not read; give the text form');
    return readSheet(path, name, reader.file(name));
  }
  const archive = await openArchive(path, name);
  try {
    await readArchive(archive, name, kind, reader, 1);
  } finally {
    archive.close();
  }
}

async function startsAsZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4);
    return bytesRead === 4 && buffer.equals(ZIP_START);
  } finally {
    await handle.close();
  }
}

type Form = 'csv' | 'tabs' | 'lines';

function formOf(name: string, kind: ImportKind): Form {
  const { csv, txt } = kind.forms;
  const form = extname(name).toLowerCase() === '.csv' ? csv : (txt ?? csv);
  if (!form) throw new FileRefusal(name, 'a file of this kind comes as text (.txt), not as CSV');
  return form;
}

function readForm(bytes: AsyncIterable<Uint8Array>, name: string, form: Form, reader: FileReader): Promise<void> {
  return { csv: readCsv, tabs: readTabs, lines: readLines }[form](bytes, name, reader);
}

async function readArchive(
  archive: Archive,
  label: string,
  kind: ImportKind,
  reader: KindReader,
  depth: number,
): Promise<void> {
  if (kind.tables && hasTables(archive, kind.tables)) return readTables(archive, label, kind.tables, reader);
  const member = theMember(archive, label, kind);
  const inside = `${label} › ${member.name}`;
  const extension = extname(member.name).toLowerCase();
  if (extension === '.zip') {
    if (depth >= DEEPEST) throw new FileRefusal(inside, 'ZIPs inside ZIPs are opened to a depth of two');
    const nested = await openArchive(await memberBytes(member, inside, MOST_NESTED_BYTES), inside);
    try {
      return await readArchive(nested, inside, kind, reader, depth + 1);
    } finally {
      nested.close();
    }
  }
  if (extension === '.xlsx')
    return readSheet(await memberBytes(member, inside, MOST_NESTED_BYTES), inside, reader.file(inside));
  return readForm(member.bytes(), inside, formOf(member.name, kind), reader.file(inside));
}

/** The one member that is the file; text before a spreadsheet, since both say the same. */
function theMember({ members }: Archive, label: string, kind: ImportKind): ArchiveMember {
  const fitting = members.filter(({ name }) => kind.member.test(name) && !isLeftByArchiver(name));
  const nested = members.filter(({ name }) => /\.zip$/i.test(name));
  const order = ['.csv', '.txt', '.xlsx', '.zip'];
  const rank = ({ name }: ArchiveMember) => order.indexOf(extname(name).toLowerCase());
  const [first, second] = fitting.sort((a, b) => rank(a) - rank(b));
  if (first && second && rank(first) === rank(second)) {
    throw new FileRefusal(
      label,
      `several members may be the file (${first.name}, ${second.name}); unpack it and name one`,
    );
  }
  if (first) return first;
  const [only, another] = nested;
  if (only && !another) return only;
  const names = members.slice(0, 5).map(({ name }) => name);
  throw new FileRefusal(
    label,
    `no member of the ZIP is a file of this kind (it holds ${names.join(', ') || 'nothing'})`,
  );
}

/** What a Mac adds beside each file of a ZIP, under nearly the same name. */
function isLeftByArchiver(name: string): boolean {
  return /(?:^|[/\\])(?:__MACOSX[/\\]|\._)/.test(name);
}

const tableName = (table: string) => table.replace(/\?$/, '');

function memberNamed({ members }: Archive, table: string): ArchiveMember | undefined {
  return members.find(({ name }) => name.split('/').at(-1)?.toLowerCase() === tableName(table));
}

function hasTables(archive: Archive, tables: readonly string[]): boolean {
  return tables.some((table) => /^(?:article|lcd)\.csv$/.test(table) && memberNamed(archive, table) !== undefined);
}

/** The tables of an export, in the order in which they explain each other. */
async function readTables(
  archive: Archive,
  label: string,
  tables: readonly string[],
  reader: KindReader,
): Promise<void> {
  const missing = tables.find((table) => !table.endsWith('?') && !memberNamed(archive, table));
  if (missing !== undefined) throw new FileRefusal(label, `the table ${missing} is not in the export`);
  for (const table of tables) {
    const member = memberNamed(archive, table);
    if (!member) continue;
    const inside = `${label} › ${member.name}`;
    await readCsv(member.bytes(), inside, reader.file(inside));
  }
}
