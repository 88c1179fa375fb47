/** Signatures of calls as in the Standard Webhooks specification, version 1: HMAC-SHA256 over `id.timestamp.body`. */

import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of a signed call, as received. */
export interface SignedHeaders {
  /** webhook-id: unique to the message, the same when it is sent again */
  readonly id: string;
  /** webhook-timestamp: seconds since 1970 */
  readonly timestamp: string;
  /** webhook-signature: `v1,` and base64, several apart by spaces while secrets are changed */
  readonly signature: string;
}

export type Verdict = 'valid' | 'malformed' | 'tooOld' | 'tooNew' | 'wrong';

/** Seconds by which the clocks of sender and receiver may differ, and for which a signature holds. */
export const TOLERANCE_SECONDS = 300;

/**
 * Begins the webhook-id of every message of ours. The same secrets sign in both directions, and the path of a call is not
 * signed; so a callback that somebody reads could be sent back as a call of the partner, were its id not told apart.
 */
export const CALLBACK_ID_PREFIX = 'callback:';

const TIMESTAMP = /^\d{1,12}$/;
/** The id is part of what is signed and of a key; printable, without the dot that separates it from the timestamp. */
const MESSAGE_ID = /^[\w:+/=-]{1,128}$/;
const SECRET_PREFIX = 'whsec_';
const VERSION = 'v1,';
/** Base64 of 32 bytes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** A sender signs with the secret in use and the one before or after it. */
const MOST_SIGNATURES = 4;

/**
 * Whether one of the signatures was made with one of the secrets over exactly this body, at most five minutes from
 * `nowSeconds`. Every secret is tried on every signature, so that the time taken does not tell which one is right.
 */
export function verifySignature(
  headers: SignedHeaders,
  body: Buffer,
  secrets: readonly string[],
  nowSeconds: number,
): Verdict {
  if (!MESSAGE_ID.test(headers.id) || !TIMESTAMP.test(headers.timestamp)) return 'malformed';
  const age = nowSeconds - Number(headers.timestamp);
  if (age > TOLERANCE_SECONDS) return 'tooOld';
  if (age < -TOLERANCE_SECONDS) return 'tooNew';
  const offered = headers.signature
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .filter((part) => part.startsWith(VERSION))
    .map((part) => part.slice(VERSION.length))
    .filter((part) => SIGNATURE.test(part));
  if (offered.length === 0) return 'malformed';
  let isValid = false;
  for (const secret of secrets) {
    const expected = hmac(headers, body, secret);
    for (const signature of offered) {
      const isMatch = timingSafeEqual(expected, Buffer.from(signature, 'base64'));
      isValid ||= isMatch;
    }
  }
  return isValid ? 'valid' : 'wrong';
}

/** The `webhook-signature` header for a message of ours, with one signature a secret. */
export function signatureHeader(
  id: string,
  timestampSeconds: number,
  body: Buffer,
  secrets: readonly string[],
): string {
  const headers = { id, timestamp: String(timestampSeconds) };
  return secrets.map((secret) => `${VERSION}${hmac(headers, body, secret).toString('base64')}`).join(' ');
}

/** Whether the text is a secret as the specification writes it: `whsec_` and base64 of 24 to 64 bytes. */
export function isSecret(text: string): boolean {
  if (!text.startsWith(SECRET_PREFIX)) return false;
  const bytes = keyOf(text);
  const written = bytes.toString('base64').replace(/=+$/, '');
  return bytes.length >= 24 && bytes.length <= 64 && written === text.slice(SECRET_PREFIX.length).replace(/=+$/, '');
}

function hmac({ id, timestamp }: Pick<SignedHeaders, 'id' | 'timestamp'>, body: Buffer, secret: string): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
}
