/** What the answer to a call depends on besides the call: its own, or those of the call that it repeats. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { nextControlNumber } from './control-numbers.ts';
import { digestOf } from './digest.ts';
import { requestIdOf } from './problem-middleware.ts';
import { type Circumstances, idempotencyKey, KEY_HEADER, type RepeatedCalls } from './repeated-calls.ts';
import { partnerOf, sentBody } from './signed-callers.ts';

/** Headers that the answer depends on. */
const READ_HEADERS = ['content-type', 'accept'];

export async function circumstancesOf(
  event: APIGatewayProxyEventV2,
  { release, learned }: Pick<Circumstances, 'release' | 'learned'>,
  calls: RepeatedCalls,
): Promise<Circumstances & { readonly isRepeat: boolean }> {
  const key = idempotencyKey(event.headers[KEY_HEADER]);
  const own = {
    requestId: requestIdOf(event),
    release,
    learned,
    answeredAt: Date.now(),
    controlNumber: nextControlNumber(),
  };
  if (key === undefined) return { ...own, isRepeat: false };
  const headers = READ_HEADERS.map((name) => event.headers[name] ?? '');
  const digest = digestOf(event.rawPath ?? '', event.rawQueryString ?? '', ...headers, sentBody(event));
  const first = await calls.circumstances(partnerOf(event) ?? '', key, digest, own);
  return { ...first, isRepeat: first !== own };
}
