import { expect, it } from 'vitest';
import { openBatchSchema } from '../../../domain/response/batch-schemas.ts';
import { bodyTooLarge } from '../../../functions/adapters/problem.ts';

it('a body that is too large is sent to the batches with the size that they take', () => {
  const stated = /files of up to ([\d,]+) bytes/.exec(bodyTooLarge().detail)?.[1] ?? '';
  const batch = { fileName: 'claims.837', sha256: '0'.repeat(64) };
  const takes = (sizeBytes: number) => openBatchSchema.safeParse({ ...batch, sizeBytes }).success;
  const most = Number(stated.replaceAll(',', ''));
  expect([takes(most), takes(most + 1)]).toEqual([true, false]);
});
