/** One attempt to tell a partner that its batch has ended. */

import type { CallbackFailure } from '../../domain/response/callback-schemas.ts';
import type { BatchStore } from '../adapters/batch-store.ts';
import { type CallbackReach, callbackUrl } from '../adapters/callback-address.ts';
import type { CallbackStore } from '../adapters/callback-store.ts';
import { signatureHeader } from '../adapters/caller-signature.ts';
import type { PartnerSecrets } from '../adapters/partners.ts';
import { type CallbackMessage, callbackMessage } from './callback-event.ts';
import type { PostOutcome } from './post-callback.ts';
import { retryAfterSeconds, waitAfter } from './retry-schedule.ts';

export interface CallbackServices {
  readonly batches: Pick<BatchStore, 'get'>;
  readonly callbacks: CallbackStore;
  /** Undefined on a stack of one's own while it knows no partner: callbacks are then not signed, as calls are not. */
  readonly secrets: PartnerSecrets | undefined;
  readonly reach: CallbackReach;
  readonly post: (url: URL, headers: Readonly<Record<string, string>>, body: Buffer) => Promise<PostOutcome>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/**
 * `unknown`: there is no batch that ended, or nobody to tell. `repeated`: it was told before. `failed`: after the last
 * attempt, for the dead letters. `pending` is to be tried again after `waitSeconds`.
 */
export interface Delivery {
  readonly outcome: 'unknown' | 'repeated' | 'delivered' | 'disabled' | 'pending' | 'failed';
  /** Where the message is not done with: how long it is to be held back. */
  readonly waitSeconds?: number;
  readonly status?: number;
  readonly failure?: CallbackFailure;
}

const GONE = 410;
/** What a receiver may ask more time with. */
const BUSY = new Set([429, 503]);

/** `attempt` counts from 1. May be done twice at once for one batch: its receiver knows the second one by its id. */
export async function deliverCallback(
  { partner, id }: { readonly partner: string; readonly id: string },
  attempt: number,
  services: CallbackServices,
): Promise<Delivery> {
  const { batches, callbacks, reach } = services;
  const batch = (await batches.get(partner, id))?.record;
  const message = batch && callbackMessage(batch);
  if (!message || batch.callbackUrl === undefined) return { outcome: 'unknown' };
  const before = await callbacks.state(partner, id);
  if (before?.status === 'delivered') return { outcome: 'repeated' };
  const url = callbackUrl(batch.callbackUrl, reach);
  if (url && (await callbacks.isDisabled(partner, url))) {
    await callbacks.settle(partner, id, { status: 'disabled', attempts: 0 });
    return { outcome: 'disabled' };
  }
  const outcome: PostOutcome = url ? await posted(url, partner, message, services) : { failure: 'address' };
  const told = 'status' in outcome ? { status: outcome.status } : { failure: outcome.failure };
  const last = 'status' in outcome ? { lastStatus: outcome.status } : { lastFailure: outcome.failure };
  const settled = async (status: 'delivered' | 'disabled' | 'pending' | 'failed'): Promise<Delivery> => {
    await callbacks.settle(partner, id, { status, attempts: 1, ...last });
    return { outcome: status, ...told };
  };
  if (url && 'status' in outcome) {
    if (outcome.status >= 200 && outcome.status < 300) return settled('delivered');
    if (outcome.status === GONE) {
      await callbacks.disable(partner, url);
      return settled('disabled');
    }
  }
  const wait = waitAfter(attempt, services.random(), askedFor(outcome, services.now()));
  if (wait === undefined) return { ...(await settled('failed')), waitSeconds: 0 };
  return { ...(await settled('pending')), waitSeconds: wait };
}

async function posted(
  url: URL,
  partner: string,
  { id, body }: CallbackMessage,
  { secrets, post, now }: CallbackServices,
): Promise<PostOutcome> {
  const seconds = Math.floor(now() / 1_000);
  const live = await secrets?.read(partner);
  if (secrets && !live?.length) return { failure: 'signing' };
  return post(
    url,
    {
      'content-type': 'application/json',
      'user-agent': 'denial-prediction/1',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      ...(live ? { 'webhook-signature': signatureHeader(id, seconds, body, live) } : {}),
    },
    body,
  );
}

function askedFor(outcome: PostOutcome, now: number): number | undefined {
  return 'status' in outcome && BUSY.has(outcome.status) ? retryAfterSeconds(outcome.retryAfter, now) : undefined;
}
