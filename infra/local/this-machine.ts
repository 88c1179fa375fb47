/** Who calls, on a machine where nobody signs. */

import type { IncomingMessage } from 'node:http';

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a call is one of this machine's own. A page from elsewhere that somebody has open runs here as well: it may
 * send a browser to this address, which then names the page's origin, or give this address a name of its own.
 */
export function isOfThisMachine({ headers: { host = '', origin } }: Pick<IncomingMessage, 'headers'>): boolean {
  if (!OWN_NAMES.has(URL.parse(`http://${host}`)?.hostname ?? '')) return false;
  return origin === undefined || origin === `http://${host}`;
}
