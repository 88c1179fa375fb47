/**
 * C-CDA R2.1 Operative Note or Procedure Note → the plain text of the note: a heading line (`TITLE:`) for each section,
 * its narrative below, and what the coded entries say in a section of its own. Places in the note are counted in that
 * text, not in the XML.
 */

import { decodeBase64 } from '../envelopes/base64.ts';
import { plainText, textOfBytes } from '../envelopes/plain-text.ts';
import {
  childElement,
  childElements,
  parseXml,
  textOf,
  type XmlElement,
  XmlError,
  type XmlRefusal,
} from '../envelopes/safe-xml.ts';
import type { IssueCode } from '../issues.ts';
import { writeNarrative } from './narrative.ts';
import { NoteTooLong, NoteWriter } from './note-writer.ts';
import { isElsewhen, PROCEDURE_DESCRIPTION, sectionHeading } from './section-headings.ts';
import { entrySentences, serviceDay, serviceEventSentences } from './structured-entries.ts';

/** The text of a document, or nothing, and what was wrong with it. */
export interface DocumentReading {
  readonly text: string | undefined;
  readonly issues: readonly IssueCode[];
}

const HL7 = 'urn:hl7-org:v3';
export const MOST_DOCUMENT_BYTES = 6_000_000;

const NOTE_TEMPLATES = new Set([
  // Operative Note, Procedure Note
  '2.16.840.1.113883.10.20.22.1.7',
  '2.16.840.1.113883.10.20.22.1.6',
]);
/** LOINC: surgical operation note, procedure note. */
const NOTE_TYPES = new Set(['11504-8', '28570-0']);
const ENTRIES_HEADING = 'PROCEDURE DETAILS';

const REFUSALS: Readonly<Record<XmlRefusal, IssueCode>> = {
  tooLarge: 'document-too-large',
  encoding: 'document-encoding',
  documentType: 'document-type-declaration',
  tooDeep: 'document-too-deep',
  malformed: 'document-not-xml',
};

export function readClinicalDocument(source: Uint8Array | string): DocumentReading {
  try {
    return readDocument(parseXml(source, MOST_DOCUMENT_BYTES));
  } catch (error) {
    if (error instanceof XmlError) return unread(REFUSALS[error.reason]);
    if (error instanceof NoteTooLong) return unread('document-too-large');
    throw error;
  }
}

function unread(...issues: readonly IssueCode[]): DocumentReading {
  return { text: undefined, issues };
}

function readDocument(document: XmlElement): DocumentReading {
  if (document.name !== 'ClinicalDocument' || document.namespace !== HL7) return unread('document-not-cda');
  const [component] = childElements(document, 'component');
  const body = childElement(component, 'structuredBody');
  const nonXml = childElement(component, 'nonXMLBody');
  if (!body && !nonXml) return unread('document-without-text');
  const isNote = isNoteDocument(document);
  if (!isNote && !(body && hasSection(body, PROCEDURE_DESCRIPTION))) return unread('document-not-procedure-note');
  const issues = new Set<IssueCode>(isNote ? [] : ['document-of-other-type']);
  const text = body ? bodyText(document, body, issues) : nonXmlText(nonXml, issues);
  if (text?.trim()) return { text, issues: [...issues] };
  return unread(...issues, ...(text === undefined ? [] : (['document-without-text'] as const)));
}

/** By its template, or by its LOINC type: an unstructured document has a template of its own. */
function isNoteDocument(document: XmlElement): boolean {
  return (
    childElements(document, 'templateId').some((id) => NOTE_TEMPLATES.has(id.attributes.get('root') ?? '')) ||
    NOTE_TYPES.has(childElement(document, 'code')?.attributes.get('code') ?? '')
  );
}

function sectionsOf(parent: XmlElement): XmlElement[] {
  return childElements(parent, 'component').flatMap((component) => childElements(component, 'section'));
}

function codeOf(section: XmlElement): string | undefined {
  return childElement(section, 'code')?.attributes.get('code');
}

function hasSection(parent: XmlElement, code: string): boolean {
  return sectionsOf(parent).some((section) => codeOf(section) === code || hasSection(section, code));
}

