/** Claims scored under two releases at once: what a change of the rules would do to them. */

import type { IsoDate } from './calendar.ts';
import type { Claim } from './claim/claim.ts';
import { type InputIssue, type IssueCode, inputIssue } from './issues.ts';
import { readJsonClaims } from './json/claim-reader-json.ts';
import type { ScoredClaim, ScoredLine } from './response/score-response.ts';
import { coversAsOf } from './score/denial-risk.ts';
import { scoreClaim } from './score-claims.ts';
import { ofSubmission } from './score-submission.ts';
import type { RuleRelease } from './tables/rule-tables.ts';
import { createClaimReader837 } from './x12/claim-reader-837.ts';
import type { ByteReader } from './x12/segment-sink.ts';

/** One scored line under both releases. */
export interface ComparedLine {
  readonly claim: ScoredClaim;
  readonly before: ScoredLine;
  readonly after: ScoredLine;
}

export interface ComparisonSink {
  line(line: ComparedLine): void;
  issue(issue: InputIssue): void;
}

export interface ComparedReleases {
  readonly before: RuleRelease;
  readonly after: RuleRelease;
  readonly asOf: IsoDate;
}

/** Compares each claim of an 837 as soon as it is complete; memory does not grow with the input. */
export function createComparison837(releases: ComparedReleases, sink: ComparisonSink): ByteReader {
  // Claims without a scored line are alike under all releases.
  return createClaimReader837({ claim: comparer(releases, sink), issue: sink.issue, passed: () => undefined });
}

/** Compares a JSON body, on the as-of date that it states, else on that of the comparison. */
export function compareJson(text: string, releases: ComparedReleases, sink: ComparisonSink): void {
  const report = (code: IssueCode) => sink.issue(inputIssue(code, 'submission', { path: '' }));
  const reading = readJsonClaims(text, sink.issue);
  if (reading.kind !== 'read') {
    report(reading.kind === 'notJson' ? 'not-json' : 'date-malformed');
    return;
  }
  const asOf = reading.asOf ?? releases.asOf;
  if (![releases.before, releases.after].every(({ tables }) => coversAsOf(tables, asOf))) {
    report('as-of-not-covered');
    return;
  }
  const compare = comparer({ ...releases, asOf }, sink);
  for (const claim of reading.claims) compare(claim);
}

function comparer({ before, after, asOf }: ComparedReleases, sink: ComparisonSink): (claim: Claim) => void {
  const [optionsBefore, optionsAfter] = [ofSubmission({ asOf }), ofSubmission({ asOf })];
  return (claim) => {
    const old = scoreClaim(claim, before, optionsBefore);
    const scored = scoreClaim(claim, after, optionsAfter);
    for (const [index, line] of old.lines.entries()) {
      const other = scored.lines[index];
      if (other) sink.line({ claim: scored, before: line, after: other });
    }
  };
}
