/** Segment identifiers as numbers, so that scanning needs no strings, and what each means to a scanner. */

import { CLAIM_SEGMENTS, LEVEL_SEGMENTS } from './loops-837.ts';

/** May stand in a level above the claim. */
export const IN_LEVEL = 1;
/** May stand in a claim. */
export const IN_CLAIM = 2;
/** HL or CLM: a level or claim starts here. */
export const OPENS_UNIT = 4;
/** The envelope goes on, so that the level or claim before it has ended. */
export const ENDS_UNIT = 8;
/** LX */
export const OPENS_LINE = 16;
/** SV1 or SV2 */
export const IS_SERVICE = 32;
/** CLM, as opposed to HL. */
export const OPENS_CLAIM = 64;

/**
 * A multiplier under which no two of the identifiers below share a slot (found by trial), so that one look tells. A
 * change of the list may need another; loading says so.
 */
const MULTIPLIER = 0xdaa96f5;
const SLOT_BITS = 9;
/** Identifier in the low 24 bits, first character lowest; its meaning in the high ones. */
const entries = new Int32Array(1 << SLOT_BITS);
const names: string[] = new Array(1 << SLOT_BITS).fill('');

function slotOf(packed: number): number {
  return Math.imul(packed, MULTIPLIER) >>> (32 - SLOT_BITS);
}

function mean(id: string, meaning: number): void {
  const packed = id.charCodeAt(0) | (id.charCodeAt(1) << 8) | (id.length > 2 ? id.charCodeAt(2) << 16 : 0);
  const slot = slotOf(packed);
  if (names[slot] !== '' && names[slot] !== id) throw new RangeError(`${id} shares its slot with ${names[slot]}`);
  entries[slot] = (entries[slot] as number) | packed | (meaning << 24);
  names[slot] = id;
}
for (const id of LEVEL_SEGMENTS) mean(id, IN_LEVEL);
for (const id of CLAIM_SEGMENTS) mean(id, IN_CLAIM);
mean('HL', OPENS_UNIT);
mean('CLM', OPENS_UNIT | OPENS_CLAIM);
for (const id of ['GS', 'ST', 'SE', 'GE', 'TA1']) mean(id, ENDS_UNIT);
for (const id of ['SV1', 'SV2']) mean(id, IS_SERVICE);
mean('LX', OPENS_LINE);
mean('BHT', 0);

/**
 * The identifier of the segment from `start` to `end` and its meaning, for the functions below; 0 when it is none that
 * an 837 has. `words` are the bytes as 32-bit numbers, least significant byte first.
 */
export function knownId(words: Int32Array, start: number, end: number, element: number): number {
  const word = start >> 2;
  const shift = (start & 3) << 3;
  const four = ((words[word] as number) >>> shift) | (((words[word + 1] as number) << (31 - shift)) << 1);
  let packed = four & 0xffffff;
  if (packed >>> 16 === element || start + 2 === end) packed &= 0xffff;
  else if (four >>> 24 !== element && start + 3 < end) return 0;
  const entry = entries[slotOf(packed)] as number;
  return (entry & 0xffffff) === packed ? entry : 0;
}

/** What an identifier, as `knownId` gives it, means to a scanner: the bits above. */
export function meaningOf(id: number): number {
  return id >>> 24;
}

/** The identifier of a segment that is known to have one of those above. */
export function nameAt(bytes: Uint8Array, start: number, end: number, element: number): string {
  const two = (bytes[start] as number) | ((bytes[start + 1] as number) << 8);
  const third = bytes[start + 2] as number;
  const isTwo = third === element || start + 2 === end;
  return names[slotOf(isTwo ? two : two | (third << 16))] as string;
}
