/** A box left empty and one that was marked, as texts are read: with signs beyond one byte a text is slower to read. */
export const EMPTY = '\u00a4';
export const FULL = '\u00ac';

/** The box in the place of another sign. */
export function toBox(sign: string, isMarked?: unknown): string {
  return (isMarked ? FULL : EMPTY).padEnd(sign.length);
}
