/** The files that are spoiled: the fixtures, the sample, and claims of every kind under usual and other separators. */

import { readdirSync, readFileSync } from 'node:fs';
import { jsonClaim } from '../support/claims.ts';
import { USUAL, write837 } from '../support/write-837.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDERS = ['test/fixtures/837/', 'test/fixtures/seed/', 'infra/local/samples/'];

const MIXED = [
  jsonClaim({ controlNumber: 'UNITS', lines: [{ units: 7 }, { code: '99213' }] }),
  jsonClaim({ controlNumber: 'OTHERS', lines: [{ code: '99213' }, { code: '20610', modifiers: ['RT'] }] }),
  jsonClaim({ controlNumber: 'MODIFIER', facilityZip: '222010000', lines: [{ modifiers: ['RT', '26'] }] }),
  jsonClaim({ controlNumber: 'LATIN', lines: [{ description: 'NERF D\u00c9J\u00c0 TRAIT\u00c9', units: 6 }] }),
];

export function fuzzInputs(): Buffer[] {
  return [
    ...FOLDERS.flatMap((folder) =>
      readdirSync(new URL(folder, ROOT))
        .filter((name) => name.endsWith('.837'))
        .map((name) => readFileSync(new URL(`${folder}${name}`, ROOT))),
    ),
    Buffer.from(write837(MIXED, { ...USUAL, lineBreak: '\r\n' }), 'latin1'),
    Buffer.from(write837(MIXED), 'utf8'),
    Buffer.from(
      write837(MIXED, { element: '|', component: '>', repetition: '!', terminator: "'", lineBreak: '' }),
      'utf8',
    ),
  ];
}

export const CRASHERS = new URL('test/crashers/', ROOT);

/** Every input that once broke a reader, by its file name. */
export function crashers(): [string, Buffer][] {
  return readdirSync(CRASHERS)
    .filter((name) => !name.startsWith('README'))
    .map((name) => [name, readFileSync(new URL(name, CRASHERS))]);
}
