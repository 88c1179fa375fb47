/** `npm run -s correct -- FILE --accept CLAIM:ID`: writes the 837 with the named corrections made, and no others. */

import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { MadeCorrection } from '../../domain/correct-submission.ts';
import { Fault } from '../../domain/faults.ts';
import { createScoring837 } from '../../domain/score-submission.ts';
import { releaseAtHand } from '../adapters/release-at-hand.ts';
import { createAcceptedCorrections, parseAcceptances } from './accepted-corrections.ts';
import { type CorrectedFile, correctedFile, patchedFile, readFile, UnreadableError } from './corrected-file.ts';
import { judgedOn, UsageError } from './judged-on.ts';
import { printable } from './line-table.ts';
import { replayAudit } from './replay-audit.ts';

const USAGE = `Usage: npm run -s correct -- FILE --accept CLAIM:ID[,CLAIM:ID…] [--as-of DATE] [--out FILE]
                             [--attested-by NAME --statement TEXT]
       npm run -s correct -- --replay AUDIT.json CLAIM [--note NUMBER=FILE…]
  FILE         an 837; it stays as it is
  --accept     corrections to make, each by patient control number and correction id, such as A1001:line-1-set-units-5;
               A1001@31:… where several claims are numbered A1001, 31 being the segment that the correction changes
  --as-of      day on which the claims are judged, such as 2026-11-23; today when absent
  --out        where the corrected 837 goes; standard output when absent
  --attested-by, --statement
               who vouches that what the corrections require is true, and in which words; the audit record is then
               printed as JSON, and --out is needed
  --replay     makes the corrections of an audit record again and says whether everything comes out the same; CLAIM is
               the 837 or JSON claim as it was sent, and --note a note that came apart, by its control number`;

/** Written, a fault of ours (or of the call), nothing written because of what the file or the corrections are. */
const EXIT = { written: 0, fault: 1, nothingToDo: 2 } as const;

const OWNER_ONLY = 0o600;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      accept: { type: 'string', multiple: true, default: [] },
      'as-of': { type: 'string' },
      out: { type: 'string' },
      'attested-by': { type: 'string' },
      statement: { type: 'string' },
      replay: { type: 'string' },
      note: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.written;
  }
  const [file, ...more] = positionals;
  if (values.replay !== undefined) {
    if (file === undefined || more.length > 0) throw new UsageError(USAGE);
    const { reproduced, differences } = await replayAudit(values.replay, file, values.note);
    process.stdout.write(`${JSON.stringify({ reproduced, differences }, null, 2)}\n`);
    return reproduced ? EXIT.written : EXIT.nothingToDo;
  }
  const attestor = { attestedBy: values['attested-by'], statement: values.statement };
  const isAttested = attestor.attestedBy !== undefined || attestor.statement !== undefined;
  const acceptances = values.accept.map(parseAcceptances);
  if (file === undefined || more.length > 0 || acceptances.length === 0) throw new UsageError(USAGE);
  // An empty list is a variable that was not filled: a copy without corrections would pass for a corrected file.
  if (acceptances.some((list) => list === undefined || list.length === 0)) {
    throw new UsageError(`--accept takes CLAIM:ID, an ID as an answer gives it, such as line-1-set-units-5.\n${USAGE}`);
  }
  if (file === '-') throw new UsageError('The file is read more than once, so it cannot come from standard input.');
  if (isAttested && values.out === undefined) {
    throw new UsageError('The audit record goes to standard output, so --out has to say where the corrected 837 goes.');
  }
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
  const { found, problems: unknown } = accepted.end();
  const problems = [...unknown];
  const corrected = problems.length > 0 ? undefined : await correctedFile(file, found, release, asOf);
  if (corrected && isAttested) problems.push(...corrected.unattested(attestor));
  for (const problem of [...problems, ...(corrected?.problems ?? [])]) say(problem);
  if (!corrected || problems.length > 0 || corrected.problems.length > 0) {
    say('Nothing was written.');
    return EXIT.nothingToDo;
  }
  await writeCorrected(file, corrected, values.out);
  for (const correction of corrected.made) sayCorrection(correction);
  for (const segment of corrected.counts) say(`Segment ${segment}: SE01 follows.`);
  if (isAttested) process.stdout.write(`${JSON.stringify(corrected.audit(attestor), null, 2)}\n`);
  return EXIT.written;
}

/** A file appears under its name only when it is complete. */
async function writeCorrected(
  file: string,
  { patches, outputHash }: Pick<CorrectedFile, 'patches' | 'outputHash'>,
  out?: string,
): Promise<void> {
  async function* corrected(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const chunk of patchedFile(file, patches)) {
      hash.update(chunk);
      yield chunk;
    }
    if (`sha256:${hash.digest('hex')}` === outputHash) return;
    throw new Fault('submission-changed', 'The file changed while it was corrected.', { retryable: true });
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

function sayCorrection({ patientControlNumber, lineNumber, riskBefore, correction }: MadeCorrection): void {
  const percent = (probability: number) => `${Math.min(99, Math.round(probability * 100))}%`;
  say(`${patientControlNumber} line ${lineNumber}: ${correction.text}`);
  say(`  must be true first: ${correction.requires} (${ATTESTED_BY[correction.attestation]})`);
  for (const { segment, before, after } of correction.x12 ?? []) {
    say(`  segment ${segment} was ${before}`);
    say(`  segment ${segment} is  ${after}`);
  }
  say(`  denial risk ${percent(riskBefore)} before this correction, ${percent(correction.riskAfter)} after it`);
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isOurs = !(error instanceof UsageError || error instanceof UnreadableError) && !code;
  process.stderr.write(isOurs ? `A fault of ours: ${(error as Error).name}\n` : `${message}\n`);
  process.exitCode = error instanceof UnreadableError ? EXIT.nothingToDo : EXIT.fault;
}
