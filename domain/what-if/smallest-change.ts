/** The smallest documented change after which a line has no finding. */

import type { Claim, ServiceLine } from '../claim/claim.ts';
import { isScoredProcedure } from '../claim/scored-procedure.ts';
import { MOST_OTHER_LINES } from '../corrections/correction.ts';
import type { LineEdit } from '../corrections/line-edit.ts';
import type { NotesRead } from '../documentation/statements/notes-read.ts';
import { linesOfRecord } from '../rules/documented-nerves.ts';
import type { RuleOutcome } from '../rules/evaluate-rules.ts';
import { type BandThresholds, bandOf, DEFAULT_BANDS, type RiskBand } from '../score/denial-risk.ts';
import { type Judged, judge, type ScoringOptions } from '../score-claims.ts';
import type { RuleRelease } from '../tables/rule-tables.ts';
import { assumedClaim } from './assumed-claim.ts';
import { type Assumptions, isFact } from './assumptions.ts';
import { type ClearingChange, type StatingDocument, textOf } from './clearing.ts';
import { clearingChanges } from './clearings.ts';
import { contradictions } from './contradictions.ts';

export interface SmallestChange {
  /**
   * `notNeeded`: the line has no finding. `clears`: each of the sets leaves none. `clearsRest`: each of the sets
   * leaves only the findings of `remaining`. `nothingClears`: nothing that was tried leaves fewer. `notSearched`: the
   * claim is too large to be searched to the end.
   */
  readonly outcome: 'notNeeded' | 'clears' | 'clearsRest' | 'nothingClears' | 'notSearched';
  /** Sets of the smallest size, the lowest risk first, then those that only set the claim right; each is enough. */
  readonly sets: readonly ClearingSet[];
  /** Findings that nothing documented clears, and why. */
  readonly remaining: readonly { readonly ruleId: string; readonly reason: string }[];
}

export interface ClearingSet {
  readonly changes: readonly { readonly document: StatingDocument; readonly text: string }[];
  readonly riskAfter: number;
  readonly bandAfter: RiskBand;
}

/** Larger sets are no small change any more. */
const MOST_CHANGES = 4;
const MOST_SETS = 5;
/** How often one line is scored at most. */
const MOST_TRIALS = 250;
/** Characters of notes that the trials of one claim may go over again. */
const MOST_CHARACTERS = 40_000_000;
/** What a trial costs beside the notes, in their characters. */
const FEWEST_CHARACTERS = 2_000;

/** Trials that are left for the lines of one claim: a bound that depends on nothing but the claim. */
export interface SearchEffort {
  trials: number;
}

export function searchEffort({ documentation, serviceLines }: Claim): SearchEffort {
  const lengths = [documentation, ...serviceLines.map((line) => line.documentation)].map(
    (each) => each?.note?.length ?? 0,
  );
  return { trials: Math.ceil(MOST_CHARACTERS / Math.max(FEWEST_CHARACTERS, ...lengths)) };
}

interface State {
  readonly changes: readonly ClearingChange[];
  readonly judged: Judged;
}

/** What the search is about: one line as sent, and how to score it with changes. */
interface Search {
  readonly sent: Judged;
  readonly release: RuleRelease;
  readonly bands: BandThresholds;
  readonly judge: (changes: readonly ClearingChange[]) => Judged;
  /** Whether another scored line of the claim comes to a higher risk than it had. */
  readonly raisesAnother: (changes: readonly ClearingChange[]) => boolean;
}

/** Deterministic: rules in the order of the catalog, changes in the order in which their rule gives them. */
export function smallestChange(
  claim: Claim,
  line: ServiceLine,
  release: RuleRelease,
  options: ScoringOptions & { readonly notes: NotesRead },
  effort: SearchEffort,
): SmallestChange {
  const { notes } = options;
  const sent = judge(claim, line, release, options, { notes });
  if (findingsOf(sent).length === 0) return { outcome: 'notNeeded', sets: [], remaining: [] };
  if (effort.trials <= 0) return notSearched(sent);
  const occurrences = new Set(linesOfRecord(sent.facts).map(({ occurrence }) => occurrence));
  const changed = (changes: readonly ClearingChange[]) =>
    assumedClaim(claim, line, occurrences, factsOf(changes), sent.facts.documented, editOf(changes));
  const judgedIn = (of: Claim, { occurrence }: ServiceLine, otherwise: Judged): Judged => {
    effort.trials--;
    const judged = of.serviceLines.find((each) => each.occurrence === occurrence);
    return judged ? judge(of, judged, release, options, { notes }) : otherwise;
  };
  const others = claim.serviceLines.filter((other) => other !== line && isScoredProcedure(other));
  let before: readonly number[] | undefined;
  const search: Search = {
    sent,
    release,
    bands: options.bands ?? DEFAULT_BANDS,
    judge: (changes) => judgedIn(changed(changes), line, sent),
    raisesAnother: (changes) => {
      if (others.length === 0 || changes.every(isHarmless)) return false;
      if (others.length > MOST_OTHER_LINES) return true;
      before ??= others.map((other) => judgedIn(claim, other, sent).risk.probability);
      const after = changed(changes);
      return others.some((other, index) => judgedIn(after, other, sent).risk.probability > (before?.[index] ?? 1));
    },
  };
  const remaining = findingsOf(sent).flatMap(({ rule, outcome }) => {
    const found = changesFor(rule.id, outcome, sent, search);
    const isClearedBeside = (change: ClearingChange) =>
      findingsOf(search.judge([change])).every((left) => left.rule.id !== rule.id);
    if (!('reason' in found) || editsFor(sent, release).some(isClearedBeside)) return [];
    return [{ ruleId: rule.id, reason: found.reason }];
  });
  if (effort.trials <= 0) return notSearched(sent);
  const hopeless = new Set(remaining.map(({ ruleId }) => ruleId));
  if (hopeless.size === findingsOf(sent).length) return { outcome: 'nothingClears', sets: [], remaining };
  const sets = smallestSets(search, hopeless, effort);
  if (sets.length > 0) return { outcome: hopeless.size > 0 ? 'clearsRest' : 'clears', sets, remaining };
  if (effort.trials <= 0) return notSearched(sent);
  const untold = findingsOf(sent).filter(({ rule }) => !hopeless.has(rule.id));
  return {
    outcome: 'nothingClears',
    sets: [],
    remaining: [...remaining, ...untold.map(({ rule }) => ({ ruleId: rule.id, reason: NONE_TRIED_CLEARS }))],
  };
}

