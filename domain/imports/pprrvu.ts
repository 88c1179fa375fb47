/** Physician fee schedule, relative values: CSV with headings over several rows, or text of fixed width. */

import { createHeadedRows, createKeyCheck, type HeadedColumn } from './headed-rows.ts';
import { characters } from './locality-line.ts';
import type { Statement } from './merge-table.ts';
import { decimal, isProcedureCode, monthNamed, quoted, squashed } from './published-values.ts';
import { type FileReader, type KindReader, type Reading, type Refuse, refusing, type SourceRow } from './reading.ts';

/** Fields that are read: name, digits behind the point or the shape of a code, place in the CSV and in the text. */
interface Field {
  readonly name: string;
  readonly is: number | RegExp;
  readonly csv: number;
  readonly text: readonly [from: number, through: number];
}

const INDICATOR = /^\d$/;
const FIELDS: readonly Field[] = [
  { name: 'status', is: /^[A-Z]$/, csv: 4, text: [58, 58] },
  { name: 'workRvu', is: 2, csv: 6, text: [60, 65] },
  { name: 'nonFacilityPeRvu', is: 2, csv: 7, text: [67, 72] },
  { name: 'nonFacilityNotApplicable', is: /^(?:NA)?$/, csv: 8, text: [73, 74] },
  { name: 'facilityPeRvu', is: 2, csv: 9, text: [76, 81] },
  { name: 'facilityNotApplicable', is: /^(?:NA)?$/, csv: 10, text: [82, 83] },
  { name: 'mpRvu', is: 2, csv: 11, text: [85, 89] },
  { name: 'pcTcIndicator', is: INDICATOR, csv: 14, text: [103, 103] },
  { name: 'globalDays', is: /^(?:\d{3}|MMM|XXX|YYY|ZZZ)$/, csv: 15, text: [104, 106] },
  { name: 'multipleProcedure', is: INDICATOR, csv: 19, text: [116, 116] },
  { name: 'bilateralSurgery', is: INDICATOR, csv: 20, text: [117, 117] },
  { name: 'assistantAtSurgery', is: INDICATOR, csv: 21, text: [118, 118] },
  { name: 'coSurgeons', is: INDICATOR, csv: 22, text: [119, 119] },
  { name: 'teamSurgery', is: INDICATOR, csv: 23, text: [120, 120] },
  { name: 'conversionFactor', is: 4, csv: 25, text: [133, 140] },
];

/** The last two heading rows of the CSV, column by column, joined without spaces. */
const HEADINGS =
  'hcpcs mod description statuscode medicarepayment workrvu non-facpervu naindicator facilitypervu naindicator mprvu non-facilitytotal facilitytotal pctcind globdays preop intraop postop multproc bilatsurg asstsurg co-surg teamsurg endobase convfactor diagnosticprocedures calculationflag familyindicator paymentamount paymentamount paymentamount'.split(
    ' ',
  );

/** Characters that a line of the text form has at least. */
const TEXT_LENGTH = 140;

export function readPprrvu(reading: Reading): KindReader {
  const statements: Statement[] = [];
  const factors = new Map<string, string>();
  return {
    file(name) {
      const refuse = refusing(reading, name);
      if (/(?:^|[^n])qpp/i.test(name.replace(/non-?qpp/gi, ''))) {
        refuse(0, 0, 'this is the file of qualifying APM participants; import the nonQPP file');
      }
      const isNew = createKeyCheck(refuse);
      let hasRelease = false;
      const preamble = (text: string, line: number, column: number) => {
        const release = releaseNamed(text);
        if (!release) return;
        hasRelease = true;
        const reason = otherRelease(release, reading);
        if (reason) refuse(line, column, reason);
      };
      const take = (code: string, modifier: string, row: SourceRow, cellOf: (field: Field) => Cell) => {
        const value = relativeValue(row.line, cellOf, refuse);
        if (!value || !isNew(modifier === '' ? code : `${code}|${modifier}`, row)) return;
        if (!reading.keptCodes.has(code)) return;
        const key = modifier === '' ? code : `${code}|${modifier}`;
        const { effective, through } = reading;
        statements.push({ key, from: effective, through, value, locator: `row ${key.replace('|', ', modifier ')}` });
        if ('conversionFactor' in value) factors.set(String(value.conversionFactor), key);
      };
      const csv = csvReader(refuse, preamble, take);
      let text: FileReader | undefined;
      return {
        row(row) {
          // In the text form the first line is one cell: there is no comma in it.
          text ??= row.cells.length === 1 && row.cells[0]?.trim() ? textReader(refuse, preamble, take) : undefined;
          (text ?? csv).row(row);
        },
        end() {
          (text ?? csv).end();
          if (!hasRelease) refuse(1, 1, 'no line in front of the rows names the year of the relative value file');
          if (factors.size > 1)
            refuse(0, 0, `the rows state several conversion factors: ${[...factors.keys()].join(', ')}`);
        },
      };
    },
    end() {
      const shared = { isOpenEnded: false, hasOwnDates: false, isWhole: !reading.isExcerpt };
      const { effective: from, through } = reading;
      const factor = [...factors].map(([conversionFactor, row]): Statement => {
        return { key: 'nonQualifying', from, through, value: { conversionFactor }, locator: `row ${row}` };
      });
      return [
        { table: 'pfs-rvus', statements, ...shared },
        { table: 'conversion-factors', statements: factor, ...shared, isWhole: false },
      ];
    },
  };
}

