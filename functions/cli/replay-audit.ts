/** An audit record and the claim that it is of → whether the same corrections come out the same again. */

import { readFileSync } from 'node:fs';
import { isoDate } from '../../domain/calendar.ts';
import { correctSubmission, type Submission } from '../../domain/corrected-submission.ts';
import { auditRecord } from '../../domain/corrections/audit-record.ts';
import type { AttachedNote } from '../../domain/documentation/attached-notes.ts';
import { readNoteDocument } from '../../domain/documentation/note-reading.ts';
import { canonicalJson } from '../../domain/json/canonical-json.ts';
import { fromRecord } from '../../domain/learning/learned-risk-record.ts';
import { type AuditRecord, auditRecordSchema } from '../../domain/response/audit-record-schema.ts';
import { noteHashes, submissionHash } from '../adapters/content-hash.ts';
import { PRODUCT_VERSION } from '../adapters/product-version.ts';
import { releaseAtHand } from '../adapters/release-at-hand.ts';
import { UnreadableError } from './corrected-file.ts';
import { UsageError } from './judged-on.ts';

export interface Replay {
  readonly reproduced: boolean;
  /** What is otherwise than the record says; no value of the claim. */
  readonly differences: readonly string[];
}

/**
 * `auditFile` holds the record or the whole answer of POST /v1/corrections; `claimFile` the claim as it was sent.
 * `notes` are `NUMBER=FILE`: notes that came apart and were read with it.
 */
export async function replayAudit(auditFile: string, claimFile: string, notes: readonly string[]): Promise<Replay> {
  const audit = recordIn(bytesOf(auditFile));
  const sent = submissionIn(bytesOf(claimFile), audit.form);
  if (!sent || submissionHash(sent) !== audit.inputHash) return differing('The claim is not the one of the record.');
  const attachments = new Map(notes.map(noteOf));
  if (noteHashes(attachments).join() !== audit.notes.join()) {
    return differing(
      `The record rests on ${audit.notes.length} notes that came apart; --note names others, or too few or many.`,
    );
  }
  const release = await releaseAtHand(audit.ruleRelease.id);
  if (release?.hash !== audit.ruleRelease.hash) {
    return differing(`Release ${audit.ruleRelease.id} of the record is not at hand with the same content.`);
  }
  if (audit.learnedState !== undefined && audit.learned === undefined) {
    return differing('The record names a state of learning and does not hold it, so its risks cannot be made again.');
  }
  const learned = audit.learned && fromRecord(audit.learned);
  const options = { asOf: isoDate(audit.asOf), learned, ...(attachments.size > 0 ? { attachments } : {}) };
  const accepted = audit.accepted.map(({ id, segment }) => ({ id, segment }));
  const corrected = correctSubmission(sent, accepted, release, options, { claim: ignored, issue: ignored });
  if (corrected.kind !== 'corrected') return differing('The corrections of the record are not offered by this code.');
  const again = auditRecord(
    { ...audit, outputHash: submissionHash(corrected.output) },
    corrected.made,
    corrected.lines,
    { attestedBy: audit.attestedBy ?? undefined, statement: audit.statement ?? undefined },
  );
  const differences = (['outputHash', 'accepted', 'lines'] as const)
    .filter((field) => canonicalJson(again[field]) !== canonicalJson(audit[field]))
    .map((field) => `${field} comes out otherwise.`);
  return { reproduced: differences.length === 0, differences: [...differences, ...otherCode(audit, differences)] };
}

function ignored(): void {}

function differing(difference: string): Replay {
  return { reproduced: false, differences: [difference] };
}

/** Texts may be those of other code. */
function otherCode({ productVersion }: AuditRecord, differences: readonly string[]): string[] {
  if (differences.length === 0 || productVersion === PRODUCT_VERSION) return [];
  return [`The record is of version ${productVersion}, and this is ${PRODUCT_VERSION}.`];
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UnreadableError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function recordIn(bytes: Buffer): AuditRecord {
  const json = jsonIn(bytes);
  const record = typeof json === 'object' && json !== null && 'audit' in json ? json.audit : json;
  const read = auditRecordSchema.safeParse(record);
  if (!read.success) throw new UsageError('--replay takes an audit record, or the answer that holds it, as JSON.');
  return read.data;
}

function submissionIn(bytes: Buffer, form: AuditRecord['form']): Submission | undefined {
  if (form === 'x12') return { kind: 'x12', bytes };
  const claim = jsonIn(bytes);
  return claim === undefined ? undefined : { kind: 'json', claim };
}

function noteOf(argument: string): [string, AttachedNote] {
  const at = argument.indexOf('=');
  const { text } = at < 1 ? { text: undefined } : readNoteDocument(bytesOf(argument.slice(at + 1)));
  if (text === undefined) throw new UsageError('--note takes NUMBER=FILE: a control number, and its note.');
  return [argument.slice(0, at), { status: 'read', text }];
}
