/** Which of the nerves that a procedure note names were treated in it. */

import { isIntended } from './intended.ts';
import { measuresOf } from './measures.ts';
import { withToldLevels } from './nerve-levels.ts';
import type { NerveGroup, NerveMention } from './nerve-mentions.ts';
import { withSides } from './nerve-sides.ts';
import { isOfProcedure } from './performed.ts';
import { isAvoided, isItemLeftOut, isLabel, isSaidLeftOut, isUntreated, notDenied } from './spared-nerves.ts';
import {
  assertionAt,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from './statements.ts';
import { wordList } from './word-list.ts';

/**
 * What a note does with a nerve where it names it. `denied`: it says that the nerve was not treated. `blocked`: it was
 * anesthetized. `landmark`: something else lies beside it. `spoken`: it names the nerve with a technique that was not used. `injured`: with
 * what ails it.
 */
type Role = 'treated' | 'approached' | 'named' | 'blocked' | 'landmark' | 'denied' | 'spoken' | 'injured' | 'elsewhere';

/** How far from the nerve a word must stand to be about it. */
const BESIDE = 4;

/**
 * Nerves that were treated; where the note says of none that it was treated, those that needles were brought to, and
 * else those that the telling of the procedure names at all.
 */
export function treatedNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const byRole = new Map<Role, NerveMention[]>();
  const told = groups.map((group) => ({ group, role: roleOf(text, group) }));
  const isListed = told.some(({ group, role }) => (role === 'treated' || role === 'approached') && isItem(text, group));
  for (const { group, role: own } of told) {
    // What heads an item of the list was done as the other items were, unless it says otherwise.
    const isDone = isListed && own === 'named' && isItem(text, group) && !isItemLeftOut(text, group);
    const role = isDone ? 'treated' : own;
    const known = byRole.get(role) ?? [];
    known.push(...group.mentions);
    byRole.set(role, known);
  }
  const of = (role: Role): readonly NerveMention[] => byRole.get(role) ?? [];
  const isLeft = notDenied(of('denied'), [...of('treated'), ...of('approached'), ...of('named')]);
  const done = [...of('treated'), ...of('approached')].filter(isLeft);
  const known = done.length > 0 ? done : of('named').filter(isLeft);
  const named = known.length > 0 ? known : of('spoken').filter(isLeft);
  const mentions = named.length > 0 || isDestruction(text) ? named : of('blocked').filter(isLeft);
  const inOrder = withToldLevels(mentions, of('named').filter(isLeft)).toSorted((a, b) => a.first - b.first);
  const sided = withSides(text, inOrder, [...done, ...of('named')]);
  return isRepeatedOnOtherSide(text, groups) ? sided.map((mention) => ({ ...mention, side: 'bilateral' })) : sided;
}

/**
 * Whether the telling names, with nothing said against it, another nerve than those treated: it may be one of them,
 * told in words that nobody foresaw.
 */
export function namesFurther(
  text: Statements,
  groups: readonly NerveGroup[],
  treated: readonly Pick<NerveMention, 'name'>[],
): boolean {
  const roles = groups.map((group) => ({ group, role: roleOf(text, group) }));
  const denied = roles.flatMap(({ group, role }) => (role === 'denied' || role === 'landmark' ? group.mentions : []));
  return roles.some(
    ({ group, role }) =>
      (role === 'named' || role === 'approached') &&
      !isSaidLeftOut(text, group) &&
      group.mentions.some(
        ({ name }) => !denied.some((other) => other.name === name) && !treated.some((own) => isSame(own.name, name)),
      ),
  );
}

/** A nerve and its branch: whoever treats the one may name the other. */
function isSame(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** Nerves that a note names as what is to be treated, before a telling that names none. */
export function intendedNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const intended = groups.filter((group) => isIntended(text, group)).flatMap(({ mentions }) => mentions);
  return withSides(text, intended, []);
}

/** Whether the note names the nerve only to say where something lies, or that it was spared. */
export function namesNoTarget(text: Statements, group: NerveGroup): boolean {
  const role = roleOf(text, group);
  return role === 'landmark' || (role === 'denied' && !isInTitle(text, group)) || isOfOtherSurgery(text, group, role);
}

const OTHER_SURGERY = new Set(
  wordList(`
    biopsy, biopsied, release, released, decompressed, decompression, transposition, transposed, repair, repaired, graft,
    grafted, excised, excision, resected, neurectomy, conduction, emg, ncs
  `),
);

/** "In 2018 he had a sural nerve biopsy": what was done or measured before, and by no ablation. */
function isOfOtherSurgery(text: Statements, group: NerveGroup, role: Role): boolean {
  if (role !== 'elsewhere') return false;
  const { first, next } = sentenceAt(text, group);
  return (
    hasWord(text.words, first, next, OTHER_SURGERY) &&
    !startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'ablative' || key === 'block')
  );
}

