/** Scored lines as a table for spreadsheets (RFC 4180). */

import { macOfLine } from '../../domain/response/line-mac.ts';
import type { ScoredClaim, ScoredLine } from '../../domain/response/score-response.ts';

type Cell = string | number | null;

/** Column → what stands in it. */
const COLUMNS: Readonly<Record<string, (claim: Omit<ScoredClaim, 'lines'>, line: ScoredLine) => Cell>> = {
  patientControlNumber: (claim) => claim.patientControlNumber,
  claimType: (claim) => claim.claimType,
  interchangeControlNumber: (claim) => claim.interchangeControlNumber ?? null,
  payer: (claim) => claim.payer.name,
  payerId: (claim) => claim.payer.id,
  lineOfBusiness: (claim) => claim.payer.lineOfBusiness,
  mac: (claim, line) => macOfLine(claim, line)?.jurisdiction ?? null,
  lineNumber: (_, line) => line.lineNumber,
  lineItemControlNumber: (_, line) => line.lineItemControlNumber ?? null,
  serviceFrom: (_, line) => line.serviceFrom,
  serviceThrough: (_, line) => line.serviceThrough,
  modifiers: (_, line) => line.modifiers.join(' '),
  units: (_, line) => line.units,
  charge: (_, line) => dollars(line.chargeCents),
  denialProbability: (_, line) => line.denialRisk.probability,
  band: (_, line) => line.denialRisk.band,
  probabilityLow: (_, line) => line.denialRisk.interval.low,
  probabilityHigh: (_, line) => line.denialRisk.interval.high,
  basis: (_, line) => line.denialRisk.basis,
  outcomes: (_, line) => line.denialRisk.outcomes?.lines ?? null,
  expectedPayment: (_, line) => dollars(line.payment.expectedCents),
  expectedLoss: (_, line) => dollars(line.payment.expectedLossCents),
  rules: (_, line) => line.findings.map((finding) => finding.ruleId).join(' '),
  reasons: (_, line) => line.findings.map((finding) => finding.text).join(' | '),
  adjustmentReasons: (_, line) => line.findings.map(({ carc }) => carc ?? '-').join(' '),
  notEvaluated: (_, line) => line.notEvaluated.map(({ ruleId }) => ruleId).join(' '),
  corrections: (_, line) => line.corrections.map(({ text, requires }) => `${text} If ${requires}.`).join(' | '),
  riskAfterBestCorrection: (_, line) =>
    line.corrections.length === 0 ? null : Math.min(...line.corrections.map(({ riskAfter }) => riskAfter)),
};

const LINE_END = '\r\n';

export const CSV_HEADER = Object.keys(COLUMNS).join(',') + LINE_END;

export function csvRow(claim: Omit<ScoredClaim, 'lines'>, line: ScoredLine): string {
  return (
    Object.values(COLUMNS)
      .map((cell) => written(cell(claim, line)))
      .join(',') + LINE_END
  );
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises: what claims say
 * must not run in the program of whoever opens the table. Control characters go, too.
 */
function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replace(/\p{Cc}/gu, ' ');
  const safe = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
  return /[",']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function dollars(cents: number | null): Cell {
  return cents === null ? null : (cents / 100).toFixed(2);
}
