/** Files with a preamble (titles, notices), one heading row, rows, and perhaps notes behind them. */

import { isProcedureCode, quoted, squashed } from './published-values.ts';
import type { FileReader, Refuse, SourceRow } from './reading.ts';

export interface HeadedColumn {
  readonly name: string;
  /** The heading with spaces and line breaks left out, in lower case. */
  readonly is: RegExp;
}

export interface HeadedFile {
  readonly columns: readonly HeadedColumn[];
  /** Headings behind the columns that a file may have and that are not read; spaces left out, lower case. */
  readonly laterColumns?: RegExp;
  readonly refuse: Refuse;
  /** A row of the preamble, as it may name year and kind. */
  preamble?(text: string, row: SourceRow): void;
  /** The heading, once it is known for what it is; a reason refuses it at that column. */
  heading?(row: SourceRow): { readonly column: number; readonly reason: string } | undefined;
  /** A row with as many cells as there are headings. */
  row(row: SourceRow): void;
}

/** Rows in front of the heading; more and the file is something else. */
const LONGEST_PREAMBLE = 60;

export function createHeadedRows(file: HeadedFile): FileReader {
  const { columns, refuse } = file;
  const [first] = columns;
  let hasHeading = false;
  let isGivenUp = false;
  let rows = 0;
  let before = 0;
  let width: number = columns.length;
  const giveUp = (line: number, column: number, reason: string) => {
    isGivenUp = true;
    refuse(line, column, reason);
  };
  const takeHeading = (row: SourceRow) => {
    hasHeading = true;
    const mistaken = file.heading?.(row);
    if (mistaken) return giveUp(row.line, mistaken.column, mistaken.reason);
    columns.forEach(({ name, is }, index) => {
      const found = row.cells[index] ?? '';
      if (isGivenUp || is.test(squashed(found))) return;
      giveUp(row.line, index + 1, `the heading is ${quoted(found)}, not “${name}”: this is another file or layout`);
    });
    const more = row.cells.findIndex((cell, index) => {
      return index >= columns.length && cell !== '' && !file.laterColumns?.test(squashed(cell));
    });
    if (!isGivenUp && more >= 0)
      giveUp(row.line, more + 1, `${quoted(row.cells[more] ?? '')} is a heading that this layout does not have`);
    width = row.cells.findLastIndex((cell) => cell !== '') + 1;
  };
  return {
    row(given) {
      if (isGivenUp) return;
      const row = { line: given.line, cells: given.cells.map((cell) => cell.trim()) };
      const filled = row.cells.filter((cell) => cell !== '');
      if (filled.length === 0) return;
      const [start = ''] = row.cells;
      if (!hasHeading) {
        if (first?.is.test(squashed(start))) return takeHeading(row);
        before++;
        const isData = isProcedureCode(start) && filled.length > 2;
        if (!isData && before <= LONGEST_PREAMBLE) return file.preamble?.(filled.join(' '), row);
        return giveUp(row.line, 1, `rows begin without the heading row that starts with “${first?.name}”`);
      }
      // A note behind the rows: one cell of prose.
      if (filled.length === 1 && start.length > 7 && /\s/.test(start)) return;
      const more = row.cells.findIndex((cell, index) => index >= width && cell !== '');
      if (row.cells.length < width) {
        return refuse(row.line, row.cells.length, `the row has ${row.cells.length} columns, the heading ${width}`);
      }
      if (more >= 0) return refuse(row.line, more + 1, `the row has more columns than the ${width} of the heading`);
      rows++;
      file.row(row);
    },
    end() {
      if (isGivenUp) return;
      if (!hasHeading) refuse(1, 1, `there is no heading row that starts with “${first?.name}”`);
      else if (rows === 0) refuse(1, 1, 'there is no row behind the heading');
    },
  };
}

/** Tells keys that come twice. */
export function createKeyCheck(refuse: Refuse): (key: string, row: SourceRow, column?: number) => boolean {
  const lines = new Map<string, number>();
  return (key, row, column = 1) => {
    const earlier = lines.get(key);
    if (earlier !== undefined) {
      refuse(row.line, column, `${key} came before, on line ${earlier}`);
      return false;
    }
    lines.set(key, row.line);
    return true;
  };
}
