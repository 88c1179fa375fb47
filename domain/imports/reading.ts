/** What every importer is made of: rows with their place come in, statements and defects come out. */

import type { IsoDate } from '../calendar.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { TableStatements } from './merge-table.ts';

/** One row of a file: the cells of a CSV, tab or spreadsheet row, or one cell that is a line of fixed width. */
export interface SourceRow {
  /** Line of the file on which the row begins; row of the sheet in a spreadsheet. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a file is refused, and where. */
export interface ImportDefect {
  readonly file: string;
  /** From 1; 0 where the file as a whole is meant. */
  readonly line: number;
  /** Field of the row from 1, in a file of fixed width the character; 0 where the row as a whole is meant. */
  readonly column: number;
  readonly reason: string;
}

/** More are counted and not kept: a file of the wrong kind has as many as it has rows. */
export const MOST_DEFECTS_LISTED = 20;

export interface Defects {
  readonly listed: readonly ImportDefect[];
  readonly count: number;
  add(defect: ImportDefect): void;
}

export function createDefects(): Defects {
  const listed: ImportDefect[] = [];
  let count = 0;
  return {
    listed,
    get count() {
      return count;
    },
    add(defect) {
      count++;
      if (listed.length < MOST_DEFECTS_LISTED) listed.push(defect);
    },
  };
}

/** What an importer knows besides the file. */
export interface Reading {
  /** First and last day that the file vouches for. */
  readonly effective: IsoDate;
  readonly through: IsoDate;
  /** The file holds some rows of the published one, so that nothing follows from what it lacks. */
  readonly isExcerpt: boolean;
  /** Procedure codes of which rows are kept. */
  readonly keptCodes: ReadonlySet<string>;
  /** The code whose edits and policies are kept. */
  readonly scoredCode: string;
  readonly tables: RuleTables;
  readonly defects: Defects;
}

/** Takes the rows of one file. */
export interface FileReader {
  row(row: SourceRow): void;
  end(): void;
}

/** Takes the files of one import, one after the other. */
export interface KindReader {
  file(name: string): FileReader;
  /** After the last file. What it gives counts only when there was no defect. */
  end(): readonly TableStatements[];
}

/** Tells defects of one file. */
export type Refuse = (line: number, column: number, reason: string) => undefined;

export function refusing(reading: Reading, file: string): Refuse {
  return (line, column, reason) => void reading.defects.add({ file, line, column, reason });
}
