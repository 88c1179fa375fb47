/** Lines that give what stands below them its day: "Date of procedure: 3/12/2025", "OP NOTE 12-MAR-25", "▼ 2025-06-05 Visit". */

import { datedLabelAt, dayIn, daysOfNote, hasYear, holdsDay, isNear } from './dated-labels.ts';
import { isBlock } from './part-labels.ts';
import { wordSet } from './word-list.ts';

/** A line that bears a day. */
export interface DatedLine {
  readonly at: number;
  readonly end: number;
  /** Where the paragraph begins in which it stands, or the title above that. */
  readonly paragraph: number;
  /** Whether nothing stands above it in its paragraph but a title. */
  readonly opensParagraph: boolean;
  readonly day: number;
  readonly heads: 'document' | 'entry';
  /** The words before its day, a bare "Date" left out. */
  readonly label: string;
}

/** What stands above a line in its paragraph. */
interface Above {
  readonly lines: number;
  readonly last: string;
}

/** The lines with a day and a year not far from the claimed one, in order. */
export function linesByDay(text: string, claimed: number): DatedLine[] {
  const found: DatedLine[] = [];
  let paragraph = 0;
  let lines = 0;
  let longest = 0;
  let last = '';
  for (let at = 0; at < text.length; ) {
    const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    const line = text.slice(at, Math.min(end, at + LONGEST_LINE));
    if (/[a-z\d]/i.test(line)) {
      const dated = holdsDay(line) && dayOfLine(line, { lines, last });
      if (dated && hasYear(dated.day) && isNear(claimed, dated.day))
        found.push({ at, end, paragraph, opensParagraph: lines < 2, label: labelOf(line), ...dated });
      lines++;
      longest = Math.max(longest, line.length);
      last = line;
    } else {
      // What stands in one line is the title of what follows.
      if (lines !== 1 || longest > LONGEST_TITLE) paragraph = end + 1;
      lines = 0;
      longest = 0;
      last = '';
    }
    at = end + 1;
  }
  return found;
}

const LONGEST_LINE = 120;
const LONGEST_TITLE = 60;
/** Nobody puts the bare date of a document farther below its head. */
const MOST_ABOVE = 4;
/** "=== ", "[1] ", "▼ " */
const SIGNS = /^(?:[^a-z\d[(\n]*(?:[[(]\w{1,2}[\])])?[ \t]*)/i;
/** What names a document by itself: "Encounter Date", "Visit 2". */
const DOCUMENT = wordSet(`
proced procs proc operat op visit encoun office clinic report record note sessio treatm exhibi docume block entry
`);
const STEM = 6;
/** Of what is told in a note, of the paper it stands on, or of talk: none of them heads a procedure. */
const TOLD_OF = wordSet(`
prior previo last hx histor since next plan planne schedu order orders ordere author review see seen return create
closed status per sign signed dictat transc born birth dob lot exp relief follow phone call teleph messag nurse nursin discha time
consen lab labs photo mri emg imagin auth approv id filed finali sn steril tray point
`);
/** What a page, a print or a fax bears at its head, unless it names the procedure: "[Page 1] Procedure of 02/03/2025". */
const OF_PAPER = wordSet('page print printe fax faxed scan scanne');
const PROCEDURE = wordSet('proced operat');
/** Written to a document, on whatever day. */
const ADDED = /\b(?:addend|amend|correct|late entry|attest|supplement|query|response)/i;
const SENTENCE = /[a-z]{3}[.;] [A-Z]| (?:was|were|had|has|is|for|no) /;
/** The word before a "date" that is of a document, and the last one of a signature above it. */
const DATED = wordSet('case document entry encounter service svc visit exam surgery procedure operation');
const CREDENTIALS = wordSet('md do dpm rn pa np');
const TOLD_BEHIND = /: .*/;
/** "--- 02/19/2025 ---", and no line to sign on. */
const RULED = /^[^\w\s]{2}.*[^\w\s]{2}$/;
/** "02/11/2025 [copied forward]" */
const ASIDE = /^\s*[[(][^\])\n]{1,40}[\])]\s*$/;
const PARTS = /[|,;:\t[]$| {2}$/;
const PATIENT = /\b(?:patient|pt|name|mrn)\b/i;

type Head = Pick<DatedLine, 'day' | 'heads'>;

function dayOfLine(line: string, above: Above): Head | undefined {
  if (ADDED.test(line) || ADDED.test(above.last)) return undefined;
  const labelled = daysOfNote(line);
  const own = labelled.find(({ at }) => isOfDocument(line, at, above));
  if (own) return { day: own.day, heads: 'document' };
  if (labelled.length > 0) return undefined;
  const said = line.replace(SIGNS, '');
  const dated = dayIn(said);
  if (!dated) return undefined;
  const { day, at, end } = dated;
  // "Treatment | 09/05/2024 | 03/12/2025" heads columns.
  if (dayIn(said.slice(end))) return undefined;
  // "09/24/2025 PROCEDURE: discharged well": what stands behind the colon is told.
  const isOpener = !/\w/.test(said.slice(0, at));
  const title = isOpener ? said.slice(end).replace(TOLD_BEHIND, '') : said.slice(0, at) + said.slice(end);
  // Behind its day an entry tells what came of it as well: "10/08/2024 RF ablation, 80 C for 90 s. 8 months of relief."
  const words = stemsOf(isOpener ? title.slice(0, LONGEST_TITLE) : title);
  const isOfPaper = words.some((word) => OF_PAPER.has(word)) && !words.some((word) => PROCEDURE.has(word));
  if (isOfPaper || words.some((word) => TOLD_OF.has(word))) return undefined;
  const isFirst = above.lines === 0 || /^\W/.test(above.last);
  const isAlone = RULED.test(line) || (title.replace(ASIDE, '').trim() === '' && above.lines < MOST_ABOVE);
  const isTitle = !SENTENCE.test(title) && words.some((word) => DOCUMENT.has(word));
  // "12 March 2025" alone, "03/26/2025. Patient: …"
  if (isTitle || isAlone || (isFirst && isOpener && PATIENT.test(title))) return { day, heads: 'document' };
  const label = datedLabelAt(said, 0);
  return (label || isOpener) && !(label && isBlock(label)) ? { day, heads: 'entry' } : undefined;
}

/** "DOS", "Date of service", "Encounter Date", a bare "Date" near the head; no "Consent date", and none below a signature. */
function isOfDocument(line: string, at: number, { lines, last }: Above): boolean {
  if (!/^date(?! of)/i.test(line.slice(at))) return true;
  const before = line.slice(0, at);
  const word = lastWord(before);
  const isBare = before.trim() === '' || PARTS.test(before) || DATED.has(word);
  const isNearHead = lines < MOST_ABOVE || /^\W/.test(line);
  return isBare && isNearHead && !CREDENTIALS.has(word) && !CREDENTIALS.has(lastWord(last));
}

function lastWord(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.at(-1) ?? ''
  );
}

function stemsOf(title: string): string[] {
  return (title.toLowerCase().match(/[a-z]{2,}/g) ?? []).map((word) => word.slice(0, STEM));
}

function labelOf(line: string): string {
  const label = (/^[^\d:]{3,40}/.exec(line)?.[0] ?? '').toLowerCase().replace(/[^a-z]/g, '');
  return label === 'date' ? '' : label;
}
