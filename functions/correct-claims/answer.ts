/** One call → its answer: corrections are made, and what was made is kept before the caller hears of it. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { AuditRecord } from '../../domain/response/audit-record-schema.ts';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { AttachmentTable } from '../adapters/attachment-table.ts';
import { AUDIT_ID, type AuditTable, auditId } from '../adapters/audit-table.ts';
import { circumstancesOf } from '../adapters/circumstances.ts';
import type { LearnedRisks } from '../adapters/learned-risks.ts';
import { claimsNamingNotes, namedNotes } from '../adapters/named-notes.ts';
import { answerTooLarge, MOST_ANSWER_BYTES, Problem } from '../adapters/problem.ts';
import type { RepeatedCalls } from '../adapters/repeated-calls.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { type CorrectionRequest, correctionRequest } from './request.ts';
import { correctionResponse } from './response.ts';

export interface CorrectionServices {
  readonly releases: (named: string | undefined) => Promise<LoadedRelease>;
  readonly attachments: Pick<AttachmentTable, 'notes'> | undefined;
  readonly calls: RepeatedCalls;
  readonly audits: AuditTable;
  /** Undefined where nothing is learned. */
  readonly learned: LearnedRisks | undefined;
}

/** The body of the answer, and how many corrections were made. */
export async function correctionAnswer(
  event: APIGatewayProxyEventV2,
  { releases, attachments, calls, audits, learned: learnedRisks }: CorrectionServices,
  onRuleFault: RuleFaultSink,
): Promise<{ body: string; corrections: number }> {
  const request = correctionRequest(event);
  const caller = partnerOf(event);
  const [named, notes, present] = await Promise.all([
    releases(request.release),
    // A claim that is corrected waits for no note: it will be sent as it is.
    namedNotes(claimsOf(request), caller, attachments),
    learnedRisks?.present(caller),
  ]);
  const own = { release: named.release.id, learned: present?.id };
  const { requestId, release, answeredAt, isRepeat, ...first } = await circumstancesOf(event, own, calls);
  const at = new Date(answeredAt);
  // A call that is repeated is answered under the release of the first one, and by what had been learned then.
  const learned = isRepeat ? await learnedRisks?.state(caller, first.learned) : present;
  const answer = correctionResponse(request, release === named.release.id ? named : await releases(release), {
    requestId,
    auditId: auditId(caller, requestId, at),
    at,
    learned,
    attachments: notes,
    onRuleFault,
  });
  const body = JSON.stringify(answer);
  if (Buffer.byteLength(body) > MOST_ANSWER_BYTES) throw answerTooLarge();
  const kept = await audits.keep(caller, answer.audit);
  if (JSON.stringify(kept) !== JSON.stringify(answer.audit)) {
    throw new Problem(
      'correction-stale',
      'The first call with this Idempotency-Key was answered, and what it rested on has changed since: a note came or expired. Its audit record is kept; send the request with another key.',
    );
  }
  return { body, corrections: answer.corrections.length };
}

/** The record of an earlier answer to the same partner. */
export async function auditAnswer(
  event: APIGatewayProxyEventV2,
  { audits }: Pick<CorrectionServices, 'audits'>,
): Promise<AuditRecord> {
  const id = event.pathParameters?.auditId ?? '';
  const record = AUDIT_ID.test(id) ? await audits.read(partnerOf(event), id) : undefined;
  if (record) return record;
  throw new Problem('audit-not-found', 'No audit record of this caller has that id.');
}

function claimsOf({ submission }: CorrectionRequest) {
  const body =
    submission.kind === 'json' ? Buffer.from(JSON.stringify(submission.claim)) : Buffer.from(submission.bytes);
  return claimsNamingNotes(submission.kind, body).claims;
}
