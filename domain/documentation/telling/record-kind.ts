/** Whether a document is a procedure note, which is complete, or only says where the note is. */

import type { Statements } from '../statements/statements.ts';
import { wordList } from '../text/word-list.ts';
import { termWords } from '../text/words.ts';

/** A text that only points elsewhere is no longer than this many words. */
const LONGEST_POINTER = 40;

/** Words that say that the note itself is somewhere else, or is still to come. */
const POINTERS: readonly (readonly string[])[] = wordList(`
see attached,see the attached,see attachment,see enclosed,see scanned,see the scanned,see scan,see pdf,see the pdf,
see chart,see the chart,see emr,see ehr,see media,see op note,see operative,see the operative,see procedure note,
see the procedure note,see procedure report,see report,see the report,see full,see dictation,see dictated,
see the dictated,see separate,see separately,please see,please refer,refer to,per attached,as attached,note attached,
report attached,attached note,attached report,attached procedure note,attached operative report,is attached,are attached,
scanned into,scanned note,scanned report,media tab,sent separately,separate cover,under separate,mailed separately,
faxed separately,uploaded separately,dictated separately,separate dictation,separate report,separate note,note to follow,
report to follow,notes to follow,dictation to follow,dictation pending,note pending,report pending,on request,
upon request,available upon
`).map((phrase) => termWords(phrase));

/**
 * Whoever sends a text as documentation sends it as the record of the procedure, so what it leaves out is a lack, however
 * short it is. Not so a text that goes on behind what was read, and a few words that only point to another document.
 */
export function isProcedureNote({ words, isCut }: Statements): boolean {
  if (isCut || words.length === 0) return false;
  if (words.length > LONGEST_POINTER) return true;
  return !words.some((_, index) =>
    POINTERS.some((phrase) => phrase.every((part, offset) => words[index + offset]?.text === part)),
  );
}
