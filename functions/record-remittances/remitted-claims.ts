/** Bytes of an 835 → what it says of 64640 lines, in hashes. */

import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import type { Hash } from '../../domain/outcomes/kept-prediction.ts';
import type { AdjustmentKinds } from '../../domain/outcomes/line-outcome.ts';
import { describedRemittance, hashedDescription, type LineDescription } from '../../domain/outcomes/matched-lines.ts';
import type { RemittedClaim } from '../../domain/outcomes/remittance.ts';
import { remittedEvents } from '../../domain/outcomes/remitted-lines.ts';
import type { RemittedEvent } from '../../domain/outcomes/settled-outcome.ts';
import { createRemittanceReader835 } from '../../domain/x12/remittance-835.ts';

/** One statement about one 64640 line. Nothing in it is as the remittance had it, but for day and amounts. */
export interface RemittedStatement {
  readonly description: LineDescription;
  readonly event: RemittedEvent;
}

export interface ReadRemittance {
  /** Remitted claims, with or without a 64640 line. */
  readonly claims: number;
  /** Statements by the hash of their patient control number. */
  readonly statements: ReadonlyMap<string, readonly RemittedStatement[]>;
  readonly lines: number;
  /** Lines whose amounts are none; they teach nothing. */
  readonly unreadable: number;
  readonly providerAdjustments: number;
  readonly issues: readonly InputIssue[];
  readonly issuesOmitted: number;
}

/** 64640 lines that one call takes, so that it ends in time. */
export const MOST_REMITTED_LINES = 3_000;
const MOST_ISSUES = 1_000;

export function readRemittance(body: Uint8Array, kinds: AdjustmentKinds, hash: Hash): ReadRemittance {
  const statements = new Map<string, RemittedStatement[]>();
  const issues: InputIssue[] = [];
  const read = { claims: 0, lines: 0, unreadable: 0, providerAdjustments: 0, issuesOmitted: 0 };
  let isFull = false;

  function report(issue: InputIssue): void {
    if (issues.length < MOST_ISSUES) issues.push(issue);
    else read.issuesOmitted++;
  }

  function take(claim: RemittedClaim): void {
    const told = remittedEvents(claim, kinds);
    if (read.lines + told.length > MOST_REMITTED_LINES && !isFull) {
      isFull = true;
      report(inputIssue('claims-too-many', 'submission', { segment: claim.segment }));
    }
    if (isFull) return;
    read.claims++;
    for (const { line, event } of told) {
      read.lines++;
      if (!Number.isSafeInteger(event.chargeCents) || !Number.isSafeInteger(event.paidCents)) {
        read.unreadable++;
        // The reader tells of what is no number; this one is past every amount.
        if (!Number.isNaN(event.chargeCents + event.paidCents))
          report(inputIssue('value-not-numeric', 'line', { segment: line.segment, path: '2110' }));
        continue;
      }
      const description = hashedDescription(describedRemittance(claim, line), hash);
      const ofClaim = statements.get(description.claim) ?? [];
      const id = hash('event', event.id);
      ofClaim.push({ description, event: { ...event, id, reasons: [] } });
      statements.set(description.claim, ofClaim);
    }
  }

  const reader = createRemittanceReader835({
    claim: take,
    issue: report,
    providerAdjustment: () => read.providerAdjustments++,
  });
  reader.write(body);
  reader.end();
  return { ...read, statements, issues };
}
