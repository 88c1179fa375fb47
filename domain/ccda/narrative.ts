/** The narrative block of a section (`text`) → plain text, in document order. */

import { childElements, type XmlElement } from '../envelopes/safe-xml.ts';
import { NoteWriter } from './note-writer.ts';

const BLOCKS = new Set(['paragraph', 'caption', 'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre']);

/** Some senders leave the narrative as the web page that it was. */
const XHTML = 'http://www.w3.org/1999/xhtml';

export function writeNarrative(element: XmlElement, writer: NoteWriter, keptLines = false): void {
  const space = element.attributes.get('xml:space');
  const keepsLines = space === undefined ? keptLines : space === 'preserve';
  for (const child of element.children) {
    if (typeof child === 'string') writer.prose(child, keepsLines);
    else if (child.namespace === element.namespace || child.namespace === XHTML)
      writeElement(child, writer, keepsLines);
  }
}

function writeElement(element: XmlElement, writer: NoteWriter, keepsLines: boolean): void {
  // Text that a later version of the document took out.
  if (element.attributes.get('revised') === 'delete') return;
  switch (element.name) {
    case 'br':
      writer.line();
      break;
    case 'list':
      writeList(element, writer, keepsLines);
      break;
    case 'li':
      writeItem(element, '- ', writer, keepsLines);
      break;
    case 'table':
      writer.line();
      for (const row of tableRows(element)) {
        writer.inline(row);
        writer.line();
      }
      break;
    case 'sup':
      writeSuperscript(element, writer, keepsLines);
      break;
    case 'footnote':
      writer.inline(` (${textInside(element)})`);
      break;
    case 'footnoteRef':
      break;
    default:
      if (BLOCKS.has(element.name)) writer.line();
      writeNarrative(element, writer, keepsLines);
      if (BLOCKS.has(element.name)) writer.line();
  }
}

/** `80<sup>o</sup>C`: how degrees are written where the sign is missing. */
function writeSuperscript(element: XmlElement, writer: NoteWriter, keepsLines: boolean): void {
  if (/^[o0\u00ba]$/i.test(textInside(element))) writer.inline('\u00b0');
  else writeNarrative(element, writer, keepsLines);
}

function writeList(list: XmlElement, writer: NoteWriter, keepsLines: boolean): void {
  writer.line();
  for (const caption of childElements(list, 'caption')) writeElement(caption, writer, keepsLines);
  const isOrdered = list.attributes.get('listType') === 'ordered';
  for (const [index, item] of childElements(list, 'item').entries()) {
    writeItem(item, isOrdered ? `${index + 1}. ` : '- ', writer, keepsLines);
  }
}

function writeItem(item: XmlElement, bullet: string, writer: NoteWriter, keepsLines: boolean): void {
  writer.bullet(bullet);
  writeNarrative(item, writer, keepsLines);
  writer.endBullet();
}

/** In one line. */
function textInside(element: XmlElement): string {
  const inner = new NoteWriter();
  writeNarrative(element, inner);
  return inner.toString().replaceAll('\n', '; ');
}

interface Cell {
  readonly text: string;
  readonly isHeader: boolean;
}

/** A header that is longer is a text of its own and not repeated in every row. */
const LONGEST_LABEL = 60;
/** Wider tables are laid out by what they are, cell by cell. */
const MOST_COLUMNS = 50;

/** Each row in one line, its cells named by the header of their column. */
function* tableRows(table: XmlElement): Iterable<string> {
  yield* childElements(table, 'caption').map(textInside);
  const head = gridOf(childElements(table, 'thead').flatMap((part) => childElements(part, 'tr')));
  const bodies = ['tbody', 'tfoot'].flatMap((name) => childElements(table, name));
  const body = gridOf([...childElements(table, 'tr'), ...bodies.flatMap((part) => childElements(part, 'tr'))]);
  const first = body[0] ?? [];
  const isFirstHeader = head.length === 0 && body.length > 1 && first.every((cell) => cell?.isHeader);
  const labels = (head.at(-1) ?? (isFirstHeader ? first : [])).map((cell) => cell?.text.replace(/:$/, '') ?? '');
  // Written row by row, so that a table that repeats itself without end is given up in time.
  for (const row of isFirstHeader ? body.slice(1) : body) yield rowText(row, labels);
}

/** Column that says whether something was done, and what it says where it was not. */
const STATUS = /\bstatus$/i;
const NOT_DONE = /^(?:not |plann|sched|pend|cancel|declin|refus|defer|postpon|abort)/i;

function rowText(row: readonly (Cell | undefined)[], labels: readonly string[]): string {
  const filled = row.flatMap((cell, column) => (cell && cell.text !== '' ? [{ text: cell.text, column }] : []));
  const [name, value] = filled;
  // Two columns without a header are names and values.
  if (labels.length === 0 && filled.length === 2 && name && value && name.text.length <= LONGEST_LABEL) {
    return `${name.text.replace(/:$/, '')}: ${value.text}`;
  }
  const status = filled.find(({ text, column }) => STATUS.test(labels[column] ?? '') && NOT_DONE.test(text));
  return filled
    .filter((cell) => cell !== status)
    .map(({ text, column }, index) => {
      // What was not done is said beside what it was.
      const told = status && index === 0 ? `${text} (${status.text.toLowerCase()})` : text;
      const label = labels[column] ?? '';
      return label === '' || label.length > LONGEST_LABEL ? told : `${label}: ${told}`;
    })
    .join('; ');
}

/** Rows with spanning cells in every place that they cover. */
function gridOf(rows: readonly XmlElement[]): (Cell | undefined)[][] {
  const grid: (Cell | undefined)[][] = [];
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
      const cell: Cell = { text: textInside(element), isHeader: element.name === 'th' };
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
