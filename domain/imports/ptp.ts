/** Procedure-to-procedure edits: four parts a setting, tab text or spreadsheet, with the history of each pair. */

import type { IsoDate } from '../calendar.ts';
import type { Statement } from './merge-table.ts';
import { eightDigitDate, isProcedureCode, quoted, squashed } from './published-values.ts';
import { type FileReader, type KindReader, type Reading, type Refuse, refusing, type SourceRow } from './reading.ts';

type PtpTable = 'ncci-ptp-practitioner' | 'ncci-ptp-hospital';

/** How the names of the files begin. */
const PREFIXES = { ccipra: 'ncci-ptp-practitioner', ccioph: 'ncci-ptp-hospital' } as const;

/** CMS cuts each table into this many files. */
const PARTS = 4;
const COLUMNS = 7;

/** The headings in their order, without spaces; they stand on several lines of the preamble. */
const HEADINGS = ['column1', 'column2', 'prior', 'effective', 'deletion', 'modifier', 'rationale'];

/** An edit that was taken back on the day on which it began has this indicator, and never held. */
const NOT_APPLICABLE = 9;

export const readPractitionerPtp = (reading: Reading): KindReader => readPtp('ncci-ptp-practitioner', reading);
export const readHospitalPtp = (reading: Reading): KindReader => readPtp('ncci-ptp-hospital', reading);

function readPtp(table: PtpTable, reading: Reading): KindReader {
  const parts = new Map<number, string>();
  const pairs = new Map<string, { statement: Statement; line: number }[]>();
  let lastFile = '';
  return {
    file(name) {
      lastFile = name;
      const refuse = refusing(reading, name);
      const part = checkName(name, table, reading, refuse);
      if (part !== undefined) {
        const other = parts.get(part);
        if (other !== undefined) refuse(0, 0, `part f${part} was given before, as ${other}`);
        parts.set(part, name);
      }
      return partReader(refuse, reading, pairs);
    },
    end() {
      const missing = Array.from({ length: PARTS }, (_, index) => index + 1).filter((part) => !parts.has(part));
      if (missing.length > 0 && !reading.isExcerpt && reading.defects.count === 0) {
        const names = missing.map((part) => `f${part}`).join(', ');
        refusing(reading, lastFile)(0, 0, `of the ${PARTS} parts ${names} is missing; give all of them in one import`);
      }
      const statements = [...pairs.values()].flatMap((rows) => rows.map(({ statement }) => statement));
      return [{ table, statements, isOpenEnded: true, hasOwnDates: true, isWhole: !reading.isExcerpt }];
    },
  };
}

/**
 * `ccipra-v323r0-f1.txt`: setting, version, part. Version 32.3 is the fourth quarter of 2026. Nothing in the file says
 * which of the two settings it is for, so a file that lost its name is refused.
 */
function checkName(name: string, table: PtpTable, reading: Reading, refuse: Refuse): number | undefined {
  // Of a ZIP and its member each has such a name, and both must say the same.
  const [token, ...more] = name.matchAll(/(ccipra|ccioph)-v(\d{2})(\d)r\d+-f(\d+)/gi);
  const other = more.find(([named]) => named.toLowerCase() !== token?.[0].toLowerCase());
  if (other) {
    refuse(
      0,
      0,
      `${quoted(token?.[0] ?? '')} and ${quoted(other[0])} are two files; which of them it is cannot be told`,
    );
    return undefined;
  }
  if (!token) {
    refuse(0, 0, 'the name has no ccipra-v…-f… (practitioner) or ccioph-v…-f… (hospital); keep the name CMS gave it');
    return undefined;
  }
  const [, prefix = '', version = '', quarter = '', part = ''] = token;
  if (PREFIXES[prefix.toLowerCase() as keyof typeof PREFIXES] !== table) {
    const other = table === 'ncci-ptp-practitioner' ? 'hospital (ptp-hospital)' : 'practitioner (ptp-practitioner)';
    refuse(0, 0, `${prefix} names the ${other} edits`);
    return undefined;
  }
  const month = String(Number(quarter) * 3 + 1).padStart(2, '0');
  const starts = `${1994 + Number(version)}-${month}-01`;
  if (starts !== reading.effective)
    refuse(0, 0, `version ${version}.${quarter} begins on ${starts}, not ${reading.effective}`);
  return Number(part);
}