interface Cell {
  readonly text: string;
  readonly column: number;
}

type Take = (code: string, modifier: string, row: SourceRow, cellOf: (field: Field) => Cell) => void;
type Preamble = (text: string, line: number, column: number) => void;

function csvReader(refuse: Refuse, preamble: Preamble, take: Take): FileReader {
  let above: readonly string[] = [];
  return createHeadedRows({
    refuse,
    columns: HEADINGS.map((heading, index): HeadedColumn => {
      return { name: index === 0 ? 'HCPCS' : heading, is: index === 0 ? /^hcpcs$/ : /^/ };
    }),
    preamble(text, { line, cells }) {
      above = cells;
      preamble(text, line, cells.findIndex((cell) => cell !== '') + 1);
    },
    heading({ cells }) {
      const index = HEADINGS.findIndex((heading, at) => squashed(`${above[at] ?? ''}${cells[at] ?? ''}`) !== heading);
      if (index < 0) return undefined;
      const found = quoted(`${above[index] ?? ''} ${cells[index] ?? ''}`);
      return { column: index + 1, reason: `the heading is ${found}: this is another file or layout` };
    },
    row(row) {
      const [code = '', modifier = ''] = row.cells;
      if (!isProcedureCode(code)) return refuse(row.line, 1, `${quoted(code)} is no procedure code`);
      if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) return refuse(row.line, 2, `${quoted(modifier)} is no modifier`);
      take(code, modifier, row, ({ csv }) => ({ text: row.cells[csv - 1] ?? '', column: csv }));
    },
  });
}

function textReader(refuse: Refuse, preamble: Preamble, take: Take): FileReader {
  let rows = 0;
  return {
    row({ line, cells: [text = ''] }) {
      const code = characters(text, 1, 5);
      if (text.trim() === '') return;
      if (rows === 0 && !isProcedureCode(code)) return preamble(text, line, 1);
      rows++;
      if (!isProcedureCode(code)) return refuse(line, 1, `${quoted(code)} is no procedure code`);
      if (text.length < TEXT_LENGTH) {
        return refuse(line, text.length + 1, `the line has ${text.length} characters, not ${TEXT_LENGTH} or more`);
      }
      const modifier = characters(text, 6, 7).trim();
      if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) return refuse(line, 6, `${quoted(modifier)} is no modifier`);
      take(code, modifier, { line, cells: [] }, (field) => {
        return { text: characters(text, ...field.text).trim(), column: field.text[0] };
      });
    },
    end() {
      if (rows === 0) refuse(1, 1, 'there is no row that begins with a procedure code');
    },
  };
}

function relativeValue(
  line: number,
  cellOf: (field: Field) => Cell,
  refuse: Refuse,
): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const { text, column } = cellOf(field);
    if (typeof field.is === 'number') {
      const number = decimal(text, field.is);
      if (number === undefined) {
        refuse(line, column, `${quoted(text)} is no number with ${field.is} digits (${field.name})`);
        return undefined;
      }
      value[field.name] = number;
    } else if (!field.is.test(text)) {
      refuse(line, column, `${quoted(text)} is none of the values of ${field.name}`);
      return undefined;
    } else if (text === 'NA') value[field.name] = true;
    else if (text !== '') value[field.name] = text;
  }
  return value;
}

/** `2025 National Physician Fee Schedule Relative Value File October Release` */
function releaseNamed(text: string): { year: string; month: string | undefined } | undefined {
  const [, year, month] = /(\d{4}) National Physician Fee Schedule Relative Value File(?: (\w+))?/i.exec(text) ?? [];
  return year === undefined ? undefined : { year, month: month && monthNamed(month, year) };
}

function otherRelease({ year, month }: { year: string; month: string | undefined }, { effective }: Reading) {
  if (!effective.startsWith(year)) return `the file is of ${year}, not of ${effective.slice(0, 4)}`;
  // Each quarter has a release of its own.
  const isOfQuarter = month === undefined || quarterOf(month) === quarterOf(effective);
  return isOfQuarter ? undefined : `the release of ${month} does not vouch for ${effective}`;
}

function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}
