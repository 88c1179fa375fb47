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
import type { SubmissionBuffer } from './submission-buffer.ts';
import { decode } from './submission-bytes.ts';

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
const LOWER_CASE_A = 0x61;
const LOWER_CASE_Z = 0x7a;
/** `64640` */
const SCORED_CODE = [0x36, 0x34, 0x36, 0x34, 0x30] as const;

/** A segment among the bytes at hand. */
export interface FoundSegment {
  readonly start: number;
  readonly end: number;
  /** Control characters stand in it, such as the line breaks of a wrapped file. */
  readonly hasControls: boolean;
}

/** Makes `unit` the one that opens with the segment from `start` to `end`; false when that segment opens none. */
export function openUnit(
  unit: Unit,
  { bytes, words }: SubmissionBuffer,
  { start, end, hasControls }: FoundSegment,
  element: number,
  position: number,
): boolean {
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
  unit.isOdd = hasControls;
  return true;
}

/**
 * Takes a segment into the unit, and gives how many it counts for: none where there is nothing in it, and -1 where the
 * unit ends before it. `meaning` is that of its identifier. One that may stand in the unit and means nothing else need
 * not be asked for.
 */
export function segmentsTaken(
  unit: Unit,
  bytes: Buffer,
  start: number,
  end: number,
  hasControls: boolean,
  meaning: number,
  element: number,
): number {
  if (meaning & (OPENS_UNIT | ENDS_UNIT)) {
    // An overlong segment opens and ends nothing; what it may have been is for the readers to say.
    if (end - start <= LONGEST_SEGMENT) return ENDED;
    unit.isOdd = true;
    return 1;
  }
  if (meaning === 0) {
    if (decode(bytes, start, end).trimEnd() === '') return 0;
    if (isIdentifierOdd(bytes, start, end, element)) {
      // In lower case or broken over lines it may be a trailer's; whoever reads the segment will know.
      unit.isOdd = true;
      return ENDED;
    }
  }
  if (!(meaning & (unit.isClaim ? IN_CLAIM : IN_LEVEL)) || hasControls) unit.isOdd = true;
  if (meaning & OPENS_LINE) {
    if (unit.isLineOpen) unit.isOdd = true;
    unit.isLineOpen = true;
    unit.lines++;
  } else if (meaning & IS_SERVICE && !isService(unit, bytes, start, end)) {
    unit.isOdd = true;
  }
  return 1;
}

const ENDED = -1;

/** Whether the identifier holds a lower-case letter or a line break. */
function isIdentifierOdd(bytes: Uint8Array, start: number, end: number, element: number): boolean {
  for (let at = start; at < Math.min(start + 4, end); at++) {
    const byte = bytes[at] as number;
    if (byte === element) return false;
    if (byte === 0x0a || byte === 0x0d || (byte >= LOWER_CASE_A && byte <= LOWER_CASE_Z)) return true;
  }
  return false;
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
    const end = bytes[at + 4];
    // Where the fifth byte is none of the code's, the code starts behind it (Horspool 1980).
    if (end !== fifth && end !== first && end !== second) at += 4;
    else if (
      end === fifth &&
      bytes[at] === first &&
      bytes[at + 1] === second &&
      bytes[at + 2] === third &&
      bytes[at + 3] === fourth
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
