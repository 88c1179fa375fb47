import type { Separators } from './delimiters.ts';

const UNKNOWN = -1;
const NO_COMPONENTS: readonly string[] = [];

/**
 * One segment of an interchange: a stretch of a text that may hold its neighbours too. An element is cut out only when
 * it is asked for, because most elements of most claims are never looked at. Elements stay strings until a claim reader
 * gives them meaning.
 */
export class Segment {
  readonly id: string;
  /** Number of the segment in the submission, the first ISA being 1. */
  readonly position: number;
  /** Byte at which the segment starts. */
  readonly offset: number;
  readonly separators: Separators;
  readonly #source: string;
  readonly #from: number;
  readonly #to: number;
  readonly #sent: string | undefined;
  /** The element found last, where it starts and where it ends: elements are mostly asked for in order. */
  #number = 0;
  #at: number;
  #end = UNKNOWN;
  #composite = 0;
  #components = NO_COMPONENTS;

  /**
   * The segment from `from` to `to` of `source`, without its terminator. `sent` is given where `source` is not what the
   * sender wrote: line breaks removed, identifiers in upper case.
   */
  constructor(
    source: string,
    from: number,
    to: number,
    id: string,
    position: number,
    offset: number,
    separators: Separators,
    sent?: string,
  ) {
    this.id = id;
    this.position = position;
    this.offset = offset;
    this.separators = separators;
    this.#source = source;
    this.#from = from;
    this.#to = to;
    this.#at = from;
    this.#sent = sent;
  }

  /** Without the terminator, in upper case where the sender's identifiers are in lower case. */
  get text(): string {
    return this.#source.slice(this.#from, this.#to);
  }

  /** The sender's own characters. */
  get sent(): string {
    return this.#sent ?? this.text;
  }

  /** Whether `text` may differ from what was sent. */
  get isRewritten(): boolean {
    return this.#sent !== undefined;
  }

  /** Element `number` counted from 1 as in `SV104`; empty when it is absent. */
  element(number: number): string {
    if (number < this.#number) {
      this.#number = 0;
      this.#at = this.#from;
      this.#end = UNKNOWN;
    }
    let at = this.#at;
    let end = this.#end === UNKNOWN ? this.#endFrom(at) : this.#end;
    for (let index = this.#number; index < number; index++) {
      if (end === this.#to) return '';
      at = end + 1;
      end = this.#endFrom(at);
    }
    this.#number = number;
    this.#at = at;
    this.#end = end;
    return this.#source.slice(at, end);
  }

  #endFrom(at: number): number {
    const end = this.#source.indexOf(this.separators.element, at);
    return end < 0 || end > this.#to ? this.#to : end;
  }

  /** The element as the sender wrote it, where `element` may be in upper case. */
  elementAsSent(number: number): string {
    if (this.#sent === undefined) return this.element(number);
    return this.#sent.replace(/[\r\n]+/g, '').split(this.separators.element)[number] ?? '';
  }

  /** How many elements the segment has, trailing empty ones included. */
  get elementCount(): number {
    let count = 0;
    for (
      let at = this.#source.indexOf(this.separators.element, this.#from);
      at >= 0 && at < this.#to;
      at = this.#source.indexOf(this.separators.element, at + 1)
    ) {
      count++;
    }
    return count;
  }

  /** Component `component` of element `element`, both counted from 1; empty when it is absent. */
  component(element: number, component: number): string {
    return this.components(element)[component - 1] ?? '';
  }

  /** The components of an element; the first is at 0. */
  components(element: number): readonly string[] {
    if (this.#composite !== element) {
      this.#components = partsOf(this.element(element), this.separators.component.charCodeAt(0));
      this.#composite = element;
    }
    return this.#components;
  }
}

/** What `split` gives, faster for the short texts that composites are. */
function partsOf(text: string, separator: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== separator) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(from === 0 ? text : text.slice(from));
  return parts;
}

/** Identifier of a segment's text: what stands before its first element. */
export function segmentId(text: string, separators: Separators): string {
  const end = text.indexOf(separators.element);
  return end < 0 ? text : text.slice(0, end);
}
