/** Where the files of a batch are. */

import type { BatchRecord } from '../adapters/batch-store.ts';
import type { ResultFile } from '../batch-results/batch-results.ts';

/** Key of a result file; partners' results stand apart by prefix. */
export function resultKey({ partner, id }: Pick<BatchRecord, 'partner' | 'id'>, file: ResultFile): string {
  return `results/${partner}/${id}/${file}`;
}
