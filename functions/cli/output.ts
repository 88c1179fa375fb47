/** The three forms of the command line's output. Nothing is kept that the form does not need. */

import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { InputIssue } from '../../domain/issues.ts';
import type { ScoredClaim, ScoreResponse } from '../../domain/response/score-response.ts';
import { type Collected, createCollector } from '../../domain/score-submission.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { lineTable } from './line-table.ts';
import type { PacedSink, ScoredFile } from './score-file.ts';

export type OutputFormat = 'table' | 'json' | 'ndjson';

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
    case 'table':
      return tableOutput(release, write);
  }
}

/** Waits while standard output is full, so that a slow reader does not make our memory grow. */
function pace(write: (text: string) => boolean) {
  let isFull = false;
  return {
    write(text: string): void {
      isFull = !write(text);
    },
    async ready(): Promise<void> {
      if (!isFull) return;
      isFull = false;
      await once(process.stdout, 'drain');
    },
  };
}

function ndjsonOutput(release: RuleRelease, write: (text: string) => boolean): Output {
  const paced = pace(write);
  const line = (value: object) => paced.write(`${JSON.stringify(value)}\n`);
  return {
    fileSink: (file) => ({
      claim({ lines, ...claim }: ScoredClaim) {
        for (const scored of lines) line({ type: 'line', file, ...claim, ...scored });
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

function jsonOutput(files: number, release: RuleRelease, write: (text: string) => boolean): Output {
  const answers: ScoreResponse[] = [];
  let current: Collected | undefined;
  return {
    fileSink() {
      const { sink, collected } = createCollector();
      current = collected;
      return { ...sink, ready: async () => undefined };
    },
    async endFile(_file, { asOf }) {
      if (!current) return;
      const { issuesOmitted, ...answer } = current;
      answers.push({
        requestId: randomUUID(),
        asOf,
        ruleRelease: { id: release.id, hash: release.hash },
        ...answer,
        ...(issuesOmitted > 0 ? { issuesOmitted } : {}),
      });
    },
    end() {
      write(`${JSON.stringify(files === 1 ? answers[0] : answers, null, 2)}\n`);
    },
  };
}

/** The table holds scored lines only, which are few; issues are listed up to a number that a person reads. */
const MOST_ISSUES_SHOWN = 20;

function tableOutput(release: RuleRelease, write: (text: string) => boolean): Output {
  let claims: ScoredClaim[] = [];
  let issues: InputIssue[] = [];
  return {
    fileSink() {
      claims = [];
      issues = [];
      return {
        claim(claim) {
          if (claim.lines.length > 0) claims.push(claim);
        },
        issue(issue) {
          if (issues.length < MOST_ISSUES_SHOWN) issues.push(issue);
        },
        ready: async () => undefined,
      };
    },
    async endFile(file, { summary, asOf, issues: issueCount }) {
      write(`${file}, judged as of ${asOf} under rule release ${release.id}\n\n${lineTable(claims)}\n\n`);
      write(
        `${summary.claims} claims, ${summary.serviceLines} service lines, ${summary.scoredLines} scored: ` +
          `${summary.high} high, ${summary.medium} medium, ${summary.low} low. ` +
          `Expected loss ${dollars(summary.expectedLossCents)} of ${dollars(summary.expectedPaymentCents)}.\n`,
      );
      for (const { code, segment, path, text } of issues) {
        const place = [segment === undefined ? '' : `segment ${segment}`, path ?? ''].filter((part) => part !== '');
        write(`issue ${code}${place.length > 0 ? ` at ${place.join(', ')}` : ''}: ${text}\n`);
      }
      if (issueCount > issues.length) write(`and ${issueCount - issues.length} more issues; see --ndjson\n`);
    },
    end: () => undefined,
  };
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
