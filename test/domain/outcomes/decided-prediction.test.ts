import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { decidedLine, type PredictedClaim } from '../../../domain/outcomes/decided-prediction.ts';
import type { KeptLine } from '../../../domain/outcomes/kept-prediction.ts';
import type { LineDescription } from '../../../domain/outcomes/matched-lines.ts';

const description = (number: string, service = `service ${number}`): LineDescription => ({
  claim: 'claim',
  number,
  service,
  charged: service,
  day: 'day',
  modifiers: '',
});
const kept = (number: string): KeptLine => ({
  description: description(number),
  payer: 'medicare/JH',
  procedureCode: '64640',
  placeOfService: '11',
  probability: 0.07,
  findings: [],
  baseRate: 0.07,
  expectedCents: null,
});
/** Scored at some hour of that day. */
const scoring = (scoredOn: string, hour: number, ...numbers: string[]): PredictedClaim => ({
  scoredAt: Date.parse(`${scoredOn}T0${hour}:00:00Z`),
  scoredOn,
  release: '2026q4.3',
  learned: undefined,
  lines: (numbers.length > 0 ? numbers : ['1']).map((number, index) => ({ index, line: kept(number) })),
});

it.each<[string, PredictedClaim[], string | undefined, string, [string, number] | undefined]>([
  ['the only scoring before the payment', [scoring('2026-03-03', 1)], '2026-04-01', '1', ['2026-03-03T01', 0]],
  [
    'the last of several before the payment',
    [scoring('2026-03-20', 1), scoring('2026-03-03', 1), scoring('2026-04-02', 1)],
    '2026-04-01',
    '1',
    ['2026-03-20T01', 0],
  ],
  [
    'none of the day of payment, where there is one before',
    [scoring('2026-03-03', 1), scoring('2026-04-01', 1)],
    '2026-04-01',
    '1',
    ['2026-03-03T01', 0],
  ],
  [
    'the last of one day',
    [scoring('2026-03-03', 2), scoring('2026-03-03', 1)],
    '2026-04-01',
    '1',
    ['2026-03-03T02', 0],
  ],
  [
    'the first after the payment, where none was before',
    [scoring('2026-06-01', 1), scoring('2026-05-01', 1)],
    '2026-04-01',
    '1',
    ['2026-05-01T01', 0],
  ],
  [
    'an earlier one, where the last before the payment does not hold the line',
    [scoring('2026-03-20', 1, '1'), scoring('2026-03-03', 1, '1', '2')],
    '2026-04-01',
    '2',
    ['2026-03-03T01', 1],
  ],
  [
    'the last one, where no day of payment is stated',
    [scoring('2026-03-03', 1), scoring('2026-05-01', 1)],
    undefined,
    '1',
    ['2026-05-01T01', 0],
  ],
  ['none', [scoring('2026-03-03', 1, '1', '1')], '2026-04-01', '1', undefined],
  ['none of a claim that was never scored', [], '2026-04-01', '1', undefined],
])('a payment decides %s', (_name, scorings, paidOn, number, expected) => {
  const found = decidedLine(description(number), paidOn === undefined ? undefined : isoDate(paidOn), scorings);
  expect(found && [new Date(found.scoring.scoredAt).toISOString().slice(0, 13), found.index]).toEqual(expected);
});

it('a payment decides the visit it is about, where two visits have the same numbers of claim and line', () => {
  const visit = (scoredOn: string, service: string): PredictedClaim => {
    const [line] = scoring(scoredOn, 1).lines;
    if (!line) throw new Error('no line');
    return {
      ...scoring(scoredOn, 1),
      lines: [{ index: 0, line: { ...line.line, description: description('1', service) } }],
    };
  };
  const scorings = [visit('2026-01-06', 'first visit'), visit('2026-03-03', 'second visit')];
  const decides = (service: string) => decidedLine(description('1', service), isoDate('2026-04-01'), scorings)?.scoring;
  expect(decides('first visit')?.scoredOn).toBe('2026-01-06');
  expect(decides('second visit')?.scoredOn).toBe('2026-03-03');
  expect(decides('a split part')?.scoredOn).toBe('2026-03-03');
});
