/** Everything that was remitted for one line → one outcome, in whatever order it came and however often. */

import type { IsoDate } from '../calendar.ts';
import type { OutcomeLabel, RemittedOutcome } from './line-outcome.ts';

/** One 835's word with the place it stands in, so that the same file read twice counts once. */
export interface RemittedEvent extends RemittedOutcome {
  /** Payment, claim and line: the same for the same statement. */
  readonly id: string;
}

export interface SettledOutcome {
  readonly label: OutcomeLabel;
  /** What was paid in all, reversals taken off, in cents. */
  readonly paidCents: number;
  /** Why it was refused; empty unless denied. */
  readonly reasons: readonly string[];
  /** Day of the payment with which the payer decided so; undefined where none is stated or nothing was decided. */
  readonly decidedOn: IsoDate | undefined;
}

/**
 * A reversal takes back an earlier statement with the same charge and payment. What no reversal takes back stands: a
 * payment, though the same claim sent again is refused as a duplicate later; a share of the patient, which was allowed;
 * else the latest statement. A line of which every statement was taken back has no outcome. What a secondary payer says
 * counts only where no other one said anything, since what is predicted is the payer that the claim was sent to. Ties of
 * date are settled by amount, so that the order of arrival never matters.
 */
export function settledOutcome(events: Iterable<RemittedEvent>): SettledOutcome {
  const distinct = [...new Map([...events].map((event) => [event.id, event])).values()].toSorted(inOrder);
  const standing = distinct.filter(({ isReversal }) => !isReversal);
  for (const reversal of distinct.filter(({ isReversal }) => isReversal)) {
    const at = standing.findIndex(
      (event) => event.chargeCents === Math.abs(reversal.chargeCents) && event.paidCents === -reversal.paidCents,
    );
    if (at >= 0) standing.splice(at, 1);
  }
  const paidCents = distinct.reduce((sum, event) => sum + event.paidCents, 0);
  const isOfFirst = distinct.some(({ isReversal, isSecondary }) => !isReversal && !isSecondary);
  const deciding = standing.filter(({ isSecondary }) => !(isOfFirst && isSecondary));
  const last = LABELS.map((label) => deciding.findLast((event) => event.label === label)).find(Boolean);
  if (!last) return { label: 'unclear', paidCents, reasons: [], decidedOn: undefined };
  return {
    label: last.label,
    paidCents,
    reasons: last.label === 'denied' ? last.reasons : [],
    decidedOn: last.label === 'unclear' ? undefined : last.paidOn,
  };
}

/** What stands goes before what is said later in this order. */
const LABELS: readonly OutcomeLabel[] = ['paid', 'owedByOthers', 'denied', 'unclear'];

/** By day, amount and place: an order of statements that does not depend on which came first. */
export function inOrder(a: RemittedEvent, b: RemittedEvent): number {
  const [dayA, dayB] = [a.paidOn ?? '', b.paidOn ?? ''];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return a.paidCents - b.paidCents || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
