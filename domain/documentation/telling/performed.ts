/** Which parts of a note tell what was done. */

import {
  foundOfEach,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
} from '../statements/statements.ts';
import { DEEDS } from '../text/deeds.ts';
import type { Section } from '../text/section.ts';
import type { SectionKind } from '../text/section-headings.ts';
import { ABLATIONS, INJECTATES, tellsInjection, tellsLesion } from '../text/telling-sentences.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** Whether the word stands where the note tells or names the procedure itself. */
export function isOfProcedure(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  if (section === undefined || tellsDeeds(section.kind)) return true;
  return isDoneInPlan(text, word, section) || (isPlan(section) && isOfToldPlan(text, word, section));
}

/** Whether parts of the kind tell or name the procedure. */
export function tellsDeeds(kind: SectionKind): boolean {
  return kind === 'title' || kind === 'procedure' || kind === 'narrative';
}

/** The plans of a note that heads no procedure, tells of a lesion nowhere else and of a treatment there: "P: 3 mL of 6 % phenol to the nerve". */
function toldPlans(text: Statements): ReadonlySet<Section> {
  return foundOnce(text, toldPlans, () => {
    const isTold = text.sections.some((section) => isToldIn(text, section));
    const isMeant = (section: Section): boolean =>
      isPlan(section) && (isBeforeAssessment(text, section) || (!isTold && holds(text, section, tellsTreatment)));
    return new Set(text.sections.filter(isMeant));
  });
}

/** "S: … O: … P: 0.5 mL of 4 % alcohol A: neuralgia": what stands before the assessment is the procedure and no plan. */
function isBeforeAssessment({ sections }: Statements, { label, first }: Section): boolean {
  return label === 'p' && sections.some((other) => other.label === 'a' && other.first > first);
}

/** Words of a title with whose note it is: "PODIATRIC PROCEDURE NOTE 4/15/25, Testina Sample, 49 F". */
const LONGEST_TITLE = 25;

/** Whether a section that is no plan tells the procedure or a lesion. */
function isToldIn(text: Statements, section: Section): boolean {
  if (!tellsDeeds(section.kind)) return false;
  const isLong = section.kind !== 'narrative' && section.next - section.content > LONGEST_TITLE;
  return isLong || holds(text, section, tellsLesion);
}

function isPlan({ kind, label }: Section): boolean {
  return kind === 'plan' && PLANS.has(label);
}

/** Labels under which a SOAP note tells what was done; instructions and orders are no telling. */
const PLANS = new Set(['p', 'plan', 'a p', 'ap', 'plan procedure', 'p procedure']);

/** "Inj 3 mL marcaine at the tibial nerve" is as little a plan as a lesion is. */
function tellsTreatment(words: Statements['words'], index: number): boolean {
  return tellsLesion(words, index) || tellsInjection(words, index);
}

/** Whether a sentence of the section tells such a thing, and not of one to come. */
function holds({ words }: Statements, { content, next }: Section, isTold: typeof tellsLesion): boolean {
  let first = content;
  for (let index = content; index < next; index++) {
    if (index > content && !words[index]?.opensSentence) continue;
    first = index;
    let end = first + 1;
    while (end < next && words[end]?.opensSentence === false) end++;
    if (isTold(words, first) && !isToCome(words, first, end)) return true;
    index = end - 1;
  }
  return false;
}

function isToCome(words: Statements['words'], first: number, next: number): boolean {
  return isNotYet(words, first, next) || hasWord(words, first, next, AHEAD);
}

/** "Will", "if", "to be treated"; what could not be kept was of the day. */
function isNotYet(words: Statements['words'], first: number, next: number): boolean {
  for (let index = first; index < next; index++) {
    const said = textAt(words, index);
    if (NOT_YET.has(said) || (said === 'be' && CAN.has(textAt(words, index - 1)))) return true;
  }
  return false;
}

function isOfToldPlan(text: Statements, word: number, section: Section): boolean {
  if (!toldPlans(text).has(section)) return false;
  const { first, next } = sentenceAt(text, { first: word, next: word + 1 });
  return !isToCome(text.words, first, next);
}

const NOT_YET = wordSet('will schedule scheduled if consider should would may next recommend');
const CAN = wordSet('to can');
const AHEAD = wordSet('return when once plan planned approved future discuss discussed');
const FARTHEST = 24;

/** Where the plan of a SOAP note opens with what was done "today", its next sentences go on telling it. */
function isToldInPlan(text: Statements, word: number): boolean {
  const section = sectionOf(text, word);
  if (!section || section.label.length > LONGEST_LETTER) return false;
  return word < foundOfEach(text, endOfTelling, section, () => endOfTelling(text, section));
}

/** The first word of a plan that tells of nothing done. */
function endOfTelling(text: Statements, { content, next }: Section): number {
  const { words } = text;
  let sentence = sentenceAt(text, { first: content, next: content + 1 });
  if (!opensWithDeed(words, sentence)) return content;
  while (sentence.first < next && !isNotYet(words, sentence.first, sentence.next)) {
    sentence = sentenceAt(text, { first: sentence.next, next: sentence.next + 1 });
    if (sentence.next <= sentence.first) break;
  }
  return Math.min(sentence.first, next);
}

const LONGEST_LETTER = 3;
const SERVICES = new Set([
  ...ABLATIONS,
  ...INJECTATES,
  ...wordList('rf,cryo,sclerosing,phenol,alcohol,denervation,performed,procedure'),
]);

function opensWithDeed(words: Statements['words'], { first, next }: Span): boolean {
  return hasWord(words, first, next, TODAY) && hasWord(words, first, next, SERVICES);
}

const TODAY = wordSet('today');

/** SOAP notes tell under "P" what was done: "performed today", "probe inserted, ablated at 85 C for 60 sec". */
function isDoneInPlan(text: Statements, word: number, section: Section): boolean {
  if (section.kind !== 'plan') return false;
  if (isToldInPlan(text, word)) return true;
  const { words } = text;
  let first = word;
  while (first > 0 && word - first < FARTHEST && words[first]?.opensSentence === false) first--;
  let isDone = false;
  let isToday = false;
  for (let index = first; index < words.length && index < word + FARTHEST; index++) {
    if (index > word && words[index]?.opensSentence) break;
    const said = textAt(words, index);
    if (isNotYet(words, index, index + 1) || (said === 'not' && isDenied(words, index))) return false;
    if (DEEDS.has(said)) isDone = true;
    if (said === 'today') isToday = true;
  }
  return isDone && (isToday || (isPlan(section) && tellsLesion(words, first)));
}

/** What "not" denies of the procedure: "not done", "does not apply today"; "the unit was not sterile" denies nothing of it. */
function isDenied(words: Statements['words'], not: number): boolean {
  const next = textAt(words, not + 1);
  return next === 'yet' || DEEDS.has(next) || hasWord(words, not + 1, not + 3, TODAY);
}
