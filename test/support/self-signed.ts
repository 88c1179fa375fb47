/** A certificate for localhost that nobody signed but itself, made anew each time: no private key lies in a file. */

import { generateKeyPairSync, sign } from 'node:crypto';

const NAMES = { commonName: '0603550403', subjectAltName: '0603551d11', ecdsaWithSha256: '06082a8648ce3d040302' };

export function selfSigned(host: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = tagged(0x30, Buffer.from(NAMES.ecdsaWithSha256, 'hex'));
  const common = tagged(0x30, Buffer.from(NAMES.commonName, 'hex'), tagged(0x0c, Buffer.from(host)));
  const name = tagged(0x30, tagged(0x31, common));
  const time = (ms: number) =>
    tagged(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
  const DAY = 86_400_000;
  const alternative = tagged(0x30, tagged(0x82, Buffer.from(host)));
  const extension = tagged(0x30, Buffer.from(NAMES.subjectAltName, 'hex'), tagged(0x04, alternative));
  const body = tagged(
    0x30,
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    algorithm,
    name,
    tagged(0x30, time(Date.now() - DAY), time(Date.now() + DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, tagged(0x30, extension)),
  );
  const signature = sign('sha256', body, privateKey);
  const der = tagged(0x30, body, algorithm, tagged(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One value of DER: its tag, its length and its content. */
function tagged(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), bytes]);
}
