/** ISA, GS, ST and their trailers: which set is open, and whether counts and control numbers agree. */

import { type InputIssue, type IssueCode, type IssueScope, inputIssue } from '../issues.ts';
import type { Envelope } from './loop.ts';
import { type ClaimForm, SUPPORTED_GUIDES } from './loops-837.ts';
import type { EnvelopeObserver } from './reading-observer.ts';
import type { Segment } from './segment.ts';

/** The 837 being read. Its form is corrected when its lines show that the header names the wrong guide. */
export interface OpenTransaction {
  form: ClaimForm;
  readonly envelope: Envelope;
  /** ST */
  readonly opening: Segment;
}

export interface EnvelopeCheck {
  /** The open set; undefined outside a set and inside one that is not read. */
  readonly transaction: OpenTransaction | undefined;
  /** True inside a set that is not read, whose segments pass without an issue of their own. */
  readonly isSkippedSet: boolean;
  /** Takes one segment of the envelope. */
  segment(segment: Segment): void;
  /** Counts segments handed over or passed over; one of the envelope after it was taken. */
  count(segments: number): void;
  end(): void;
}

interface Open {
  readonly segment: Segment;
  readonly controlNumber: string;
  children: number;
}

/** Guides of 4010 and the dental 837 are named in GS08 or ST03; anything else unknown is left to the lines. */
const REFUSED_GUIDE = /^(?:004\d{3}|005010X224)/;

export function isRefusedGuide(guide: string): boolean {
  return REFUSED_GUIDE.test(guide);
}

export function createEnvelopeCheck(report: (issue: InputIssue) => void, observer?: EnvelopeObserver): EnvelopeCheck {
  let interchange: Open | undefined;
  let group: Open | undefined;
  let set: Open | undefined;
  let transaction: OpenTransaction | undefined;
  let groupGuide = '';
  /** Segments of the submission so far, and before the ST of the open set. */
  let counted = 0;
  let countedBeforeSet = 0;

  function issueAt(segment: Segment, code: IssueCode, scope: IssueScope, path: string): void {
    report(inputIssue(code, scope, { segment: segment.position, offset: segment.offset, path }));
  }

  function closeSet(trailer?: Segment): void {
    if (!set) return;
    if (!trailer) issueAt(set.segment, 'transaction-trailer-missing', 'transaction', 'SE');
    // SE itself is counted after this.
    const segments = counted - countedBeforeSet + 1;
    if (trailer) {
      checkCount(trailer, segments, 'transaction-count', 'transaction', 'SE01');
      checkNumber(trailer, set, 'transaction-control-number', 'transaction', 'SE02');
    }
    observer?.closed('set', segments, trailer);
    set = undefined;
    transaction = undefined;
  }

  function closeGroup(trailer?: Segment): void {
    closeSet();
    if (!group) return;
    if (!trailer) issueAt(group.segment, 'group-trailer-missing', 'group', 'GE');
    else {
      checkCount(trailer, group.children, 'group-count', 'group', 'GE01');
      checkNumber(trailer, group, 'group-control-number', 'group', 'GE02');
    }
    observer?.closed('group', group.children, trailer);
    group = undefined;
    groupGuide = '';
  }

  function closeInterchange(trailer?: Segment): void {
    closeGroup();
    if (!interchange) return;
    if (!trailer) issueAt(interchange.segment, 'interchange-trailer-missing', 'interchange', 'IEA');
    else {
      checkCount(trailer, interchange.children, 'interchange-count', 'interchange', 'IEA01');
      checkNumber(trailer, interchange, 'interchange-control-number', 'interchange', 'IEA02');
    }
    observer?.closed('interchange', interchange.children, trailer);
    interchange = undefined;
  }

  function checkCount(trailer: Segment, counted: number, code: IssueCode, scope: IssueScope, path: string): void {
    if (Number(trailer.element(1)) !== counted) issueAt(trailer, code, scope, path);
  }

  function checkNumber(trailer: Segment, opened: Open, code: IssueCode, scope: IssueScope, path: string): void {
    if (trailer.element(2).trim() !== opened.controlNumber) issueAt(trailer, code, scope, path);
  }

  function openSet(segment: Segment): void {
    closeSet();
    if (group) group.children++;
    set = { segment, controlNumber: segment.element(2).trim(), children: 0 };
    countedBeforeSet = counted;
    observer?.opened('set', segment);
    if (segment.element(1) !== '837') {
      issueAt(segment, 'transaction-not-837', 'transaction', 'ST01');
      return;
    }
    const guide = segment.element(3) || groupGuide;
    if (isRefusedGuide(guide)) {
      issueAt(segment, 'guide-not-supported', 'transaction', segment.element(3) ? 'ST03' : 'GS08');
      return;
    }
    const form = SUPPORTED_GUIDES.get(guide.slice(0, 10));
    if (!form) issueAt(segment, 'guide-unknown', 'transaction', segment.element(3) ? 'ST03' : 'GS08');
    transaction = {
      opening: segment,
      form: form ?? 'professional',
      envelope: {
        interchangeControlNumber: interchange?.controlNumber ?? '',
        groupControlNumber: group?.controlNumber ?? '',
        transactionSetControlNumber: set.controlNumber,
      },
    };
  }

  return {
    get transaction() {
      return transaction;
    },
    get isSkippedSet() {
      return set !== undefined && transaction === undefined;
    },
    segment(segment) {
      switch (segment.id) {
        case 'ISA':
          closeInterchange();
          interchange = { segment, controlNumber: segment.element(13).trim(), children: 0 };
          observer?.opened('interchange', segment);
          break;
        case 'GS':
          closeGroup();
          if (interchange) interchange.children++;
          group = { segment, controlNumber: segment.element(6).trim(), children: 0 };
          groupGuide = segment.element(8).trim();
          observer?.opened('group', segment);
          break;
        case 'ST':
          openSet(segment);
          break;
        case 'SE':
          closeSet(segment);
          break;
        case 'GE':
          closeGroup(segment);
          break;
        case 'IEA':
          closeInterchange(segment);
          break;
      }
    },
    count(segments) {
      counted += segments;
    },
    end() {
      closeInterchange();
    },
  };
}