function notSearched(sent: Judged): SmallestChange {
  const remaining = findingsOf(sent).map(({ rule }) => ({ ruleId: rule.id, reason: TOO_LARGE }));
  return { outcome: 'notSearched', sets: [], remaining };
}

const TOO_LARGE = 'The claim is too large to search all of its lines; ask about this one alone, by its lineNumber.';
const NONE_TRIED_CLEARS =
  'None of the small changes that were tried clears it without a new finding; an assumption of your own may.';
const CONTRADICTED = 'The record says otherwise, and nothing may be assumed against it.';

type Found = RuleOutcome & { readonly outcome: Extract<RuleOutcome['outcome'], { kind: 'atRisk' }> };

function findingsOf({ outcomes }: Judged): Found[] {
  return outcomes.filter((found): found is Found => found.outcome.kind === 'atRisk');
}

/**
 * Breadth first, so that the first sets found are the smallest. A set must clear each finding, the first one first; an
 * edit that another finding calls for may clear it, too.
 */
function smallestSets(search: Search, hopeless: ReadonlySet<string>, effort: SearchEffort): ClearingSet[] {
  let states: State[] = [{ changes: [], judged: search.sent }];
  const tried = new Set<string>();
  const hasNote = search.sent.facts.documented.record === 'procedureNote';
  for (let size = 1; size <= MOST_CHANGES && states.length > 0; size++) {
    const next: State[] = [];
    for (const state of states) {
      const first = findingsOf(state.judged).find(({ rule }) => !hopeless.has(rule.id));
      if (!first) continue;
      const own = changesFor(first.rule.id, first.outcome, state.judged, search);
      for (const change of [...('reason' in own ? [] : own), ...editsFor(state.judged, search.release)]) {
        if (state.changes.some(({ topics }) => topics.some((topic) => change.topics.includes(topic)))) continue;
        const set = [...state.changes, change];
        const key = set
          .map((each) => each.key)
          .toSorted()
          .join('|');
        if (tried.has(key) || tried.size >= MOST_TRIALS || effort.trials <= 0) continue;
        tried.add(key);
        next.push({ changes: set, judged: search.judge(set) });
      }
    }
    const cleared = next.filter(
      ({ changes, judged }) =>
        findingsOf(judged).every(({ rule }) => hopeless.has(rule.id)) && !search.raisesAnother(changes),
    );
    if (cleared.length > 0) {
      return cleared
        .map(({ changes, judged: { risk } }) => ({
          changes: changes.map((change) => ({ document: change.document, text: textOf(change, hasNote) })),
          riskAfter: risk.probability,
          bandAfter: bandOf(risk.probability, search.bands),
          additions: changes.filter(({ edit }) => !edit).length,
        }))
        .toSorted((a, b) => a.riskAfter - b.riskAfter || a.additions - b.additions)
        .slice(0, MOST_SETS)
        .map(({ additions: _additions, ...set }) => set);
    }
    states = next;
  }
  return [];
}

/** The changes for a finding that the record, as it was sent, does not speak against. */
function changesFor(ruleId: string, finding: Found['outcome'], judged: Judged, search: Search) {
  const { tables } = search.release;
  const found = clearingChanges(ruleId, finding, judged.facts, tables);
  if ('reason' in found) return found;
  const possible = found.filter((change) => {
    const names = Object.keys(change.assume).filter(isFact);
    if (names.length === 0) return true;
    const { facts } = search.judge([change]);
    return names.every((name) => contradictions(name, change.assume, search.sent.facts, facts, tables).length === 0);
  });
  return possible.length > 0 ? possible : { reason: CONTRADICTED };
}

/** Fewer units, or other pointers, leave the other lines no more to answer for than they had. */
function isHarmless({ edit = {} }: ClearingChange): boolean {
  return Object.keys(edit).every((field) => field === 'units' || field === 'diagnosisPointers');
}

/** The corrections of the claim that any finding calls for. */
function editsFor(judged: Judged, { tables }: RuleRelease): ClearingChange[] {
  return findingsOf(judged).flatMap(({ rule, outcome }) => {
    const changes = clearingChanges(rule.id, outcome, judged.facts, tables);
    return 'reason' in changes ? [] : changes.filter(({ edit }) => edit);
  });
}

/** Facts of several changes; parts of the guidance are put together. */
function factsOf(changes: readonly ClearingChange[]): Assumptions {
  return Object.assign({}, ...changes.map(({ assume }) => assume));
}

function editOf(changes: readonly ClearingChange[]): LineEdit {
  return Object.assign({}, ...changes.map(({ edit }) => edit));
}
