import { EACH_SIDE, OF_NERVES } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import type { NamedNerve } from './nerve-fact.ts';

/** Words of an entry that tell no nerve from another: its side, its nouns, the lesions made on it. */
const COMMON =
  wordSet(`${EACH_SIDE} ${OF_NERVES} bilateral bilaterally both bilat side sided and the plus n lesion+ pass
passes`);

/**
 * What tells the nerve of an entry of a structured list from those of other entries: its words, since one row of the
 * table may hold several branches and levels; a short form stands for the name of its row.
 */
export function listedName({ nerve, value, at }: Pick<NamedNerve, 'nerve' | 'value' | 'at'>, entry: string): string {
  const isShort = nerve !== undefined && value?.abbreviations.includes(at.value);
  const text = isShort ? entry.replace(at.value, ` ${nerve} `) : entry;
  const words: readonly string[] = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !COMMON.has(word) && !/^\d+$/.test(word)).join(' ');
}
