/** One segment against its row of the syntax table → what is wrong with its elements (IK4). */

import type { ClaimForm } from '../loops-837.ts';
import type { Segment } from '../segment.ts';
import {
  type ElementSyntax,
  requiredByQualifier,
  type SegmentSyntax,
  type SyntaxNote,
  syntaxOf,
} from './syntax-table.ts';
import { hasValidCharacters, type ValueErrorCode, valueError } from './value-check.ts';

/** Implementation data element syntax error code (IK403). */
export type ElementErrorCode = ValueErrorCode | '1' | '2' | '3' | '10' | '12' | '13' | 'I10';

export interface ElementError {
  /** Element in the segment, component in the element, both from 1 (IK401). */
  readonly element: number;
  readonly component?: number;
  /** Data element reference number (IK402); a composite has none. */
  readonly dataElement?: string;
  readonly code: ElementErrorCode;
  /** Copy of the value (IK404), unless it holds what no element of an answer can. */
  readonly value?: string;
  /** The element that makes this one required or excluded. */
  readonly trigger?: { readonly element: number; readonly dataElement?: string };
}

/** Errors in the order of the elements; none for a segment that the table does not hold. */
export function elementErrors(segment: Segment, form: ClaimForm, loop: string): readonly ElementError[] {
  const syntax = syntaxOf(segment.id, form);
  if (!syntax) return [];
  const errors: ElementError[] = [];
  const required = requiredByQualifier(segment.id, segment.element(1).trim(), loop);
  const { elements } = syntax;
  /** A bit for each element that holds something. */
  let present = 0;
  let before = '';
  for (let element = 1; element <= elements.length; element++) {
    // In order and once each, because the segment finds an element from the one before.
    const value = segment.element(element).trimEnd();
    const isPresent = value.trimStart() !== '';
    if (isPresent) present |= 1 << element;
    const expected = elements[element - 1];
    if (expected && isPresent) checkElement(segment, element, value, before, expected, syntax.isStrict, errors);
    else if (expected && (expected.isRequired || required.includes(element)))
      errors.push({ element, ...numberOf(expected), code: '1' });
    before = value;
  }
  for (let element = elements.length + 1; element <= segment.elementCount; element++) {
    const value = segment.element(element);
    if (value.trim() === '') continue;
    errors.push({ element, code: '3', ...copy(segment, value) });
    break;
  }
  for (const note of syntax.notes) checkNote(segment, syntax, note, present, errors);
  return errors;
}

/** `value` is the element's without blanks at its end, `before` that of the element before. */
function checkElement(
  segment: Segment,
  element: number,
  value: string,
  before: string,
  expected: ElementSyntax,
  isStrict: boolean,
  errors: ElementError[],
): void {
  const { repetition, component } = segment.separators;
  if (repetition !== undefined && repetition !== component && value.includes(repetition)) {
    // No element that is checked here may repeat.
    errors.push({ element, ...numberOf(expected), code: '12', ...copy(segment, value) });
    return;
  }
  if (expected.components.length > 0) {
    checkComponents(segment, element, expected.components, errors);
    return;
  }
  if (value.includes(component)) {
    errors.push({ element, ...numberOf(expected), code: '13', ...copy(segment, value) });
    return;
  }
  if (!expected.dataElement) {
    if (!hasValidCharacters(value)) errors.push({ element, code: '6' });
    else if (isStrict) errors.push({ element, code: 'I10', ...copy(segment, value) });
    return;
  }
  const code = valueError(value, expected.dataElement, expected.codes, before.trimStart());
  if (code) errors.push({ element, dataElement: expected.dataElement.number, code, ...copy(segment, value) });
}

function checkComponents(
  segment: Segment,
  element: number,
  expected: readonly ElementSyntax[],
  errors: ElementError[],
): void {
  const values = segment.element(element).split(segment.separators.component);
  for (const [index, { dataElement, isRequired, codes }] of expected.entries()) {
    if (!dataElement) continue;
    const at = { element, component: index + 1, dataElement: dataElement.number };
    const value = values[index]?.trimEnd() ?? '';
    if (value === '') {
      if (isRequired) errors.push({ ...at, code: '1' });
      continue;
    }
    const code = valueError(value, dataElement, codes, values[index - 1]?.trim() ?? '');
    if (code) errors.push({ ...at, code, ...copy(segment, value) });
  }
  const extra = values.slice(expected.length).find((value) => value.trim() !== '');
  if (extra !== undefined) errors.push({ element, code: '13', ...copy(segment, extra) });
}

/** A note of the standard about which elements go together; what is reported as missing anyway is not told twice. */
function checkNote(
  segment: Segment,
  syntax: SegmentSyntax,
  note: SyntaxNote,
  ofSegment: number,
  errors: ElementError[],
): void {
  const present = note.elements.filter((element) => ofSegment & (1 << element));
  const absent = note.elements.filter((element) => !present.includes(element));
  const [first = 0, ...others] = note.elements;
  const at = (element: number) => ({ element, ...numberOf(syntax.elements[element - 1]) });
  const require = (element: number, trigger: number | undefined): void => {
    if (errors.some((error) => error.element === element)) return;
    errors.push({ ...at(element), code: '2', ...(trigger === undefined ? {} : { trigger: at(trigger) }) });
  };
  switch (note.kind) {
    case 'P':
      if (present.length > 0) for (const element of absent) require(element, present[0]);
      return;
    case 'R':
      if (present.length === 0) require(first, undefined);
      return;
    case 'C':
      if (present.includes(first)) for (const element of absent) require(element, first);
      return;
    case 'L':
      if (present.includes(first) && present.length === 1) require(others[0] ?? first, first);
      return;
    case 'E': {
      const [kept, excluded] = present;
      if (kept === undefined || excluded === undefined) return;
      errors.push({ ...at(excluded), code: '10', ...copy(segment, segment.element(excluded)), trigger: at(kept) });
    }
  }
}

function numberOf(expected: ElementSyntax | undefined): { dataElement?: string } {
  return expected?.dataElement ? { dataElement: expected.dataElement.number } : {};
}

/** A copy that would have to be altered is left out. */
function copy({ separators }: Segment, value: string): { value?: string } {
  const { component, repetition = component } = separators;
  const isExact = hasValidCharacters(value) && !value.includes(component) && !value.includes(repetition);
  return isExact ? { value } : {};
}
