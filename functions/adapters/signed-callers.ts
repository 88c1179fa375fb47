/** Lets a call through only when a partner signed it, and only once. */

import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import {
  CALLBACK_ID_PREFIX,
  type SignedHeaders,
  TOLERANCE_SECONDS,
  type Verdict,
  verifySignature,
} from './caller-signature.ts';
import { type PartnerAllowance, UNLIMITED } from './partner-allowance.ts';
import { PARTNER_NAME, type Partners } from './partners.ts';
import { Problem, TooManyCalls } from './problem.ts';
import type { ReplayGuard } from './replay-guard.ts';

export interface CallerCheck {
  readonly partners: Partners;
  readonly replays: ReplayGuard;
  readonly allowance?: PartnerAllowance;
  readonly now?: () => number;
}

/** Names the partner who signs. Standard Webhooks leaves open how a receiver tells its senders apart. */
export const PARTNER_HEADER = 'partner-id';

const callers = new WeakMap<APIGatewayProxyEventV2, string>();

/** The partner whose signature let this call through; undefined where calls need none. */
export function partnerOf(event: APIGatewayProxyEventV2): string | undefined {
  return callers.get(event);
}

/** The body as it was sent, which is what is signed. */
export function sentBody(event: APIGatewayProxyEventV2): Buffer {
  return Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
}

export function signedCallers(
  check: CallerCheck,
): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return {
    async before({ event }) {
      callers.set(event, await signedBy(event, check));
    },
  };
}

async function signedBy(
  event: APIGatewayProxyEventV2,
  { partners, replays, allowance = UNLIMITED, now = () => Date.now() }: CallerCheck,
): Promise<string> {
  const headers = signedHeaders(event);
  if (headers.id.startsWith(CALLBACK_ID_PREFIX)) {
    throw new Problem(
      'signature-invalid',
      `A webhook-id that begins with ${CALLBACK_ID_PREFIX} is one of our callbacks.`,
    );
  }
  const seconds = Math.floor(now() / 1000);
  const body = sentBody(event);
  let verdict: Verdict = 'wrong';
  for (const partner of candidates(event, partners)) {
    verdict = verifySignature(headers, body, await partners.secretsOf(partner), seconds);
    if (verdict === 'wrong') {
      verdict = verifySignature(headers, body, await partners.refreshed(partner), seconds);
    }
    if (verdict === 'wrong') continue;
    if (verdict !== 'valid') break;
    const [isFirst, waitSeconds] = await Promise.all([
      replays.isFirst(partner, headers),
      allowance.take(partner, now()),
    ]);
    if (waitSeconds > 0) throw new TooManyCalls(waitSeconds);
    if (isFirst) return partner;
    throw new Problem(
      'signature-invalid',
      'A call with this webhook-id and webhook-timestamp was answered before. To send it again, sign it with the time of sending.',
    );
  }
  throw new Problem('signature-invalid', refusal(verdict, seconds));
}

function signedHeaders({ headers }: APIGatewayProxyEventV2): SignedHeaders {
  const {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature,
  } = headers as Record<string, string | undefined>;
  if (id !== undefined && timestamp !== undefined && signature !== undefined) return { id, timestamp, signature };
  throw new Problem(
    'signature-missing',
    'Sign the call as in the Standard Webhooks specification: webhook-id, webhook-timestamp and webhook-signature.',
  );
}

/** Whose secrets to try: those of the partner that is named, else, where partners are few and known, everyone's. */
function candidates({ headers }: APIGatewayProxyEventV2, { known }: Partners): readonly string[] {
  const named = headers[PARTNER_HEADER];
  if (named === undefined) {
    if (known.length > 0) return known;
    throw new Problem('signature-missing', `Name the partner who signs in the header ${PARTNER_HEADER}.`);
  }
  return PARTNER_NAME.test(named) ? [named] : [];
}

/** Says what the sender can mend; of secrets and partners it says nothing. */
function refusal(verdict: Verdict, seconds: number): string {
  switch (verdict) {
    case 'tooOld':
    case 'tooNew':
      return `webhook-timestamp is more than ${TOLERANCE_SECONDS} seconds from the time here, ${seconds}.`;
    case 'malformed':
      return 'webhook-id is up to 128 letters, digits and _:+/=-, webhook-timestamp is in seconds, and webhook-signature is v1, and base64 of HMAC-SHA256.';
    default:
      return 'The signature is not that of a known partner over webhook-id, webhook-timestamp and exactly this body, apart by dots.';
  }
}
