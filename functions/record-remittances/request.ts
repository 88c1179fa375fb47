/** HTTP event → the bytes of an 835, or the problem with them. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { CORE_TYPES } from '../../domain/envelopes/core-envelope.ts';
import { MOST_BODY_BYTES, Problem, remittanceTooLarge } from '../adapters/problem.ts';
import { sentBody } from '../adapters/signed-callers.ts';
import { isBlank, mediaType, payloadOf, X12_TYPES } from '../adapters/x12-body.ts';

export function remittanceRequest(event: APIGatewayProxyEventV2): Buffer {
  const contentType = mediaType(event.headers['content-type']);
  const isEnveloped = CORE_TYPES.has(contentType);
  if (!isEnveloped && !X12_TYPES.has(contentType)) {
    throw new Problem(
      'content-type-not-supported',
      'Send an 835 as application/edi-x12, application/x12 or text/plain, or a CAQH CORE envelope around one as application/soap+xml, text/xml, multipart/form-data or multipart/related.',
    );
  }
  const encoding = event.headers['content-encoding'];
  if (encoding && encoding !== 'identity') {
    throw new Problem('content-type-not-supported', 'Send the body without content encoding.');
  }
  const sent = sentBody(event);
  if (sent.length > MOST_BODY_BYTES) throw remittanceTooLarge();
  if (isBlank(sent)) throw new Problem('body-empty', 'Send an 835 in the body.');
  return isEnveloped ? payloadOf(sent, event.headers['content-type'] ?? '', '835') : sent;
}
