/** One call → its answer: what has to be fetched for it, and then the scoring itself. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RuleFaultSink } from '../../domain/rules/evaluate-rules.ts';
import type { LoadedRelease } from '../adapters/active-release.ts';
import { repeatableStamp } from '../adapters/answer-stamp.ts';
import type { AttachmentTable } from '../adapters/attachment-table.ts';
import type { RepeatedCalls } from '../adapters/repeated-calls.ts';
import { partnerOf } from '../adapters/signed-callers.ts';
import { dayOf } from '../adapters/today.ts';
import { attachedNotes } from './attached-notes.ts';
import { circumstancesOf } from './circumstances.ts';
import { scoreRequest } from './request.ts';
import { type ScoreAnswer, scoreResponse } from './response.ts';

/** What a call is answered with. */
export interface ScoringServices {
  /** The release that is named, else the active one. */
  readonly releases: (named: string | undefined) => Promise<LoadedRelease>;
  readonly attachments: AttachmentTable | undefined;
  readonly calls: RepeatedCalls;
  /** Claims with a line at or above this probability are returned in X12 answers. */
  readonly returnAtOrAbove: number | undefined;
}

export async function answerRequest(
  event: APIGatewayProxyEventV2,
  { releases, attachments, calls, returnAtOrAbove }: ScoringServices,
  onRuleFault: RuleFaultSink,
): Promise<ScoreAnswer> {
  const request = scoreRequest(event);
  const [named, notes] = await Promise.all([
    releases(request.release),
    attachedNotes(request, partnerOf(event), attachments),
  ]);
  const { requestId, release, answeredAt, controlNumber } = await circumstancesOf(event, named.release.id, calls);
  const now = new Date(answeredAt);
  // A call that is repeated is answered under the release of the first one.
  return scoreResponse(request, release === named.release.id ? named : await releases(release), {
    requestId,
    today: dayOf(now),
    attachments: notes,
    onRuleFault,
    acknowledgment: {
      ...repeatableStamp(now, controlNumber),
      ...(returnAtOrAbove === undefined ? {} : { returnAtOrAbove }),
    },
  });
}
