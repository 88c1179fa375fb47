/** What is kept of a statement of a payer: what it decided and paid, on which day, and no word of the remittance. */

import type { IsoDate } from '../../domain/calendar.ts';
import type { OutcomeLabel } from '../../domain/outcomes/line-outcome.ts';
import type { RemittedEvent } from '../../domain/outcomes/settled-outcome.ts';

/** `id` is a keyed hash: what stands behind it are the payer's numbers of claim and payment. */
interface EventRecord {
  readonly id: string;
  readonly label: OutcomeLabel;
  readonly reversal?: true;
  readonly secondary?: true;
  readonly charge: number;
  readonly paid: number;
  readonly on?: IsoDate | undefined;
}

export function recordOfEvents(events: readonly RemittedEvent[]): EventRecord[] {
  return events.map(({ id, label, isReversal, isSecondary, chargeCents, paidCents, paidOn }) => ({
    id,
    label,
    ...(isReversal ? { reversal: true } : {}),
    ...(isSecondary ? { secondary: true } : {}),
    charge: chargeCents,
    paid: paidCents,
    on: paidOn,
  }));
}

/** Reasons are not kept; nothing is learned from them. */
export function eventsOfRecord(records: readonly EventRecord[]): RemittedEvent[] {
  return records.map(({ id, label, reversal = false, secondary = false, charge, paid, on }) => ({
    id,
    label,
    isReversal: reversal,
    isSecondary: secondary,
    chargeCents: charge,
    paidCents: paid,
    reasons: [],
    paidOn: on,
  }));
}
