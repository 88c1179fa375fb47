/** The forms of the command line's output. Nothing is kept that the form does not need. */

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { InputIssue } from '../../domain/issues.ts';
import { compareWork, type Work, workOf } from '../../domain/response/order-of-work.ts';
import type { ScoredClaim, ScoreResponse } from '../../domain/response/score-response.ts';
import { type Collected, createCollector } from '../../domain/score-submission.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { createAcknowledgmentWriter } from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { eachInterchange } from '../../domain/x12/acknowledgments/written-answer.ts';
import { answerStamp } from '../adapters/answer-stamp.ts';
import { lineRecord } from '../batch-results/line-record.ts';
import type { PacedSink, ScoredFile } from '../batch-results/scored-file.ts';
import { ClaimsInOrder } from './claims-in-order.ts';
import { type LineRow, lineRows, lineTable } from './line-table.ts';

export type OutputFormat = 'table' | 'json' | 'ndjson' | 'x12';

export interface Output {
  fileSink(file: string): PacedSink;
  endFile(file: string, scored: ScoredFile): Promise<void>;
  end(): void;
}

export function createOutput(
  format: OutputFormat,
  files: number,
  release: RuleRelease,
  write: (text: string) => boolean,
): Output {
  switch (format) {
    case 'ndjson':
      return ndjsonOutput(release, write);
    case 'json':
      return jsonOutput(files, release, write);
    case 'x12':
      return x12Output(write);
    case 'table':
      return tableOutput(release, write);
  }
}

/** Waits while standard output is full, so that a slow reader does not make our memory grow. */
function pace(write: (text: string) => boolean) {
  return {
    write: (text: string): void => void write(text),
    async ready(): Promise<void> {
      // Asked of the stream: what was full a while ago may have drained since, and would not drain again.
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
  };
}

function ndjsonOutput(release: RuleRelease, write: (text: string) => boolean): Output {
  const paced = pace(write);
  const line = (value: object) => paced.write(`${JSON.stringify(value)}\n`);
  return {
    fileSink: (file) => ({
      listsAllClaims: false,
      claim({ lines, ...claim }: ScoredClaim) {
        for (const scored of lines) line(lineRecord(file, claim, scored));
      },
      issue: (issue: InputIssue) => line({ type: 'issue', file, ...issue }),
      ready: paced.ready,
    }),
    async endFile(file, { summary, asOf, issues }) {
      line({ type: 'summary', file, asOf, ruleRelease: { id: release.id, hash: release.hash }, ...summary, issues });
      await paced.ready();
    },
    end: () => undefined,
  };
}

/** The answer of POST /v1/score, written when the file is read, because its claims come by expected loss. */
function jsonOutput(files: number, release: RuleRelease, write: (text: string) => boolean): Output {
  const paced = pace(write);
  let collected: Collected = createCollector().collected;
  let claims = new ClaimsInOrder();
  let written = 0;
  return {
    fileSink() {
      const collector = createCollector();
      collected = collector.collected;
      claims = new ClaimsInOrder();
      return {
        listsAllClaims: true,
        claim: (claim) => claims.add(claim),
        issue: collector.sink.issue,
        ready: paced.ready,
      };
    },
    async endFile(_file, { summary, asOf }) {
      const { issues, issuesOmitted } = collected;
      paced.write(`${written === 0 ? (files > 1 ? '[' : '') : ','}{"claims":[`);
      written++;
      let separator = '\n';
      for (const claim of claims.drain()) {
        paced.write(separator + claim);
        separator = ',\n';
        await paced.ready();
      }
      const rest: Omit<ScoreResponse, 'claims'> = {
        requestId: randomUUID(),
        asOf,
        ruleRelease: { id: release.id, hash: release.hash },
        summary,
        issues,
        ...(issuesOmitted > 0 ? { issuesOmitted } : {}),
      };
      paced.write(`\n],${JSON.stringify(rest).slice(1)}\n`);
      await paced.ready();
    },
    end() {
      if (files > 1) write(']\n');
    },
  };
}

/** The answer of POST /v1/score in X12, interchange by interchange; what it has no place for is said beside it. */
function x12Output(write: (text: string) => boolean): Output {
  const paced = pace(write);
  // One writer for all files, so that no control number comes twice.
  let hasAnswered = false;
  const acknowledgments = createAcknowledgmentWriter(
    answerStamp(),
    eachInterchange((pieces) => {
      hasAnswered = true;
      for (const piece of pieces) paced.write(piece);
    }),
  );
  return {
    fileSink(file) {
      acknowledgments.startSubmission();
      return {
        listsAllClaims: true,
        isX12Only: true,
        acknowledgments,
        claim: () => undefined,
        issue: (issue) => process.stderr.write(`${file}: ${issueLine(issue)}`),
        ready: paced.ready,
      };
    },
    endFile: paced.ready,
    end() {
      if (hasAnswered) write('\n');
    },
  };
}

/** Rows and issues beyond what a person reads are counted, not kept. */
const MOST_ROWS = 1_000;
const MOST_ISSUES_SHOWN = 20;

interface RankedRow {
  readonly work: Work;
  readonly row: LineRow;
}

function firstRows(rows: readonly RankedRow[]): RankedRow[] {
  return rows.toSorted((a, b) => compareWork(a.work, b.work)).slice(0, MOST_ROWS);
}

/** Lines of the costliest claims first. */
function tableOutput(release: RuleRelease, write: (text: string) => boolean): Output {
  let rows: RankedRow[] = [];
  let issues: InputIssue[] = [];
  return {
    fileSink() {
      rows = [];
      issues = [];
      return {
        listsAllClaims: false,
        claim(claim) {
          const work = workOf(claim);
          for (const row of lineRows(claim)) rows.push({ work, row });
          if (rows.length >= 2 * MOST_ROWS) rows = firstRows(rows);
        },
        issue(issue) {
          if (issues.length < MOST_ISSUES_SHOWN) issues.push(issue);
        },
        ready: async () => undefined,
      };
    },
    async endFile(file, { summary, asOf, issues: issueCount }) {
      const unreadable = issues.find(({ code }) => code === 'file-unreadable');
      if (unreadable && summary.claims === 0) {
        write(`${file}: ${issueLine(unreadable)}`);
        return;
      }
      const shown = firstRows(rows);
      write(
        `${file === '-' ? 'standard input' : file}, judged as of ${asOf} under rule release ${release.id}\n\n${lineTable(shown.map(({ row }) => row))}\n`,
      );
      const hidden = summary.scoredLines - shown.length;
      write(hidden > 0 ? `and ${hidden} more lines; see --ndjson\n\n` : '\n');
      write(
        `${counted(summary.claims, 'claim')}, ${counted(summary.serviceLines, 'service line')}, ${summary.scoredLines} scored: ` +
          `${summary.high} high, ${summary.medium} medium, ${summary.low} low. ` +
          `Expected loss ${dollars(summary.expectedLossCents)} of ${dollars(summary.expectedPaymentCents)}.\n`,
      );
      for (const issue of issues) write(issueLine(issue));
      if (issueCount > issues.length) write(`and ${issueCount - issues.length} more issues; see --ndjson\n`);
    },
    end: () => undefined,
  };
}

function issueLine({ code, segment, path, text }: InputIssue): string {
  const place = [segment === undefined ? '' : `segment ${segment}`, path ?? ''].filter((part) => part !== '');
  return `issue ${code}${place.length > 0 ? ` at ${place.join(', ')}` : ''}: ${text}\n`;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