function partReader(
  refuse: Refuse,
  reading: Reading,
  pairs: Map<string, { statement: Statement; line: number }[]>,
): FileReader {
  let preamble = '';
  let hasRows = false;
  let isGivenUp = false;
  return {
    row({ line, cells }) {
      if (isGivenUp || cells.every((cell) => cell.trim() === '')) return;
      if (!hasRows) {
        if (!isProcedureCode((cells[0] ?? '').trim())) {
          preamble += squashed(cells.join(' '));
          isGivenUp = preamble.length > 4_000;
          if (isGivenUp) refuse(line, 1, 'there is no row of two codes; this is another file');
          return;
        }
        hasRows = true;
        isGivenUp = !namesAllColumns(preamble);
        if (isGivenUp) return refuse(line, 1, 'the rows begin without the headings Column 1 to PTP Edit Rationale');
      }
      takeRow({ line, cells }, refuse, reading, pairs);
    },
    end() {
      if (!hasRows && !isGivenUp) refuse(1, 1, 'there is no row of two codes');
    },
  };
}

function namesAllColumns(preamble: string): boolean {
  let at = preamble.lastIndexOf('column1column2');
  if (at < 0) at = 0;
  return HEADINGS.every((heading) => {
    at = preamble.indexOf(heading, at);
    return at >= 0;
  });
}

function takeRow(
  { line, cells }: SourceRow,
  refuse: Refuse,
  reading: Reading,
  pairs: Map<string, { statement: Statement; line: number }[]>,
): undefined {
  // Spreadsheets keep cells that are formatted and empty, and text exported from them a tab for each.
  const width = Math.max(COLUMNS, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  if (cells.length < COLUMNS || width > COLUMNS) {
    const columns = Math.min(cells.length, width);
    return refuse(line, columns, `the row has ${columns} columns, not ${COLUMNS}`);
  }
  const [columnOne = '', columnTwo = '', old = '', effective = '', deletion = '', modifier = '', rationale = ''] =
    cells.map((cell) => cell.trim());
  const from = eightDigitDate(effective);
  const through = deletion === '*' ? null : eightDigitDate(deletion);
  if (!isProcedureCode(columnOne)) return refuse(line, 1, `${quoted(columnOne)} is no procedure code`);
  if (!isProcedureCode(columnTwo)) return refuse(line, 2, `${quoted(columnTwo)} is no procedure code`);
  if (columnOne === columnTwo) return refuse(line, 2, `${columnOne} is paired with itself`);
  if (old !== '' && old !== '*') return refuse(line, 3, `${quoted(old)} is neither * nor empty`);
  if (!from) return refuse(line, 4, `${quoted(effective)} is no date`);
  if (through === undefined) return refuse(line, 5, `${quoted(deletion)} is neither a date nor *`);
  if (!/^[019]$/.test(modifier)) return refuse(line, 6, `${quoted(modifier)} is no modifier indicator (0, 1 or 9)`);
  if (rationale === '') return refuse(line, 7, 'the rationale is empty');
  if (through !== null && through < from) return refuse(line, 5, 'the edit is deleted before it begins');
  if (columnOne !== reading.scoredCode && columnTwo !== reading.scoredCode) return;
  if (Number(modifier) === NOT_APPLICABLE && through === from) return;
  keep({ key: `${columnOne}|${columnTwo}`, from, through, modifier: Number(modifier), rationale }, line, refuse, pairs);
}

interface Pair {
  readonly key: string;
  readonly from: IsoDate;
  readonly through: IsoDate | null;
  readonly modifier: number;
  readonly rationale: string;
}

function keep(
  { key, from, through, modifier, rationale }: Pair,
  line: number,
  refuse: Refuse,
  pairs: Map<string, { statement: Statement; line: number }[]>,
): undefined {
  const rows = pairs.get(key) ?? [];
  const other = rows.find(
    ({ statement }) => from <= (statement.through ?? '9999-12-31') && statement.from <= (through ?? '9999-12-31'),
  );
  if (other) return refuse(line, 4, `the dates of ${key} overlap those on line ${other.line}`);
  const value = { modifierIndicator: modifier, rationale };
  rows.push({ statement: { key, from, through, value, locator: `pair ${key.replace('|', ', ')}` }, line });
  pairs.set(key, rows);
}
