/** Nerves without their noun, as lists have them: "R median (FDS branch) 2 mL", "Nerve: ulnar", "L lateral pectoral | 80C". */

import { measuresOf } from '../statements/measures.ts';
import { foundOfEach, foundOnce, hasWord, type Statements, sectionOf, startingIn } from '../statements/statements.ts';
import { type ColumnCell, columnCells } from '../statements/table-columns.ts';
import { bareOf, LONGEST } from '../terms/bare-name-words.ts';
import { EACH_SIDE, OF_NERVES, OF_RF } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { phraseOf, textAt } from '../text/words.ts';
import { sideOf } from './side-words.ts';

/** A nerve where nothing but its adjectives stand. */
export interface BareName {
  /** Key of `nerves`. */
  readonly nerve: string;
  readonly name: string;
  readonly first: number;
  readonly next: number;
}

const ASKED = wordSet(`${OF_NERVES} target+`);
/** What stands right behind a name that is whole. */
const ENDS = /^[\s.]*[(/:,;|\t+&\r\n\u2013\u2014-]/;
/** Between the columns of a table that has no bars. */
const COLUMN_GAP = '  ';

/** Adjectives that open an item with their side, or answer which nerve it was, and end there. */
export function bareNames(text: Statements, nerveNames: ReadonlyMap<string, string>): readonly BareName[] {
  const { words, marks } = text;
  const { names, stems, furtherWords } = bareOf(nerveNames);
  const found: BareName[] = [];
  for (const { first } of marks.bareName) {
    // Most of them open a name with its noun, which was found.
    if (words[first]?.isUnchecked || isKnown(text, first, first + 1)) continue;
    const following = words[first + 1]?.text;
    const longest = following === undefined || furtherWords.has(following) ? LONGEST : 1;
    for (let length = longest; length >= 1; length--) {
      const next = first + length;
      const nerve = names.get(phraseOf(words, first, next));
      if (nerve === undefined || isKnown(text, first, next) || !isNamed(text, first, next)) continue;
      if (stems.has(phraseOf(words, first, next)) && !isNerveByStem(text, first)) continue;
      found.push({ nerve, name: nerve, first, next });
      break;
    }
  }
  return found;
}

function isNamed(text: Statements, first: number, next: number): boolean {
  if ((isWhole(text, next - 1) && isAsked(text, first, next)) || isCalled(text, first, next)) return true;
  const isOfDivision = (isWhole(text, next - 1) || WHICH.has(textAt(text.words, next))) && isDivided(text, first);
  if (isBranch(text, first, next) || isOfDivision) return true;
  return isNeuromaBeside(text, first) && isOfNeuroma(text, first, next);
}

/** How far from a neuroma the adjectives of its nerves may stand: "ulnar, median and radial stump neuromas". */
const OF_NEUROMA_WITHIN = 7;
const OF_NEUROMA =
  wordSet(`${EACH_SIDE} sensory motor articular art muscular stump end terminal nerve+ amputation traumatic painful
and or both the of bulb`);

function isNeuromaBeside(text: Statements, index: number): boolean {
  const from = Math.max(0, index - OF_NEUROMA_WITHIN);
  const to = index + OF_NEUROMA_WITHIN;
  for (let at = from; at < to; at++) if (isCompleting(text, at)) return true;
  return false;
}

const KINDS = wordSet('sensory motor muscular articular');

const ARTICULAR = wordSet('articular art');

/** Only nerves are undone so: "supraorbital and supratrochlear neurolysis". */
const LYSES = wordSet(
  `${OF_RF} neurolysis cryoneurolysis neurotomy rhizotomy rfa prf cryo cryoablation ablation phenol`,
);

const BRANCHES = wordSet('branch branches');

/** A neuroma, or branches of a kind: "femoral and obturator sensory branches", "axillary articular br", "ulnar motor points". */
function isCompleting({ words, marks }: Statements, index: number): boolean {
  const word = textAt(words, index);
  if (word === 'points' || word === 'point') return words[index - 1]?.text === 'motor';
  if (LYSES.has(word) || (word === 'br' && ARTICULAR.has(textAt(words, index - 1)))) return true;
  if (BRANCHES.has(word)) return words[index + 1]?.text !== 'of' && KINDS.has(textAt(words, index - 1));
  return startingIn(marks.neuroma, index, index + 1).length > 0;
}

/** "Ulnar and median stump neuromas", "neuroma of the left sural": nothing but its own words between. */
function isOfNeuroma(text: Statements, first: number, next: number): boolean {
  const { words, marks } = text;
  const isNeuroma = (index: number): boolean => isCompleting(text, index);
  const isBetween = (index: number): boolean => {
    const word = textAt(words, index);
    if (words[index]?.sentence !== words[first]?.sentence) return false;
    return OF_NEUROMA.has(word) || startingIn(marks.bareName, index, index + 1).length > 0;
  };
  let after = next;
  while (after - next < OF_NEUROMA_WITHIN && !isNeuroma(after) && isBetween(after)) after++;
  if (isNeuroma(after) && words[after]?.sentence === words[first]?.sentence) return true;
  let before = first - 1;
  while (first - before < OF_NEUROMA_WITHIN && before >= 0 && !isNeuroma(before) && isBetween(before)) before--;
  return isNeuroma(before) && words[before + 1]?.text === 'of' && isWhole(text, next - 1);
}

function isKnown({ terms }: Statements, first: number, end: number): boolean {
  return startingIn(terms.nerve, first - 8, end).some(({ next }) => next > first);
}

const BEHIND_NAME = wordSet('at motor articular art sensory muscular');

function isWhole({ text, words }: Statements, last: number): boolean {
  const end = words[last]?.end ?? 0;
  const next = words[last + 1];
  return (
    !next ||
    next.opensClause ||
    BEHIND_NAME.has(next.text) ||
    text.startsWith(COLUMN_GAP, end) ||
    ENDS.test(text.slice(end, next.start)) ||
    /^\d/.test(next.text)
  );
}

const LESION_WITHIN = 8;

/** "Axillary at the humerus 80C x 90 s": an item that gives the lesion of what it opens with. */
function hasOwnLesion(text: Statements, index: number): boolean {
  const word = text.words[index];
  if (word?.opensSentence !== true) return false;
  const isPhenol = startingIn(text.terms.lesion, index, index + LESION_WITHIN).some(({ key }) => key === 'agent');
  return startingIn(measuresOf(text), index, index + LESION_WITHIN).some(
    ({ unit, first }) =>
      (unit === 'celsius' || (isPhenol && unit === 'percent')) && text.words[first]?.sentence === word.sentence,
  );
}

const LABEL_WITHIN = 6;

/**
 * "2. Axillary: posterior greater tuberosity", "Axillary, articular branch: the tuberosity": the label of an item, or one
 * that goes on to its noun or was named above with it.
 */
function isLabel(text: Statements, index: number, next: number): boolean {
  const { words } = text;
  const mark = words[index - 1];
  const hasMark = mark?.opensSentence === true && mark.text.length === 1;
  if (!hasMark && words[index]?.opensSentence !== true) return false;
  for (let at = index; at < index + LABEL_WITHIN && (at === index || words[at]?.opensSentence === false); at++)
    if (text.text[words[at]?.end ?? 0] === ':')
      return (
        hasMark || hasWord(words, index + 1, at + 1, ASKED) || (at === next - 1 && isNamedAbove(text, index, next))
      );
  return false;
}

const SAID_OF_NERVES = wordSet('was could got had received');

/** "The iliohypogastric could not be found" */
function isCalled(text: Statements, first: number, next: number): boolean {
  const { words } = text;
  // "Lateral pectoral got a lesion"
  if (next - first > 1 && words[first]?.opensSentence && SAID_OF_NERVES.has(textAt(words, next))) return true;
  return words[first - 1]?.text === 'the' && SAID_OF_NERVES.has(textAt(words, next)) && isNamedAbove(text, first, next);
}

/** "Toward the humeral neck for the axillary branch", below "suprascapular and axillary articular branches" */
function isBranch(text: Statements, first: number, next: number): boolean {
  const { words } = text;
  return textAt(words, next) === 'branch' && textAt(words, next + 1) !== 'of' && isNamedAbove(text, first, next);
}

const DIVISIONS = wordSet('branch br division div');
const WHICH = wordSet('anterior ant posterior post superficial deep');

/** By its division, its side or its branch: "R saph cryo", "ant br obt". */
function isNerveByStem(text: Statements, first: number): boolean {
  const { words } = text;
  return (
    isDivided(text, first) || sideOf(text, words[first - 1]) !== undefined || ARTICULAR.has(textAt(words, first + 1))
  );
}

/** "R ant br obt", "posterior division of obturator", "obt ant div" */
function isDivided({ words }: Statements, first: number): boolean {
  if (WHICH.has(textAt(words, first + 1)) && DIVISIONS.has(textAt(words, first + 2))) return true;
  const noun = words[first - 1]?.text === 'of' ? first - 2 : first - 1;
  return (
    words[first]?.opensClause === false && DIVISIONS.has(textAt(words, noun)) && WHICH.has(textAt(words, noun - 1))
  );
}

/** Whether the words stand above with their noun; each name is looked for once. */
function isNamedAbove(text: Statements, index: number, next: number): boolean {
  const { words } = text;
  const name = phraseOf(words, index, next);
  const length = next - index;
  const isNamed = (at: number): boolean =>
    phraseOf(words, at, at + length) === name && hasWord(words, at + length, at + LABEL_WITHIN, ASKED);
  const first = foundOfEach(text, isNamedAbove, name, () => {
    const opener = textAt(words, index);
    return words.findIndex(({ text: word }, at) => word === opener && isNamed(at));
  });
  return first >= 0 && first < index;
}

const LISTED_WITHIN = 16;
const IN_LIST = wordSet('and plus both left right the');

/** "Ablation of three nerves: suprascapular, axillary (articular branch), lateral pectoral" */
function isBehindNerves({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  for (let at = index - 1; at >= 0 && index - at < LISTED_WITHIN && words[at + 1]?.sentence === word?.sentence; at--) {
    if (text[words[at]?.end ?? 0] !== ':') continue;
    const isMember = at === index - 1 || word?.opensClause === true || IN_LIST.has(textAt(words, index - 1));
    return isMember && words[at + 1]?.opensLine === false && hasWord(words, at - LISTED_WITHIN, at + 1, ASKED);
  }
  return false;
}

function nerveCells(text: Statements): readonly ColumnCell[] {
  return columnCells(text).filter(({ head }) => (head.match(LETTERS) ?? []).some((word) => ASKED.has(word)));
}

/** Whether the word stands in a table below "Nerve" or "Target". */
function isOfNerveColumn(text: Statements, index: number): boolean {
  const cells = foundOnce(text, isOfNerveColumn, () => nerveCells(text));
  const at = text.words[index]?.start ?? 0;
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.end ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return (cells[low]?.start ?? at + 1) <= at;
}

const LETTERS = /[a-z]+/g;

/** "80C 90s <- lateral pectoral": what an entry of a log is of. */
const ARROW = /(?:<-|->|=>) ?$/;

function isAsked(text: Statements, index: number, next: number): boolean {
  const before = text.words[index - 1];
  const isOfSide = text.words[index]?.opensClause !== true && sideOf(text, before) !== undefined;
  // "Cryo R saph 2x3min"
  if (isOfSide && (before?.opensClause || LYSES.has(textAt(text.words, index - 2)))) return true;
  if (ARROW.test(text.text.slice(before?.end, text.words[index]?.start))) return true;
  if (isOfNerveColumn(text, index) || hasOwnLesion(text, index)) return true;
  if (isLabel(text, index, next) || isBehindNerves(text, index)) return true;
  const section = sectionOf(text, index);
  if (!section || index < section.content) return false;
  return hasWord(text.words, section.first, section.content, ASKED);
}
