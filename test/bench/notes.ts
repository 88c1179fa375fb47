/** `npm run -s bench -- notes [--json FILE]`: what is read of the labelled notes, and how fast. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { isoDate } from '../../domain/calendar.ts';
import { lineFacts } from '../../domain/claim/line-facts.ts';
import { claimOf } from '../support/claims.ts';
import { type GoldNote, goldNotes, goldReport, levels, type Tally } from '../support/note-gold.ts';
import { dataRelease } from '../support/release.ts';

const NOTE_LENGTH = 3_000;
const PASSES = 8;
const READ_EACH_PASS = 10;

function table(tallies: ReadonlyMap<string, Tally>): Record<string, object> {
  return Object.fromEntries(
    [...tallies].map(([name, tally]) => {
      const { precision, recall } = levels([tally]);
      return [name, { ...tally, precision: Number(precision.toFixed(3)), recall: Number(recall.toFixed(3)) }];
    }),
  );
}

/** The labelled notes with those that follow put behind them until each has 3 kB: many procedures in each. */
function gluedNotes(notes: readonly GoldNote[]): string[] {
  return notes.map(({ text }, index) => {
    let note = text;
    for (let next = index + 1; note.length < NOTE_LENGTH; next++) note += `\n${notes[next % notes.length]?.text ?? ''}`;
    return note.slice(0, NOTE_LENGTH);
  });
}

/** Notes that have some 3 kB as they were written. */
function wholeNotes(): string[] {
  const folder = new URL('../fixtures/audited-notes/', import.meta.url);
  return readdirSync(folder)
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { readonly text: string }[])
    .map(({ text }) => text)
    .filter(({ length }) => Math.abs(length - NOTE_LENGTH) < NOTE_LENGTH / 6);
}

interface Speed {
  readonly notes: number;
  readonly meanLength: number;
  readonly wall: number;
  readonly cpu: number;
}

/** Notes a second, best of the passes; each is read from its text every time. */
function speedOf(texts: readonly string[]): Speed {
  const { tables } = dataRelease();
  const claims = texts.map((note) => claimOf({ lines: [{ documentation: { note } }] }));
  const asOf = isoDate('2026-11-23');
  const best = { wall: 0, cpu: 0 };
  for (let pass = 0; pass < PASSES; pass++) {
    const startedAt = performance.now();
    const cpuAtStart = process.cpuUsage();
    for (let again = 0; again < READ_EACH_PASS; again++) {
      for (const claim of claims) for (const line of claim.serviceLines) lineFacts(claim, line, tables, asOf);
    }
    const read = claims.length * READ_EACH_PASS;
    const { user, system } = process.cpuUsage(cpuAtStart);
    best.wall = Math.max(best.wall, (read * 1_000) / (performance.now() - startedAt));
    best.cpu = Math.max(best.cpu, (read * 1e6) / (user + system));
  }
  const meanLength = Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length);
  return { notes: texts.length, meanLength, wall: Math.round(best.wall), cpu: Math.round(best.cpu) };
}

/** Prints precision and recall for both halves of the labelled notes, and notes a second. */
export function benchNotes(jsonFile: string | undefined): void {
  const notes = goldNotes();
  const halves = (['tuning', 'held'] as const).map((half) => {
    const own = notes.filter((note) => note.half === half);
    const { facts, rules } = goldReport(own);
    console.log(`${half}: ${own.length} notes`);
    console.table(table(facts));
    console.table(table(rules));
    const ofFacts = levels(facts.values());
    const ofRules = levels(rules.values());
    for (const [name, { precision, recall }] of Object.entries({ facts: ofFacts, rules: ofRules })) {
      console.log(`${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    }
    return { half, notes: own.length, facts: table(facts), rules: table(rules), ofFacts, ofRules };
  });
  const speed = { whole: speedOf(wholeNotes()), glued: speedOf(gluedNotes(notes)) };
  console.log('notes read a second, wall and processor time');
  console.table(speed);
  if (!jsonFile) return;
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, arch: arch() };
  writeFileSync(jsonFile, `${JSON.stringify({ machine, halves, speed }, null, 2)}\n`);
}