function bodyText(document: XmlElement, body: XmlElement, issues: Set<IssueCode>): string {
  const writer = new NoteWriter();
  const said = serviceEventSentences(document);
  const day = serviceDay(document);
  for (const section of sectionsOf(body)) writeSection(section, undefined, { writer, said, day, issues });
  if (writer.toString() === '') return '';
  if (said.length > 0) {
    writer.line();
    writer.inline(`${ENTRIES_HEADING}:`);
    // The same is often said by the header and by an entry.
    for (const sentence of new Set(said)) {
      writer.line();
      writer.inline(sentence);
    }
  }
  return writer.toString();
}

interface Reading {
  readonly writer: NoteWriter;
  /** Sentences of the coded entries. */
  readonly said: string[];
  /** Of the service, as `CCYYMMDD`. */
  readonly day: string;
  readonly issues: Set<IssueCode>;
}

/** `elsewhen` is the heading of the section around it that tells of another time. */
function writeSection(section: XmlElement, elsewhen: string | undefined, reading: Reading): void {
  const { writer, said, day, issues } = reading;
  if (section.attributes.get('nullFlavor') !== undefined) {
    issues.add('document-section-empty');
    return;
  }
  const code = codeOf(section);
  const title = childElement(section, 'title');
  const heading = sectionHeading(code, title ? textOf(title) : '');
  const isOfOtherTime = elsewhen !== undefined || isElsewhen(code);
  const narrative = childElement(section, 'text');
  const text = new NoteWriter();
  if (narrative?.attributes.get('nullFlavor') !== undefined) issues.add('document-section-empty');
  else if (narrative) writeNarrative(narrative, text);
  const written = text.toString();
  if (written !== '') {
    writer.line();
    for (const line of headed(heading, elsewhen, isOfOtherTime, written)) {
      writer.inline(line);
      writer.line();
    }
  }
  // What the narrative of history and plan says is said in words that show it; their codes do not.
  if (!isOfOtherTime) said.push(...entrySentences(section, day));
  for (const inner of sectionsOf(section))
    writeSection(inner, isOfOtherTime ? (elsewhen ?? heading) : undefined, reading);
}

/** Words of a label that would begin a section of its own, in which something was done today. */
const DEED = /proced|operat|surg|techni|treat|interv|descri|perform|site|method/i;
const LONGEST_LABEL = 30;

function withoutDeedLabels(text: string): string {
  const pieces = text.split(':');
  const last = pieces.pop() ?? '';
  return `${pieces.map((piece) => `${piece}${DEED.test(piece.slice(-LONGEST_LABEL)) ? ',' : ':'}`).join('')}${last}`;
}

/** No label in history or a plan says what was done this time. */
function headed(heading: string, elsewhen: string | undefined, isElsewhen: boolean, written: string): string[] {
  if (!isElsewhen) return [...(heading === '' ? [] : [`${heading}:`]), ...written.split('\n')];
  const lines = withoutDeedLabels(written).split('\n');
  if (elsewhen === undefined) return [`${heading}:`, ...lines];
  return [`${elsewhen}:`, ...(heading === '' || DEED.test(heading) ? [] : [heading]), ...lines];
}

/** Undefined where the body is no text; what it is instead is among the issues then. */
function nonXmlText(nonXml: XmlElement | undefined, issues: Set<IssueCode>): string | undefined {
  const content = childElement(nonXml, 'text');
  if (!content || content.attributes.get('nullFlavor') !== undefined) return '';
  const type = content.attributes.get('mediaType')?.split(';')[0]?.trim().toLowerCase() ?? 'text/plain';
  const isText = type === 'text/plain' && content.attributes.get('compression') === undefined;
  // A reference points outside the document, and nothing outside is asked for.
  if (!isText || childElement(content, 'reference')) {
    issues.add('document-format');
    return undefined;
  }
  if (content.attributes.get('representation')?.toUpperCase() !== 'B64') return plainText(textOf(content));
  const decoded = decodeBase64(textOf(content));
  const text = decoded && textOfBytes(decoded);
  if (text === undefined) issues.add('document-base64');
  return text;
}
