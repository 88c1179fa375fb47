/**
 * The bytes of one level (HL) or claim (CLM), counted without being read. Most claims of a file hold no line that is
 * scored; of those nothing is needed but how many segments and lines they have.
 */

import type { ClaimForm } from './loops-837.ts';
import { CLAIM_SEGMENTS, LEVEL_SEGMENTS } from './loops-837.ts';

/** A level or claim whose end is not yet found. Indexes count in the bytes at hand. */
export interface Unit {
  readonly isClaim: boolean;
  /** Segments before it in the submission. */
  readonly position: number;
  start: number;
  /** Up to here whole segments have been counted. */
  scanned: number;
  segments: number;
  lines: number;
  /** HL03 of a level. */
  level: string;
  /** What the service segments are, SV1 or SV2. */
  form: ClaimForm | undefined;
  isLineOpen: boolean;
  /** The scored code stands in a service segment, in whatever place. */
  mayBeScored: boolean;
  /** Something is not as a claim should be, so that the readers must look at it and say what. */
  isOdd: boolean;
}

const IN_LEVEL = 1;
const IN_CLAIM = 2;
const OPENS_UNIT = 4;
const ENDS_UNIT = 8;
const OPENS_LINE = 16;
const IS_SERVICE = 32;

/** Segment identifier, packed into a number → what it means to a unit. */
const MEANINGS = new Map<number, number>();
function mean(id: string, meaning: number): void {
  const key = packed(id.charCodeAt(0), id.charCodeAt(1), id.length > 2 ? id.charCodeAt(2) : 0);
  MEANINGS.set(key, (MEANINGS.get(key) ?? 0) | meaning);
}
for (const id of LEVEL_SEGMENTS) mean(id, IN_LEVEL);
for (const id of CLAIM_SEGMENTS) mean(id, IN_CLAIM);
for (const id of ['HL', 'CLM']) mean(id, OPENS_UNIT);
for (const id of ['GS', 'ST', 'SE', 'GE', 'TA1']) mean(id, ENDS_UNIT);
for (const id of ['SV1', 'SV2']) mean(id, IS_SERVICE);
mean('LX', OPENS_LINE);

function packed(first: number, second: number, third: number): number {
  return (first << 16) | (second << 8) | third;
}

const SPACE = 0x20;
const LETTER_I = 0x49;
const LOWER_CASE = 0x20;
const LOWER_CASE_A = 0x61;
const LOWER_CASE_Z = 0x7a;
const BYTE_ORDER_MARK = 0xef;
const ONE = 0x31;
/** `64640` */
const SCORED_CODE = [0x36, 0x34, 0x36, 0x34, 0x30] as const;

/** Whether an HL or CLM segment starts here: the start of a unit. */
export function unitStarts(bytes: Uint8Array, at: number, element: number): 'level' | 'claim' | undefined {
  if (bytes[at] === 0x48 && bytes[at + 1] === 0x4c && bytes[at + 2] === element) return 'level';
  const isClaim = bytes[at] === 0x43 && bytes[at + 1] === 0x4c && bytes[at + 2] === 0x4d && bytes[at + 3] === element;
  return isClaim ? 'claim' : undefined;
}

export function openUnit(isClaim: boolean, start: number, position: number): Unit {
  return {
    isClaim,
    position,
    start,
    scanned: start,
    segments: 0,
    lines: 0,
    level: '',
    form: undefined,
    isLineOpen: false,
    mayBeScored: false,
    isOdd: false,
  };
}

/** Counts the unit's segments as far as the bytes go. True when its end is found: `scanned` is where the next begins. */
export function scanUnit(unit: Unit, bytes: Uint8Array, terminator: number, element: number): boolean {
  const length = bytes.length;
  let start = unit.scanned;
  for (;;) {
    while (start < length && isBlank(bytes[start] as number)) start++;
    unit.scanned = start;
    if (start >= length) return false;
    const first = bytes[start] as number;
    // An ISA may bring other separators, so nothing that could be one is read with these.
    if ((first & ~LOWER_CASE) === LETTER_I || first === BYTE_ORDER_MARK) return true;

    let end = start;
    let isBroken = false;
    for (; end < length; end++) {
      const byte = bytes[end] as number;
      if (byte === terminator) break;
      if (byte < SPACE) isBroken = true;
    }
    if (end >= length) return false;
    if (end > start) {
      const third = bytes[start + 2] === element ? 0 : (bytes[start + 2] as number);
      const isWhole = third === 0 || bytes[start + 3] === element || start + 3 >= end;
      const meaning = (isWhole && MEANINGS.get(packed(first, bytes[start + 1] as number, third))) || 0;
      if (unit.segments > 0 && meaning & (OPENS_UNIT | ENDS_UNIT)) return true;
      // In lower case or broken over lines it may be a trailer's; whoever reads the segment will know.
      if (unit.segments > 0 && meaning === 0 && isIdentifierOdd(bytes, start, element)) {
        unit.isOdd = true;
        return true;
      }
      if (unit.segments === 0 && !unit.isClaim) unit.level = levelCode(bytes, start, end, element);
      unit.segments++;
      if (isBroken) unit.isOdd = true;
      if (unit.isClaim) countInClaim(unit, meaning, bytes, start, end);
      else if (unit.segments > 1 && !(meaning & IN_LEVEL)) unit.isOdd = true;
    }
    start = end + 1;
  }
}

function countInClaim(unit: Unit, meaning: number, bytes: Uint8Array, start: number, end: number): void {
  if (!(meaning & IN_CLAIM)) unit.isOdd = true;
  if (meaning & OPENS_LINE) {
    if (unit.isLineOpen) unit.isOdd = true;
    unit.isLineOpen = true;
    unit.lines++;
  } else if (meaning & IS_SERVICE) {
    if (!unit.isLineOpen) unit.isOdd = true;
    unit.isLineOpen = false;
    const form = bytes[start + 2] === ONE ? 'professional' : 'institutional';
    if (unit.form !== undefined && unit.form !== form) unit.isOdd = true;
    unit.form = form;
    if (!unit.mayBeScored) unit.mayBeScored = holdsScoredCode(bytes, start, end);
  }
}

/** Whether the identifier holds a lower-case letter or a line break. */
function isIdentifierOdd(bytes: Uint8Array, start: number, element: number): boolean {
  for (let at = start; at < start + 4; at++) {
    const byte = bytes[at] as number;
    if (byte === element) return false;
    if (byte === 0x0a || byte === 0x0d || (byte >= LOWER_CASE_A && byte <= LOWER_CASE_Z)) return true;
  }
  return false;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function holdsScoredCode(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 4; at <= end - SCORED_CODE.length; at++) {
    if (
      bytes[at] === SCORED_CODE[0] &&
      bytes[at + 1] === SCORED_CODE[1] &&
      bytes[at + 2] === SCORED_CODE[2] &&
      bytes[at + 3] === SCORED_CODE[3] &&
      bytes[at + 4] === SCORED_CODE[4]
    ) {
      return true;
    }
  }
  return false;
}

/** The third element of an HL segment. */
function levelCode(bytes: Uint8Array, start: number, end: number, element: number): string {
  let separators = 0;
  let code = '';
  for (let at = start; at < end && separators < 4; at++) {
    if (bytes[at] === element) separators++;
    else if (separators === 3) code += String.fromCharCode(bytes[at] as number);
  }
  return code;
}
