/** Keeps a note and scores the claims that waited for it. */

import { type IsoDate, isoDate } from '../../domain/calendar.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { claimOfRecord } from '../../domain/claim/claim-record.ts';
import { type AttachedNote, attachmentNumbers, isControlNumber } from '../../domain/documentation/attached-notes.ts';
import { Fault } from '../../domain/faults.ts';
import { type InputIssue, inputIssue } from '../../domain/issues.ts';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import { coversAsOf } from '../../domain/score/denial-risk.ts';
import { learnedReference } from '../../domain/score/learned-risk.ts';
import { answered, createCollector, scoreKept } from '../../domain/score-submission.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import type { AttachmentTable } from '../adapters/attachment-table.ts';
import type { Caller } from '../adapters/caller.ts';
import { Problem } from '../adapters/problem.ts';
import type { ScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import type { AttachmentRequest } from './request.ts';

export interface KeepingContext {
  readonly requestId: string;
  readonly caller: Caller;
  readonly today: IsoDate;
  readonly table: Pick<AttachmentTable, 'keepNote' | 'waitingClaims' | 'notes'>;
  readonly activeRelease: () => Promise<LoadedRelease>;
  readonly onRuleFault: RuleFaultSink;
  /** Undefined where no prediction is kept. */
  readonly outcomes: ScoringOutcomes | undefined;
  readonly answeredAt: number;
}

/** The note is kept before anything else is asked, so that whatever fails after, sending it again is all it takes. */
export async function keepAttachment(request: AttachmentRequest, context: KeepingContext) {
  const { controlNumber, text } = request;
  const { caller, table, outcomes } = context;
  const kept = await stored(table.keepNote(caller, controlNumber, { text }));
  const { claims: waiting, isComplete } = await stored(table.waitingClaims(caller, controlNumber));
  const { sink, collected } = createCollector();
  for (const issue of request.issues) sink.issue(issue);
  if (!isComplete) sink.issue(inputIssue('waiting-claims-too-many', 'submission'));
  const claims = waiting.flatMap(({ record }) => claimOfRecord(record) ?? unreadable(sink.issue));
  const scored = claims.length === 0 ? {} : await score(claims);
  return {
    requestId: context.requestId,
    attachment: {
      controlNumber,
      replaced: kept.isReplacement,
      expiresAt: kept.expiresAt.toISOString(),
      characters: text.length,
    },
    ...scored,
    ...answered(collected),
  };

  async function score(waitingClaims: readonly Claim[]) {
    const { release, reference } = await context.activeRelease();
    const asked = waiting.find((claim) => claim.asOf !== undefined)?.asOf;
    const asOf = request.asOf ?? (asked === undefined ? context.today : isoDate(asked));
    if (!coversAsOf(release.tables, asOf)) {
      throw new Problem(
        'as-of-not-covered',
        'The note was kept. The active rule release holds no rows for that as-of date.',
      );
    }
    const [others, learned] = await Promise.all([otherNotes(waitingClaims), outcomes?.learned.present(caller)]);
    scoreKept(
      waitingClaims,
      release,
      {
        asOf,
        explainAll: request.explainAll,
        onRuleFault: context.onRuleFault,
        attachments: new Map([...others, [controlNumber, { status: 'read', text }]]),
        ...(learned ? { learned } : {}),
      },
      sink,
    );
    // What the note changes of a prediction is what the payer will decide on.
    const call = { scoredAt: context.answeredAt, release: release.id, learned: learned?.id, isRepeat: false };
    await outcomes?.keepPredictions(caller, collected.claims, call);
    return { asOf, ruleRelease: reference, ...(learned ? { learned: learnedReference(learned) } : {}) };
  }

  /** A claim may name several notes. */
  async function otherNotes(waitingClaims: readonly Claim[]): Promise<Map<string, AttachedNote>> {
    const numbers = new Set(waitingClaims.flatMap(attachmentNumbers));
    numbers.delete(controlNumber);
    const { found, isComplete } = await stored(table.notes(caller, [...numbers].filter(isControlNumber)));
    if (!isComplete) sink.issue(inputIssue('attachments-too-many', 'submission'));
    return new Map(
      [...numbers].map((number): [string, AttachedNote] => {
        const note = found.get(number);
        return [
          number,
          note ? { status: 'read', text: note.text } : { status: isControlNumber(number) ? 'awaited' : 'absent' },
        ];
      }),
    );
  }
}

function unreadable(report: (issue: InputIssue) => void): [] {
  report(inputIssue('waiting-claim-unreadable', 'claim'));
  return [];
}

async function stored<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (cause) {
    throw new Fault('attachments-unavailable', 'the store of notes does not answer', { retryable: true, cause });
  }
}
