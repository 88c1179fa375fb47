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
  'claims-too-many': 'The body holds more claims than one call takes; those beyond were not read.',
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
  'value-not-numeric': 'The value is not a number.',
  'date-malformed': 'The value is not a date or date range of the stated format.',
  'service-date-missing': 'The line states no service date, and the claim states none either.',
  'json-not-a-claim': 'The value is not a claim object.',
  'json-value-invalid': 'The value has the wrong type or shape.',
} as const;

export type IssueCode = keyof typeof ISSUE_TEXTS;

/** Where an issue was met. */
export type IssuePlace = Pick<InputIssue, 'segment' | 'offset' | 'path'>;

export function inputIssue(code: IssueCode, scope: IssueScope, place: IssuePlace = {}): InputIssue {
  return { code, scope, ...place, text: ISSUE_TEXTS[code] };
}
