/** Loops of one 837 claim → Claim. Elements get their meaning here, once. */

import { parseCents } from '../claim/amounts.ts';
import type { Claim, Diagnosis, Provider } from '../claim/claim.ts';
import { diagnosisCode } from '../claim/diagnosis-code.ts';
import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import { otherComponentSeparator, withComponentSeparator } from './component-separator.ts';
import type { ClaimLoops, Loop } from './loop.ts';
import { dateRange, location, loopOf, notes, provider } from './loop-values.ts';
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
  const serviceLines = lineLoops.flatMap((line, index) => serviceLine837(line, index + 1, context) ?? []);
  if (serviceLines.length === 0) return undefined;

  const sbr = loops.subscriber[0]?.segments.find((segment) => segment.id === 'SBR');
  const payer = loopOf(loops.subscriber, '2010BB')?.segments[0];
  const billing = loopOf(loops.billing, '2010AA');
  const taxonomy = loops.billing[0]?.segments.find((segment) => segment.id === 'PRV');
  return {
    form: loops.form,
    origin: 'x12',
    interchangeControlNumber: loops.envelope.interchangeControlNumber,
    transactionSetControlNumber: loops.envelope.transactionSetControlNumber,
    patientControlNumber: clm.element(1),
    chargeCents: parseCents(clm.element(2)),
    facilityCode: context.facilityCode,
    claimFrequencyCode: clm.component(5, 3),
    statementThrough: isProfessional ? undefined : context.statementDates?.dates.through,
    payer: {
      name: payer?.element(3) ?? '',
      id: payer?.element(9).trim() ?? '',
      claimFilingIndicator: sbr?.element(9).trim() ?? '',
    },
    billingProvider: billing ? provider(billing, taxonomy) : NO_PROVIDER,
    serviceFacility: facility && provider(facility),
    diagnoses: header.segments.filter((segment) => segment.id === 'HI').flatMap((segment) => diagnoses(segment)),
    notes: notes(header),
    attachmentControlNumbers: header.segments
      .filter((segment) => segment.id === 'PWK')
      .flatMap((segment) => segment.element(6) || []),
    documentation: undefined,
    serviceLines,
    unreadLines: lineLoops.length - serviceLines.length,
  };
}

/** The loops 2400 of a claim, each with the loops inside it, which follow it. */
function linesOf(loops: readonly Loop[]): LineLoops[] {
  const lines: { loop: Loop; inner: Loop[] }[] = [];
  for (const loop of loops) {
    if (loop.id === '2400') lines.push({ loop, inner: [] });
    else lines.at(-1)?.inner.push(loop);
  }
  return lines;
}

const NO_PROVIDER: Provider = { npi: undefined, isOrganization: true, taxonomyCode: undefined, postalCode: undefined };

/** HI qualifiers that name an ICD-10-CM or ICD-9-CM diagnosis; the others are procedures, values, conditions. */
const DIAGNOSIS_QUALIFIERS = new Set(['ABK', 'BK', 'ABF', 'BF']);

function diagnoses(hi: Segment): Diagnosis[] {
  const found: Diagnosis[] = [];
  for (let element = 1; element <= hi.elementCount; element++) {
    const qualifier = hi.component(element, 1);
    // Pointers count elements, so an empty one between two diagnoses keeps its place.
    if (qualifier !== '' && !DIAGNOSIS_QUALIFIERS.has(qualifier)) continue;
    const sent = hi.component(element, 2);
    found.push({
      qualifier,
      code: diagnosisCode(sent),
      at: location(hi, `2300/HI${String(element).padStart(2, '0')}-2`, sent),
    });
  }
  return found;
}

function statementDates(header: Loop): LineContext['statementDates'] {
  const dtp = header.segments.find((segment) => segment.id === 'DTP' && segment.element(1) === '434');
  const dates = dtp && dateRange(dtp);
  return dtp && dates ? { dates, at: location(dtp, '2300/DTP03', dtp.element(3)) } : undefined;
}
