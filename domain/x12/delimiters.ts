/** ISA → the four separators of its interchange. */

/** The characters that an interchange is cut by. Each ISA states its own. */
export interface Separators {
  readonly element: string;
  /** ISA16 */
  readonly component: string;
  /** ISA11 of 5010; undefined where the interchange declares none (`U`, or a letter or digit). */
  readonly repetition: string | undefined;
  readonly terminator: string;
}

export type IsaReading =
  /** `end` is the index just past the terminator. */
  | { readonly kind: 'read'; readonly separators: Separators; readonly end: number }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'malformed' };

/** An ISA has 106 characters when padded as the standard asks; no real one comes near this. */
const LONGEST_ISA = 400;
const ISA_ELEMENTS = 16;
const REPETITION_ELEMENT = 11;

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const SPACE = 32;

/**
 * Reads the separators of the ISA that starts at `start`.
 *
 * The 16 elements are counted, because senders that do not pad ISA06 or ISA08 move the terminator away from
 * position 105. Line breaks inside an ISA come from files wrapped at a fixed width, and are not counted.
 */
export function readIsa(bytes: Uint8Array, start: number): IsaReading {
  const first = afterIsa(bytes, start);
  const elementByte = first === undefined ? undefined : bytes[first];
  if (first === undefined || elementByte === undefined) return { kind: 'incomplete' };
  if (!isSeparator(elementByte)) return { kind: 'malformed' };

  const limit = Math.min(bytes.length, start + LONGEST_ISA);
  let elements = 0;
  let repetitionAt = 0;
  let index = first;
  for (; index < limit; index++) {
    if (bytes[index] !== elementByte) continue;
    elements++;
    if (elements === REPETITION_ELEMENT) repetitionAt = index + 1;
    if (elements === ISA_ELEMENTS) break;
  }
  if (elements < ISA_ELEMENTS) return limit < start + LONGEST_ISA ? { kind: 'incomplete' } : { kind: 'malformed' };

  const componentAt = skipLineBreaks(bytes, index + 1);
  const componentByte = bytes[componentAt];
  // Some senders put blanks before every terminator, this one included.
  let end = componentAt + 1;
  while (end < limit && bytes[end] === SPACE) end++;
  // A line break is the terminator when a segment follows it, and a wrapped line when the terminator does.
  const wrapped = skipLineBreaks(bytes, end);
  const follower = bytes[wrapped];
  if (wrapped > end) {
    if (follower === undefined && wrapped < limit + 2) return { kind: 'incomplete' };
    if (follower !== undefined && isSeparator(follower)) end = wrapped;
  }
  const terminatorByte = bytes[end];
  if (componentByte === undefined || terminatorByte === undefined) return { kind: 'incomplete' };
  const isUsable =
    isSeparator(componentByte) &&
    (isSeparator(terminatorByte) || terminatorByte === LINE_FEED || terminatorByte === CARRIAGE_RETURN) &&
    componentByte !== elementByte &&
    terminatorByte !== elementByte &&
    terminatorByte !== componentByte;
  if (!isUsable) return { kind: 'malformed' };

  return {
    kind: 'read',
    separators: {
      element: String.fromCharCode(elementByte),
      component: String.fromCharCode(componentByte),
      repetition: repetitionSeparator(bytes, repetitionAt, elementByte),
      terminator: String.fromCharCode(terminatorByte),
    },
    end: end + 1,
  };
}

/** `ISA` */
export const ISA = [73, 83, 65] as const;

/** Index behind the letters ISA at `at`, line breaks apart; undefined when they do not stand there. */
export function afterIsa(bytes: Uint8Array, at: number): number | undefined {
  return afterLetters(bytes, at, ISA);
}

/** Index behind these letters at `at`, whatever their case and line breaks apart; undefined when they are others. */
export function afterLetters(bytes: Uint8Array, at: number, letters: readonly number[]): number | undefined {
  let index = at;
  for (const letter of letters) {
    if (index > at) index = skipLineBreaks(bytes, index);
    if (((bytes[index] ?? 0) & 0xdf) !== letter) return undefined;
    index++;
  }
  return skipLineBreaks(bytes, index);
}

export function skipLineBreaks(bytes: Uint8Array, from: number): number {
  let index = from;
  while (bytes[index] === LINE_FEED || bytes[index] === CARRIAGE_RETURN) index++;
  return index;
}

/** ISA11 is the repetition separator in 5010 and the letter `U` in 4010, which has none. */
function repetitionSeparator(bytes: Uint8Array, at: number, elementByte: number): string | undefined {
  const byte = bytes[at];
  if (byte === undefined || byte === elementByte || !isSeparator(byte)) return undefined;
  return String.fromCharCode(byte);
}

/** A separator is a printable character that is no letter, digit or blank, or a control character X12 allows. */
function isSeparator(byte: number): boolean {
  if (byte >= 0x80 || byte === SPACE || byte === 0 || byte === LINE_FEED || byte === CARRIAGE_RETURN) return false;
  return !(isDigit(byte) || isLetter(byte));
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isLetter(byte: number): boolean {
  const upper = byte & 0xdf;
  return upper >= 65 && upper <= 90;
}
