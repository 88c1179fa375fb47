/** Answers that are broken off between two claims, and gone on with by another writer in another reading. */

import { isoDate } from '../../domain/calendar.ts';
import { createScoring837 } from '../../domain/score-submission.ts';
import {
  type AnswerContinuation,
  createAcknowledgmentWriter,
} from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { ANSWER_PARTS, type AnswerPart } from '../../domain/x12/acknowledgments/answer-parts.ts';
import type { SavedAnswer } from '../../domain/x12/acknowledgments/writer-state.ts';
import { writtenAnswer } from '../../domain/x12/acknowledgments/written-answer.ts';
import { dataRelease } from './release.ts';

/** The entries of each part, in the order of `ANSWER_PARTS`. */
export type RecordedParts = readonly (readonly string[])[];

/** What was saved at a boundary, and how many entries each part had then. */
export interface Cut {
  readonly saved: SavedAnswer;
  readonly lengths: readonly number[];
}

const ON = isoDate('2026-11-23');

/** The parts of the answer to `chunks`; `boundary` is called at each boundary. */
export function answerParts(
  chunks: readonly Uint8Array[],
  { from, returnAtOrAbove }: { readonly from?: SavedAnswer; readonly returnAtOrAbove?: number } = {},
  boundary?: (cut: () => Cut) => void,
): RecordedParts {
  const parts = ANSWER_PARTS.map((): string[] => []);
  let controlNumber = 41;
  const write = (part: AnswerPart, entry: string) => parts[ANSWER_PARTS.indexOf(part)]?.push(entry);
  const continuation: AnswerContinuation = {
    from,
    ...(boundary
      ? { atBoundary: (save) => boundary(() => ({ saved: save(), lengths: parts.map(({ length }) => length) })) }
      : {}),
  };
  const writer = createAcknowledgmentWriter(
    {
      date: ON,
      time: '1015',
      nextControlNumber: () => controlNumber++,
      ...(returnAtOrAbove ? { returnAtOrAbove } : {}),
    },
    { write },
    continuation,
  );
  const sink = { claim: () => undefined, issue: () => undefined };
  const reader = createScoring837(dataRelease(), { asOf: ON }, sink, writer);
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return parts;
}

export function textOf(parts: RecordedParts): string {
  const left = parts.map((entries) => entries.values());
  return [...writtenAnswer((part) => left[ANSWER_PARTS.indexOf(part)]?.next().value)].join('');
}

/** What was written before the cut, and what a writer that goes on from it writes. */
export function continued(
  whole: RecordedParts,
  { saved, lengths }: Cut,
  chunks: readonly Uint8Array[],
  options: { readonly returnAtOrAbove?: number } = {},
): RecordedParts {
  const rest = answerParts(chunks, { ...options, from: JSON.parse(JSON.stringify(saved)) as SavedAnswer });
  return whole.map((entries, at) => [...entries.slice(0, lengths[at]), ...(rest[at] ?? [])]);
}
