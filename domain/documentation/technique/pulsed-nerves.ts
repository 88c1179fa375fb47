/** Where a note tells of pulsed and of destructive radiofrequency: the nerves that got nothing but the pulsed one. */

import type { Location } from '../../claim/claim.ts';
import type { LineEvidence, NoteText } from '../evidence.ts';
import type { NerveFact } from '../nerves/nerve-facts.ts';
import { nerveGroups } from '../nerves/nerve-mentions.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { assertionAt, type Span, type Statements, sentenceAt, startingIn } from '../text/statements.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { WordMap, wordList } from '../text/word-list.ts';
import { wordAt } from '../text/words.ts';
import type { TechniqueFact, TechniqueStatement } from './technique-facts.ts';

/** How many words back the nerve of a step may have been named. */
const FARTHEST = 40;
/** Nerves that stand together. */
interface StepNerves extends Span {
  readonly mentions: readonly { readonly name: string }[];
}

interface TreatedName {
  readonly name: string;
  readonly at: Location;
}

const NONE: ReadonlySet<string> = new Set();

/** Names of the treated nerves of which the note says pulsed and never destruction. */
export function pulsedNerves(
  { line, claim }: LineEvidence,
  technique: TechniqueFact,
  nerves: NerveFact,
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  const record = line.record ?? claim.record;
  if (technique.kind !== 'conflicting' || nerves.kind !== 'named' || !record) return NONE;
  if (!technique.statements?.some(({ value }) => value.destructive === false)) return NONE;
  const treated = new Set(nerves.nerves.map(({ name }) => name));
  const groups = [
    ...nerveGroups(record.statements, vocabulary, vocabulary.nerveKeys),
    ...nerves.nerves.flatMap((nerve) => treatedIn(record, nerve)),
    ...calledShort(record.statements, treated),
  ].toSorted((a, b) => a.first - b.first);
  const pulsed = new Set<string>();
  const destroyed = new Set<string>();
  for (const statement of technique.statements ?? []) {
    if (isOfTheTimeBefore(record, statement)) continue;
    const names = nervesBeside(record, statement, groups, treated);
    const { destructive } = statement.value;
    for (const name of names) if (destructive === false) pulsed.add(name);
    if (destructive === true) for (const name of names) destroyed.add(name);
  }
  return new Set([...pulsed].filter((name) => destroyed.size > 0 && !destroyed.has(name)));
}

const BEFORE = new Set(['last', 'previous', 'prior', 'earlier', 'old', 'former']);

/** "Because of the burning after the last thermal lesion, pulsed only" */
function isOfTheTimeBefore({ statements, at }: NoteText, { at: { path, start } }: TechniqueStatement): boolean {
  if (path !== at.path || start === undefined) return false;
  return BEFORE.has(statements.words[wordAt(statements.words, start) - 1]?.text ?? '');
}

/** A treated nerve where it is named, in whatever words: "Left suprascapular: PRF". */
function treatedIn(
  { statements, at }: NoteText,
  { name, at: { path, start, end } }: TreatedName,
): readonly StepNerves[] {
  if (path !== at.path || start === undefined) return [];
  const first = wordAt(statements.words, start);
  return [{ first, next: Math.max(first + 1, wordAt(statements.words, end ?? start)), mentions: [{ name }] }];
}

/** What follows a nerve that is called by the first word of its name alone. */
const SAID_OF_NERVES = new Set(
  wordList('got, gets, received, was, had, has, with, by, only, underwent, at, rf, prf, pulsed, thermal, lesion'),
);
const MARKS = new Set([':', ',', '(', ')', '-', ';', '=']);

/** "b) Axillary: pulsed mode", "the tibial got pulsed RF": treated nerves that a step calls by their first word alone. */
function calledShort({ words, text }: Statements, treated: ReadonlySet<string>): readonly StepNerves[] {
  const byWord = new WordMap<string>([...treated].map((name) => [name.split(' ', 1)[0] ?? '', name]));
  const found: StepNerves[] = [];
  words.forEach((word, first) => {
    const name = byWord.get(word.text);
    if (!name) return;
    const sign = text[word.end] === ' ' ? text[word.end + 1] : text[word.end];
    const isCalled = MARKS.has(sign ?? '') || SAID_OF_NERVES.has(words[first + 1]?.text ?? '');
    if (isCalled) found.push({ first, next: first + 1, mentions: [{ name }] });
  });
  return found;
}

/** The nerves that a step speaks of: the nearest of its sentence, else those named last before it. */
function nervesBeside(
  { statements, at }: NoteText,
  { at: place }: TechniqueStatement,
  groups: readonly StepNerves[],
  treated: ReadonlySet<string>,
): readonly string[] {
  if (place.path !== at.path || place.start === undefined) return [];
  const first = wordAt(statements.words, place.start);
  const next = Math.max(first + 1, wordAt(statements.words, place.end ?? place.start));
  const isTreated = ({ mentions }: StepNerves): boolean => mentions.some(({ name }) => treated.has(name));
  const sentence = sentenceAt(statements, { first, next });
  const own = startingIn(groups, sentence.first, sentence.next);
  const before = startingIn(groups, first - FARTHEST, first);
  const nearest = own.filter(isTreated).toSorted((a, b) => distance(a, first, next) - distance(b, first, next))[0];
  // "Left lesser occipital nerve: … so this one was pulsed": what a step speaks of may be named in the one before.
  const isStep = (group: StepNerves): boolean =>
    isTreated(group) || (isOfProcedure(statements, group.first) && assertionAt(statements, group) === 'performed');
  const group = nearest ?? before.filter(isStep).at(-1);
  return group ? group.mentions.map(({ name }) => name) : [];
}

function distance(group: StepNerves, first: number, next: number): number {
  return group.first >= next ? group.first - next : Math.max(0, first - group.next);
}
