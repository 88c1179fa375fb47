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

/** The sizes at which readers have failed, and pieces of random size; for inputs too large for every size. */
export function someChunkings(bytes: Buffer): { size: number | string; chunks: Buffer[] }[] {
  const sizes = [1, 7, 106, 4_096, 65_536].filter((size, index) => index === 0 || size < bytes.length * 2);
  return [
    ...sizes.map((size) => ({ size, chunks: cut(bytes, size) })),
    { size: 'random', chunks: cutAtRandom(bytes, bytes.length) },
  ];
}

/** The same pieces for the same seed, so that a failure can be repeated. */
export function cutAtRandom(bytes: Buffer, seed: number): Buffer[] {
  const chunks: Buffer[] = [];
  let state = seed >>> 0;
  for (let start = 0; start < bytes.length; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const size = 1 + ((state >>> 16) % 311);
    chunks.push(bytes.subarray(start, start + size));
    start += size;
  }
  return chunks;
}
