import { expect, it } from 'vitest';
import { answerStamp } from '../../../functions/adapters/answer-stamp.ts';

it('states date and time in UTC', () => {
  expect(answerStamp(new Date('2026-11-23T09:05:59.999Z'))).toMatchObject({ date: '2026-11-23', time: '0905' });
});

it('numbers answers by the hundredth of a second, 1 to 999999999', () => {
  const at = (milliseconds: number) => answerStamp(new Date(milliseconds)).controlNumber;
  expect(at(10)).toBe(at(0) + 1);
  expect(at(0)).toBe(1);
  expect(at(9_999_999_989)).toBe(999_999_999);
  expect(at(9_999_999_990)).toBe(1);
});
