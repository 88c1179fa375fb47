/** Corrections that were made → what is kept of them. */

import type { ChangedLine, MadeCorrection } from '../correct-submission.ts';
import type { AuditRecord } from '../response/audit-record-schema.ts';

/** Who vouches that what the corrections require is true. */
export interface Attestor {
  readonly attestedBy?: string | undefined;
  /** What they say; the record keeps beside it what each correction requires. */
  readonly statement?: string | undefined;
}

export const MOST_NAME_CHARACTERS = 200;
export const MOST_STATEMENT_CHARACTERS = 2_000;

/** Characters that nobody can see, alone or together, say nothing. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Ids of the corrections that somebody has to vouch for and nobody does: a name and a statement are needed, not blank. */
export function unattested(made: readonly MadeCorrection[], { attestedBy, statement }: Attestor): string[] {
  if (SAYS_SOMETHING.test(attestedBy ?? '') && SAYS_SOMETHING.test(statement ?? '')) return [];
  return made.filter(({ correction }) => correction.attestation !== 'none').map(({ correction }) => correction.id);
}

export type AuditCircumstances = Omit<AuditRecord, 'version' | 'accepted' | 'lines' | 'attestedBy' | 'statement'>;

/** `lines` are the lines that all corrections together changed. */
export function auditRecord(
  circumstances: AuditCircumstances,
  made: readonly MadeCorrection[],
  lines: readonly ChangedLine[],
  { attestedBy, statement }: Attestor,
): AuditRecord {
  return {
    version: 1,
    ...circumstances,
    accepted: made.map(({ segment, riskBefore, correction }) => ({
      ...(segment === undefined ? {} : { segment }),
      id: correction.id,
      ruleId: correction.ruleId,
      kind: correction.kind,
      requires: correction.requires,
      attestation: correction.attestation,
      riskBefore,
      riskAfter: correction.riskAfter,
    })),
    lines: lines.map(({ segment, lineNumber, riskBefore, riskAfter, isScored }) => ({
      ...(segment === undefined ? {} : { segment }),
      lineNumber,
      riskBefore,
      riskAfter,
      isScored,
    })),
    attestedBy: attestedBy?.trim() || null,
    statement: statement?.trim() || null,
  };
}
