/** The labelled notes of `test/fixtures/notes`, and how what is read of them agrees with their labels. */

import { readdirSync, readFileSync } from 'node:fs';
import { isoDate } from '../../domain/calendar.ts';
import { type LineFacts, lineFacts } from '../../domain/claim/line-facts.ts';
import { catalog } from '../../domain/rules/catalog.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import { claimOf } from './claims.ts';
import { dataRelease } from './release.ts';

type Fact = string | number | boolean | null | readonly string[];

export interface GoldNote {
  readonly name: string;
  readonly text: string;
  readonly about: string;
  /** `held` notes were written before the reader and are not looked at while it is mended. */
  readonly half: 'tuning' | 'held';
  readonly units: number;
  /** Procedure codes of other lines of the day. */
  readonly otherLines?: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** Rule → what it must answer; `neither` is not evaluated or not applicable. A rule without a label is open. */
  readonly rules: Readonly<Record<string, 'pass' | 'finding' | 'neither'>>;
}

const FOLDER = new URL('../fixtures/notes/', import.meta.url);

export function goldNotes(): GoldNote[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.json'.length);
      const label = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Omit<GoldNote, 'name' | 'text'>;
      return { ...label, name, text: readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8') };
    });
}

/** Outcomes counted against labels. */
export interface Tally {
  /** Said and right. */
  readonly right: number;
  /** Said and not so. */
  readonly wrong: number;
  /** So and not said. */
  readonly missed: number;
}

export interface Disagreement {
  readonly note: string;
  readonly about: string;
  readonly expected: string;
  readonly read: string;
}

export interface GoldReport {
  readonly facts: ReadonlyMap<string, Tally>;
  readonly rules: ReadonlyMap<string, Tally>;
  readonly disagreements: readonly Disagreement[];
}

export function factsOf({ text, units, otherLines = [] }: GoldNote): LineFacts {
  const claim = claimOf({ lines: [{ units, documentation: { note: text } }, ...otherLines.map((code) => ({ code }))] });
  const [line] = claim.serviceLines;
  if (!line) throw new Error('the claim has no line');
  return lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23'));
}

/** What is compared with the labels, by the labels' names. */
function readFacts({ documented }: LineFacts): Record<string, Fact> {
  const { technique, lesion, nerves, imaging, necessity } = documented;
  return {
    technique:
      technique.kind === 'stated' ? technique.technique : technique.kind === 'conflicting' ? 'conflicting' : null,
    temperatureCelsius: lesion.temperatureCelsius?.value ?? null,
    secondsPerLesion: lesion.secondsPerLesion?.value ?? null,
    agent: lesion.agent?.value ?? null,
    concentrationPercent: lesion.concentrationPercent?.value ?? null,
    volumeMilliliters: lesion.volumeMilliliters?.value ?? null,
    freezeCycles: lesion.freezeCycles?.value ?? null,
    device: lesion.device?.value ?? null,
    nerves:
      nerves.kind === 'named'
        ? nerves.nerves.map(({ name, side }) => (side ? `${side} ${name}` : name))
        : nerves.kind === 'vague'
          ? 'vague'
          : null,
    imaging: [...imaging.shown],
    hasDiagnosis: necessity.diagnosis !== undefined,
    hasIndication: necessity.indication !== undefined,
    hasFailedCare: necessity.failedConservativeMeasures.length > 0,
    deniesCare: necessity.conservativeCareDenied.length > 0,
    hasDiagnosticBlock: necessity.diagnosticBlock?.value === true,
    reliefPercent: necessity.diagnosticBlockReliefPercent?.value ?? null,
  };
}

/** Compares the notes with what is read of them. */
export function goldReport(notes: readonly GoldNote[]): GoldReport {
  const facts = new Map<string, { right: number; wrong: number; missed: number }>();
  const rules = new Map<string, { right: number; wrong: number; missed: number }>();
  const disagreements: Disagreement[] = [];
  for (const note of notes) {
    const line = factsOf(note);
    const read = readFacts(line);
    for (const [name, expected] of Object.entries(note.facts)) {
      const found = read[name] ?? null;
      const { right, wrong, missed } = compared(expected, found);
      add(facts, name, right, wrong, missed);
      if (wrong + missed > 0)
        disagreements.push({ note: note.name, about: name, expected: said(expected), read: said(found) });
    }
    for (const { rule, outcome } of evaluateRules(catalog, line, dataRelease().tables, () => undefined)) {
      const expected = note.rules[rule.id];
      if (!expected) continue;
      const answer = outcome.kind === 'atRisk' ? 'finding' : outcome.kind === 'pass' ? 'pass' : 'neither';
      if (answer === expected && answer === 'neither') continue;
      const isSaid = answer !== 'neither';
      const isRight = answer === expected;
      add(rules, rule.id, isRight ? 1 : 0, isSaid && !isRight ? 1 : 0, expected !== 'neither' && !isRight ? 1 : 0);
      if (!isRight) disagreements.push({ note: note.name, about: rule.id, expected, read: answer });
    }
  }
  return { facts, rules, disagreements };
}

type Counts = Map<string, { right: number; wrong: number; missed: number }>;

function add(counts: Counts, name: string, right: number, wrong: number, missed: number): void {
  const known = counts.get(name) ?? { right: 0, wrong: 0, missed: 0 };
  known.right += right;
  known.wrong += wrong;
  known.missed += missed;
  counts.set(name, known);
}

/** Lists count by their members; several right answers are parted by a bar. */
function compared(expected: Fact, found: Fact): Tally {
  if (Array.isArray(expected) || Array.isArray(found)) {
    const [wanted, got] = [new Set(asList(expected)), new Set(asList(found))];
    const right = [...got].filter((item) => wanted.has(item)).length;
    return { right, wrong: got.size - right, missed: wanted.size - right };
  }
  const isNothing = (fact: Fact): boolean => fact === null || fact === false;
  if (isNothing(expected) && isNothing(found)) return { right: 0, wrong: 0, missed: 0 };
  const isRight = expected === found || (typeof expected === 'string' && expected.split('|').includes(String(found)));
  if (isRight) return { right: 1, wrong: 0, missed: 0 };
  return { right: 0, wrong: isNothing(found) ? 0 : 1, missed: isNothing(expected) ? 0 : 1 };
}

function asList(fact: Fact): readonly string[] {
  if (Array.isArray(fact)) return fact as readonly string[];
  return fact === null ? [] : [String(fact)];
}

function said(fact: Fact): string {
  return Array.isArray(fact) ? fact.join(', ') : String(fact);
}

/** Precision and recall of many tallies together; 1 where nothing was said or asked. */
export function levels(tallies: Iterable<Tally>): { readonly precision: number; readonly recall: number } {
  let [right, wrong, missed] = [0, 0, 0];
  for (const tally of tallies) {
    right += tally.right;
    wrong += tally.wrong;
    missed += tally.missed;
  }
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  };
}
