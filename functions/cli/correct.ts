/** `npm run -s correct -- FILE --accept CLAIM:ID`: writes the 837 with the named corrections made, and no others. */

import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createScoring837 } from '../../domain/score-submission.ts';
import { createPatchedBytes } from '../../domain/x12/byte-patches.ts';
import { type CorrectionPlan, createCorrectionPlanner } from '../../domain/x12/corrected-837.ts';
import { releaseAtHand } from '../adapters/release-at-hand.ts';
import {
  type AcceptedCorrection,
  type AcceptedCorrections,
  createAcceptedCorrections,
  parseAcceptances,
} from './accepted-corrections.ts';
import { judgedOn, UsageError } from './judged-on.ts';
import { printable } from './line-table.ts';

const USAGE = `Usage: npm run -s correct -- FILE --accept CLAIM:ID[,CLAIM:ID…] [--as-of DATE] [--out FILE]
  FILE         an 837; it stays as it is
  --accept     corrections to make, each by patient control number and correction id, such as A1001:line-1-set-units-5;
               A1001@31:… where several claims are numbered A1001, 31 being the segment that the correction changes
  --as-of      day on which the claims are judged, such as 2026-11-23; today when absent
  --out        where the corrected 837 goes; standard output when absent`;

/** Written, a fault of ours (or of the call), nothing written because of what the file or the corrections are. */
const EXIT = { written: 0, fault: 1, nothingToDo: 2 } as const;

const OWNER_ONLY = 0o600;

/** The file cannot be opened or read. */
class UnreadableError extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      accept: { type: 'string', multiple: true, default: [] },
      'as-of': { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.written;
  }
  const [file, ...more] = positionals;
  const acceptances = values.accept.map(parseAcceptances);
  if (file === undefined || more.length > 0 || acceptances.length === 0) throw new UsageError(USAGE);
  // An empty list is a variable that was not filled: a copy without corrections would pass for a corrected file.
  if (acceptances.some((list) => list === undefined || list.length === 0)) {
    throw new UsageError(`--accept takes CLAIM:ID, an ID as an answer gives it, such as line-1-set-units-5.\n${USAGE}`);
  }
  if (file === '-') throw new UsageError('The file is read more than once, so it cannot come from standard input.');
  await requireFiles(file, values.out);
  const accepted = createAcceptedCorrections(acceptances.flatMap((list) => list ?? []));
  const release = await releaseAtHand();
  if (!release) throw new UsageError('No rule release is at hand.');
  const asOf = judgedOn(values['as-of'], release);
  const scoring = createScoring837(
    release,
    { asOf },
    { claim: accepted.claim, issue: () => undefined, passed: () => undefined },
  );
  for await (const chunk of readFile(file)) scoring.write(chunk);
  scoring.end();
  const { found, problems } = accepted.end();
  const plan = await planned(file, found);
  const refusals = plan.kind === 'refused' ? plan.refusals : [];
  for (const problem of problems) say(problem);
  for (const { segment, text } of refusals) say(`Segment ${segment}: ${text}`);
  if (plan.kind === 'refused' || problems.length > 0) {
    say('Nothing was written.');
    return EXIT.nothingToDo;
  }
  await writeCorrected(file, plan, values.out);
  for (const correction of found) sayCorrection(correction);
  for (const { segment, isCount } of plan.changed) if (isCount) say(`Segment ${segment}: SE01 follows.`);
  return EXIT.written;
}

async function planned(file: string, found: AcceptedCorrections['found']): Promise<CorrectionPlan> {
  const planner = createCorrectionPlanner(found.flatMap(({ correction }) => correction.x12 ?? []));
  if (found.length > 0) for await (const chunk of readFile(file)) planner.write(chunk);
  return planner.end();
}

/** A file appears under its name only when it is complete. */
async function writeCorrected(file: string, plan: CorrectionPlan & { kind: 'planned' }, out?: string): Promise<void> {
  async function* corrected(): AsyncGenerator<Uint8Array> {
    const ready: Uint8Array[] = [];
    const patched = createPatchedBytes(plan.patches, (bytes) => ready.push(bytes));
    for await (const chunk of readFile(file)) {
      patched.write(chunk);
      yield* ready.splice(0);
    }
    patched.end();
  }
  if (out === undefined) {
    await pipeline(corrected, process.stdout, { end: false });
    return;
  }
  // A link stays a link, and what holds claims is for its owner alone unless it was for others before.
  const target = await realpath(out).catch(() => out);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => OWNER_ONLY,
  );
  const partial = `${target}.${randomUUID()}.partial`;
  try {
    await pipeline(corrected, createWriteStream(partial, { flags: 'wx', mode }));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!syscall) throw error;
    throw new UnreadableError(`${file} cannot be read (${code}).`);
  }
}

/** The file is read more than once and stays as it is; what stands where the other goes is replaced. */
async function requireFiles(file: string, out: string | undefined): Promise<void> {
  const sent = await stat(file).catch(() => undefined);
  if (sent && !sent.isFile() && !sent.isDirectory())
    throw new UnreadableError(`${file} is no file that can be read more than once.`);
  if (out === undefined) return;
  const target = await stat(out).catch(() => undefined);
  if (target && !target.isFile()) throw new UsageError(`--out names something that is no file: ${out}.`);
  if (sent && target && sent.dev === target.dev && sent.ino === target.ino) {
    throw new UsageError('--out names the file that was sent; it is kept, so name another.');
  }
  const folder = await stat(dirname(out)).catch(() => undefined);
  if (out === '' || !folder?.isDirectory()) throw new UsageError(`--out names no place for a file: ${out || "''"}.`);
}

function say(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

const ATTESTED_BY = { none: 'nobody needs to attest it', coder: 'a coder attests', clinician: 'the clinician attests' };

function sayCorrection({ patientControlNumber, lineNumber, risk, correction }: AcceptedCorrection): void {
  const percent = (probability: number) => `${Math.min(99, Math.round(probability * 100))}%`;
  say(`${patientControlNumber} line ${lineNumber}: ${correction.text}`);
  say(`  must be true first: ${correction.requires} (${ATTESTED_BY[correction.attestation]})`);
  for (const { segment, before, after } of correction.x12 ?? []) {
    say(`  segment ${segment} was ${before}`);
    say(`  segment ${segment} is  ${after}`);
  }
  say(`  denial risk ${percent(risk)}, with this correction alone ${percent(correction.riskAfter)}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isOurs = !(error instanceof UsageError || error instanceof UnreadableError) && !code;
  process.stderr.write(isOurs ? `A fault of ours: ${(error as Error).name}\n` : `${message}\n`);
  process.exitCode = error instanceof UnreadableError ? EXIT.nothingToDo : EXIT.fault;
}
