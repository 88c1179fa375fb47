/** Loops of one 837 claim → Claim. Elements get their meaning here, once. */

import { parseCents } from '../claim/amounts.ts';
import type { Claim, Diagnosis, Provider, ServiceLine } from '../claim/claim.ts';
import { diagnosisCode } from '../claim/diagnosis-code.ts';
import { patientIdentity } from '../claim/patient-identity.ts';
import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import { codedValue } from './coded-value.ts';
import { otherComponentSeparator, withComponentSeparator } from './component-separator.ts';
import type { ClaimLoops, Loop } from './loop.ts';
import { dateRange, location, loopOf, notesOf, provider, segmentOf } from './loop-values.ts';
import type { Segment } from './segment.ts';
import { type LineContext, type LineLoops, serviceLine837 } from './service-line-837.ts';

/**
 * Gives the claim, or undefined when what is left of it cannot be scored; every reason is reported. A line that
 * cannot be read is left out with an issue, and the claim's other lines stay.
 */
export function claim837(sent: ClaimLoops, report: (issue: InputIssue) => void): Claim | undefined {
  const other = otherComponentSeparator(sent);
  const loops = other ? withComponentSeparator(sent, other.component) : sent;
  const header = loops.claim[0];
  const clm = header?.segments[0];
  if (!header || !clm) return undefined;
  const issue = (segment: Segment, code: IssueCode, scope: IssueScope, path: string): void =>
    report(inputIssue(code, scope, { segment: segment.position, offset: segment.offset, path }));

  if (other) issue(other.shownBy, 'component-separator', 'claim', '2300');
  if (clm.element(1) === '') issue(clm, 'control-number-missing', 'element', '2300/CLM01');

  const isProfessional = loops.form === 'professional';
  const facility = loopOf(loops.claim, isProfessional ? '2310C' : '2310E');
  const rendering = loopOf(loops.claim, isProfessional ? '2310B' : '2310D');
  const context: LineContext = {
    statementDates: statementDates(header),
    renderingProvider: rendering && provider(rendering),
    facilityCode: clm.component(5, 1),
    issue,
  };
  const lineLoops = linesOf(loops.claim);
  if (lineLoops.length === 0) {
    issue(clm, 'claim-without-lines', 'claim', '2300');
    return undefined;
  }
  const serviceLines: ServiceLine[] = [];
  let occurrence = 0;
  for (const loop of lineLoops) {
    const line = serviceLine837(loop, ++occurrence, context);
    if (line) serviceLines.push(line);
  }
  if (serviceLines.length === 0) return undefined;

  const sbr = loops.subscriber[0] && segmentOf(loops.subscriber[0], 'SBR');
  const payer = loopOf(loops.subscriber, '2010BB')?.segments[0];
  const claimFrequencyCode = clm.component(5, 3);
  const payerId = payer?.element(9).trim() ?? '';
  return {
    form: loops.form,
    origin: 'x12',
    interchangeControlNumber: loops.envelope.interchangeControlNumber,
    transactionSetControlNumber: loops.envelope.transactionSetControlNumber,
    patientControlNumber: clm.elementAsSent(1),
    chargeCents: parseCents(clm.element(2)),
    facilityCode: context.facilityCode,
    facilityCodeAt: location(clm, '2300/CLM05-1', context.facilityCode),
    claimFrequencyCode,
    claimFrequencyCodeAt: location(clm, '2300/CLM05-3', claimFrequencyCode),
    patientIdentity: patientOf(loops),
    statementThrough: isProfessional ? undefined : context.statementDates?.dates.through,
    payer: {
      name: payer?.element(3) ?? '',
      id: payerId,
      // A claim without the payer's loop lacks the number under its own CLM.
      idAt: location(payer ?? clm, '2010BB/NM109', payerId),
      claimFilingIndicator: sbr?.element(9).trim() ?? '',
    },
    billingProvider: billingProvider(loops.billing),
    serviceFacility: facility && provider(facility),
    ...headerValues(header, issue),
    documentation: undefined,
    serviceLines,
    unreadLines: lineLoops.length - serviceLines.length,
  };
}

/** REF01 of the number that the payer gave the claim. */
const PAYER_CLAIM_CONTROL_NUMBER = 'F8';

