/** What can be told from the bytes of a submission before they are cut into segments. */

import { afterIsa, ISA, readIsa, skipLineBreaks } from './delimiters.ts';

/** Index of the next byte that is no blank, line break, tab or byte order mark. */
export function skipBlank(bytes: Uint8Array, from: number): number {
  let index = from;
  for (; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
    if (byte === 0xef && bytes[index + 1] === 0xbb && bytes[index + 2] === 0xbf) {
      index += 2;
      continue;
    }
    break;
  }
  return index;
}

function upper(byte: number | undefined): number {
  return (byte ?? 0) & 0xdf;
}

/** Whether `ISA` and something that is no letter or digit stand at `at`, line breaks of a wrapped file apart. */
export function startsInterchange(bytes: Uint8Array, at: number): boolean {
  const end = afterIsa(bytes, at);
  const after = end === undefined ? undefined : bytes[end];
  return after !== undefined && !/[A-Za-z0-9]/.test(String.fromCharCode(after));
}

/** Enough for the letters, line breaks among them and what follows. */
const LONGEST_IEA_START = 16;

/**
 * Whether the letters ISA at `at` begin a text, as in a note of a file whose segments end with lines: what follows is
 * no readable header, and is not cut as the interchange is that they stand in.
 */
export function isTextWithIsa(bytes: Uint8Array, at: number, element: number): boolean {
  return bytes[at + ISA.length] !== element && readIsa(bytes, at).kind === 'malformed';
}

/** Whether the segment from `start` to `end` is an IEA, in whatever case and broken wherever, and only begins so. */
export function startsIea(bytes: Buffer, start: number, end: number, element: number): boolean {
  const text = bytes.toString('latin1', start, Math.min(end, start + LONGEST_IEA_START)).replace(/[\r\n]+/g, '');
  if (text.slice(0, 3).toUpperCase() !== 'IEA') return false;
  return text.charCodeAt(3) === element || text.slice(3).trim() === '';
}

/** Whether a line between `from` and `to`, other than the first, starts with the letters ISA. */
export function lineStartsWithIsa(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 3 < to; at++) {
    const isBreak = bytes[at] === 0x0a || bytes[at] === 0x0d;
    if (isBreak && afterIsa(bytes, at + 1) !== undefined) return true;
  }
  return false;
}

/**
 * Where a readable ISA stands between `from` and `to`: behind a line break, or anywhere where `isAnywhere` says so;
 * undefined when none does, and `incomplete` when more bytes would tell.
 */
export function embeddedInterchange(
  bytes: Uint8Array,
  from: number,
  to: number,
  isAnywhere: boolean,
): number | 'incomplete' | undefined {
  for (let at = nextLetterI(bytes, from + 1); at < to; at = nextLetterI(bytes, at + 1)) {
    const before = bytes[at - 1];
    if (!isAnywhere && before !== 0x0a && before !== 0x0d) continue;
    if (!startsInterchange(bytes, at)) {
      if (couldStartInterchange(bytes, at)) return 'incomplete';
      continue;
    }
    const { kind } = readIsa(bytes, at);
    if (kind !== 'malformed') return kind === 'read' ? at : kind;
  }
  return undefined;
}

/** Whether the bytes from `at` end so early that they may yet turn out to be the start of an ISA. */
export function couldStartInterchange(bytes: Uint8Array, at: number): boolean {
  if (at >= bytes.length) return true;
  if (bytes[at] === 0xef && bytes.length - at < 3) return true;
  let index = at;
  for (const letter of ISA) {
    if (index > at) index = skipLineBreaks(bytes, index);
    if (index >= bytes.length) return true;
    if (upper(bytes[index]) !== letter) return false;
    index++;
  }
  return skipLineBreaks(bytes, index) >= bytes.length;
}

export function nextLetterI(bytes: Uint8Array, from: number): number {
  let index = from;
  while (index < bytes.length && upper(bytes[index]) !== 73) index++;
  return index;
}

/** Whether no byte from `from` up to `to` is beyond ASCII. Four are looked at in one step. */
export function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let all = 0;
  let at = from;
  for (; at + 4 <= to; at += 4) all |= view.getInt32(at);
  for (; at < to; at++) all |= bytes[at] as number;
  return (all & 0x80808080) === 0;
}

/** What is no ASCII in a text decoded as Latin-1. */
const BEYOND_ASCII = /[\u0080-\u00ff]/;

/** UTF-8 where it is valid, else Latin-1: senders use both, and neither may stop a file. */
export function decode(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('latin1', start, end);
  if (!BEYOND_ASCII.test(text)) return text;
  const utf8 = bytes.toString('utf8', start, end);
  return utf8.includes('\ufffd') ? text : utf8;
}
