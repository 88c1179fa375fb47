/**
 * One level (HL) or claim (CLM), counted without being read. Most claims of a file hold no line that is scored; of those
 * nothing is needed but how many segments and lines they have.
 */

import type { ClaimForm } from './loops-837.ts';
import { LONGEST_SEGMENT } from './segment-emitter.ts';
import {
  ENDS_UNIT,
  IN_CLAIM,
  IN_LEVEL,
  IS_SERVICE,
  knownId,
  meaningOf,
  OPENS_CLAIM,
  OPENS_LINE,
  OPENS_UNIT,
} from './segment-ids.ts';
import type { SegmentScanner } from './segment-scanner.ts';
import type { SubmissionBuffer } from './submission-buffer.ts';

export interface Unit {
  isClaim: boolean;
  /** Segments before it in the submission. */
  position: number;
  /** Its first byte among the bytes at hand. */
  start: number;
  segments: number;
  lines: number;
  /** Depth of a level by its HL03: 0 billing provider (20), 1 subscriber (22), 2 patient (23); -1 for any other. */
  depth: number;
  /** What the service segments are, SV1 or SV2. */
  form: ClaimForm | undefined;
  isLineOpen: boolean;
  /** The scored code stands in a service segment, in whatever place. */
  mayBeScored: boolean;
  /** Something is not as a claim should be, so that the readers must look at it and say what. */
  isOdd: boolean;
}

/** One unit at a time is open, so one object serves them all. */
export function createUnit(): Unit {
  return {
    isClaim: false,
    position: 0,
    start: 0,
    segments: 0,
    lines: 0,
    depth: -1,
    form: undefined,
    isLineOpen: false,
    mayBeScored: false,
    isOdd: false,
  };
}

const ONE = 0x31;
/** `64640` */
const SCORED_CODE = [0x36, 0x34, 0x36, 0x34, 0x30] as const;

/** Makes `unit` the one that opens with the segment at place `at`; false when that segment opens none. */
export function openUnit(
  unit: Unit,
  { bytes, words }: SubmissionBuffer,
  found: SegmentScanner,
  at: number,
  element: number,
  position: number,
): boolean {
  const start = found.starts[at] as number;
  const end = found.ends[at] as number;
  const meaning = meaningOf(knownId(words, start, end, element));
  // An overlong segment opens nothing: it is reported and passed over.
  if (!(meaning & OPENS_UNIT) || end - start > LONGEST_SEGMENT) return false;
  unit.isClaim = (meaning & OPENS_CLAIM) !== 0;
  unit.position = position;
  unit.start = start;
  unit.segments = 1;
  unit.lines = 0;
  unit.depth = unit.isClaim ? -1 : levelDepth(bytes, start, end, element);
  unit.form = undefined;
  unit.isLineOpen = false;
  unit.mayBeScored = false;
  unit.isOdd = found.hasControls[at] !== 0;
  return true;
}

/** Counts the segments found from place `from` on, as far as they belong to the unit; gives the first that does not. */
export function countSegments(
  unit: Unit,
  { bytes, words }: SubmissionBuffer,
  found: SegmentScanner,
  from: number,
  element: number,
): number {
  const { starts, ends, hasControls, count } = found;
  const allowed = unit.isClaim ? IN_CLAIM : IN_LEVEL;
  /** All but being allowed in the other kind of unit. */
  const relevant = ~(IN_CLAIM | IN_LEVEL) | allowed;
  let isOdd = unit.isOdd;
  let at = from;
  for (; at < count; at++) {
    const start = starts[at] as number;
    const end = ends[at] as number;
    const meaning = meaningOf(knownId(words, start, end, element));
    if ((meaning & relevant) === allowed && hasControls[at] === 0) continue;
    if (meaning & (OPENS_UNIT | ENDS_UNIT)) break;
    if (!(meaning & allowed) || hasControls[at] !== 0) isOdd = true;
    if (meaning & OPENS_LINE) {
      if (unit.isLineOpen) isOdd = true;
      unit.isLineOpen = true;
      unit.lines++;
    } else if (meaning & IS_SERVICE) {
      if (!isService(unit, bytes, start, end)) isOdd = true;
    }
  }
  unit.segments += at - from;
  // Only a unit as long as that can hold an overlong segment.
  unit.isOdd = isOdd || (at > from && (ends[at - 1] as number) - unit.start > LONGEST_SEGMENT);
  return at;
}

/** Takes a service segment; false when it does not stand where one should. */
function isService(unit: Unit, bytes: Uint8Array, start: number, end: number): boolean {
  const form = bytes[start + 2] === ONE ? 'professional' : 'institutional';
  const isInPlace = unit.isLineOpen && (unit.form === form || unit.form === undefined);
  unit.isLineOpen = false;
  unit.form = form;
  if (!unit.mayBeScored) unit.mayBeScored = holdsScoredCode(bytes, start + 4, end - SCORED_CODE.length);
  return isInPlace;
}

function holdsScoredCode(bytes: Uint8Array, from: number, last: number): boolean {
  const [first, second, third, fourth, fifth] = SCORED_CODE;
  for (let at = from; at <= last; at++) {
    if (
      bytes[at] === first &&
      bytes[at + 1] === second &&
      bytes[at + 2] === third &&
      bytes[at + 3] === fourth &&
      bytes[at + 4] === fifth
    ) {
      return true;
    }
  }
  return false;
}

const TWO = 0x32;
/** Last digit of HL03 20, 22 and 23. */
const LEVEL_DIGITS = [0x30, 0x32, 0x33];

function levelDepth(bytes: Uint8Array, start: number, end: number, element: number): number {
  let at = start;
  for (let elements = 0; elements < 3; elements++) {
    while (at < end && bytes[at] !== element) at++;
    at++;
  }
  const isTwoLong = at + 2 === end || (at + 2 < end && bytes[at + 2] === element);
  return isTwoLong && bytes[at] === TWO ? LEVEL_DIGITS.indexOf(bytes[at + 1] as number) : -1;
}
