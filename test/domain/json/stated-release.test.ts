import { expect, it } from 'vitest';
import { statedRelease } from '../../../domain/json/stated-release.ts';

it.each<[string, string | undefined]>([
  ['{"claims":[],"release":"2026q4.1"}', '2026q4.1'],
  ['\ufeff{"release":"2026q4.1"}', '2026q4.1'],
  ['{"claims":[{"release":"2026q4.1"}]}', undefined],
  ['[{"release":"2026q4.1"}]', undefined],
  ['{"claims":[]}', undefined],
  ['{"claims":[{"note":"\\"release\\""}]}', undefined],
  ['{"release":7}', ''],
  ['{"release":null}', ''],
  ['{"release":', undefined],
  ['"\\"release\\""', undefined],
])('%s names %j', (text, release) => {
  expect(statedRelease(text)).toBe(release);
});
