/** The same input must read the same however it is cut. */

/** Chunk sizes from one byte up to the whole, all of the small ones. */
export function chunkings(bytes: Buffer): { size: number; chunks: Buffer[] }[] {
  const sizes = [...Array.from({ length: 40 }, (_, index) => index + 1), 64, 106, 107, 500, 1_000, bytes.length];
  return sizes.map((size) => ({ size, chunks: cut(bytes, size) }));
}

function cut(bytes: Buffer, size: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += size) chunks.push(bytes.subarray(start, start + size));
  return chunks;
}
