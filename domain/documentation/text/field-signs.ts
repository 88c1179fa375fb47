/** The signs that part the label of a field from its answer → the colon that fields are read by. */

/** "Side --> left", "nerve=sural", "Agent ....... phenol" */
const SIGN = / {0,3}(?:-?[-=]>|:?=|\.{3,}(?: ?:)?)/g;
/** What goes before it: no more than a label that opens a line, a cell or a part of one. */
const LABEL = /^[ \t*-]*[a-z](?:[\w \t/()#-]|\.(?![. ]))*$/i;
const BEHIND = ['\n', ';', '|'];
const LONGEST_LABEL = 48;

/** The text with a colon behind each label; every character keeps its place. */
export function withColons(text: string): string {
  if (!text.includes('=') && !text.includes('->') && !text.includes('...')) return text;
  return text.replace(SIGN, (sign, at: number) => {
    const from = Math.max(...BEHIND.map((end) => text.lastIndexOf(end, at - 1))) + 1;
    return at - from <= LONGEST_LABEL && LABEL.test(text.slice(from, at)) ? ':'.padEnd(sign.length) : sign;
  });
}
