import { expect, it } from 'vitest';
import { compareReleaseIds, isReleaseId } from '../../../domain/tables/release-id.ts';

it('are numbered by year, quarter and number', () => {
  const ids = ['2026q4.10', '2027q1.1', '2026q4.9', '2026q3.12', '2026q4.1'];
  expect(ids.sort(compareReleaseIds)).toEqual(['2026q3.12', '2026q4.1', '2026q4.9', '2026q4.10', '2027q1.1']);
  expect(compareReleaseIds('2026q4.1', '2026q4.1')).toBe(0);
});

it.each(['2026q4.1', '2026q1.120'])('takes %s for an id', (id) => expect(isReleaseId(id)).toBe(true));

it.each(['2026q5.1', '2026q4', '../2026q4.1', '2026q4.1/..', '', 'data', '2026q4.02'])('takes %j for none', (id) =>
  expect(isReleaseId(id)).toBe(false),
);
