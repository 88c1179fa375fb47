/**
 * Several files of `data/` written all at once or not at all. A journal tells, at every moment, how to go back: a run
 * that is killed half way is undone by the next one.
 */

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The operations that touch the disk, so that a test can let each of them fail. */
export interface DataDisk {
  write(path: string, text: string): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
}

export const realDisk: DataDisk = {
  write(path, text) {
    const file = openSync(path, 'wx', 0o644);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
};

/** Between its writing and its removal the files are being exchanged. */
const JOURNAL = '.import-journal.json';

interface Journal {
  /** Paths under the folder, and whether there was such a file before. */
  readonly files: readonly { readonly path: string; readonly wasThere: boolean }[];
}

/** Texts by path under `directory`. Throws when it cannot be done; the folder is then as it was. */
export function writeData(directory: string, texts: ReadonlyMap<string, string>, disk: DataDisk = realDisk): void {
  recoverData(directory, disk);
  const journal: Journal = {
    files: [...texts.keys()].map((path) => ({ path, wasThere: existsSync(join(directory, path)) })),
  };
  try {
    for (const [path, text] of texts) {
      disk.remove(next(directory, path));
      disk.write(next(directory, path), text);
      // The way back is written before anything is exchanged.
      disk.remove(previous(directory, path));
      if (existsSync(join(directory, path))) {
        disk.write(previous(directory, path), readFileSync(join(directory, path), 'utf8'));
      }
    }
    disk.write(join(directory, JOURNAL), JSON.stringify(journal));
    for (const path of texts.keys()) disk.rename(next(directory, path), join(directory, path));
    // With this the new files are the data.
    disk.remove(join(directory, JOURNAL));
  } catch (error) {
    undo(directory, journal, disk);
    throw error;
  }
  for (const { path } of journal.files) tidy(previous(directory, path), disk);
}

/** A copy that cannot be removed is no reason to call the import failed: the next one removes it. */
function tidy(path: string, disk: DataDisk): void {
  try {
    disk.remove(path);
  } catch {
    // Said above.
  }
}

/** Undoes a run that was killed half way. Tells whether there was one. */
export function recoverData(directory: string, disk: DataDisk = realDisk): boolean {
  const path = join(directory, JOURNAL);
  if (!existsSync(path)) return false;
  undo(directory, JSON.parse(readFileSync(path, 'utf8')) as Journal, disk);
  return true;
}

function undo(directory: string, { files }: Journal, disk: DataDisk): void {
  const isExchanging = existsSync(join(directory, JOURNAL));
  for (const { path, wasThere } of files) {
    if (isExchanging) {
      if (!wasThere) disk.remove(join(directory, path));
      else if (existsSync(previous(directory, path))) disk.rename(previous(directory, path), join(directory, path));
    }
    disk.remove(next(directory, path));
  }
  disk.remove(join(directory, JOURNAL));
  for (const { path } of files) disk.remove(previous(directory, path));
}

/** Beside the file, under a name that is no table: the folder reads `*.json` only. */
const next = (directory: string, path: string) => join(directory, `${path}.next`);
const previous = (directory: string, path: string) => join(directory, `${path}.previous`);
