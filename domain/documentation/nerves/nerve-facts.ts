/** Which nerves the claim names for one line. */

import type { IsoDate } from '../../calendar.ts';
import type { Location } from '../../claim/claim.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { documentationAt, type EvidenceLevel, type LineEvidence, type NoteText, quotedWords } from '../evidence.ts';
import type { Side } from '../stated.ts';
import {
  assertionAt,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  startingIn,
  statements,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfTitle } from '../telling/untold.ts';
import { SIDE_OF } from '../terms/side-terms.ts';
import { type Vocabulary, vocabularyOf } from '../terms/vocabulary.ts';
import { EACH_SIDE } from '../text/common-words.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import type { NamedNerve, NerveFact } from './nerve-fact.ts';
import { namesGroup } from './nerve-groups.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';
import { nerveGroups } from './nerve-mentions.ts';
import { isVague, type NerveWords, nerveWords, vagueSpans } from './nerve-words.ts';
import { onlySide } from './side-of-note.ts';
import { sideOf } from './side-words.ts';
import { isOfPlan, statedCount } from './stated-count.ts';
import { tellsEachSide } from './told-sides.ts';
import {
  ailingNerves,
  diagnosedNeuromas,
  furtherNerves,
  intendedNerves,
  leftOutSides,
  namesOtherSide,
  treatedNerves,
} from './treated-nerves.ts';
import { inFull, namesOfTable, unknownNames, unknownShortForms } from './unknown-nerves.ts';

const UNSTATED: NerveFact = { kind: 'unstated' };

/**
 * A structured list says what the note names, so an empty one says that it names nothing. A procedure note is believed
 * before claim notes, which count when they name a nerve or plainly speak of one without a name; a procedure
 * description (SV101-7) often repeats the code's own wording, so it can name a nerve but never counts against the claim.
 */
export function nerveFact(evidence: LineEvidence, tables: RuleTables, day: IsoDate): NerveFact {
  for (const source of SOURCES) {
    const fact = source(evidence, tables, day);
    if (fact.kind !== 'unstated') return fact;
  }
  return UNSTATED;
}

/** In the order of belief. */
const SOURCES: readonly ((evidence: LineEvidence, tables: RuleTables, day: IsoDate) => NerveFact)[] = [
  ({ line }, tables, day) => fromList(line.documentation?.nerves, tables, day),
  ({ line }, tables, day) => fromNote(line.record, tables, day),
  ({ line }, tables, day) => (line.documentation?.nerves ? UNSTATED : fromTexts(line, tables, day)),
  ({ claim }, tables, day) => fromList(claim.documentation?.nerves, tables, day),
  ({ claim }, tables, day) => fromNote(claim.record, tables, day),
  ({ claim }, tables, day) => fromTexts(claim, tables, day),
];

function fromTexts({ texts }: EvidenceLevel, tables: RuleTables, day: IsoDate): NerveFact {
  if (texts.length === 0) return UNSTATED;
  const known: NamedNerve[] = [];
  for (const text of texts) known.push(...namesIn(text, tables, day));
  if (known.length > 0) return { kind: 'named', nerves: known, count: undefined, statedCount: undefined };
  const words = nerveWords(tables, day);
  const nerves = texts.flatMap((text) => unknownIn(text, words));
  if (nerves.length > 0) return { kind: 'named', nerves, count: undefined, statedCount: undefined };
  const vague = texts.flatMap((text) => vagueIn(text, words));
  return vague.length > 0 ? { kind: 'vague', at: vague, isIndefinite: true } : UNSTATED;
}

/** One entry a nerve; the two sides of one nerve count once, because they are one unit with modifier 50. */
function fromList(listed: readonly string[] | undefined, tables: RuleTables, day: IsoDate): NerveFact {
  if (!listed) return UNSTATED;
  const words = nerveWords(tables, day);
  const nerves: NamedNerve[] = [];
  const vague: Location[] = [];
  const distinct = new Set<string>();
  listed.forEach((entry, index) => {
    const at = documentationAt(`nerves/${index}`, entry);
    const text: NoteText = { kind: 'note', at, statements: statements(entry, vocabularyOf(tables)) };
    const known = namesIn(text, tables, day);
    if (known.length === 0 && isVague(text.statements, words)) {
      vague.push(at);
      return;
    }
    const name = text.statements.words
      .filter((word) => !SIDES.has(word.text))
      .map((word) => word.text)
      .join(' ');
    const side = text.statements.words.map((word) => sideOf(text.statements, word)).find((found) => found);
    const unknown = { nerve: undefined, value: undefined, citation: undefined, at, name, side };
    nerves.push(...(known.length > 0 ? known : [unknown]));
    for (const named of known.length > 0 ? known : [unknown]) distinct.add(known.length > 1 ? named.name : name);
  });
  if (nerves.length > 0) {
    return { kind: 'named', nerves, count: vague.length === 0 ? distinct.size : undefined, statedCount: undefined };
  }
  return { kind: 'vague', at: vague.length > 0 ? vague : [documentationAt('nerves', '')], isIndefinite: true };
}

