/** One claim of an 837 as the 277CA speaks of it: level PT of its patient, and what it adds to the totals. */

import type { IsoDate } from '../../calendar.ts';
import { parseCents } from '../../claim/amounts.ts';
import type { InputIssue, IssueCode } from '../../issues.ts';
import type { ScoredClaim, ScoredLine } from '../../response/score-response.ts';
import { dateRange } from '../loop-values.ts';
import type { ClaimForm } from '../loops-837.ts';
import type { Segment } from '../segment.ts';
import { withoutSeparators } from './answer-separators.ts';
import {
  ACCEPTED,
  type ClaimStatus,
  openingStatuses,
  predictionText,
  REFUSING,
  RETURNED,
  rejectedStatuses,
  returnedLineStatus,
} from './claim-status.ts';
import {
  addIssue,
  addToLines,
  type ReceivedLine,
  type ServiceValues,
  serviceValues,
  unevaluatedLines,
} from './received-line.ts';
import { cleanValue, writtenAmount, writtenDate, writtenQuantity, writtenSegment } from './written-segment.ts';

/** Who the claim is for: NM1*IL, and NM1*QC where the patient is a dependent. */
export interface PatientNames {
  readonly subscriber: Segment | undefined;
  readonly patient: Segment | undefined;
}

/** A claim that is being read. */
export interface ReceivedClaim {
  /** CLM */
  readonly opening: Segment;
  readonly form: ClaimForm;
  readonly names: PatientNames;
  /** Earliest and latest day of its lines; of an institutional claim the statement dates, DTP*434. */
  serviceFrom: IsoDate | undefined;
  serviceThrough: IsoDate | undefined;
  hasStatementDates: boolean;
  /** REF*D9 */
  traceNumber: string;
  readonly lines: ReceivedLine[];
  readonly issues: Set<IssueCode>;
  scored: ScoredClaim | undefined;
}

export interface AcknowledgedClaim {
  readonly isAccepted: boolean;
  readonly chargeCents: number;
  /** Written segments from NM1*QC on; the HL before them is numbered when the whole is written. */
  readonly text: string;
}

export function receivedClaim(opening: Segment, form: ClaimForm, names: PatientNames): ReceivedClaim {
  return {
    opening,
    form,
    names,
    serviceFrom: undefined,
    serviceThrough: undefined,
    hasStatementDates: false,
    traceNumber: '',
    lines: [],
    issues: new Set(),
    scored: undefined,
  };
}

/** Takes what the 277CA repeats from a segment of the claim. */
export function addToClaim(claim: ReceivedClaim, segment: Segment): void {
  const isOfLine = addToLines(claim.lines, segment);
  if (segment.id === 'DTP') addDates(claim, segment);
  else if (segment.id === 'REF' && segment.element(1) === 'D9' && !isOfLine) claim.traceNumber ||= segment.element(2);
}

export function addIssueToClaim(claim: ReceivedClaim, issue: InputIssue): void {
  if (issue.scope === 'claim' || issue.scope === 'line') claim.issues.add(issue.code);
  addIssue(claim.lines, issue);
}

function addDates(claim: ReceivedClaim, dtp: Segment): void {
  const qualifier = dtp.element(1);
  if (qualifier !== '472' && qualifier !== '434') return;
  const dates = dateRange(dtp);
  if (!dates || (qualifier === '472' && claim.hasStatementDates)) return;
  if (qualifier === '434') {
    claim.hasStatementDates = true;
    claim.serviceFrom = dates.from;
    claim.serviceThrough = dates.through;
    return;
  }
  if (!claim.serviceFrom || dates.from < claim.serviceFrom) claim.serviceFrom = dates.from;
  if (!claim.serviceThrough || dates.through > claim.serviceThrough) claim.serviceThrough = dates.through;
}

/**
 * A prediction is advice: a claim is accepted however likely its denial, unless the partner asked for those at or above
 * a probability to be returned. Rejection is of whole claims.
 */
export function acknowledgedClaim(
  claim: ReceivedClaim,
  date: IsoDate,
  returnAtOrAbove: number | undefined,
): AcknowledgedClaim {
  const { opening, scored } = claim;
  const charge = chargeOf(opening);
  const chargeCents = charge ?? 0;
  const ofOpening = openingStatuses(opening, charge);
  const isRefused = ofOpening.length > 0 || [...claim.issues].some((code) => REFUSING.has(code));
  const isReadable = scored !== undefined && !isRefused;
  const returned = scored?.lines.filter(({ denialRisk }) => denialRisk.probability >= (returnAtOrAbove ?? Infinity));
  const isReturned = isReadable && returned !== undefined && returned.length > 0;
  const isAccepted = isReadable && !isReturned;
  const statuses = isAccepted
    ? [ACCEPTED]
    : isReturned
      ? [RETURNED, ...distinct(returned.map(returnedLineStatus))]
      : rejectedStatuses(ofOpening, claim.issues);

  return {
    isAccepted,
    chargeCents,
    text: [
      patientName(claim.names),
      writtenSegment('TRN', '2', cleanValue(opening.element(1)) || '0'),
      statusSegment(statuses, date, isAccepted, writtenAmount(chargeCents)),
      ...reference('D9', claim.traceNumber),
      ...((scored?.claimType ?? claim.form) === 'institutional' ? billType(opening) : []),
      ...serviceDate(claim.serviceFrom, claim.serviceThrough),
      ...(isReadable ? answeredLines(claim, scored, returned) : []).flatMap((line) =>
        lineSegments(line, date, isAccepted, claim.opening),
      ),
    ].join(''),
  };
}

