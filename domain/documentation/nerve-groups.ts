/** Groups whose members follow them: "genicular nerves (SM, SL, IM)", "occipital nerves: greater and lesser". */

import { NERVE_GROUPS } from './marked-words.ts';
import type { Statements } from './statements.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A nerve of a group where its own word stands. */
export interface MemberAt {
  /** Key of `nerves`. */
  readonly nerve: string;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

const GROUPS = new Set(NERVE_GROUPS);
/** How far behind its group a member may stand. */
const LONGEST_LIST = 14;
const FEWEST_LETTERS = 4;

/** Whether a group is named, so that members of it may stand behind. */
export function namesGroup({ terms }: Statements): boolean {
  return terms.marked.some(({ key }) => key === 'nerveGroup');
}

export function membersOfGroups(
  { text, words, terms }: Statements,
  { nerveNames: names, nerveOpeners }: Vocabulary,
): readonly MemberAt[] {
  const found: MemberAt[] = [];
  for (const { key, first: index } of terms.marked) {
    const group = words[index];
    if (!group || key !== 'nerveGroup') continue;
    for (let first = index + 1; first < words.length && first - index < LONGEST_LIST; first++) {
      const word = words[first];
      if (!word || word.sentence !== group.sentence || GROUPS.has(word.text)) break;
      if (!nerveOpeners.has(word.text)) continue;
      // Two letters are a short form only in capitals.
      if (word.text.length < FEWEST_LETTERS && text[word.start] !== word.text[0]?.toUpperCase()) continue;
      const second = words[first + 1];
      const isPair = second !== undefined && !second.opensClause && second.text !== group.text;
      const pair = isPair ? names.get(`${word.text} ${second.text} ${group.text}`) : undefined;
      const nerve = pair ?? (GROUPS.has(second?.text ?? '') ? undefined : names.get(`${word.text} ${group.text}`));
      if (nerve === undefined) continue;
      const next = pair === undefined ? first + 1 : first + 2;
      found.push({ nerve, name: nerve, first, next });
      first = next - 1;
    }
  }
  return found;
}
