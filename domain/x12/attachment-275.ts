/**
 * X12 275 (006020X314, 005010X210) → the documents in it. The document stands in a BDS or BIN segment whose length is
 * counted, so that it may hold any byte, separators included; every other segment ends at its terminator.
 */

import { decodeBase64 } from '../envelopes/base64.ts';
import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import { readIsa, type Separators } from './delimiters.ts';
import { Segment, segmentId } from './segment.ts';
import { LONGEST_SEGMENT } from './segment-emitter.ts';
import { decode, skipBlank, startsInterchange } from './submission-bytes.ts';

export interface Attachment275 {
  /** TRN02 of loop 2000A: the number that PWK06 of the claim names. */
  readonly controlNumber: string | undefined;
  /** Out of its filter (BDS01); undefined where it could not be taken out, which is reported. */
  readonly document: Buffer | undefined;
}

const GUIDES = ['006020X314', '005010X210'];
/** Elements before the data: `BIN*length*data`, `BDS*filter*length*data`. */
const LENGTH_ELEMENT = { BIN: 1, BDS: 2 } as const;
const LENGTH = /^\d{1,15}$/;

export function readAttachments275(bytes: Buffer, report: (issue: InputIssue) => void): Attachment275[] {
  return new Reading275(bytes, report).read();
}

class Reading275 {
  readonly #bytes: Buffer;
  readonly #report: (issue: InputIssue) => void;
  readonly #found: Attachment275[] = [];
  #at = 0;
  #position = 0;
  #separators: Separators | undefined;
  #isIn275 = false;
  #groupGuide = '';
  /** Of the loop 2000 that is open. */
  #controlNumber: string | undefined;

  constructor(bytes: Buffer, report: (issue: InputIssue) => void) {
    this.#bytes = bytes;
    this.#report = report;
  }

  read(): Attachment275[] {
    let sawInterchange = false;
    for (let start = this.#next(); start < this.#bytes.length; start = this.#next()) {
      if (startsInterchange(this.#bytes, start)) {
        sawInterchange = true;
        if (!this.#open(start)) return this.#found;
      } else if (!this.#separators) {
        break;
      } else {
        const segment = this.#segment(start, this.#separators);
        if (segment) this.#take(segment);
      }
    }
    if (!sawInterchange) this.#issue('no-interchange', 'submission', 0);
    else if (this.#found.length === 0) this.#issue('attachment-missing', 'submission', 0);
    return this.#found;
  }

  #next(): number {
    return skipBlank(this.#bytes, this.#at);
  }

  #issue(code: IssueCode, scope: IssueScope, offset: number): void {
    const place = this.#position > 0 ? { segment: this.#position, offset } : { offset };
    this.#report(inputIssue(code, scope, place));
  }

  #open(start: number): boolean {
    this.#position++;
    const isa = readIsa(this.#bytes, start);
    if (isa.kind !== 'read') {
      this.#issue('isa-malformed', 'interchange', start);
      return false;
    }
    this.#separators = isa.separators;
    this.#isIn275 = false;
    this.#at = isa.end;
    return true;
  }

  /** The segment at `start`; undefined where it was a binary one, or none. */
  #segment(start: number, separators: Separators): Segment | undefined {
    this.#position++;
    const id = segmentId(this.#bytes.toString('latin1', start, start + 4), separators).toUpperCase();
    if (id === 'BIN' || id === 'BDS') {
      this.#binary(id, start, separators);
      return undefined;
    }
    const terminator = this.#bytes.indexOf(separators.terminator, start, 'latin1');
    const end = terminator < 0 ? this.#bytes.length : terminator;
    this.#at = end + 1;
    if (terminator < 0 && id !== 'IEA') this.#issue('segment-unterminated', 'interchange', start);
    if (end - start > LONGEST_SEGMENT) {
      this.#issue('segment-too-long', 'element', start);
      return undefined;
    }
    const text = decode(this.#bytes, start, end)
      .replace(/[\r\n]+/g, '')
      .trimEnd();
    return new Segment(text, 0, text.length, id, this.#position, start, separators);
  }

  #take(segment: Segment): void {
    switch (segment.id) {
      case 'GS':
        this.#groupGuide = segment.element(8);
        break;
      case 'ST':
        this.#isIn275 = segment.element(1) === '275';
        this.#controlNumber = undefined;
        this.#checkSet(segment);
        break;
      case 'LX':
        this.#controlNumber = undefined;
        break;
      case 'TRN':
        this.#controlNumber ??= segment.element(2).trim() || undefined;
        break;
      case 'SE':
        this.#isIn275 = false;
        break;
      case 'IEA':
        this.#separators = undefined;
        break;
    }
  }

  #checkSet(st: Segment): void {
    if (!this.#isIn275) {
      this.#issue('transaction-not-275', 'transaction', st.offset);
      return;
    }
    const guide = (st.element(3) || this.#groupGuide).trim();
    if (!GUIDES.some((known) => guide.startsWith(known))) this.#issue('attachment-guide', 'transaction', st.offset);
  }

  /** Takes the data by their count, and the segment by its terminator only where the count is wrong. */
  #binary(id: 'BIN' | 'BDS', start: number, separators: Separators): void {
    const elements: string[] = [];
    const next = this.#bytes.indexOf(separators.terminator, start, 'latin1');
    const segmentEnd = next < 0 ? this.#bytes.length : next;
    let from = start;
    while (elements.length <= LENGTH_ELEMENT[id]) {
      const length = this.#bytes.subarray(from, segmentEnd).indexOf(separators.element, 0, 'latin1');
      if (length < 0) break;
      elements.push(this.#bytes.toString('latin1', from, from + length));
      from += length + 1;
    }
    const stated = elements[LENGTH_ELEMENT[id]]?.trim() ?? '';
    const filter = id === 'BDS' ? elements[1]?.trim() : undefined;
    const countedEnd = LENGTH.test(stated) ? from + Number(stated) : -1;
    const isCounted = this.#endsAt(countedEnd, separators);
    const end = isCounted ? countedEnd : segmentEnd;
    this.#at = end + 1;
    if (!this.#isIn275) return;
    if (!isCounted) this.#issue('binary-length', 'element', start);
    this.#found.push({
      controlNumber: this.#controlNumber,
      document: this.#unfiltered(this.#bytes.subarray(from, end), filter, isCounted, start),
    });
  }

  /** Whether a segment ends there: its terminator stands behind the data, or nothing does. */
  #endsAt(end: number, { terminator }: Separators): boolean {
    if (end < 0 || end > this.#bytes.length) return false;
    return end === this.#bytes.length || this.#bytes[end] === terminator.charCodeAt(0);
  }

  /** Base64 holds no separator, so it can be told where it ends although its count is wrong; other data cannot. */
  #unfiltered(data: Buffer, filter: string | undefined, isCounted: boolean, start: number): Buffer | undefined {
    if (filter !== 'B64') return isCounted ? data : undefined;
    const decoded = decodeBase64(data.toString('latin1'));
    if (!decoded) this.#issue('document-base64', 'element', start);
    return decoded;
  }
}
