/** Claims of files under two releases, line by line: whose band changes, and what that costs. */

import {
  type ComparedLine,
  type ComparedReleases,
  type ComparisonSink,
  compareJson,
  createComparison837,
} from '../../../domain/compare-scores.ts';
import { type InputIssue, inputIssue } from '../../../domain/issues.ts';
import type { ScoredLine } from '../../../domain/response/score-response.ts';
import type { RiskBand } from '../../../domain/score/denial-risk.ts';
import { startsAsJson } from '../../batch-results/scored-file.ts';
import { fileBytes } from '../file-bytes.ts';

/** One line whose band is another under the second release. */
export interface BandChange {
  readonly file: string;
  readonly patientControlNumber: string;
  readonly lineNumber: number;
  readonly lineItemControlNumber?: string | undefined;
  readonly serviceFrom: string;
  readonly before: RiskSide;
  readonly after: RiskSide;
  /** Rules that find something only under the second release, and only under the first. */
  readonly rulesAdded: readonly string[];
  readonly rulesRemoved: readonly string[];
}

export interface RiskSide {
  readonly probability: number;
  readonly band: RiskBand;
  readonly expectedLossCents: number | null;
}

export interface ReplayTotals {
  lines: number;
  linesWithOtherBand: number;
  /** Lines whose probability is another and whose band is not. */
  linesWithOtherProbability: number;
  expectedLossCentsBefore: number;
  expectedLossCentsAfter: number;
  /** Of the lines with another band alone. */
  otherBandLossCentsBefore: number;
  otherBandLossCentsAfter: number;
  issues: number;
}

export interface ReplaySink {
  change(change: BandChange): void;
  issue(file: string, issue: InputIssue): void;
  ready(): Promise<void>;
}

/** Streams an 837; a JSON file is read whole, because JSON has no end of a claim to wait for. */
export async function replayFile(
  file: string,
  releases: ComparedReleases,
  totals: ReplayTotals,
  sink: ReplaySink,
): Promise<void> {
  const report = (issue: InputIssue): void => {
    totals.issues++;
    sink.issue(file, issue);
  };
  const comparison: ComparisonSink = { line: (line) => count(file, line, totals, sink), issue: report };
  const reader = createComparison837(releases, comparison);
  let isJson: boolean | undefined;
  const json: Uint8Array[] = [];
  try {
    for await (const chunk of file === '-' ? process.stdin : fileBytes(file)) {
      isJson ??= startsAsJson(chunk);
      if (isJson) json.push(Uint8Array.from(chunk));
      else reader.write(chunk);
      await sink.ready();
    }
  } catch (error) {
    // A fault of ours is told from a file that cannot be read by the code of the operating system.
    if (!(error as NodeJS.ErrnoException).syscall) throw error;
    return report(inputIssue('file-unreadable', 'submission'));
  }
  if (isJson) compareJson(Buffer.concat(json).toString('utf8'), releases, comparison);
  else reader.end();
}

export function emptyTotals(): ReplayTotals {
  return {
    lines: 0,
    linesWithOtherBand: 0,
    linesWithOtherProbability: 0,
    expectedLossCentsBefore: 0,
    expectedLossCentsAfter: 0,
    otherBandLossCentsBefore: 0,
    otherBandLossCentsAfter: 0,
    issues: 0,
  };
}

function count(file: string, { claim, before, after }: ComparedLine, totals: ReplayTotals, sink: ReplaySink): void {
  const [lossBefore, lossAfter] = [before.payment.expectedLossCents ?? 0, after.payment.expectedLossCents ?? 0];
  totals.lines++;
  totals.expectedLossCentsBefore += lossBefore;
  totals.expectedLossCentsAfter += lossAfter;
  if (before.denialRisk.band === after.denialRisk.band) {
    if (before.denialRisk.probability !== after.denialRisk.probability) totals.linesWithOtherProbability++;
    return;
  }
  totals.linesWithOtherBand++;
  totals.otherBandLossCentsBefore += lossBefore;
  totals.otherBandLossCentsAfter += lossAfter;
  const [found, foundAfter] = [rulesOf(before), rulesOf(after)];
  sink.change({
    file,
    patientControlNumber: claim.patientControlNumber,
    lineNumber: after.lineNumber,
    lineItemControlNumber: after.lineItemControlNumber,
    serviceFrom: after.serviceFrom,
    before: sideOf(before),
    after: sideOf(after),
    rulesAdded: foundAfter.filter((id) => !found.includes(id)),
    rulesRemoved: found.filter((id) => !foundAfter.includes(id)),
  });
}

function sideOf({ denialRisk, payment }: ScoredLine): RiskSide {
  const { probability, band } = denialRisk;
  return { probability, band, expectedLossCents: payment.expectedLossCents };
}

function rulesOf(line: ScoredLine): string[] {
  return line.findings.map(({ ruleId }) => ruleId);
}
