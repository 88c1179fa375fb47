/** `GET /v1/calibration`: how well the predictions of the caller's lines held, as JSON or as a page. */

import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createCalibrationTally } from '../../domain/calibration/calibration-report.ts';
import { calibrationPage } from '../../domain/calibration-page/calibration-html.ts';
import { Fault } from '../../domain/faults.ts';
import { answerType } from '../adapters/answer-type.ts';
import { Problem } from '../adapters/problem.ts';
import type { SettledPredictions } from '../adapters/settled-predictions.ts';
import { partnerOf } from '../adapters/signed-callers.ts';

/** JSON is the usual form, so a caller that takes anything gets it. */
const FORMS = ['application/json', 'text/html'] as const;

/** A page needs its own style, and nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

export async function calibrationAnswer(
  event: APIGatewayProxyEventV2,
  settled: SettledPredictions,
): Promise<APIGatewayProxyStructuredResultV2> {
  const form = answerType(event.headers.accept, FORMS);
  if (!form) {
    throw new Problem('answer-type-not-supported', 'This route answers in application/json and in text/html.');
  }
  const tally = createCalibrationTally();
  try {
    for await (const cell of settled.cells(partnerOf(event))) tally.add(cell);
  } catch (cause) {
    throw new Fault('calibration-unavailable', 'the outcomes cannot be read', { retryable: true, cause });
  }
  const report = tally.report();
  // Of one partner's business: no cache between may keep it.
  const headers = { 'cache-control': 'no-store', vary: 'accept' };
  return form === 'text/html'
    ? {
        statusCode: 200,
        headers: {
          ...headers,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': PAGE_POLICY,
          'x-content-type-options': 'nosniff',
        },
        body: calibrationPage(report),
      }
    : { statusCode: 200, headers: { ...headers, 'content-type': form }, body: JSON.stringify(report) };
}
