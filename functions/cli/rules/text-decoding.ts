/**
 * Bytes of a CMS file → text. CMS declares UTF-8 or nothing, and writes Windows-1252 in some files and stray bytes of
 * it in others; each line is read as UTF-8 where it is, and byte by byte where it is not.
 */

import { FileRefusal } from './refusal.ts';

const NEW_LINE = 0x0a;
/** A longer line is no line of any of these files. The longest are the HTML texts of the coverage database. */
export const LONGEST_LINE_BYTES = 8_000_000;

/** First bytes of the container that Excel used before XLSX, and uses for encrypted files. */
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** So many tell what the file is. A first piece that is shorter waits for the next. */
const FIRST_BYTES = 4;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** Whole lines at a time, the last one as it is. Refuses what is no text of this kind at all. */
export async function* decodedText(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let isFirst = true;
  let line = 1;
  for await (const piece of bytes) {
    const chunk = Buffer.from(piece);
    if (isFirst && heldBytes + chunk.length < FIRST_BYTES) {
      held.push(chunk);
      heldBytes += chunk.length;
      continue;
    }
    const all = held.length > 0 ? Buffer.concat([...held, chunk]) : chunk;
    if (isFirst) refuseOtherForms(all, file);
    if (all.includes(0))
      throw new FileRefusal(file, 'there is a zero byte: the file is not text in UTF-8 or Windows-1252', line);
    const end = all.lastIndexOf(NEW_LINE) + 1;
    if (end === 0 && all.length > LONGEST_LINE_BYTES) {
      throw new FileRefusal(file, `the line is longer than ${LONGEST_LINE_BYTES} bytes`, line);
    }
    if (end > 0) {
      const text = decode(isFirst ? withoutMark(all.subarray(0, end)) : all.subarray(0, end));
      isFirst = false;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++;
      yield text;
    }
    held = end === all.length ? [] : [Buffer.from(all.subarray(end))];
    heldBytes = all.length - end;
  }
  if (heldBytes === 0) {
    if (isFirst) throw new FileRefusal(file, 'the file is empty');
    return;
  }
  const rest = Buffer.concat(held);
  if (isFirst) refuseOtherForms(rest, file);
  if (rest.includes(0))
    throw new FileRefusal(file, 'there is a zero byte: the file is not text in UTF-8 or Windows-1252', line);
  const text = decode(isFirst ? withoutMark(rest) : rest);
  if (isFirst && text.trim() === '') throw new FileRefusal(file, 'the file is empty');
  yield text;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** A page that asks to accept a licence is the usual thing to come instead of a file. */
function refuseOtherForms(bytes: Buffer, file: string): void {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new FileRefusal(file, 'the file is UTF-16; UTF-8 or Windows-1252 is read', 1, 1);
  }
  const start = bytes.subarray(0, 1_000).toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^<(?:!doctype|html|head|\?xml)/.test(start)) {
    throw new FileRefusal(
      file,
      'this is a web page, such as the one that asks to accept the AMA licence, not the file',
      1,
      1,
    );
  }
  if (start.startsWith('%pdf')) throw new FileRefusal(file, 'this is a PDF, not the file', 1, 1);
  if (bytes.subarray(0, 4).equals(OLD_EXCEL)) {
    throw new FileRefusal(file, 'this is an old or encrypted Excel file, not the published form', 1, 1);
  }
}

/** Valid UTF-8 as it is; of a piece that is not, each line for itself. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    const lines: string[] = [];
    for (let start = 0; start < bytes.length; ) {
      const at = bytes.indexOf(NEW_LINE, start);
      const end = at < 0 ? bytes.length : at + 1;
      lines.push(decodeLine(bytes.subarray(start, end)));
      start = end;
    }
    return lines.join('');
  }
}

function decodeLine(line: Buffer): string {
  try {
    return utf8.decode(line);
  } catch {
    return windows1252.decode(line);
  }
}
