/**
 * Accepted corrections of an 837 → the bytes to replace in it.
 *
 * A correction is planned in one pass over the submission and applied in a second (`createPatchedBytes`), so that a
 * correction that no longer fits is known before the first byte is written. Between the two nothing is kept but the
 * patches, so memory does not grow with the file.
 */

import type { SegmentEdit } from '../corrections/segment-edit.ts';
import type { BytePatch } from './byte-patches.ts';
import { ByteTail } from './byte-tail.ts';
import type { Segment } from './segment.ts';
import { createSegmentReader } from './segment-reader.ts';

/** Why a correction cannot be written, and what that says; a text holds no value of the claim. */
export const REFUSAL_TEXTS = {
  stale: 'The segment is not what the correction was made for; score the submission again.',
  'no-segment': 'The submission has no segment at this position; score the submission again.',
  conflict: 'Two corrections change this segment; accept one, score again, and accept the other if it is still there.',
  'outside-set': 'The segment is no segment between ST and SE, and no correction changes any other.',
  wrapped:
    'Segments of this interchange are broken over lines at a fixed width, and another length would move every break behind it.',
  'not-encodable': 'The segment is Latin-1, and the correction holds a character that Latin-1 has not.',
  empty: 'The correction would leave nothing of the segment, and no correction deletes one.',
} as const;

export type RefusalCode = keyof typeof REFUSAL_TEXTS;

export interface Refusal {
  readonly code: RefusalCode;
  /** Number of the segment in the submission. */
  readonly segment: number;
  readonly text: string;
}

/** A segment that the corrected submission has otherwise. */
export interface ChangedSegment {
  readonly segment: number;
  /** Whether the sender's count (SE01) follows a correction, rather than being one. */
  readonly isCount: boolean;
}

export type CorrectionPlan =
  | { readonly kind: 'planned'; readonly patches: readonly BytePatch[]; readonly changed: readonly ChangedSegment[] }
  /** Nothing may be written: all corrections hold, or none is made. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export interface CorrectionPlanner {
  write(chunk: Uint8Array): void;
  end(): CorrectionPlan;
}

/** A correction found where it belongs; its set is not yet complete. */
interface FoundEdit {
  readonly patch: BytePatch;
  readonly position: number;
  readonly addedSegments: number;
}

/** Far more than the reader keeps waiting; bytes further back belong to no segment still to come. */
const MOST_BYTES_HELD = 1_048_576;

/** What is looked at in one step, so that a large chunk needs no large copy. */
const PIECE_BYTES = 65_536;

const ENVELOPE = new Set(['ISA', 'GS', 'ST', 'SE', 'GE', 'IEA', 'TA1']);

/**
 * Takes the submission in chunks of any size; gives the patches that write the edits into it, or why that cannot be.
 * The text of a changed segment keeps its encoding, UTF-8 or Latin-1.
 *
 * An edit may put several segments in the place of one, joined by the terminator; then SE01 of its set follows by the
 * same number. An SE01 that was wrong stays wrong by as much: whether segments were lost before the submission came
 * here is the sender's question, and a count set right in passing would hide it from the receiver.
 */
