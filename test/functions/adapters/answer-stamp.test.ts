import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { createCollector, createScoring837 } from '../../../domain/score-submission.ts';
import { createAcknowledgmentWriter } from '../../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { eachInterchange } from '../../../domain/x12/acknowledgments/written-answer.ts';
import { answerStamp } from '../../../functions/adapters/answer-stamp.ts';
import { readAnswers, setsOf } from '../../support/acknowledge.ts';
import { dataRelease } from '../../support/release.ts';

it('states date and time in UTC', () => {
  expect(answerStamp(new Date('2026-11-23T09:05:59.999Z'))).toMatchObject({ date: '2026-11-23', time: '0905' });
});

it('lets no number of one answer come again in the next, even of the same instant', () => {
  const input = readFileSync(new URL('../../fixtures/837/dependents-two-sets.837', import.meta.url));
  const now = new Date('2026-11-23T09:05:59.999Z');
  const numbers = Array.from({ length: 20 }, () => {
    let text = '';
    const writer = createAcknowledgmentWriter(
      answerStamp(now),
      eachInterchange((pieces) => {
        text += [...pieces].join('');
      }),
    );
    const reader = createScoring837(dataRelease(), { asOf: isoDate('2026-11-23') }, createCollector().sink, writer);
    reader.write(input);
    reader.end();
    return readAnswers(text).flatMap((answer) => [
      `ISA13 ${Number(answer.isa.element(13))}`,
      ...answer.groups.map(({ header }) => `GS06 ${header.element(6)}`),
      ...setsOf(answer, '277').map(({ segments }) => `BHT03 ${segments[0]?.element(3)}`),
    ]);
  }).flat();
  expect(numbers.length).toBeGreaterThanOrEqual(100);
  expect(new Set(numbers).size).toBe(numbers.length);
});
