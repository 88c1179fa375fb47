/** HTTP event → what is to be scored, or the problem with it. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { IsoDate } from '../../domain/calendar.ts';
import { CORE_TYPES } from '../../domain/envelopes/core-envelope.ts';
import { statedRelease } from '../../domain/json/stated-release.ts';
import { answerType } from '../adapters/answer-type.ts';
import { bodyTooLarge, MOST_BODY_BYTES, Problem } from '../adapters/problem.ts';
import { explainsAll, queryDate } from '../adapters/query.ts';
import { sentBody } from '../adapters/signed-callers.ts';
import { isBlank, mediaType, payloadOf, X12_TYPES } from '../adapters/x12-body.ts';
import { ANSWER_TYPES, type AnswerType } from './answer-type.ts';

export interface ScoreRequest {
  readonly kind: 'x12' | 'json';
  readonly body: Buffer;
  readonly answerType: AnswerType;
  /** `asOf` of the query; a JSON body may state its own. */
  readonly asOf: IsoDate | undefined;
  /** Id of the rule release to score under; the active one when absent. That of a JSON body goes before the query's. */
  readonly release: string | undefined;
  readonly explainAll: boolean;
}

const JSON_TYPES = new Set(['application/json']);

export function scoreRequest(event: APIGatewayProxyEventV2): ScoreRequest {
  const contentType = mediaType(event.headers['content-type']);
  const isEnveloped = CORE_TYPES.has(contentType);
  if (!isEnveloped && !X12_TYPES.has(contentType) && !JSON_TYPES.has(contentType)) {
    throw new Problem(
      'content-type-not-supported',
      'Send an 837 as application/edi-x12, application/x12 or text/plain, a CAQH CORE envelope around one as application/soap+xml, text/xml, multipart/form-data or multipart/related, or claims as application/json.',
    );
  }
  const encoding = event.headers['content-encoding'];
  if (encoding && encoding !== 'identity') {
    throw new Problem('content-type-not-supported', 'Send the body without content encoding.');
  }
  const kind = JSON_TYPES.has(contentType) ? 'json' : 'x12';
  const answer = acceptedAnswer(event.headers.accept, kind);
  const sent = sentBody(event);
  if (sent.length > MOST_BODY_BYTES) throw bodyTooLarge();
  if (isBlank(sent)) throw new Problem('body-empty', 'Send an 837 or JSON claims in the body.');
  return {
    kind,
    body: isEnveloped ? payloadOf(sent, event.headers['content-type'] ?? '', '837') : sent,
    answerType: answer,
    asOf: queryDate(event.queryStringParameters?.asOf),
    release:
      (kind === 'json' ? statedRelease(sent.toString('utf8')) : undefined) ?? event.queryStringParameters?.release,
    explainAll: explainsAll(event.queryStringParameters?.explain),
  };
}

/** Only what came as X12 can be acknowledged in X12. */
function acceptedAnswer(header: string | undefined, kind: ScoreRequest['kind']): AnswerType {
  const accepted = answerType(header, kind === 'x12' ? ANSWER_TYPES : ['application/json']);
  if (accepted) return accepted;
  throw new Problem(
    'answer-type-not-supported',
    'This route answers in application/json, and to an 837 also in application/edi-x12.',
  );
}
