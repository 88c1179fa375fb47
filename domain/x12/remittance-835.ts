/** Bytes of 835 (005010X221) → remitted claims, each as soon as it is complete; on the segment reader of the 837. */

import { type IsoDate, parseX12Date } from '../calendar.ts';
import { parseCents, parseQuantity } from '../claim/amounts.ts';
import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import type { Adjustment, Payment, RemittedClaim, RemittedLine } from '../outcomes/remittance.ts';
import type { Segment } from './segment.ts';
import { createSegmentReader } from './segment-reader.ts';
import type { ByteReader, SegmentReaderOptions } from './segment-sink.ts';

export interface RemittanceSink {
  claim(claim: RemittedClaim): void;
  issue(issue: InputIssue): void;
  /** A PLB segment: an adjustment of the provider that belongs to no claim, such as interest or a recoupment. */
  providerAdjustment(): void;
}

type Draft<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type LineDraft = Draft<Omit<RemittedLine, 'adjustments' | 'rarc'>> & { adjustments: Adjustment[]; rarc: string[] };
type ClaimDraft = Draft<Omit<RemittedClaim, 'adjustments' | 'lines'>> & {
  adjustments: Adjustment[];
  lines: LineDraft[];
};

/** More triplets than one CAS has, or lines than a claim has, would only be damage. */
const CAS_TRIPLETS = 6;
const MOST_LINES = 999;
/** Before these a claim is complete. */
const OPENS_ANOTHER = new Set(['CLP', 'LX', 'PLB', 'SE', 'ST']);
const DATES_OF_SERVICE = new Set(['472', '150']);
const HCPCS_REMARKS = 'HE';

