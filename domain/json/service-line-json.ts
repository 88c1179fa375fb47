/** One service line of a JSON claim → ServiceLine. */

import { lineNumber, parseCents, parseQuantity } from '../claim/amounts.ts';
import type { ClaimForm, Location, Note, Provider, ServiceLine } from '../claim/claim.ts';
import { isOpenProcedure, openProcedureIssue } from '../claim/scored-procedure.ts';
import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import { type JsonClaim, type JsonServiceLine, serviceLineSchema } from './claim-schema.ts';
import { claimDate, documented, facility, pointer, provider } from './json-values.ts';

export interface LineContext {
  readonly form: ClaimForm;
  readonly claim: JsonClaim;
  /** The claim object as sent. */
  readonly raw: unknown;
  readonly bodyPointer: string;
  readonly renderingProvider: Provider | undefined;
  report(issue: InputIssue): void;
}

/** Designators of the elements that the two forms put in different places. */
const DESIGNATORS = {
  professional: { procedure: 'SV101', unitBasis: 'SV103', units: 'SV104' },
  institutional: { procedure: 'SV202', unitBasis: 'SV204', units: 'SV205' },
} as const;

/** Line note fields of the API → NTE01. */
const LINE_NOTES = [
  ['additionalNotes', 'ADD'],
  ['goalRehabOrDischargePlans', 'DCP'],
  ['thirdPartyOrganizationNotes', 'TPO'],
] as const;

/** Gives the line, or undefined when it states no service or no day; both are reported. */
export function serviceLineJson(sent: unknown, index: number, context: LineContext): ServiceLine | undefined {
  const base = `/claimInformation/serviceLines/${index}`;
  const report = (code: IssueCode, scope: IssueScope, at: string): void =>
    context.report(inputIssue(code, scope, { path: `${context.bodyPointer}${at}` }));

  const parsed = serviceLineSchema.safeParse(sent);
  if (!parsed.success) {
    for (const { path } of parsed.error.issues) report('json-value-invalid', 'line', `${base}${pointer(path)}`);
    return undefined;
  }
  const line = parsed.data;
  const field = line.professionalService ? 'professionalService' : 'institutionalService';
  const service = line.professionalService ?? line.institutionalService;
  if (!service) {
    report('line-without-service', 'line', base);
    return undefined;
  }
  const dates = serviceDates(line, index, context, report);
  if (!dates) return undefined;

  const isProfessional = field === 'professionalService';
  const form: ClaimForm = isProfessional ? 'professional' : 'institutional';
  const elements = DESIGNATORS[form];
  const loop = `2400[${index + 1}]`;
  const at = (element: string, key: string, value: string): Location => ({
    path: `${loop}/${element}`,
    pointer: `${base}/${field}/${key}`,
    value,
  });

  const units = parseQuantity(service.serviceUnitCount);
  const unitsAt = at(elements.units, 'serviceUnitCount', service.serviceUnitCount);
  if (Number.isNaN(units)) {
    report(service.serviceUnitCount === '' ? 'value-missing' : 'value-not-numeric', 'element', unitsAt.pointer ?? '');
  }
  const chargeCents = parseCents(service.lineItemChargeAmount);
  if (Number.isNaN(chargeCents)) report('value-not-numeric', 'element', `${base}/${field}/lineItemChargeAmount`);

  const procedureCode = service.procedureCode.trim().toUpperCase();
  const procedureQualifier = (service.procedureIdentifier ?? (procedureCode && 'HC')).trim().toUpperCase();
  const billed = { form, procedureCode, procedureQualifier };
  if (isOpenProcedure(billed)) {
    const key = procedureCode === '' ? 'procedureCode' : 'procedureIdentifier';
    report(openProcedureIssue(billed), 'element', `${base}/${field}/${key}`);
  }
  const modifiersAt = (service.procedureModifiers ?? [])
    .map((modifier, position) =>
      at(`${elements.procedure}-${Math.min(position, 3) + 3}`, `procedureModifiers/${position}`, modifier),
    )
    .filter((modifier) => modifier.value.trim() !== '');
  const ownPlace = service.placeOfServiceCode.trim();
  const pointers = service.compositeDiagnosisCodePointers?.diagnosisCodePointers ?? [];

  return {
    occurrence: index + 1,
    lineNumber: lineNumber(line.assignedNumber, index + 1),
    form,
    lineItemControlNumber: line.providerControlNumber || line.lineItemControlNumber || undefined,
    procedureQualifier,
    procedureCode,
    procedureCodeAt: at(`${elements.procedure}-2`, 'procedureCode', service.procedureCode),
    modifiers: modifiersAt.map((modifier) => modifier.value.trim().toUpperCase()),
    modifiersAt,
    description:
      service.description === '' ? undefined : at(`${elements.procedure}-7`, 'description', service.description),
    chargeCents: Number.isNaN(chargeCents) ? 0 : chargeCents,
    unitBasis: service.measurementUnit.trim().toUpperCase(),
    unitBasisAt: at(elements.unitBasis, 'measurementUnit', service.measurementUnit),
    units,
    unitsAt,
    placeOfService: isProfessional
      ? ownPlace || context.claim.claimInformation.placeOfServiceCode.trim() || undefined
      : undefined,
    placeOfServiceAt: isProfessional && ownPlace !== '' ? at('SV105', 'placeOfServiceCode', ownPlace) : undefined,
    diagnosisPointers: isProfessional ? pointers.filter((sentPointer) => sentPointer.trim() !== '') : [],
    diagnosisPointersAt: at('SV107', 'compositeDiagnosisCodePointers/diagnosisCodePointers', pointers.join(':')),
    ...dates,
    notes: lineNotes(line, base, loop),
    attachmentControlNumbers: (line.serviceLineSupplementalInformation ?? []).flatMap(
      ({ attachmentControlNumber }) => attachmentControlNumber || [],
    ),
    renderingProvider: line.renderingProvider
      ? provider(line.renderingProvider, `${base}/renderingProvider`, `${loop}/2420A`)
      : context.renderingProvider,
    serviceFacility: facility(line.serviceFacilityLocation, base, `${loop}/2420C`),
    documentation: documented(line.documentation, `${context.bodyPointer}${base}/documentation`, context.report),
    source: { json: context.raw },
  };
}

