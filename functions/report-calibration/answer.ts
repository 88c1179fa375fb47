/** `GET /v1/calibration`: how well the predictions of the caller's lines held, as JSON or as a page. */

import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { IsoDate } from '../../domain/calendar.ts';
import { type CalibrationCell, patternsOf } from '../../domain/calibration/calibration-cell.ts';
import { createCalibrationTally } from '../../domain/calibration/calibration-report.ts';
import { calibrationPage } from '../../domain/calibration-page/calibration-html.ts';
import { Fault } from '../../domain/faults.ts';
import { drifts } from '../../domain/learning/drift.ts';
import { releasePriors } from '../../domain/learning/priors.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import { answerType } from '../adapters/answer-type.ts';
import { Problem } from '../adapters/problem.ts';
import type { SettledPredictions } from '../adapters/settled-predictions.ts';
import { partnerOf } from '../adapters/signed-callers.ts';

/** JSON is the usual form, so a caller that takes anything gets it. */
const FORMS = ['application/json', 'text/html'] as const;

/** A page needs its own style, and nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

export interface CalibrationContext {
  readonly settled: SettledPredictions;
  /** Its priors say which findings are one rate. */
  readonly activeRelease: () => Promise<LoadedRelease>;
  readonly today: IsoDate;
}

export async function calibrationAnswer(
  event: APIGatewayProxyEventV2,
  { settled, activeRelease, today }: CalibrationContext,
): Promise<APIGatewayProxyStructuredResultV2> {
  const form = answerType(event.headers.accept, FORMS);
  if (!form) {
    throw new Problem('answer-type-not-supported', 'This route answers in application/json and in text/html.');
  }
  const { release } = await activeRelease();
  const tally = createCalibrationTally();
  const cells: CalibrationCell[] = [];
  try {
    for await (const cell of settled.cells(partnerOf(event))) {
      tally.add(cell);
      cells.push(cell);
    }
  } catch (cause) {
    throw new Fault('calibration-unavailable', 'the outcomes cannot be read', { retryable: true, cause });
  }
  const report = tally.report(drifts(patternsOf(cells), releasePriors(release.tables, today), today.slice(0, 7)));
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
