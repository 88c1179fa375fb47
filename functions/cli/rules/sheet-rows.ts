/**
 * First sheet of an XLSX → rows, streaming. The PTP sheets have some 560,000 rows; the libraries that were looked at
 * either hold the sheet in memory or are no longer kept. An XLSX is a ZIP of XML, so a ZIP reader and a streaming XML
 * reader suffice for what these sheets hold: shared texts, texts in place and whole numbers.
 */

import sax from 'sax';
import type { FileReader } from '../../../domain/imports/reading.ts';
import { type Archive, type ArchiveMember, openArchive } from './archive.ts';
import { FileRefusal } from './refusal.ts';
import { decodedXml } from './xml-text.ts';

/** PTP sheets share some 16,000 texts: codes, dates and rationales. */
const MOST_SHARED_TEXTS = 3_000_000;
const LONGEST_CELL = 40_000;
const MOST_COLUMNS = 100;

export async function readSheet(from: string | Buffer, file: string, reader: FileReader): Promise<void> {
  const archive = await openArchive(from, file);
  try {
    const shared = await sharedTexts(archive, file);
    await sheetRows(firstSheet(archive, file), file, shared, reader);
  } finally {
    archive.close();
  }
  reader.end();
}

function firstSheet({ members }: Archive, file: string): ArchiveMember {
  const sheets = members.filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/i.test(name));
  const numbered = sheets.map((member) => ({ member, number: Number(/(\d+)\.xml$/i.exec(member.name)?.[1]) }));
  const first = numbered.sort((a, b) => a.number - b.number)[0];
  if (!first) throw new FileRefusal(file, 'the file is no XLSX: there is no sheet in it');
  return first.member;
}

/** Feeds the XML of a member to a strict parser; what is no XML is refused. */
async function parseXml(member: ArchiveMember, file: string, parser: sax.SAXParser): Promise<void> {
  let failure: Error | undefined;
  parser.onerror = (error) => {
    failure ??= error;
  };
  parser.ondoctype = () => {
    failure ??= new Error('a document type');
  };
  const check = () => {
    if (failure instanceof FileRefusal) throw failure;
    if (failure) throw new FileRefusal(file, `the sheet is damaged or no XLSX (${failure.message.split('\n')[0]})`);
  };
  try {
    for await (const text of decodedXml(member.bytes())) {
      parser.write(text);
      check();
    }
    parser.close();
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal(file, `the sheet is cut off or damaged (${(error as Error).message.split('\n')[0]})`);
  }
  check();
}

async function sharedTexts({ members }: Archive, file: string): Promise<string[]> {
  const texts: string[] = [];
  const member = members.find(({ name }) => /^xl\/sharedStrings\.xml$/i.test(name));
  if (!member) return texts;
  const parser = sax.parser(true);
  let text = '';
  let isText = false;
  let phonetic = 0;
  parser.onopentag = ({ name }) => {
    if (local(name) === 'si') text = '';
    if (local(name) === 'rPh') phonetic++;
    isText = local(name) === 't' && phonetic === 0;
  };
  parser.ontext = (piece) => {
    if (isText && text.length < LONGEST_CELL) text += piece;
  };
  parser.onclosetag = (name) => {
    isText = false;
    if (local(name) === 'rPh') phonetic--;
    if (local(name) !== 'si') return;
    if (texts.length >= MOST_SHARED_TEXTS) throw new FileRefusal(file, 'the sheet has too many texts');
    texts.push(text);
  };
  await parseXml(member, file, parser);
  return texts;
}

async function sheetRows(
  member: ArchiveMember,
  file: string,
  shared: readonly string[],
  reader: FileReader,
): Promise<void> {
  const parser = sax.parser(true);
  let cells: string[] = [];
  let line = 0;
  let column = 0;
  let type = '';
  let text = '';
  let isValue = false;
  let isDimensioned = false;
  parser.onopentag = ({ name, attributes }) => {
    const attribute = (key: string) => String((attributes as Record<string, string>)[key] ?? '');
    switch (local(name)) {
      case 'row':
        cells = [];
        line = Number(attribute('r')) || line + 1;
        column = 0;
        break;
      case 'c':
        column = columnOf(attribute('r')) ?? column + 1;
        type = attribute('t');
        text = '';
        if (column > MOST_COLUMNS) throw new FileRefusal(file, 'the row has too many columns', line, column);
        break;
      case 'v':
      case 't':
        isValue = true;
        break;
      case 'sheetData':
        isDimensioned = true;
        break;
      default:
    }
  };
  parser.ontext = (piece) => {
    if (!isValue) return;
    if (text.length + piece.length > LONGEST_CELL) throw new FileRefusal(file, 'the cell is too long', line, column);
    text += piece;
  };
  parser.onclosetag = (name) => {
    switch (local(name)) {
      case 'v':
      case 't':
        isValue = false;
        break;
      case 'c':
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] =
          type === 's'
            ? sharedText(shared, text, file, line, column)
            : type === '' || type === 'n'
              ? wholeNumber(text)
              : text;
        break;
      case 'row':
        reader.row({ line, cells });
        break;
      default:
    }
  };
  await parseXml(member, file, parser);
  if (!isDimensioned) throw new FileRefusal(file, 'the sheet has no rows');
}

/** Some writers store each number as a double, 64640 as `64640.0` and a day as `2.0261001E7`. */
function wholeNumber(text: string): string {
  if (!/^\d+(?:\.\d+)?(?:E\+?\d+)?$/i.test(text) || /^\d+$/.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) ? String(number) : text;
}

function sharedText(shared: readonly string[], index: string, file: string, line: number, column: number): string {
  const text = shared[Number(index)];
  if (text === undefined) throw new FileRefusal(file, 'the cell refers to a text that is not there', line, column);
  return text;
}

/** `AB12` → 28. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
