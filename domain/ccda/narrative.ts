/** The narrative block of a section (`text`) → plain text, in document order. */

import { childElements, type XmlElement } from '../envelopes/safe-xml.ts';
import { NoteWriter } from './note-writer.ts';
import { tableRows } from './table-rows.ts';

const BLOCKS = new Set(['paragraph', 'caption', 'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre']);

/** Some senders leave the narrative as the web page that it was. */
const XHTML = 'http://www.w3.org/1999/xhtml';
/** What a web page strikes out. */
const STRUCK = new Set(['del', 's', 'strike']);

export function writeNarrative(element: XmlElement, writer: NoteWriter, keptLines = false): void {
  const space = element.attributes.get('xml:space');
  const keepsLines = space === undefined ? keptLines : space === 'preserve';
  for (const child of element.children) {
    if (typeof child === 'string') writer.prose(child, keepsLines);
    else if (child.namespace === element.namespace || child.namespace === XHTML)
      writeElement(child, writer, keepsLines);
  }
}

function writeElement(element: XmlElement, writer: NoteWriter, keepsLines: boolean): void {
  // Text that a later version of the document took out.
  if (element.attributes.get('revised') === 'delete' || STRUCK.has(element.name)) return;
  switch (element.name) {
    case 'br':
      writer.line();
      break;
    case 'list':
      writeList(element, writer, keepsLines);
      break;
    case 'li':
      writeItem(element, '- ', writer, keepsLines);
      break;
    case 'table':
      writer.line();
      for (const row of tableRows(element, textInside)) {
        writer.inline(row);
        writer.line();
      }
      break;
    case 'sup':
      writeSuperscript(element, writer, keepsLines);
      break;
    case 'footnote':
      writer.inline(` (${textInside(element)})`);
      break;
    case 'footnoteRef':
      break;
    default:
      if (BLOCKS.has(element.name)) writer.line();
      writeNarrative(element, writer, keepsLines);
      if (BLOCKS.has(element.name)) writer.line();
  }
}

/** `80<sup>o</sup>C`: how degrees are written where the sign is missing. */
function writeSuperscript(element: XmlElement, writer: NoteWriter, keepsLines: boolean): void {
  if (/^[o0\u00ba]$/i.test(textInside(element))) writer.inline('\u00b0');
  else writeNarrative(element, writer, keepsLines);
}

function writeList(list: XmlElement, writer: NoteWriter, keepsLines: boolean): void {
  writer.line();
  for (const caption of childElements(list, 'caption')) writeElement(caption, writer, keepsLines);
  const isOrdered = list.attributes.get('listType') === 'ordered';
  for (const [index, item] of childElements(list, 'item').entries()) {
    writeItem(item, isOrdered ? `${index + 1}. ` : '- ', writer, keepsLines);
  }
}

function writeItem(item: XmlElement, bullet: string, writer: NoteWriter, keepsLines: boolean): void {
  writer.bullet(bullet);
  const captions = childElements(item, 'caption');
  // The caption of an item names what stands in it.
  for (const label of captions.map(textInside))
    if (label !== '') writer.inline(/[:.?]$/.test(label) ? `${label} ` : `${label}: `);
  const children = item.children.filter((child) => typeof child === 'string' || child.name !== 'caption');
  writeNarrative(captions.length > 0 ? { ...item, children } : item, writer, keepsLines);
  writer.endBullet();
}

/** In one line. */
function textInside(element: XmlElement): string {
  const inner = new NoteWriter();
  writeNarrative(element, inner);
  return inner.toString().replaceAll('\n', '; ');
}
