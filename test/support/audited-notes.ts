/** The notes of `test/fixtures/audited-notes` with the claims they came with. */

import { readFileSync } from 'node:fs';
import type { Claim } from '../../domain/claim/claim.ts';
import { claimOf } from './claims.ts';

/** A note as a coding auditor labelled it; `maybe` holds what reasonable auditors call either way. */
export interface AuditedNote {
  readonly id: string;
  readonly text: string;
  readonly claim: {
    readonly units: number;
    readonly modifiers: string[];
    readonly diagnoses: string[];
    readonly otherCodes: readonly (string | { readonly code: string; readonly modifiers: string[] })[];
    readonly billingZip?: string;
    /** Day of service, where the note bears several days ("2025-03-12"). */
    readonly serviceDate?: string;
  };
  readonly fires: readonly string[];
  readonly maybe: readonly string[];
  /** The auditor's reasons, where they were written down. */
  readonly why?: string;
}

export function auditedNotes(set: string): AuditedNote[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/audited-notes/${set}.json`, import.meta.url), 'utf8'));
}

const otherLine = (other: string | { code: string; modifiers: string[] }) =>
  typeof other === 'string' ? { code: other } : other;

/** A line points to no more of the diagnoses of its claim. */
const MOST_POINTERS = 4;

export function auditedClaim({ text, claim }: AuditedNote): Claim {
  const { units, modifiers, diagnoses, otherCodes, billingZip, serviceDate } = claim;
  const on = serviceDate ? { on: serviceDate.replaceAll('-', '') } : {};
  const pointers = diagnoses.slice(0, MOST_POINTERS).map((_, index) => String(index + 1));
  return claimOf({
    diagnoses,
    ...(billingZip ? { billingZip } : {}),
    lines: [
      { units, modifiers, pointers, documentation: { note: text }, ...on },
      ...otherCodes.map((other) => ({ ...otherLine(other), ...on })),
    ],
  });
}
