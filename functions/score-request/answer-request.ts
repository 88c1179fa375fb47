/** One call → its answer: what has to be fetched for it, and then the scoring itself. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import { repeatableStamp } from '../adapters/answer-stamp.ts';
import type { AttachmentTable } from '../adapters/attachment-table.ts';
import { circumstancesOf } from '../adapters/circumstances.ts';
import type { RepeatedCalls } from '../adapters/repeated-calls.ts';
import type { ScoringOutcomes } from '../adapters/scoring-outcomes.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { dayOf } from '../adapters/today.ts';
import { attachedNotes } from './attached-notes.ts';
import { scoreRequest } from './request.ts';
import { type ScoreAnswer, scoreResponse } from './response.ts';

/** What a call is answered with. */
export interface ScoringServices {
  /** The release that is named, else the active one. */
  readonly releases: (named: string | undefined) => Promise<LoadedRelease>;
  readonly attachments: AttachmentTable | undefined;
  readonly calls: RepeatedCalls;
  /** Undefined where no prediction is kept. */
  readonly outcomes: ScoringOutcomes | undefined;
  /** Claims with a line at or above this probability are returned in X12 answers. */
  readonly returnAtOrAbove: number | undefined;
}

export async function answerRequest(
  event: APIGatewayProxyEventV2,
  { releases, attachments, calls, outcomes, returnAtOrAbove }: ScoringServices,
  onRuleFault: RuleFaultSink,
): Promise<ScoreAnswer> {
  const request = scoreRequest(event);
  const partner = partnerOf(event);
  const [named, notes, present] = await Promise.all([
    releases(request.release),
    attachedNotes(request, partner, attachments),
    outcomes?.learned.present(partner),
  ]);
  const own = { release: named.release.id, learned: present?.id };
  const circumstances = await circumstancesOf(event, own, calls);
  const { requestId, release, answeredAt, controlNumber, isRepeat } = circumstances;
  const now = new Date(answeredAt);
  // A call that is repeated is answered under the release of the first one, and by what had been learned then.
  const learned = isRepeat ? await outcomes?.learned.state(partner, circumstances.learned) : present;
  const answer = scoreResponse(request, release === named.release.id ? named : await releases(release), {
    requestId,
    today: dayOf(now),
    learned,
    attachments: notes,
    onRuleFault,
    acknowledgment: {
      ...repeatableStamp(now, controlNumber),
      ...(returnAtOrAbove === undefined ? {} : { returnAtOrAbove }),
    },
  });
  // Who names a release asks for an old answer again, or what one would have said; that is not what will be sent.
  if (request.release === undefined) {
    const call = { scoredAt: answeredAt, release, learned: learned?.id, isRepeat };
    await outcomes?.keepPredictions(partner, answer.response.claims, call);
  }
  return answer;
}
