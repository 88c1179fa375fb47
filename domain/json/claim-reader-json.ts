/** A JSON body → claims: one claim, an array of them, or `{"claims": […], "asOf": …}`. */

import { type IsoDate, parseIsoDate } from '../calendar.ts';
import { type InputIssue, inputIssue } from '../issues.ts';
import type { ClaimSink } from '../x12/claim-reader-837.ts';
import { claimJson } from './claim-json.ts';

export type JsonBodyReading =
  /** `asOf` is the date the caller wants the claims judged on, when it named one. */
  { readonly kind: 'read'; readonly asOf: IsoDate | undefined } | { readonly kind: 'notJson' };

/** Hands over every readable claim; the others become issues that name their place in the body. */
export function readJsonClaims(text: string, sink: ClaimSink): JsonBodyReading {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The parser's message quotes the body, so it goes nowhere.
    return { kind: 'notJson' };
  }
  const { claims, base, asOf } = bodyParts(body, sink.issue);
  claims.forEach((value, index) => {
    const claim = claimJson(value, base(index), sink.issue);
    if (claim) sink.claim(claim);
  });
  return { kind: 'read', asOf };
}

function bodyParts(body: unknown, report: (issue: InputIssue) => void) {
  if (Array.isArray(body)) return { claims: body as unknown[], base: (index: number) => `/${index}`, asOf: undefined };
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const asOf = typeof fields.asOf === 'string' ? parseIsoDate(fields.asOf) : undefined;
  if (fields.asOf !== undefined && !asOf) {
    report(inputIssue('date-malformed', 'submission', { path: '/asOf' }));
  }
  if (!('claims' in fields)) return { claims: [body], base: () => '', asOf };
  const claims = fields.claims;
  if (Array.isArray(claims)) return { claims: claims as unknown[], base: (index: number) => `/claims/${index}`, asOf };
  report(inputIssue('json-value-invalid', 'submission', { path: '/claims' }));
  return { claims: [], base: () => '', asOf };
}