function lineNotes(line: JsonServiceLine, base: string, loop: string): Note[] {
  return LINE_NOTES.flatMap(([key, code]) =>
    line[key].trim() === ''
      ? []
      : [{ code, at: { path: `${loop}/NTE02`, pointer: `${base}/${key}`, value: line[key] } }],
  );
}

type Report = (code: IssueCode, scope: IssueScope, at: string) => void;

function serviceDates(line: JsonServiceLine, index: number, context: LineContext, report: Report) {
  const base = `/claimInformation/serviceLines/${index}`;
  const statement = context.form === 'institutional' ? context.claim.claimInformation.claimDateInformation : null;
  const isOwn = line.serviceDate !== '';
  const first = isOwn ? line.serviceDate : (statement?.statementBeginDate ?? '');
  const last = (isOwn ? line.serviceDateEnd : (statement?.statementEndDate ?? '')) || first;
  const at = isOwn ? `${base}/serviceDate` : '/claimInformation/claimDateInformation/statementBeginDate';
  if (first === '') {
    report('service-date-missing', 'line', `${base}/serviceDate`);
    return undefined;
  }
  const serviceFrom = claimDate(first);
  const serviceThrough = claimDate(last);
  if (!serviceFrom || !serviceThrough || serviceThrough < serviceFrom) {
    report('date-malformed', 'line', at);
    return undefined;
  }
  const path = isOwn ? `2400[${index + 1}]/DTP03` : '2300/DTP03';
  return {
    serviceFrom,
    serviceThrough,
    serviceDateAt: {
      path,
      pointer: at,
      value: line.serviceDateEnd === '' || !isOwn ? (first === last ? first : `${first}-${last}`) : `${first}-${last}`,
    },
  };
}
