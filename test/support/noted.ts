/** What is read of a note that came with a clean claim. */

import { isoDate } from '../../domain/calendar.ts';
import { lineFacts } from '../../domain/claim/line-facts.ts';
import type { DocumentedFacts } from '../../domain/documentation/documented-facts.ts';
import { claimOf } from './claims.ts';
import { dataRelease } from './release.ts';

export function notedOf(note: string): DocumentedFacts {
  const claim = claimOf({ lines: [{ documentation: { note } }] });
  const [line] = claim.serviceLines;
  if (!line) throw new Error('the claim has no line');
  return lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23')).documented;
}
