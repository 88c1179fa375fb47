/** The neurolytic agent of a note, and the strength and the volume that stand beside it. */

import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfCorrection } from '../telling/corrections.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** "Her previous phenol was six percent" */
const BEFORE = wordSet('previous prior earlier former');

/** The first term of a kind that the procedure itself holds. */
export function performedTerm(text: Statements, kind: 'agent', isMeant: (term: TermAt) => boolean): TermAt | undefined {
  const isPutRight = (term: TermAt): boolean =>
    term.key === kind &&
    isOfCorrection(text, term.first) &&
    isMeant(term) &&
    assertionAt(text, term) === 'performed' &&
    besideAgent(text, term, 'percent') !== undefined;
  // "Correct to read: phenol 6 %" goes before a slip above it.
  const late = text.terms.lesion.find(isPutRight);
  if (late) return late;
  let known: TermAt | undefined;
  let measured: TermAt | undefined;
  let strong: TermAt | undefined;
  let plain: TermAt | undefined;
  for (const term of text.terms.lesion) {
    if (term.key !== kind || !isOfProcedure(text, term.first) || !isMeant(term)) continue;
    if (assertionAt(text, term) !== 'performed' || hasWord(text.words, term.first - 2, term.first, BEFORE)) continue;
    const hasStrength = besideAgent(text, term, 'percent') !== undefined;
    const isMeasured = (hasStrength || !measured) && besideAgent(text, term, 'milliliters') !== undefined;
    if (hasStrength) {
      // What is given has a volume as well: "we have 6 % on order … phenol 0.5 % 3 mL"
      if (isMeasured) return term;
      known ??= term;
    }
    // "Absolute alcohol" says its strength by its name.
    if (term.next - term.first > 1) strong ??= term;
    if (isMeasured) measured ??= term;
    plain ??= term;
  }
  return known ?? strong ?? measured ?? plain;
}

const SKIN = wordSet(`
prepped prep cleaned cleansed isopropyl rubbing swab+ wipe+ denies use abuse
drinks preparation chlorhexidine chloraprep betadine sterilized wiped skin washed
`);
const NEUROLYTIC = wordSet(`
dehydrated absolute neurolysis sclerosing ethyl neurolytic denatured injected injection+
infiltrated ablation instilled deposited chemical ethanol
`);

const PURE = wordSet('dehydrated absolute denatured');

/** What also cleans the skin. */
export const ALCOHOL = 'alcohol';

/** Alcohol also cleans the skin: it is an agent with a strength or a word of its use beside it. */
export function isNeurolytic(text: Statements, { key: _, first, next }: TermAt): boolean {
  const name = textAt(text.words, next - 1);
  if (name !== ALCOHOL) return name !== 'glycerin';
  // "Prep: alcohol, betadine" on the line above is another matter.
  let opener = first;
  while (opener > first - 3 && text.words[opener]?.opensSentence === false) opener--;
  // "Once he could no longer feel the skin roller: dehydrated alcohol 98 %"
  if (PURE.has(textAt(text.words, next - 2))) return true;
  if (hasWord(text.words, opener, next + 2, SKIN)) return false;
  const { first: from, next: to } = sentenceAt(text, { first, next });
  return (
    hasWord(text.words, from, to, NEUROLYTIC) ||
    besideAgent(text, { key: 'agent', first, next }, 'percent') !== undefined ||
    startingIn(measuresOf(text), first - 3, next + 2).some(({ unit }) => unit === 'milliliters')
  );
}

/** The agent in the words that the claim itself would use. */
export function agentName({ words }: Statements, { next }: TermAt): string {
  const name = textAt(words, next - 1);
  return name === 'ethanol' ? ALCOHOL : name;
}

/** Words between an agent and its strength, which may stand behind the nerve and its muscle. */
const FARTHEST_MEASURE = 20;
/** The same where the strength is a field of its own: "agent=phenol", "conc=6%" on the next line. */
const FARTHEST_FIELD = 8;

/** The measure of the agent's strength or volume: the nearest one of its sentence with no anesthetic between. */
export function besideAgent(text: Statements, agent: TermAt, unit: 'percent' | 'milliliters'): Measure | undefined {
  return (
    measureIn(text, agent, unit, sentenceAt(text, agent)) ??
    measureIn(text, agent, unit, { first: agent.next, next: agent.next + FARTHEST_FIELD }, true) ??
    inRow(text, agent, unit) ??
    (unit === 'percent' ? (labelledStrength(text) ?? bareStrength(text, agent)) : undefined)
  );
}

/** "| Phenol aqueous | 6 % | 1.5 mL |": a cell of the same row. */
function inRow(text: Statements, agent: TermAt, unit: 'percent' | 'milliliters'): Measure | undefined {
  const { words } = text;
  let next = agent.next;
  while (next < agent.next + FARTHEST_MEASURE && words[next]?.opensLine === false) next++;
  const row = text.text.slice(words[agent.next - 1]?.end, words[next - 1]?.end);
  return row.includes('|') ? measureIn(text, agent, unit, { first: agent.next, next }) : undefined;
}

