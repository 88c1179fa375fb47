import { describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { type DatedTable, inForce } from '../../domain/tables/dated-table.ts';
import { dataRelease } from '../support/release.ts';

const { tables } = dataRelease();
const day = isoDate('2026-03-02');

function rowValue<Value>(table: DatedTable<Value> | undefined, key: string): Value {
  const row = inForce(table, key, day);
  if (row.kind !== 'inForce') throw new Error(`no row ${key}`);
  return row.value;
}

describe('nerves that belong to other codes', () => {
  it.each([
    ['superolateral genicular nerve', '64624'],
    ['superomedial genicular nerve', '64624'],
    ['inferomedial genicular nerve', '64624'],
    ['common digital plantar nerve', '64632'],
    ['intercostal nerve', '64620'],
    ['pudendal nerve', '64630'],
    ['sacral lateral branch', '64625'],
    ['supraorbital nerve', '64600'],
    ['infraorbital nerve', '64600'],
    ['mental nerve', '64600'],
    ['inferior alveolar nerve', '64600'],
    ['celiac plexus', '64680'],
    ['superior hypogastric plexus', '64681'],
    ['ganglion impar', '64999'],
    ['stellate ganglion', '64999'],
    ['lumbar sympathetic chain', '64999'],
    ['dorsal root ganglion', '64999'],
  ])('%s: %s alone', (nerve, code) => {
    expect(rowValue(tables.nerves, nerve)).toMatchObject({ code });
    expect(rowValue(tables.nerves, nerve).codes).toBeUndefined();
  });

  it.each([
    ['facet medial branch', '64633 to 64636'],
    ['trigeminal nerve', '64600 to 64610'],
    ['basivertebral nerve', '64628 or 64629'],
  ])('%s: one of %s', (nerve, codes) => {
    expect(rowValue(tables.nerves, nerve).codes).toContain(codes);
  });

  it('leaves a nerve that payers accept here', () => {
    expect(rowValue(tables.nerves, 'perineal nerve').code).toBe('64640');
  });
});

it('knows the branches of each group as nerves of the code', () => {
  for (const code of tables['branch-groups']?.records.keys() ?? []) {
    const group = rowValue(tables['branch-groups'], code);
    for (const nerve of group.nerves) {
      expect(rowValue(tables.nerves, nerve)).toMatchObject({ code, region: group.region });
    }
  }
  expect(rowValue(tables['branch-groups'], '64624')).toMatchObject({ reducedModifier: '52' });
});

it('tells destruction by the figures that its sources state', () => {
  const rows = tables['destruction-parameters'];
  for (const key of ['rf_thermal', 'rf_unspecified', 'rf_bipolar', 'rf_cooled', '*']) {
    expect(rowValue(rows, key).confirmedFromCelsius, key).toBe(60);
  }
  expect(rowValue(rows, 'rf_cooled').notDestroyingToCelsius).toBe(45);
  expect(rowValue(rows, 'chem_phenol').confirmedFromPercent).toBe(3);
  expect(rowValue(rows, 'chem_alcohol')).toMatchObject({ confirmedFromPercent: 30, notDestroyingToPercent: 4 });
});

it('has parameters for every technique that may destroy', () => {
  for (const technique of tables.techniques?.records.keys() ?? []) {
    const { destructive, isNone } = rowValue(tables.techniques, technique);
    if (destructive !== false && !isNone) expect(rowValue(tables['destruction-parameters'], technique)).toBeDefined();
  }
});

it('gives every digit the side of its hand or foot', () => {
  const sides = Object.fromEntries(
    [...(tables['side-modifiers']?.records.keys() ?? [])].map((key) => [
      key,
      rowValue(tables['side-modifiers'], key).side,
    ]),
  );
  const digits = (letter: string, from: number, to: number, side: string) =>
    Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [`${letter}${from + index}`, side]));
  expect(sides).toEqual({
    LT: 'left',
    RT: 'right',
    '50': 'both',
    TA: 'left',
    FA: 'left',
    ...digits('T', 1, 4, 'left'),
    ...digits('T', 5, 9, 'right'),
    ...digits('F', 1, 4, 'left'),
    ...digits('F', 5, 9, 'right'),
  });
});

it('gives no side to a family of codes that has none', () => {
  for (const family of ['G58', 'M792', 'G89', 'M722', 'Z96']) {
    expect(inForce(tables['diagnosis-sides'], family, day).kind, family).toBe('absent');
  }
});

it('asks for nothing that no policy at hand asks for', () => {
  const asked = [...(tables['necessity-requirements']?.records.keys() ?? [])].map((key) => [
    key,
    rowValue(tables['necessity-requirements'], key).asks,
  ]);
  expect(asked).toEqual([
    ['JN', [['diagnosticBlock']]],
    ['medicare', [['diagnosis', 'indication']]],
  ]);
});
