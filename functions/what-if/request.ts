/** HTTP event → a claim and what is assumed of it, or the problem with them. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type IsoDate, parseIsoDate } from '../../domain/calendar.ts';
import { headerValue } from '../../domain/envelopes/mime.ts';
import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import { whatIfBodySchema } from '../../domain/response/what-if-request-schema.ts';
import {
  type Assumptions,
  CODING_NAMES,
  FACT_NAMES,
  REFUSED,
  readAssumptions,
} from '../../domain/what-if/assumptions.ts';
import type { ClaimSource } from '../../domain/what-if/chosen-claim.ts';
import { MOST_BODY_BYTES, Problem } from '../adapters/problem.ts';
import { queryDate } from '../adapters/query.ts';
import { sentBody } from '../adapters/signed-callers.ts';

export interface WhatIfRequest {
  readonly source: ClaimSource;
  readonly patientControlNumber: string | undefined;
  readonly lineNumber: number | undefined;
  readonly assumptions: Assumptions;
  readonly asOf: IsoDate | undefined;
  readonly release: string | undefined;
}

export function whatIfRequest(event: APIGatewayProxyEventV2): WhatIfRequest {
  if (headerValue(event.headers['content-type'] ?? '')?.value !== 'application/json') {
    throw new Problem('content-type-not-supported', 'Send the claim and what is assumed of it as application/json.');
  }
  const encoding = event.headers['content-encoding'];
  if (encoding && encoding !== 'identity') {
    throw new Problem('content-type-not-supported', 'Send the body without content encoding.');
  }
  const sent = sentBody(event);
  if (sent.length > MOST_BODY_BYTES) {
    throw new Problem('body-too-large', `This route takes ${MOST_BODY_BYTES} bytes. Send the one claim that is meant.`);
  }
  const text = sent.toString('utf8').replace(/^\ufeff/, '');
  if (text.trim() === '') throw new Problem('body-empty', WHAT_TO_SEND);
  const body = whatIfBodySchema.safeParse(parsed(text));
  if (!body.success) {
    // Names that are not ours are the sender's own and go nowhere.
    const issues = body.error.issues.flatMap(({ path }) => path.slice(0, 1).map((name) => invalid(`/${String(name)}`)));
    throw new Problem('what-if-invalid', WHAT_TO_SEND, issues);
  }
  const { claim, x12, patientControlNumber, lineNumber, assume, asOf, release } = body.data;
  if ((claim === undefined) === (x12 === undefined)) throw new Problem('what-if-invalid', WHAT_TO_SEND);
  const { asOf: asOfQuery, release: releaseQuery } = event.queryStringParameters ?? {};
  return {
    source: x12 === undefined ? { kind: 'json', value: claim } : { kind: 'x12', bytes: Buffer.from(x12) },
    patientControlNumber,
    lineNumber,
    assumptions: assumed(assume),
    asOf: asOf === undefined ? queryDate(asOfQuery) : bodyDate(asOf),
    release: release ?? releaseQuery,
  };
}

const WHAT_TO_SEND =
  'Send {"claim": one JSON claim, or "x12": the text of an 837, "patientControlNumber"?, "lineNumber"?, "assume": {…}, "asOf"?, "release"?}, and nothing else.';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the body, so it goes nowhere.
    throw new Problem('not-json', 'The body cannot be parsed as JSON.');
  }
}

function bodyDate(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new Problem('as-of-invalid', 'asOf is a date such as 2026-11-23.');
  return date;
}

function assumed(value: unknown): Assumptions {
  const reading = readAssumptions(value);
  switch (reading.kind) {
    case 'read':
      return reading.assumptions;
    case 'invalid':
      throw new Problem(
        'assumption-refused',
        'An assumption has the wrong type or shape, or is longer than one fact is; the issues say which.',
        reading.paths.map((path) => invalid(`/assume${path}`)),
      );
    case 'refused': {
      const named = reading.names.map((name) => `${name} is not assumed: ${REFUSED[name]}.`);
      const unknown = reading.unknown > 0 ? [`${reading.unknown} of the names in assume are not known here.`] : [];
      const known = `What can be assumed: ${[...FACT_NAMES, ...CODING_NAMES].join(', ')}.`;
      throw new Problem('assumption-refused', [...named, ...unknown, known].join(' '));
    }
  }
}

function invalid(path: string): InputIssue {
  return inputIssue('json-value-invalid', 'submission', { path });
}
