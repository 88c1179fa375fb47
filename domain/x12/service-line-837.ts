/** Loop 2400 of 837P (SV1) or 837I (SV2) → ServiceLine. */

import { lineNumber, parseCents, parseQuantity } from '../claim/amounts.ts';
import type { ClaimForm, Location, Provider, ServiceLine } from '../claim/claim.ts';
import { isOpenProcedure, openProcedureIssue } from '../claim/scored-procedure.ts';
import type { IssueCode, IssueScope } from '../issues.ts';
import { codedValue } from './coded-value.ts';
import { type LinePaths, linePaths } from './line-paths.ts';
import type { Loop } from './loop.ts';
import { dateRange, location, loopOf, notesOf, provider, type ServiceDates } from './loop-values.ts';
import type { Segment } from './segment.ts';

/** Loop 2400 and the loops inside it. */
export interface LineLoops {
  readonly loop: Loop;
  readonly inner: readonly Loop[];
}

/** What a line takes from its claim. */
export interface LineContext {
  /** Statement dates of an institutional claim (DTP*434), for lines without a date of their own. */
  readonly statementDates: { readonly dates: ServiceDates; readonly at: Location } | undefined;
  readonly renderingProvider: Provider | undefined;
  readonly facilityCode: string;
  issue(segment: Segment, code: IssueCode, scope: IssueScope, path: string): void;
}

/** Elements of SV1 and SV2 that mean the same. */
interface ServiceElements {
  readonly procedure: number;
  readonly charge: number;
  readonly unitBasis: number;
  readonly units: number;
}

const SV1: ServiceElements = { procedure: 1, charge: 2, unitBasis: 3, units: 4 };
const SV2: ServiceElements = { procedure: 2, charge: 3, unitBasis: 4, units: 5 };
/** SV105 and SV107; SV2 has neither. */
const PLACE_OF_SERVICE = 5;
const DIAGNOSIS_POINTERS = 7;
/** Places in the composite SV101 or SV202, the first being 0. */
const QUALIFIER = 0;
const CODE = 1;
const FIRST_MODIFIER = 2;
const LAST_MODIFIER = 5;
const DESCRIPTION = 6;

/** The segments of loop 2400 that a line is made of. */
interface LineSegments {
  readonly service: Segment | undefined;
  /** DTP*472 */
  readonly serviceDate: Segment | undefined;
  /** REF*6R */
  readonly controlNumber: Segment | undefined;
  readonly notes: readonly Segment[];
  /** PWK06 */
  readonly attachmentControlNumbers: readonly string[];
}

function lineSegments({ segments }: Loop): LineSegments {
  let service: Segment | undefined;
  let serviceDate: Segment | undefined;
  let controlNumber: Segment | undefined;
  const notes: Segment[] = [];
  const attachmentControlNumbers: string[] = [];
  for (const segment of segments) {
    switch (segment.id) {
      case 'SV1':
      case 'SV2':
        service ??= segment;
        break;
      case 'DTP':
        if (segment.element(1) === '472') serviceDate ??= segment;
        break;
      case 'REF':
        if (segment.element(1) === '6R') controlNumber ??= segment;
        break;
      case 'NTE':
        notes.push(segment);
        break;
      case 'PWK':
        if (segment.element(6) !== '') attachmentControlNumbers.push(segment.element(6));
        break;
    }
  }
  return { service, serviceDate, controlNumber, notes, attachmentControlNumbers };
}

