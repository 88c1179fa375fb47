/** Files of claims as a partner sends them to the deployed service, and what becomes of them. */

import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type BatchAnswer, batchSchema, openedBatchSchema } from '../../domain/response/batch-schemas.ts';
import type { Partner } from './partner.ts';

type Batch = BatchAnswer['batch'];

/** Announces a file and puts it where the answer says. Gives the id of the batch. */
export async function uploaded(partner: Partner, file: Buffer, asked: { callbackUrl?: string } = {}): Promise<string> {
  const announced = {
    fileName: 'claims.837',
    sizeBytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    ...asked,
  };
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(announced);
  const opened = await partner.call({ method: 'POST', path: '/v1/batches', headers, body });
  expect(opened.status, opened.body).toBe(201);
  const { batch, upload } = openedBatchSchema.parse(JSON.parse(opened.body));
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(file) });
  expect(put.status, await put.text()).toBe(200);
  return batch.id;
}

export async function described(partner: Partner, id: string): Promise<Batch> {
  const { status, body } = await partner.call({ method: 'GET', path: `/v1/batches/${id}` });
  expect(status, body).toBe(200);
  return batchSchema.parse(JSON.parse(body)).batch;
}

/** The batch as soon as it is so. */
export function untilSo(partner: Partner, id: string, isSo: (batch: Batch) => boolean): Promise<Batch> {
  return until(async () => {
    const batch = await described(partner, id);
    return isSo(batch) ? batch : undefined;
  });
}

export const hasEnded = ({ status }: Batch): boolean => status === 'completed' || status === 'failed';

export async function until<Value>(find: () => Promise<Value | undefined>): Promise<Value> {
  for (let tries = 0; tries < 120; tries++) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('nothing came within a minute');
}
