import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DataDisk, realDisk, recoverData, writeData } from '../../../../functions/cli/rules/write-data.ts';
import { cms, contents, dataFolder, importInto } from '../../../support/import-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const OLD = { 'sources.json': 'old sources', 'tables/a.json': 'old a', 'tables/b.json': 'old b' };
const NEW = { 'sources.json': 'new sources', 'tables/a.json': 'new a', 'tables/c.json': 'new c' };

function folder(): string {
  const path = temporaryFolder('write-data-');
  mkdirSync(join(path, 'tables'));
  for (const [name, text] of Object.entries(OLD)) writeFileSync(join(path, name), text);
  return path;
}

class Broken extends Error {}

/** A disk of which the operation with this number fails, and all after it when the process is killed there. */
function breaking(at: number, isKilled: boolean): { disk: DataDisk; steps: () => number } {
  let step = 0;
  const act = (operation: () => void) => {
    step++;
    if (step === at || (isKilled && step > at)) throw new Broken();
    operation();
  };
  return {
    steps: () => step,
    disk: {
      write: (path, text) => act(() => realDisk.write(path, text)),
      rename: (from, to) => act(() => realDisk.rename(from, to)),
      remove: (path) => act(() => realDisk.remove(path)),
    },
  };
}

const STEPS = (() => {
  const { disk, steps } = breaking(Number.POSITIVE_INFINITY, false);
  writeData(folder(), new Map(Object.entries(NEW)), disk);
  return steps();
})();
/** The removal of the journal and what is left to tidy up behind it. */
const TIDYING = Object.keys(NEW).length;
const all = Array.from({ length: STEPS }, (_, index) => index + 1);
const WRITTEN = { ...OLD, ...NEW };

describe('data written all at once', () => {
  it('replaces, adds and leaves nothing behind', () => {
    const path = folder();
    writeData(path, new Map(Object.entries(NEW)));
    expect(contents(path)).toEqual(WRITTEN);
  });

  it.each(all)('is as it was when step %i fails, or wholly new', (step) => {
    const path = folder();
    const isTidying = step > STEPS - TIDYING;
    const write = () => writeData(path, new Map(Object.entries(NEW)), breaking(step, false).disk);
    // What fails behind the removal of the journal leaves copies beside the new files, which are no tables.
    if (isTidying) write();
    else expect(write).toThrow(Broken);
    const { json, rest } = byKind(contents(path));
    expect(json).toEqual(isTidying ? WRITTEN : OLD);
    if (!isTidying) expect(rest).toEqual({});
  });

  it.each(all)('is as it was, or wholly new, after a run that is killed at step %i and the next one', (step) => {
    const path = folder();
    const write = () => writeData(path, new Map(Object.entries(NEW)), breaking(step, true).disk);
    if (step > STEPS - TIDYING) write();
    else expect(write).toThrow(Broken);
    const wasCutShort = existsSync(join(path, '.import-journal.json'));
    expect(recoverData(path)).toBe(wasCutShort);
    expect(byKind(contents(path)).json).toEqual(step <= STEPS - TIDYING ? OLD : WRITTEN);
    // Whatever was left does not stand in the way of the next import.
    writeData(path, new Map(Object.entries(NEW)));
    expect(contents(path)).toEqual(WRITTEN);
  });

  it('can be killed while it is undone', () => {
    const path = folder();
    const last = STEPS - TIDYING - 1;
    expect(() => writeData(path, new Map(Object.entries(NEW)), breaking(last, true).disk)).toThrow(Broken);
    for (let step = 1; existsSync(join(path, '.import-journal.json')); step++) {
      try {
        recoverData(path, breaking(step, true).disk);
      } catch (error) {
        expect(error).toBeInstanceOf(Broken);
      }
    }
    expect(byKind(contents(path)).json).toEqual(OLD);
  });

  it('is what an import uses: a disk that fails leaves data/ as it was', async () => {
    const data = dataFolder();
    const before = contents(data);
    const call = ['gpci', cms('GPCI2026.csv'), '--effective', '2026-01-01', '--excerpt', '--write'];
    for (const step of [1, 4, 8]) {
      await expect(importInto(data, call, breaking(step, false).disk)).rejects.toThrow(Broken);
      expect(contents(data)).toEqual(before);
    }
    await expect(importInto(data, call, breaking(10, true).disk)).rejects.toThrow(Broken);
    const { code, err } = await importInto(data, call);
    expect({ code, err }).toEqual({ code: 0, err: 'An import that was cut short has been undone.\n' });
    expect(readFileSync(join(data, 'tables/gpci.json'), 'utf8')).toContain('0.870');
  });
});

function byKind(files: Readonly<Record<string, string>>) {
  const isData = ([name]: [string, string]) => name.endsWith('.json') && !name.includes('.import-journal');
  return {
    json: Object.fromEntries(Object.entries(files).filter(isData)),
    rest: Object.fromEntries(Object.entries(files).filter((entry) => !isData(entry))),
  };
}
