/** Why the procedure was done: diagnosis, indication, care that failed, and blocks before, with their relief. */

import type { Location } from '../claim/claim.ts';
import type { Documentation } from './documentation.ts';
import type { NecessityFacts, Stated } from './documented-facts.ts';
import { type NoteText, quotedCharacters, quotedWords } from './evidence.ts';
import { type Measure, measuresOf } from './measures.ts';
import type { NecessityTerm } from './necessity-terms.ts';
import type { SectionKind } from './section-headings.ts';
import type { Section } from './sections.ts';
import { statedNecessity } from './stated-documentation.ts';
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

/** Why the procedure was done: as structured documentation states it, else as the procedure note tells it. */
export function necessityFacts(documentation: Documentation | undefined, record: NoteText | undefined): NecessityFacts {
  const stated = statedNecessity(documentation);
  if (!record) return stated;
  const known = record.statements.found.get(necessityFacts) as NecessityFacts | undefined;
  const told = known ?? recordedNecessity(record);
  if (!known) record.statements.found.set(necessityFacts, told);
  const hasMeasures = stated.failedConservativeMeasures.length + stated.conservativeCareDenied.length > 0;
  return {
    diagnosis: stated.diagnosis ?? told.diagnosis,
    indication: stated.indication ?? told.indication,
    failedConservativeMeasures: hasMeasures ? stated.failedConservativeMeasures : told.failedConservativeMeasures,
    conservativeCareDenied: hasMeasures ? stated.conservativeCareDenied : told.conservativeCareDenied,
    conservativeCareDuration: told.conservativeCareDuration,
    diagnosticBlock: stated.diagnosticBlock ?? told.diagnosticBlock,
    diagnosticBlockReliefPercent: stated.diagnosticBlockReliefPercent ?? told.diagnosticBlockReliefPercent,
  };
}

function recordedNecessity(text: NoteText): NecessityFacts {
  const failed = failedMeasures(text);
  const denied = deniedCare(text);
  const relief = blockRelief(text);
  return {
    diagnosis: diagnosisOf(text),
    indication: indicationOf(text),
    failedConservativeMeasures: failed,
    conservativeCareDenied: denied,
    conservativeCareDuration: failed.length > 0 ? careDuration(text, failed) : undefined,
    diagnosticBlock: diagnosticBlock(text, relief),
    diagnosticBlockReliefPercent: relief,
  };
}

const LONGEST_QUOTE = 160;
const SAME = new Set(['same', 'none', 'na', 'n', 'as', 'see', 'unknown', 'unspecified']);
/** Sections that say nothing of the reason for this procedure. */
const NO_REASON = new Set<SectionKind>(['plan', 'consent', 'operator', 'other']);

/** A diagnosis alone is no indication. */
const REASONS = new Set<SectionKind>([...NO_REASON, 'diagnosis', 'procedure']);

function ofSections(text: Statements, kind: SectionKind): readonly Section[] {
  return text.sections.filter((section) => section.kind === kind && section.next > section.content);
}

/** The first sentence of a section, cut where it is long. */
function opening(text: NoteText, section: Section): Stated<string> | undefined {
  const { words } = text.statements;
  const first = words[section.content];
  if (!first || (SAME.has(first.text) && section.next - section.content < 6)) return undefined;
  let next = section.content;
  while (
    next < section.next &&
    words[next]?.sentence === first.sentence &&
    (words[next]?.end ?? 0) - first.start < LONGEST_QUOTE
  )
    next++;
  // "1. Right hip osteoarthritis": the number of the list is a sentence of its own.
  if (next === section.content + 1 && /^\d$/.test(first.text) && next < section.next) {
    return opening(text, { ...section, content: next });
  }
  const at = quotedCharacters(
    text,
    first.start,
    words[Math.max(section.content, next - 1)]?.end ?? first.end,
    section.content,
  );
  return { value: at.value, at };
}

function diagnosisOf(text: NoteText): Stated<string> | undefined {
  const sections = ofSections(text.statements, 'diagnosis');
  const before = sections.filter(({ label }) => !label.startsWith('post'));
  for (const section of [...before, ...sections]) {
    const said = opening(text, section);
    if (said) return said;
  }
  return firstTerm(text, 'diagnosis');
}

function indicationOf(text: NoteText): Stated<string> | undefined {
  for (const section of ofSections(text.statements, 'indication')) {
    const said = opening(text, section);
    if (said) return said;
  }
  for (const section of ofSections(text.statements, 'history')) {
    const symptom = startingIn(text.statements.terms.necessity, section.content, section.next).find(isReason);
    if (symptom) return { value: quotedWords(text, symptom).value, at: quotedWords(text, symptom) };
  }
  return (
    firstTerm(text, 'symptom', REASONS) ?? firstTerm(text, 'diagnosis', REASONS) ?? firstTerm(text, 'failure', REASONS)
  );
}

function isReason({ key }: TermAt): boolean {
  return key === 'symptom' || key === 'diagnosis' || key === 'failure';
}

