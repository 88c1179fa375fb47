/** Stretches of bytes → segments in the form that readers expect, with what is odd about them reported. */

import { type InputIssue, inputIssue } from '../issues.ts';
import type { Separators } from './delimiters.ts';
import type { Stretch } from './held-levels.ts';
import { Segment, segmentId } from './segment.ts';
import { nameAt } from './segment-ids.ts';
import type { SegmentSink } from './segment-sink.ts';
import { decode, isAscii, skipBlank } from './submission-bytes.ts';

/** No segment of the guides comes near this; past it, the terminator is missing. */
export const LONGEST_SEGMENT = 65_536;

const SPACE = 0x20;
const SEGMENT_ID = /^[A-Z][A-Z0-9]{1,2}$/;

export class SegmentEmitter {
  readonly #sink: SegmentSink;
  readonly #onSet: () => void;
  /** Segments of the submission up to the one handed over last. */
  position = 0;
  /** Undefined outside an interchange that can be read. */
  separators: Separators | undefined;
  terminatorByte = 0;
  elementByte = 0;
  /** Issues that are reported once an interchange. */
  #reported = new Set<string>();

  /** `onSet` is told of each ST before it is handed over. */
  constructor(sink: SegmentSink, onSet: () => void) {
    this.#sink = sink;
    this.#onSet = onSet;
  }

  /** An ISA was met; without separators it cannot be read. */
  openInterchange(separators: Separators | undefined): void {
    this.#reported = new Set();
    this.separators = separators;
    if (!separators) return;
    this.terminatorByte = separators.terminator.charCodeAt(0);
    this.elementByte = separators.element.charCodeAt(0);
  }

  /** The segment from `start` to `end`, with `offset` its place in the submission, and nothing known of it. */
  emit(bytes: Buffer, start: number, end: number, offset: number): void {
    const { separators } = this;
    if (!separators) return;
    const sent = decode(bytes, start, end).trimEnd();
    if (sent.length === 0) return;
    const position = ++this.position;
    const place = { segment: position, offset };
    if (end - start > LONGEST_SEGMENT) {
      this.#sink.issue(inputIssue('segment-too-long', 'element', place));
      this.#sink.overlong?.(segmentId(sent, separators).toUpperCase());
      return;
    }
    let text = sent;
    if (text.includes('\n') || text.includes('\r')) {
      text = text.replace(/[\r\n]+/g, '');
      this.#reportOnce(inputIssue('segment-line-breaks', 'interchange', place));
    }
    let id = segmentId(text, separators);
    if (!SEGMENT_ID.test(id)) {
      id = id.toUpperCase();
      if (!SEGMENT_ID.test(id)) {
        this.#sink.issue(inputIssue('segment-id-unknown', 'element', place));
        return;
      }
      this.#reportOnce(inputIssue('segment-lower-case', 'interchange', place));
      text = text.toUpperCase();
    }
    if (id === 'ST') this.#onSet();
    const asSent = text === sent ? undefined : sent;
    this.#sink.segment(new Segment(text, 0, text.length, id, position, offset, separators, asSent));
    if (id === 'IEA') this.separators = undefined;
  }

  /** Segments that were counted before, and may stand before others handed over since. */
  emitStretch(stretch: Stretch): void {
    const { bytes, from, to } = stretch;
    const { position } = this;
    this.position = stretch.position;
    if (stretch.isPlain && isAscii(bytes, from, to)) this.#emitPlain(stretch);
    else {
      for (let start = skipBlank(bytes, from); start < to; ) {
        const end = bytes.indexOf(this.terminatorByte, start);
        this.emit(bytes, start, end, stretch.offset + start - from);
        start = skipBlank(bytes, end + 1);
      }
    }
    this.position = position;
  }

  #emitPlain({ bytes, from, to, offset }: Stretch): void {
    const { separators, elementByte } = this;
    if (!separators) return;
    const text = bytes.toString('latin1', from, to);
    for (let start = from; start < to; ) {
      while (start < to && (bytes[start] as number) <= SPACE) start++;
      const end = from + text.indexOf(separators.terminator, start - from);
      if (end < start) break;
      if (end > start) {
        let last = end;
        while (bytes[last - 1] === SPACE) last--;
        const id = nameAt(bytes, start, end, elementByte);
        const position = ++this.position;
        const segment = new Segment(text, start - from, last - from, id, position, offset + start - from, separators);
        this.#sink.segment(segment);
      }
      start = end + 1;
    }
  }

  #reportOnce(issue: InputIssue): void {
    if (this.#reported.has(issue.code)) return;
    this.#reported.add(issue.code);
    this.#sink.issue(issue);
  }
}
