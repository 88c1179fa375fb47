import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  isSecret,
  signatureHeader,
  TOLERANCE_SECONDS,
  verifySignature,
} from '../../../functions/adapters/caller-signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const NOW = 1_795_000_000;
const body = Buffer.from('ISA*00*\u00e9~');
const signed = (over: Partial<Record<'id' | 'timestamp' | 'signature', string>> = {}) => {
  const id = over.id ?? 'msg_1';
  const timestamp = over.timestamp ?? String(NOW);
  return { id, timestamp, signature: over.signature ?? signatureHeader(id, Number(timestamp), body, [SECRET]) };
};

describe('the signature of a caller', () => {
  it('is the one that the specification gives as its example', () => {
    const payload = Buffer.from('{"test": 2432232314}');
    expect(signatureHeader('msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, payload, [SECRET])).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it.each([
    ['valid', signed(), 'valid'],
    [
      'valid beside one of an older secret',
      signed({ signature: signatureHeader('msg_1', NOW, body, [OTHER, SECRET]) }),
      'valid',
    ],
    ['valid beside one of a version to come', signed({ signature: `v2,abc ${signed().signature}` }), 'valid'],
    ['valid at the end of the tolerance', signed({ timestamp: String(NOW - TOLERANCE_SECONDS) }), 'valid'],
    ['too old a second later', signed({ timestamp: String(NOW - TOLERANCE_SECONDS - 1) }), 'tooOld'],
    ['valid from a clock that is ahead', signed({ timestamp: String(NOW + TOLERANCE_SECONDS) }), 'valid'],
    ['too new a second later', signed({ timestamp: String(NOW + TOLERANCE_SECONDS + 1) }), 'tooNew'],
    ['of another secret', signed({ signature: signatureHeader('msg_1', NOW, body, [OTHER]) }), 'wrong'],
    ['of another body', signed({ signature: signatureHeader('msg_1', NOW, Buffer.from('x'), [SECRET]) }), 'wrong'],
    ['of another id', signed({ signature: signatureHeader('msg_2', NOW, body, [SECRET]) }), 'wrong'],
    ['of another time', signed({ signature: signatureHeader('msg_1', NOW - 1, body, [SECRET]) }), 'wrong'],
    ['without a version', signed({ signature: signed().signature.slice(3) }), 'malformed'],
    ['of another length', signed({ signature: 'v1,AAAA' }), 'malformed'],
    ['empty', signed({ signature: '' }), 'malformed'],
    ['with an id that could be another id and time', signed({ id: 'msg.1' }), 'malformed'],
    ['without an id', signed({ id: '' }), 'malformed'],
    ['with a time that is no number', signed({ timestamp: '1e9', signature: signed().signature }), 'malformed'],
    ['with a negative time', signed({ timestamp: '-1', signature: signed().signature }), 'malformed'],
  ] as const)('is %s', (_name, headers, verdict) => {
    expect(verifySignature(headers, body, [SECRET], NOW)).toBe(verdict);
  });

  it('holds under either of two live secrets, and under none when a partner has none', () => {
    expect(verifySignature(signed(), body, [OTHER, SECRET], NOW)).toBe('valid');
    expect(verifySignature(signed(), body, [], NOW)).toBe('wrong');
  });

  it('covers bytes, not text', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    const key = Buffer.from(SECRET.slice(6), 'base64');
    const mac = createHmac('sha256', key)
      .update(Buffer.concat([Buffer.from(`msg_1.${NOW}.`), bytes]))
      .digest('base64');
    expect(verifySignature(signed({ signature: `v1,${mac}` }), bytes, [SECRET], NOW)).toBe('valid');
  });

  it.each([
    [SECRET, true],
    [OTHER, true],
    [`whsec_${Buffer.alloc(64, 1).toString('base64')}`, true],
    [`whsec_${Buffer.alloc(23, 1).toString('base64')}`, false],
    [`whsec_${Buffer.alloc(65, 1).toString('base64')}`, false],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', false],
    ['whsec_not base64 at all, but long enough', false],
    ['', false],
  ])('takes %s as a secret: %s', (text, expected) => {
    expect(isSecret(text)).toBe(expected);
  });
});
