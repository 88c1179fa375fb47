/** A JSON body → claims: one claim, an array of them, or `{"claims": […], "asOf": …}`. */

import { type IsoDate, parseIsoDate } from '../calendar.ts';
import type { Claim } from '../claim/claim.ts';
import { type InputIssue, inputIssue } from '../issues.ts';
import { claimJson } from './claim-json.ts';

export type JsonBodyReading =
  /** `asOf` is the date that the caller wants the claims judged on, when the body names one. */
  | { readonly kind: 'read'; readonly asOf: IsoDate | undefined; readonly claims: readonly Claim[] }
  | { readonly kind: 'notJson' }
  /** The body names an as-of date that is none. */
  | { readonly kind: 'asOfInvalid' };

/** More claims than any body of a call (4.5 MB) or any file (100 MB) holds, unless they are hollow. */
export const MOST_CLAIMS = { call: 20_000, file: 500_000 } as const;

/** Every readable claim of the first `most`; the others become issues that name their place in the body. */
export function readJsonClaims(
  text: string,
  report: (issue: InputIssue) => void,
  most: number = MOST_CLAIMS.call,
): JsonBodyReading {
  let body: unknown;
  try {
    body = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    // The parser's message quotes the body, so it goes nowhere.
    return { kind: 'notJson' };
  }
  const isEnvelope = typeof body === 'object' && body !== null && !Array.isArray(body) && 'claims' in body;
  const sentAsOf = typeof body === 'object' && body !== null && 'asOf' in body ? body.asOf : undefined;
  const asOf = typeof sentAsOf === 'string' ? parseIsoDate(sentAsOf) : undefined;
  if (sentAsOf !== undefined && !asOf) return { kind: 'asOfInvalid' };

  const sent = isEnvelope ? (body as { claims: unknown }).claims : body;
  if (isEnvelope && !Array.isArray(sent)) {
    report(inputIssue('json-value-invalid', 'submission', { path: '/claims' }));
    return { kind: 'read', asOf, claims: [] };
  }
  const values: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  const base = isEnvelope ? '/claims' : '';
  if (values.length === 0) report(inputIssue('no-claims', 'submission', { path: base }));
  if (values.length > most) {
    report(inputIssue('claims-too-many', 'submission', { path: `${base}/${most}` }));
  }
  const claims = values
    .slice(0, most)
    .flatMap((value, index) => claimJson(value, Array.isArray(sent) ? `${base}/${index}` : base, report) ?? []);
  return { kind: 'read', asOf, claims };
}

const BYTE_ORDER_MARK = '\ufeff';
