import type { Segment } from '../../domain/x12/segment.ts';
import { createSegmentReader } from '../../domain/x12/segment-reader.ts';

/** One segment as the reader hands it over, under the usual separators; ISA11 says whether there is a repetition one. */
export function readSegment(text: string, isa11 = '^'): Segment {
  let found: Segment | undefined;
  const reader = createSegmentReader({
    segment(segment) {
      found = segment;
    },
    issue: () => undefined,
    count: () => undefined,
    truncated: () => undefined,
  });
  const isa = `ISA*00*          *00*          *ZZ*SAMPLE01       *ZZ*SAMPLE02       *260302*1023*${isa11}*00501*000000905*0*T*:~`;
  reader.write(Buffer.from(`${isa}${text}~`));
  reader.end();
  if (!found || found.id === 'ISA') throw new Error('no segment was read');
  return found;
}
