import type { Location } from '../../claim/claim.ts';

/** The words of the record that say it, each once. */
export function quotedWords(places: readonly Location[]): string {
  return [...new Set(places.map(({ value }) => `“${value}”`))].join(', ');
}