/** What a template denies in the title of a procedure is a box, not a nerve. */
function isInTitle(text: Statements, group: NerveGroup): boolean {
  return sectionOf(text, group.first)?.kind === 'title' && isTitleLine(text, group);
}

/** Nerves that a telling names with what ails them: "superficial peroneal nerve entrapment … the nerve was heated". */
export function ailingNerves(text: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  return withSides(
    text,
    groups.filter((group) => roleOf(text, group) === 'injured').flatMap(({ mentions }) => mentions),
    [],
  );
}

/** Beside a destruction a nerve that was blocked is another one; where nothing was destroyed it is the nerve of the note. */
function isDestruction(text: Statements): boolean {
  return [...text.terms.technique, ...text.terms.lesion].some(
    (term) =>
      !NO_DESTRUCTION.has(term.key) && isOfProcedure(text, term.first) && assertionAt(text, term) === 'performed',
  );
}

/** Terms of the lesion that go with a block too. */
const NO_DESTRUCTION = new Set([
  'notDestroyed',
  'localAnesthetic',
  'block',
  'approach',
  'landmark',
  'anatomy',
  'cycle',
  'repeated',
]);

const OTHER_SIDE = new Set(['left', 'right', 'contralateral', 'opposite', 'other']);

/** "The same was done on the right", in a sentence that names no nerve. */
function isRepeatedOnOtherSide(text: Statements, groups: readonly NerveGroup[]): boolean {
  return text.terms.lesion.some((term) => {
    if (term.key !== 'repeated' || !isOfProcedure(text, term.first)) return false;
    const { first, next } = sentenceAt(text, term);
    if (!hasWord(text.words, term.first, next, OTHER_SIDE) || startingIn(groups, first, next).length > 0) return false;
    return assertionAt(text, term) === 'performed';
  });
}

function roleOf(text: Statements, group: NerveGroup): Role {
  if (!isOfProcedure(text, group.first)) return 'elsewhere';
  const assertion = assertionAt(text, group);
  const sentence = sentenceAt(text, group);
  if (assertion === 'negated' && !isOfTechnique(text, sentence)) return 'denied';
  if (assertion !== 'performed') {
    if (isLabel(text, group)) return 'named';
    return assertion === 'negated' ? 'spoken' : 'elsewhere';
  }
  if (isUntreated(text, group)) return 'denied';
  if (isAvoided(text, group)) return 'landmark';
  if (isLabel(text, group) && isSaidLeftOut(text, group)) return 'denied';
  const lesion = startingIn(text.terms.lesion, sentence.first, sentence.next);
  const has = (key: string, span: Span = sentence): boolean =>
    lesion.some((term) => term.key === key && term.first >= span.first && term.first < span.next);
  const kind = sectionOf(text, group.first)?.kind;
  const isBlocked = lesion.some((term) => isBlockBeside(text, term, group));
  if (isBlocked && !has('agent') && !hasAblativeBeside(text, lesion, group)) return 'blocked';
  if (kind === 'title' && isTitleLine(text, group)) return isBlocked && !has('ablative') ? 'blocked' : 'treated';
  if (has('anatomy')) return 'landmark';
  const isBroughtTo =
    has('approach', { first: sentence.first, next: group.first }) || isBroughtBefore(text, sentence.first);
  if (isBeside(text, lesion, group, isBroughtTo)) return 'landmark';
  if (isInjury(text, group)) return 'injured';
  if (has('ablative') || hasOwnDose(text, lesion, group, sentence)) return 'treated';
  const isReached = isBroughtTo || hasWord(text.words, group.next, Math.min(sentence.next, group.next + 6), REACHED);
  return isReached ? 'approached' : 'named';
}

const FARTHER = new Set(['to', 'onto', 'toward', 'towards', 'and', 'at', 'over', 'finally', 'then', 'lastly']);

/** "A cannula was led to the notch; to the humeral neck for the axillary nerve": parts of one sentence. */
function isBroughtBefore(text: Statements, first: number): boolean {
  const { words } = text;
  let start = first;
  while (start > 0 && FARTHER.has(words[start]?.text ?? '') && endsInSemicolon(text, start - 1)) {
    start = sentenceAt(text, { first: start - 1, next: start }).first;
    if (startingIn(text.terms.lesion, start, first).some(({ key }) => key === 'approach')) return true;
  }
  return false;
}

function endsInSemicolon({ text, words }: Statements, index: number): boolean {
  return text.slice(words[index]?.end ?? 0, words[index + 1]?.start ?? 0).trim() === ';';
}