/** One line that is spoken of, loop 2220D. */
interface AnsweredLine {
  readonly number: number;
  readonly service: ServiceValues;
  readonly status: ClaimStatus;
  readonly text: string;
  readonly controlNumber: string;
  readonly dates: { readonly from: string; readonly through: string } | undefined;
}

/** Lines that are not of low risk, and those that could not be evaluated, in the order of the claim. */
function answeredLines(
  { lines }: ReceivedClaim,
  scored: ScoredClaim,
  returned: readonly ScoredLine[] | undefined,
): readonly AnsweredLine[] {
  const status = returned === undefined || returned.length === 0 ? ACCEPTED : RETURNED;
  const predicted = scored.lines
    .filter((line) => line.denialRisk.band !== 'low' || returned?.includes(line))
    .map((line) => ({
      number: line.lineNumber,
      service: {
        code: line.procedureCode,
        modifiers: line.modifiers,
        chargeCents: line.chargeCents,
        revenueCode: revenueCodeOf(lines, line.lineNumber),
        units: line.units,
      },
      status: returned?.includes(line) ? returnedLineStatus(line) : status,
      text: predictionText(line),
      controlNumber: cleanValue(line.lineItemControlNumber ?? '') || String(line.lineNumber),
      dates: { from: line.serviceFrom, through: line.serviceThrough },
    }));
  const unevaluated = unevaluatedLines(lines).map((line) => ({
    number: line.number,
    service: serviceValues(line),
    status,
    text: line.notEvaluated ?? '',
    controlNumber: cleanValue(line.controlNumber) || String(line.number),
    dates: line.dates,
  }));
  return [...predicted, ...unevaluated].toSorted((a, b) => a.number - b.number);
}

function revenueCodeOf(lines: readonly ReceivedLine[], number: number): string {
  const service = lines.findLast((line) => line.number === number)?.service;
  return service?.id === 'SV2' ? service.element(1) : '';
}

function distinct(statuses: readonly ClaimStatus[]): ClaimStatus[] {
  return [...new Map(statuses.map((status) => [status.join(':'), status])).values()];
}

/** CLM02; undefined for what is no amount, or too large to be added up exactly. */
function chargeOf(clm: Segment): number | undefined {
  const cents = parseCents(clm.element(2));
  return isExact(cents) ? cents : undefined;
}

function isExact(cents: number): boolean {
  return Math.abs(cents) < 1e13;
}

/** The dependent where there is one; the identifier is the subscriber's, because dependents have none of their own. */
function patientName({ subscriber, patient }: PatientNames): string {
  const name = patient ?? subscriber;
  const value = (element: number): string => name?.element(element) ?? '';
  const qualifier = subscriber?.element(8) === 'II' ? 'II' : 'MI';
  const identifier = cleanValue(subscriber?.element(9) ?? '');
  return writtenSegment(
    'NM1',
    'QC',
    '1',
    cleanValue(value(3)) || 'UNKNOWN',
    value(4),
    value(5),
    '',
    value(7),
    identifier === '' ? '' : qualifier,
    identifier,
  );
}

/** STC; the second and third status of a claim stand in STC10 and STC11, and there is no room for more. */
function statusSegment(
  statuses: readonly ClaimStatus[],
  date: IsoDate,
  isAccepted: boolean,
  amount: string,
  text = '',
): string {
  const [first = ACCEPTED, second, third] = statuses;
  return writtenSegment(
    'STC',
    composite(first),
    writtenDate(date),
    isAccepted ? 'WQ' : 'U',
    amount,
    ...['', '', '', '', ''],
    composite(second),
    composite(third),
    text,
  );
}

function composite(status: ClaimStatus | undefined): readonly string[] {
  return status?.map((part) => part ?? '') ?? [];
}

/** CLM05-1 and CLM05-3 together are the bill type. */
function billType(clm: Segment): string[] {
  return reference('BLT', `${clm.component(5, 1)}${clm.component(5, 3)}`);
}

function reference(qualifier: string, value: string): string[] {
  return cleanValue(value) === '' ? [] : [writtenSegment('REF', qualifier, value)];
}

function serviceDate(from: string | undefined, through: string | undefined): string[] {
  if (!from || !through) return [];
  const isOneDay = from === through;
  const period = isOneDay ? writtenDate(from) : `${writtenDate(from)}-${writtenDate(through)}`;
  return [writtenSegment('DTP', '472', isOneDay ? 'D8' : 'RD8', period)];
}

/** Loop 2220D, with the prediction, or why there is none, as the free text of its status. */
function lineSegments(
  { service, status, text, controlNumber, dates }: AnsweredLine,
  date: IsoDate,
  isAccepted: boolean,
  { separators }: Segment,
): string[] {
  return [
    writtenSegment(
      'SVC',
      ['HC', service.code, ...service.modifiers.filter(({ length }) => length === 2).slice(0, 4)],
      writtenAmount(isExact(service.chargeCents) ? service.chargeCents : 0),
      '',
      service.revenueCode,
      '',
      '',
      writtenQuantity(service.units),
    ),
    statusSegment([status], date, isAccepted, '', withoutSeparators(text, separators)),
    ...reference('FJ', controlNumber),
    ...serviceDate(dates?.from, dates?.through),
  ];
}