/** What the segments of the claim level itself say, other than CLM and dates. */
function headerValues(
  header: Loop,
  issue: LineContext['issue'],
): Pick<Claim, 'diagnoses' | 'notes' | 'attachmentControlNumbers' | 'payerClaimControlNumber'> {
  const found = { diagnoses: [] as Diagnosis[], attachmentControlNumbers: [] as string[] };
  let payerClaimControlNumber: string | undefined;
  const notes: Segment[] = [];
  for (const segment of header.segments) {
    switch (segment.id) {
      case 'HI':
        addDiagnoses(segment, found.diagnoses);
        break;
      case 'NTE':
        notes.push(segment);
        break;
      case 'REF':
        if (codedValue(segment.element(1)) === PAYER_CLAIM_CONTROL_NUMBER) {
          payerClaimControlNumber ??= segment.element(2).trim() || undefined;
        }
        break;
      case 'PWK':
        if (segment.element(6) !== '') found.attachmentControlNumbers.push(segment.element(6));
        break;
    }
  }
  const path = '2300/NTE02';
  return {
    ...found,
    payerClaimControlNumber,
    notes: notesOf(notes, path, (segment) => issue(segment, 'notes-too-many', 'element', path)),
  };
}

/** The patient's loop is the dependent's, else the subscriber's; the member id is always the subscriber's. */
function patientOf(loops: ClaimLoops): string | undefined {
  const subscriber = loopOf(loops.subscriber, '2010BA');
  const memberId = subscriber?.segments[0]?.element(9) ?? '';
  const patient = loops.patient.length > 0 ? loopOf(loops.patient, '2010CA') : subscriber;
  const demographics = patient && segmentOf(patient, 'DMG');
  return patientIdentity(memberId, patient?.segments[0]?.element(4) ?? '', demographics?.element(2) ?? '');
}

/** The loops 2400 of a claim, each with the loops inside it, which follow it. */
function linesOf(loops: readonly Loop[]): LineLoops[] {
  const lines: { loop: Loop; inner: Loop[] }[] = [];
  let inner: Loop[] | undefined;
  for (const loop of loops) {
    if (loop.id === '2400') {
      inner = [];
      lines.push({ loop, inner });
    } else inner?.push(loop);
  }
  return lines;
}

const NO_PROVIDER: Provider = { npi: undefined, isOrganization: true, taxonomyCode: undefined, postalCode: undefined };

/** One billing provider stands over thousands of claims, so each of its levels is read once. */
const billingProviders = new WeakMap<readonly Loop[], Provider>();

function billingProvider(level: readonly Loop[]): Provider {
  const known = billingProviders.get(level);
  if (known) return known;
  const loop = loopOf(level, '2010AA');
  const read = loop ? provider(loop, level[0] && segmentOf(level[0], 'PRV')) : NO_PROVIDER;
  billingProviders.set(level, read);
  return read;
}

/** HI qualifiers that name an ICD-10-CM or ICD-9-CM diagnosis; the others are procedures, values, conditions. */
const DIAGNOSIS_QUALIFIERS = new Set(['ABK', 'BK', 'ABF', 'BF']);
/** HI01 to HI12. */
const DIAGNOSIS_PATHS = Array.from({ length: 12 }, (_, index) => diagnosisPath(index + 1));

function diagnosisPath(element: number): string {
  return `2300/HI${String(element).padStart(2, '0')}-2`;
}

function addDiagnoses(hi: Segment, diagnoses: Diagnosis[]): void {
  const { elementCount } = hi;
  for (let element = 1; element <= elementCount; element++) {
    const qualifier = codedValue(hi.component(element, 1));
    // Pointers count elements, so an empty one between two diagnoses keeps its place.
    if (qualifier !== '' && !DIAGNOSIS_QUALIFIERS.has(qualifier)) continue;
    const sent = hi.component(element, 2);
    const path = DIAGNOSIS_PATHS[element - 1] ?? diagnosisPath(element);
    diagnoses.push({ qualifier, code: diagnosisCode(sent), at: location(hi, path, sent) });
  }
}

function statementDates(header: Loop): LineContext['statementDates'] {
  const dtp = segmentOf(header, 'DTP', '434');
  const dates = dtp && dateRange(dtp);
  return dtp && dates ? { dates, at: location(dtp, '2300/DTP03', dtp.element(3)) } : undefined;
}
