/**
 * The results of one batch file, written as its claims come:
 *
 *     results.ndjson        lines, issues and the summary, one object a line
 *     lines.csv             the lines for a spreadsheet
 *     acknowledgments.x12   TA1, 999 and 277CA, for an 837
 *     summary.json          totals, and what is at stake by rule and by MAC
 *     report.html           the page for people
 */

import type { InputIssue } from '../../domain/issues.ts';
import type { ReleaseReference, ScoredClaim, ScoredLine, ScoreSummary } from '../../domain/response/score-response.ts';
import type { LearnedReference } from '../../domain/score/learned-risk.ts';
import {
  type AcknowledgmentOptions,
  type AcknowledgmentWriter,
  createAcknowledgmentWriter,
} from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { eachInterchange } from '../../domain/x12/acknowledgments/written-answer.ts';
import { batchSummary, countIssue } from './batch-summary.ts';
import { createBatchTally } from './batch-tally.ts';
import { lineRecord } from './line-record.ts';
import { CSV_HEADER, csvRow } from './lines-csv.ts';
import { reportHtml } from './report-html.ts';

export const RESULT_FILES = [
  'results.ndjson',
  'lines.csv',
  'acknowledgments.x12',
  'summary.json',
  'report.html',
] as const;
export type ResultFile = (typeof RESULT_FILES)[number];

/** Takes text for one of the files. */
export type ResultSink = (file: ResultFile, text: string) => void;

/** Lines of the report; those of the CSV and the NDJSON are all. */
const MOST_LINES_IN_REPORT = 1_000;

export interface BatchResults {
  readonly acknowledgments: AcknowledgmentWriter;
  claim(claim: ScoredClaim): void;
  issue(issue: InputIssue): void;
  /** Writes what is known only at the end. */
  end(asOf: string, summary: ScoreSummary): void;
}

export function createBatchResults(
  file: string,
  ruleRelease: ReleaseReference,
  stamp: AcknowledgmentOptions,
  write: ResultSink,
): BatchResults {
  const tables = createTables(file, ruleRelease, write);
  const ndjson = (value: object) => write('results.ndjson', `${JSON.stringify(value)}\n`);
  return {
    acknowledgments: createAcknowledgmentWriter(
      stamp,
      eachInterchange((pieces) => {
        for (const piece of pieces) write('acknowledgments.x12', piece);
      }),
    ),
    claim({ lines, ...claim }) {
      for (const line of lines) {
        ndjson(lineRecord(file, claim, line));
        tables.line(claim, line);
      }
    },
    issue(issue) {
      tables.issue(issue);
      ndjson({ type: 'issue', file, ...issue });
    },
    end(asOf, summary) {
      ndjson(tables.end(asOf, summary));
    },
  };
}

/** What is made of the lines and issues: the table, the totals and the page. */
export interface Tables {
  line(claim: Omit<ScoredClaim, 'lines'>, line: ScoredLine): void;
  issue(issue: Pick<InputIssue, 'code'>): void;
  /** Writes what is known only at the end; gives the record that ends the NDJSON. */
  end(asOf: string, summary: ScoreSummary): object;
}

/** `learned` is the state of learning that the lines were scored with. */
export function createTables(
  file: string,
  ruleRelease: ReleaseReference,
  write: ResultSink,
  learned?: LearnedReference,
): Tables {
  const tally = createBatchTally(MOST_LINES_IN_REPORT);
  const issues: Record<string, number> = {};
  write('lines.csv', CSV_HEADER);
  return {
    line(claim, line) {
      tally.add({ ...claim, lines: [line] });
      write('lines.csv', csvRow(claim, line));
    },
    issue: (issue) => countIssue(issues, issue),
    end(asOf, summary) {
      const tallied = tally.tally();
      const batch = batchSummary({ file, asOf, ruleRelease, learned, summary, issues }, tallied);
      write('summary.json', `${JSON.stringify(batch, null, 2)}\n`);
      write('report.html', reportHtml(batch, tallied.topLines));
      const issueCount = Object.values(issues).reduce((sum, count) => sum + count, 0);
      return { type: 'summary', file, asOf, ruleRelease, learned, ...summary, issues: issueCount };
    },
  };
}