const SIDES = wordSet(`${EACH_SIDE} bilateral both`);

/** The nerves that a procedure note says were treated, each once. */
function fromNote(text: NoteText | undefined, tables: RuleTables, day: IsoDate): NerveFact {
  if (!text) return UNSTATED;
  const words = nerveWords(tables, day);
  const vocabulary = vocabularyOf(tables);
  const groups = nerveGroups(text.statements, vocabulary, vocabulary.nerveKeys);
  const isGeneral = (word: string): boolean => words.vague.has(word) || words.filler.has(word);
  const names = namesOfTable(groups);
  const others = [...unknownNames(text.statements, isGeneral, true), ...unknownShortForms(text.statements, groups)].map(
    (mention) => ({
      mentions: [inFull(mention, names)],
      first: mention.first,
      next: mention.next,
    }),
  );
  const all = [...groups, ...others];
  const named = (mentions: readonly NerveMention[]): NerveFact => {
    const each = (all: readonly NerveMention[]): readonly NamedNerve[] =>
      eachOnce(all).flatMap((mention) => namedNerve(text, mention, tables, day) ?? []);
    const nerves = each(mentions);
    if (nerves.length === 0) return UNSTATED;
    const plurals = pluralsAlone(text.statements, mentions, all);
    const further = isSeries(text.statements, plurals) ? undefined : each(furtherNerves(text.statements, all, nerves));
    const count = further?.length === 0 ? nerves.length : undefined;
    const mayBeBoth =
      !onlySide(text.statements) &&
      (plurals.length > 0 || tellsEachSide(text.statements) || namesOtherSide(text.statements, all, nerves));
    const stated = statedCount(text);
    const isPlan =
      stated !== undefined &&
      isOfPlan(stated.value, [...nerves, ...(further ?? [])], leftOutSides(text.statements, all));
    return { kind: 'named', nerves, count, further, statedCount: isPlan ? undefined : stated, mayBeBoth };
  };
  const treated = named(treatedNerves(text.statements, all));
  if (treated.kind === 'named') return treated;
  const spans = vagueSpans(text.statements, words).filter(({ first }) => isOfProcedure(text.statements, first));
  const isAbove = ({ first, next }: Span): boolean => isNamedAbove(text.statements, first, next);
  // "ABLATION OF PAINFUL NERVE … Dx: sural neuralgia … the nerve was lesioned": a title names any nerve.
  const told = groups.some(({ first }) => sectionOf(text.statements, first)?.kind === 'diagnosis')
    ? spans.filter((span) => isAbove(span) || !isOfTitle(text.statements, span.first))
    : spans;
  const vague = told.length > 0 ? told : spans;
  // "The nerve" is one that was named; "a peripheral nerve" is none.
  if (vague.every(isAbove)) {
    for (const nervesOf of [intendedNerves, ailingNerves, diagnosedNeuromas]) {
      const found = named(nervesOf(text.statements, groups));
      if (found.kind === 'named') return found;
    }
  }
  if (vague.length === 0) return UNSTATED;
  return {
    kind: 'vague',
    at: vague.slice(0, MOST_PLACES).map((span) => quotedWords(text, span)),
    isIndefinite: vague.some(({ first, next }) => isIndefinite(text.statements, first, next)),
  };
}

const PLURALS = wordSet('nerves branches nn');

/** Of these a side has more than one: intercostal nerves, sensory branches. */
const SERIES = wordList('branch,intercostal,cluneal,digital,calcaneal,genicular,cutaneous,motor,cervical');

/** "The intercostal nerves": one name for as many nerves as there were, and nobody says how many. */
function isSeries(text: Statements, plurals: readonly NerveMention[]): boolean {
  return plurals.some(
    ({ nerve = '', next }) =>
      nerve === '' || text.words[next]?.text === 'branches' || SERIES.some((word) => nerve.includes(word)),
  );
}

