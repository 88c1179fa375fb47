/** HTTP event → the note to be kept and the control number it is for, or the problem with them. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { IsoDate } from '../../domain/calendar.ts';
import { isControlNumber } from '../../domain/documentation/attached-notes.ts';
import { joined, readNoteDocument } from '../../domain/documentation/note-reading.ts';
import { headerValue } from '../../domain/envelopes/mime.ts';
import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import { readAttachments275 } from '../../domain/x12/attachment-275.ts';
import { MOST_BODY_BYTES, noteTooLarge, Problem } from '../adapters/problem.ts';
import { explainsAll, queryDate } from '../adapters/query.ts';
import { sentBody } from '../adapters/signed-callers.ts';

export interface AttachmentRequest {
  readonly controlNumber: string;
  readonly text: string;
  readonly issues: readonly InputIssue[];
  readonly asOf: IsoDate | undefined;
  readonly explainAll: boolean;
}

const X12_TYPES = new Set(['application/edi-x12', 'application/x12']);
const DOCUMENT_TYPES = new Set(['text/xml', 'application/xml', 'application/hl7-v3+xml', 'application/cda+xml']);
/** Issues of a 275 are listed up to this many. */
const MOST_ISSUES = 100;
/** Text that starts so is an interchange; a note that happens to start with these letters has no `00` between marks. */
const STARTS_ISA = /^(?:\u00ef\u00bb\u00bf)?\s*ISA([^A-Za-z0-9\s])0\d\1/i;

export function attachmentRequest(event: APIGatewayProxyEventV2): AttachmentRequest {
  const controlNumber = event.pathParameters?.controlNumber ?? '';
  if (!isControlNumber(controlNumber)) throw new Problem('control-number-invalid', WHAT_A_NUMBER_IS);
  const type = headerValue(event.headers['content-type'] ?? '')?.value ?? '';
  if (type !== 'text/plain' && !X12_TYPES.has(type) && !DOCUMENT_TYPES.has(type)) {
    throw new Problem('content-type-not-supported', WHAT_TYPES_ARE_TAKEN);
  }
  const encoding = event.headers['content-encoding'];
  if (encoding && encoding !== 'identity') {
    throw new Problem('content-type-not-supported', 'Send the body without content encoding.');
  }
  const asOf = queryDate(event.queryStringParameters?.asOf);
  const explainAll = explainsAll(event.queryStringParameters?.explain);
  const body = sentBody(event);
  if (body.length > MOST_BODY_BYTES) throw noteTooLarge();
  if (body.length === 0) throw new Problem('body-empty', 'Send the note in the body.');
  const is275 = X12_TYPES.has(type) || STARTS_ISA.test(body.toString('latin1', 0, 20));
  const { text, issues } = is275
    ? noteOf275(body, controlNumber)
    : noteOf(body, DOCUMENT_TYPES.has(type) ? type : undefined);
  if (text === undefined) throw new Problem('note-unreadable', UNREADABLE, issues);
  return { controlNumber, text, issues, asOf, explainAll };
}

const WHAT_A_NUMBER_IS =
  'A control number has 1 to 80 letters, digits and marks of X12, without slash, backslash, percent sign or two dots in a row, and is not only marks.';
const WHAT_TYPES_ARE_TAKEN =
  'Send a C-CDA document as application/xml or text/xml, a note as text/plain, or an X12 275 as application/edi-x12.';
const UNREADABLE = 'No note could be read from the body; the issues say why. Nothing was kept.';

interface ReadNote {
  readonly text: string | undefined;
  readonly issues: readonly InputIssue[];
}

function noteOf(body: Buffer, type: string | undefined): ReadNote {
  const { text, issues } = readNoteDocument(body, type);
  return { text, issues: issues.map((code) => inputIssue(code, 'submission')) };
}

/** The documents of the 275 that are for this control number, or for none that it names. */
function noteOf275(body: Buffer, controlNumber: string): ReadNote {
  const issues: InputIssue[] = [];
  const report = (issue: InputIssue): void => {
    if (issues.length < MOST_ISSUES) issues.push(issue);
  };
  const attachments = readAttachments275(body, report);
  if (attachments.length === 0) {
    const hasEnvelope = !issues.some(({ code }) => code === 'no-interchange' || code === 'isa-malformed');
    if (!hasEnvelope)
      throw new Problem('not-x12', 'No readable interchange was found; it starts with an ISA segment.', issues);
    return { text: undefined, issues };
  }
  const own = attachments.filter((attachment) => (attachment.controlNumber ?? controlNumber) === controlNumber);
  if (own.length === 0) {
    throw new Problem(
      'control-number-mismatch',
      'TRN02 of the 275 names another control number than the path.',
      issues,
    );
  }
  if (own.length < attachments.length) report(inputIssue('attachment-of-other-claim', 'transaction'));
  const documents = own.flatMap(({ document }) => (document ? [readNoteDocument(document)] : []));
  if (documents.length === 0) return { text: undefined, issues };
  const reading = joined(documents);
  for (const code of reading.issues) report(inputIssue(code, 'transaction'));
  return { text: reading.text, issues };
}
