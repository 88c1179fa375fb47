/** A submission in memory and accepted corrections → the corrected submission, read and scored again. */

import type { Claim } from './claim/claim.ts';
import {
  type Acceptance,
  type AcceptanceRefusal,
  type ChangedLine,
  type Corrections,
  createCorrector,
  type MadeCorrection,
} from './correct-submission.ts';
import type { InputIssue } from './issues.ts';
import { claimJson } from './json/claim-json.ts';
import type { ScoreSummary } from './response/score-response.ts';
import type { ScoringOptions } from './score-claims.ts';
import type { ScoreSink } from './score-submission.ts';
import type { RuleRelease } from './tables/rule-tables.ts';
import { createPatchedBytes } from './x12/byte-patches.ts';
import { createClaimReader837 } from './x12/claim-reader-837.ts';
import { createCorrectionPlanner } from './x12/corrected-837.ts';

export type Submission =
  | { readonly kind: 'json'; readonly claim: unknown }
  | { readonly kind: 'x12'; readonly bytes: Uint8Array };

export type CorrectedSubmission =
  | {
      readonly kind: 'corrected';
      readonly output: Submission;
      readonly made: readonly MadeCorrection[];
      readonly lines: readonly ChangedLine[];
      /** What was at stake before. */
      readonly summary: ScoreSummary;
    }
  | { readonly kind: 'refused'; readonly refusals: readonly AcceptanceRefusal[] }
  /** No claim could be read. */
  | { readonly kind: 'nothing'; readonly issues: readonly InputIssue[] };

/** The claims of `sink` are those of the corrected submission; where corrections are refused it may be told of some. */
export function correctSubmission(
  sent: Submission,
  acceptances: readonly Acceptance[],
  release: RuleRelease,
  options: ScoringOptions,
  sink: ScoreSink,
): CorrectedSubmission {
  const corrector = createCorrector(acceptances, release, options);
  const issues: InputIssue[] = [];
  let claims = 0;
  readClaims(sent, {
    claim(claim) {
      claims++;
      corrector.claim(claim);
    },
    issue: (issue) => issues.push(issue),
  });
  if (claims === 0) return { kind: 'nothing', issues };
  const corrections = corrector.corrections();
  if (corrections.kind === 'refused') return corrections;
  const output = written(sent, corrections);
  if (!output) return { kind: 'refused', refusals: [{ code: 'not-writable', acceptance: undefined }] };
  readClaims(output, { claim: (claim) => sink.claim(corrector.corrected(claim)), issue: sink.issue });
  const { lines, refusal } = corrector.changes();
  if (refusal) return { kind: 'refused', refusals: [refusal] };
  return { kind: 'corrected', output, made: corrections.made, lines, summary: corrections.summary };
}

interface Readers {
  claim(claim: Claim): void;
  issue(issue: InputIssue): void;
}

function readClaims(submission: Submission, { claim, issue }: Readers): void {
  if (submission.kind === 'json') {
    const read = claimJson(submission.claim, CLAIM_POINTER, issue);
    if (read) claim(read);
    return;
  }
  const reader = createClaimReader837({ claim, issue });
  reader.write(submission.bytes);
  reader.end();
}

/** Where a JSON claim stands in the request and in the answer. */
const CLAIM_POINTER = '/claim';

/** Undefined where the segments cannot be replaced: they are broken over lines, or of an encoding without the character. */
function written(sent: Submission, { edits, document }: Corrections & { kind: 'corrected' }): Submission | undefined {
  if (sent.kind === 'json') return { kind: 'json', claim: document };
  const planner = createCorrectionPlanner(edits);
  planner.write(sent.bytes);
  const plan = planner.end();
  if (plan.kind === 'refused') return undefined;
  const pieces: Uint8Array[] = [];
  const patched = createPatchedBytes(plan.patches, (bytes) => pieces.push(bytes));
  patched.write(sent.bytes);
  patched.end();
  return { kind: 'x12', bytes: Buffer.concat(pieces) };
}
