/**
 * A second, independent way to cut an X12 file into segments: whole file in memory, no recovery, no opinion. Tests
 * compare the product with what it counts, so nothing here comes from the product.
 */

export interface NaiveSegment {
  readonly id: string;
  readonly elements: readonly string[];
  /** Place in the file, the first ISA being 1. */
  readonly position: number;
  /** Bytes of the segment, its terminator not among them. */
  readonly start: number;
  readonly end: number;
  /** Of the ISA that it stands under. */
  readonly separators: NaiveSeparators;
}

export interface NaiveSeparators {
  readonly element: string;
  readonly terminator: string;
}

/** Blanks, tabs, line breaks and byte order marks between segments. */
const BLANK = /^(?:[ \t\r\n]|\u00ef\u00bb\u00bf)*/;
const STARTS_WITH_ISA = /^I[\r\n]*S[\r\n]*A[\r\n]*[^A-Za-z0-9\r\n]/i;
const AN_ISA = /ISA[^A-Za-z0-9\s]/gi;

/** Cuts each interchange by the separators that its own ISA states; what stands before the first ISA is passed over. */
export function naiveSegments(bytes: Buffer): NaiveSegment[] {
  const text = bytes.toString('latin1');
  const segments: NaiveSegment[] = [];
  let at = 0;
  let position = 0;
  for (;;) {
    AN_ISA.lastIndex = at;
    const isa = AN_ISA.exec(text);
    if (!isa) return segments;
    const separators = separatorsOf(text, isa.index);
    if (!separators) {
      at = isa.index + 1;
      continue;
    }
    at = isa.index;
    for (;;) {
      at += BLANK.exec(text.slice(at, at + 10_000))?.[0].length ?? 0;
      if (at >= text.length) return segments;
      const start = at;
      const found = text.indexOf(separators.terminator, at);
      const end = found < 0 ? text.length : found;
      const elements = text
        .slice(at, end)
        .replace(/[\r\n]/g, '')
        .split(separators.element);
      const id = (elements[0] ?? '').trim().toUpperCase();
      if (at > isa.index && STARTS_WITH_ISA.test(text.slice(at, at + 20))) break;
      at = end + 1;
      if (elements.length === 1 && id === '') continue;
      position++;
      segments.push({ id, elements, position, start, end, separators });
      if (id === 'IEA') break;
    }
  }
}

/** Element separator and terminator, found by counting the 16 elements of the ISA; undefined when it has fewer. */
function separatorsOf(text: string, start: number): NaiveSeparators | undefined {
  const element = text[start + 3] ?? '';
  let index = start + 3;
  for (let count = 1; count < 16; count++) {
    index = text.indexOf(element, index + 1);
    if (index < 0 || index - start > 400) return undefined;
  }
  const behind = text.slice(index + 1, index + 12);
  // ISA16, then the terminator: a visible character after optional blanks, else the line break itself.
  const visible = /^[^A-Za-z0-9\s][ \r\n]*([^A-Za-z0-9\s])/.exec(behind)?.[1];
  const lineBreak = /^[^A-Za-z0-9\s] *([\r\n])/.exec(behind)?.[1];
  const terminator = visible ?? lineBreak;
  return terminator === undefined || terminator === element ? undefined : { element, terminator };
}
