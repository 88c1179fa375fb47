/** 277CA (005010X214): what became of the claims of one 837, by billing provider, with totals that add up. */

import type { IsoDate } from '../../calendar.ts';
import type { InputIssue } from '../../issues.ts';
import type { ScoredClaim } from '../../response/score-response.ts';
import type { ClaimForm } from '../loops-837.ts';
import type { Segment } from '../segment.ts';
import {
  type AcknowledgedClaim,
  acknowledgedClaim,
  addIssueToClaim,
  addToClaim,
  type ReceivedClaim,
  receivedClaim,
} from './acknowledged-claim.ts';
import { type AnswerPart, counted } from './answer-parts.ts';
import type { AnswerKind } from './answering-envelope.ts';
import { ACKNOWLEDGED } from './claim-status.ts';
import { cleanValue, writtenAmount, writtenDate, writtenSegment } from './written-segment.ts';

export const CLAIM_ACKNOWLEDGMENT: AnswerKind = {
  functionalIdentifier: 'HN',
  transactionSet: '277',
  guide: '005010X214',
};

export interface ClaimAcknowledgmentOptions {
  readonly date: IsoDate;
  /** `HHMM` */
  readonly time: string;
  /** Claims with a line at or above this probability are returned (A3); without it none is. */
  readonly returnAtOrAbove?: number;
}

/** Takes one 837 set in the order in which it is read. */
export interface ClaimAcknowledgment {
  segment(segment: Segment): void;
  issue(issue: InputIssue): void;
  /** The score of the claim read last. */
  scored(claim: ScoredClaim): void;
  /** What is open is a claim no more: what follows does not belong to it. */
  closeClaim(): void;
  /** The 277CA from BHT to its first billing provider, under our own `traceNumber`; empty when the set held no claim. */
  end(traceNumber: string): string;
}

/** Accepted and rejected claims and their charges. */
interface Totals {
  accepted: number;
  acceptedCents: number;
  rejected: number;
  rejectedCents: number;
}

/** Level HL 19 and the claims under it. */
interface ProviderLevel {
  name: Segment | undefined;
  /** REF*EI or REF*SY, for a provider without an NPI. */
  taxNumber: string;
  readonly totals: Totals;
  claims: number;
}

/** What is kept of a set between two of its claims. */
export interface ClaimsState {
  readonly form: ClaimForm;
  readonly totals: Totals;
  /** Billing provider levels that were written. */
  providers: number;
  provider: ProviderLevel | undefined;
  submitter: Segment | undefined;
  receiver: Segment | undefined;
  batchReference: string;
  level: string;
  /** NM101 of the name that the level's segments belong to. */
  entity: string;
  subscriber: Segment | undefined;
  patient: Segment | undefined;
}

/** Before the first segment behind an ST. */
export function claimsStart(form: ClaimForm): ClaimsState {
  return {
    form,
    totals: noTotals(),
    providers: 0,
    provider: undefined,
    submitter: undefined,
    receiver: undefined,
    batchReference: '',
    level: '',
    entity: '',
    subscriber: undefined,
    patient: undefined,
  };
}

/**
 * `state` goes along with the set; one that was kept between two claims goes on from there. `write` is given claims, and
 * providers behind their claims.
 */
export function createClaimAcknowledgment(
  state: ClaimsState,
  group: Segment | undefined,
  options: ClaimAcknowledgmentOptions,
  write: (part: AnswerPart, entry: string) => void,
): ClaimAcknowledgment {
  const { form, totals } = state;
  let claim: ReceivedClaim | undefined;

  function closeClaim(): void {
    if (!claim) return;
    add(acknowledgedClaim(claim, options.date, options.returnAtOrAbove));
    claim = undefined;
  }

  function add({ isAccepted, chargeCents, text }: AcknowledgedClaim): void {
    // A claim before any HL 20 has a level of its own, with no name.
    state.provider ??= newProvider();
    for (const sum of [totals, state.provider.totals]) {
      if (isAccepted) {
        sum.accepted++;
        sum.acceptedCents += chargeCents;
      } else {
        sum.rejected++;
        sum.rejectedCents += chargeCents;
      }
    }
    state.provider.claims++;
    write('claims', text);
  }

  function closeProvider(): void {
    if (state.provider && state.provider.claims > 0) {
      write('providers', counted(state.provider.claims, providerLevel(state.provider)));
      state.providers++;
    }
    state.provider = undefined;
  }

  function openLevel(code: string): void {
    state.level = code;
    state.entity = '';
    state.patient = undefined;
    if (code !== '23') state.subscriber = undefined;
    if (code !== '20') return;
    closeProvider();
    state.provider = newProvider();
  }

  function name(segment: Segment): void {
    state.entity = segment.element(1);
    if (state.level === '' && state.entity === '41') state.submitter ??= segment;
    if (state.level === '' && state.entity === '40') state.receiver ??= segment;
    if (state.level === '20' && state.entity === '85' && state.provider) state.provider.name ??= segment;
    if (state.level === '22' && state.entity === 'IL') state.subscriber ??= segment;
    if (state.level === '23' && state.entity === 'QC') state.patient ??= segment;
  }

  function reference(segment: Segment): void {
    const isTaxNumber = state.level === '20' && state.entity === '85' && /^(?:EI|SY)$/.test(segment.element(1));
    if (state.provider && isTaxNumber) state.provider.taxNumber ||= segment.element(2);
  }

  return {
    segment(segment) {
      if (segment.id === 'HL' || segment.id === 'CLM') {
        closeClaim();
        if (segment.id === 'HL') openLevel(segment.element(3));
        else claim = receivedClaim(segment, form, { subscriber: state.subscriber, patient: state.patient });
      } else if (claim) addToClaim(claim, segment);
      else if (segment.id === 'NM1') name(segment);
      else if (segment.id === 'BHT') state.batchReference = segment.element(3);
      else if (segment.id === 'REF') reference(segment);
    },
    closeClaim,
    issue(issue) {
      if (claim) addIssueToClaim(claim, issue);
    },
    scored(scored) {
      if (claim) claim.scored = scored;
    },
    end(traceNumber) {
      closeClaim();
      closeProvider();
      if (totals.accepted + totals.rejected === 0) return '';
      return [
        writtenSegment('BHT', '0085', '08', traceNumber, writtenDate(options.date), options.time, 'TH'),
        ...sourceLevel(state.receiver, group, traceNumber, options.date),
        ...receiverLevel(state.submitter, group, state.batchReference, totals, options.date),
      ].join('');
    },
  };
}

