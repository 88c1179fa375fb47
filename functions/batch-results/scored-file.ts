/** One file, 837 or JSON, from bytes to scored claims. */

import type { IsoDate } from '../../domain/calendar.ts';
import { inputIssue } from '../../domain/issues.ts';
import { MOST_CLAIMS } from '../../domain/json/claim-reader-json.ts';
import { statedRelease } from '../../domain/json/stated-release.ts';
import { addToSummary, emptySummary, type RunningSummary, summaryOf } from '../../domain/response/running-summary.ts';
import type { ScoreSummary } from '../../domain/response/score-response.ts';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import type { LearnedRisk } from '../../domain/score/learned-risk.ts';
import { createScoring837, createScoringJson, type ScoreSink } from '../../domain/score-submission.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import type { AcknowledgmentWriter } from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';

/** How far the reading of a file has come: enough to go on from there when the file is read again from its start. */
export interface FileProgress {
  readonly summary: RunningSummary;
  /** What the sink was told: claims that it was given, issues, claims that were only counted. */
  claims: number;
  issues: number;
  passed: number;
  /** Of the file, so far; of JSON, which is read whole, the share that its scored claims are of all. */
  bytes: number;
}

export function noProgress(): FileProgress {
  return { summary: emptySummary(), claims: 0, issues: 0, passed: 0, bytes: 0 };
}

/** What the file came to. */
export interface ScoredFile {
  readonly summary: ScoreSummary;
  readonly asOf: IsoDate;
  readonly issues: number;
}

/** A sink that can hold the reader back while its output is full. */
export interface PacedSink extends Omit<ScoreSink, 'claimsBefore'> {
  /** Whether claims without a scored line have a place in the output. */
  readonly listsAllClaims: boolean;
  /** Where it is given, an 837 is answered in X12. */
  readonly acknowledgments?: AcknowledgmentWriter;
  /** True where the answer has no place for anything but an 837. */
  readonly isX12Only?: boolean;
  /** Told of each rule that failed on a line; the line is scored without it. */
  readonly ruleFault?: RuleFaultSink;
  ready(): Promise<void>;
}

const JSON_ISSUES = {
  notJson: 'not-json',
  asOfInvalid: 'date-malformed',
  asOfNotCovered: 'as-of-not-covered',
} as const;

const OPENING_BRACE = 0x7b;
const OPENING_BRACKET = 0x5b;

/**
 * `bytes` may be one buffer filled again and again. An 837 is scored as it streams by; a JSON file is read whole,
 * because JSON has no end of a claim to wait for. Which of the two it is shows in its first character.
 *
 * `progress` goes along with the reading. Where it has begun, the sink was told that much in an earlier reading of the
 * same bytes under the same release and state of learning (`learned`), and is told what comes after.
 */
export async function scoreFile(
  bytes: AsyncIterable<Uint8Array>,
  release: RuleRelease,
  asOf: IsoDate,
  sink: PacedSink,
  progress: FileProgress = noProgress(),
  learned?: LearnedRisk,
): Promise<ScoredFile> {
  const { summary } = progress;
  const counting = countingSink(sink, progress);
  const options = { asOf, learned, ...(sink.ruleFault ? { onRuleFault: sink.ruleFault } : {}) };
  const reader = createScoring837(release, options, counting, sink.acknowledgments);
  let json: Uint8Array[] | undefined;
  let hasStarted = false;
  let judgedOn = asOf;
  let read = 0;
  const come = (share: number): void => {
    progress.bytes = Math.max(progress.bytes, Math.floor(read * share));
  };
  const take = async (chunk: Uint8Array): Promise<void> => {
    if (!hasStarted) {
      const isJson = startsAsJson(chunk);
      hasStarted = isJson !== undefined;
      if (isJson && !sink.isX12Only) json = [];
    }
    read += chunk.length;
    if (json) json.push(Uint8Array.from(chunk));
    else {
      reader.write(chunk);
      come(1);
    }
    await sink.ready();
  };
  const scored = (): ScoredFile => ({ summary: summaryOf(summary), asOf: judgedOn, issues: progress.issues });
  try {
    for await (const chunk of bytes) await take(chunk);
  } catch (error) {
    // A fault of ours is told from a file that cannot be read by the code of the operating system.
    if (!(error as NodeJS.ErrnoException).syscall) throw error;
    counting.issue(inputIssue('file-unreadable', 'submission'));
    return scored();
  }
  if (json) {
    const text = Buffer.concat(json).toString('utf8');
    if ((statedRelease(text) ?? release.id) !== release.id) {
      counting.issue(inputIssue('release-not-in-use', 'submission', { path: '/release' }));
      come(1);
      return scored();
    }
    const scoring = createScoringJson(text, release, options, counting, MOST_CLAIMS.file);
    if (scoring.kind === 'read') {
      judgedOn = scoring.asOf;
      // All of it is read before the first claim is scored; how far it has come, the claims tell.
      let scored = 0;
      for (const _ of scoring.steps) {
        come(++scored / scoring.claims);
        await sink.ready();
      }
    } else counting.issue(inputIssue(JSON_ISSUES[scoring.kind], 'submission', { path: '' }));
  } else {
    reader.end();
  }
  come(1);
  await sink.ready();
  return scored();
}

/** Counts what goes to the sink, and keeps back what it was told before. */
function countingSink(sink: PacedSink, progress: FileProgress): ScoreSink {
  const before = { ...progress };
  const { summary } = progress;
  let issues = 0;
  let passed = 0;
  return {
    claimsBefore: before.claims,
    claimsAtOnce: sink.claimsAtOnce,
    claim(claim) {
      progress.claims++;
      addToSummary(summary, claim);
      sink.claim(claim);
    },
    issue(issue) {
      if (issues++ < before.issues) return;
      progress.issues++;
      sink.issue(issue);
    },
    ...(sink.listsAllClaims
      ? {}
      : {
          passed(lines: number) {
            if (passed++ < before.passed) return;
            progress.passed++;
            summary.claims++;
            summary.serviceLines += lines;
          },
        }),
  };
}

/** Whether the first character opens a JSON value; undefined while there is none, only blanks or a byte order mark. */
export function startsAsJson(chunk: Uint8Array): boolean | undefined {
  const first = chunk.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  return first === undefined ? undefined : first === OPENING_BRACE || first === OPENING_BRACKET;
}
