import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { callbackReach, callbackUrl, isPublicAddress, mayReach } from '../../../functions/adapters/callback-address.ts';

/** Ranges of the IANA registries of special-purpose addresses and what else is not one host of the internet. */
const RANGES: readonly (readonly [string, string, string])[] = [
  ['this network', '0.0.0.0', '0.255.255.255'],
  ['private 10/8', '10.0.0.0', '10.255.255.255'],
  ['shared by a carrier', '100.64.0.0', '100.127.255.255'],
  ['loopback', '127.0.0.0', '127.255.255.255'],
  ['link-local, cloud metadata', '169.254.0.0', '169.254.255.255'],
  ['private 172.16/12', '172.16.0.0', '172.31.255.255'],
  ['protocol assignments', '192.0.0.0', '192.0.0.255'],
  ['documentation 1', '192.0.2.0', '192.0.2.255'],
  ['6to4 relays', '192.88.99.0', '192.88.99.255'],
  ['private 192.168/16', '192.168.0.0', '192.168.255.255'],
  ['benchmarks', '198.18.0.0', '198.19.255.255'],
  ['documentation 2', '198.51.100.0', '198.51.100.255'],
  ['documentation 3', '203.0.113.0', '203.0.113.255'],
  ['multicast', '224.0.0.0', '239.255.255.255'],
  ['reserved', '240.0.0.0', '255.255.255.254'],
  ['broadcast', '255.255.255.255', '255.255.255.255'],
  ['unspecified', '::', '::'],
  ['loopback, IPv6', '::1', '::1'],
  ['IPv4-compatible', '::127.0.0.1', '::10.0.0.1'],
  ['IPv4-mapped', '::ffff:0.0.0.0', '::ffff:255.255.255.255'],
  ['IPv4-mapped public', '::ffff:8.8.8.8', '::ffff:808:808'],
  ['IPv4-translated', '::ffff:0:7f00:1', '::ffff:0:ffff:ffff'],
  ['NAT64', '64:ff9b::', '64:ff9b::ffff:ffff'],
  ['NAT64 of private use', '64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  ['discard', '100::', '100::ffff:ffff:ffff:ffff'],
  ['Teredo', '2001::', '2001:0:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['benchmarks, IPv6', '2001:2::', '2001:2:0:ffff:ffff:ffff:ffff:ffff'],
  ['ORCHID', '2001:10::', '2001:1f:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['ORCHIDv2', '2001:20::', '2001:2f:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['documentation, IPv6', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['documentation, IPv6, larger', '3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['6to4', '2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['segment routing', '5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['not given out', '4000::', '5eff:ffff::'],
  ['unique local, cloud metadata', 'fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['link-local, IPv6', 'fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['site-local', 'fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['multicast, IPv6', 'ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
];
const asUrl = (address: string): string => `https://${address.includes(':') ? `[${address}]` : address}/hook`;

describe('an address', () => {
  it.each(RANGES)('of the range %s is not called, first or last', (_name, first, last) => {
    for (const address of [first, last]) {
      expect(isPublicAddress(address), address).toBe(false);
      expect(callbackUrl(asUrl(address), 'internet'), address).toBeUndefined();
      expect(mayReach(new URL('https://partner.example/'), address, 'internet'), address).toBe(false);
      expect(mayReach(new URL('https://partner.example/'), address, 'loopback'), address).toBe(false);
    }
  });

  it('of a private network is not called, whichever it is and however its number is written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const privates = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    );
    fc.assert(
      fc.property(privates, ([a, b, c, d]) => {
        const whole = ((a * 256 + b) * 256 + c) * 256 + d;
        const hex = (value: number) => value.toString(16);
        for (const host of [
          `${a}.${b}.${c}.${d}`,
          `${a}.${b}.${c}.${d}.`,
          `${whole}`,
          `0x${hex(whole)}`,
          `0${whole.toString(8)}`,
          `0${a.toString(8)}.0x${hex(b)}.${c * 256 + d}`,
          `${a}.${(b * 256 + c) * 256 + d}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
          `[64:ff9b::${a}.${b}.${c}.${d}]`,
          `[2002:${hex(a * 256 + b)}:${hex(c * 256 + d)}::1]`,
        ]) {
          expect(callbackUrl(`https://${host}/`, 'internet'), host).toBeUndefined();
        }
      }),
    );
  });

  it.each(['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0'])(
    '%s is called',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
      expect(callbackUrl(asUrl(address), 'internet')?.hostname).toBe(address);
    },
  );

  it.each(['192.167.255.255', '192.169.0.0', '223.255.255.255', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is called, too',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each(['', 'partner.example', '1.2.3', '1.2.3.4.5', 'fe80::1%eth0', '[::1]'])('%j is none to call', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe('a URL to call back', () => {
  it.each([
    'https://partner.example/hook?token=1#part',
    'https://partner.example:443/',
    'https://partner.example:8443/hook',
    'https://bücher.example/hook',
    'https://PARTNER.example./hook',
    'https://localhost.partner.example/',
  ])('may be %s', (text) => {
    expect(callbackUrl(text, 'internet')?.href).toBe(new URL(text).href);
  });

  it.each([
    ['http', 'http://partner.example/'],
    ['another scheme', 'ftp://partner.example/'],
    ['a file', 'file:///etc/passwd'],
    ['no scheme', '//partner.example/'],
    ['no host', 'https:///'],
    ['no URL', 'partner'],
    ['another port', 'https://partner.example:22/'],
    ['port 80', 'https://partner.example:80/'],
    ['port 0', 'https://partner.example:0/'],
    ['a user', 'https://user@partner.example/'],
    ['a password', 'https://:secret@partner.example/'],
    ['a host before an @', 'https://partner.example@127.0.0.1/'],
    ['a host behind a backslash', 'https://127.0.0.1\\@partner.example/'],
    ['localhost', 'https://localhost/'],
    ['localhost with a dot', 'https://localhost./'],
    ['a name under localhost', 'https://a.localhost/'],
    ['a name of the local network', 'https://printer.local/'],
    ['the metadata service by name', 'https://metadata.google.internal/'],
    ['a name of one part', 'https://intranet/'],
    ['a name of one part and a dot', 'https://intranet./'],
    ['the metadata service', 'https://169.254.169.254/latest/meta-data/'],
    ['the metadata service over IPv6', 'https://[fd00:ec2::254]/latest/meta-data/'],
    ['full-width digits', 'https://１２７.０.０.１/'],
    ['circled digits', 'https://①②⑦.⓪.⓪.①/'],
    ['ideographic full stops', 'https://127。0。0。1/'],
    ['a short form', 'https://127.1/'],
    ['percent signs', 'https://%31%32%37.0.0.1/'],
    ['a tab inside', 'https://127.0.\t0.1/'],
    ['an IPv6 zone', 'https://[fe80::1%25eth0]/'],
    ['IPv4 in IPv6 in hexadecimal', 'https://[::ffff:7f00:1]/'],
  ])('is not %s', (_name, text) => {
    expect(callbackUrl(text, 'internet')).toBeUndefined();
  });
});

describe('a stack of one’s own', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each(['http://127.0.0.1:8080/hook', 'http://localhost:8080/', 'http://[::1]:9/', 'https://127.0.0.2/'])(
    'calls %s, which no other does',
    (text) => {
      expect(callbackUrl(text, 'loopback')).toBeDefined();
      expect(callbackUrl(text, 'internet')).toBeUndefined();
    },
  );

  it.each([
    'http://10.0.0.1/',
    'http://partner.example/',
    'https://192.168.0.1/',
    'http://user@127.0.0.1/',
    'ftp://127.0.0.1/',
  ])('does not call %s either', (text) => {
    expect(callbackUrl(text, 'loopback')).toBeUndefined();
  });

  it('finds localhost on this machine alone', () => {
    const url = new URL('http://localhost:8080/');
    expect([mayReach(url, '127.0.0.1', 'loopback'), mayReach(url, '::1', 'loopback')]).toEqual([true, true]);
    expect([mayReach(url, '10.0.0.1', 'loopback'), mayReach(url, '1.1.1.1', 'loopback')]).toEqual([false, false]);
    expect(mayReach(url, '127.0.0.1', 'internet')).toBe(false);
  });

  it('is one by an explicit setting alone', () => {
    vi.stubEnv('CALLBACKS_TO', '');
    expect(callbackReach()).toBe('internet');
    vi.stubEnv('CALLBACKS_TO', 'loopback');
    expect(callbackReach()).toBe('loopback');
    vi.stubEnv('CALLBACKS_TO', 'everywhere');
    expect(() => callbackReach()).toThrow('CALLBACKS_TO');
  });
});