/** The first place that names one, outside plans, consent and what is not about the reason. */
function firstTerm(text: NoteText, key: NecessityTerm, isLeftOut = NO_REASON): Stated<string> | undefined {
  for (const term of text.statements.terms.necessity) {
    if (term.key !== key) continue;
    const kind = sectionOf(text.statements, term.first)?.kind;
    if (kind && isLeftOut.has(kind)) continue;
    const assertion = assertionAt(text.statements, term);
    if (assertion === 'negated' || assertion === 'planned') continue;
    const at = quotedWords(text, term);
    return { value: at.value, at };
  }
  return undefined;
}

/** Measures that the note says were tried in vain: named in a sentence that says so, or under such a heading. */
function failedMeasures(text: NoteText): readonly Stated<string>[] {
  const { statements } = text;
  const found: Stated<string>[] = [];
  const seen = new Set<string>();
  let sentence: Span = { first: 0, next: 0 };
  let hasFailure = false;
  let general: TermAt | undefined;
  for (const term of statements.terms.necessity) {
    if (term.key !== 'measure' && term.key !== 'conservative') continue;
    const kind = sectionOf(statements, term.first)?.kind;
    if (kind && NO_REASON.has(kind)) continue;
    const isHeading = term.first < (sectionOf(statements, term.first)?.content ?? 0);
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

const ALL_OF_THEM = new Set(['all', 'these', 'none', 'this', 'nothing', 'each', 'symptoms', 'pain']);

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
  return word.opensSentence || PATIENT_VERBS.has(words[next]?.text ?? '');
}

const PATIENT_VERBS = new Set([
  'has',
  'had',
  'is',
  'was',
  'presents',
  'reports',
  'states',
  'tolerated',
  'failed',
  'denies',
  'supine',
  'prone',
  'c',
  'with',
]);

function isUntried(text: Statements, term: TermAt): boolean {
  return startingIn(text.terms.necessity, term.first - 8, term.first + 1).some(
    ({ key, first }) => key === 'untried' && text.words[first]?.sentence === text.words[term.first]?.sentence,
  );
}

const NO_CARE = new Set([
  'block',
  'blocks',
  'back',
  'surgery',
  'fusion',
  'attempt',
  'attempts',
  'hardware',
  'procedure',
  'to',
]);

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
    const following = statements.words[term.next];
    if (!following || following.opensSentence || NO_CARE.has(following.text)) continue;
    return quotedWords(text, { first: term.first, next: Math.min(term.next + 4, sentenceAt(statements, term).next) });
  }
  return undefined;
}

/** Places that say that nothing was tried. */
function deniedCare(text: NoteText): readonly Location[] {
  const { statements } = text;
  const denied: Location[] = [];
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

const DURATIONS = new Set(['week', 'weeks', 'wk', 'wks', 'month', 'months', 'mo', 'mos', 'year', 'years', 'yr', 'yrs']);

/** How long: the first span of weeks, months or years in a sentence that names a failed measure. */
function careDuration(text: NoteText, failed: readonly Stated<string>[]): Stated<string> | undefined {
  const { statements } = text;
  for (const { at } of failed) {
    const start = at.start;
    const first = statements.words.findIndex((word) => word.start === start);
    if (first < 0) return undefined;
    const sentence = sentenceAt(statements, { first, next: first + 1 });
    for (const measure of startingIn(measuresOf(statements), sentence.first, sentence.next)) {
      const unit = statements.words[measure.next - 1]?.text ?? '';
      if (!DURATIONS.has(unit) || statements.words[measure.next]?.text === 'ago') continue;
      const said = quotedCharacters(text, measure.start, measure.end, measure.first);
      return { value: said.value, at: said };
    }
    return undefined;
  }
  return undefined;
}

const DIAGNOSTIC = new Set(['diagnostic', 'dx', 'test', 'prognostic']);
/** Where a block is one done before, and not that of the day. */
const BEFORE = new Set<SectionKind>([
  'history',
  'indication',
  'diagnosis',
  'conservativeCare',
  'narrative',
  'title',
  'procedure',
]);

function blockTerms(text: Statements): readonly TermAt[] {
  return text.terms.necessity.filter(({ key, first }) => {
    const kind = sectionOf(text, first)?.kind;
    return key === 'block' && (!kind || BEFORE.has(kind));
  });
}

function diagnosticBlock(text: NoteText, relief: Stated<number> | undefined): Stated<boolean> | undefined {
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
function blockRelief(text: NoteText): Stated<number> | undefined {
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

/** "90 and 85 percent": the first number shares the unit. */
function isBarePercent({ words }: Statements, all: readonly Measure[], index: number): boolean {
  const own = all[index];
  const other = all[index + 1];
  if (own?.unit !== 'none' || other?.unit !== 'percent') return false;
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

const GOES_ON = new Set([
  'she',
  'he',
  'they',
  'this',
  'these',
  'both',
  'patient',
  'the',
  'relief',
  'each',
  'with',
  'pain',
  'pt',
  'reported',
  'there',
]);

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
