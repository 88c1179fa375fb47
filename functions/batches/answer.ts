/** `POST /v1/batches` and `GET /v1/batches/{id}`. */

import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import { batchFigures } from '../../domain/response/batch-figures.ts';
import {
  type BatchAnswer,
  type OpenBatch,
  type OpenedBatchAnswer,
  openBatchSchema,
} from '../../domain/response/batch-schemas.ts';
import { mostFileBytesInWords } from '../../domain/response/file-size.ts';
import type { BatchRecord, BatchStore } from '../adapters/batch-store.ts';
import { type CallbackReach, callbackUrl } from '../adapters/callback-address.ts';
import type { CallbackStore } from '../adapters/callback-store.ts';
import { Problem } from '../adapters/problem.ts';
import { RESULT_FILES } from '../batch-results/batch-results.ts';
import { noProgress } from '../batch-results/scored-file.ts';
import { uploadKey } from '../score-file/arrived-file.ts';
import { resultKey } from '../score-file/result-keys.ts';
import type { Presigner } from './presigned.ts';

export interface BatchesContext {
  readonly requestId: string;
  readonly partner: string;
  readonly batches: BatchStore;
  readonly callbacks: Pick<CallbackStore, 'state'>;
  readonly presigner: Presigner;
}

/** The body of `POST /v1/batches`, or the problem with it; issues name the fields and never their values. */
export function openBatchRequest(text: string, reach: CallbackReach): OpenBatch {
  if (text.trim() === '') throw new Problem('body-empty', 'Send fileName, sizeBytes and sha256 as JSON.');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem('not-json', 'Send fileName, sizeBytes and sha256 as JSON.');
  }
  const read = openBatchSchema.safeParse(body);
  const isCallable = !read.data?.callbackUrl || callbackUrl(read.data.callbackUrl, reach) !== undefined;
  if (read.success && isCallable) return read.data;
  const paths = new Set(read.error?.issues.map(({ path }) => `/${path.join('/')}`) ?? ['/callbackUrl']);
  const issues: InputIssue[] = [...paths].map((path) => inputIssue('json-value-invalid', 'submission', { path }));
  throw new Problem(
    'batch-invalid',
    `fileName has 1 to 200 characters, sizeBytes is that of a file of 1 byte to ${mostFileBytesInWords()}, sha256 is in hexadecimal or base64, callbackUrl begins with https and names a public host, port 443 or 8443 and no user.`,
    issues,
  );
}

/** Opens a batch under `id`. The same call again, under the same id, gives another URL for the same batch. */
export async function openBatch(
  { fileName, sizeBytes, sha256, callbackUrl }: OpenBatch,
  id: string,
  now: Date,
  context: BatchesContext,
): Promise<OpenedBatchAnswer> {
  const { partner, batches, presigner } = context;
  const opened: BatchRecord = {
    partner,
    id,
    fileName,
    status: 'awaitingUpload',
    createdAt: now.toISOString(),
    sizeBytes,
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    progress: noProgress(),
    parts: [],
  };
  const record = (await batches.create(opened)) ? opened : ((await batches.get(partner, id))?.record ?? opened);
  const base64 = sha256.length === 64 ? Buffer.from(sha256, 'hex').toString('base64') : sha256;
  const { url, headers, expiresAt } = await presigner.upload(uploadKey(partner, id), sizeBytes, base64);
  return {
    ...(await answerOf(record, context)),
    upload: { method: 'PUT', url, headers: { ...headers }, expiresAt: expiresAt.toISOString() },
  };
}

/** Ours are shorter, and no store has a key of any length. */
const MOST_ID = 200;

/** Another partner's batch is as unknown as one that never was. */
export async function describeBatch(id: string, context: BatchesContext): Promise<BatchAnswer> {
  const found = id.length > MOST_ID ? undefined : await context.batches.get(context.partner, id);
  if (!found) throw new Problem('batch-not-found', 'No batch of that id is kept; batches are kept for 30 days.');
  return answerOf(found.record, context);
}

async function answerOf(
  record: BatchRecord,
  { requestId, callbacks, presigner }: BatchesContext,
): Promise<BatchAnswer> {
  const { id, fileName, status, createdAt, completedAt, problem, progress, sizeBytes, circumstances } = record;
  const { acknowledgedBytes = 0 } = record;
  const { summary, bytes, issues } = progress;
  const names = RESULT_FILES.filter((name) => name !== 'acknowledgments.x12' || record.isX12);
  const results = status === 'completed' ? names : [];
  const callback =
    record.callbackUrl === undefined
      ? undefined
      : ((await callbacks.state(record.partner, id)) ?? { status: 'pending' as const, attempts: 0 });
  return {
    requestId,
    batch: {
      id,
      fileName,
      status,
      createdAt,
      ...(completedAt === undefined ? {} : { completedAt }),
      ...(problem === undefined ? {} : { problem }),
      progress: {
        bytes,
        acknowledgedBytes,
        sizeBytes,
        ...batchFigures(summary, issues),
      },
      ...(circumstances ? judgedUnder(circumstances) : {}),
      ...(callback ? { callback } : {}),
      results: await Promise.all(
        results.map(async (name) => ({ name, url: await presigner.download(resultKey(record, name), name) })),
      ),
    },
  };
}

function judgedUnder({ asOf, release: { id, hash } }: NonNullable<BatchRecord['circumstances']>) {
  return { asOf, ruleRelease: { id, hash } };
}
