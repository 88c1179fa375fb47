/** Forms with a line before each choice in the place of a box. */

/** What stands before a word. */
interface Break {
  kind: 'none' | 'clause' | 'sentence';
  isUnchecked: boolean;
}

const LINE = /[\s:]_ {1,3}[a-z]/i;
const CROSS = /(?: {2}|[:\n] ?)x {1,3}[a-z]/i;

/** "Type:  _ ablation   x block": whether a text has one line before each choice, and marks one with an x. */
export function hasShortLines(text: string): boolean {
  return LINE.test(text) && CROSS.test(text);
}

export function markShortLine(gap: Break, text: string, from: number, to: number, word: string): void {
  if (word === 'x') {
    gap.kind = 'sentence';
    gap.isUnchecked = false;
    return;
  }
  const at = text.indexOf('_', from);
  if (at < 0 || at >= to || text[at + 1] !== ' ' || text.slice(at + 1, to).trim() !== '') return;
  if (at > from && !/\s/.test(text[at - 1] ?? '')) return;
  gap.kind = 'sentence';
  gap.isUnchecked = true;
}
