/** Geographic practice cost indices, Addendum E: CSV, and the same as text in columns. */

import { createHeadedRows, createKeyCheck } from './headed-rows.ts';
import type { Statement } from './merge-table.ts';
import { decimal, quoted, squashed } from './published-values.ts';
import { type FileReader, type KindReader, type Reading, type Refuse, refusing, type SourceRow } from './reading.ts';

const DIGITS = 3;
const INDICES = ['work', 'practiceExpense', 'malpractice'] as const;

/** A line of the text form: contractor, state, locality and name from the left, the indices from the right. */
const TEXT_LINE = /^(\d{5}) +([A-Z]{2}) +(\d{2}) +(\S.*?) +([\d.]+) +([\d.]+) +([\d.]+) *$/;

export function readGpci(reading: Reading): KindReader {
  const statements: Statement[] = [];
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const isNew = createKeyCheck(refuse);
      const take = (row: SourceRow) => takeRow(row, refuse, reading, isNew, statements);
      const csv = csvReader(refuse, reading, take);
      let text: FileReader | undefined;
      return {
        row(row) {
          const [only = '', ...more] = row.cells;
          // A heading in one cell is that of the text form.
          if (more.length === 0 && /^medicareadmi.*localityname/.test(squashed(only))) {
            text = textReader(refuse, take);
            const mistaken = otherYear(only, 1, reading);
            if (mistaken) refuse(row.line, mistaken.column, mistaken.reason);
          } else (text ?? csv).row(row);
        },
        end: () => (text ?? csv).end(),
      };
    },
    end: () => [{ table: 'gpci', statements, isOpenEnded: false, hasOwnDates: false, isWhole: !reading.isExcerpt }],
  };
}

function csvReader(refuse: Refuse, reading: Reading, row: (row: SourceRow) => void): FileReader {
  return createHeadedRows({
    refuse,
    columns: [
      { name: 'Medicare Administrative Contractor (MAC)', is: /^medicareadmin\w*contractor(?:\(mac\))?$/ },
      { name: 'State', is: /^state$/ },
      { name: 'Locality Number', is: /^localitynumber$/ },
      { name: 'Locality Name', is: /^localityname$/ },
      { name: `${reading.effective.slice(0, 4)} PW GPCI`, is: /^\d{4}pwgpci/ },
      { name: `${reading.effective.slice(0, 4)} PE GPCI`, is: /^\d{4}pegpci$/ },
      { name: `${reading.effective.slice(0, 4)} MP GPCI`, is: /^\d{4}mpgpci$/ },
    ],
    heading({ cells }) {
      for (const [index, cell] of cells.entries()) {
        const mistaken = otherYear(cell, index + 1, reading);
        if (mistaken) return mistaken;
      }
      return undefined;
    },
    row,
  });
}

function otherYear(heading: string, column: number, { effective }: Reading) {
  const year = /(\d{4})\s*P[WE]\s*GPCI/i.exec(heading)?.[1];
  if (year === undefined || effective.startsWith(year)) return undefined;
  return { column, reason: `the indices are those of ${year}, not of ${effective.slice(0, 4)}` };
}

function textReader(refuse: Refuse, take: (row: SourceRow) => void): FileReader {
  let rows = 0;
  return {
    row({ line, cells: [text = ''] }) {
      // Notes stand behind the rows; a row begins with the contractor number, also one that is cut off.
      if (!/^\d/.test(text)) return;
      const cells = TEXT_LINE.exec(text);
      if (!cells) return refuse(line, 1, 'the line has not contractor, state, locality, name and three indices');
      rows++;
      take({ line, cells: cells.slice(1) });
    },
    end() {
      if (rows === 0) refuse(1, 1, 'there is no row behind the heading');
    },
  };
}

function takeRow(
  row: SourceRow,
  refuse: Refuse,
  reading: Reading,
  isNew: (key: string, row: SourceRow) => boolean,
  statements: Statement[],
): undefined {
  const [contractor = '', state = '', locality = '', name = '', ...indices] = row.cells;
  if (!/^\d{5}$/.test(contractor)) return refuse(row.line, 1, `${quoted(contractor)} is no contractor number`);
  if (!/^[A-Z]{2}$/.test(state)) return refuse(row.line, 2, `${quoted(state)} is no state`);
  if (!/^\d{2}$/.test(locality)) return refuse(row.line, 3, `${quoted(locality)} is no locality number`);
  const stated: Record<string, string> = { state, name: name.replace(/\*+$/, '').trim() };
  for (const [index, field] of INDICES.entries()) {
    const value = decimal(indices[index] ?? '', DIGITS);
    if (value === undefined || Number(value) === 0 || Number(value) >= 10) {
      return refuse(row.line, index + 5, `${quoted(indices[index] ?? '')} is no index`);
    }
    stated[field] = value;
  }
  const key = `${contractor}|${locality}`;
  if (!isNew(key, row)) return;
  const { effective, through } = reading;
  statements.push({
    key,
    from: effective,
    through,
    value: stated,
    locator: `contractor ${contractor}, locality ${locality}`,
  });
}
