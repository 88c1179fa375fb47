/** A box left empty and one that was marked, as texts are read: with signs beyond one byte a text is slower to read. */
export const EMPTY = '\u00a4';
export const FULL = '\u00ac';
