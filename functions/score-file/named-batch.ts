/** A message of the queue → the batch that it is about. */

import * as z from 'zod';
import type { BatchStore } from '../adapters/batch-store.ts';
import { arrivedFile, type BatchName, batchOf } from './arrived-file.ts';

/** What a run leaves for the next one when its time is over. */
const continued = z.strictObject({ partner: z.string(), id: z.string() });

/** Undefined for a message that is about none: there is nothing to be done with it. */
export async function namedBatch(
  body: string,
  { batches, now }: { readonly batches: BatchStore; readonly now: () => number },
): Promise<BatchName | undefined> {
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return undefined;
  }
  const file = arrivedFile(message);
  if (file) return batchOf(file, batches, now());
  const named = continued.safeParse(message);
  return named.success ? named.data : undefined;
}
