import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { lineFacts } from '../../../domain/claim/line-facts.ts';
import { finding, notice } from '../../../domain/response/finding.ts';
import { type AnyRule, atRisk, defineRule, pass } from '../../../domain/rules/rule.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import type { DenialCodesValue, RuleRelease } from '../../../domain/tables/rule-tables.ts';
import { type ClaimSpec, claimOf, ZIP } from '../../support/claims.ts';
import { dataRelease, tableOf, tablesWith } from '../../support/release.ts';

const asOf = isoDate('2026-11-23');
const data = dataRelease();

const rule: AnyRule = defineRule({
  id: 'test/rule',
  summary: 'test',
  linesOfBusiness: 'all',
  tables: [],
  messages: { one: 'One {value}.', two: 'Two.' },
  evaluate: () => pass,
});
const codes = (carc: string) => [{ from: '2024-01-01', value: { carc, rarc: [], groupCode: 'CO' } }];
/** A release whose denial codes are these keys, each with itself as code. */
const releaseOf = (...keys: string[]): RuleRelease => ({
  ...data,
  tables: tablesWith({
    'denial-codes': tableOf<DenialCodesValue>(Object.fromEntries(keys.map((key) => [key, codes(key)]))),
  }),
});

describe('denial codes', () => {
  const narrowestFirst = [
    'test/rule#one@JE',
    'test/rule@JE',
    'test/rule#one@medicare',
    'test/rule@medicare',
    'test/rule#one',
    'test/rule',
  ];
  const of = (release: RuleRelease, spec: ClaimSpec = { billingZip: ZIP.sanFrancisco }) => {
    const claim = claimOf(spec);
    const line = claim.serviceLines[0];
    if (!line) throw new Error('no line');
    const facts = lineFacts(claim, line, release.tables, asOf);
    const outcome = atRisk({ message: 'one', values: { value: 1 }, at: [], citations: [] });
    return finding(rule, outcome, release, asOf, facts).carc;
  };

  it.each(narrowestFirst.map((key, index) => [key, index] as const))('%s comes before what is wider', (key, index) => {
    expect(of(releaseOf(...narrowestFirst.slice(index)))).toBe(key);
  });

  it('are none where no row fits', () => {
    expect(of(releaseOf('test/rule#two', 'test/rule@JF', 'test/rule#one@commercial'))).toBeNull();
  });

  it('of a MAC are not those of a payer that only has its address there', () => {
    const release = releaseOf('test/rule@JE', 'test/rule');
    for (const spec of [
      { billingZip: ZIP.sanFrancisco, filing: 'CI', payerId: 'SAMPLE' },
      { billingZip: ZIP.sanFrancisco, filing: '', payerId: 'SAMPLE' },
      { billingZip: ZIP.sanFrancisco, payerId: '00882' },
    ]) {
      expect(of(release, spec)).toBe('test/rule');
    }
  });

  it('of a line of business are its own', () => {
    const release = releaseOf('test/rule#one@medicaid', 'test/rule@commercial', 'test/rule');
    expect(of(release, { filing: 'MC', payerId: 'SAMPLE' })).toBe('test/rule#one@medicaid');
    expect(of(release, { filing: 'CI', payerId: 'SAMPLE' })).toBe('test/rule@commercial');
    expect(of(release)).toBe('test/rule');
  });
});

describe('the published denial codes', () => {
  const found = (spec: ClaimSpec, ruleId: string) => {
    const [line] = scoreClaim(claimOf(spec), data, { asOf }).lines;
    const of = line?.findings.find((entry) => entry.ruleId === ruleId);
    return [
      of?.carc,
      of?.rarc,
      of?.sources
        .map(({ id }) => id)
        .filter((id) => id.startsWith('mac-denials'))
        .join(),
    ];
  };
  const pair = { lines: [{}, { code: '46505' }] };
  const noridian = 'mac-denials-noridian-2024';
  const novitas = 'mac-denials-novitas-2024';
  it.each<[string, ClaimSpec, string, (string | string[])[]]>([
    ['a pair, Noridian', { billingZip: ZIP.sanFrancisco, ...pair }, 'ncci/ptp-pair', ['236', [], noridian]],
    ['a pair, Novitas', { billingZip: ZIP.houston, ...pair }, 'ncci/ptp-pair', ['97', ['M80'], novitas]],
    ['a pair, Palmetto', { billingZip: ZIP.atlanta, ...pair }, 'ncci/ptp-pair', ['236', ['M80', 'M15', 'N20'], '']],
    [
      'a modifier, Novitas',
      { billingZip: ZIP.arlington, lines: [{ modifiers: ['26'] }] },
      'claim-form/modifier-not-valid',
      ['16', ['N823', 'N211'], novitas],
    ],
    [
      'a modifier, Noridian',
      { billingZip: ZIP.seattle, lines: [{ modifiers: ['26'] }] },
      'claim-form/modifier-not-valid',
      ['16', ['N823', 'N211'], ''],
    ],
    [
      'an assistant, Novitas: the row of another message is not taken for it',
      { billingZip: ZIP.houston, lines: [{ modifiers: ['80'] }] },
      'claim-form/modifier-not-valid',
      ['54', ['N646'], ''],
    ],
    [
      'specificity, Noridian',
      { billingZip: ZIP.sanFrancisco, diagnoses: ['M171'] },
      'claim-form/diagnosis-pointer',
      ['16', ['M81'], noridian],
    ],
    [
      'specificity, Novitas',
      { billingZip: ZIP.houston, diagnoses: ['M171'] },
      'claim-form/diagnosis-pointer',
      ['16', ['M81'], ''],
    ],
    [
      'too late, Novitas',
      { billingZip: ZIP.houston, lines: [{ on: '20250301' }] },
      'filing/timely',
      ['29', ['N211'], novitas],
    ],
    [
      'too late, Noridian',
      { billingZip: ZIP.seattle, lines: [{ on: '20250301' }] },
      'filing/timely',
      ['29', ['N211'], noridian],
    ],
    [
      'in the future, Novitas',
      { billingZip: ZIP.houston, lines: [{ on: '20261201' }] },
      'filing/timely',
      ['110', [], ''],
    ],
    [
      'units, CGS',
      { billingZip: ZIP.columbus, lines: [{ units: 6 }] },
      'ncci/mue-day-units',
      ['151', ['N362', 'MA01'], ''],
    ],
    [
      'systemic neuropathy, CGS',
      { billingZip: ZIP.columbus, diagnoses: ['E1142'] },
      'coverage/diagnosis-not-covered',
      ['50', ['N115'], ''],
    ],
  ])('%s', (_name, spec, ruleId, expected) => {
    expect(found(spec, ruleId)).toEqual(expected);
  });
});

describe('a notice', () => {
  const citation = { source: 'maintainers', effectiveFrom: isoDate('2026-01-01'), confidence: 'probable' } as const;

  it('is told in full, and with the sources of its own release', () => {
    const of = { message: 'one', values: { value: 7 }, citations: [citation] };
    const told = notice(rule, of, data);
    expect(told).toMatchObject({ ruleId: 'test/rule', text: 'One 7.', sources: [{ id: 'maintainers' }] });
    expect(notice(rule, of, data)).toBe(told);
    expect(notice(rule, of, { ...data, sources: new Map() })).toMatchObject({ text: 'One 7.', sources: [] });
  });
});
