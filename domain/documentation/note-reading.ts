/** A document in whatever form it came → the one plain text that is read as the note. */

import { type DocumentReading, MOST_DOCUMENT_BYTES, readClinicalDocument } from '../ccda/clinical-document.ts';
import { decodeBase64 } from '../envelopes/base64.ts';
import { decodedBody, headerValue, type MimePart, readMimeEntity, readMultipart } from '../envelopes/mime.ts';
import { isOtherFormat, plainText, textOfBytes } from '../envelopes/plain-text.ts';
import type { IssueCode } from '../issues.ts';
import { skipBlank } from '../x12/submission-bytes.ts';

const XML_TYPE = /(?:\/|\+)xml$/;
const STARTS_XML = /^\ufeff?\s*<(?:\?xml|[A-Za-z_])/;
const STARTS_MIME = /^(?:MIME-Version|Content-[A-Za-z-]{1,40}):/i;
const ONLY_BASE64 = /^[A-Za-z0-9+/\r\n]{40,}(?:={1,2}\s*| \s*)?$/;
/** Multipart in multipart in base64; senders wrap no deeper. */
const DEEPEST = 4;

/** `documentation.note`: text, unless somebody put a C-CDA document there. */
export function readNoteText(text: string): DocumentReading {
  if (STARTS_XML.test(text)) {
    const reading = readClinicalDocument(text);
    return reading.text === undefined && isTaggedText(text) ? textReading(plainText(labelled(text))) : reading;
  }
  return textReading(isOtherFormat(Buffer.from(text.slice(0, 64), 'latin1')) ? undefined : plainText(text));
}

const TAG = /<[^<>]{1,340}>/g;
const LETTER = /^\/?[A-Za-z]/;
/** Documents of a known make, which are read as that or not at all. */
const OF_A_MAKE = /xmlns|ClinicalDocument|<html/i;
const LEAST_WORDS = 20;

/** Text between tags of no known make, as some record systems export it. */
function isTaggedText(text: string): boolean {
  if (OF_A_MAKE.test(text.slice(0, 2_000)) || text.length > MOST_DOCUMENT_BYTES) return false;
  return text.replace(TAG, ' ').split(/\s+/).length >= LEAST_WORDS;
}

/** Each tag as a label on a line of its own, `<plan>` as `plan:`; every character keeps its place. */
function labelled(text: string): string {
  return text.replace(TAG, (tag) => {
    const inner = tag.slice(1, -1);
    if (!LETTER.test(inner)) return tag;
    if (inner.startsWith('/')) return ' '.repeat(tag.length);
    const nameEnd = inner.indexOf(' ');
    if (nameEnd < 0) return `\n${inner}:`;
    const attributes = inner.slice(nameEnd + 1).replace(/["'=]|\/$/g, ' ');
    return `\n${inner.slice(0, nameEnd)}:${attributes} `;
  });
}

/** `documentation.ccda`: XML, or XML in base64. */
export function readCcdaText(text: string): DocumentReading {
  const bytes = text.trimStart().startsWith('<') ? undefined : decodeBase64(text);
  return readClinicalDocument(bytes ?? text);
}

/** An attachment. `mediaType` is what its sender calls it, where anybody said. */
export function readNoteDocument(bytes: Buffer, mediaType?: string, depth = 0): DocumentReading {
  if (bytes.length > MOST_DOCUMENT_BYTES) return unread('document-too-large');
  if (isOtherFormat(bytes)) return unread('document-format');
  const type = mediaType ? headerValue(mediaType)?.value : undefined;
  const start = bytes.toString('latin1', 0, 200).replace(/^\u00ef\u00bb\u00bf/, '');
  if (type?.startsWith('multipart/')) return readParts(bytes, mediaType ?? '', depth);
  if (type ? XML_TYPE.test(type) : isUtf16(bytes)) return readClinicalDocument(bytes);
  if (STARTS_XML.test(start)) return readClinicalDocument(bytes);
  if (depth < DEEPEST && isMime(bytes)) return readEntity(withoutBlanks(bytes), depth + 1);
  if (depth < DEEPEST && !type && isOnlyBase64(bytes)) return readBase64(bytes, depth + 1);
  if (type && type !== 'text/plain') return unread('document-format');
  return textReading(textOfBytes(bytes));
}

/** By its first header, or by one further on that no note has. */
function isMime(bytes: Buffer): boolean {
  const entity = withoutBlanks(bytes);
  return STARTS_MIME.test(entity.toString('latin1', 0, 60)) || !!readMimeEntity(entity)?.headers.has('mime-version');
}

function withoutBlanks(bytes: Buffer): Buffer {
  return bytes.subarray(skipBlank(bytes, 0));
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Some senders put the document in base64 where the guide asks for its bytes. A short word of a note is none. */
function isOnlyBase64(bytes: Buffer): boolean {
  return ONLY_BASE64.test(bytes.toString('latin1', 0, 76)) && decodeBase64(bytes.toString('latin1')) !== undefined;
}

function readBase64(bytes: Buffer, depth: number): DocumentReading {
  const decoded = decodeBase64(bytes.toString('latin1'));
  return decoded ? readNoteDocument(decoded, undefined, depth) : unread('document-base64');
}

function readEntity(bytes: Buffer, depth: number): DocumentReading {
  const entity = readMimeEntity(bytes);
  return entity ? readPart(entity, depth) : unread('document-format');
}

function readPart(part: MimePart, depth: number): DocumentReading {
  const body = decodedBody(part);
  if (body) return readNoteDocument(body, part.headers.get('content-type'), depth);
  const isBase64 = part.headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return unread(isBase64 ? 'document-base64' : 'document-format');
}

/** A package of the document and what it shows: the parts that are text, one below the other. */
function readParts(bytes: Buffer, contentType: string, depth: number): DocumentReading {
  const parts =
    depth < DEEPEST ? readMultipart(bytes, headerValue(contentType)?.parameters.get('boundary')) : undefined;
  return parts ? joined(parts.map((part) => readPart(part, depth + 1))) : unread('document-format');
}

/** Several documents of one claim as one text. */
export function joined(readings: readonly DocumentReading[]): DocumentReading {
  const texts = readings.flatMap(({ text }) => (text === undefined ? [] : [text.trimEnd()]));
  const issues = [...new Set(readings.flatMap((reading) => reading.issues))];
  return texts.length > 0 ? { text: texts.join('\n\n'), issues } : unread(...(issues.length > 0 ? issues : NOTHING));
}

const NOTHING: readonly IssueCode[] = ['document-without-text'];

function textReading(text: string | undefined): DocumentReading {
  if (text === undefined) return unread('document-format');
  return text.trim() === '' ? unread('document-without-text') : { text, issues: [] };
}

function unread(...issues: readonly IssueCode[]): DocumentReading {
  return { text: undefined, issues };
}
