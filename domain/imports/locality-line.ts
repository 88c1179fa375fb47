/** The two ZIP files of the carrier locality package: lines of 80 characters, year and quarter at their end. */

import { quoted } from './published-values.ts';
import type { Reading, Refuse } from './reading.ts';

export const LINE_LENGTH = 80;

/** Fields that both files have in the same place. */
export interface LocalityLine {
  readonly zip: string;
  readonly contractor: string;
  readonly locality: string;
  readonly hasPlusFour: boolean;
}

/** Characters `from` to `through` of a line, from 1, as the layouts count. */
export function characters(text: string, from: number, through: number): string {
  return text.slice(from - 1, through);
}

/** The common fields of a line, or undefined after telling what is wrong with it. */
export function localityLine(text: string, line: number, reading: Reading, refuse: Refuse): LocalityLine | undefined {
  const no = (column: number, reason: string): undefined => {
    refuse(line, column, reason);
    return undefined;
  };
  if (text.length !== LINE_LENGTH) {
    return no(Math.min(text.length, LINE_LENGTH) + 1, `the line has ${text.length} characters, not ${LINE_LENGTH}`);
  }
  const [state, zip, contractor, locality, rural, flag] = [
    characters(text, 1, 2),
    characters(text, 3, 7),
    characters(text, 8, 12),
    characters(text, 13, 14),
    characters(text, 15, 15),
    characters(text, 21, 21),
  ];
  if (!/^[A-Z]{2}$/.test(state)) return no(1, `${quoted(state)} is no state`);
  if (!/^\d{5}$/.test(zip)) return no(3, `${quoted(zip)} is no ZIP code`);
  if (!/^\d{5}$/.test(contractor)) return no(8, `${quoted(contractor)} is no carrier number`);
  if (!/^[0-9A-Z]{2}$/.test(locality)) return no(13, `${quoted(locality)} is no locality`);
  if (!/^[ RB]$/.test(rural)) return no(15, `${quoted(rural)} is no rural indicator`);
  if (!/^[01]$/.test(flag)) return no(21, `${quoted(flag)} is no plus-four flag`);
  const quarter = characters(text, 76, 80);
  const expected = quarterOf(reading);
  if (quarter !== expected) return no(76, `the line is of ${quoted(quarter)}, not of the quarter ${expected}`);
  return { zip, contractor, locality, hasPlusFour: flag === '1' };
}

/** `20254`: year and quarter of the first day. */
function quarterOf({ effective }: Reading): string {
  return `${effective.slice(0, 4)}${Math.ceil(Number(effective.slice(5, 7)) / 3)}`;
}
