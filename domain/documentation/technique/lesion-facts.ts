/** How the lesion was made: temperature, time, agent, strength, volume, cycles and device. */

import type { Documentation } from '../documentation.ts';
import type { LesionFacts } from '../documented-facts.ts';
import { type NoteText, quotedCharacters, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { statedLesion } from '../stated-documentation.ts';
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
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfTitle } from '../telling/untold.ts';
import { ANOTHER_DAY } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import { agentName, besideAgent, isNeurolytic, performedTerm } from './lesion-agent.ts';
import { COLDEST_PROBE, HOTTEST_PROBE, probeTemperatures } from './probe-temperatures.ts';
import { undelivered } from './undelivered.ts';

/** How the lesion was made: as structured documentation states it, else as the procedure note tells it. */
export function lesionFacts(documentation: Documentation | undefined, record: NoteText | undefined): LesionFacts {
  const stated = statedLesion(documentation);
  if (!record) return stated;
  const told = foundOnce(record.statements, lesionFacts, () => recordedLesion(record));
  return {
    temperatureCelsius: stated.temperatureCelsius ?? told.temperatureCelsius,
    secondsPerLesion: stated.secondsPerLesion ?? told.secondsPerLesion,
    agent: stated.agent ?? told.agent,
    concentrationPercent: told.concentrationPercent,
    volumeMilliliters: told.volumeMilliliters,
    freezeCycles: told.freezeCycles,
    device: stated.device ?? told.device,
    isDestructive: stated.isDestructive ?? told.isDestructive,
  };
}

function recordedLesion(text: NoteText): LesionFacts {
  const { statements } = text;
  const agent = performedTerm(statements, 'agent', (term) => isNeurolytic(statements, term));
  return {
    temperatureCelsius: lesionTemperature(text),
    secondsPerLesion: seconds(text),
    agent: agent && { value: agentName(statements, agent), at: quotedWords(text, agent) },
    concentrationPercent: agent && stated(text, besideAgent(statements, agent, 'percent')),
    volumeMilliliters: agent && stated(text, besideAgent(statements, agent, 'milliliters')),
    freezeCycles: freezeCycles(text),
    device: deviceOf(text),
    isDestructive: destructiveness(text),
  };
}

function stated(text: NoteText, measure: Measure | undefined): Stated<number> | undefined {
  return measure && { value: measure.value, at: quotedCharacters(text, measure.start, measure.end, measure.first) };
}

/** Pulsed first and then heated is heated: of several temperatures the first that destroys counts. */
function lesionTemperature(text: NoteText): Stated<number> | undefined {
  const told = probeTemperatures(text);
  // "Set to 80 C, but the tip did not exceed 43 C": the one that was reached counts.
  const reached = told.find((stated) => stated.value < COOLEST_LESION && isReached(text, stated));
  if (reached) return reached;
  return told.find(({ value }) => value >= COOLEST_LESION) ?? told[0];
}

/** Words before a heat that the probe came to, whatever it was set to. */
const REACHED =
  /\b(?:not (?:exceed|reach|rise|go)|only (?:reached|rose)|reached only|actual|achieved only|no higher than)\b/;
const FARTHEST_REACHED = 70;

function isReached({ statements: { text } }: NoteText, { at }: Stated<number>): boolean {
  const start = at.start ?? 0;
  const before = text.slice(Math.max(0, start - FARTHEST_REACHED), start).toLowerCase();
  const clause = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf(';')) + 1);
  return REACHED.test(clause) && !/pulse|prf/.test(before);
}

/** Below this it is not told whether heat destroys. */
const COOLEST_LESION = 60;

const LESION_WORDS = wordSet(`
lesion+ lesioned lesioning ablation ablated rf rfa prf radiofrequency pulsed thermal
cycle+ cryo freeze+ frozen freezing burn+ treatment cryoablation cryoneurolysis duration
coagulation thermocoagulation degrees temperature energy iovera heat heated c denervation
neurotomy time deg celsius ice iceball nitrous application+ placement+ handpiece
handheld
`);
const OTHER_TIMES = wordSet(`
fluoro fluoroscopy thaw+ thawing thawed observed monitored later after recovery
stimulation pressure waited onset wait prior
`);
const SHORTEST_LESION = 10;
const LONGEST_LESION = 1_200;

function seconds(text: NoteText): Stated<number> | undefined {
  const { statements } = text;
  const measures = measuresOf(statements);
  let best: Measure | undefined;
  let bestRank = 0;
  measures.forEach((measure, index) => {
    const isTime = measure.unit === 'seconds' || isBareTime(statements, measures[index - 1], measure);
    if (!isTime || measure.value < SHORTEST_LESION || measure.value > LONGEST_LESION) return;
    if (!isOfProcedure(statements, measure.first) || assertionAt(statements, measure) !== 'performed') return;
    const { first, next } = sentenceAt(statements, measure);
    if (isOtherTime(statements.words, Math.max(first, measure.first - 2), measure.next, next)) return;
    const isNearHeat = [measures[index - 1], measures[index + 1]].some(
      (other) => other && isHeat(other) && other.first >= first && other.next <= next + 8,
    );
    const rank = isNearHeat || measure.isLabelled ? 2 : hasWord(statements.words, first, next, LESION_WORDS) ? 1 : 0;
    if (rank > bestRank) {
      best = measure;
      bestRank = rank;
    }
  });
  return stated(text, best);
}

