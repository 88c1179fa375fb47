/** Accepted corrections → the answer and its audit record, or the problem with them. */

import { type IsoDate, isoDate } from '../../domain/calendar.ts';
import type { Acceptance, AcceptanceRefusal, SubmissionRefusalCode } from '../../domain/correct-submission.ts';
import { correctSubmission, type Submission } from '../../domain/corrected-submission.ts';
import { auditRecord, unattested } from '../../domain/corrections/audit-record.ts';
import type { AttachedNotes } from '../../domain/documentation/attached-notes.ts';
import { type InputIssue, isNoEnvelope } from '../../domain/issues.ts';
import type { CorrectionResponse } from '../../domain/response/correction-response-schema.ts';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import { coversAsOf } from '../../domain/score/denial-risk.ts';
import { type LearnedRisk, learnedReference } from '../../domain/score/learned-risk.ts';
import { answered, createCollector } from '../../domain/score-submission.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import { noteHashes, submissionHash } from '../adapters/content-hash.ts';
import { Problem, type ProblemCode } from '../adapters/problem.ts';
import { PRODUCT_VERSION } from '../adapters/product-version.ts';
import { askedPayers } from './asked-payers.ts';
import type { CorrectionRequest } from './request.ts';

export interface CorrectionContext {
  readonly requestId: string;
  readonly auditId: string;
  readonly at: Date;
  /** What the partner's outcomes taught; undefined before any. */
  readonly learned: LearnedRisk | undefined;
  readonly attachments: { readonly notes: AttachedNotes | undefined; readonly issues: readonly InputIssue[] };
  readonly onRuleFault: RuleFaultSink;
}

export function correctionResponse(
  { submission, accept, attestor, asOf: named }: CorrectionRequest,
  { release, reference }: LoadedRelease,
  { requestId, auditId, at, learned, attachments, onRuleFault }: CorrectionContext,
) {
  const asOf: IsoDate = named ?? isoDate(at.toISOString().slice(0, 10));
  if (!coversAsOf(release.tables, asOf)) {
    throw new Problem('as-of-not-covered', `Rule release ${release.id} holds no rows for that as-of date.`);
  }
  const { sink, collected } = createCollector();
  for (const issue of attachments.issues) sink.issue(issue);
  const asked = learned && askedPayers(learned);
  const options = {
    asOf,
    onRuleFault,
    learned: asked,
    ...(attachments.notes ? { attachments: attachments.notes } : {}),
  };
  const corrected = correctSubmission(submission, accept, release, options, sink);
  if (corrected.kind === 'nothing') throw nothingRead(submission, corrected.issues);
  if (corrected.kind === 'refused') throw refusal(corrected.refusals, accept);
  const { output, made, lines, summary } = corrected;
  const missing = unattested(made, attestor);
  if (missing.length > 0) {
    throw new Problem(
      'attestation-missing',
      `attestedBy and statement are needed, and not blank: who vouches that what these corrections require is true? ${missing.map(shown).join(', ')}.`,
    );
  }
  const audit = auditRecord(
    {
      id: auditId,
      recordedAt: at.toISOString(),
      productVersion: PRODUCT_VERSION,
      form: submission.kind,
      inputHash: submissionHash(submission),
      outputHash: submissionHash(output),
      ruleRelease: { id: release.id, hash: release.hash },
      ...(asked ? { learnedState: asked.id, learned: asked.record() } : {}),
      asOf,
      notes: noteHashes(attachments.notes),
    },
    made,
    lines,
    attestor,
  );
  return {
    corrected: output.kind === 'json' ? { claim: output.claim } : { x12: Buffer.from(output.bytes).toString('utf8') },
    corrections: made.map(({ patientControlNumber, lineNumber, riskBefore, correction }) => ({
      patientControlNumber,
      lineNumber,
      riskBefore,
      ...correction,
    })),
    lines,
    before: summary,
    score: {
      requestId,
      asOf,
      ruleRelease: reference,
      ...(learned ? { learned: learnedReference(learned) } : {}),
      ...answered(collected),
    },
    audit,
  } satisfies Record<keyof CorrectionResponse, unknown>;
}

const REFUSED: Readonly<Record<SubmissionRefusalCode, { code: ProblemCode; detail: string }>> = {
  stale: {
    code: 'correction-stale',
    detail: 'The claim as sent now does not offer it so: score the claim again and accept what that answer offers',
  },
  conflict: {
    code: 'corrections-conflict',
    detail:
      'Beside the other accepted corrections it is not offered any more, or it sets a value that another one sets otherwise. Accept one, and the other if the new score still offers it',
  },
  ambiguous: {
    code: 'correction-ambiguous',
    detail: 'Several claims are offered it: name one by patientControlNumber, and by segment where that is not unique',
  },
  'not-writable': {
    code: 'correction-not-writable',
    detail: 'The segment is broken over lines at a fixed width, or its encoding has no such character',
  },
  'raises-risk': {
    code: 'corrections-conflict',
    detail: 'Together the accepted corrections would raise the risk of another line of the submission',
  },
};

function refusal(refusals: readonly AcceptanceRefusal[], accept: readonly Acceptance[]): Problem {
  const [first] = refusals;
  const { code, detail } = REFUSED[first?.code ?? 'stale'];
  const named = refusals
    .filter((other) => other.code === first?.code)
    .flatMap(({ acceptance }) =>
      acceptance === undefined ? [] : `accept[${acceptance}] ${shown(accept[acceptance]?.id ?? '')}`,
    );
  return new Problem(code, `${detail}.${named.length === 0 ? '' : ` This is said of ${named.join(', ')}.`}`);
}

/** An id as it may be told again: it holds codes and units and no other word of a claim. */
function shown(id: string): string {
  return /^line-\d{1,3}-[a-z-]{1,30}-[A-Z0-9]{1,5}(?:\+[A-Z0-9]{1,5}){0,12}$/.test(id) ? id : '(an id)';
}

function nothingRead(submission: Submission, issues: readonly InputIssue[]): Problem {
  if (submission.kind === 'x12' && isNoEnvelope(issues)) {
    return new Problem('not-x12', 'No readable interchange was found in x12; it starts with an ISA segment.', issues);
  }
  return new Problem('nothing-scoreable', 'No claim with a service line was found in the body.', issues.slice(0, 100));
}
