/** Whether a presigned call is the one that was signed (Signature Version 4, in the query string). */

import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What is wrong with a call that carries a signature in its query string; undefined when nothing is, or it has none. */
export function presignedRefusal(
  request: IncomingMessage,
  secretKey: string,
  now: number,
): 'SignatureDoesNotMatch' | 'AccessDenied' | undefined {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const pairs = query.split('&');
  const asked = new URLSearchParams(query);
  const signature = asked.get('X-Amz-Signature');
  if (signature === null) return undefined;
  const signedAt = asked.get('X-Amz-Date') ?? '';
  const names = asked.get('X-Amz-SignedHeaders') ?? '';
  const scope = (asked.get('X-Amz-Credential') ?? '').split('/').slice(1);
  const canonical = [
    request.method,
    path,
    pairs
      .filter((pair) => !pair.startsWith('X-Amz-Signature='))
      .toSorted()
      .join('&'),
    ...names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names,
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    signedAt,
    scope.join('/'),
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretKey}`,
  );
  if (createHmac('sha256', key).update(toSign).digest('hex') !== signature) return 'SignatureDoesNotMatch';
  const began = Date.parse(signedAt.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  return now > began + Number(asked.get('X-Amz-Expires')) * 1_000 ? 'AccessDenied' : undefined;
}
