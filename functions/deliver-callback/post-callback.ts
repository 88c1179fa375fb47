/**
 * One POST to a URL that a partner named. The address that was checked is the one that is connected to; no redirect and
 * no proxy is followed, no connection is kept, and of the answer nothing is read but its head.
 */

import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CallbackFailure } from '../../domain/response/callback-schemas.ts';
import { type CallbackReach, mayReach } from '../adapters/callback-address.ts';

export type PostOutcome =
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly failure: CallbackFailure };

export interface PostOptions {
  readonly reach: CallbackReach;
  readonly connectMs?: number;
  /** From the start to the head of the answer. */
  readonly totalMs?: number;
  /** The resolver of names, which gives all addresses of one. */
  readonly resolve?: Resolve;
  /** Certificates to trust in the place of those that Node does. */
  readonly ca?: string;
}

type Resolve = (
  hostname: string,
  options: { readonly all: true; readonly family?: number | 'IPv4' | 'IPv6'; readonly hints?: number },
  callback: (error: Error | null, addresses: readonly { readonly address: string; readonly family: number }[]) => void,
) => void;

const CONNECT_MS = 5_000;
const TOTAL_MS = 15_000;
const MOST_HEAD_BYTES = 16_384;
/** Has the lookup asked for all addresses of a name, whatever the default of the process is. */
const ALL_ADDRESSES = { autoSelectFamily: true };

/** `url` is one that `callbackUrl` gave. Never rejects. */
export function postCallback(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  { reach, connectMs = CONNECT_MS, totalMs = TOTAL_MS, resolve = lookup, ca }: PostOptions,
): Promise<PostOutcome> {
  return new Promise((settle) => {
    const isTls = url.protocol === 'https:';
    let failure: CallbackFailure = 'connection';
    const request = (isTls ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      // A new agent, without the proxies that the environment may name for the global one.
      agent: false,
      maxHeaderSize: MOST_HEAD_BYTES,
      ...ALL_ADDRESSES,
      lookup: checkedLookup(
        resolve,
        (address) => mayReach(url, address, reach),
        () => {
          failure = 'address';
        },
      ),
      ...(isTls ? { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) } : {}),
    });
    const outOfTime = (): void => {
      failure = 'timeout';
      request.destroy();
    };
    const connecting = setTimeout(outOfTime, connectMs);
    const total = setTimeout(outOfTime, totalMs);
    const end = (outcome: PostOutcome): void => {
      clearTimeout(connecting);
      clearTimeout(total);
      settle(outcome);
      request.destroy();
    };
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (isTls) failure = 'tls';
        else clearTimeout(connecting);
      });
      socket.once('secureConnect', () => {
        failure = 'connection';
        clearTimeout(connecting);
      });
    });
    request.on('response', ({ statusCode = 0, headers: { 'retry-after': retryAfter } }) =>
      end({ status: statusCode, ...(retryAfter === undefined ? {} : { retryAfter }) }),
    );
    request.on('error', () => end({ failure }));
    request.on('close', () => end({ failure }));
    request.end(body);
  });
}

/** One address that may not be reached refuses the name: whoever mixes them means no good. */
function checkedLookup(resolve: Resolve, isAllowed: (address: string) => boolean, refused: () => void): LookupFunction {
  return (hostname, options, callback) => {
    const { family, hints } = options;
    const asked = { ...(family === undefined ? {} : { family }), ...(hints === undefined ? {} : { hints }) };
    resolve(hostname, { ...asked, all: true }, (error, addresses) => {
      if (error || addresses.length === 0) return callback(error ?? new Error('no address'), '', 0);
      if (!addresses.every(({ address }) => isAllowed(address))) {
        refused();
        return callback(new Error('an address that may not be called'), '', 0);
      }
      callback(null, [...addresses]);
    });
  };
}
