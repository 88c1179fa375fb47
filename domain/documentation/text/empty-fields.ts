/** Fields of a print that nobody filled in, or answered with nothing: a technique that is only asked for there was not used. */

import { blank } from './form-answers.ts';
import { wordList, wordSet } from './word-list.ts';

/** A line of nothing but such a label: few notes have one, and their lines are looked at no further. */
const EMPTY =
  /^[ \t]{0,12}(?:neurolytic|phenol|alcohol|ethanol|rf|rfa|radiofrequency|cryo|thermal|pulsed)\b[a-z ]{0,14}:[ \t\r]{0,40}$/im;
const LABEL = /^[ \t]{0,12}([a-z]{2,16})[a-z /()-]{0,24}:/i;
/** What tells of an agent or a lesion below its name: "Phenol:", "Conc: 6 %". */
const PARTS_OF_FIELD = wordSet(`
conc concentration strength vol volume dose amount temp temperature time duration cycle+ setting+ set lot needle site
nerve+ target+ mode probe tip device lesion+ side
`);

const NOTHING = new Set(wordList('none,nil,n/a,na,no,not applicable,not used,not given,not done,--,---'));
const OPENER = /^[ \t|]{0,12}(neurolytic|phenol|alcohol|ethanol|rfa?|radiofrequency|cryo|thermal|pulsed)/im;
const LONGEST_LABEL = 36;

/** "Phenol / alcohol     none", "| Neurolytic | not applicable |" */
function isAnsweredWithNothing(line: string): boolean {
  if (!OPENER.test(line)) return false;
  const cells = line.replaceAll('|', '  ').replaceAll('\t', '  ').replaceAll(':', '  ').trim().toLowerCase();
  const [label = '', ...further] = cells.split('  ').filter((cell) => cell.trim() !== '');
  return (
    further.length === 1 && label.length <= LONGEST_LABEL && NOTHING.has(further[0]?.trim().replace('.', '') ?? '')
  );
}

/** "STEROID:", "NEUROLYTIC:", "RF TEMP:" below one another; every character keeps its place. */
export function withoutEmptyFields(written: string): string {
  if (!OPENER.test(written)) return written;
  const text = written
    .split('\n')
    .map((line) => (isAnsweredWithNothing(line) ? blank(line) : line))
    .join('\n');
  if (!EMPTY.test(text)) return text;
  const lines = text.split('\n');
  const isLabel = (line: string | undefined): boolean => line !== undefined && LABEL.test(line);
  const isEmpty = (line: string | undefined): boolean => isLabel(line) && line?.trimEnd().endsWith(':') === true;
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      const opener = LABEL.exec(next ?? '')?.[1]?.toLowerCase() ?? '';
      const isField = EMPTY.test(line) && isLabel(lines[at - 1]) && isLabel(next);
      return isField && (isEmpty(next) || !PARTS_OF_FIELD.has(opener)) ? blank(line) : line;
    })
    .join('\n');
}
