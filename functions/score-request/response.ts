/** A request and a release → the answer, or the problem with the content. */

import type { IsoDate } from '../../domain/calendar.ts';
import { isNoEnvelope } from '../../domain/issues.ts';
import type { ScoreResponse } from '../../domain/response/score-response.ts';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import { coversAsOf } from '../../domain/score/denial-risk.ts';
import { type LearnedRisk, learnedReference } from '../../domain/score/learned-risk.ts';
import {
  answered,
  type Collected,
  createCollector,
  createScoring837,
  type JsonScoring,
  scoreJson,
} from '../../domain/score-submission.ts';
import {
  type AcknowledgmentOptions,
  createAcknowledgmentWriter,
} from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { eachInterchange } from '../../domain/x12/acknowledgments/written-answer.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { NamedNotes } from '../adapters/named-notes.ts';
import { answerTooLarge, MOST_ANSWER_BYTES, Problem } from '../adapters/problem.ts';
import type { AnswerType } from './answer-type.ts';
import type { ScoreRequest } from './request.ts';

export interface ResponseContext {
  /** Notes that the claims name, and what went wrong with fetching them. */
  readonly attachments?: NamedNotes;
  /** What the partner's outcomes taught; undefined before any. */
  readonly learned: LearnedRisk | undefined;
  readonly requestId: string;
  readonly today: IsoDate;
  readonly onRuleFault: RuleFaultSink;
  /** How an X12 answer is written. */
  readonly acknowledgment: AcknowledgmentOptions;
}

export interface ScoreAnswer {
  readonly response: ScoreResponse;
  readonly contentType: AnswerType;
  readonly body: string;
}

export function scoreResponse(
  request: ScoreRequest,
  { release, reference }: LoadedRelease,
  context: ResponseContext,
): ScoreAnswer {
  const { sink, collected } = createCollector();
  const options = {
    asOf: request.asOf ?? context.today,
    explainAll: request.explainAll,
    onRuleFault: context.onRuleFault,
    ...(context.attachments?.notes ? { attachments: context.attachments.notes } : {}),
    ...(context.learned ? { learned: context.learned } : {}),
  };
  for (const issue of context.attachments?.issues ?? []) sink.issue(issue);
  if (!coversAsOf(release.tables, options.asOf)) throw jsonProblem('asOfNotCovered', release.id);

  const isX12 = request.answerType === 'application/edi-x12';
  let acknowledgments = '';
  let asOf = options.asOf;
  if (request.kind === 'json') {
    const scored = scoreJson(request.body.toString('utf8'), release, options, sink);
    if (scored.kind !== 'scored') throw jsonProblem(scored.kind, release.id);
    asOf = scored.asOf;
  } else {
    const writer = createAcknowledgmentWriter(
      context.acknowledgment,
      eachInterchange((pieces) => {
        for (const piece of pieces) acknowledgments += piece;
      }),
    );
    const reader = createScoring837(release, options, sink, isX12 ? writer : undefined);
    reader.write(request.body);
    reader.end();
  }
  // An X12 answer says itself what is wrong with a submission, as long as there is an interchange to answer.
  if (acknowledgments === '') requireClaims(collected, request.kind, isX12);

  const response: ScoreResponse = {
    requestId: context.requestId,
    asOf,
    ruleRelease: reference,
    ...(context.learned ? { learned: learnedReference(context.learned) } : {}),
    ...answered(collected),
  };
  const body = isX12 ? acknowledgments : JSON.stringify(response);
  if (Buffer.byteLength(body) > MOST_ANSWER_BYTES) {
    throw answerTooLarge();
  }
  return { response, contentType: request.answerType, body };
}

function jsonProblem(kind: Exclude<JsonScoring['kind'], 'scored'>, releaseId: string): Problem {
  switch (kind) {
    case 'notJson':
      return new Problem('not-json', 'The body cannot be parsed as JSON.');
    case 'asOfInvalid':
      return new Problem('as-of-invalid', 'asOf is a date such as 2026-11-23.');
    case 'asOfNotCovered':
      return new Problem('as-of-not-covered', `Rule release ${releaseId} holds no rows for that as-of date.`);
  }
}

function requireClaims({ claims, issues }: Collected, kind: ScoreRequest['kind'], isX12: boolean): void {
  if (claims.length > 0 && !isX12) return;
  if (kind === 'x12' && isNoEnvelope(issues)) {
    throw new Problem('not-x12', 'No readable interchange was found; it starts with an ISA segment.', issues);
  }
  throw new Problem(
    'nothing-scoreable',
    'The body was read, but no claim with a service line was found in it.',
    issues,
  );
}
