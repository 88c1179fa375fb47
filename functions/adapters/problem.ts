/** RFC 9457 problem documents: every error that a caller sees. */

import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Fault } from '../../domain/faults.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { mostFileBytesInWords } from '../../domain/response/file-size.ts';

/** Status → code → title. Codes are contract. */
const PROBLEMS = {
  400: {
    'body-empty': 'The body is empty',
    'not-json': 'The body is not JSON',
    'not-x12': 'The body is not an X12 interchange',
    'not-soap': 'The body is not a CAQH CORE envelope',
    'not-multipart': 'The body is not a multipart CAQH CORE envelope',
    'explain-invalid': 'The explain parameter has no such value',
    'idempotency-key-invalid': 'The idempotency key cannot be one',
    'control-number-invalid': 'The control number cannot be one',
    'as-of-invalid': 'The as-of date is no date',
    'on-invalid': 'The day to look at is no date',
    'correction-request-invalid': 'The request for corrections has another form',
    'release-unknown': 'There is no such rule release',
  },
  401: {
    'signature-missing': 'The call is not signed',
    'signature-invalid': 'The signature does not hold',
  },
  404: {
    'batch-not-found': 'There is no such batch',
    'audit-not-found': 'There is no such audit record',
    'rule-not-found': 'There is no such rule',
    'table-not-found': 'The rule reads no such table',
    'route-not-found': 'There is nothing here',
  },
  406: {
    'answer-type-not-supported': 'The answer cannot be given in that type',
  },
  409: {
    'idempotency-key-reused': 'The idempotency key belongs to another request',
    'correction-stale': 'An accepted correction is not offered for this claim',
    'corrections-conflict': 'Accepted corrections do not go together',
  },
  413: {
    'body-too-large': 'The body is too large for this route',
    'answer-too-large': 'The answer would be too large for this route',
  },
  415: {
    'content-type-not-supported': 'The content type is not supported',
  },
  422: {
    'batch-invalid': 'The batch cannot be opened',
    'payload-type-not-supported': 'The envelope holds another transaction',
    'note-unreadable': 'The document cannot be read',
    'control-number-mismatch': 'The 275 is for another control number',
    'what-if-invalid': 'The question cannot be read',
    'what-if-claim-unclear': 'Which claim is meant is not clear',
    'what-if-line-unclear': 'Which line is meant is not clear',
    'assumption-refused': 'That cannot be assumed',
    'attestation-missing': 'Nobody attests what a correction requires',
    'correction-ambiguous': 'An accepted correction is one of several claims',
    'correction-not-writable': 'A correction cannot be written into this file',
    'nothing-remitted': 'Nothing in the body is a remittance',
    'nothing-scoreable': 'Nothing in the body can be scored',
    'as-of-not-covered': 'The rule release does not cover the as-of date',
  },
  429: {
    'too-many-calls': 'Too many calls',
  },
  500: {
    'internal-fault': 'The service failed',
  },
  503: {
    'attachments-unavailable': 'Notes cannot be kept at the moment',
    'outcomes-unavailable': 'Outcomes cannot be kept at the moment',
    'calibration-unavailable': 'The outcomes cannot be read',
    'rules-unavailable': 'The rules cannot be read',
    'partners-unavailable': 'Signatures cannot be checked',
    'audit-unavailable': 'Audit records cannot be kept or read',
    'calls-unavailable': 'Idempotency keys cannot be looked up',
  },
} as const;

type Status = keyof typeof PROBLEMS;
export type ProblemCode = { [Of in Status]: keyof (typeof PROBLEMS)[Of] }[Status];

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

/** What is said of faults that pass: their codes are those of problems. */
const DETAILS: ReadonlyMap<string, string> = new Map<ProblemCode, string>([
  [
    'partners-unavailable',
    'The signature cannot be checked at the moment. Sign the same request anew and send it again.',
  ],
  ['attachments-unavailable', 'The note was not kept. Send the same request again.'],
  ['audit-unavailable', 'Without its audit record no correction is made. Send the same request again.'],
  ['outcomes-unavailable', 'Not every outcome was kept. Send the same request again: what was kept counts once.'],
  ['calls-unavailable', 'The idempotency key cannot be looked up. Send the same request again.'],
  ['calibration-unavailable', 'Outcomes cannot be read at the moment. Send the same request again, signed anew.'],
]);

/** Whatever was thrown → the problem that the caller sees. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Fault) {
    const detail = DETAILS.get(error.code);
    if (detail !== undefined) return new Problem(error.code as ProblemCode, detail);
    if (error.retryable) {
      return new Problem(
        'rules-unavailable',
        'No rule release can be read at the moment. Send the same request again.',
      );
    }
  }
  return new Problem('internal-fault', 'The request was not answered because of a fault of ours; it has been logged.');
}

const RETRY_AFTER_SECONDS = 5;

function known(code: ProblemCode): { readonly status: number; readonly title: string | undefined } {
  const [status, titles] =
    Object.entries<Readonly<Record<string, string>>>(PROBLEMS).find(([, titles]) => code in titles) ?? [];
  return { status: Number(status), title: titles?.[code] };
}

export function problemResponse(problem: Problem, requestId: string): APIGatewayProxyStructuredResultV2 {
  const { status, title } = known(problem.code);
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
