/** Levels (HL) under which no claim has been handed over yet: kept as bytes, and read only when a claim needs them. */

import type { Stretch } from './segment-reader.ts';

interface HeldLevel {
  stretch: Stretch;
  isHandedOver: boolean;
  /** Its bytes are its own. */
  isKept: boolean;
}

export interface HeldLevels {
  /**
   * Holds a level in place of the one of its depth (0 billing provider, 1 subscriber, 2 patient) and those below; one
   * of unknown depth (-1), or in which something is odd, is handed over.
   */
  hold(depth: number, stretch: Stretch, isOdd: boolean): void;
  /** Hands over what is held, outermost first. */
  handOver(): void;
  /** Forgets this level and those below it, which were handed over in another way. */
  leave(depth: number): void;
  /** Makes what is held independent of the bytes at hand. */
  keep(): void;
  clear(): void;
  /** Whether a billing provider and a subscriber stand above the next claim. */
  readonly reachSubscriber: boolean;
}

export function createHeldLevels(emit: (stretch: Stretch) => void): HeldLevels {
  const levels: (HeldLevel | undefined)[] = [undefined, undefined, undefined];

  /** Whether any of them is still to be handed over. */
  let isHolding = false;

  function handOver(): void {
    if (!isHolding) return;
    isHolding = false;
    for (const level of levels) {
      if (!level || level.isHandedOver) continue;
      level.isHandedOver = true;
      emit(level.stretch);
    }
  }

  function dropFrom(depth: number): void {
    for (let below = Math.max(0, depth); below < levels.length; below++) levels[below] = undefined;
  }

  return {
    hold(depth, stretch, isOdd) {
      if (depth < 0) {
        handOver();
        emit(stretch);
        return;
      }
      dropFrom(depth);
      levels[depth] = { stretch, isHandedOver: false, isKept: false };
      isHolding = true;
      if (isOdd) handOver();
    },
    handOver,
    leave: dropFrom,
    keep() {
      for (const level of levels) {
        if (!level || level.isHandedOver || level.isKept) continue;
        const { bytes, from, to } = level.stretch;
        level.isKept = true;
        level.stretch = { ...level.stretch, bytes: Buffer.from(bytes.subarray(from, to)), from: 0, to: to - from };
      }
    },
    clear() {
      dropFrom(0);
    },
    get reachSubscriber() {
      return levels[0] !== undefined && levels[1] !== undefined;
    },
  };
}
