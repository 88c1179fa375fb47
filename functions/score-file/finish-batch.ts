/** Last stage: the parts → the files that its sender reads. */

import { summaryOf } from '../../domain/response/running-summary.ts';
import type { VersionedBatch } from '../adapters/batch-store.ts';
import type { ObjectWriter } from '../adapters/object-store.ts';
import { createTables, type ResultFile } from '../batch-results/batch-results.ts';
import type { LineRecord } from '../batch-results/line-record.ts';
import { type BatchServices, changed, circumstancesOf, momentOf, OutOfTime, RESERVE_MS } from './batch-run.ts';
import { wholeObject } from './object-bytes.ts';
import { resultKey } from './result-keys.ts';
import { textLines } from './text-lines.ts';

const CONTENT_TYPES: Readonly<Record<Exclude<ResultFile, 'acknowledgments.x12'>, string>> = {
  'results.ndjson': 'application/x-ndjson',
  'lines.csv': 'text/csv; charset=utf-8',
  'summary.json': 'application/json',
  'report.html': 'text/html; charset=utf-8',
};

export async function finishBatch(batch: VersionedBatch, services: BatchServices): Promise<void> {
  const { record } = batch;
  const { asOf, release, learned } = circumstancesOf(record);
  const writers = new Map<ResultFile, ObjectWriter>();
  for (const [file, type] of Object.entries(CONTENT_TYPES)) {
    const name = file as ResultFile;
    writers.set(name, services.objects.writer(resultKey(record, name), type));
  }
  const write = (file: ResultFile, text: string): void => writers.get(file)?.write(text);
  const each = (act: (writer: ObjectWriter) => Promise<void>) => Promise.all([...writers.values()].map(act));
  const tables = createTables(record.fileName, release, write, learned);
  try {
    for (const key of record.parts) {
      const part = await services.objects.read({ key });
      for await (const lines of textLines(wholeObject(part))) {
        for (const text of lines) {
          write('results.ndjson', `${text}\n`);
          const told = JSON.parse(text) as LineRecord | IssueRecord;
          if (told.type === 'issue') tables.issue(told);
          else tables.line(told, told);
        }
        await each((writer) => writer.ready());
        if (services.remaining() < RESERVE_MS) throw new OutOfTime();
      }
    }
    write('results.ndjson', `${JSON.stringify(tables.end(asOf, summaryOf(record.progress.summary)))}\n`);
    await each((writer) => writer.end());
  } catch (error) {
    await each((writer) => writer.abort());
    throw error;
  }
  await changed(batch, services, { status: 'completed', completedAt: momentOf(services) });
}

type IssueRecord = { readonly type: 'issue' } & Parameters<ReturnType<typeof createTables>['issue']>[0];
