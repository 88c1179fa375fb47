/** Each kind of defect, made in a copy of the real data and named with table, key and reason. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../domain/rules/catalog.ts';
import type { AnyRule } from '../../../domain/rules/rule.ts';
import { checkRelease } from '../../../domain/tables/check-release.ts';
import { parseRuleKey } from '../../../domain/tables/rule-key.ts';
import { tableShapes } from '../../../domain/tables/shapes/table-shapes.ts';
import { readReleaseBundle } from '../../../functions/adapters/release-bundle.ts';

const bundle = readReleaseBundle(new URL('../../../data/', import.meta.url));
// biome-ignore lint/suspicious/noExplicitAny: a draft is made wrong on purpose, against its types
type Draft = any;

const table = (copy: Draft, name: string): Draft => copy.tables.find((entry: Draft) => entry.table === name);
const record = (copy: Draft, name: string, key: string): Draft =>
  table(copy, name).records.find((entry: Draft) => entry.key === key);
const row = (copy: Draft, name: string, key: string): Draft => record(copy, name, key).rows[0];
const value = (copy: Draft, name: string, key: string): Draft => row(copy, name, key).value;
const rename = (copy: Draft, name: string, key: string, to: string): void => {
  const { records } = table(copy, name);
  record(copy, name, key).key = to;
  records.sort((a: Draft, b: Draft) => (a.key < b.key ? -1 : 1));
};
/** Ends the row and adds one that begins later. */
const split = (copy: Draft, name: string, key: string, through: string, from: string, extra: object = {}): void => {
  const { rows } = record(copy, name, key);
  rows.push({ ...rows[0], ...extra, effectiveFrom: from });
  rows[0].effectiveThrough = through;
};

function defects(change: (copy: Draft) => void, rules: readonly AnyRule[] = catalog): string[] {
  const copy = structuredClone(bundle);
  change(copy);
  return checkRelease(copy, rules);
}

const MUE = 'ncci-mue-practitioner';
const PTP = 'ncci-ptp-practitioner';

