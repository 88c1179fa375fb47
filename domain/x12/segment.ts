import type { Separators } from './delimiters.ts';

/**
 * One segment of an interchange. Elements are split only when one is asked for, because most segments of most
 * claims are never looked into. Elements stay strings until a claim reader gives them meaning.
 */
export class Segment {
  readonly id: string;
  /** Without the terminator, in upper case where the sender's identifiers are in lower case. */
  readonly text: string;
  /** The sender's own characters. */
  readonly sent: string;
  /** Number of the segment in the submission, the first ISA being 1. */
  readonly position: number;
  /** Byte at which the segment starts. */
  readonly offset: number;
  readonly separators: Separators;
  #elements: readonly string[] | undefined;
  /** The composite split last: its components are asked for one after the other. */
  #composite = 0;
  #components: readonly string[] = [];

  constructor(text: string, position: number, offset: number, separators: Separators, sent = text) {
    const end = text.indexOf(separators.element);
    this.id = end < 0 ? text : text.slice(0, end);
    this.text = text;
    this.sent = sent;
    this.position = position;
    this.offset = offset;
    this.separators = separators;
  }

  /** Element `number` counted from 1 as in `SV104`; empty when it is absent. */
  element(number: number): string {
    this.#elements ??= this.text.split(this.separators.element);
    return this.#elements[number] ?? '';
  }

  /** How many elements the segment has, trailing empty ones included. */
  get elementCount(): number {
    this.#elements ??= this.text.split(this.separators.element);
    return this.#elements.length - 1;
  }

  /** Component `component` of element `element`, both counted from 1; empty when it is absent. */
  component(element: number, component: number): string {
    if (this.#composite !== element) {
      this.#components = this.element(element).split(this.separators.component);
      this.#composite = element;
    }
    return this.#components[component - 1] ?? '';
  }
}
