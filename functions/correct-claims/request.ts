/** HTTP event → the claim, the corrections that are accepted and who vouches for them; or the problem with it. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { IsoDate } from '../../domain/calendar.ts';
import type { Acceptance } from '../../domain/correct-submission.ts';
import type { Submission } from '../../domain/corrected-submission.ts';
import type { Attestor } from '../../domain/corrections/audit-record.ts';
import { correctionRequestSchema } from '../../domain/response/correction-request-schema.ts';
import { bodyTooLarge, MOST_BODY_BYTES, Problem } from '../adapters/problem.ts';
import { queryDate } from '../adapters/query.ts';
import { sentBody } from '../adapters/signed-callers.ts';

export interface CorrectionRequest {
  readonly submission: Submission;
  readonly accept: readonly Acceptance[];
  readonly attestor: Attestor;
  readonly release: string | undefined;
  readonly asOf: IsoDate | undefined;
}

export function correctionRequest(event: APIGatewayProxyEventV2): CorrectionRequest {
  const contentType = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const encoding = event.headers['content-encoding'];
  if (contentType !== 'application/json' || (encoding && encoding !== 'identity')) {
    throw new Problem(
      'content-type-not-supported',
      'Send the request as application/json, without content encoding; an 837 goes into its member x12.',
    );
  }
  const sent = sentBody(event);
  if (sent.length > MOST_BODY_BYTES) throw bodyTooLarge();
  const text = sent.toString('utf8').replace(/^\ufeff/, '');
  if (text.trim() === '') throw new Problem('body-empty', 'Send the claim and the corrections to make in the body.');
  const body = parsed(text);
  const { claim, x12, accept, attestedBy, statement, release } = body;
  if ((claim === undefined) === (x12 === undefined)) {
    throw new Problem('correction-request-invalid', 'Send either claim, a JSON claim, or x12, the text of an 837.');
  }
  return {
    submission: x12 === undefined ? { kind: 'json', claim } : { kind: 'x12', bytes: Buffer.from(x12) },
    accept: accept.map((acceptance) => (typeof acceptance === 'string' ? { id: acceptance } : acceptance)),
    attestor: { attestedBy, statement },
    release,
    asOf: queryDate(body.asOf ?? asOfOf(claim)),
  };
}

/** A claim that was scored alone may state its as-of date itself. */
function asOfOf(claim: unknown): string | undefined {
  const asOf = typeof claim === 'object' && claim !== null && 'asOf' in claim ? claim.asOf : undefined;
  return asOf === undefined ? undefined : String(asOf);
}

function parsed(text: string) {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The parser's message quotes the body, so it goes nowhere.
    throw new Problem('not-json', 'The body cannot be parsed as JSON.');
  }
  if (isTooDeep(body)) {
    throw new Problem('correction-request-invalid', `The body is nested more than ${MOST_LEVELS} levels deep.`);
  }
  if (typeof body === 'object' && body !== null && 'requestId' in body) {
    throw new Problem(
      'correction-request-invalid',
      'No claim is kept after it was scored, so a requestId names none here: send the claim itself, as claim or x12.',
    );
  }
  const read = correctionRequestSchema.safeParse(body);
  if (read.success) return read.data;
  const { path } = read.error.issues[0] ?? { path: [] };
  throw new Problem(
    'correction-request-invalid',
    `${path.length === 0 ? 'The body' : `/${path.join('/')}`} is not as GET /v1/openapi.json describes it: {claim or x12, accept, attestedBy, statement, release, asOf}.`,
  );
}

/** Claims are some ten levels deep. */
const MOST_LEVELS = 100;

function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
