import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import {
  type FileProgress,
  noProgress,
  type PacedSink,
  scoreFile,
} from '../../../functions/batch-results/scored-file.ts';
import { jsonClaim } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';
import { write837 } from '../../support/write-837.ts';

const FIXTURES = new URL('../../fixtures/837/', import.meta.url);
const AS_OF = isoDate('2026-11-23');
const release = dataRelease();

class Stopped extends Error {}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a sink is told from `progress` on; it stops the reading once it was told `most` things. */
async function told(bytes: Uint8Array, listsAllClaims: boolean, progress: FileProgress, most = Infinity) {
  const events: string[] = [];
  const sink: PacedSink = {
    listsAllClaims,
    claim: (claim) => events.push(JSON.stringify(claim)),
    issue: (issue) => events.push(JSON.stringify(issue)),
    async ready() {
      if (events.length >= most) throw new Stopped();
    },
  };
  const end = await scoreFile(pieces(bytes, 65_536), release, AS_OF, sink, progress).catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
    return undefined;
  });
  return { events, end };
}

const duplicates = write837([
  jsonClaim({ controlNumber: 'ONCE' }),
  jsonClaim({ controlNumber: 'OTHER', lines: [{ units: 6 }] }),
  jsonClaim({ controlNumber: 'AGAIN' }),
]);
const asJson = JSON.stringify([jsonClaim({ controlNumber: 'J1' }), { bad: true }, jsonClaim({ controlNumber: 'J2' })]);

/** The reader takes 262,144 bytes at a time; only a file of several such pieces can break off between them. */
const LEAST_BYTES = 560_000;

function repeated(bytes: Uint8Array): Uint8Array {
  return Buffer.concat(new Array<Uint8Array>(Math.ceil(LEAST_BYTES / bytes.length)).fill(bytes));
}

const FILES: [string, Uint8Array][] = [
  ...['dental', 'dependents-two-sets', 'guide-4010', 'institutional', 'quantities'].map(
    (name): [string, Uint8Array] => [name, readFileSync(new URL(`${name}.837`, FIXTURES))],
  ),
  ['a line billed twice', Buffer.from(duplicates)],
  ['a file cut in the middle', Buffer.from(duplicates.slice(0, duplicates.length - 200))],
  ['JSON', Buffer.from(asJson)],
];

describe.each([true, false])('a file read again after a reading that was broken off, all claims listed: %s', (all) => {
  it.each(FILES)('%s', async (name, bytes) => {
    const file = name === 'JSON' ? bytes : repeated(bytes);
    const whole = await told(file, all, noProgress());
    let brokenOff = 0;
    for (const share of [0.01, 0.5]) {
      const progress = noProgress();
      const first = await told(file, all, progress, Math.ceil(whole.events.length * share));
      if (first.end) continue;
      brokenOff++;
      const kept = structuredClone(progress);
      const second = await told(file, all, kept);
      expect([...first.events, ...second.events]).toEqual(whole.events);
      expect(second.end).toEqual(whole.end);
      expect(kept.bytes).toBe(file.length);
    }
    // A JSON file is scored in one go when all of it is there.
    if (name === 'JSON') expect(whole.events).toHaveLength(3);
    else expect(brokenOff).toBe(2);
  });
});

describe('how far a file has come', () => {
  it('is told of JSON by its claims, and not by its bytes, which are all read before the first claim is scored', async () => {
    const claims = ['J1', 'J2', 'J3', 'J4'].map((controlNumber) => jsonClaim({ controlNumber }));
    const file = Buffer.from(JSON.stringify(claims));
    const progress = noProgress();
    const seen: number[] = [];
    const ready = async () => void seen.push(Math.round((progress.bytes / file.length) * 100));
    const sink: PacedSink = { listsAllClaims: true, claim: () => undefined, issue: () => undefined, ready };
    await scoreFile(pieces(file, 65_536), release, AS_OF, sink, progress);
    expect([...new Set(seen)]).toEqual([0, 25, 50, 75, 100]);
    expect(progress.bytes).toBe(file.length);
  });

  it.each(['[{"cut":', '[]', '{"release":"2020q1.1","claims":[{}]}', 'no claim'])(
    'is the whole of it for %s',
    async (text) => {
      const file = Buffer.from(text);
      const progress = noProgress();
      await told(file, true, progress);
      expect(progress.bytes).toBe(file.length);
    },
  );
});

it('a JSON file holds more claims than a call does, and each is read', async () => {
  const file = `[${'null,'.repeat(20_000)}${JSON.stringify(jsonClaim({ controlNumber: 'LAST' }))}]`;
  const { events, end } = await told(Buffer.from(file), true, noProgress());
  expect(end?.summary.claims).toBe(1);
  expect(end?.issues).toBe(20_000);
  expect(events.at(-1)).toContain('LAST');
  expect(events.join()).not.toContain('claims-too-many');
});

it('a JSON file of more claims than any file of its size holds says that the others were not read', async () => {
  const { end, events } = await told(Buffer.from(`[${'1,'.repeat(500_000)}1]`), true, noProgress());
  expect(end?.issues).toBe(500_001);
  expect(events[0]).toContain('claims-too-many');
});
