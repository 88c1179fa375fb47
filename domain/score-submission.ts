/** A submission (837 or JSON) → its answer, or claim by claim for callers that stream. */

import type { IsoDate } from './calendar.ts';
import type { Claim } from './claim/claim.ts';
import { EarlierLines } from './claim/earlier-lines.ts';
import { attachmentNumbers } from './documentation/attached-notes.ts';
import type { InputIssue } from './issues.ts';
import { MOST_CLAIMS, readJsonClaims } from './json/claim-reader-json.ts';
import { readAhead } from './read-ahead.ts';
import { byExpectedLoss } from './response/order-of-work.ts';
import { addToSummary, emptySummary, type RunningSummary, summaryOf } from './response/running-summary.ts';
import type { ScoredClaim, ScoreResponse } from './response/score-response.ts';
import { coversAsOf } from './score/denial-risk.ts';
import { rememberClaim, type ScoringOptions, scoreClaim } from './score-claims.ts';
import type { RuleRelease } from './tables/rule-tables.ts';
import type { AcknowledgmentWriter } from './x12/acknowledgments/acknowledgment-writer.ts';
import { type ClaimSink, createClaimReader837 } from './x12/claim-reader-837.ts';
import { continuing } from './x12/reading-observer.ts';
import type { ByteReader } from './x12/segment-sink.ts';

export interface ScoreSink {
  claim(claim: ScoredClaim): void;
  issue(issue: InputIssue): void;
  /** Where it is given, claims of an 837 without a scored line are only counted, which is much faster. */
  passed?(lines: number): void;
  /** So many claims were given to the sink when the submission was read before; they are not scored again. */
  readonly claimsBefore?: number;
  /**
   * So many claims at most are read before they are scored; 64 when absent. With fewer a file takes somewhat longer and
   * less memory: what is read of a claim that waits outlives a small young generation.
   */
  readonly claimsAtOnce?: number | undefined;
}

/**
 * Scores the claims of an 837 in their order, some at a time; memory does not grow with the input. With a writer of
 * acknowledgments every claim is read and checked, because each has its place in the answer; one that goes on from where
 * an earlier reading was has the claims before in its answer already, and they are not scored again.
 */
export function createScoring837(
  release: RuleRelease,
  options: ScoringOptions,
  sink: ScoreSink,
  acknowledgments?: AcknowledgmentWriter,
): ByteReader {
  const submission = ofSubmission(options);
  const observer = acknowledgments && continuing(acknowledgments);
  const most = acknowledgments ? 1 : (sink.claimsAtOnce ?? MOST_WAITING);
  let given = sink.claimsBefore ?? 0;
  const waiting: Claim[] = [];
  const scoreWaiting = (): void => {
    const readings = waiting.map((claim) => readAhead(claim, release, submission));
    waiting.forEach((claim, index) => {
      const scored = scoreClaim(claim, release, { ...submission, ...readings[index] });
      sink.claim(scored);
      acknowledgments?.scored(scored);
    });
    waiting.length = 0;
  };
  const claims: ClaimSink = {
    claim(claim) {
      if (observer?.hasBegun === false || given-- > 0) rememberClaim(claim, release, submission);
      else if (waiting.push(claim) === most) scoreWaiting();
    },
    issue(issue) {
      scoreWaiting();
      sink.issue(issue);
    },
    ...(sink.passed ? { passed: (lines: number) => sink.passed?.(lines) } : {}),
  };
  const reader = createClaimReader837(claims, observer ? { observer } : {});
  return {
    write(chunk) {
      reader.write(chunk);
      scoreWaiting();
    },
    end() {
      reader.end();
      scoreWaiting();
    },
  };
}

/**
 * The notes of so many claims are read one after the other, and then their lines are judged. What a processor keeps at
 * hand holds the code of the one or of the other, so a short note takes half the time.
 */
const MOST_WAITING = 64;

/** Scores claims into the sink, and passes over those that it was given in an earlier reading of the same submission. */
function scoringFrom(release: RuleRelease, options: ScoringOptions, { claim: take, claimsBefore = 0 }: ScoreSink) {
  let claims = 0;
  return (claim: Claim): ScoredClaim | undefined => {
    if (claims++ < claimsBefore) {
      rememberClaim(claim, release, options);
      return undefined;
    }
    const scored = scoreClaim(claim, release, options);
    take(scored);
    return scored;
  };
}

/** What is remembered from claim to claim of one submission, under one release. */
export function ofSubmission(options: ScoringOptions): ScoringOptions {
  return { ...options, earlierLines: new EarlierLines() };
}

