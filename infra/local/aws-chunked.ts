/** The body of a request as it is, or, where the SDK frames it in chunks with a checksum behind it, without the frame. */

import type { IncomingMessage } from 'node:http';

const CRLF = Buffer.from('\r\n');

export async function* decodedChunks(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  const bytes = request as AsyncIterable<Buffer>;
  if (!String(request.headers['content-encoding'] ?? '').includes('aws-chunked')) {
    yield* bytes;
    return;
  }
  let rest = Buffer.alloc(0);
  /** Bytes of the open chunk that are still to come, its line end included; undefined between chunks. */
  let open: number | undefined;
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (open === undefined) {
        const end = rest.indexOf(CRLF);
        if (end < 0) break;
        const size = Number.parseInt(rest.subarray(0, end).toString('latin1'), 16);
        // Behind the chunk of size zero stand only checksums.
        if (!(size > 0)) return;
        open = size + CRLF.length;
        rest = rest.subarray(end + CRLF.length);
      }
      if (rest.length < open) break;
      yield rest.subarray(0, open - CRLF.length);
      rest = rest.subarray(open);
      open = undefined;
    }
  }
}