export function createCorrectionPlanner(edits: readonly SegmentEdit[]): CorrectionPlanner {
  const wanted = new Map<number, SegmentEdit>();
  const refusals: Refusal[] = [];
  const patches: BytePatch[] = [];
  const changed: ChangedSegment[] = [];
  const lastWanted = edits.reduce((last, { segment }) => Math.max(last, segment), 0);
  let seen = 0;
  let isInSet = false;
  let isWrapped = false;
  let found: FoundEdit[] = [];
  /** The bytes from the last segment on, of which the next ones will be made. */
  const tail = new ByteTail();
  let lastStart = 0;

  for (const edit of edits) {
    if (wanted.has(edit.segment)) refuse('conflict', edit.segment);
    wanted.set(edit.segment, edit);
  }

  function refuse(code: RefusalCode, segment: number): void {
    if (refusals.some((refusal) => refusal.segment === segment && refusal.code === code)) return;
    refusals.push({ code, segment, text: REFUSAL_TEXTS[code] });
  }

  /** The segment's bytes without what follows its text, and whether they are UTF-8. */
  function bytesOf(segment: Segment): { bytes: Buffer; encoding: 'utf8' | 'latin1' } {
    const held = tail.from(segment.offset);
    const terminator = held.indexOf(segment.separators.terminator);
    const whole = held.subarray(0, terminator < 0 ? held.length : terminator);
    const encoding = whole.toString('utf8').startsWith(segment.sent) ? 'utf8' : 'latin1';
    return { bytes: whole.subarray(0, Buffer.byteLength(segment.sent, encoding)), encoding };
  }

  function patchOf(segment: Segment, text: string): BytePatch | undefined {
    const { bytes, encoding } = bytesOf(segment);
    const after = Buffer.from(text, encoding);
    if (after.toString(encoding) !== text) return undefined;
    return { offset: segment.offset, before: Buffer.from(bytes), after };
  }

  function take(segment: Segment, { before, after }: SegmentEdit): RefusalCode | undefined {
    const { terminator } = segment.separators;
    const text = after.endsWith(terminator) ? after.slice(0, -1) : after;
    const segments = text.split(terminator).filter((piece) => piece.trim() !== '').length;
    if (ENVELOPE.has(segment.id) || !isInSet) return 'outside-set';
    if (segment.sent !== before) return 'stale';
    if (segments === 0) return 'empty';
    const patch = patchOf(segment, text);
    if (!patch) return 'not-encodable';
    found.push({ patch, position: segment.position, addedSegments: segments - 1 });
    return undefined;
  }

  function closeSet(trailer?: Segment): void {
    isInSet = false;
    const added = found.reduce((sum, { addedSegments }) => sum + addedSegments, 0);
    for (const { patch, position } of found) {
      if (isWrapped && patch.after.length !== patch.before.length) refuse('wrapped', position);
      patches.push(patch);
      changed.push({ segment: position, isCount: false });
    }
    found = [];
    const count = trailer && added !== 0 ? recounted(trailer, added) : undefined;
    const patch = trailer && count !== undefined ? patchOf(trailer, count) : undefined;
    if (!trailer || !patch) return;
    patches.push(patch);
    changed.push({ segment: trailer.position, isCount: true });
  }

  const reader = createSegmentReader({
    segment(segment) {
      const { id, position, sent } = segment;
      seen = position;
      lastStart = segment.offset;
      if (id === 'ISA') isWrapped = false;
      if (/[\r\n]/.test(sent)) isWrapped = true;
      if (ENVELOPE.has(id)) closeSet(id === 'SE' ? segment : undefined);
      if (id === 'ST') isInSet = true;
      const edit = wanted.get(position);
      if (!edit) return;
      wanted.delete(position);
      const refusal = take(segment, edit);
      if (refusal) refuse(refusal, position);
    },
    issue: () => undefined,
    count: () => undefined,
    truncated: () => undefined,
  });

  return {
    write(chunk) {
      const isDone = seen >= lastWanted && found.length === 0;
      if (isDone) return;
      for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
        const piece = chunk.subarray(from, from + PIECE_BYTES);
        tail.add(piece, Math.max(lastStart, tail.end - MOST_BYTES_HELD));
        reader.write(piece);
      }
    },
    end() {
      reader.end();
      closeSet();
      for (const segment of wanted.keys()) refuse('no-segment', segment);
      if (refusals.length > 0) return { kind: 'refused', refusals: refusals.sort((a, b) => a.segment - b.segment) };
      return { kind: 'planned', patches, changed };
    },
  };
}

/** The SE with SE01 raised by `added`, as wide as it was; undefined where SE01 is no number that could follow. */
function recounted(trailer: Segment, added: number): string | undefined {
  const elements = trailer.sent.split(trailer.separators.element);
  const [, blank = '', digits = '', rest = ''] = /^(\s*)(\d{1,10})(\s*)$/.exec(elements[1] ?? '') ?? [];
  if (digits === '') return undefined;
  elements[1] = `${blank}${String(Number(digits) + added).padStart(digits.length, '0')}${rest}`;
  return elements.join(trailer.separators.element);
}
