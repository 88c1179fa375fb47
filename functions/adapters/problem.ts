/** RFC 9457 problem documents: every error that a caller sees. */

import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Fault } from '../../domain/faults.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { mostFileBytesInWords } from '../../domain/response/file-size.ts';

/** Code → status and title. Codes are contract. */
const PROBLEMS = {
  'body-empty': { status: 400, title: 'The body is empty' },
  'not-json': { status: 400, title: 'The body is not JSON' },
  'not-x12': { status: 400, title: 'The body is not an X12 interchange' },
  'not-soap': { status: 400, title: 'The body is not a CAQH CORE envelope' },
  'not-multipart': { status: 400, title: 'The body is not a multipart CAQH CORE envelope' },
  'explain-invalid': { status: 400, title: 'The explain parameter has no such value' },
  'idempotency-key-invalid': { status: 400, title: 'The idempotency key cannot be one' },
  'control-number-invalid': { status: 400, title: 'The control number cannot be one' },
  'as-of-invalid': { status: 400, title: 'The as-of date is no date' },
  'on-invalid': { status: 400, title: 'The day to look at is no date' },
  'signature-missing': { status: 401, title: 'The call is not signed' },
  'signature-invalid': { status: 401, title: 'The signature does not hold' },
  'correction-request-invalid': { status: 400, title: 'The request for corrections has another form' },
  'release-unknown': { status: 400, title: 'There is no such rule release' },
  'batch-invalid': { status: 422, title: 'The batch cannot be opened' },
  'batch-not-found': { status: 404, title: 'There is no such batch' },
  'audit-not-found': { status: 404, title: 'There is no such audit record' },
  'rule-not-found': { status: 404, title: 'There is no such rule' },
  'table-not-found': { status: 404, title: 'The rule reads no such table' },
  'route-not-found': { status: 404, title: 'There is nothing here' },
  'answer-type-not-supported': { status: 406, title: 'The answer cannot be given in that type' },
  'idempotency-key-reused': { status: 409, title: 'The idempotency key belongs to another request' },
  'correction-stale': { status: 409, title: 'An accepted correction is not offered for this claim' },
  'corrections-conflict': { status: 409, title: 'Accepted corrections do not go together' },
  'body-too-large': { status: 413, title: 'The body is too large for this route' },
  'answer-too-large': { status: 413, title: 'The answer would be too large for this route' },
  'content-type-not-supported': { status: 415, title: 'The content type is not supported' },
  'payload-type-not-supported': { status: 422, title: 'The envelope holds another transaction' },
  'note-unreadable': { status: 422, title: 'The document cannot be read' },
  'control-number-mismatch': { status: 422, title: 'The 275 is for another control number' },
  'what-if-invalid': { status: 422, title: 'The question cannot be read' },
  'what-if-claim-unclear': { status: 422, title: 'Which claim is meant is not clear' },
  'what-if-line-unclear': { status: 422, title: 'Which line is meant is not clear' },
  'assumption-refused': { status: 422, title: 'That cannot be assumed' },
  'attestation-missing': { status: 422, title: 'Nobody attests what a correction requires' },
  'correction-ambiguous': { status: 422, title: 'An accepted correction is one of several claims' },
  'correction-not-writable': { status: 422, title: 'A correction cannot be written into this file' },
  'nothing-remitted': { status: 422, title: 'Nothing in the body is a remittance' },
  'nothing-scoreable': { status: 422, title: 'Nothing in the body can be scored' },
  'as-of-not-covered': { status: 422, title: 'The rule release does not cover the as-of date' },
  'too-many-calls': { status: 429, title: 'Too many calls' },
  'internal-fault': { status: 500, title: 'The service failed' },
  'attachments-unavailable': { status: 503, title: 'Notes cannot be kept at the moment' },
  'outcomes-unavailable': { status: 503, title: 'Outcomes cannot be kept at the moment' },
  'calibration-unavailable': { status: 503, title: 'The outcomes cannot be read' },
  'rules-unavailable': { status: 503, title: 'The rules cannot be read' },
  'partners-unavailable': { status: 503, title: 'Signatures cannot be checked' },
  'audit-unavailable': { status: 503, title: 'Audit records cannot be kept or read' },
  'calls-unavailable': { status: 503, title: 'Idempotency keys cannot be looked up' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Thrown by a handler to answer with a problem document. Details never hold a word of the body. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly issues: readonly InputIssue[];

  constructor(code: ProblemCode, detail: string, issues: readonly InputIssue[] = []) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.issues = issues;
  }
}

