import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { createScoring837 } from '../../domain/score-submission.ts';
import { generate837 } from '../bench/generate-837.ts';
import { dataRelease } from '../support/release.ts';

/** More claims than are scored one behind the other, of which two are the same and one has no date of service. */
function submission(): string {
  let text = '';
  generate837({ bytes: 60_000, scoredShare: 0.6 }, (piece) => {
    text += piece;
  });
  const claims = text.split(/(?=HL\*\d+\*1\*22)/);
  const [twin = '', undated = ''] = claims.filter((claim) => claim.includes('HC:64640')).slice(60);
  claims.splice(claims.indexOf(undated), 1, undated.replace(/DTP\*472[^~]*~\n/, ''), twin);
  return claims.join('');
}

/** What the sink is told, one entry a call, with the whole of each claim. */
function told(chunks: Iterable<string>, claimsBefore = 0): string[] {
  const calls: string[] = [];
  const reader = createScoring837(
    dataRelease(),
    { asOf: isoDate('2026-11-23') },
    {
      claimsBefore,
      claim: (claim) => calls.push(JSON.stringify(claim)),
      issue: (issue) => calls.push(JSON.stringify(issue)),
    },
  );
  for (const chunk of chunks) reader.write(Buffer.from(chunk));
  reader.end();
  return calls;
}

describe('the claims of a submission', () => {
  const text = submission();
  const whole = told([text]);

  it('come in their order, and issues between them where they were met', () => {
    const issue = whole.findIndex((call) => call.includes('"service-date-missing"'));
    expect(issue).toBeGreaterThan(0);
    expect(whole.length - issue).toBeGreaterThan(1);
    expect(whole.filter((call) => call.includes('duplicate-line","')).length).toBeGreaterThan(0);
    const numbers = [...text.matchAll(/CLM\*(C\d+)/g)].map(([, number]) => number);
    const answered = whole.flatMap((call) => /^\{"patientControlNumber":"(C\d+)"/.exec(call)?.[1] ?? []);
    expect(answered).toEqual(numbers);
  });

  it.each([1, 97, 4_096, 30_000])('are told the same in chunks of %d', (size) => {
    const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
      text.slice(index * size, (index + 1) * size),
    );
    expect(told(chunks)).toEqual(whole);
  });

  it('are the same behind those that were given before', () => {
    const claims = whole.filter((call) => call.startsWith('{"patientControlNumber"'));
    const rest = told([text], 80).filter((call) => call.startsWith('{"patientControlNumber"'));
    expect(rest).toEqual(claims.slice(80));
  });
});
