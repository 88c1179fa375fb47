import { Readable } from 'node:stream';
import * as sdk from '@smithy/core/checksum';
import { describe, expect, it } from 'vitest';
import * as native from '../../../functions/adapters/native-checksums.ts';

const TEXTS = ['', 'a', 'phenol 6 % — 3 mL', 'x'.repeat(100_000)];
const bytes = (text: string) => new TextEncoder().encode(text);

describe.each([
  { name: 'MD5', Ours: native.Md5, Theirs: sdk.Md5 },
  { name: 'SHA-256', Ours: native.Sha256, Theirs: sdk.Sha256 },
  { name: 'CRC-32', Ours: native.Crc32, Theirs: sdk.Crc32 },
])('$name', ({ Ours, Theirs }) => {
  it.each(TEXTS)('is the SDK\'s own of "%.20s"', async (text) => {
    const ours = new Ours();
    const theirs = new Theirs();
    for (const part of [text, 'and more']) {
      ours.update(bytes(part));
      theirs.update(bytes(part));
      expect(await ours.digest()).toEqual(await theirs.digest());
    }
    ours.reset();
    theirs.reset();
    expect(await ours.digest()).toEqual(await theirs.digest());
  });
});

it.each(['secret', bytes('secret'), bytes('secret').buffer])('signs with a secret as the SDK does', async (secret) => {
  const ours = new native.Sha256(secret);
  const theirs = new sdk.Sha256(secret);
  for (const hash of [ours, theirs]) hash.update(bytes('text'));
  expect(await ours.digest()).toEqual(await theirs.digest());
});

it('reads a part of a buffer, and nothing beside it', async () => {
  const whole = bytes('before text behind');
  const [ours, theirs] = [new native.Sha256(), new sdk.Sha256()];
  for (const hash of [ours, theirs]) hash.update(whole.subarray(7, 11));
  expect(await ours.digest()).toEqual(await theirs.digest());
});

it('hashes a stream as the SDK does, and refuses one that flows', async () => {
  const stream = () => Readable.from([Buffer.from('one'), Buffer.from('two')]);
  expect(await native.readableStreamHasher(native.Md5, stream())).toEqual(
    await sdk.readableStreamHasher(sdk.Md5, stream()),
  );
  await expect(native.readableStreamHasher(native.Md5, stream().resume())).rejects.toThrow('flows already');
});
