/** Why the procedure was done: diagnosis, indication, care that failed, and blocks before, with their relief. */

import type { Documentation } from '../documentation.ts';
import type { NecessityFacts } from '../documented-facts.ts';
import { type NoteText, quotedCharacters, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { statedNecessity } from '../stated-documentation.ts';
import {
  assertionAt,
  foundOnce,
  type Statements,
  sectionOf,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import type { NecessityTerm } from '../terms/necessity-terms.ts';
import type { Section } from '../text/section.ts';
import type { SectionKind } from '../text/section-headings.ts';
import { wordSet } from '../text/word-list.ts';
import { careDuration, deniedCare, failedMeasures } from './conservative-care.ts';
import { blockRelief, diagnosticBlock } from './diagnostic-block.ts';
import { NO_REASON } from './reasons.ts';

/** Why the procedure was done: as structured documentation states it, else as the procedure note tells it. */
export function necessityFacts(documentation: Documentation | undefined, record: NoteText | undefined): NecessityFacts {
  const stated = statedNecessity(documentation);
  if (!record) return stated;
  const told = foundOnce(record.statements, necessityFacts, () => recordedNecessity(record));
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
    // Whoever tells what failed tells of the reason, wherever it stands.
    indication: indicationOf(text) ?? failed[0],
    failedConservativeMeasures: failed,
    conservativeCareDenied: denied,
    conservativeCareDuration: failed.length > 0 ? careDuration(text, failed) : undefined,
    diagnosticBlock: diagnosticBlock(text, relief),
    diagnosticBlockReliefPercent: relief,
  };
}

const LONGEST_QUOTE = 160;
const SAME = wordSet('same none na n as see unknown unspecified');
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

/** "Assessment / Plan" heads what the reason is together with what is to come. */
function isAssessment({ kind, label }: Section): boolean {
  return kind === 'plan' && (label.includes('assessment') || label.includes('impression') || label === 'a p');
}

/** The first place that names one, outside plans, consent and what is not about the reason. */
function firstTerm(text: NoteText, key: NecessityTerm, isLeftOut = NO_REASON): Stated<string> | undefined {
  for (const term of text.statements.terms.necessity) {
    if (term.key !== key) continue;
    const section = sectionOf(text.statements, term.first);
    if (section && isLeftOut.has(section.kind) && !isAssessment(section)) continue;
    const assertion = assertionAt(text.statements, term);
    if (assertion === 'negated' || assertion === 'planned') continue;
    const at = quotedWords(text, term);
    return { value: at.value, at };
  }
  return undefined;
}
