/** What the guides of TA1, 999 and 277CA allow in the segments of an answer, stated apart from what writes them. */

import { expect } from 'vitest';
import type { Segment } from '../../domain/x12/segment.ts';

/** Per element type, shortest and longest; `!` required, `-` not used, `/` between the components of a composite. */
const GUIDE: Readonly<Record<string, string>> = {
  TA1: 'N9:9! D6:6! T4:4! I1:1! I3:3!',
  GS: 'I2:2! A2:15! A2:15! D8:8! T4:8! N1:9! I1:2! A1:12!',
  ST: 'I3:3! A4:9! A1:35!',
  AK1: 'I2:2! N1:9! A1:12',
  AK2: 'I3:3! A4:9! A1:35',
  IK3: 'I2:3! N1:10! A1:4 I1:3!',
  CTX: 'A1:35/A1:35! I2:3 N1:10 A1:4 N1:2/N1:2/N1:4 A1:12',
  IK4: 'N1:2/N1:2/N1:4! N1:4 I1:3! A1:99',
  IK5: 'I1:1! I1:3 I1:3 I1:3 I1:3 I1:3',
  AK9: 'I1:1! N1:6! N1:6! N1:6! I1:3 I1:3 I1:3 I1:3 I1:3',
  BHT: 'I4:4! I2:2! A1:50! D8:8! T4:8! I2:2!',
  HL: 'A1:12! A1:12 I1:2! I1:1',
  NM1: 'I2:3! I1:1! A1:60! A1:35 A1:25 - A1:10 I1:2 A2:80',
  TRN: 'I1:2! A1:50!',
  DTP: 'I3:3! I2:3! A1:35!',
  STC: 'A1:30/A1:30/I2:3! D8:8 I1:2 R1:18 - - - - - A1:30/A1:30/I2:3 A1:30/A1:30/I2:3 A1:264',
  QTY: 'I2:2! R1:15!',
  AMT: 'I1:3! R1:18!',
  SVC: 'I2:2/A1:48/A2:2/A2:2/A2:2/A2:2! R1:18! - A1:48 - - R1:15',
  REF: 'I2:3! A1:50!',
};

const FORMS: Readonly<Record<string, RegExp>> = {
  A: /^[\x20-\x7e]+$/,
  I: /^[\x21-\x7e]+ *$/,
  N: /^\d+$/,
  R: /^-?(?:\d+\.?\d*|\.\d+)$/,
  D: /^(?:\d\d)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  T: /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,2})?$/,
};

/** Every element of the segment is one that its guide allows there. */
export function expectInGuide(segment: Segment): void {
  const row = GUIDE[segment.id]?.split(' ');
  if (!row) throw new Error(`${segment.id} is in no guide of an answer`);
  expect(segment.elementCount, segment.text).toBeLessThanOrEqual(row.length);
  for (const [index, cell] of row.entries()) {
    const value = segment.element(index + 1);
    const place = `${segment.id}${String(index + 1).padStart(2, '0')} of ${segment.text}`;
    if (value === '') expect(cell.endsWith('!'), `${place} is missing`).toBe(false);
    else if (cell === '-') expect(value, place).toBe('');
    else expectComponents(value, cell.replace('!', '').split('/'), segment, place, index + 1 === segment.elementCount);
  }
}

function expectComponents(
  value: string,
  forms: readonly string[],
  { separators }: Segment,
  place: string,
  isLast: boolean,
): void {
  const components = value.split(separators.component);
  expect(components.length, place).toBeLessThanOrEqual(forms.length);
  for (const [index, component] of components.entries()) {
    const [, type = '', shortest, longest] = /^(\w)(\d+):(\d+)$/.exec(forms[index] ?? '') ?? [];
    // Modifiers and the like may leave one out between two.
    if (component === '' && index > 0) continue;
    expect(component, place).toMatch(FORMS[type] ?? /^$/);
    const length = type === 'R' ? component.replace(/[-.]/g, '').length : component.length;
    // A reader takes the blanks at the end of a segment for none of its own.
    if (!isLast) expect(length, place).toBeGreaterThanOrEqual(Number(shortest));
    expect(length, place).toBeLessThanOrEqual(Number(longest));
    // Blanks end a value only where it would be too short without them.
    if (component.endsWith(' ')) expect(component.length, place).toBe(Number(shortest));
  }
}
