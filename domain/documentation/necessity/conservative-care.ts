/** Care that was tried in vain before the procedure, or never tried. */

import type { Location } from '../../claim/claim.ts';
import { type NoteText, quotedCharacters, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { measuresOf } from '../statements/measures.ts';
import {
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, wordAt } from '../text/words.ts';
import { NO_REASON } from './reasons.ts';

/** Measures that the note says were tried in vain: named in a sentence that says so, or under such a heading. */
export function failedMeasures(text: NoteText): readonly Stated<string>[] {
  const { statements } = text;
  const found: Stated<string>[] = [];
  const seen = new Set<string>();
  let sentence: Span = { first: 0, next: 0 };
  let hasFailure = false;
  let general: TermAt | undefined;
  for (const term of statements.terms.necessity) {
    if (term.key !== 'measure' && term.key !== 'conservative') continue;
    const section = sectionOf(statements, term.first);
    const kind = section?.kind;
    if (kind && NO_REASON.has(kind)) continue;
    const isHeading = term.first < (section?.content ?? 0);
    if (term.first >= sentence.next) {
      sentence = sentenceAt(statements, term);
      hasFailure = saysFailure(statements, sentence) || saysFailureNext(statements, sentence);
    }
    if (kind !== 'conservativeCare' && !hasFailure) continue;
    if (isHeading || isPatient(statements, term) || isUntried(statements, term)) continue;
    if (term.key === 'conservative') {
      general ??= term;
      continue;
    }
    const at = quotedWords(text, term);
    const name = at.value.toLowerCase();
    if (seen.has(name) || found.length >= MOST_MEASURES) continue;
    seen.add(name);
    found.push({ value: at.value, at });
  }
  if (found.length > 0) return found;
  const said = general ? quotedWords(text, general) : unnamedFailure(text);
  return said ? [{ value: said.value, at: said }] : [];
}

const MOST_MEASURES = 20;

function saysFailure(text: Statements, { first, next }: Span): boolean {
  return startingIn(text.terms.necessity, first, next).some(
    (term) => term.key === 'failure' && !isNegatedFailure(text, term),
  );
}

/** "No failure", "not failed". */
function isNegatedFailure({ words }: Statements, { first }: TermAt): boolean {
  const before = words[first - 1]?.text;
  return before === 'no' || before === 'not' || before === 'without';
}

const ALL_OF_THEM = wordSet('all these none this nothing each symptoms pain');

/** "PT, NSAIDs, injections. All failed." */
function saysFailureNext(text: Statements, { next }: Span): boolean {
  const opener = text.words[next];
  if (!opener || !ALL_OF_THEM.has(opener.text)) return false;
  return saysFailure(text, sentenceAt(text, { first: next, next: next + 1 }));
}

/** "PT" and "pt" also mean the patient: "Pt has failed …", "PT was prone". */
function isPatient({ text, words }: Statements, { first, next }: TermAt): boolean {
  const word = words[first];
  if (word?.text !== 'pt' || next > first + 1) return false;
  if (text.slice(word.start, word.end) === 'Pt') return true;
  const following = words[next];
  return word.opensSentence || (following?.opensClause === false && PATIENT_VERBS.has(following.text));
}

const PATIENT_VERBS = wordSet(`
has had is was presents reports states tolerated failed denies supine prone c with
`);

function isUntried(text: Statements, term: TermAt): boolean {
  return startingIn(text.terms.necessity, term.first - 8, term.first + 1).some(
    ({ key, first }) => key === 'untried' && text.words[first]?.sentence === text.words[term.first]?.sentence,
  );
}

const NO_CARE = wordSet(`
block+ back surgery fusion attempt+ hardware procedure to
`);

/** A failure of something that no list names: what follows it stands for it. */
function unnamedFailure(text: NoteText): Location | undefined {
  const { statements } = text;
  for (const term of statements.terms.necessity) {
    if (term.key !== 'failure' || isNegatedFailure(statements, term)) continue;
    const kind = sectionOf(statements, term.first)?.kind;
    const word = statements.words[term.first]?.text;
    if (
      (kind && NO_REASON.has(kind)) ||
      (word !== 'failed' && word !== 'refractory' && word !== 'despite' && word !== 'unresponsive')
    )
      continue;
    const following = statements.words[statements.words[term.next]?.text === 'to' ? term.next + 1 : term.next];
    if (!following || following.opensSentence || NO_CARE.has(following.text)) continue;
    return quotedWords(text, { first: term.first, next: Math.min(term.next + 4, sentenceAt(statements, term).next) });
  }
  return undefined;
}

const NOTHING = wordSet('none no nil nothing');

/** Places that say that nothing was tried. */
export function deniedCare(text: NoteText): readonly Location[] {
  const { statements } = text;
  const denied: Location[] = [];
  for (const section of statements.sections) {
    const answer = statements.words[section.content];
    if (section.kind !== 'conservativeCare' || !answer || !NOTHING.has(answer.text)) continue;
    denied.push(quotedWords(text, { first: section.first, next: section.content + 1 }));
  }
  for (const term of statements.terms.necessity) {
    if (term.key !== 'untried' || denied.length >= 3) continue;
    const kind = sectionOf(statements, term.first)?.kind;
    if (kind && NO_REASON.has(kind)) continue;
    const near = startingIn(statements.terms.necessity, term.first, term.next + 6);
    const care = near.find(({ key, next }) => (key === 'measure' || key === 'conservative') && next > term.first);
    if (care && statements.words[care.first]?.sentence === statements.words[term.first]?.sentence) {
      denied.push(quotedWords(text, { first: term.first, next: Math.max(term.next, care.next) }));
    }
  }
  return denied;
}

const DURATIONS = wordSet(`
week+ wk+ month+ mo+ year+ yr+
`);

/** How long: the first span of weeks, months or years in a sentence that names a failed measure. */
export function careDuration(text: NoteText, failed: readonly Stated<string>[]): Stated<string> | undefined {
  const { statements } = text;
  for (const { at } of failed) {
    if (at.start === undefined) return undefined;
    const first = wordAt(statements.words, at.start);
    const sentence = sentenceAt(statements, { first, next: first + 1 });
    for (const measure of startingIn(measuresOf(statements), sentence.first, sentence.next)) {
      const unit = textAt(statements.words, measure.next - 1);
      if (!DURATIONS.has(unit) || statements.words[measure.next]?.text === 'ago') continue;
      const said = quotedCharacters(text, measure.start, measure.end, measure.first);
      return { value: said.value, at: said };
    }
    return undefined;
  }
  return undefined;
}
