import { isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { claimOf } from './claims.ts';
import { dataRelease } from './release.ts';

export const DESTRUCTION = 'documentation/destruction-confirmed';
export const MODALITY = 'documentation/modality-stated';
export const OTHER = 'coverage/technique-not-destructive';
export const PULSED = 'coverage/pulsed-radiofrequency';
const OF_THE_TECHNIQUE = [DESTRUCTION, MODALITY, OTHER, PULSED];

/** The findings about the technique of a left-sided line with the note, in that order. */
export function techniqueFindings(note: string, units: number): readonly string[] {
  const claim = claimOf({ lines: [{ units, modifiers: ['LT'], documentation: { note } }] });
  const [line] = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }).lines;
  return OF_THE_TECHNIQUE.filter((rule) => line?.findings.some(({ ruleId }) => ruleId === rule));
}