/**
 * The claims of an 837 that name an attachment and are scored. It is a reading of its own before the claims are scored,
 * because notes are fetched and scoring waits for nothing.
 */
export function claimsWithAttachments837(bytes: Uint8Array): Claim[] {
  const claims: Claim[] = [];
  const reader = createClaimReader837({
    claim: (claim) => {
      if (attachmentNumbers(claim).length > 0) claims.push(claim);
    },
    issue: () => undefined,
    passed: () => undefined,
  });
  reader.write(bytes);
  reader.end();
  return claims;
}

/** The same of a JSON body, with the as-of date that it names. */
export function claimsWithAttachmentsJson(text: string): { claims: Claim[]; asOf: IsoDate | undefined } {
  const reading = readJsonClaims(text, () => undefined);
  if (reading.kind !== 'read') return { claims: [], asOf: undefined };
  return { claims: reading.claims.filter((claim) => attachmentNumbers(claim).length > 0), asOf: reading.asOf };
}

/**
 * Scores claims that were kept until their notes came. They are of submissions of their own, so that a line is no
 * duplicate of one that another of them has.
 */
export function scoreKept(claims: readonly Claim[], release: RuleRelease, options: ScoringOptions, sink: ScoreSink) {
  for (const claim of claims) sink.claim(scoreClaim(claim, release, options));
}

export type JsonScoring =
  /** `asOf` is the day on which the claims were judged: the body's, else that of the options. */
  { readonly kind: 'scored'; readonly asOf: IsoDate } | { readonly kind: 'notJson' | 'asOfInvalid' | 'asOfNotCovered' };

export type JsonSteps =
  | { readonly kind: 'read'; readonly asOf: IsoDate; readonly claims: number; readonly steps: Iterable<undefined> }
  | Exclude<JsonScoring, { readonly kind: 'scored' }>;

/** Scores a JSON body, which may name an as-of date of its own. */
export function scoreJson(text: string, release: RuleRelease, options: ScoringOptions, sink: ScoreSink): JsonScoring {
  const reading = createScoringJson(text, release, options, sink);
  if (reading.kind !== 'read') return reading;
  for (const _ of reading.steps);
  return { kind: 'scored', asOf: reading.asOf };
}

/** The same one claim a step, for a sink that takes time. */
export function createScoringJson(
  text: string,
  release: RuleRelease,
  options: ScoringOptions,
  sink: ScoreSink,
  mostClaims: number = MOST_CLAIMS.call,
): JsonSteps {
  const reading = readJsonClaims(text, sink.issue, mostClaims);
  if (reading.kind !== 'read') return reading;
  const asOf = reading.asOf ?? options.asOf;
  if (!coversAsOf(release.tables, asOf)) return { kind: 'asOfNotCovered' };
  const score = scoringFrom(release, ofSubmission({ ...options, asOf }), sink);
  const { claims } = reading;
  function* steps(): Generator<undefined> {
    for (const claim of claims) {
      score(claim);
      yield;
    }
  }
  return { kind: 'read', asOf, claims: claims.length, steps: steps() };
}

/** Issues are listed up to this many; a file of garbage must not fill memory with its own description. */
const MOST_ISSUES = 1_000;

export interface Collected {
  readonly summary: RunningSummary;
  /** In the order of the submission. */
  readonly claims: ScoredClaim[];
  readonly issues: InputIssue[];
  issuesOmitted: number;
}

/** Gathers an answer in memory, for submissions that are small enough to be answered at once. */
export function createCollector(): { readonly sink: ScoreSink; readonly collected: Collected } {
  const collected: Collected = { summary: emptySummary(), claims: [], issues: [], issuesOmitted: 0 };
  return {
    collected,
    sink: {
      claim(claim) {
        collected.claims.push(claim);
        addToSummary(collected.summary, claim);
      },
      issue(issue) {
        if (collected.issues.length < MOST_ISSUES) collected.issues.push(issue);
        else collected.issuesOmitted++;
      },
    },
  };
}

/** What was gathered, as the answer has it: the claims by expected loss. */
export function answered(collected: Collected): Pick<ScoreResponse, 'summary' | 'claims' | 'issues' | 'issuesOmitted'> {
  return {
    summary: summaryOf(collected.summary),
    claims: byExpectedLoss(collected.claims),
    issues: collected.issues,
    ...(collected.issuesOmitted > 0 ? { issuesOmitted: collected.issuesOmitted } : {}),
  };
}