/** "Median n. 1 mL" in a list of what the agent was given to, "L axillary 80C/90s": a nerve with its own measures. */
function hasOwnDose(text: Statements, lesion: readonly TermAt[], group: Span, sentence: Span): boolean {
  if (lesion.some(({ key }) => key === 'localAnesthetic' || key === 'block')) return false;
  const units = startingIn(measuresOf(text), group.next, sentence.next).map(({ unit }) => unit);
  if (units.includes('celsius')) return true;
  return units.includes('milliliters') && text.terms.lesion.some(({ key }) => key === 'agent');
}

const NEUROLYTIC = new Set(['sclerosing', 'neurolytic', 'chemical', 'ablative', 'alcohol', 'phenol', 'sclerosant']);

/** A block beside the nerve; a sclerosing injection is none. */
function isBlockBeside({ words }: Statements, term: TermAt, group: Span): boolean {
  if (term.key !== 'block' || term.first < group.first - BESIDE || term.first >= group.next + 3) return false;
  return !NEUROLYTIC.has(words[term.first - 1]?.text ?? '');
}

/** "Pulsed RF of the nerve was not used" denies the technique, not the nerve. */
function isOfTechnique(text: Statements, { first, next }: Span): boolean {
  return startingIn(text.terms.technique, first, next).some((term) => assertionAt(text, term) === 'negated');
}

/** What is said of a nerve that a needle came to. */
const REACHED = new Set(['approached', 'contacted', 'infiltrated', 'injected', 'engaged', 'located', 'localized']);

/** A lesion of the nerve in the same breath, as in "blocked and then ablated". */
function hasAblativeBeside(text: Statements, lesion: readonly TermAt[], group: Span): boolean {
  return lesion.some(
    (term) =>
      term.key === 'ablative' &&
      term.first >= group.first - 6 &&
      term.first < group.next + 12 &&
      !(term.next <= group.first && hasClause(text, term.next, group.first)) &&
      assertionAt(text, term) !== 'negated',
  );
}

function hasClause({ words }: Statements, first: number, next: number): boolean {
  for (let index = first; index < next; index++) if (words[index]?.opensClause) return true;
  return false;
}

/** The line that names the procedure, or a list under such a heading. */
function isTitleLine(text: Statements, { first }: Span): boolean {
  const section = sectionOf(text, first);
  if (!section) return false;
  if (hasWord(text.words, section.first, section.content, LISTS)) return true;
  const opening = text.words[section.content]?.sentence ?? 0;
  const own = text.words[first]?.sentence ?? 0;
  if (own === opening || isNumbered(text, first, own)) return true;
  for (let index = section.content; index <= first && index < section.content + 80; index++) {
    const word = text.words[index];
    if (word && word.sentence > opening && word.opensSentence && !isListItem(text, index)) return false;
  }
  return true;
}

const LISTS = new Set(
  wordList(`
    nerve, nerves, target, targets, site, sites, treated, level, levels
  `),
);

/** "2. Left sural nerve", whatever stands between it and the first of the list. */
function isNumbered({ words }: Statements, first: number, sentence: number): boolean {
  let index = first;
  while (index > 0 && first - index < BESIDE && words[index - 1]?.sentence === sentence) index--;
  return [words[index - 1], words[index]].some((word) => word?.opensLine === true && /^\d$/.test(word.text));
}

/** Whether the nerve heads an item of a list: "2) Axillary nerve: …", "L superior cluneal n.: …" */
function isItem(text: Statements, group: Span): boolean {
  return isLabel(text, group) || isNumbered(text, group.first, text.words[group.first]?.sentence ?? 0);
}

function isListItem({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  const before = words[index - 1];
  if (!word || !before) return false;
  return /^\d$/.test(word.text) || /^\d$/.test(before.text) || /[-*•]/.test(text.slice(before.end, word.start));
}

/** Words for a place beside the nerve, when no needle was brought there. */
function isBeside(
  { words }: Statements,
  lesion: readonly { readonly key: string; readonly first: number; readonly next: number }[],
  group: Span,
  isBroughtTo: boolean,
): boolean {
  return lesion.some((term) => {
    if (term.key !== 'landmark' || term.next > group.first || group.first - term.next > 5) return false;
    // "Medial to the ASIS at the nerve": what lies beside is told between.
    if (hasWord(words, term.next, group.first, AT)) return false;
    if (!isBroughtTo) return true;
    const first = words[term.first]?.text;
    return first !== undefined && !NEAR.has(first);
  });
}

const AT = new Set(['at', 'for', 'onto', 'toward', 'towards']);

/** Where needles are brought to treat a nerve: beside it. */
const NEAR = new Set(['adjacent', 'next', 'alongside', 'close', 'proximity', 'parallel']);

const INJURIES = new Set(
  wordList(`
    injury, damage, palsy, weakness, deficit, entrapment, neuropathy, distribution, dysfunction, function,
    territory
  `),
);

function isInjury({ words }: Statements, { next }: Span): boolean {
  return hasWord(words, next, next + 2, INJURIES) && words[next]?.opensClause !== true;
}
