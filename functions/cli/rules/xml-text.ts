/** Bytes of an XML member → text, across the borders of chunks. XLSX is UTF-8. */
export async function* decodedXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
