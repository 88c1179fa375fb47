/** A remitted line → the prediction it decides, where a claim was scored more than once. */

import type { IsoDate } from '../calendar.ts';
import type { KeptLine } from './kept-prediction.ts';
import { isSameService, type LineDescription, matchingLine } from './matched-lines.ts';

/** One scoring of a claim. */
export interface PredictedClaim {
  readonly scoredAt: number;
  /** Day of `scoredAt` in UTC. */
  readonly scoredOn: string;
  readonly release: string;
  readonly learned: string | undefined;
  readonly lines: readonly PredictedLine[];
}

export interface PredictedLine {
  /** Place among the lines of this scoring. */
  readonly index: number;
  readonly line: KeptLine;
}

export interface DecidedLine extends PredictedLine {
  readonly scoring: Omit<PredictedClaim, 'lines'>;
}

/**
 * The payer decides what was sent last before the day of payment, so the scorings before that day are asked first,
 * the latest before the others: a claim that was corrected and sent again has a prediction of its own, and a statement
 * about the first one still finds the first one. A claim that was only scored after the payment is one of the past,
 * scored to learn from; then the first scoring counts. A line that one scoring does not hold is looked for in the next,
 * and a scoring whose line only has the same number gives way to one whose line has the charge and day, too: control
 * numbers come again with the next visit of a patient.
 */
export function decidedLine(
  remitted: LineDescription,
  paidOn: IsoDate | undefined,
  scorings: readonly PredictedClaim[],
): DecidedLine | undefined {
  const inTime = scorings.toSorted((a, b) => a.scoredAt - b.scoredAt);
  const isBefore = ({ scoredOn }: PredictedClaim): boolean => paidOn === undefined || scoredOn < paidOn;
  const asked = [...inTime.filter(isBefore).reverse(), ...inTime.filter((one) => !isBefore(one))];
  const found = asked.flatMap((scoring): DecidedLine[] => {
    const line = matchingLine(remitted, scoring.lines, (one) => one.line.description);
    return line ? [{ scoring, ...line }] : [];
  });
  return found.find(({ line }) => isSameService(line.description, remitted)) ?? found[0];
}