/** Mentions in the plural that no list of nerves makes so; the branches of one nerve to one joint are one target. */
function pluralsAlone(
  { words }: Statements,
  mentions: readonly NerveMention[],
  groups: readonly NerveGroup[],
): readonly NerveMention[] {
  const inOrder = groups.toSorted((a, b) => a.first - b.first);
  return mentions.filter(({ nerve, name, side, first, next }) => {
    if (side === 'bilateral' || nerve !== name || name.endsWith(' articular branch')) return false;
    if (!PLURALS.has(textAt(words, next - 1)) && !PLURALS.has(textAt(words, next))) return false;
    return startingIn(inOrder, first - LONGEST_NAME, first + 1).some(
      ({ mentions: [own, other], next: to }) => own?.side !== 'bilateral' && !other && next <= to,
    );
  });
}

/** Words of the longest name of one nerve, with its side. */
const LONGEST_NAME = 20;

/** "The target nerve" may be one that the note named; with these words none was. */
const INDEFINITE = wordSet('peripheral painful sensory cutaneous superficial small local some');

/** "The painful nerve" may be the one of the diagnosis; "a painful nerve" and "the peripheral nerve" are none. */
function isIndefinite({ words }: Statements, first: number, next: number): boolean {
  // "Destruction by neurolytic agent, other peripheral nerve" are the words of the code, in whatever note.
  if (words[first]?.text === 'other' || words[first - 1]?.text === 'other') return false;
  const isDefinite =
    words[first]?.text === 'the' && !words.slice(first, next).some(({ text }) => text === 'peripheral');
  return !isDefinite && hasWord(words, first, next, INDEFINITE);
}

function isNamedAbove({ words }: Statements, first: number, next: number): boolean {
  const noun = next - 1;
  if (words[noun]?.text !== 'nerve') return false;
  // "Left: nerve sought medial to the ASIS"
  if (words[noun - 1]?.text === 'the') return noun - first <= 1;
  return words.slice(first, noun).every(({ text }) => SIDE_OF.has(text));
}

/** Both sides of one nerve are one mention. */
function eachOnce(mentions: readonly NerveMention[]): readonly NerveMention[] {
  const distinct = new Map<string, NerveMention>();
  for (const mention of mentions) {
    const before = distinct.get(mention.name);
    distinct.set(mention.name, before ? { ...before, side: bothSides(before.side, mention.side) } : mention);
  }
  return [...distinct.values()];
}

/** A long note may speak of "the nerve" on every line; a few places are enough to see it. */
const MOST_PLACES = 3;

function bothSides(a: Side | undefined, b: Side | undefined): Side | undefined {
  if (!a || !b) return a ?? b;
  return a === b ? a : 'bilateral';
}

function namedNerve(text: NoteText, mention: NerveMention, tables: RuleTables, day: IsoDate): NamedNerve | undefined {
  const { nerve, name, side } = mention;
  const at = quotedWords(text, mention);
  if (nerve === undefined) return { nerve, value: undefined, citation: undefined, at, name, side };
  const row = inForce(tables.nerves, nerve, day);
  if (!isInForce(row)) return undefined;
  return { nerve, value: row.value, citation: row.citation, at, name, side };
}

/** Every place of a short text that names a nerve of the table. */
function namesIn(text: NoteText, tables: RuleTables, day: IsoDate): NamedNerve[] {
  const { terms } = text.statements;
  if (terms.nerve.length + terms.nerveShort.length === 0 && !namesGroup(text.statements)) return [];
  const vocabulary: Vocabulary = vocabularyOf(tables);
  const named: NamedNerve[] = [];
  for (const group of nerveGroups(text.statements, vocabulary, vocabulary.nerveKeys)) {
    const isOne = group.mentions.length === 1;
    for (const mention of group.mentions) {
      if (assertionAt(text.statements, isOne ? mention : group) !== 'performed') continue;
      const nerve = namedNerve(text, mention, tables, day);
      if (nerve) named.push(nerve);
    }
  }
  return named;
}

function unknownIn(text: NoteText, { vague, filler }: NerveWords): NamedNerve[] {
  return unknownNames(text.statements, (word) => vague.has(word) || filler.has(word), false)
    .filter((mention) => assertionAt(text.statements, mention) === 'performed')
    .map(({ name, side, ...span }) => ({
      nerve: undefined,
      value: undefined,
      citation: undefined,
      at: quotedWords(text, span),
      name,
      side,
    }));
}

function vagueIn(text: NoteText, general: NerveWords): Location[] {
  const { words } = text.statements;
  if (text.kind === 'description' || words.some((word) => general.elsewhere.has(word.text))) return [];
  return vagueSpans(text.statements, general).map((span) => quotedWords(text, span));
}
