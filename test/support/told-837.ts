/** What the product tells of an 837, in the short form that tables of cases are written in. */

import { isoDate } from '../../domain/calendar.ts';
import { type Collected, createCollector, createScoring837 } from '../../domain/score-submission.ts';
import { dataRelease } from './release.ts';
import { expectSameForEveryCut, expectSameReading } from './same-reading.ts';

export interface Told {
  /** `NUMBER scored/lines` of each claim, in order. */
  readonly claims: string;
  /** `code@segment` of each issue, in order. */
  readonly issues: string;
}

/** The whole answer to a submission in chunks. */
export function scored837(chunks: readonly Uint8Array[]): Collected {
  const { sink, collected } = createCollector();
  const reader = createScoring837(dataRelease(), { asOf: isoDate('2026-11-23') }, sink);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return collected;
}

/** Fails the test when another chunk size, or reading only the claims of interest, tells another story. */
export function told837(bytes: Buffer): Told {
  const whole = scored837([bytes]);
  expectSameForEveryCut(bytes);
  expectSameReading(bytes);
  return {
    claims: whole.claims
      .map(
        ({ patientControlNumber, lines, otherLines }) =>
          `${patientControlNumber} ${lines.length}/${lines.length + otherLines}`,
      )
      .join(', '),
    issues: whole.issues.map(({ code, segment }) => (segment === undefined ? code : `${code}@${segment}`)).join(', '),
  };
}
