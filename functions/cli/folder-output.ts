/** `--out DIR`: the results of one file as the files of a batch. */

import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { answerStamp } from '../adapters/answer-stamp.ts';
import {
  type BatchResults,
  createBatchResults,
  RESULT_FILES,
  type ResultFile,
} from '../batch-results/batch-results.ts';
import { UsageError } from './judged-on.ts';
import type { Output } from './output.ts';

/** Makes the folder; files of an earlier run in it are overwritten. */
export function folderOutput(directory: string, release: RuleRelease, say: (text: string) => void): Output {
  makeFolder(directory);
  const streams = new Map<ResultFile, WriteStream>();
  const full = new Set<WriteStream>();
  let results: BatchResults | undefined;

  function write(file: ResultFile, text: string): void {
    let stream = streams.get(file);
    if (!stream) {
      // Results hold protected health information, so they are for their owner's eyes.
      stream = createWriteStream(join(directory, file), { mode: 0o600 });
      streams.set(file, stream);
    }
    if (!stream.write(text)) full.add(stream);
  }

  return {
    fileSink(file) {
      const { id, hash } = release;
      // The files of an earlier run go, also those that this one has no reason to write.
      for (const name of RESULT_FILES) rmSync(join(directory, name), { force: true });
      const started = createBatchResults(basename(file), { id, hash }, answerStamp(), write);
      results = started;
      return {
        listsAllClaims: true,
        acknowledgments: started.acknowledgments,
        claim: started.claim,
        issue(issue) {
          if (issue.code === 'file-unreadable') process.stderr.write(`${file}: ${issue.text}\n`);
          started.issue(issue);
        },
        async ready() {
          // One that drained while another was waited for does not drain again.
          for (const stream of full) if (stream.writableNeedDrain) await once(stream, 'drain');
          full.clear();
        },
      };
    },
    async endFile(_file, { asOf, summary }) {
      results?.end(asOf, summary);
      for (const stream of streams.values()) stream.end();
      await Promise.all([...streams.values()].map((stream) => finished(stream)));
      say(`${[...streams.keys()].map((file) => join(directory, file)).join('\n')}\n`);
    },
    end: () => undefined,
  };
}

function makeFolder(directory: string): void {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new UsageError(`--out names something that is no folder: ${directory}.`);
  mkdirSync(directory, { recursive: true });
}
