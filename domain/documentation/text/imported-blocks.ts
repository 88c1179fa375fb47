/** What was brought into a note from elsewhere, between a line that opens it and one that says where it ends. */

/** Characters of such a block, from the first word of the line that opens it to the end of the one that closes it. */
export interface ImportedBlock {
  readonly at: number;
  readonly end: number;
}

/** Signs around a line that is no text: "=== Previous procedure ===", "[copied from 2/13]", "<< begin import >>". */
const SIGNS = /^[ \t]{0,8}[=*~#<>[({_-]/;
const OPENING = /\b(?:previous|prior|(?:auto-?)?import(?:ed)?|copied|copy|carried|brought|pulled)\b/i;
const CLOSING = /^[^a-z]{1,20}end\b/i;
const WORD = /[a-z\d]/i;
const LONGEST_LINE = 120;

/** "=== Previous procedure (auto-imported from 02/13/2025) ===" to "=== End auto-import ===". */
export function importedBlocks(text: string): readonly ImportedBlock[] {
  const blocks: ImportedBlock[] = [];
  let opened: number | undefined;
  for (let at = 0; at < text.length; ) {
    const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    if (SIGNS.test(text.slice(at, at + 9))) {
      const line = text.slice(at, Math.min(end, at + LONGEST_LINE));
      if (opened !== undefined && CLOSING.test(line)) {
        blocks.push({ at: opened, end });
        opened = undefined;
      } else if (OPENING.test(line) && !CLOSING.test(line)) opened = at + line.search(WORD);
    }
    at = end + 1;
  }
  return blocks;
}
