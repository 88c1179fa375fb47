/** A scored line with what its claim says of itself, as it stands in NDJSON. */

import { macOfLine } from '../../domain/response/line-mac.ts';
import type { ScoredClaim, ScoredLine, ScoredMac } from '../../domain/response/score-response.ts';

export type LineRecord = Omit<ScoredClaim, 'lines'> &
  Omit<ScoredLine, 'mac'> & {
    readonly type: 'line';
    /** The file it was read from. */
    readonly file: string;
    /** The MAC that decides this line, whether it is that of the claim or its own. */
    readonly mac: ScoredMac | null;
  };

export function lineRecord(file: string, claim: Omit<ScoredClaim, 'lines'>, line: ScoredLine): LineRecord {
  return { type: 'line', file, ...claim, ...line, mac: macOfLine(claim, line) };
}
