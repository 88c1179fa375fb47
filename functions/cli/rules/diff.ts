/** `npm run -s rules -- diff A B`: what differs between two releases, and what that does to claims. */

import { parseArgs } from 'node:util';
import { parseIsoDate } from '../../../domain/calendar.ts';
import { releaseDiff } from '../../../domain/tables/release-diff.ts';
import type { RuleRelease } from '../../../domain/tables/rule-tables.ts';
import { today } from '../../adapters/today.ts';
import { judgedOn, UsageError } from '../judged-on.ts';
import { printable } from '../line-table.ts';
import type { CommandOutput } from './command-output.ts';
import { diffText } from './diff-text.ts';
import { PLACE_OPTIONS, PLACE_USAGE, releasePlace } from './release-place.ts';
import { type BandChange, emptyTotals, type ReplaySink, type ReplayTotals, replayFile } from './replay.ts';

const USAGE = `Usage: npm run -s rules -- diff A B [--claims FILE… ] [--as-of DATE] [--json] [--table NAME]
  A, B           release ids, or data for the working data
  --claims       837 or JSON files, - for standard input: each line whose risk band changes from A to B, with the dollars
  --as-of        day on which the claims are judged, and from which on dates are future; today when absent
${PLACE_USAGE}`;

const EXIT = { compared: 0, nothingReadable: 2 } as const;

export async function diffCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...PLACE_OPTIONS, claims: { type: 'string', multiple: true }, 'as-of': { type: 'string' } },
  });
  if (values.help) {
    output.out(`${USAGE}\n`);
    return 0;
  }
  const [a, b, ...more] = positionals;
  // A shell unfolds `--claims *.837` to one value and names behind it.
  const files = values.claims && [...values.claims, ...more];
  if (a === undefined || b === undefined || (more.length > 0 && !files)) throw new UsageError(USAGE);
  const day = values['as-of'] === undefined ? today() : parseIsoDate(values['as-of']);
  if (!day) throw new UsageError('--as-of takes a date such as 2026-11-23.');
  const place = await releasePlace(values);
  const [before, after] = [await place.release(a), await place.release(b)];
  const diff = releaseDiff(before, after, day);
  const head = { before: named(before), after: named(after), asOf: day };
  if (!files) {
    output.out(values.json ? `${JSON.stringify({ ...head, ...diff }, null, 2)}\n` : `${diffText(diff)}\n`);
    return EXIT.compared;
  }
  for (const release of [before, after]) judgedOn(day, release);
  const report = values.json
    ? jsonReport(output, { ...head, ...diff })
    : textReport(output, `${diffText(diff)}\n\nClaims, judged as of ${day} under ${before.id} and under ${after.id}\n`);
  const totals = emptyTotals();
  for (const file of files) await replayFile(file, { before, after, asOf: day }, totals, report);
  report.end(totals);
  return totals.lines > 0 || totals.issues === 0 ? EXIT.compared : EXIT.nothingReadable;
}

type Report = ReplaySink & { end(totals: ReplayTotals): void };

function named({ id, hash }: RuleRelease) {
  return { id, hash };
}

/** Lines are written as they are found, so that memory does not grow with them. */
function jsonReport(output: CommandOutput, head: object): Report {
  let lines = 0;
  output.out(`${JSON.stringify(head).slice(0, -1)},"lines":[`);
  return {
    change(change) {
      output.out(`${lines++ === 0 ? '' : ','}\n${JSON.stringify(change)}`);
    },
    issue: (file, issue) => output.err(issueText(file, issue)),
    ready: async () => output.ready?.(),
    end: (totals) => output.out(`\n],"totals":${JSON.stringify(totals)}}\n`),
  };
}

function textReport(output: CommandOutput, head: string): Report {
  output.out(head);
  return {
    change: (change) => output.out(`  ${changeText(change)}\n`),
    issue: (file, issue) => output.err(issueText(file, issue)),
    ready: async () => output.ready?.(),
    end: (totals) => output.out(totalsText(totals)),
  };
}

function issueText(file: string, { code, segment, path, text }: Parameters<ReplaySink['issue']>[1]): string {
  const place = segment === undefined ? path : `segment ${segment}`;
  return `${file}: issue ${code}${place ? ` at ${place}` : ''}: ${text}\n`;
}

function changeText({ patientControlNumber, lineNumber, before, after, rulesAdded, rulesRemoved }: BandChange): string {
  const rules = [...rulesAdded.map((id) => `+${id}`), ...rulesRemoved.map((id) => `-${id}`)];
  return printable(
    [
      `${patientControlNumber} line ${lineNumber}:`,
      `${before.band} ${percent(before.probability)} → ${after.band} ${percent(after.probability)},`,
      `expected loss ${dollars(before.expectedLossCents)} → ${dollars(after.expectedLossCents)}`,
      ...(rules.length > 0 ? rules : ['(weights)']),
    ].join(' '),
  );
}

function totalsText(totals: ReplayTotals): string {
  const sum = (before: number, after: number) => `${dollars(before)} → ${dollars(after)}`;
  return (
    `${totals.linesWithOtherBand} of ${totals.lines} lines change band; ` +
    `${totals.linesWithOtherProbability} more change probability within their band.\n` +
    `Expected loss of those with another band ${sum(totals.otherBandLossCentsBefore, totals.otherBandLossCentsAfter)}, ` +
    `of all ${sum(totals.expectedLossCentsBefore, totals.expectedLossCentsAfter)}.\n` +
    (totals.issues > 0 ? `${totals.issues} issues.\n` : '')
  );
}

/** Nothing is certain: 0.996 is not 100 %. */
function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))}%`;
}

function dollars(cents: number | null): string {
  return cents === null ? 'unknown' : `$${(cents / 100).toFixed(2)}`;
}
