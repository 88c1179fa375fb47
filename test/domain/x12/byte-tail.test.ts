import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteTail } from '../../../domain/x12/byte-tail.ts';

describe('byte tail', () => {
  it('gives back what was not given up, however it came', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 30 });
    fc.assert(
      fc.property(chunks, fc.integer({ min: 0, max: 60 }), fc.boolean(), (added, kept, isLarge) => {
        const tail = new ByteTail();
        const all: number[] = [];
        for (const chunk of added) {
          // As large as the room, so that something must be dropped.
          const large = isLarge ? Buffer.alloc(200_000, chunk[0] ?? 0) : chunk;
          tail.add(large, all.length - kept);
          all.push(...(isLarge ? [] : chunk));
          if (isLarge) for (let index = 0; index < large.length; index++) all.push(chunk[0] ?? 0);
          const from = Math.max(0, all.length - kept - large.length);
          expect(tail.end).toBe(all.length);
          expect(tail.from(from).equals(Buffer.from(all.slice(from)))).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('says so when bytes are asked for that were dropped', () => {
    const tail = new ByteTail();
    for (let piece = 0; piece < 4; piece++) tail.add(Buffer.alloc(300_000), tail.end);
    expect(() => tail.from(0)).toThrow(RangeError);
  });
});