const WEAKEST = 3;
const STRONGEST = 12;
const BARE = /^ (\d{1,2}) \d{0,2}\.?\d{1,2}(?![\d%])/;

/** "Phenol 5 1.5": the strength and the volume, without a sign of either. */
function bareStrength({ text, words }: Statements, agent: TermAt): Measure | undefined {
  const word = words[agent.next];
  const start = words[agent.next - 1]?.end ?? 0;
  const value = Number(BARE.exec(text.slice(start, start + LONGEST_BARE))?.[1]);
  if (!word || words[agent.next - 1]?.text !== 'phenol' || !(value >= WEAKEST && value <= STRONGEST)) return undefined;
  return { value, unit: 'percent', first: agent.next, next: agent.next + 1, start: word.start, end: word.end };
}

const LONGEST_BARE = 10;

/** "6 % aqueous", which no anesthetic is called. */
const SOLUTIONS = wordSet('aqueous aq');

function labelledStrength(text: Statements): Measure | undefined {
  return foundOnce(text, labelledStrength, () =>
    measuresOf(text).find(
      ({ unit, isLabelled, next }) => unit === 'percent' && (isLabelled || SOLUTIONS.has(textAt(text.words, next))),
    ),
  );
}

function measureIn(
  text: Statements,
  agent: TermAt,
  unit: 'percent' | 'milliliters',
  sentence: Span,
  isField = false,
): Measure | undefined {
  let best: Measure | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const measure of startingIn(measuresOf(text), sentence.first, sentence.next)) {
    if (measure.unit !== unit || (isField && !isStrengthField(text, measure))) continue;
    const isBefore = measure.next <= agent.first;
    const distance = isBefore ? agent.first - measure.next : measure.first - agent.next;
    if (distance > FARTHEST_MEASURE || distance >= nearest) continue;
    const between: Span = isBefore
      ? { first: measure.next, next: agent.first }
      : { first: agent.next, next: measure.first };
    // Right beside the agent it is the agent's, whatever goes with it: "phenol 6% 2 mL after lidocaine", "30% ethanol/bupivacaine".
    const reach = distance > 0 ? (isBefore ? 2 : 4) : isBefore ? 0 : 1;
    if (isAnesthetics(text, measure, between, reach)) continue;
    best = measure;
    nearest = distance;
  }
  return best;
}

const OF_MIXTURES = wordSet('final total end resulting');
const STRENGTHS = wordSet('conc concentration strength volume vol');

/** "Conc: 6%": a label that opens a sentence right before the measure. */
function isStrengthField({ words }: Statements, { first }: Measure): boolean {
  const label = words[first - 1];
  if (!label || !STRENGTHS.has(label.text)) return false;
  // "Final conc.: 50 %"
  const opener = OF_MIXTURES.has(textAt(words, first - 2)) ? words[first - 2] : label;
  return opener?.opensSentence === true || opener?.opensLine === true;
}

const OF_ANOTHER_STEP = wordSet('after following then before with');
/** Words from the start of an anesthetic's name to its strength: "lidocaine HCl plain 1 %". */
const LONGEST_NAME = 4;

/** "Lidocaine 1 %, absolute ethanol": the strength behind an anesthetic, unless the agent stands right behind it in its clause, without one of its own. */
function isBehindAnesthetic(text: Statements, { first }: Measure, between: Span): boolean {
  const { words, terms } = text;
  const isOfAgent =
    between.first === between.next && !words[between.next]?.opensClause && !hasStrengthBehind(text, between.next);
  if (isOfAgent || words[first]?.opensClause) return false;
  return startingIn(terms.lesion, first - LONGEST_NAME, first).some(
    ({ key, next }) => key === 'localAnesthetic' && !words.slice(next, first).some(({ opensClause }) => opensClause),
  );
}

/** "Lido 2% -> phenol 6%" */
function hasStrengthBehind(text: Statements, agent: number): boolean {
  return startingIn(measuresOf(text), agent + 1, agent + 3).some(({ unit }) => unit === 'percent');
}

/** Whether the measure is rather that of an anesthetic: one stands between, right before or right behind the measure. */
function isAnesthetics(text: Statements, measure: Measure, between: Span, reach: number): boolean {
  const isAnesthetic = ({ key }: TermAt): boolean => key === 'localAnesthetic';
  const { lesion } = text.terms;
  return (
    startingIn(lesion, between.first, between.next).some(isAnesthetic) ||
    (measure.unit === 'percent' && isBehindAnesthetic(text, measure, between)) ||
    startingIn(lesion, measure.next, measure.next + reach).some(
      (term) => isAnesthetic(term) && !hasWord(text.words, measure.next, term.first, OF_ANOTHER_STEP),
    )
  );
}
