/** Forms that ask in columns: "Images saved  [ ]  [x]" below "YES  NO". */

const HEAD = /\byes[ |\t]{1,20}no\b/i;
const BOX = '([[(] ?[xX]? ?[\\])]|[\u2610-\u2612])';
const ROW = new RegExp(`([a-z)?])[ |\\t:]{2,}${BOX}[ |\\t]{2,}${BOX}(?:[ |\\t]+${BOX})?`, 'i');
/** The same before what is asked: "[ ]  [X]   Ultrasound" */
const ROW_BEFORE = new RegExp(`^[ |\\t]*${BOX}[ |\\t]{2,}${BOX}[ |\\t]{2,}(?=[a-z])`, 'i');
const FULL = /[x\u2611\u2612]/i;

/** The rows below such a head, each with its answer in words; every character keeps its place. */
export function withAnswerColumns(text: string): string {
  if (!HEAD.test(text)) return text;
  let isAsked = false;
  const lines = text.split('\n').map((line) => {
    isAsked = HEAD.test(line) || (isAsked && line.trim() !== '');
    return isAsked ? line.replace(ROW, inWords).replace(ROW_BEFORE, asWord) : line;
  });
  return lines.join('\n');
}

function inWords(row: string, end: string, yes: string, no: string): string {
  const isYes = FULL.test(yes);
  return isYes === FULL.test(no) ? row : `${end}: ${isYes ? 'yes' : 'no'}`.padEnd(row.length);
}

/** "no Ultrasound": what was denied; "[X] Consent" what was not. */
function asWord(boxes: string, yes: string, no: string): string {
  const isYes = FULL.test(yes);
  return isYes === FULL.test(no) ? boxes : `${isYes ? '[X]' : 'no'} `.padStart(boxes.length);
}