/** What is done to the data → the one defect that is told. */
const CASES: Readonly<Record<string, [change: (copy: Draft) => void, defect: string]>> = {
  // Form of a release
  'a release id of no quarter': [(copy) => (copy.id = '2026.1'), 'id: Invalid string: must match pattern'],
  'a date that is none': [
    (copy) => (row(copy, MUE, '64640').effectiveFrom = '2026-02-30'),
    `${MUE}, 64640, rows.0.effectiveFrom: is not a calendar date`,
  ],
  'a coverage date that is none': [
    (copy) => (table(copy, MUE).coverage.from = '2026'),
    `${MUE}, coverage.from: is not a calendar date`,
  ],
  'a confidence that is none': [
    (copy) => (row(copy, MUE, '64640').confidence = 'sure'),
    `${MUE}, 64640, rows.0.confidence: Invalid option`,
  ],
  'a field of a row that is not known': [
    (copy) => (row(copy, MUE, '64640').comment = 'x'),
    `${MUE}, 64640, rows.0: Unrecognized key: "comment"`,
  ],
  'a day of publication that is none': [
    (copy) => (copy.sources[0].published = '2026-02-31'),
    'sources.0.published: is not a calendar date',
  ],
  'a month of publication that is none': [
    (copy) => (copy.sources[0].published = '2026-13'),
    'sources.0.published: is not a calendar date',
  ],
  'a source whose address is none': [
    (copy) => (copy.sources[0].url = 'javascript:alert(1)'),
    'sources.0.url: is neither a web address nor a file of data/',
  ],
  'a title that a terminal would obey': [
    (copy) => (copy.sources[0].title = 'a\u001b[31m'),
    'sources.0.title: is empty or has characters that do not show',
  ],
  'a locator on two lines': [
    (copy) => (row(copy, MUE, '64640').locator = 'a\nb'),
    `${MUE}, 64640, rows.0.locator: is empty or has characters that do not show`,
  ],
  'a locator that is empty': [
    (copy) => (row(copy, MUE, '64640').locator = ''),
    `${MUE}, 64640, rows.0.locator: is empty or has characters that do not show`,
  ],
  'a text that is turned around': [
    (copy) => (value(copy, MUE, '64640').rationale = 'Data\u202e'),
    `${MUE}, 64640, row of 2024-04-01: value.rationale: has characters that do not show`,
  ],
  'a code that is paired with itself': [
    (copy) => rename(copy, PTP, '64640|99213', '64640|64640'),
    `${PTP}, 64640|64640: the key pairs a code with itself`,
  ],
  'a list of no diagnoses': [
    (copy) => {
      const empty = {
        policy: 'A57452',
        title: 'x',
        jurisdictions: ['J6'],
        procedureCodes: ['64640'],
        covered: [],
        nonCovered: [],
      };
      const { rows } = record(copy, MUE, '64640');
      table(copy, 'covered-diagnoses').records.push({ key: 'A57452', rows: [{ ...rows[0], value: empty }] });
    },
    'covered-diagnoses, A57452, row of 2024-04-01: value: lists no diagnosis',
  ],
  'a ZIP code in two places': [
    (copy) => {
      const { areas } = value(copy, 'zip-localities', '606');
      areas.push({ ...areas[0], locality: '99' });
    },
    'zip-localities, 606, row of 2024-01-01: value.areas: has a number in two areas',
  ],
  'a record without rows': [(copy) => (record(copy, MUE, '64640').rows = []), `${MUE}, 64640, rows: Too small`],
  'a table twice': [(copy) => copy.tables.push(structuredClone(table(copy, MUE))), `${MUE}: the table is there twice`],

  // Sources
  'a source that nobody lists': [
    (copy) => (row(copy, MUE, '64640').source = 'hearsay'),
    `${MUE}, 64640: source hearsay is cited and not listed`,
  ],
  'a source that nobody cites': [
    (copy) =>
      copy.sources.push({ id: 'spare', publisher: 'x', title: 'x', url: 'https://example.org/', published: '2026' }),
    'sources: spare is listed and not cited',
  ],
  'a source twice': [(copy) => copy.sources.push(copy.sources[0]), 'sources: A59752 is listed twice'],

  // Keys and dates
  'a key twice': [
    (copy) => table(copy, 'base-rates').records.push(table(copy, 'base-rates').records[1]),
    'base-rates, 64640: two records',
  ],
  'keys out of order': [(copy) => table(copy, 'base-rates').records.reverse(), 'base-rates, *: keys are not sorted'],
  'coverage that ends before it begins': [
    (copy) => (table(copy, MUE).coverage.through = '2000-01-01'),
    `${MUE}: coverage ends before it begins`,
  ],
  'a row that ends before it begins': [
    (copy) => (row(copy, MUE, '64640').effectiveThrough = '2000-01-01'),
    `${MUE}, 64640: a row ends before it begins`,
  ],
  'rows that share a day': [
    (copy) => split(copy, MUE, '64640', '2025-12-31', '2025-12-31'),
    `${MUE}, 64640: rows overlap or are not sorted`,
  ],
  'a row behind one without an end': [
    (copy) => record(copy, MUE, '64640').rows.push({ ...row(copy, MUE, '64640'), effectiveFrom: '2026-01-01' }),
    `${MUE}, 64640: rows overlap or are not sorted`,
  ],
  'a day between two rows': [
    (copy) => split(copy, MUE, '64640', '2025-12-30', '2026-01-01'),
    `${MUE}, 64640: no row from 2025-12-31 until 2026-01-01, and no gapBefore that says why`,
  ],
  'a reason for a gap where rows meet': [
    (copy) => split(copy, MUE, '64640', '2025-12-31', '2026-01-01', { gapBefore: 'no edit in between' }),
    `${MUE}, 64640: gapBefore stands where no gap is`,
  ],
  'a reason for a gap before the first row': [
    (copy) => (row(copy, MUE, '64640').gapBefore = 'no edit before'),
    `${MUE}, 64640: gapBefore stands where no gap is`,
  ],
  'confirmed days that end before they begin': [
    (copy) => (row(copy, MUE, '64640').confirmedFrom = '2025-01-01'),
    `${MUE}, 64640: a row is confirmed through a day before the first one`,
  ],

  // Values
  'a number as text': [
    (copy) => (value(copy, MUE, '64640').units = '5'),
    `${MUE}, 64640, row of 2024-04-01: value.units: Invalid input: expected number, received string`,
  ],
  'a value without a field': [
    (copy) => delete value(copy, 'filing-limits', 'medicare').months,
    'filing-limits, medicare, row of 2010-01-01: value.months: Invalid input',
  ],
  'a value with a field that nothing reads': [
    (copy) => (value(copy, MUE, '64640').limit = 5),
    `${MUE}, 64640, row of 2024-04-01: value: Unrecognized key: "limit"`,
  ],
  'an MAI that is none': [
    (copy) => (value(copy, MUE, '64640').mai = 4),
    `${MUE}, 64640, row of 2024-04-01: value.mai: is not an MUE adjudication indicator`,
  ],
  'half a unit': [(copy) => (value(copy, MUE, '64640').units = 2.5), `${MUE}, 64640, row of 2024-04-01: value.units:`],
  'an indicator that is none': [
    (copy) => (value(copy, PTP, '46505|64640').modifierIndicator = 2),
    `${PTP}, 46505|64640, row of 2024-07-01: value.modifierIndicator: is not a modifier indicator`,
  ],
  'a probability of one': [
    (copy) => (value(copy, 'prior-weights', 'filing/timely').probability = 1),
    'prior-weights, filing/timely, row of 2020-01-01: value.probability: is not below 1',
  ],
  'an amount with a fraction of a cent': [
    (copy) => (value(copy, 'asc-rates', '64640').paymentCents = 197.04),
    'asc-rates, 64640, row of 2026-01-01: value.paymentCents:',
  ],
  'a term twice': [
    (copy) => value(copy, 'techniques', 'chem_glycerol').terms.push('glycerol'),
    'techniques, chem_glycerol, row of 2020-01-01: value.terms: names something twice',
  ],
  'a temperature range upside down': [
    (copy) => (value(copy, 'techniques', 'chem_glycerol').celsius = [80, 40]),
    'techniques, chem_glycerol, row of 2020-01-01: value.celsius: ends before it begins',
  ],
  'ZIP codes that overlap': [
    (copy) => (value(copy, 'zip-localities', '002').areas[0].lastTwo = '10-15 15'),
    'zip-localities, 002, row of 2024-01-01: value.areas.0.lastTwo: is not ascending, or overlaps',
  ],
  'a ZIP range that is none': [
    (copy) => (value(copy, 'zip-localities', '002').areas[0].lastTwo = '10-5'),
    'zip-localities, 002, row of 2024-01-01: value.areas.0.lastTwo: is not a list of two digits and ranges',
  ],

  // Codes
  'a code that is no procedure code': [
    (copy) => rename(copy, MUE, '64640', '6464'),
    `${MUE}, 6464: the key is not a CPT or HCPCS code`,
  ],
  'a pair of one code': [
    (copy) => rename(copy, PTP, '46505|64640', '46505'),
    `${PTP}, 46505: the key is not two procedure codes`,
  ],
  'a diagnosis with its dot': [
    (copy) => rename(copy, 'diagnosis-categories', 'B022', 'B02.2'),
    'diagnosis-categories, B02.2: the key is not an ICD-10-CM code without its dot',
  ],
  'a modifier of three characters': [
    (copy) => rename(copy, 'modifier-uses', '64640|25', '64640|25X'),
    'modifier-uses, 64640|25X: the key is not a procedure code, `|` and a modifier',
  ],
  'a contractor of four digits': [
    (copy) => (value(copy, 'mac-contractors', '01112').partAContractor = '1111'),
    'mac-contractors, 01112, row of 2024-01-01: value.partAContractor: is not a contractor number of five digits',
  ],
  'a jurisdiction that is none': [
    (copy) => rename(copy, 'cryoneurolysis-policies', 'JE', 'Noridian'),
    'cryoneurolysis-policies, Noridian: the key is not a MAC jurisdiction',
  ],
  'a ZIP prefix of four digits': [
    (copy) => rename(copy, 'zip-localities', '002', '0020'),
    'zip-localities, 0020: the key is not three digits of a ZIP code',
  ],
  'a group code that is none': [
    (copy) => (value(copy, 'denial-codes', 'filing/timely').groupCode = 'XX'),
    'denial-codes, filing/timely, row of 2024-01-01: value.groupCode: is not a claim adjustment group code',
  ],
  'a remark code that is no such code': [
    (copy) => (value(copy, 'denial-codes', 'filing/timely').rarc = ['X1']),
    'denial-codes, filing/timely, row of 2024-01-01: value.rarc.0: is not a remittance advice remark code',
  ],
  'a place of service of one digit': [
    (copy) => rename(copy, 'facility-places', '21', '2'),
    'facility-places, 2: the key is not a place of service',
  ],
  'a payer key of no kind': [
    (copy) => rename(copy, 'lines-of-business', 'payer/00882', '00882'),
    'lines-of-business, 00882: the key is not `filing/` and a code, or `payer/` and an id',
  ],

  'a code of no list': [
    (copy) => rename(copy, 'known-denial-codes', 'carc/16', 'carc/N16'),
    'known-denial-codes, carc/N16: the key is not `carc/` or `rarc/` and a code of that list',
  ],
  'a day of change that is none': [
    (copy) => (value(copy, 'known-denial-codes', 'carc/16').changed = '2020-13-01'),
    'known-denial-codes, carc/16, row of 1995-01-01: value.changed: is not a calendar date',
  ],

  // Names that lead nowhere
  'a reason code that is not known': [
    (copy) => (value(copy, 'denial-codes', 'filing/timely').carc = '299'),
    'denial-codes, filing/timely, row of 2024-01-01: carc/299 is not in known-denial-codes',
  ],
  'a remark code that is not known': [
    (copy) => (value(copy, 'denial-codes', 'filing/timely').rarc = ['N9999']),
    'denial-codes, filing/timely, row of 2024-01-01: rarc/N9999 is not in known-denial-codes',
  ],
  'a contractor that nobody is': [
    (copy) => (value(copy, 'zip-localities', '002').areas[0].contractor = '99999'),
    'zip-localities, 002, row of 2024-01-01: 99999 is not in mac-contractors',
  ],
  'a jurisdiction that is nobody’s': [
    (copy) => (value(copy, 'mac-contractors', '01112').jurisdiction = 'JZ'),
    'mac-contractors, 01112, row of 2024-01-01: JZ is not in mac-jurisdictions',
  ],
  'a policy of a jurisdiction that is nobody’s': [
    (copy) => rename(copy, 'cryoneurolysis-policies', 'JE', 'JZ'),
    'cryoneurolysis-policies, JZ, row of 2024-01-01: JZ is not in mac-jurisdictions',
  ],
  'a family of diagnoses that is none': [
    (copy) => (value(copy, 'diagnosis-exclusions', 'J15').family = 'other'),
    'diagnosis-exclusions, J15, row of 2025-05-01: other is not in diagnosis-families',
  ],
  'a contractor that has ended': [
    (copy) => (row(copy, 'mac-contractors', '14312').effectiveThrough = '2026-06-30'),
    'zip-localities, 002, row of 2024-01-01: 14312 is not in mac-contractors on 2026-12-31',
  ],
  'a contractor that has not begun': [
    (copy) => {
      split(copy, 'zip-localities', '002', '2024-06-30', '2024-07-01');
      row(copy, 'mac-contractors', '14312').effectiveFrom = '2024-07-01';
    },
    'zip-localities, 002, row of 2024-01-01: 14312 is not in mac-contractors on 2024-06-30',
  ],
  'a reason code that was withdrawn': [
    (copy) => (row(copy, 'known-denial-codes', 'carc/29').effectiveThrough = '2025-12-31'),
    'denial-codes, filing/timely, row of 2024-01-01: carc/29 is not in known-denial-codes on 2027-12-31',
  ],
  'a modifier that does not exist': [
    (copy) => value(copy, 'ncci-ptp-modifiers', 'anywhere').modifiers.push('ZQ'),
    'ncci-ptp-modifiers, anywhere, row of 2024-01-01: ZQ is not listed in known-modifiers, all',
  ],

  // Rules
  'nothing at all': [(copy) => delete copy.tables, 'tables: Invalid input'],
  'a table that a rule names and nobody has': [
    (copy) => (copy.tables = copy.tables.filter((entry: Draft) => entry.table !== 'imaging-codes')),
    'documentation/imaging-guidance: table imaging-codes does not exist',
  ],
  'a table that nothing describes': [
    (copy) => copy.tables.push({ ...structuredClone(table(copy, 'base-rates')), table: 'spare' }),
    'spare: nothing says how its keys and values are formed',
  ],
  'a rule without a weight': [
    (copy) => rename(copy, 'prior-weights', 'ncci/ptp-pair#pairedLineBundled', 'ncci/ptp-pair#spare'),
    'prior-weights: no row for ncci/ptp-pair, message pairedLineBundled',
  ],
  'a rule without denial codes': [
    (copy) => rename(copy, 'denial-codes', 'ncci/ptp-pair', 'ncci/ptp-pair@JE'),
    'denial-codes: no row for ncci/ptp-pair, message pairedLineBundled',
  ],
  'a weight of no rule': [
    (copy) => rename(copy, 'prior-weights', 'filing/timely', 'filing/late'),
    'prior-weights, filing/late: there is no rule filing/late',
  ],
  'codes of a message that only advises': [
    (copy) =>
      rename(copy, 'denial-codes', 'claim-form/diagnosis-pointer#codeIncomplete', 'ncci/mue-day-units#sendNote'),
    'denial-codes, ncci/mue-day-units#sendNote: no finding of ncci/mue-day-units says sendNote',
  ],
  'codes of a jurisdiction that is nobody’s': [
    (copy) => {
      const { records } = table(copy, 'denial-codes');
      records.push({ ...structuredClone(record(copy, 'denial-codes', 'filing/timely')), key: 'filing/timely@JZ' });
      records.sort((a: Draft, b: Draft) => (a.key < b.key ? -1 : 1));
    },
    'denial-codes, filing/timely@JZ: JZ is no jurisdiction or line of business',
  ],
};

