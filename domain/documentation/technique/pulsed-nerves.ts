/** Where a note tells of pulsed and of destructive radiofrequency: the nerves that got nothing but the pulsed one. */

import type { Location } from '../../claim/claim.ts';
import type { LineEvidence, NoteText } from '../evidence.ts';
import { bodySideAt, sideWords } from '../nerves/body-sides.ts';
import { isKeptFromRisk } from '../nerves/kept-out.ts';
import type { NerveFact } from '../nerves/nerve-fact.ts';
import { nerveGroups } from '../nerves/nerve-mentions.ts';
import { type Role, roleOf } from '../nerves/nerve-roles.ts';
import { sideOf } from '../nerves/side-words.ts';
import { isAvoided } from '../nerves/spared-nerves.ts';
import type { OneSide, Side } from '../stated.ts';
import { assertionAt, type Span, type Statements, sentenceAt, startingIn } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import type { Vocabulary } from '../terms/vocabulary.ts';
import { EARLIER } from '../text/common-words.ts';
import { columnsBehind } from '../text/row-cells.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, wordAt } from '../text/words.ts';
import { COOLEST_LESION, probeTemperatures } from './probe-temperatures.ts';
import type { TechniqueFact, TechniqueStatement } from './technique-fact.ts';

/** How many words back the nerve of a step may have been named. */
const FARTHEST = 60;
/** Nerves that stand together. */
interface StepNerves extends Span {
  readonly mentions: readonly StepNerve[];
  readonly role?: Role;
}

interface StepNerve {
  readonly name: string;
  readonly side?: Side | undefined;
  readonly first?: number;
}

interface TreatedName {
  readonly name: string;
  readonly at: Location;
}

const NONE: PulsedNerves = new Map();

/** By the name of a nerve the side on which it was only pulsed; undefined where it was so wherever it was treated. */
export type PulsedNerves = ReadonlyMap<string, OneSide | undefined>;

/** The treated nerves of which the note says pulsed and never destruction, or never on that side. */
export function pulsedNerves(
  { line, claim }: LineEvidence,
  technique: TechniqueFact,
  nerves: NerveFact,
  vocabulary: Vocabulary,
): PulsedNerves {
  const record = line.record ?? claim.record;
  if (technique.kind !== 'conflicting' || nerves.kind !== 'named' || !record) return NONE;
  if (!technique.statements?.some(({ value }) => value.destructive === false)) return NONE;
  const treated = new Set(nerves.nerves.map(({ name }) => name));
  const groups = [
    ...nerveGroups(record.statements, vocabulary, vocabulary.nerveKeys).map((group) => ({
      ...group,
      role: isKeptFromRisk(record.statements, group) ? ('denied' as const) : roleOf(record.statements, group),
    })),
    ...nerves.nerves.flatMap((nerve) => treatedIn(record, nerve)),
  ].toSorted((a, b) => a.first - b.first);
  const steps = { record, groups, treated, byItem: itemsOf(record.statements, groups, treated) };
  const pulsed: SidesOfNerves = new Map();
  const destroyed: SidesOfNerves = new Map();
  for (const statement of technique.statements ?? []) {
    const { destructive } = statement.value;
    if (typeof destructive !== 'boolean' || isOfTheTimeBefore(record, statement)) continue;
    addStep(destructive ? destroyed : pulsed, steps, statement.at);
  }
  if (destroyed.size === 0) return NONE;
  const heated: SidesOfNerves = new Map();
  for (const { value, at } of probeTemperatures(record)) if (value >= COOLEST_LESION) addStep(heated, steps, at);
  const found = new Map<string, OneSide | undefined>();
  for (const [name, sides] of pulsed) {
    const hot = destroyed.get(name);
    // "It came up in pulsed mode, was changed, and ran at 80 C"
    if (!hot && !heated.has(name)) found.set(name, undefined);
    const side = hot && otherSide(sides, new Set([...hot, ...(heated.get(name) ?? [])]));
    if (side) found.set(name, side);
  }
  return found;
}

type SidesOfNerves = Map<string, Set<Side | undefined>>;

/** What is asked for the nerves of a step. */
interface Steps {
  readonly record: NoteText;
  readonly groups: readonly StepNerves[];
  readonly treated: ReadonlySet<string>;
  /** Nerves by the number of their item. */
  readonly byItem: ReadonlyMap<string, StepNerves>;
}

function addStep(sides: SidesOfNerves, steps: Steps, at: Location): void {
  for (const { name, side } of nervesBeside(steps, at)) sides.set(name, (sides.get(name) ?? new Set()).add(side));
}

/** The one side that was pulsed, where destruction is told of the other and of no more than that. */
function otherSide(
  pulsed: ReadonlySet<Side | undefined>,
  destroyed: ReadonlySet<Side | undefined>,
): OneSide | undefined {
  if (pulsed.size !== 1 || destroyed.size !== 1) return undefined;
  const [side] = pulsed;
  const [other] = destroyed;
  if (side !== 'left' && side !== 'right') return undefined;
  return (other === 'left' || other === 'right') && other !== side ? side : undefined;
}

const BEFORE = wordSet(`${EARLIER} old former`);

