/** MIME entities and multipart bodies (RFC 2045, 2046, 7578): strict, linear, bounded in parts and headers. */

import { decodeBase64 } from './base64.ts';

/** A header value with its parameters: `multipart/related; boundary="x"`. */
export interface HeaderValue {
  /** In lower case. */
  readonly value: string;
  /** By name in lower case; values as sent. */
  readonly parameters: ReadonlyMap<string, string>;
}

export interface MimePart {
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it stands between the boundaries, still in its transfer encoding. */
  readonly body: Buffer;
}

const MOST_PARTS = 32;
const MOST_HEADER_BYTES = 8_192;
const LONGEST_BOUNDARY = 70;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Undefined where a quoted value does not end. */
export function headerValue(header: string): HeaderValue | undefined {
  const pieces = outsideQuotes(header);
  if (!pieces) return undefined;
  const [value = '', ...rest] = pieces;
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf('=');
    if (equals < 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const sent = piece.slice(equals + 1).trim();
    if (parameters.has(name)) return undefined;
    parameters.set(name, sent.startsWith('"') ? sent.slice(1, -1).replace(/\\(.)/g, '$1') : sent);
  }
  return { value: value.trim().toLowerCase(), parameters };
}

/** Cut at the semicolons that stand outside quotes. */
function outsideQuotes(header: string): string[] | undefined {
  const pieces: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < header.length; at++) {
    const character = header[at];
    if (isQuoted && character === '\\') at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ';' && !isQuoted) {
      pieces.push(header.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(header.slice(from));
  return isQuoted ? undefined : pieces;
}

/** An entity with its headers before it; undefined where they are no headers, or too long. */
export function readMimeEntity(bytes: Buffer): MimePart | undefined {
  const head = bytes.subarray(0, MOST_HEADER_BYTES).toString('latin1');
  const blank = /\r?\n\r?\n/.exec(head);
  if (/^\r?\n/.test(head)) {
    return { headers: new Map(), body: bytes.subarray(head.startsWith('\r') ? 2 : 1) };
  }
  if (!blank) return undefined;
  const headers = new Map<string, string>();
  // A line that starts with a blank goes on with the header before it.
  for (const line of head
    .slice(0, blank.index)
    .replace(/\r?\n[\t ]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (!HEADER_NAME.test(name) || headers.has(name)) return undefined;
    headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: bytes.subarray(blank.index + blank[0].length) };
}

/**
 * The parts between the boundaries; undefined where the body does not end with its last boundary, or a part is no MIME
 * entity. Lines end with CRLF; LF alone is taken, too. What stands before the first boundary and after the last is
 * passed over.
 */
export function readMultipart(bytes: Buffer, boundary: string | undefined): MimePart[] | undefined {
  if (!boundary || boundary.length > LONGEST_BOUNDARY) return undefined;
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: MimePart[] = [];
  let start: number | undefined;
  for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && bytes[at - 1] !== LINE_FEED) continue;
    const after = at + delimiter.length;
    const isLast = bytes.toString('latin1', after, after + 2) === '--';
    const lineEnd = isLast ? after : endOfDelimiter(bytes, after);
    // Another boundary may begin with the same letters.
    if (lineEnd === undefined) continue;
    if (start !== undefined) {
      const part = readMimeEntity(bytes.subarray(start, Math.max(start, endOfPart(bytes, at))));
      if (!part || parts.length === MOST_PARTS) return undefined;
      parts.push(part);
    }
    if (isLast) return parts;
    start = lineEnd;
  }
  return undefined;
}

/** Where the line of a delimiter ends; undefined when something but blanks follows it. */
function endOfDelimiter(bytes: Buffer, from: number): number | undefined {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  if (bytes[at] === CARRIAGE_RETURN) at++;
  return bytes[at] === LINE_FEED ? at + 1 : undefined;
}

/** The line break before a delimiter belongs to the delimiter. */
function endOfPart(bytes: Buffer, delimiterAt: number): number {
  const end = delimiterAt - 1;
  return bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
}

/** The body out of its transfer encoding; undefined where that is unknown or the body does not follow it. */
export function decodedBody({ headers, body }: MimePart): Buffer | undefined {
  switch ((headers.get('content-transfer-encoding') ?? 'binary').toLowerCase()) {
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'base64':
      return decodeBase64(body.toString('latin1'));
    case 'quoted-printable':
      return quotedPrintable(body.toString('latin1'));
    default:
      return undefined;
  }
}

function quotedPrintable(text: string): Buffer | undefined {
  const joined = text.replace(/=[\t ]*\r?\n/g, '');
  if (/=(?![0-9A-Fa-f]{2})/.test(joined)) return undefined;
  const decoded = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
