/** The contenders of the reading bench. Each reads one file in a process of its own and says what it counted. */

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isoDate } from '../../domain/calendar.ts';
import { createScoring837 } from '../../domain/score-submission.ts';
import { localRelease } from '../../functions/adapters/local-release.ts';

export interface Counted {
  claims: number;
  lines: number;
  scoredLines: number;
}

export type Reader = (file: string) => Promise<Counted>;

/** All contenders are fed alike. */
const CHUNK = { highWaterMark: 262_144 };
const TILDE = 0x7e;

/** The least that any reader must do: find every terminator. It counts nothing else. */
async function floor(file: string): Promise<Counted> {
  let segments = 0;
  for await (const chunk of createReadStream(file, CHUNK) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(TILDE); at >= 0; at = chunk.indexOf(TILDE, at + 1)) segments++;
  }
  return { claims: 0, lines: segments, scoredLines: 0 };
}

/** From bytes to scored lines. The rule release is read before the clock starts, as a warm function has it. */
const release = localRelease();

async function product(file: string): Promise<Counted> {
  const counted: Counted = { claims: 0, lines: 0, scoredLines: 0 };
  const reader = createScoring837(
    release,
    { asOf: isoDate('2026-11-23') },
    {
      claim({ lines, otherLines }) {
        counted.claims++;
        counted.lines += lines.length + otherLines;
        counted.scoredLines += lines.length;
      },
      passed(lines) {
        counted.claims++;
        counted.lines += lines;
      },
      issue: () => undefined,
    },
  );
  for await (const chunk of createReadStream(file, CHUNK) as AsyncIterable<Buffer>) reader.write(chunk);
  reader.end();
  return counted;
}

async function x12Parser(file: string): Promise<Counted> {
  const { X12parser } = await import('x12-parser');
  const counted: Counted = { claims: 0, lines: 0, scoredLines: 0 };
  await pipeline(
    createReadStream(file, CHUNK),
    new X12parser(),
    async (segments: AsyncIterable<Record<string, string>>) => {
      for await (const segment of segments) {
        if (segment.name === 'CLM') counted.claims++;
        else if (segment.name === 'SV1') {
          counted.lines++;
          if (segment['1-1'] === '64640') counted.scoredLines++;
        }
      }
    },
  );
  return counted;
}

async function nodeX12(file: string): Promise<Counted> {
  const { X12Parser } = await import('node-x12');
  const counted: Counted = { claims: 0, lines: 0, scoredLines: 0 };
  interface Parsed {
    tag: string;
    valueOf(element: number): string | null;
  }
  await pipeline(createReadStream(file, CHUNK), new X12Parser(), async (segments: AsyncIterable<Parsed>) => {
    for await (const segment of segments) {
      if (segment.tag === 'CLM') counted.claims++;
      else if (segment.tag === 'SV1') {
        counted.lines++;
        if (segment.valueOf(1)?.startsWith('HC:64640')) counted.scoredLines++;
      }
    }
  });
  return counted;
}

export const readers: Readonly<Record<string, Reader>> = {
  floor,
  'this product': product,
  'x12-parser': x12Parser,
  'node-x12': nodeX12,
};
