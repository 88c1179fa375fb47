/** Physician/Supplier Procedure Summary of CMS: how many services Medicare Part B denied, by contractor and place. */

import { baseRatePrior } from '../score/priors.ts';
import { inForce } from '../tables/dated-table.ts';
import { type DeniedServices, drawnRate, noServices } from './denied-services.ts';
import { createHeadedRows, createKeyCheck } from './headed-rows.ts';
import type { Statement } from './merge-table.ts';
import { quoted } from './published-values.ts';
import { type KindReader, type Reading, type Refuse, refusing, type SourceRow } from './reading.ts';

const COLUMNS = [
  'HCPCS_CD',
  'HCPCS_INITIAL_MODIFIER_CD',
  'PROVIDER_SPEC_CD',
  'CARRIER_NUM',
  'PRICING_LOCALITY_CD',
  'TYPE_OF_SERVICE_CD',
  'PLACE_OF_SERVICE_CD',
  'HCPCS_SECOND_MODIFIER_CD',
  'PSPS_SUBMITTED_SERVICE_CNT',
  'PSPS_SUBMITTED_CHARGE_AMT',
  'PSPS_ALLOWED_CHARGE_AMT',
  'PSPS_DENIED_SERVICES_CNT',
  'PSPS_DENIED_CHARGE_AMT',
  'PSPS_ASSIGNED_SERVICES_CNT',
  'PSPS_NCH_PAYMENT_AMT',
  'PSPS_HCPCS_ASC_IND_CD',
  'PSPS_ERROR_IND_CD',
  'HCPCS_BETOS_CD',
] as const;
type Column = (typeof COLUMNS)[number];
const AMOUNTS: readonly Column[] = [
  'PSPS_SUBMITTED_CHARGE_AMT',
  'PSPS_ALLOWED_CHARGE_AMT',
  'PSPS_DENIED_CHARGE_AMT',
  'PSPS_ASSIGNED_SERVICES_CNT',
  'PSPS_NCH_PAYMENT_AMT',
];

/**
 * How many outcomes a published rate is worth at most. A judgement of the maintainers: the counts are of services and
 * not of lines, of a year that is past, and of lines with findings too, so some two hundred decided lines of the payer
 * itself may outweigh them.
 */
const MOST_STRENGTH = 200;
/** By so many services of the wider cell's rate a cell is drawn towards it. A judgement of the maintainers, too. */
const DRAWN_BY = 20;

/** Cells by `jurisdiction|place`, with `*` for any. */
type Cells = Map<string, DeniedServices>;

/** Rows of the scored code become base rates of Medicare: by place, and by MAC and place. */
export function readPsps(reading: Reading): KindReader {
  const cells: Cells = new Map();
  const years = new Set<string>();
  return {
    file(name) {
      const refuse = refusing(reading, name);
      takeYear(name, years, reading, refuse);
      const isNew = createKeyCheck(refuse);
      return createHeadedRows({
        refuse,
        columns: COLUMNS.map((column) => ({ name: column, is: new RegExp(`^${column}$`, 'i') })),
        row: (row) => takeRow(row, refuse, reading, isNew, cells),
      });
    },
    end: () => [
      {
        table: 'base-rates',
        statements: statements(cells, [...years].sort().join(', '), reading),
        isOpenEnded: true,
        hasOwnDates: false,
        isWhole: false,
        isEstimate: true,
      },
    ],
  };
}

/** The rows do not say of which year they are; the name of the file does. */
function takeYear(name: string, years: Set<string>, { effective }: Reading, refuse: Refuse): undefined {
  const named = new Set(name.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g));
  const [year] = named;
  if (year === undefined || named.size > 1)
    return refuse(0, 0, 'the name of the file does not tell the one year of it');
  if (years.has(year)) return refuse(0, 0, `another file is of ${year}, too`);
  if (effective.slice(0, 4) < year) return refuse(0, 0, `the file is of ${year} and tells nothing of ${effective}`);
  years.add(year);
}

