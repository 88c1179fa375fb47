/** Loop 2400 of 837P (SV1) or 837I (SV2) → ServiceLine. */

import { lineNumber, parseCents, parseQuantity } from '../claim/amounts.ts';
import type { Location, Provider, ServiceLine } from '../claim/claim.ts';
import type { IssueCode, IssueScope } from '../issues.ts';
import type { Loop } from './loop.ts';
import { dateRange, location, loopOf, notes, provider, type ServiceDates } from './loop-values.ts';
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
const FIRST_MODIFIER = 3;
const LAST_MODIFIER = 6;
const DESCRIPTION = 7;

/** Gives the line, or undefined when it states no service or no day; both are reported. */
export function serviceLine837(
  { loop, inner }: LineLoops,
  occurrence: number,
  context: LineContext,
): ServiceLine | undefined {
  const lx = loop.segments[0];
  const service = loop.segments.find((segment) => segment.id === 'SV1' || segment.id === 'SV2');
  if (!lx || !service) {
    if (lx) context.issue(lx, 'line-without-service', 'line', loop.path);
    return undefined;
  }
  const isProfessional = service.id === 'SV1';
  const elements = isProfessional ? SV1 : SV2;
  const dates = serviceDates(loop, service, context);
  if (!dates) return undefined;

  const at = (element: number): Location =>
    location(service, `${loop.path}/${designator(service, element)}`, service.element(element));
  const component = (number: number): Location =>
    location(
      service,
      `${loop.path}/${designator(service, elements.procedure)}-${number}`,
      service.component(elements.procedure, number),
    );

  // A line of an 837I may have a revenue code alone; any other without a code would be taken for one that is not scored.
  const hasProcedure = isProfessional || at(elements.procedure).value !== '';
  if (hasProcedure && component(2).value.trim() === '') {
    context.issue(service, 'value-missing', 'element', component(2).path);
  }
  const unitsAt = at(elements.units);
  const units = parseQuantity(unitsAt.value);
  if (Number.isNaN(units)) {
    context.issue(service, unitsAt.value === '' ? 'value-missing' : 'value-not-numeric', 'element', unitsAt.path);
  }
  const chargeCents = parseCents(service.element(elements.charge));
  if (Number.isNaN(chargeCents)) context.issue(service, 'value-not-numeric', 'element', at(elements.charge).path);

  const modifiersAt: Location[] = [];
  for (let number = FIRST_MODIFIER; number <= LAST_MODIFIER; number++) {
    const modifier = component(number);
    if (modifier.value.trim() !== '') modifiersAt.push(modifier);
  }
  const description = component(DESCRIPTION);
  const rendering = loopOf(inner, isProfessional ? '2420A' : '2420C');
  const facility = isProfessional ? loopOf(inner, '2420C') : undefined;
  const pointers = at(DIAGNOSIS_POINTERS);

  return {
    occurrence,
    lineNumber: lx.id === 'LX' ? lineNumber(lx.element(1), occurrence) : occurrence,
    form: isProfessional ? 'professional' : 'institutional',
    lineItemControlNumber: lineItemControlNumber(loop),
    procedureQualifier: component(1).value.trim().toUpperCase(),
    procedureCode: component(2).value.trim().toUpperCase(),
    procedureCodeAt: component(2),
    modifiers: modifiersAt.map((modifier) => modifier.value.trim().toUpperCase()),
    modifiersAt,
    description: description.value === '' ? undefined : description,
    chargeCents: Number.isNaN(chargeCents) ? 0 : chargeCents,
    unitBasis: service.element(elements.unitBasis).trim().toUpperCase(),
    unitBasisAt: at(elements.unitBasis),
    units,
    unitsAt,
    placeOfService: isProfessional
      ? service.element(PLACE_OF_SERVICE).trim() || context.facilityCode || undefined
      : undefined,
    diagnosisPointers: isProfessional
      ? pointers.value.split(service.separators.component).filter((pointer) => pointer.trim() !== '')
      : [],
    diagnosisPointersAt: pointers,
    serviceFrom: dates.from,
    serviceThrough: dates.through,
    serviceDateAt: dates.at,
    notes: notes(loop),
    renderingProvider: rendering ? provider(rendering) : context.renderingProvider,
    serviceFacility: facility && provider(facility),
    documentation: undefined,
    source: {
      serviceSegment: { position: service.position, text: service.sent, separators: service.separators },
    },
  };
}

function designator(segment: Segment, element: number): string {
  return `${segment.id}${String(element).padStart(2, '0')}`;
}

function lineItemControlNumber(loop: Loop): string | undefined {
  return loop.segments.find((segment) => segment.id === 'REF' && segment.element(1) === '6R')?.element(2);
}

/** DTP*472 of the line; an institutional line without one takes the statement dates of the claim. */
function serviceDates(loop: Loop, service: Segment, context: LineContext) {
  const dtp = loop.segments.find((segment) => segment.id === 'DTP' && segment.element(1) === '472');
  const path = `${loop.path}/DTP03`;
  if (!dtp) {
    if (context.statementDates) return { ...context.statementDates.dates, at: context.statementDates.at };
    context.issue(service, 'service-date-missing', 'line', path);
    return undefined;
  }
  const dates = dateRange(dtp);
  if (dates) return { ...dates, at: location(dtp, path, dtp.element(3)) };
  context.issue(dtp, 'date-malformed', 'line', path);
  return undefined;
}
