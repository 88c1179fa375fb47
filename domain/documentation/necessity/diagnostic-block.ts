/** Blocks before the procedure, and the relief that they gave. */

import { type NoteText, quotedCharacters, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';

const DIAGNOSTIC = wordSet('diagnostic dx test prognostic');
/** Where a block is one done before, and not that of the day. */
const BEFORE = wordSet('history indication diagnosis conservativeCare narrative title procedure');

function blockTerms(text: Statements): readonly TermAt[] {
  return text.terms.necessity.filter(({ key, first }) => {
    if (key !== 'block') return false;
    const kind = sectionOf(text, first)?.kind;
    return !kind || BEFORE.has(kind);
  });
}

/** A diagnostic block that was done, or that the note says was not. */
export function diagnosticBlock(text: NoteText, relief: Stated<number> | undefined): Stated<boolean> | undefined {
  const { statements } = text;
  let said: Stated<boolean> | undefined;
  for (const term of blockTerms(statements)) {
    const isDiagnostic = hasWord(statements.words, term.first - 5, term.next, DIAGNOSTIC);
    const assertion = assertionAt(statements, term);
    if (assertion === 'planned' || !isDiagnostic) continue;
    if (assertion === 'negated') said ??= { value: false, at: quotedWords(text, term) };
    else return { value: true, at: quotedWords(text, term) };
  }
  return relief ? { value: true, at: relief.at } : said;
}

/** The least relief that the note gives for a block before, in percent. */
export function blockRelief(text: NoteText): Stated<number> | undefined {
  const { statements } = text;
  let best: Measure | undefined;
  let sentence: Span = { first: -1, next: -1 };
  for (const term of blockTerms(statements)) {
    if (term.first < sentence.next) continue;
    const assertion = assertionAt(statements, term);
    if (assertion === 'planned' || assertion === 'negated') continue;
    sentence = sentenceAt(statements, term);
    const own = reliefIn(statements, sentence) ?? reliefInNext(statements, sentence);
    if (own && !isOfToday(statements, term, own) && (!best || own.value < best.value)) best = own;
  }
  return best && { value: best.value, at: quotedCharacters(text, best.start, best.end, best.first) };
}

function reliefIn(text: Statements, { first, next }: Span): Measure | undefined {
  const percents = startingIn(measuresOf(text), first, next).filter(
    ({ unit, value, first: at }, index, all) =>
      (unit === 'percent' || isBarePercent(text, all, index)) && value > 0 && value <= 100 && isRelief(text, at),
  );
  let least: Measure | undefined;
  for (const percent of percents) if (!least || percent.value < least.value) least = percent;
  return least;
}

/** Relief that shares its unit with the next number; smaller numbers count blocks. */
const LEAST_SHARED = 10;

/** "90 and 85 percent": the first number shares the unit. */
function isBarePercent({ words }: Statements, all: readonly Measure[], index: number): boolean {
  const own = all[index];
  const other = all[index + 1];
  if (own?.unit !== 'none' || other?.unit !== 'percent' || own.value < LEAST_SHARED) return false;
  return (
    other.first - own.next <= 1 &&
    (other.first === own.next || words[own.next]?.text === 'and' || words[own.next]?.text === 'to')
  );
}

/** Words near the number that make it relief: any of the sentence's relief words within reach. */
function isRelief(text: Statements, at: number): boolean {
  return startingIn(text.terms.necessity, at - 8, at + 10).some(
    ({ key, first }) => key === 'relief' && text.words[first]?.sentence === text.words[at]?.sentence,
  );
}

const GOES_ON = wordSet(`
she he they this these both patient the relief each with pain pt reported there
`);

/** "… had a diagnostic block. He reported 80% relief." */
function reliefInNext(text: Statements, { next }: Span): Measure | undefined {
  const opener = text.words[next];
  if (!opener || !GOES_ON.has(opener.text)) return undefined;
  return reliefIn(text, sentenceAt(text, { first: next, next: next + 1 }));
}

/** A block that is itself the procedure tells of its relief within the hour, which is no relief from a block before. */
function isOfToday(text: Statements, block: TermAt, relief: Measure): boolean {
  const kind = sectionOf(text, block.first)?.kind;
  if (kind !== 'title' && kind !== 'procedure') return false;
  return text.words[block.first]?.sentence !== text.words[relief.first]?.sentence;
}
