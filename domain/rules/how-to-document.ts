import type { ServiceLine } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { DocumentedFacts } from '../documentation/documented-facts.ts';
import { inForce } from '../tables/dated-table.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import { type NotEvaluated, notCovered, notEvaluated, type Outcome } from './rule.ts';

/** What a caller can send so that a rule without evidence can be evaluated. */

export const SEND_THE_NOTE = 'PWK06 with PUT /v1/attachments/{controlNumber}, or documentation.note';

export const SAY_THE_TECHNIQUE = `${SEND_THE_NOTE}; documentation.modality, device or temperatureCelsius, or an NTE or SV101-7 that names the technique`;

export const NAME_THE_NERVES = `${SEND_THE_NOTE}; documentation.nerves, or an NTE or SV101-7 that names the nerve`;

const SAY_WHO_PAYS =
  'claim filing indicator (SBR09) or the payer id of a Medicare contractor, neither contradicting the other';

/** Why nobody knows who pays: outside its dates the table tells nobody, whatever the claim says of them. */
export function payerUnknown({ serviceFrom }: LineFacts, tables: RuleTables): NotEvaluated {
  const isCovered = inForce(tables['lines-of-business'], '', serviceFrom).kind !== 'uncovered';
  return isCovered ? notEvaluated('who pays', SAY_WHO_PAYS) : notCovered('lines-of-business');
}

export const IMPORT_COVERAGE_DATABASE =
  'import of the Medicare Coverage Database export (current LCDs and articles) into the rule release';

export const SAY_THE_PLACE = 'ZIP code of the place of service (2310C or 2010AA N403)';

/** What rules over the lines of a claim say where one of them is not known. */
export const LINES_UNREAD = notEvaluated('every line of the claim', 'the lines named in issues, mended');

export const PROVIDERS_UNKNOWN = notEvaluated(
  'who rendered each line of the claim',
  'the NPI in NM109 of 2310B or 2420A',
);

/** Why lines that break no edit may still do so; undefined where all that are `compared` and their providers are known. */
export function openLines(
  { hasGaps, linesOfUnknownProvider }: LineFacts,
  compared: (other: ServiceLine) => boolean,
): Outcome | undefined {
  if (hasGaps) return LINES_UNREAD;
  return linesOfUnknownProvider.some(compared) ? PROVIDERS_UNKNOWN : undefined;
}

export const COUNT_THE_UNITS = 'SV103 and SV104, or SV204 and SV205';

const ONE_DAY_A_LINE = 'one service line a day instead of a date range';

/** What both rules of MUE say of lines over several days. */
export const DAYS_UNKNOWN = notEvaluated('the units of each day', ONE_DAY_A_LINE);

/** The same where services of one day are compared. */
export const DAY_UNKNOWN = notEvaluated('on which of its days each service was done', ONE_DAY_A_LINE);

/** The advice of both rules of MUE. */
export const CONFIRM_UNITS =
  'Compare the units with the procedure note: one unit is one named nerve or branch. Correct a miscount.';

export const DOCUMENT_THE_GUIDANCE = `${SEND_THE_NOTE}; or documentation.imaging: modality, realTime, supervisedBy, imagesArchived`;

/** What a technique rule lacks when no technique is stated, or several are. */
export function techniqueNeeded({ technique, hasUnreadNote }: DocumentedFacts): string {
  if (technique.kind === 'conflicting') return 'one technique for this line; the claim names several';
  return hasUnreadNote
    ? 'the neurolytic technique, or the procedure note in a form that can be read; the one that came was not read'
    : 'the neurolytic technique used';
}

export const SEND_THE_NERVES = `${SEND_THE_NOTE}; or documentation.nerves, each with its side`;

export const SEND_THE_TECHNIQUE = `${SEND_THE_NOTE}; or documentation.modality, device or agent`;

export const SEND_THE_PARAMETERS = `${SEND_THE_NOTE}; or documentation.temperatureCelsius, agent or destructive`;

export const SEND_THE_REASON = `${SEND_THE_NOTE}; or documentation.diagnosis, indication, failedConservativeMeasures and diagnosticBlockReliefPercent`;

/** What a documentation rule lacks when nothing is said. */
export function noteNeeded({ hasUnreadNote }: DocumentedFacts): string {
  return hasUnreadNote
    ? 'the procedure note in a form that can be read; the one that came was not read'
    : 'operative or procedure note';
}
