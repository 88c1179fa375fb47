/** A number with its unit, where it stands. */

export type Unit = 'celsius' | 'degrees' | 'fahrenheit' | 'seconds' | 'percent' | 'milliliters' | 'other' | 'none';

export interface Measure {
  readonly value: number;
  readonly unit: Unit;
  readonly first: number;
  /** Index past the last word. */
  readonly next: number;
  /** Characters of the note, with the signs that are no words. */
  readonly start: number;
  readonly end: number;
  /** Whether the head of a column or a label says the unit. */
  readonly isLabelled?: boolean;
}
