import fc from 'fast-check';

/** One way of spoiling a file. */
export type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, fraction: number) => Math.floor(fraction * bytes.length);
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (end): Mutation =>
      (bytes) =>
        bytes.subarray(0, at(bytes, end)),
  ),
  place.map(
    (start): Mutation =>
      (bytes) =>
        bytes.subarray(at(bytes, start)),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(
    ([where, inserted]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), inserted, bytes.subarray(at(bytes, where))]),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Mutation =>
      (bytes) => {
        const segments = bytes.toString('latin1').split('~');
        const [from, to] = [Math.floor(a * segments.length), Math.floor(b * segments.length)];
        const [moved = ''] = segments.splice(from, 1);
        segments.splice(to, 0, moved);
        return Buffer.from(segments.join('~'), 'latin1');
      },
  ),
  fc.tuple(place, place).map(
    ([a, b]): Mutation =>
      (bytes) =>
        Buffer.concat([
          bytes,
          bytes.subarray(Math.min(at(bytes, a), at(bytes, b)), Math.max(at(bytes, a), at(bytes, b))),
        ]),
  ),
  fc.constantFrom('*|', ':>', '~\n', '^*', '~:').map(
    ([from = '', to = '']): Mutation =>
      (bytes) =>
        Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1'),
  ),
);
