/** Where calibration comes from: what is kept of the outcomes of one partner's lines. */

import type { CalibrationCell } from '../../domain/calibration/calibration-cell.ts';
import type { Caller } from './caller.ts';

export interface SettledPredictions {
  /** Every cell of this caller and of no other. Rejects when they cannot be read. */
  cells(caller: Caller): AsyncIterable<CalibrationCell>;
}
