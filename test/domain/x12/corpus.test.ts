/**
 * Public 837 files, read beside an independent count. They are other people's, so they stay outside the project: in
 * `../shared/corpus` beside its folder, or where X12_CORPUS says.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { InputIssue } from '../../../domain/issues.ts';
import { createCollector, createScoring837 } from '../../../domain/score-submission.ts';
import { type NaiveSegment, naiveSegments } from '../../support/naive-segments.ts';
import { dataRelease } from '../../support/release.ts';
import { expectSameForEveryCut, expectSameReading } from '../../support/same-reading.ts';

const CORPUS = process.env.X12_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const files = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(CORPUS, join(entry.parentPath, entry.name)))
      .sort()
  : [];

/** A transaction set as its own segments say. */
interface NaiveSet {
  readonly position: number;
  /** ST03, else GS08 */
  readonly guide: string;
  claims: number;
  lines: number;
}

function naiveSets(segments: readonly NaiveSegment[]): NaiveSet[] {
  const sets: NaiveSet[] = [];
  let groupGuide = '';
  for (const { id, elements, position } of segments) {
    const set = sets.at(-1);
    if (id === 'GS') groupGuide = elements[8] ?? '';
    else if (id === 'ST') sets.push({ position, guide: elements[3] || groupGuide, claims: 0, lines: 0 });
    else if (set && id === 'CLM') set.claims++;
    else if (set && (id === 'SV1' || id === 'SV2')) set.lines++;
  }
  return sets;
}

const isRefused = ({ guide }: NaiveSet) => /^(?:004010|005010X224)/.test(guide);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function score(chunks: readonly Buffer[]) {
  const { sink, collected } = createCollector();
  const reader = createScoring837(dataRelease(), { asOf: isoDate('2026-11-23') }, sink);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return collected;
}

/** Each of these issues leaves out one line; a claim that has no other goes with it. */
const LEAVES_OUT_A_LINE = new Set(['date-malformed', 'service-date-missing']);
const LEAVES_OUT_A_CLAIM = new Set(['claim-without-lines']);
const count = (issues: readonly InputIssue[], codes: ReadonlySet<string>) =>
  issues.filter(({ code }) => codes.has(code)).length;

const CLASSES = {
  clean: 'claims and lines as its segments say, no issue',
  withIssues: 'claims and lines as its segments say, and issues',
  leftOut: 'lines or claims left out, each with its issue',
  refused: 'refused by name: guide-not-supported',
  noInterchange: 'no interchange, and said so',
} as const;
const classified = new Map<keyof typeof CLASSES, string[]>();

describe('public 837 files', () => {
  // In the name, so that the report of a run without them says why.
  it.skipIf(files.length === 0)(
    `are at ${process.env.X12_CORPUS ? 'X12_CORPUS' : '../shared/corpus'}, or skipped`,
    () => {
      for (const name of files) expect(readFileSync(join(CORPUS, name)).length, name).toBeGreaterThan(0);
    },
  );

  afterAll(() => {
    if (files.length === 0) {
      console.warn(`Public 837 files: SKIPPED, no files at ${CORPUS}; X12_CORPUS may name another folder`);
      return;
    }
    const rows = Object.entries(CLASSES).map(([name, says]) => {
      const of = classified.get(name as keyof typeof CLASSES) ?? [];
      return `${String(of.length).padStart(4)}  ${says}${name === 'leftOut' ? `: ${of.join(', ')}` : ''}`;
    });
    console.log(`${files.length} files of the corpus\n${rows.join('\n')}`);
  });

  it.each(files)('%s', (name) => {
    const bytes = readFileSync(join(CORPUS, name));
    const sets = naiveSets(naiveSegments(bytes));
    const readable = sets.filter((set) => !isRefused(set));
    const refused = sets.filter(isRefused);
    const { summary, claims, issues, issuesOmitted } = score([bytes]);
    const withCode = (code: string) => issues.filter((issue) => issue.code === code);
    expect(issuesOmitted).toBe(0);

    expect(withCode('guide-not-supported').map(({ segment }) => segment)).toEqual(
      refused.map(({ position }) => position),
    );
    if (claims.length === 0) expect(issues).not.toEqual([]);

    const lostClaims = sum(readable.map((set) => set.claims)) - summary.claims;
    const lostLines =
      sum(readable.map((set) => set.lines)) - sum(claims.map((claim) => claim.lines.length + claim.otherLines));
    expect(lostLines).toBe(count(issues, LEAVES_OUT_A_LINE));
    expect(lostClaims).toBeGreaterThanOrEqual(0);
    expect(lostClaims).toBeLessThanOrEqual(lostLines + count(issues, LEAVES_OUT_A_CLAIM));

    expectSameForEveryCut(bytes);
    expectSameReading(bytes);

    const found =
      sets.length === 0
        ? 'noInterchange'
        : refused.length > 0
          ? 'refused'
          : lostLines + lostClaims > 0
            ? 'leftOut'
            : issues.length > 0
              ? 'withIssues'
              : 'clean';
    if (found === 'noInterchange') expect(withCode('no-interchange')).toHaveLength(1);
    classified.set(found, [...(classified.get(found) ?? []), name]);
  });
});
