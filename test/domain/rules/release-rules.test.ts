import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import { releaseRules } from '../../../domain/rules/release-rules.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import type { RuleTables } from '../../../domain/tables/rule-tables.ts';
import { claimOf } from '../../support/claims.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

const weights = (...keys: string[]): RuleTables =>
  tablesWith({
    'prior-weights': tableOf(
      Object.fromEntries(keys.map((key) => [key, [{ from: '2024-01-01', value: { probability: 0.5 } }]])),
    ),
  });

it('are all of the catalog for the data at hand', () => {
  expect(releaseRules(dataRelease().tables)).toEqual(catalog);
});

it.each<[string, string[], string[]]>([
  ['a rule with a weight', ['ncci/mue-day-units'], ['ncci/mue-day-units']],
  ['a rule of which only a message has one', ['ncci/ptp-pair#lineBundled'], ['ncci/ptp-pair']],
  ['the order of the catalog', ['ncci/ptp-pair', 'ncci/mue-day-units'], ['ncci/mue-day-units', 'ncci/ptp-pair']],
  ['no rule that the code does not know', ['ncci/of-tomorrow'], []],
  ['none without weights', [], []],
])('hold %s', (_name, keys, expected) => {
  expect(releaseRules(weights(...keys)).map(({ id }) => id)).toEqual(expected);
});

it('are none without the table', () => {
  expect(releaseRules(tablesWith({ 'prior-weights': undefined }))).toEqual([]);
});

it('are those that an answer names, each once', () => {
  const release = { ...dataRelease(), tables: weights('ncci/mue-day-units', 'ncci/ptp-pair') };
  const [line] = scoreClaim(claimOf(), release, { asOf: isoDate('2026-11-23'), explainAll: true }).lines;
  const named = [...(line?.passed ?? []), ...(line?.notApplicable ?? [])];
  expect(named.sort()).toEqual(['ncci/mue-day-units', 'ncci/ptp-pair']);
});
