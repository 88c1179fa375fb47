/** A folder for the files of this process. Where the process is killed, the next one clears it away: claims lie in it. */

import { once } from 'node:events';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Listens as long as its process lives; a number of the process would tell nothing in another container. */
const SIGN_OF_LIFE = 'alive';

/** Makes a folder of a name that begins with `prefix`, which its owner alone may enter. */
export async function scratchFolder(prefix: string, parent = tmpdir()): Promise<ScratchFolder> {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (name.startsWith(prefix) && isOurs(path) && (await isLeft(path))) rmSync(path, { recursive: true, force: true });
  }
  const path = mkdtempSync(join(parent, prefix));
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(join(path, SIGN_OF_LIFE));
  // Without the sign, as where the path is too long for one, the folder is never taken for one that was left.
  await once(server, 'listening').catch(() => undefined);
  return {
    path,
    async remove() {
      server.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}

/** Whether the process that made the folder is gone for certain. */
async function isLeft(path: string): Promise<boolean> {
  const socket = connect(join(path, SIGN_OF_LIFE));
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}
