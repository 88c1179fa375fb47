/** Outcomes of lines beside what was predicted of them, for people. */

import { patternsOf } from '../../domain/calibration/calibration-cell.ts';
import { counted } from '../../domain/counted.ts';
import type { CountedPattern } from '../../domain/outcomes/outcome-pattern.ts';
import type { OutcomeOfLine } from '../../domain/outcomes/remitted-lines.ts';
import type { SettledOutcome } from '../../domain/outcomes/settled-outcome.ts';
import { countedRows } from './calibration-output.ts';
import { printable, tableOf } from './line-table.ts';

export interface OutcomesTotals {
  /** Lines by what became of them. */
  readonly outcomes: Readonly<Record<SettledOutcome['label'], number>>;
  /** Lines that were paid or denied and for which a prediction is at hand. */
  readonly compared: number;
  /** Of these: how many were denied, how many predictions together expected, and their mean squared error (Brier). */
  readonly denied: number;
  readonly expectedDenied: number;
  readonly brierScore: number | null;
  /** Of these by rule: lines on which the rule found something, and how many of them were denied. */
  readonly byRule: readonly { readonly ruleId: string; readonly lines: number; readonly denied: number }[];
  /** What these outcomes teach: lines and denials by payer, month and findings, as POST /v1/remittances counts them. */
  readonly patterns: readonly CountedPattern[];
}

const COLUMNS = ['claim', 'line', 'service', 'outcome', 'paid', 'reasons', 'predicted'] as const;
/** Rows beyond what a person reads stand in --json. */
const MOST_ROWS = 1_000;

export function outcomesTotals(rows: readonly OutcomeOfLine[]): OutcomesTotals {
  const outcomes = { paid: 0, denied: 0, owedByOthers: 0, unclear: 0 };
  const byRule = new Map<string, { lines: number; denied: number }>();
  let compared = 0;
  let denied = 0;
  let expectedDenied = 0;
  let squares = 0;
  for (const { outcome, prediction } of rows) {
    outcomes[outcome.label]++;
    if (!prediction || (outcome.label !== 'paid' && outcome.label !== 'denied')) continue;
    const isDenied = outcome.label === 'denied' ? 1 : 0;
    compared++;
    denied += isDenied;
    expectedDenied += prediction.probability;
    squares += (prediction.probability - isDenied) ** 2;
    for (const ruleId of prediction.ruleIds) {
      const sum = byRule.get(ruleId) ?? { lines: 0, denied: 0 };
      byRule.set(ruleId, { lines: sum.lines + 1, denied: sum.denied + isDenied });
    }
  }
  return {
    outcomes,
    compared,
    denied,
    expectedDenied: Math.round(expectedDenied * 100) / 100,
    brierScore: compared === 0 ? null : Math.round((squares / compared) * 10_000) / 10_000,
    byRule: [...byRule]
      .map(([ruleId, sum]) => ({ ruleId, ...sum }))
      .sort((a, b) => b.lines - a.lines || (a.ruleId < b.ruleId ? -1 : 1)),
    patterns: patternsOf(countedRows(rows)),
  };
}

export function outcomesTable(
  rows: readonly OutcomeOfLine[],
  totals: OutcomesTotals,
  { claims, providerAdjustments }: { claims: number; providerAdjustments: number },
): string {
  const cells = rows
    .slice(0, MOST_ROWS)
    .map(({ patientControlNumber, lineItemControlNumber, serviceFrom, prediction, outcome }) =>
      [
        patientControlNumber,
        prediction ? String(prediction.lineNumber) : (lineItemControlNumber ?? '-'),
        serviceFrom ?? '-',
        outcome.label,
        `$${(outcome.paidCents / 100).toFixed(2)}`,
        outcome.reasons.join(' ') || '-',
        prediction ? `${Math.min(99, Math.round(prediction.probability * 100))}%` : '-',
      ].map(printable),
    );
  const { outcomes, compared, denied, expectedDenied, brierScore, byRule, patterns } = totals;
  return [
    cells.length === 0 ? 'no 64640 line' : tableOf(COLUMNS, cells),
    ...(rows.length > cells.length ? [`and ${rows.length - cells.length} more lines; see --json`] : []),
    '',
    `${counted(claims, 'claim', 'claims')} remitted. 64640 lines: ${outcomes.paid} paid, ${outcomes.denied} denied, ${outcomes.owedByOthers} owed by others, ${outcomes.unclear} unclear.`,
    ...(providerAdjustments > 0
      ? [
          `Passed over, as of no line: ${counted(providerAdjustments, 'adjustment', 'adjustments')} of the provider (PLB).`,
        ]
      : []),
    compared === 0
      ? 'No prediction to compare with; see --scored.'
      : `Compared with ${counted(compared, 'prediction', 'predictions')}: ${denied} denied, ${expectedDenied} expected, Brier score ${brierScore}.`,
    ...byRule.map(({ ruleId, lines, denied: ofRule }) => `  ${ruleId}: ${ofRule} of ${lines} denied`),
    ...(patterns.length > 0 ? ['', 'What they teach, by payer, month and findings:'] : []),
    ...patterns
      .slice(0, MOST_ROWS)
      .map(({ payer, month, findings, counts }) =>
        printable(
          `  ${payer} ${month}: ${counts.denied} of ${counts.lines} denied with ${findings.join(', ') || 'no finding'}`,
        ),
      ),
  ].join('\n');
}