/** The freeze/thaw cycle is one of freezing; a thaw alone is not. */
function isOtherTime(words: readonly Word[], first: number, end: number, next: number): boolean {
  let last = end;
  while (last < Math.min(next, end + 2) && !words[last]?.opensClause) last++;
  return words
    .slice(first, last)
    .some(({ text }, at) => OTHER_TIMES.has(text) && !(text === 'thaw' && words[first + at - 1]?.text === 'freeze'));
}

/** "80C x 90" */
function isBareTime({ words }: Statements, before: Measure | undefined, measure: Measure): boolean {
  if (measure.unit !== 'none' || !before || !isHeat(before)) return false;
  return (
    measure.first - before.next <= 1 &&
    (words[before.next]?.text === 'x' || words[measure.first]?.text.startsWith('x') === true)
  );
}

function isHeat({ unit, value }: Measure): boolean {
  return (unit === 'celsius' || unit === 'degrees') && value >= COLDEST_PROBE && value <= HOTTEST_PROBE;
}

const FREEZING = wordSet(`
freeze+ freezing thaw cryo treatment iovera cryoablation cryoneurolysis cryoprobe cold frozen
tip
`);

function freezeCycles(text: NoteText): Stated<number> | undefined {
  const { statements } = text;
  // Where nothing but freezing is named, cycles are those of freezing.
  const { technique } = statements.terms;
  const isCryo = technique.length > 0 && technique.every(({ key }) => key.startsWith('cryo'));
  for (const term of statements.terms.lesion) {
    if (term.key !== 'cycle' || !isOfProcedure(statements, term.first) || assertionAt(statements, term) !== 'performed')
      continue;
    const sentence = sentenceAt(statements, term);
    if (!isCryo && !hasWord(statements.words, sentence.first, sentence.next, FREEZING)) continue;
    const counts = startingIn(measuresOf(statements), Math.max(sentence.first, term.first - 6), term.next + 6).filter(
      ({ unit, next, value }) =>
        unit !== 'seconds' &&
        unit !== 'percent' &&
        Number.isInteger(value) &&
        value > 0 &&
        value < 20 &&
        next <= sentence.next,
    );
    const before =
      counts.filter(({ first }) => first < term.first).at(-1) ?? counts.find(({ first }) => first - term.next <= 1);
    if (before) return stated(text, before);
  }
  return undefined;
}

function deviceOf(text: NoteText): Stated<string> | undefined {
  const { statements } = text;
  for (const term of statements.terms.device) {
    if (!isOfProcedure(statements, term.first) || assertionAt(statements, term) !== 'performed') continue;
    return { value: term.key, at: quotedWords(text, term) };
  }
  return undefined;
}

const PLACES = wordSet('clinic center centre service+ department institute program unit specialists associates');
const LETTERHEAD_WITHIN = 5;

/** "NEUROMODULATION AND NERVE CLINIC" */
function isLetterhead({ words }: Statements, { next }: Span): boolean {
  return hasWord(words, next, next + LETTERHEAD_WITHIN, PLACES);
}

/** What the note says outright. A denial of destruction in the procedure stands before its assertion. */
function destructiveness(text: NoteText): Stated<boolean> | undefined {
  const { statements } = text;
  let said: Stated<boolean> | undefined;
  for (const term of statements.terms.lesion) {
    if ((term.key !== 'destroyed' && term.key !== 'notDestroyed') || !isOfProcedure(statements, term.first)) continue;
    const assertion = assertionAt(statements, term);
    if (isLetterhead(statements, term)) continue;
    // "Service: neuromodulation & pain", above a lesion that is told with its heat.
    const isName = isOfTitle(statements, term.first) && (lesionTemperature(text)?.value ?? 0) >= COOLEST_LESION;
    if (term.key === 'notDestroyed' && assertion === 'performed' && !isName)
      return { value: false, at: quotedWords(text, term) };
    // "It may destroy nerve tissue"
    if (term.key !== 'destroyed' || ANOTHER_DAY.has(textAt(statements.words, term.first - 1))) continue;
    if (assertion === 'performed' && !isOfficialName(statements, term))
      said ??= { value: true, at: quotedWords(text, term) };
  }
  const failure = undelivered(text);
  return failure ? { value: false, at: quotedWords(text, failure) } : said;
}

/** "PROCEDURE: Destruction of peripheral nerve": what a procedure is called and billed as, whatever was done. */
function isOfficialName(text: Statements, { first, next }: Span): boolean {
  return isOfTitle(text, first) && hasWord(text.words, first, next, NAMED_SO);
}

const NAMED_SO = wordSet('destruction');
