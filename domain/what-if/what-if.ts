/** A claim and assumptions → each line's score without and with them, and the smallest change that clears it. */

import type { Claim, Location, ServiceLine } from '../claim/claim.ts';
import { withAttachedNotes } from '../documentation/attached-notes.ts';
import type { NotesRead } from '../documentation/statements/notes-read.ts';
import type { ScoredLine, ScoredMac } from '../response/score-response.ts';
import { type Judged, judge, type ScoringOptions, scoreClaim } from '../score-claims.ts';
import type { RuleRelease } from '../tables/rule-tables.ts';
import { assumedClaim } from './assumed-claim.ts';
import { type AssumptionName, type Assumptions, CODING_NAMES, FACT_NAMES, isFact } from './assumptions.ts';
import { contradictions } from './contradictions.ts';
import { type SmallestChange, searchEffort, smallestChange } from './smallest-change.ts';

export interface WhatIfLine {
  readonly lineNumber: number;
  readonly mac: ScoredMac | null;
  /** What was made of each assumption; a contradicted one is left out of `with`. */
  readonly assumptions: readonly TakenAssumption[];
  readonly without: ScoredLine;
  readonly with: ScoredLine;
  readonly change: ScoreChange;
  /** For the line as it was sent. */
  readonly smallestChange: SmallestChange;
}

export interface TakenAssumption {
  readonly name: AssumptionName;
  readonly taken: 'assumed' | 'contradicted';
  readonly text: string;
  /** Where the record says otherwise. */
  readonly at: readonly Location[];
}

export interface ScoreChange {
  readonly cleared: readonly string[];
  readonly new: readonly string[];
  readonly unchanged: readonly string[];
  /** Rules that lacked something before and do not now, with what came of them. */
  readonly nowEvaluated: readonly {
    readonly ruleId: string;
    readonly outcome: 'finding' | 'passed' | 'notApplicable';
  }[];
  readonly noLongerEvaluated: readonly string[];
  /** Negative where the assumptions lower it; null where the payment is not known. */
  readonly expectedLossCents: number | null;
}

/**
 * Facts are assumed of every 64640 line of `lines`, coding only where it is one. Nothing is kept, and the claim given
 * stays as it is. A claim is judged on its own: lines of other claims are not known.
 */
export function whatIf(
  sent: Claim,
  lines: readonly ServiceLine[],
  assumptions: Assumptions,
  release: RuleRelease,
  asked: ScoringOptions,
): WhatIfLine[] {
  const claim = withAttachedNotes(sent, asked.attachments);
  const notes: NotesRead = new Map();
  const { attachments: _in, ...rest } = asked;
  const options = { ...rest, notes };
  const occurrences = new Set(lines.map(({ occurrence }) => occurrence));
  const effort = searchEffort(claim);
  return claim.serviceLines.flatMap((line): WhatIfLine[] => {
    if (!occurrences.has(line.occurrence)) return [];
    const { line: without, mac } = scored(claim, line.occurrence, release, options);
    if (!without) return [];
    const judged = judge(claim, line, release, options, { notes });
    const assume = (facts: Assumptions) => assumedClaim(claim, line, occurrences, facts, judged.facts.documented);
    const taken = takenOf(assumptions, judged, assume, release, options, notes);
    const held = Object.fromEntries(
      Object.entries(assumptions).filter(([name]) =>
        taken.some((each) => each.name === name && each.taken === 'assumed'),
      ),
    ) as Assumptions;
    const assumed = scored(assume(held), line.occurrence, release, options).line ?? without;
    return [
      {
        lineNumber: line.lineNumber,
        mac,
        assumptions: taken,
        without,
        with: assumed,
        change: scoreChange(without, assumed),
        smallestChange: smallestChange(claim, line, release, { ...options, notes }, effort),
      },
    ];
  });
}

function scored(claim: Claim, occurrence: number, release: RuleRelease, options: ScoringOptions) {
  const { mac, lines } = scoreClaim(claim, release, { ...options, onlyOccurrence: occurrence });
  return { mac, line: lines[0] };
}

function takenOf(
  assumptions: Assumptions,
  sent: Judged,
  assume: (facts: Assumptions) => Claim,
  release: RuleRelease,
  options: ScoringOptions,
  notes: NotesRead,
): TakenAssumption[] {
  return [...FACT_NAMES, ...CODING_NAMES].flatMap((name): TakenAssumption[] => {
    if (assumptions[name] === undefined) return [];
    if (!isFact(name)) return [{ name, taken: 'assumed', text: TEXTS.coding, at: [] }];
    const alone = assume({ [name]: assumptions[name] });
    const line = alone.serviceLines.find(({ occurrence }) => occurrence === sent.facts.line.occurrence);
    if (!line) return [];
    const { facts } = judge(alone, line, release, options, { notes });
    const at = contradictions(name, assumptions, sent.facts, facts, release.tables);
    return [
      at.length > 0
        ? { name, taken: 'contradicted', text: name === 'note' ? TEXTS.otherNote : TEXTS.contradicted, at }
        : { name, taken: 'assumed', text: TEXTS.fact, at },
    ];
  });
}

const TEXTS = {
  fact: 'Holds only if the note states it, truthfully. What did not happen is never documented.',
  coding: 'Holds only if the note supports it as it stands.',
  contradicted: 'The record says otherwise, so it was not assumed.',
  otherNote: 'The claim brings a procedure note, and no other one is assumed in its place.',
};

function scoreChange(without: ScoredLine, assumed: ScoredLine): ScoreChange {
  const before = ruleIds(without.findings);
  const after = ruleIds(assumed.findings);
  const lacked = ruleIds(without.notEvaluated);
  const lacks = ruleIds(assumed.notEvaluated);
  const passed = new Set(assumed.passed);
  const [lossBefore, lossAfter] = [without.payment.expectedLossCents, assumed.payment.expectedLossCents];
  return {
    cleared: [...before].filter((ruleId) => !after.has(ruleId)),
    new: [...after].filter((ruleId) => !before.has(ruleId)),
    unchanged: [...after].filter((ruleId) => before.has(ruleId)),
    nowEvaluated: [...lacked]
      .filter((ruleId) => !lacks.has(ruleId))
      .map((ruleId) => ({
        ruleId,
        outcome: after.has(ruleId) ? 'finding' : passed.has(ruleId) ? 'passed' : 'notApplicable',
      })),
    noLongerEvaluated: [...lacks].filter((ruleId) => !lacked.has(ruleId)),
    expectedLossCents: lossBefore === null || lossAfter === null ? null : lossAfter - lossBefore,
  };
}

function ruleIds(told: readonly { readonly ruleId: string }[]): ReadonlySet<string> {
  return new Set(told.map(({ ruleId }) => ruleId));
}
