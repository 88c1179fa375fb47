/** The notes of a claim, read before its lines are judged. */

import type { Claim, ServiceLine } from './claim/claim.ts';
import { documentedOn } from './claim/line-facts.ts';
import { isScoredProcedure } from './claim/scored-procedure.ts';
import { attachmentNumbers } from './documentation/attached-notes.ts';
import type { DocumentedFacts } from './documentation/documented-facts.ts';
import type { NotesRead } from './documentation/statements/notes-read.ts';
import type { ScoringOptions } from './score-claims.ts';
import type { RuleRelease } from './tables/rule-tables.ts';

/** What was read of one claim, for the options by which it is scored. */
export interface NotesAhead {
  readonly notes: NotesRead;
  readonly documented: ReadonlyMap<ServiceLine, DocumentedFacts>;
}

/** Undefined where notes that came apart from the claim belong to it, which make it another claim. */
export function readAhead(claim: Claim, { tables }: RuleRelease, options: ScoringOptions): NotesAhead | undefined {
  if (options.attachments && attachmentNumbers(claim).length > 0) return undefined;
  const notes: NotesRead = new Map();
  const documented = new Map<ServiceLine, DocumentedFacts>();
  for (const line of claim.serviceLines) {
    if (isScoredProcedure(line)) documented.set(line, documentedOn(claim, line, tables, notes));
  }
  return { notes, documented };
}
