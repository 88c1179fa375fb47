/** Which lines earlier claims of a submission billed: enough to know a line again, and nothing to read it from. */

import type { Claim, ServiceLine } from './claim.ts';
import { lineProvider } from './line-provider.ts';

/** Slots at first; they double as lines come. */
const FIRST_SLOTS = 1_024;
/** Sixteen MiB, and more scored lines than usual files of five gigabytes hold. */
const MOST_SLOTS = 2_097_152;

/** A set of line keys of bounded size. */
export class EarlierLines {
  #slots = new Float64Array(FIRST_SLOTS);
  #count = 0;
  readonly #mostSlots: number;

  constructor(mostSlots = MOST_SLOTS) {
    this.#mostSlots = mostSlots;
  }

  /** False once a line could not be kept: from then on a line that is not found may have come before. */
  isComplete = true;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  has(key: number): boolean {
    return this.#slots[this.#slotOf(key)] === key;
  }

  add(key: number): void {
    if (this.has(key)) return;
    // Two thirds full, the probes of a table begin to lengthen.
    if (this.#count * 3 >= this.#slots.length * 2 && !this.#grow()) {
      this.isComplete = false;
      return;
    }
    this.#slots[this.#slotOf(key)] = key;
    this.#count++;
  }

  /** Takes a line out again, where it is kept. */
  remove(key: number): void {
    let hole = this.#slotOf(key);
    if (this.#slots[hole] !== key) return;
    const mask = this.#slots.length - 1;
    // A line behind the hole moves into it, unless its probe begins behind the hole.
    for (let slot = (hole + 1) & mask; this.#slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const moved = this.#slots[slot] ?? EMPTY;
      const home = (moved >>> 0) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.#slots[hole] = moved;
      hole = slot;
    }
    this.#slots[hole] = EMPTY;
    this.#count--;
  }

  /** The same lines, to which others can be added. */
  copy(): EarlierLines {
    const copy = new EarlierLines(this.#mostSlots);
    copy.#slots = this.#slots.slice();
    copy.#count = this.#count;
    copy.isComplete = this.isComplete;
    return copy;
  }

  #grow(): boolean {
    if (this.#slots.length >= this.#mostSlots) return false;
    const kept = this.#slots;
    this.#slots = new Float64Array(kept.length * 2);
    for (const key of kept) if (key !== EMPTY) this.#slots[this.#slotOf(key)] = key;
    return true;
  }

  /** The slot of the key, or the empty one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = (key >>> 0) & mask;
    while (this.#slots[slot] !== EMPTY && this.#slots[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
}

const EMPTY = 0;

/**
 * One number for everything that makes two lines the same service: payer, patient, provider, days, place, code and
 * modifiers in any order. A facility's line is another service than the physician's. Undefined where patient or provider is not
 * stated.
 */
export function lineKey(claim: Claim, line: ServiceLine, isFacility: boolean): number | undefined {
  const npi = providerNpi(claim, line, isFacility);
  if (claim.patientIdentity === undefined || npi === undefined) return undefined;
  const modifiers = line.modifiers.length > 1 ? line.modifiers.toSorted() : line.modifiers;
  const hash = new TextHash();
  hash.add(isFacility ? 'facility' : 'physician');
  hash.add(claim.payer.id);
  hash.add(claim.patientIdentity);
  hash.add(npi);
  hash.add(line.serviceFrom);
  hash.add(line.serviceThrough);
  hash.add(line.placeOfService ?? claim.facilityCode);
  hash.add(line.procedureCode);
  for (const modifier of modifiers) hash.add(modifier);
  return hash.number;
}

function providerNpi(claim: Claim, line: ServiceLine, isFacility: boolean): string | undefined {
  return (isFacility ? claim.billingProvider : lineProvider(claim, line)).npi;
}

/**
 * Two multiplicative hashes side by side, 53 bits together, which a number holds exactly. Among half a million lines
 * two different ones get the same number once in some seventy thousand submissions, among the most that are kept once in
 * some nine thousand.
 */
class TextHash {
  #high = 0x2545f491;
  #low = 0x9e3779b9;

  add(text: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 0x5bd1e995);
      low = Math.imul(low ^ code, 0x01000193);
      high ^= high >>> 15;
    }
    // Where one text ends and the next begins is part of what is hashed.
    this.#high = Math.imul(high ^ END_OF_TEXT, 0x5bd1e995);
    this.#low = Math.imul(low ^ END_OF_TEXT, 0x01000193);
  }

  /** Never zero, which stands for an empty slot. */
  get number(): number {
    const high = mixed(this.#high ^ (this.#low >>> 13));
    const low = mixed(this.#low ^ (this.#high >>> 16));
    return (high >>> 11) * 0x1_0000_0000 + (low >>> 0) || 1;
  }
}

const END_OF_TEXT = 0x1_0000;

function mixed(bits: number): number {
  let value = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