function takeRow(
  row: SourceRow,
  refuse: Refuse,
  reading: Reading,
  isNew: (key: string, row: SourceRow) => boolean,
  cells: Cells,
): undefined {
  const cell = (column: Column) => row.cells[COLUMNS.indexOf(column)] ?? '';
  const refused = (column: Column, what: string) =>
    refuse(row.line, COLUMNS.indexOf(column) + 1, `${quoted(cell(column))} is ${what}`);
  const code = cell('HCPCS_CD');
  if (!/^[0-9A-Z]{5}$/.test(code)) return refused('HCPCS_CD', 'no procedure code');
  if (!/^\d{4,5}$/.test(cell('CARRIER_NUM'))) return refused('CARRIER_NUM', 'no contractor number');
  if (!/^\d{0,2}$/.test(cell('PLACE_OF_SERVICE_CD'))) return refused('PLACE_OF_SERVICE_CD', 'no place of service');
  const mistaken = AMOUNTS.find((column) => !/^(?:\*|-?\d*(?:\.\d+)?)$/.test(cell(column)));
  if (mistaken) return refused(mistaken, 'no number and not withheld');
  const submitted = count(cell('PSPS_SUBMITTED_SERVICE_CNT'));
  if (submitted === 'mistaken') return refused('PSPS_SUBMITTED_SERVICE_CNT', 'no number and not withheld');
  const denied = count(cell('PSPS_DENIED_SERVICES_CNT'));
  if (denied === 'mistaken') return refused('PSPS_DENIED_SERVICES_CNT', 'no number and not withheld');
  if (typeof submitted === 'number' && typeof denied === 'number' && denied > submitted) {
    return refused('PSPS_DENIED_SERVICES_CNT', `more than the ${submitted} submitted`);
  }
  if (code !== reading.scoredCode || !isNew(row.cells.filter((_, index) => !isCount(index)).join(' '), row)) return;
  if (submitted === 'withheld' || submitted === 0) return;
  // A number may have lost its leading zero in a spreadsheet.
  const contractor = inForce(
    reading.tables['mac-contractors'],
    cell('CARRIER_NUM').padStart(5, '0'),
    reading.effective,
  );
  if (contractor.kind === 'uncovered') {
    return refused('CARRIER_NUM', `a contractor, and whose is not known for ${reading.effective}`);
  }
  if (contractor.kind === 'absent') return;
  const place = cell('PLACE_OF_SERVICE_CD').padStart(2, '0');
  const isPlaced = cell('PLACE_OF_SERVICE_CD') !== '';
  const keys = isPlaced ? ['*|*', `*|${place}`, `${contractor.value.jurisdiction}|${place}`] : ['*|*'];
  for (const key of keys) add(cells, key, submitted, denied);
}

function isCount(index: number): boolean {
  const name = COLUMNS[index];
  return name === undefined || /_(?:CNT|AMT)$/.test(name);
}

/** An empty field is not told apart from a withheld one: nobody says that it means none. */
function count(text: string): number | 'withheld' | 'mistaken' {
  if (text === '' || text === '*') return 'withheld';
  return /^\d{1,9}(?:\.\d{1,4})?$/.test(text) ? Number(text) : 'mistaken';
}

function add(cells: Cells, key: string, submitted: number, denied: number | 'withheld'): void {
  let cell = cells.get(key);
  if (!cell) {
    cell = noServices();
    cells.set(key, cell);
  }
  if (denied === 'withheld') cell.withheld.push(submitted);
  else {
    cell.services += submitted;
    cell.denied += denied;
  }
}

/** From the widest cell on, each rate is drawn towards that of the wider one; the widest towards the present prior. */
function statements(cells: Cells, years: string, { tables, scoredCode, effective }: Reading): Statement[] {
  const unqualified = { procedureCode: scoredCode, lineOfBusiness: 'unknown', placeOfService: undefined } as const;
  const prior = baseRatePrior(unqualified, tables, effective)?.mean;
  const all = cells.get('*|*');
  if (prior === undefined || !all) return [];
  const rates = new Map([['*|*', drawnRate(all, prior, DRAWN_BY)]]);
  const rateOf = (key: string, wider: string) => {
    const rate = drawnRate(cells.get(key) ?? noServices(), rates.get(wider) ?? prior, DRAWN_BY);
    rates.set(key, rate);
    return rate;
  };
  // Cells of any MAC first: the others are drawn towards them.
  const keys = [...cells.keys()].filter((key) => key !== '*|*').sort((a, b) => (a < b ? -1 : 1));
  return keys.map((key) => {
    const [jurisdiction, place] = key.split('|');
    const rate = rateOf(key, jurisdiction === '*' ? '*|*' : `*|${place}`);
    const { services, denied, withheld } = cells.get(key) ?? noServices();
    const strength = Math.min(MOST_STRENGTH, Math.round(services) + DRAWN_BY);
    const more = withheld.length === 0 ? '' : `; ${withheld.length} rows withhold how many`;
    return {
      key: `${scoredCode}|medicare|${key}`,
      from: effective,
      through: null,
      value: { probability: Math.min(0.9999, Math.max(0.0001, Math.round(rate * 1e4) / 1e4)), strength },
      locator: `rows ${scoredCode} of ${years}: ${denied} of ${services} services denied${more}`,
    };
  });
}