export function createRemittanceReader835(
  sink: RemittanceSink,
  options: Pick<SegmentReaderOptions, 'bufferBytes'> = {},
): ByteReader {
  let interchangeControlNumber = '';
  let payment: Draft<Payment> | undefined;
  let claim: ClaimDraft | undefined;
  let statementFrom: IsoDate | undefined;
  /** NM1 and N1 loops of payer and payee: their REF and PER are not the claim's. */
  let party = '';
  let segmentsOfSet = 0;
  let hasFoundClaim = false;
  let hasIssue = false;

  function report(code: IssueCode, scope: IssueScope, segment: Segment, path?: string): void {
    hasIssue = true;
    const { position, offset } = segment;
    sink.issue(inputIssue(code, scope, { segment: position, offset, ...(path === undefined ? {} : { path }) }));
  }

  function closeClaim(): void {
    if (!claim) return;
    const complete = claim;
    claim = undefined;
    for (const line of complete.lines) {
      if (line.serviceFrom || !statementFrom) continue;
      line.serviceFrom = statementFrom;
      line.isDatedByClaim = true;
    }
    hasFoundClaim = true;
    const { lines, adjustments, paidCents, segment } = complete;
    // Stays are paid without lines; but who is refused a claim whole wants to know that its lines learn nothing from it.
    if (lines.length === 0 && adjustments.length > 0 && paidCents === 0)
      sink.issue(inputIssue('claim-without-lines', 'claim', { segment, path: '2100' }));
    sink.claim(complete);
  }

  /** At a segment that no set holds: the claims before it are complete, their set is not. */
  function leaveSet(at: Segment): void {
    closeClaim();
    if (payment) report('transaction-trailer-missing', 'transaction', at);
    payment = undefined;
  }

  function openSet(segment: Segment): void {
    segmentsOfSet = 1;
    party = '';
    payment = undefined;
    if (segment.element(1).trim() !== '835') {
      report('transaction-not-835', 'transaction', segment);
      return;
    }
    payment = {
      interchangeControlNumber,
      transactionSetControlNumber: segment.element(2).trim(),
      traceNumber: '',
      payerName: '',
      payerId: '',
      paidOn: undefined,
    };
  }

  function closeSet(segment: Segment): void {
    closeClaim();
    if (payment && parseQuantity(segment.element(1)) !== segmentsOfSet)
      report('transaction-count', 'transaction', segment);
    payment = undefined;
  }

  function cents(segment: Segment, element: number, name: string): number {
    const text = segment.element(element).trim();
    const amount = text === '' ? 0 : parseCents(text);
    if (Number.isNaN(amount)) report('value-not-numeric', 'claim', segment, name);
    return amount;
  }

  function openClaim(segment: Segment, of: Payment): void {
    closeClaim();
    party = '';
    statementFrom = undefined;
    const patientControlNumber = segment.elementAsSent(1).trim();
    const chargeCents = cents(segment, 3, '2100/CLP03');
    const paidCents = cents(segment, 4, '2100/CLP04');
    const patientResponsibilityCents = cents(segment, 5, '2100/CLP05');
    if (patientControlNumber === '') report('value-missing', 'claim', segment, '2100/CLP01');
    if (patientControlNumber === '' || Number.isNaN(chargeCents + paidCents + patientResponsibilityCents)) return;
    claim = {
      patientControlNumber,
      statusCode: segment.element(2).trim(),
      chargeCents,
      paidCents,
      patientResponsibilityCents,
      payerClaimControlNumber: segment.elementAsSent(7).trim(),
      adjustments: [],
      lines: [],
      payment: of,
      segment: segment.position,
    };
  }

  function openLine(segment: Segment, of: ClaimDraft): void {
    if (of.lines.length >= MOST_LINES) {
      report('claim-too-long', 'claim', segment, '2100');
      claim = undefined;
      return;
    }
    const chargeCents = cents(segment, 2, '2110/SVC02');
    const paidCents = cents(segment, 3, '2110/SVC03');
    // SVC06 has the service as it was billed where SVC01 has another one that the payer judged.
    const billed = segment.component(6, 2).trim().toUpperCase() || undefined;
    const composite = billed === undefined ? 1 : 6;
    const modifiers = [3, 4, 5, 6].map((part) => segment.component(composite, part).trim().toUpperCase());
    const units = segment.element(5).trim();
    of.lines.push({
      procedureQualifier: segment.component(composite, 1).trim().toUpperCase(),
      procedureCode: segment.component(1, 2).trim().toUpperCase(),
      modifiers: modifiers.filter((modifier) => modifier !== ''),
      billedProcedureCode: billed,
      chargeCents,
      paidCents,
      paidUnits: units === '' ? 1 : parseQuantity(units),
      lineItemControlNumber: undefined,
      serviceFrom: undefined,
      adjustments: [],
      rarc: [],
      segment: segment.position,
    });
  }

  function adjust(segment: Segment, of: Adjustment[]): void {
    const groupCode = segment.element(1).trim().toUpperCase();
    for (let triplet = 0; triplet < CAS_TRIPLETS; triplet++) {
      const carc = segment
        .element(2 + 3 * triplet)
        .trim()
        .toUpperCase();
      if (carc === '') continue;
      const amount = cents(segment, 3 + 3 * triplet, `CAS${String(3 + 3 * triplet).padStart(2, '0')}`);
      if (!Number.isNaN(amount)) of.push({ groupCode, carc, cents: amount });
    }
  }

  function takeDate(segment: Segment): void {
    const day = parseX12Date(segment.element(2).trim());
    const line = claim?.lines.at(-1);
    const qualifier = segment.element(1).trim();
    if (!day) report('date-malformed', 'element', segment, `${line ? '2110' : claim ? '2100' : ''}/DTM02`);
    else if (line && DATES_OF_SERVICE.has(qualifier)) line.serviceFrom ??= day;
    else if (claim && !line && qualifier === '232') statementFrom ??= day;
    else if (payment && !claim && qualifier === '405') payment.paidOn ??= day;
  }

  function takeHeader(segment: Segment, of: Draft<Payment>): void {
    switch (segment.id) {
      case 'BPR':
        of.paidOn = parseX12Date(segment.element(16).trim()) ?? of.paidOn;
        break;
      case 'TRN':
        of.traceNumber ||= segment.elementAsSent(2).trim();
        break;
      case 'N1':
        party = segment.element(1).trim();
        if (party !== 'PR') break;
        of.payerName ||= segment.elementAsSent(2).trim();
        of.payerId ||= segment.elementAsSent(4).trim();
        break;
      case 'REF':
        // Payers without a number in N104 state the one of the clearing house's list here.
        if (party === 'PR' && segment.element(1).trim() === '2U') of.payerId ||= segment.elementAsSent(2).trim();
        break;
      case 'DTM':
        takeDate(segment);
        break;
    }
  }

  function takeOfClaim(segment: Segment, of: ClaimDraft): void {
    const line = of.lines.at(-1);
    switch (segment.id) {
      case 'SVC':
        openLine(segment, of);
        break;
      case 'CAS':
        adjust(segment, (line ?? of).adjustments);
        break;
      case 'DTM':
        takeDate(segment);
        break;
      case 'REF':
        if (line && segment.element(1).trim() === '6R') line.lineItemControlNumber ??= segment.elementAsSent(2).trim();
        break;
      case 'LQ':
        if (line && segment.element(1).trim() === HCPCS_REMARKS)
          line.rarc.push(segment.element(2).trim().toUpperCase());
        break;
    }
  }

  function take(segment: Segment): void {
    switch (segment.id) {
      case 'GE':
      case 'IEA':
        leaveSet(segment);
        return;
      case 'ISA':
        leaveSet(segment);
        interchangeControlNumber = segment.element(13).trim();
        return;
      case 'ST':
        leaveSet(segment);
        openSet(segment);
        return;
    }
    segmentsOfSet++;
    if (segment.id === 'SE') closeSet(segment);
    else if (!payment) return;
    else if (segment.id === 'CLP') openClaim(segment, payment);
    else if (segment.id === 'LX') closeClaim();
    else if (segment.id === 'PLB') {
      closeClaim();
      sink.providerAdjustment();
    } else if (claim) takeOfClaim(segment, claim);
    else takeHeader(segment, payment);
  }

  const segments = createSegmentReader(
    {
      segment: take,
      issue(issue) {
        hasIssue = true;
        sink.issue(issue);
      },
      count: () => undefined,
      truncated(partial) {
        if (OPENS_ANOTHER.has(partial.id)) closeClaim();
        // What the input ends inside of may lack the very segments that tell a denial from a payment.
        if (claim || partial.id === 'CLP') report('claim-truncated', 'claim', partial, '2100');
        claim = undefined;
        payment = undefined;
      },
    },
    options,
  );
  return {
    write: segments.write,
    end() {
      segments.end();
      if (claim) {
        hasIssue = true;
        sink.issue(inputIssue('claim-truncated', 'claim', { segment: claim.segment, path: '2100' }));
        claim = undefined;
      }
      if (!hasFoundClaim && !hasIssue) sink.issue(inputIssue('no-claims', 'submission'));
    },
  };
}
