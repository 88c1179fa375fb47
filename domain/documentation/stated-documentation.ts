/** Lesion and necessity as structured `documentation` states them, and what short texts say beside the nerves. */

import type { Location } from '../claim/claim.ts';
import type { Documentation } from './documentation.ts';
import type { LesionFacts, NecessityFacts } from './documented-facts.ts';
import { documentationAt, type LineEvidence, type NoteText } from './evidence.ts';
import { listedName } from './nerves/listed-name.ts';
import type { NerveFact, TreatedNerve } from './nerves/nerve-fact.ts';
import type { Side, Stated } from './stated.ts';
import type { Statements } from './statements/statements.ts';
import { OF_NERVES } from './text/common-words.ts';
import { wordSet } from './text/word-list.ts';
import { textAt, type Word, wordsOf } from './text/words.ts';

export function statedLesion(stated: Documentation | undefined): LesionFacts {
  return {
    temperatureCelsius: field('temperatureCelsius', stated?.temperatureCelsius),
    secondsPerLesion: field('secondsPerLesion', stated?.secondsPerLesion),
    agent: field('agent', stated?.agent),
    concentrationPercent: undefined,
    volumeMilliliters: undefined,
    freezeCycles: undefined,
    device: field('device', stated?.device),
    isDestructive: field('destructive', stated?.destructive),
  };
}

export function statedNecessity(stated: Documentation | undefined): NecessityFacts {
  const measures = stated?.failedConservativeMeasures;
  const reliefPercent = field('diagnosticBlockReliefPercent', stated?.diagnosticBlockReliefPercent);
  return {
    diagnosis: field('diagnosis', stated?.diagnosis),
    indication: field('indication', stated?.indication),
    failedConservativeMeasures: (measures ?? []).map((value) => ({
      value,
      at: documentationAt('failedConservativeMeasures', value),
    })),
    conservativeCareDenied: measures?.length === 0 ? [documentationAt('failedConservativeMeasures', '')] : [],
    diagnosticBlock: reliefPercent && { value: true, at: reliefPercent.at },
    diagnosticBlockReliefPercent: reliefPercent,
  };
}

function field<Value extends string | number | boolean>(
  name: string,
  value: Value | undefined,
): Stated<Value> | undefined {
  return value === undefined || !/\S/.test(String(value))
    ? undefined
    : { value, at: documentationAt(name, String(value)) };
}

const LEFT_WORDS = wordSet('left lt l');
const RIGHT_WORDS = wordSet('right rt r');
const BOTH_WORDS = wordSet('bilateral bilaterally both bilat');
/** Words between two nerves of one list: the side before the first holds for both. */
const LIST_WORDS = wordSet(`${OF_NERVES} and the plus n`);

const NO_NERVES: readonly TreatedNerve[] = [];

/** Each named nerve with the side that its entry or the words beside it say. */
export function treatedNerves(nerves: NerveFact, evidence: LineEvidence): readonly TreatedNerve[] {
  if (nerves.kind !== 'named') return NO_NERVES;
  const listed = evidence.line.documentation?.nerves ?? evidence.claim.documentation?.nerves;
  const namesOfEntry = new Map<string, number>();
  for (const { at } of listed ? nerves.nerves : NO_NERVES)
    namesOfEntry.set(at.path, (namesOfEntry.get(at.path) ?? 0) + 1);
  let previous: Said | undefined;
  return nerves.nerves.map((nerve): TreatedNerve => {
    // A procedure note was read for sides already, over whole sentences.
    if (nerve.at.start !== undefined) return nerve;
    const { path } = nerve.at;
    const entry = path.startsWith(LISTED) ? listed?.[Number(path.slice(LISTED.length))] : undefined;
    const text = entry === undefined ? textOf(nerve.at, evidence) : { text: entry, words: wordsOf(entry) };
    const said = text && sideBeside(text, nerve.at, previous);
    previous = said ?? previous;
    const isOnlyOfEntry = namesOfEntry.get(path) === 1;
    return {
      ...nerve,
      name:
        entry === undefined
          ? (nerve.nerve ?? nerve.at.value.toLowerCase())
          : listedName(nerve, isOnlyOfEntry ? entry : nerve.at.value),
      side: said?.side,
      sideAt: said?.side && { ...nerve.at, value: said.words },
    };
  });
}

/** Where an entry of a structured list stands. */
const LISTED = 'documentation/nerves/';

/** A text and its words, whatever else was read of it. */
type SpokenText = Pick<Statements, 'text' | 'words'>;

/** A side, the words that say it, and where in which text the nerve stands. */
interface Said {
  readonly side: Side | undefined;
  readonly words: string;
  readonly text: SpokenText;
  readonly first: number;
  readonly next: number;
}

function textOf(at: Location, { line, claim }: LineEvidence): SpokenText | undefined {
  const isOf = (text: NoteText) =>
    text.at.path === at.path && text.at.segment === at.segment && text.at.pointer === at.pointer;
  return (line.texts.find(isOf) ?? claim.texts.find(isOf))?.statements;
}

function sideBeside(text: SpokenText, at: Location, previous: Said | undefined): Said {
  const { words } = text;
  const from = previous?.text === text ? (words[previous.next - 1]?.end ?? 0) : 0;
  const found = text.text.indexOf(at.value, from);
  const start = found < 0 ? text.text.indexOf(at.value) : found;
  const first = wordFrom(words, start);
  const next = wordFrom(words, start + at.value.length);
  const told = (side: Side | undefined, begin: number, end: number): Said => ({
    side,
    words: text.text.slice(words[begin]?.start ?? 0, words[end - 1]?.end),
    text,
    first,
    next,
  });
  const before = first > 0 && !words[first]?.opensClause ? sideAt(words, first - 1) : undefined;
  if (before) return told(before, first - 1, next);
  const trailing = skipNouns(words, next);
  const behind =
    words[trailing]?.opensSentence || isFollowedByName(words, trailing) ? undefined : sideAt(words, trailing);
  if (behind) return told(behind, first, trailing + 1);
  const carries = previous?.text === text && previous.side && isListBetween(words, previous.next, first);
  return carries ? { ...told(previous.side, first, next), words: previous.words } : told(undefined, first, next);
}

/** The first word that starts at the character or behind it; halving, since a long note names many nerves. */
function wordFrom(words: readonly Word[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "SURAL NERVE, LT TIBIAL": the side belongs to what follows it. */
function isFollowedByName(words: readonly Word[], side: number): boolean {
  const after = words[side + 1];
  return after !== undefined && !after.opensClause;
}

/** "Left and right" is bilateral; so is a word that says so. */
function sideAt(words: readonly Word[], index: number): Side | undefined {
  const word = textAt(words, index);
  if (BOTH_WORDS.has(word)) return 'bilateral';
  const side: Side | undefined = LEFT_WORDS.has(word) ? 'left' : RIGHT_WORDS.has(word) ? 'right' : undefined;
  const other = side === 'left' ? RIGHT_WORDS : LEFT_WORDS;
  const isPair = side && words[index - 1]?.text === 'and' && other.has(textAt(words, index - 2));
  return isPair ? 'bilateral' : side;
}

function skipNouns(words: readonly Word[], from: number): number {
  let index = from;
  while (index < words.length && LIST_WORDS.has(textAt(words, index))) index++;
  return index;
}

function isListBetween(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).every((word) => LIST_WORDS.has(word.text) && !word.opensSentence);
}