describe('a release is refused with', () => {
  it.each(Object.entries(CASES))('%s', (_name, [change, defect]) => {
    expect(defects(change).join('\n')).toContain(defect);
  });

  it('a table that something reads although it is marked as not yet read, and one that nothing reads', () => {
    const readers = catalog.filter((rule) => !rule.tables.includes('known-modifiers'));
    expect(defects(() => undefined, readers).join('\n')).toContain(
      'known-modifiers: nothing reads it, and nothing says that it is not yet read',
    );
    const shape = tableShapes['known-modifiers'] as { notYetRead?: string };
    shape.notYetRead = 'the rule comes with the next release';
    try {
      expect(defects(() => undefined).join('\n')).toContain('known-modifiers: it is marked as not yet read');
      expect(defects(() => undefined, readers).join('\n')).not.toContain('known-modifiers:');
    } finally {
      delete shape.notYetRead;
    }
  });
});

it.each([[null], ['text'], [[]]])('%j is no release', (bundle) => {
  expect(checkRelease(bundle, catalog)).toEqual([expect.stringMatching(/^the release: Invalid input/)]);
});

describe('a release is taken with', () => {
  it.each<[string, (copy: Draft) => void]>([
    ['rows that follow each other to the day', (copy) => split(copy, MUE, '64640', '2025-12-31', '2026-01-01')],
    [
      'rows that follow across a leap day',
      (copy) => {
        table(copy, MUE).coverage.from = '2024-01-01';
        row(copy, MUE, '64640').effectiveFrom = '2024-01-01';
        split(copy, MUE, '64640', '2024-02-29', '2024-03-01');
      },
    ],
    [
      'a gap that says why',
      (copy) => split(copy, MUE, '64640', '2025-06-30', '2026-01-01', { gapBefore: 'the edit was withdrawn' }),
    ],
    [
      'a gap before the days it vouches for',
      (copy) => {
        row(copy, MUE, '64640').effectiveFrom = '2020-01-01';
        split(copy, MUE, '64640', '2023-12-31', '2024-04-01');
      },
    ],
    [
      'a gap after the days it vouches for',
      (copy) => split(copy, MUE, '64640', '2026-12-31', '2028-01-01', { confirmedThrough: '2028-03-31' }),
    ],
    [
      'a row that ended before the table it names is vouched for',
      (copy) => {
        const policy = row(copy, 'cryoneurolysis-policies', 'J15');
        policy.effectiveThrough = '2023-12-31';
      },
    ],
    [
      'a code that is withdrawn after the row that names it',
      (copy) => {
        for (const { rows } of table(copy, 'denial-codes').records) {
          if (rows[0].value.carc === '29') rows[0].effectiveThrough = '2025-12-31';
        }
        row(copy, 'known-denial-codes', 'carc/29').effectiveThrough = '2025-12-31';
      },
    ],
    ['an indicator 9', (copy) => (value(copy, PTP, '46505|64640').modifierIndicator = 9)],
    ['an MUE of zero', (copy) => (value(copy, MUE, '64640').units = 0)],
    [
      'codes of a jurisdiction and of a line of business',
      (copy) => {
        const { records } = table(copy, 'denial-codes');
        for (const payer of ['JE', 'medicareAdvantage']) {
          records.push({
            ...structuredClone(record(copy, 'denial-codes', 'filing/timely')),
            key: `filing/timely@${payer}`,
          });
        }
        records.sort((a: Draft, b: Draft) => (a.key < b.key ? -1 : 1));
      },
    ],
  ])('%s', (_name, change) => {
    expect(defects(change)).toEqual([]);
  });
});

describe('the readers of tables', () => {
  it.each(Object.entries(tableShapes).flatMap(([name, { readBy = [] }]) => readBy.map((module) => [name, module])))(
    '%s is really read by %s',
    (name = '', module = '') => {
      const text = readFileSync(new URL(`../../../${module}`, import.meta.url), 'utf8');
      expect(text).toMatch(new RegExp(`tables\\??(?:\\.${name}\\b|\\[['"]${name}['"]\\])|['"]${name}['"]`));
    },
  );
});

describe('the key of a rule', () => {
  it.each([
    ['ncci/mue-day-units', { ruleId: 'ncci/mue-day-units' }],
    ['ncci/mue-day-units#overDayLimit', { ruleId: 'ncci/mue-day-units', message: 'overDayLimit' }],
    ['ncci/mue-day-units@JE', { ruleId: 'ncci/mue-day-units', payer: 'JE' }],
    ['filing/timely#late@payer/0#1', { ruleId: 'filing/timely', message: 'late', payer: 'payer/0#1' }],
  ])('%s', (key, expected) => {
    expect(parseRuleKey(key)).toEqual(expected);
  });
});
