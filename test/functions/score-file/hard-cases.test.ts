/** Connections that break, files of JSON, and files that take longer than a run. */

import { describe, expect, it } from 'vitest';
import type { StepHook } from '../../support/batch-stores.ts';
import { hasty, results, world } from '../../support/batch-world.ts';
import { jsonClaim } from '../../support/claims.ts';
import { write837 } from '../../support/write-837.ts';

const NUMBERS = Array.from({ length: 600 }, (_, index) => `C${1_000 + index}`);
const CLAIMS = NUMBERS.map((controlNumber) => jsonClaim({ controlNumber, lines: [{ units: 6 }] }));
const FILE = Buffer.from(write837(CLAIMS));
const JSON_FILE = Buffer.from(JSON.stringify({ claims: CLAIMS.slice(0, 40) }));
const FULL_RUN = 890_000;

async function whole(bytes: Uint8Array): Promise<Record<string, string>> {
  const undisturbed = await world(bytes);
  expect(await undisturbed.run()).toBe('completed');
  return results(undisturbed);
}

/** Throws at the step of that name and number. */
function failing(name: string, at: number, error: Error): StepHook {
  let met = 0;
  return (step) => {
    if (step === name && met++ === at) throw error;
  };
}

describe('a connection that breaks', () => {
  it.each([0, 1, 2, 3])('while the file is read is no file that ends there: piece %d', async (at) => {
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    const broken = await world(FILE, failing('reading', at, reset));
    await expect(broken.run()).rejects.toThrow('the file was not read to its end');
    expect(await broken.run()).toBe('completed');
    expect(results(broken)).toEqual(await whole(FILE));
  });

  it('and gives less than the file without an error is none either', async () => {
    const short = await world(FILE);
    const read = short.objects.store.read.bind(short.objects.store);
    let isCut = false;
    short.objects.store.read = async (reference) => {
      const found = await read(reference);
      if (isCut) return found;
      isCut = true;
      return { ...found, bytes: firstPiece(found.bytes) };
    };
    await expect(short.run()).rejects.toThrow('the file was not read to its end');
    expect(await short.run()).toBe('completed');
    expect(results(short)).toEqual(await whole(FILE));
  });
});

async function* firstPiece(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    yield piece;
    return;
  }
}

describe('a file of JSON', () => {
  it('waits for its results claim by claim, and goes on from the part that was written', async () => {
    const expected = await whole(JSON_FILE);
    const watched = await world(JSON_FILE);
    expect(await watched.run({ now: hasty() })).toBe('completed');
    expect(watched.record().parts.length).toBe(40);
    expect(results(watched)).toEqual(expected);
    let written = 0;
    const hurried = await world(JSON_FILE, (step) => {
      if (step === 'after end') written++;
    });
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'completed' && outcomes.length < 200) {
      written = 0;
      outcomes.push(await hurried.run({ now: hasty(), remaining: () => (written < 10 ? 600_000 : 50_000) }));
    }
    expect(outcomes.at(-1)).toBe('completed');
    expect(outcomes.length).toBeGreaterThan(3);
    expect(results(hurried)).toEqual(expected);
  });
});

describe('a run that ends before its work', () => {
  /** A batch whose time is over in that stage, once a piece of its file has been read. */
  async function slowIn(stage: string) {
    let read = 0;
    const batch = await world(FILE, (step) => {
      if (step === 'reading') read++;
    });
    return {
      batch,
      run() {
        read = 0;
        const isOver = () => batch.record().status === stage && read > 0;
        return batch.run({ remaining: () => (isOver() ? 50_000 : FULL_RUN) });
      },
    };
  }

  it.each(['scoring', 'acknowledging', 'finishing'])(
    'leaves a batch for good that a whole run is not enough for: %s',
    async (stage) => {
      const { batch, run } = await slowIn(stage);
      const outcomes: string[] = [];
      while (outcomes.at(-1) !== 'failed' && outcomes.length < 10) outcomes.push(await run());
      expect(outcomes.at(-1)).toBe('failed');
      expect(batch.record()).toMatchObject({ status: 'failed', problem: 'took-too-long' });
      expect(batch.notified).toHaveLength(1);
      expect(batch.objects.open.size).toBe(0);
    },
  );

  it('is followed by one that has all of its time, where its stage began late', async () => {
    const late = await world(FILE);
    const isLate = () => late.record().status === 'acknowledging';
    expect(await late.run({ remaining: () => (isLate() ? 45_000 : 600_000) })).toBe('outOfTime');
    expect(await late.run({ remaining: () => FULL_RUN })).toBe('completed');
    expect(results(late)).toEqual(await whole(FILE));
  });
});
