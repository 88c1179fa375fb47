/** A table of the narrative → its rows as lines of text. */

import { childElements, type XmlElement } from '../envelopes/safe-xml.ts';

interface Cell {
  readonly text: string;
  readonly isHeader: boolean;
}

type Row = readonly (Cell | undefined)[];
/** What a cell holds, in one line. */
type CellText = (cell: XmlElement) => string;

/** A header that is longer is a text of its own and not repeated in every row. */
const LONGEST_LABEL = 60;
/** Wider tables are laid out by what they are, cell by cell. */
const MOST_COLUMNS = 50;

/** Each row in one line, its cells named by the header of their column. */
export function* tableRows(table: XmlElement, textOf: CellText): Iterable<string> {
  yield* childElements(table, 'caption').map(textOf);
  const headRows = childElements(table, 'thead').flatMap((part) => childElements(part, 'tr'));
  const head = gridOf(headRows, textOf);
  const bodies = ['tbody', 'tfoot'].flatMap((name) => childElements(table, name));
  const rows = [...childElements(table, 'tr'), ...bodies.flatMap((part) => childElements(part, 'tr'))];
  const body = gridOf(rows, textOf);
  const first = body[0] ?? [];
  const isFirstHeader = head.length === 0 && body.length > 1 && first.every((cell) => cell?.isHeader);
  const headers = isFirstHeader ? [first] : head;
  const isWide = body.some((row) => filled(row).length > 1);
  // A single header over several columns is the title of the table and names none of them.
  const isTitle = (row: Row): boolean => isWide && filled(row).length === 1;
  for (const row of headers) if (isTitle(row)) yield filled(row)[0]?.text ?? '';
  const labels = (headers.findLast((row) => !isTitle(row)) ?? []).map((cell) => cell?.text.replace(/:$/, '') ?? '');
  // Written row by row, so that a table that repeats itself without end is given up in time.
  for (const row of isFirstHeader ? body.slice(1) : body) yield rowText(row, labels);
}

function filled(row: Row): { text: string; column: number }[] {
  return row.flatMap((cell, column) => (cell && cell.text !== '' ? [{ text: cell.text, column }] : []));
}

/** Column that says whether something was done. */
const STATUS = /\bstatus$/i;
const NOT_DONE =
  /^(?:not (?:don|perform)|plan|schedul|pend|cancell?|declin|refus|deferr|postpon|abort)(?:e|ed|ned|ing)$/i;
/** What a column is measured in, behind its name: `Temp (C)`. */
const UNIT = /\s?[([]((?:°|º|deg(?:rees)? )?[cf]|celsius|s|secs?|seconds?|min|mins|minutes?|ml|cc|%)[)\]]$/i;
const NUMBER = /^-?\d{1,6}(?:\.\d{1,6})?$/;

function rowText(row: Row, labels: readonly string[]): string {
  const cells = filled(row);
  const [name, value] = cells;
  // Two columns without a header are names and values.
  if (labels.length === 0 && cells.length === 2 && name && value && name.text.length <= LONGEST_LABEL) {
    return `${name.text.replace(/:$/, '')}: ${value.text}`;
  }
  const status = cells.find(({ text, column }) => STATUS.test(labels[column] ?? '') && NOT_DONE.test(text));
  const others = cells.filter((cell) => cell !== status);
  return others
    .map(({ text, column }, index) => {
      const label = labels[column] ?? '';
      const unit = NUMBER.test(text) ? UNIT.exec(label) : null;
      const said = unit ? `${text} ${unit[1]}` : text;
      // What was not done is said beside what it was.
      const told = status && index === 0 ? `${said} (${status.text.toLowerCase()})` : said;
      if (label === '' || label.length > LONGEST_LABEL) return told;
      return `${unit ? label.slice(0, unit.index) : label}: ${told}`;
    })
    .join('; ');
}

/** Rows with spanning cells in every place that they cover. */
function gridOf(rows: readonly XmlElement[], textOf: CellText): Row[] {
  const grid: Row[] = [];
  /** Cells that reach down into rows to come, by column. */
  const reaching = new Map<number, { cell: Cell; rows: number }>();
  for (const row of rows) {
    const cells: (Cell | undefined)[] = [];
    const take = (): void => {
      for (let from = reaching.get(cells.length); from; from = reaching.get(cells.length)) {
        if (from.rows === 1) reaching.delete(cells.length);
        else reaching.set(cells.length, { ...from, rows: from.rows - 1 });
        cells.push(from.cell);
      }
    };
    for (const element of row.children) {
      if (typeof element === 'string' || (element.name !== 'td' && element.name !== 'th')) continue;
      take();
      const cell: Cell = { text: textOf(element), isHeader: element.name === 'th' };
      const rowspan = span(element, 'rowspan');
      for (let column = span(element, 'colspan'); column > 0; column--) {
        // Only what names rows is worth repeating, and only so much of it.
        if (rowspan > 1 && cells.length < MOST_COLUMNS && cell.text.length <= LONGEST_LABEL) {
          reaching.set(cells.length, { cell, rows: rowspan - 1 });
        }
        cells.push(cells.length > 0 && cells.at(-1) === cell ? undefined : cell);
      }
    }
    take();
    grid.push(cells);
  }
  return grid;
}

function span(cell: XmlElement, name: 'rowspan' | 'colspan'): number {
  const sent = Number(cell.attributes.get(name) ?? '1');
  return Number.isInteger(sent) && sent > 1 ? Math.min(sent, MOST_COLUMNS) : 1;
}