function noTotals(): Totals {
  return { accepted: 0, acceptedCents: 0, rejected: 0, rejectedCents: 0 };
}

/** HL 20: we answer as the receiver that the 837 names (1000B), else as the one that its group names. */
function sourceLevel(
  receiver: Segment | undefined,
  group: Segment | undefined,
  traceNumber: string,
  date: IsoDate,
): string[] {
  return [
    writtenSegment('HL', '1', '', '20', '1'),
    partyName('AY', '2', receiver, group?.element(3)),
    writtenSegment('TRN', '1', traceNumber),
    writtenSegment('DTP', '050', 'D8', writtenDate(date)),
    writtenSegment('DTP', '009', 'D8', writtenDate(date)),
  ];
}

/** HL 21: the submitter of the 837 (1000A), its BHT03, and the totals of the set. */
function receiverLevel(
  submitter: Segment | undefined,
  group: Segment | undefined,
  batchReference: string,
  totals: Totals,
  date: IsoDate,
): string[] {
  return [
    writtenSegment('HL', '2', '1', '21', '1'),
    partyName('41', submitter?.element(2) === '1' ? '1' : '2', submitter, group?.element(2)),
    writtenSegment('TRN', '2', cleanValue(batchReference) || '0'),
    totalStatus(totals, writtenDate(date)),
    ...totalSegments(totals, '90', 'AA'),
  ];
}

function partyName(entity: string, type: string, name: Segment | undefined, groupCode = ''): string {
  const identifier = cleanValue(name?.element(9) ?? '') || cleanValue(groupCode);
  const given = type === '1' ? [name?.element(4) ?? '', name?.element(5) ?? ''] : ['', ''];
  return writtenSegment(
    'NM1',
    entity,
    type,
    cleanValue(name?.element(3) ?? '') || identifier || 'UNKNOWN',
    ...given,
    '',
    '',
    identifier === '' ? '' : '46',
    identifier,
  );
}

/** What stands behind the HL of a provider's level. */
function providerLevel({ name, taxNumber, totals }: ProviderLevel): string {
  return [
    providerName(name, taxNumber),
    writtenSegment('TRN', '1', '0'),
    // The guide has no date here.
    totalStatus(totals, ''),
    ...totalSegments(totals, 'QA', 'QC'),
  ].join('');
}

function newProvider(): ProviderLevel {
  return { name: undefined, taxNumber: '', totals: noTotals(), claims: 0 };
}

function providerName(name: Segment | undefined, taxNumber: string): string {
  const npi = name?.element(8) === 'XX' ? cleanValue(name.element(9)) : '';
  const identifier = npi || cleanValue(taxNumber);
  const value = (element: number): string => name?.element(element) ?? '';
  return writtenSegment(
    'NM1',
    '85',
    value(2) === '1' ? '1' : '2',
    cleanValue(value(3)) || 'UNKNOWN',
    value(4),
    value(5),
    '',
    value(7),
    identifier === '' ? '' : npi === '' ? 'FI' : 'XX',
    identifier,
  );
}

/** STC of a level above the claims: all have arrived, whatever became of each. */
function totalStatus(totals: Totals, date: string): string {
  const total = writtenAmount(totals.acceptedCents + totals.rejectedCents);
  return writtenSegment(
    'STC',
    ACKNOWLEDGED.map((part) => part ?? ''),
    date,
    'WQ',
    total,
  );
}

/** Counts first, amounts behind them, and nothing of a kind of which there is none. */
function totalSegments(totals: Totals, accepted: string, rejected: string): string[] {
  const isAnyAccepted = totals.accepted > 0;
  const isAnyRejected = totals.rejected > 0;
  return [
    ...(isAnyAccepted ? [writtenSegment('QTY', accepted, String(totals.accepted))] : []),
    ...(isAnyRejected ? [writtenSegment('QTY', rejected, String(totals.rejected))] : []),
    ...(isAnyAccepted ? [writtenSegment('AMT', 'YU', writtenAmount(totals.acceptedCents))] : []),
    ...(isAnyRejected ? [writtenSegment('AMT', 'YY', writtenAmount(totals.rejectedCents))] : []),
  ];
}
