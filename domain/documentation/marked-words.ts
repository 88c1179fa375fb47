/** Single words that one question about a note or another starts from; they are found with its terms, once. */

export type Mark =
  /** What a nerve or a part of one is called. */
  | 'nerveNoun'
  /** Names a group of nerves by itself, and one nerve with a word before it. */
  | 'nerveGroup'
  /** Opens a name of a nerve without its noun. */
  | 'bareName'
  /** A kind of images, as fields of forms have it. */
  | 'shortModality';

export const NERVE_GROUPS = ['genicular', 'occipital', 'cluneal'];

export const MARKED_WORDS: readonly (readonly [Mark, readonly string[]])[] = [
  ['nerveNoun', ['nerve', 'nerves', 'branch', 'branches']],
  ['nerveGroup', NERVE_GROUPS],
  ['shortModality', ['us', 'ct', 'mri', 'xr', 'usg']],
];
