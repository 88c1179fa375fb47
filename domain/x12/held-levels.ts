/** Levels (HL) under which no claim has been handed over yet: kept as bytes, and read only when a claim needs them. */

/** Segments that were counted and may be handed over after all. */
export interface Stretch {
  bytes: Buffer;
  from: number;
  to: number;
  /** Segments before it in the submission. */
  position: number;
  /** Byte of the submission at `from`. */
  offset: number;
  /** Known identifiers and no control characters throughout, so that nothing has to be looked at twice. */
  isPlain: boolean;
}

type LevelState = 'absent' | 'held' | 'handedOver';

interface HeldLevel extends Stretch {
  state: LevelState;
  /** Its bytes are its own. */
  isKept: boolean;
}

const NO_BYTES = Buffer.alloc(0);

/** Billing provider, subscriber, patient. */
const DEPTHS = 3;

export class HeldLevels {
  readonly #emit: (stretch: Stretch) => void;
  /** Whether any of them is still to be handed over. */
  #isHolding = false;
  readonly #levels: readonly HeldLevel[] = Array.from({ length: DEPTHS }, () => ({
    ...{ bytes: NO_BYTES, from: 0, to: 0, position: 0, offset: 0, isPlain: false },
    ...{ state: 'absent' as LevelState, isKept: false },
  }));

  constructor(emit: (stretch: Stretch) => void) {
    this.#emit = emit;
  }

  /**
   * Takes what it needs of `stretch`, which may be used again. Holds a level in place of the one of its depth (0 billing provider, 1 subscriber, 2 patient) and those below; one
   * of unknown depth (-1), or in which something is odd, is handed over.
   */
  hold(depth: number, stretch: Stretch): void {
    const level = this.#levels[depth];
    if (!level) {
      this.handOver();
      this.#emit(stretch);
      return;
    }
    this.leave(depth);
    level.bytes = stretch.bytes;
    level.from = stretch.from;
    level.to = stretch.to;
    level.position = stretch.position;
    level.offset = stretch.offset;
    level.isPlain = stretch.isPlain;
    level.state = 'held';
    level.isKept = false;
    this.#isHolding = true;
    if (!level.isPlain) this.handOver();
  }

  /** Hands over what is held, outermost first. */
  handOver(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    for (const level of this.#levels) {
      if (level.state !== 'held') continue;
      level.state = 'handedOver';
      this.#emit(level);
    }
  }

  /** Forgets the level of this depth and those below it. */
  leave(depth: number): void {
    for (let below = Math.max(0, depth); below < DEPTHS; below++) {
      const level = this.#levels[below];
      if (level) level.state = 'absent';
    }
  }

  /** Makes what is held independent of the bytes at hand. */
  keep(): void {
    for (const level of this.#levels) {
      if (level.state !== 'held' || level.isKept) continue;
      level.bytes = Buffer.from(level.bytes.subarray(level.from, level.to));
      level.to -= level.from;
      level.from = 0;
      level.isKept = true;
    }
  }

  /** Whether a billing provider and a subscriber stand above the next claim. */
  get reachSubscriber(): boolean {
    const [billing, subscriber] = this.#levels;
    return billing?.state !== 'absent' && subscriber?.state !== 'absent';
  }
}
