/** A line edit as the SV1 or SV2 segment that says it; every other character stays the sender's own. */

import type { ServiceLine } from '../claim/claim.ts';
import type { LineEdit } from './line-edit.ts';

export interface SegmentEdit {
  /** Number of the segment in the submission. */
  readonly segment: number;
  readonly before: string;
  readonly after: string;
}

/** Element numbers of SV1 and SV2. */
const ELEMENTS = {
  SV1: { procedure: 1, unitBasis: 3, units: 4, diagnosisPointers: 7 },
  SV2: { procedure: 2, unitBasis: 4, units: 5, diagnosisPointers: undefined },
} as const;

const CODE = 1;
const FIRST_MODIFIER = 2;
const MODIFIERS = 4;
const DESCRIPTION = 6;

/** Undefined for a line that did not come as X12, and for one that is broken over lines. */
export function segmentEdit(line: ServiceLine, edit: LineEdit): SegmentEdit | undefined {
  const source = line.source.serviceSegment;
  // In a file wrapped at a fixed width a segment cannot be replaced without moving every line break behind it.
  if (!source || /[\r\n]/.test(source.text)) return undefined;
  const { element: elementSeparator, component } = source.separators;
  const elements = source.text.split(elementSeparator);
  const numbers = elements[0]?.toUpperCase() === 'SV2' ? ELEMENTS.SV2 : ELEMENTS.SV1;
  const set = (number: number | undefined, value: string | undefined): void => {
    if (number === undefined || value === undefined) return;
    while (elements.length <= number) elements.push('');
    elements[number] = value;
  };

  const procedure = (elements[numbers.procedure] ?? '').split(component);
  if (edit.procedureCode !== undefined) procedure[CODE] = edit.procedureCode;
  if (edit.modifiers !== undefined || edit.description !== undefined) {
    while (procedure.length <= DESCRIPTION) procedure.push('');
    for (let index = 0; index < MODIFIERS && edit.modifiers; index++) {
      procedure[FIRST_MODIFIER + index] = edit.modifiers[index] ?? '';
    }
    if (edit.description !== undefined) procedure[DESCRIPTION] = edit.description;
    while (procedure.at(-1) === '') procedure.pop();
  }
  set(numbers.procedure, procedure.join(component));
  set(numbers.unitBasis, edit.unitBasis);
  set(numbers.units, edit.units === undefined ? undefined : String(edit.units));
  set(numbers.diagnosisPointers, edit.diagnosisPointers?.join(component));
  return { segment: source.position, before: source.text, after: elements.join(elementSeparator) };
}
