/** What the sender got wrong: values, never exceptions, and never a word of the claim itself. */

/** The smallest part of a submission that an issue gives up. */
export type IssueScope = 'element' | 'line' | 'claim' | 'transaction' | 'group' | 'interchange' | 'submission';

/** One defect of a submission. Codes are contract; texts may improve. */
export interface InputIssue {
  readonly code: IssueCode;
  readonly scope: IssueScope;
  /** Number of the segment in the submission, the first ISA being 1. X12 only. */
  readonly segment?: number;
  /** Byte at which that segment starts. X12 only. */
  readonly offset?: number;
  /** Loop and element (`2400[1]/SV104`), or a JSON pointer into the body. */
  readonly path?: string;
  readonly text: string;
}

/** Every issue code and what it says; a text holds no value of the claim. */
export const ISSUE_TEXTS = {
  'no-interchange': 'No ISA segment was found, so this is not an X12 interchange.',
  'data-outside-interchange': 'Data outside an interchange was passed over.',
  'isa-malformed': 'The ISA segment does not hold 16 elements and usable separators; this interchange cannot be read.',
  'segment-too-long': 'A segment is longer than any segment of an 837 can be; it was passed over.',
  'segment-id-unknown': 'A segment has no valid segment identifier and was passed over.',
  'segment-lower-case': 'Segment identifiers are in lower case; they were read as upper case.',
  'segment-line-breaks': 'Line breaks stand inside segments; they were removed.',
  'segment-unterminated': 'The input ends inside a segment.',
  'interchange-trailer-missing': 'The interchange ends without its IEA segment.',
  'interchange-count': 'IEA01 does not equal the number of functional groups.',
  'interchange-control-number': 'IEA02 does not repeat ISA13.',
  'group-trailer-missing': 'The functional group ends without its GE segment.',
  'group-count': 'GE01 does not equal the number of transaction sets.',
  'group-control-number': 'GE02 does not repeat GS06.',
  'transaction-trailer-missing': 'The transaction set ends without its SE segment; its last claim may be cut short.',
  'transaction-count': 'SE01 does not equal the number of segments from ST to SE.',
  'transaction-control-number': 'SE02 does not repeat ST02.',
  'transaction-not-837': 'The transaction set is not an 837 and was not read.',
  'transaction-not-835': 'The transaction set is not an 835 and was not read.',
  'guide-not-supported':
    'The implementation guide is not 005010X222 (837P) or 005010X223 (837I); the set was not read.',
  'guide-unknown': 'ST03 and GS08 name no guide that is known; the set was read by what its service lines are.',
  'guide-mismatch': 'The service lines belong to another guide than ST03 or GS08 names; the lines were followed.',
  'segment-outside-transaction': 'A segment stands outside a transaction set and was passed over.',
  'segment-unexpected': 'A segment stands in a claim that no claim has; a CLM may be damaged before it.',
  'transaction-without-claims': 'The transaction set holds no claim.',
  'no-claims': 'No claim was found.',
  'claims-too-many': 'There are more claims than one call or file may hold; those from here on were not read.',
  'file-unreadable': 'The file cannot be opened or read.',
  'not-json': 'The file cannot be parsed as JSON.',
  'as-of-not-covered': 'The rule release does not cover the as-of date that the body names.',
  'release-not-in-use': 'The body names another rule release than the one in use; name it in the call.',
  'segment-outside-claim': 'A claim or line segment stands outside any claim and was passed over.',
  'hierarchy-unknown': 'HL03 is not 20, 22 or 23; the level was passed over.',
  'claim-without-billing-provider': 'The claim stands under no billing provider level (HL 20).',
  'claim-without-subscriber': 'The claim stands under no subscriber level (HL 22).',
  'claim-without-lines': 'The claim has no service line.',
  'claim-truncated': 'The input ends inside this claim; it was not scored.',
  'claim-too-long': 'The claim has more lines or segments than a claim can have; it was not scored.',
  'component-separator':
    'Composites are separated by another character than ISA16 states; they were read by the one in use.',
  'control-number-missing': 'CLM01, the patient control number, is missing.',
  'notes-too-many': 'The claim or line has more notes than one can have; this note and those behind it were not read.',
  'line-number-missing': 'A service stands without the LX segment that opens its line; it was read as a line.',
  'line-without-service': 'The service line has no SV1 or SV2 segment.',
  'value-missing': 'A required value is missing.',
  'procedure-qualifier-unknown':
    'The qualifier of procedure code 64640 is none of a known code list; the line was not scored.',
  'value-not-numeric': 'The value is not a number.',
  'date-malformed': 'The value is not a date or date range of the stated format.',
  'service-date-missing': 'The line states no service date, and the claim states none either.',
  'document-too-large': 'The document is longer than any note; it was not read.',
  'document-encoding': 'The document is not in UTF-8; it was not read.',
  'document-type-declaration': 'The document declares a document type or an entity; it was refused.',
  'document-too-deep': 'The elements of the document nest deeper than those of any note; it was refused.',
  'document-not-xml': 'The document is not well-formed XML; it was not read.',
  'document-not-cda': 'The root of the document is not a ClinicalDocument of HL7 version 3; it was not read.',
  'document-not-procedure-note':
    'The document is no Operative Note or Procedure Note and holds no procedure description; it was not read.',
  'document-of-other-type':
    'The document is no Operative Note or Procedure Note; it was read for its procedure description.',
  'document-section-empty': 'A section of the document says that it has no information (nullFlavor).',
  'document-without-text': 'The document holds no text.',
  'document-format': 'The document is in a form that is not read, such as PDF, RTF or an image.',
  'document-base64': 'The content of the document is not base64, or is no text; it was not read.',
  'document-superseded': 'A note came beside this document; the note was read, and the document was not.',
  'transaction-not-275': 'The transaction set is not a 275 and was not read.',
  'attachment-guide': 'The 275 names neither 006020X314 nor 005010X210; it was read all the same.',
  'attachment-missing': 'No document was found in the 275.',
  'attachment-of-other-claim': 'A document of the 275 is for another control number; it was passed over.',
  'binary-length': 'The length that a binary segment states is not that of its data.',
  'attachments-unavailable':
    'The notes that were kept could not be read; claims that name one were scored without it. Send them again.',
  'attachments-too-many': 'The claims name more attachments than one call reads; some were scored without theirs.',
  'waiting-claims-too-many':
    'More claims wait for this note than one call scores again; send those that are not in the answer again.',
  'waiting-claim-unreadable':
    'A claim that waited for this note was kept by another version of the service and was not scored again; send it again.',
  'statements-too-many':
    'A line was remitted more often than is kept of one line; the oldest statements about it no longer count.',
  'json-not-a-claim': 'The value is not a claim object.',
  'json-value-invalid': 'The value has the wrong type or shape.',
} as const;

export type IssueCode = keyof typeof ISSUE_TEXTS;

/** Where an issue was met. */
export type IssuePlace = Pick<InputIssue, 'segment' | 'offset' | 'path'>;

export function inputIssue(code: IssueCode, scope: IssueScope, place: IssuePlace = {}): InputIssue {
  return { code, scope, ...place, text: ISSUE_TEXTS[code] };
}

/** Issues that mean that not even an envelope could be read. */
const NO_ENVELOPE: ReadonlySet<IssueCode> = new Set<IssueCode>(['no-interchange', 'isa-malformed']);

/** Whether what was sent as X12 is none: not even its envelope could be read, and nothing else is said of it. */
export function isNoEnvelope(issues: readonly Pick<InputIssue, 'code'>[]): boolean {
  return issues.length > 0 && issues.every(({ code }) => NO_ENVELOPE.has(code));
}
