import { createHash } from 'node:crypto';

/** One SHA-256 over several texts, which tells their ends apart: other parts, or the same ones cut elsewhere, give another. */
export function digestOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}\n`).update(part);
  return hash.digest('base64url');
}
