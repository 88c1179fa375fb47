/** Whether a call of S3 is the one that was signed (Signature Version 4), in the query string or in a header. */

import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Refusal = 'SignatureDoesNotMatch' | 'AccessDenied' | 'RequestTimeTooSkewed';

/** What a call says of its own signature. */
interface Signed {
  readonly scope: readonly string[];
  readonly headerNames: string;
  readonly signature: string;
  readonly signedAt: string;
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly isInTime: (signedAt: number, now: number) => boolean;
  readonly late: Refusal;
}

/** As AWS allows clocks to differ. */
const SKEW_MS = 15 * 60_000;

/**
 * What is wrong with a call; undefined when nothing is. `isOpen`: a call without a signature in its query string is
 * taken for that of a friend, as all are on a machine where nobody signs.
 */
export function signatureRefusal(
  request: IncomingMessage,
  secretKey: string,
  now: number,
  isOpen: boolean,
): Refusal | undefined {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const signed = signedQuery(new URLSearchParams(query)) ?? (isOpen ? undefined : signedHeader(request));
  if (!signed) return isOpen ? undefined : 'AccessDenied';
  const { scope, headerNames, signature, signedAt, payload, isInTime, late } = signed;
  const pairs = query === '' ? [] : query.split('&').filter((pair) => !pair.startsWith('X-Amz-Signature='));
  const canonical = [
    request.method,
    path,
    pairs
      .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
      .toSorted()
      .join('&'),
    ...headerNames.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    headerNames,
    payload,
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const toSign = ['AWS4-HMAC-SHA256', signedAt, scope.join('/'), digest].join('\n');
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretKey}`,
  );
  if (createHmac('sha256', key).update(toSign).digest('hex') !== signature) return 'SignatureDoesNotMatch';
  const began = Date.parse(signedAt.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  return isInTime(began, now) ? undefined : late;
}

function signedQuery(asked: URLSearchParams): Signed | undefined {
  const signature = asked.get('X-Amz-Signature');
  if (signature === null) return undefined;
  const lifetimeMs = Number(asked.get('X-Amz-Expires')) * 1_000;
  return {
    signature,
    scope: (asked.get('X-Amz-Credential') ?? '').split('/').slice(1),
    headerNames: asked.get('X-Amz-SignedHeaders') ?? '',
    signedAt: asked.get('X-Amz-Date') ?? '',
    payload: 'UNSIGNED-PAYLOAD',
    isInTime: (signedAt, now) => now <= signedAt + lifetimeMs,
    late: 'AccessDenied',
  };
}

function signedHeader({ headers }: IncomingMessage): Signed | undefined {
  const [, credential = '', headerNames = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(headers.authorization ?? '') ?? [];
  if (signature === '') return undefined;
  return {
    signature,
    scope: credential.split('/').slice(1),
    headerNames,
    signedAt: String(headers['x-amz-date'] ?? ''),
    payload: String(headers['x-amz-content-sha256'] ?? ''),
    isInTime: (signedAt, now) => Math.abs(now - signedAt) <= SKEW_MS,
    late: 'RequestTimeTooSkewed',
  };
}
