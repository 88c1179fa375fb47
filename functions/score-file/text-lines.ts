/** Bytes as they come → the lines of UTF-8 text that are complete, each time. */

const LINE_FEED = 0x0a;

/** What follows the last line feed is a line, too, unless it is empty. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  let rest: Uint8Array[] = [];
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(LINE_FEED);
    if (end < 0) {
      rest.push(Uint8Array.from(chunk));
      continue;
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
    rest = [Uint8Array.from(chunk.subarray(end + 1))];
    yield text.split('\n');
  }
  const last = Buffer.concat(rest).toString('utf8');
  if (last !== '') yield [last];
}
