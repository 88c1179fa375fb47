import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ScratchFolder, scratchFolder } from '../../../infra/local/scratch-folder.ts';

let parent: string;
let open: ScratchFolder[];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'scratch-test-'));
  open = [];
});
afterEach(async () => {
  for (const folder of open) await folder.remove();
  rmSync(parent, { recursive: true });
});

async function made(): Promise<ScratchFolder> {
  const folder = await scratchFolder('files-', parent);
  open.push(folder);
  return folder;
}

/** A process that makes a folder with a claim in it and is killed as `kill -9` does. */
async function killed(): Promise<string> {
  const source = new URL('../../../infra/local/scratch-folder.ts', import.meta.url);
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { scratchFolder } from '${source}';
     const { path } = await scratchFolder('files-', ${JSON.stringify(parent)});
     process.stdout.write(path);
     setInterval(() => undefined, 1_000);`,
  ]);
  const [path] = await once(child.stdout, 'data');
  writeFileSync(join(String(path), 'claim'), 'SYNTHETIC');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return String(path);
}

it('clears away what a killed process left, and nothing else', async () => {
  const left = await killed();
  const other = mkdtempSync(join(parent, 'files-'));
  expect(existsSync(join(left, 'claim'))).toBe(true);
  const first = await made();
  const second = await made();
  expect(existsSync(left)).toBe(false);
  for (const path of [first.path, second.path, other]) expect(existsSync(path)).toBe(true);
});

it('is readable by its owner alone, and gone when it is removed', async () => {
  const folder = await scratchFolder('files-', parent);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});
