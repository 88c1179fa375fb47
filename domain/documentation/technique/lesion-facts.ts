/** How the lesion was made: temperature, time, agent, strength, volume, cycles and device. */

import type { Documentation } from '../documentation.ts';
import type { LesionFacts } from '../documented-facts.ts';
import { type NoteText, quotedCharacters, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { statedLesion } from '../stated-documentation.ts';
import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { assertionAt, foundOnce, hasWord, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { BY_COLD, LESIONS_BY_HEAT } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import type { Word } from '../text/words.ts';
import { agentName, besideAgent, isNeurolytic, performedTerm } from './lesion-agent.ts';
import { destructiveness } from './outright-destruction.ts';
import { COLDEST_PROBE, HOTTEST_PROBE, lesionTemperature } from './probe-temperatures.ts';

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

const LESION_WORDS =
  wordSet(`${LESIONS_BY_HEAT} ${BY_COLD} ablation prf cycle+ burn+ treatment duration thermocoagulation degrees
temperature energy iovera heat c denervation neurotomy time deg celsius ice iceball nitrous
application+ placement+ handpiece handheld stick+ cold`);
const OTHER_TIMES = wordSet(`
fluoro fluoroscopy thaw+ thawing thawed observed monitored later after recovery
stimulation pressure waited onset wait prior hour hourly tonight tid qid
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

const FREEZING = wordSet(`${BY_COLD} thaw cryo treatment iovera cryoprobe cold frozen tip`);

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
