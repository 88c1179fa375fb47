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
import type { AnswerKind } from './answering-envelope.ts';
import { ACKNOWLEDGED } from './claim-status.ts';
import { memorySpool, type Pieces, pieces, type TextSpool } from './text-spool.ts';
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
  /** Where the answers to claims wait for the totals that stand before them; in memory when absent. */
  readonly spool?: () => TextSpool;
}

/** Takes one 837 set in the order in which it is read. */
export interface ClaimAcknowledgment {
  segment(segment: Segment): void;
  issue(issue: InputIssue): void;
  /** The score of the claim read last. */
  scored(claim: ScoredClaim): void;
  /** Body of the 277CA, from BHT on, under our own `traceNumber`; undefined when the set held no claim. */
  end(traceNumber: string): Pieces | undefined;
  /** Lets go of the answers to claims; the body is not read after. */
  close(): void;
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

export function createClaimAcknowledgment(
  form: ClaimForm,
  group: Segment | undefined,
  options: ClaimAcknowledgmentOptions,
): ClaimAcknowledgment {
  const totals = noTotals();
  const makeSpool = options.spool ?? memorySpool;
  /** Levels that are complete: the number of their claims, and their segments behind HL. */
  const levels = makeSpool();
  const claims = makeSpool();
  let provider: ProviderLevel | undefined;
  let submitter: Segment | undefined;
  let receiver: Segment | undefined;
  let batchReference = '';
  let level = '';
  /** NM101 of the name that the level's segments belong to. */
  let entity = '';
  let subscriber: Segment | undefined;
  let patient: Segment | undefined;
  let claim: ReceivedClaim | undefined;

  function closeClaim(): void {
    if (!claim) return;
    add(acknowledgedClaim(claim, options.date, options.returnAtOrAbove));
    claim = undefined;
  }

  function add({ isAccepted, chargeCents, text }: AcknowledgedClaim): void {
    // A claim before any HL 20 has a level of its own, with no name.
    provider ??= newProvider();
    for (const sum of [totals, provider.totals]) {
      if (isAccepted) {
        sum.accepted++;
        sum.acceptedCents += chargeCents;
      } else {
        sum.rejected++;
        sum.rejectedCents += chargeCents;
      }
    }
    provider.claims++;
    claims.write(text);
  }

  function closeProvider(): void {
    if (provider && provider.claims > 0) levels.write(`${provider.claims} ${providerLevel(provider)}`);
    provider = undefined;
  }

  function openLevel(code: string): void {
    level = code;
    entity = '';
    patient = undefined;
    if (code !== '23') subscriber = undefined;
    if (code !== '20') return;
    closeProvider();
    provider = newProvider();
  }

  function name(segment: Segment): void {
    entity = segment.element(1);
    if (level === '' && entity === '41') submitter ??= segment;
    if (level === '' && entity === '40') receiver ??= segment;
    if (level === '20' && entity === '85' && provider) provider.name ??= segment;
    if (level === '22' && entity === 'IL') subscriber ??= segment;
    if (level === '23' && entity === 'QC') patient ??= segment;
  }

  function reference(segment: Segment): void {
    const isTaxNumber = level === '20' && entity === '85' && /^(?:EI|SY)$/.test(segment.element(1));
    if (provider && isTaxNumber) provider.taxNumber ||= segment.element(2);
  }

  return {
    segment(segment) {
      if (segment.id === 'HL' || segment.id === 'CLM') {
        closeClaim();
        if (segment.id === 'HL') openLevel(segment.element(3));
        else claim = receivedClaim(segment, form, { subscriber, patient });
      } else if (claim) addToClaim(claim, segment);
      else if (segment.id === 'NM1') name(segment);
      else if (segment.id === 'BHT') batchReference = segment.element(3);
      else if (segment.id === 'REF') reference(segment);
    },
    issue(issue) {
      if (claim) addIssueToClaim(claim, issue);
    },
    scored(scored) {
      if (claim) claim.scored = scored;
    },
    end(traceNumber) {
      closeClaim();
      closeProvider();
      if (totals.accepted + totals.rejected === 0) return undefined;
      const head = [
        writtenSegment('BHT', '0085', '08', traceNumber, writtenDate(options.date), options.time, 'TH'),
        ...sourceLevel(receiver, group, traceNumber, options.date),
        ...receiverLevel(submitter, group, batchReference, totals, options.date),
      ].join('');
      return pieces(function* body() {
        yield head;
        yield* providerLevels(levels.entries(), claims.entries());
      });
    },
    close() {
      levels.close();
      claims.close();
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

/** HL 19 for each billing provider level, with an HL PT for each of its claims; levels are numbered in order. */
function* providerLevels(levels: Iterable<string>, claims: Iterable<string>): Generator<string> {
  const texts = claims[Symbol.iterator]();
  let number = 2;
  for (const level of levels) {
    number++;
    const own = String(number);
    const space = level.indexOf(' ');
    yield `${writtenSegment('HL', own, '2', '19', '1')}${level.slice(space + 1)}`;
    for (let count = Number(level.slice(0, space)); count > 0; count--) {
      number++;
      yield `${writtenSegment('HL', String(number), own, 'PT')}${texts.next().value}`;
    }
  }
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
