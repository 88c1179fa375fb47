/**
 * Rule releases in a folder, as `data/releases` is:
 *
 *     2026q4.1.json.gz        a complete release; the file is put there whole and never changed
 *     activations/1.json      the first activation, and so on; the highest number names the active release
 *
 * There is no lock, which a publisher that is killed would leave behind, and no pointer that is written over. A file is
 * written under a name of its own, synchronised, and then linked to its real name, which the file system does for one
 * process only and never by halves: whoever finds the name taken has lost. So a switch is one `link`, of two publishers
 * that saw the same sequence one gets the next number, and the numbers remain as the record of what was active when.
 */

import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../domain/faults.ts';
import { isReleaseId } from '../../domain/tables/release-id.ts';
import { readReleaseFile, releaseFile } from './release-file.ts';
import type { ActiveRelease, ReleaseStore } from './release-store.ts';
import { corruptRelease } from './stored-release.ts';

/** One file of `activations`. */
interface Activation {
  readonly sequence: number;
  readonly release: string;
  readonly hash: string;
  readonly previous: string | null;
  readonly activatedAt: string;
}

const ENDING = '.json.gz';

export function createReleaseArchive(folder: string | URL, now: () => Date = () => new Date()): ReleaseStore {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder;
  const activations = join(root, 'activations');
  const complete = (id: string) => join(root, `${id}${ENDING}`);
  /** Where records wait to be complete; the name tells content apart. */
  const waiting = (id: string, hash: string) => join(root, `.${id}-${hash.slice(-16)}.partial`);

  return {
    async active() {
      const numbers = (await namesIn(activations)).flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
      const history = await Promise.all(
        numbers.sort((a, b) => a - b).map((number) => readActivation(activations, number)),
      );
      const latest = history.at(-1);
      return latest && activeRelease(latest, history);
    },

    async header(id) {
      const bytes = isReleaseId(id) ? await bytesOf(complete(id)) : undefined;
      return bytes && readReleaseFile(id, bytes).header;
    },

    async ids() {
      return (await namesIn(root))
        .filter((name) => name.endsWith(ENDING) && !name.startsWith('.'))
        .map((name) => name.slice(0, -ENDING.length));
    },

    async records(id, hash) {
      for (const path of [complete(id), waiting(id, hash)]) {
        const bytes = await bytesOf(path);
        const file = bytes && readReleaseFile(id, bytes);
        if (file?.header.hash === hash) return file.records;
      }
      return [];
    },

    async write(id, hash, records) {
      await rename(
        await scratchFile(root, releaseFile(id, { hash, count: records.length }, records)),
        waiting(id, hash),
      );
    },

    async complete(id, header) {
      if (!(await linked(waiting(id, header.hash), complete(id)))) {
        const bytes = await bytesOf(complete(id));
        if (!bytes) throw corruptRelease(id);
        if (readReleaseFile(id, bytes).header.hash !== header.hash) return false;
      }
      await rm(waiting(id, header.hash), { force: true });
      return true;
    },

    async activate(id, hash, seen) {
      const activation: Activation = {
        sequence: (seen?.sequence ?? 0) + 1,
        release: id,
        hash,
        previous: seen?.id ?? null,
        activatedAt: now().toISOString(),
      };
      await mkdir(activations, { recursive: true });
      const scratch = await scratchFile(root, `${JSON.stringify(activation, null, 2)}\n`);
      const isFirst = await linked(scratch, join(activations, `${activation.sequence}.json`));
      await rm(scratch, { force: true });
      return isFirst;
    },
  };
}

async function readActivation(folder: string, number: number): Promise<Activation> {
  const text = await readFile(join(folder, `${number}.json`), 'utf8');
  const damaged = new Fault('release-corrupt', `activations/${number}.json is damaged: it names no release`, {
    retryable: false,
  });
  try {
    const read = JSON.parse(text) as Activation | null;
    if (read && typeof read.hash === 'string' && isReleaseId(String(read.release))) return read;
  } catch {
    throw damaged;
  }
  throw damaged;
}

function activeRelease(latest: Activation, history: readonly Activation[]): ActiveRelease {
  return {
    id: latest.release,
    hash: latest.hash,
    previousId: latest.previous ?? undefined,
    sequence: latest.sequence,
    activatedAt: latest.activatedAt,
    everActive: new Set(history.map(({ release }) => release)),
  };
}

/** A new file with the content on the disk, for a name that is given to it afterwards. */
async function scratchFile(folder: string, content: string | Buffer): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `.${randomUUID()}.partial`);
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    // Such as a full disk, on which half a file would take the place that is missing.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return path;
}

/** Gives the file a second name; false when that name is taken, or another process has moved the file there. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await synchronised(join(to, '..'));
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST') || isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Makes names that were given in the folder last through a loss of power. */
async function synchronised(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  });
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