/** A partner has made its calls of this minute. */
export class TooManyCalls extends Problem {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super(
      'too-many-calls',
      `The calls of this minute are made. Sign the same request anew and send it in ${retryAfterSeconds} seconds.`,
    );
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A Lambda call carries 6 MB, and a body that is not text arrives in base64, a third longer. */
export const MOST_BODY_BYTES = 4_500_000;

/** A Lambda answer carries 6 MB. */
export const MOST_ANSWER_BYTES = 5_500_000;

function larger(): string {
  return `Send the file through POST /v1/batches, which takes files of up to ${mostFileBytesInWords()}, or split it.`;
}

export function bodyTooLarge(): Problem {
  return new Problem('body-too-large', `This route takes ${MOST_BODY_BYTES} bytes. ${larger()}`);
}

export function remittanceTooLarge(): Problem {
  return new Problem(
    'body-too-large',
    `This route takes ${MOST_BODY_BYTES} bytes. Split the file between its transaction sets; the order does not matter.`,
  );
}

export function noteTooLarge(): Problem {
  return new Problem(
    'body-too-large',
    `A note has up to ${MOST_BODY_BYTES} bytes here. Send the procedure note without images, or only the part that tells of the procedure.`,
  );
}

export function answerTooLarge(): Problem {
  return new Problem('answer-too-large', `The claims were scored, but the answer does not fit one call. ${larger()}`);
}

/** Whatever was thrown → the problem that the caller sees. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Fault && error.code === 'partners-unavailable') {
    return new Problem(
      'partners-unavailable',
      'The signature cannot be checked at the moment. Sign the same request anew and send it again.',
    );
  }
  if (error instanceof Fault && error.code === 'attachments-unavailable') {
    return new Problem('attachments-unavailable', 'The note was not kept. Send the same request again.');
  }
  if (error instanceof Fault && error.code === 'audit-unavailable') {
    return new Problem(
      'audit-unavailable',
      'Without its audit record no correction is made. Send the same request again.',
    );
  }
  if (error instanceof Fault && error.code === 'outcomes-unavailable') {
    return new Problem(
      'outcomes-unavailable',
      'Not every outcome was kept. Send the same request again: what was kept counts once.',
    );
  }
  if (error instanceof Fault && error.code === 'calls-unavailable') {
    return new Problem('calls-unavailable', 'The idempotency key cannot be looked up. Send the same request again.');
  }
  if (error instanceof Fault && error.code === 'calibration-unavailable') {
    return new Problem(
      'calibration-unavailable',
      'Outcomes cannot be read at the moment. Send the same request again, signed anew.',
    );
  }
  if (error instanceof Fault && error.retryable) {
    return new Problem('rules-unavailable', 'No rule release can be read at the moment. Send the same request again.');
  }
  return new Problem('internal-fault', 'The request was not answered because of a fault of ours; it has been logged.');
}

const RETRY_AFTER_SECONDS = 5;

export function problemResponse(problem: Problem, requestId: string): APIGatewayProxyStructuredResultV2 {
  const { status, title } = PROBLEMS[problem.code];
  const wait =
    problem instanceof TooManyCalls ? problem.retryAfterSeconds : status === 503 ? RETRY_AFTER_SECONDS : undefined;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
    },
    body: JSON.stringify({
      type: `urn:denial-prediction:problem:${problem.code}`,
      title,
      status,
      code: problem.code,
      detail: problem.detail,
      requestId,
      issues: problem.issues,
    }),
  };
}