/** Gives the line, or undefined when it states no service or no day; both are reported. */
export function serviceLine837(
  { loop, inner }: LineLoops,
  occurrence: number,
  context: LineContext,
): ServiceLine | undefined {
  const lx = loop.segments[0];
  const { service, serviceDate, controlNumber, notes, attachmentControlNumbers } = lineSegments(loop);
  if (!lx || !service) {
    if (lx) context.issue(lx, 'line-without-service', 'line', loop.path);
    return undefined;
  }
  const isProfessional = service.id === 'SV1';
  const form: ClaimForm = isProfessional ? 'professional' : 'institutional';
  const elements = isProfessional ? SV1 : SV2;
  const paths = linePaths(form, occurrence);
  const dates = serviceDates(serviceDate, service, context, paths);
  if (!dates) return undefined;

  const procedure = service.components(elements.procedure);
  const code = procedure[CODE] ?? '';
  const procedureQualifier = codedValue(procedure[QUALIFIER] ?? '');
  const procedureCode = codedValue(code);
  // A line of an 837I may have a revenue code alone; any other without a code or
  // with 64640 alone would be taken for one that is not scored.
  const billed = { form, procedureCode, procedureQualifier };
  if (isOpenProcedure(billed) || (procedureCode === '' && procedure.length > 1)) {
    context.issue(
      service,
      openProcedureIssue(billed),
      'element',
      procedureCode === '' ? paths.code : `${paths.service}-1`,
    );
  }
  const modifiers: string[] = [];
  const modifiersAt: Location[] = [];
  for (let place = FIRST_MODIFIER; place <= LAST_MODIFIER && place < procedure.length; place++) {
    const sent = procedure[place] ?? '';
    const modifier = codedValue(sent);
    if (modifier === '') continue;
    modifiers.push(modifier);
    modifiersAt.push(location(service, paths.modifiers[place - FIRST_MODIFIER] ?? '', sent));
  }
  const description = procedure[DESCRIPTION] ?? '';
  const chargeCents = parseCents(service.element(elements.charge));
  if (Number.isNaN(chargeCents)) context.issue(service, 'value-not-numeric', 'element', paths.charge);
  const unitBasis = service.element(elements.unitBasis);
  const unitsSent = service.element(elements.units);
  const units = parseQuantity(unitsSent);
  if (Number.isNaN(units)) {
    context.issue(service, unitsSent === '' ? 'value-missing' : 'value-not-numeric', 'element', paths.units);
  }
  const ownPlace = isProfessional ? service.element(PLACE_OF_SERVICE).trim() : '';
  const place = ownPlace || (isProfessional ? context.facilityCode.trim() : '');
  const pointers = service.element(DIAGNOSIS_POINTERS);
  const rendering = loopOf(inner, isProfessional ? '2420A' : '2420C');
  const facility = isProfessional ? loopOf(inner, '2420C') : undefined;

  return {
    occurrence,
    lineNumber: lx.id === 'LX' ? lineNumber(lx.element(1), occurrence) : occurrence,
    form,
    lineItemControlNumber: controlNumber?.elementAsSent(2),
    procedureQualifier,
    procedureCode,
    procedureCodeAt: location(service, paths.code, code),
    modifiers,
    modifiersAt,
    description: description === '' ? undefined : location(service, paths.description, description),
    chargeCents: Number.isNaN(chargeCents) ? 0 : chargeCents,
    unitBasis: codedValue(unitBasis),
    unitBasisAt: location(service, paths.unitBasis, unitBasis),
    units,
    unitsAt: location(service, paths.units, unitsSent),
    placeOfService: place || undefined,
    placeOfServiceAt: ownPlace === '' ? undefined : location(service, paths.placeOfService, ownPlace),
    diagnosisPointers: isProfessional ? pointersOf(pointers, service.separators.component) : [],
    diagnosisPointersAt: location(service, paths.diagnosisPointers, pointers),
    serviceFrom: dates.from,
    serviceThrough: dates.through,
    serviceDateAt: dates.at,
    notes: notesOf(notes, paths.note, (segment) => context.issue(segment, 'notes-too-many', 'element', paths.note)),
    attachmentControlNumbers,
    renderingProvider: rendering ? provider(rendering) : context.renderingProvider,
    serviceFacility: facility && provider(facility),
    documentation: undefined,
    source: {
      serviceSegment: { position: service.position, text: service.sent, separators: service.separators },
    },
  };
}

function pointersOf(sent: string, separator: string): string[] {
  if (sent.length === 1 && sent !== separator && sent !== ' ') return [sent];
  return sent.split(separator).filter((pointer) => pointer.trim() !== '');
}

/** DTP*472 of the line; an institutional line without one takes the statement dates of the claim. */
function serviceDates(dtp: Segment | undefined, service: Segment, context: LineContext, paths: LinePaths) {
  const { statementDates } = context;
  if (!dtp) {
    if (statementDates) return { ...statementDates.dates, at: statementDates.at };
    context.issue(service, 'service-date-missing', 'line', paths.serviceDate);
    return undefined;
  }
  const dates = dateRange(dtp);
  if (dates) return { from: dates.from, through: dates.through, at: location(dtp, paths.serviceDate, dtp.element(3)) };
  context.issue(dtp, 'date-malformed', 'line', paths.serviceDate);
  return undefined;
}
