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
const MULTIPLIER = 0x0d079629;
const SLOT_BITS = 9;
const packedIds = new Int32Array(1 << SLOT_BITS);
const meanings = new Uint8Array(1 << SLOT_BITS);
const names: string[] = new Array(1 << SLOT_BITS).fill('');

function slotOf(packed: number): number {
  return Math.imul(packed, MULTIPLIER) >>> (32 - SLOT_BITS);
}

function mean(id: string, meaning: number): void {
  const packed = (id.charCodeAt(0) << 16) | (id.charCodeAt(1) << 8) | (id.length > 2 ? id.charCodeAt(2) : 0);
  const slot = slotOf(packed);
  if (packedIds[slot] !== 0 && packedIds[slot] !== packed)
    throw new RangeError(`${id} shares its slot with ${names[slot]}`);
  packedIds[slot] = packed;
  meanings[slot] = (meanings[slot] ?? 0) | meaning;
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

/** A number for the identifier of the segment from `start` to `end`; 0 when it is none that an 837 has. */
export function knownId(bytes: Uint8Array, start: number, end: number, element: number): number {
  let third = bytes[start + 2] as number;
  if (third === element) third = 0;
  else if (bytes[start + 3] !== element && start + 3 < end) return 0;
  const packed = ((bytes[start] as number) << 16) | ((bytes[start + 1] as number) << 8) | third;
  const slot = slotOf(packed);
  return packedIds[slot] === packed ? slot : 0;
}

/** What an identifier, as `knownId` gives it, means to a scanner: the bits above. */
export function meaningOf(id: number): number {
  return meanings[id] as number;
}

/** The identifier itself. */
export function nameOf(id: number): string {
  return names[id] as string;
}
