/** An 837 file and the corrections accepted of it → what has to be written, its new score, and the audit record. */

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IsoDate } from '../../domain/calendar.ts';
import { createCorrector, type MadeCorrection } from '../../domain/correct-submission.ts';
import { type Attestor, auditRecord, unattested } from '../../domain/corrections/audit-record.ts';
import type { AuditRecord } from '../../domain/response/audit-record-schema.ts';
import type { RuleRelease } from '../../domain/tables/rule-tables.ts';
import { type BytePatch, createPatchedBytes } from '../../domain/x12/byte-patches.ts';
import { createClaimReader837 } from '../../domain/x12/claim-reader-837.ts';
import { createCorrectionPlanner } from '../../domain/x12/corrected-837.ts';
import { auditId } from '../adapters/audit-table.ts';
import { PRODUCT_VERSION } from '../adapters/product-version.ts';
import type { AcceptedCorrection } from './accepted-corrections.ts';

/** The file cannot be opened or read. */
export class UnreadableError extends Error {}

export interface CorrectedFile {
  readonly made: readonly MadeCorrection[];
  /** Of the file as corrected. */
  readonly outputHash: string;
  readonly patches: readonly BytePatch[];
  /** Segments whose count (SE01) follows. */
  readonly counts: readonly number[];
  /** Why nothing may be written; for the caller to read. */
  readonly problems: readonly string[];
  /** What is missing of the attestation. */
  unattested(attestor: Attestor): string[];
  audit(attestor: Attestor): AuditRecord;
}

/** The same steps, checks and record as POST /v1/corrections, streaming: the file is read three times and not kept. */
export async function correctedFile(
  file: string,
  accepted: readonly AcceptedCorrection[],
  release: RuleRelease,
  asOf: IsoDate,
): Promise<CorrectedFile> {
  const acceptances = accepted.map(({ correction }) => ({
    id: correction.id,
    segment: correction.x12?.[0]?.segment,
  }));
  const corrector = createCorrector(acceptances, release, { asOf });
  const ignored = () => undefined;
  const [input, output] = [createHash('sha256'), createHash('sha256')];
  const reader = createClaimReader837({ claim: corrector.claim, issue: ignored, passed: ignored });
  for await (const chunk of readFile(file)) {
    input.update(chunk);
    reader.write(chunk);
  }
  reader.end();
  const corrections = corrector.corrections();
  if (corrections.kind === 'refused') {
    const problems = corrections.refusals.map(({ code, acceptance }) => refused(code, accepted[acceptance ?? -1]));
    return nothing(problems);
  }
  const planner = createCorrectionPlanner(corrections.edits);
  for await (const chunk of readFile(file)) planner.write(chunk);
  const plan = planner.end();
  if (plan.kind === 'refused') return nothing(plan.refusals.map(({ segment, text }) => `Segment ${segment}: ${text}`));
  // Without `passed`: a claim that holds no 64640 line any more is looked at as well.
  const rereader = createClaimReader837({ claim: (claim) => void corrector.corrected(claim), issue: ignored });
  for await (const chunk of patchedFile(file, plan.patches)) {
    output.update(chunk);
    rereader.write(chunk);
  }
  rereader.end();
  const { lines, refusal } = corrector.changes();
  if (refusal) return nothing([refused(refusal.code, undefined)]);
  const { made } = corrections;
  const hashes = { inputHash: `sha256:${input.digest('hex')}`, outputHash: `sha256:${output.digest('hex')}` };
  return {
    made,
    outputHash: hashes.outputHash,
    patches: plan.patches,
    counts: plan.changed.flatMap(({ segment, isCount }) => (isCount ? segment : [])),
    problems: [],
    unattested: (attestor) =>
      unattested(made, attestor).map((id) => `${id} has to be attested: --attested-by and --statement, not blank.`),
    audit(attestor) {
      const at = new Date();
      const circumstances = {
        id: auditId(undefined, randomUUID(), at),
        recordedAt: at.toISOString(),
        productVersion: PRODUCT_VERSION,
        form: 'x12' as const,
        ...hashes,
        ruleRelease: { id: release.id, hash: release.hash },
        asOf,
        notes: [],
      };
      return auditRecord(circumstances, made, lines, attestor);
    },
  };
}

function refused(code: string, accepted: AcceptedCorrection | undefined): string {
  const name = accepted ? `${accepted.patientControlNumber}:${accepted.correction.id}` : 'All corrections together';
  switch (code) {
    case 'conflict':
      return `${name} does not go with the others: accept one, score again, and accept the other if it is still there.`;
    case 'raises-risk':
      return `${name} would raise the risk of another line.`;
    default:
      return `${name} no longer fits (${code}); score the file again.`;
  }
}

function nothing(problems: readonly string[]): CorrectedFile {
  return {
    made: [],
    outputHash: '',
    patches: [],
    counts: [],
    problems,
    unattested: () => [],
    audit: () => {
      throw new Error('nothing was corrected');
    },
  };
}

export async function* patchedFile(file: string, patches: readonly BytePatch[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const patched = createPatchedBytes(patches, (bytes) => ready.push(bytes));
  for await (const chunk of readFile(file)) {
    patched.write(chunk);
    yield* ready.splice(0);
  }
  patched.end();
}

export async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!syscall) throw error;
    throw new UnreadableError(`${file} cannot be read (${code}).`);
  }
}