/** "Because of the burning after the last thermal lesion, pulsed only" */
function isOfTheTimeBefore({ statements, at }: NoteText, { at: { path, start } }: TechniqueStatement): boolean {
  if (path !== at.path || start === undefined) return false;
  return BEFORE.has(textAt(statements.words, wordAt(statements.words, start) - 1));
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

/** The nerves that a step speaks of, with its side: the nearest of its sentence, else those named last before it. */
function nervesBeside({ record, groups, treated, byItem }: Steps, place: Location): StepNerves['mentions'] {
  const { statements, at } = record;
  if (place.path !== at.path || place.start === undefined) return [];
  const first = wordAt(statements.words, place.start);
  const next = Math.max(first + 1, wordAt(statements.words, place.end ?? place.start));
  const isTreated = ({ mentions }: StepNerves): boolean => mentions.some(({ name }) => treated.has(name));
  const before = startingIn(groups, first - FARTHEST, first);
  const head = headOfColumn(statements, before, first);
  if (head) return [head];
  const sentence = sentenceAt(statements, { first, next });
  const own = startingIn(groups, sentence.first, sentence.next);
  const nearest = own.filter(isTreated).toSorted((a, b) => distance(a, first, next) - distance(b, first, next))[0];
  // "Left lesser occipital nerve: … so this one was pulsed": what a step speaks of may be named in the one before.
  const isStep = (group: StepNerves): boolean =>
    isTreated(group) ||
    // "Close to the great auricular nerve" says where the treated one lies, "not to risk it" what is kept.
    (!(group.role === 'landmark' && group.next <= sentence.first) &&
      group.role !== 'denied' &&
      group.role !== 'injured' &&
      isOfProcedure(statements, group.first) &&
      assertionAt(statements, group) === 'performed' &&
      !isAvoided(statements, group));
  const group = nearest ?? byItem.get(itemNumber(statements, first) ?? '') ?? before.filter(isStep).at(-1);
  if (!group) return [];
  const side = sideOfStep(statements, { first, next });
  return side ? group.mentions.map(({ name }) => ({ name, side })) : group.mentions;
}

/** "mode  thermal  pulsed" below "L GON  L LON": the nerve that heads the column of a word, where its row names none. */
function headOfColumn({ text, words }: Statements, before: readonly StepNerves[], word: number): StepNerve | undefined {
  const placeOf = (index: number): number | undefined => columnsBehind(text, words[index]?.start ?? 0);
  const last = before.at(-1);
  if (!last || !words.slice(last.next, word + 1).some(({ opensLine }) => opensLine)) return undefined;
  const place = placeOf(word);
  if (place === undefined) return undefined;
  return before
    .flatMap(({ mentions }) => mentions)
    .findLast(({ first }) => first !== undefined && placeOf(first) === place);
}

/** The one side that the clause of a step names, else its sentence, else its line. */
function sideOfStep(text: Statements, step: Span): Side | undefined {
  const { words } = text;
  return (
    oneSideIn(
      text,
      spanAround(step, (index) => words[index]?.opensClause !== false),
    ) ??
    oneSideIn(text, sentenceAt(text, step)) ??
    oneSideIn(
      text,
      spanAround(step, (index) => words[index]?.opensLine !== false),
    )
  );
}

function spanAround({ first, next }: Span, opens: (index: number) => boolean): Span {
  let from = first;
  while (from > 0 && first - from < FARTHEST && !opens(from)) from--;
  let to = next;
  while (to - next < FARTHEST && !opens(to)) to++;
  return { first: from, next: to };
}

function oneSideIn(text: Statements, { first, next }: Span): Side | undefined {
  const sides = new Set(sideWords(text, first, next).flatMap((index) => sideAt(text, index) ?? []));
  // "Both were treated: the right with a thermal lesion"
  if (sides.size > 1) sides.delete('bilateral');
  return sides.size === 1 ? [...sides][0] : undefined;
}

/** "The left with pulsed RF" */
function sideAt(text: Statements, index: number): Side | undefined {
  const { words } = text;
  return bodySideAt(text, index) ?? (words[index - 1]?.text === 'the' ? sideOf(text, words[index]) : undefined);
}

const ITEMS = wordSet('nerve site target lesion no level');
const NUMBER = /^[\da-h]$/;

/** "1) Left sural nerve … #1 continuous 85 C": the treated nerves by the number of the item that names them first. */
function itemsOf(
  text: Statements,
  groups: readonly StepNerves[],
  treated: ReadonlySet<string>,
): ReadonlyMap<string, StepNerves> {
  const found = new Map<string, StepNerves>();
  for (const group of groups) {
    const number = group.mentions.some(({ name }) => treated.has(name)) ? itemNumber(text, group.first) : undefined;
    if (number !== undefined && !found.has(number)) found.set(number, group);
  }
  return found;
}

/** The number that opens the line of a word. */
function itemNumber({ words }: Statements, word: number): string | undefined {
  let first = word;
  while (first > 0 && word - first < FARTHEST && !words[first]?.opensLine) first--;
  const opener = ITEMS.has(textAt(words, first)) ? words[first + 1] : words[first];
  return NUMBER.test(opener?.text ?? '') ? opener?.text : undefined;
}

function distance(group: StepNerves, first: number, next: number): number {
  return group.first >= next ? group.first - next : Math.max(0, first - group.next);
}
