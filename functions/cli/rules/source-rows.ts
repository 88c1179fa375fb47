/** Text of a file → rows with their line: CSV, tab text, lines of fixed width. */

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type CsvError, parse } from 'csv-parse';
import type { FileReader } from '../../../domain/imports/reading.ts';
import { FileRefusal } from './refusal.ts';
import { decodedText, LONGEST_LINE_BYTES } from './text-decoding.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Rows of a CSV. A quoted field may hold line breaks; the line told is the one on which the row begins. */
export async function readCsv(bytes: Bytes, file: string, reader: FileReader): Promise<void> {
  let line = 1;
  let lastRow = 1;
  let last = '';
  const parser = parse({
    raw: true,
    relax_column_count: true,
    // Line breaks are mixed in real files: bare line feeds in quoted headings, carriage returns at the end of rows.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_LINE_BYTES,
    // Rows are taken as they are parsed and none is queued, so that the line is that of the parser.
    on_record(parsed) {
      const { record, raw } = parsed as unknown as { record: string[]; raw: string };
      reader.row({ line, cells: record });
      lastRow = line;
      line += 1 + (raw.replace(/[\r\n]+$/, '').match(/\r\n|\n|\r/g)?.length ?? 0);
      return null;
    },
  });
  const ended = finished(parser.resume());
  // The end is awaited below; a refusal in between is not unhandled.
  ended.catch(() => undefined);
  try {
    for await (const text of decodedText(bytes, file)) {
      last = text.at(-1) ?? last;
      if (!parser.write(text)) await Promise.race([once(parser, 'drain'), ended]);
    }
    parser.end();
    await ended;
  } catch (error) {
    parser.destroy();
    if (error instanceof FileRefusal) throw error;
    throw csvRefusal(error as CsvError, file, line);
  }
  if (last !== '\n' && last !== '\r') throw new FileRefusal(file, CUT_OFF, lastRow);
  reader.end();
}

const CUT_OFF = 'the last line has no line end: the file is cut off';

function csvRefusal(error: CsvError, file: string, line: number): Error {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new FileRefusal(file, 'a quoted field is not closed: the file is cut off', line);
    case 'CSV_MAX_RECORD_SIZE':
      return new FileRefusal(file, `the row is longer than ${LONGEST_LINE_BYTES} characters`, line);
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new FileRefusal(file, 'a quotation mark stands inside a field', line, Number(error.index ?? -1) + 1);
    default:
      return error.code ? new FileRefusal(file, `the row is not CSV (${error.code})`, line) : error;
  }
}

/** Lines as they are, each one cell. */
export async function readLines(bytes: Bytes, file: string, reader: FileReader): Promise<void> {
  await eachLine(bytes, file, (text, line) => reader.row({ line, cells: [text] }));
  reader.end();
}

/** Cells between tabs. Quotation marks around a cell of the preamble are not part of it. */
export async function readTabs(bytes: Bytes, file: string, reader: FileReader): Promise<void> {
  const isEnded = await eachLine(bytes, file, (text, line) => {
    reader.row({ line, cells: text.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1')) });
  });
  if (!isEnded) throw new FileRefusal(file, CUT_OFF);
  reader.end();
}

/** Whether the last line had an end. */
async function eachLine(bytes: Bytes, file: string, take: (text: string, line: number) => void): Promise<boolean> {
  let line = 0;
  let isEnded = true;
  for await (const text of decodedText(bytes, file)) {
    let start = 0;
    while (start < text.length) {
      const at = text.indexOf('\n', start);
      const end = at < 0 ? text.length : at;
      isEnded = at >= 0;
      line++;
      take(text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), line);
      start = end + 1;
    }
  }
  return isEnded;
}
