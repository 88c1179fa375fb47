import { expect, it } from 'vitest';
import { jsonClaim } from '../../support/claims.ts';
import { read837 } from '../../support/read-837.ts';
import { scored837 } from '../../support/told-837.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const usual = write837([jsonClaim({ controlNumber: 'MANY' })], USUAL);
const COUNT = 40_000;

/** Far more than any claim has, and far less than what would take minutes if the work grew with the square. */
it.each([
  ['notes of a line', /DTP\*472[^~]*~/, 'NTE*ADD*PULSED RF WAS NOT USED ON THE SAPHENOUS NERVE~'],
  ['notes of a claim', /HI\*[^~]*~/, 'NTE*ADD*PULSED RF WAS NOT USED ON THE SAPHENOUS NERVE~'],
  ['diagnoses', /HI\*[^~]*~/, 'HI*ABF:M1711~'],
  ['references of a line', /DTP\*472[^~]*~/, 'REF*6R*SAMPLE~'],
  ['other payers', /HI\*[^~]*~/, 'SBR*S*18*******CI~NM1*PR*2*SAMPLE PAYER*****PI*00000~'],
  ['providers of a line', /DTP\*472[^~]*~/, 'NM1*82*1*SAMPLE****XX*1234567893~'],
  ['paperwork', /HI\*[^~]*~/, 'PWK*OZ*BM***AC*SAMPLE~'],
  ['levels', /HL\*2[^~]*~/, 'HL*2*1*22*0~'],
  ['claims without lines', /CLM\*/, 'CLM*EMPTY*100***11:B:1*Y*A*Y*Y~CLM*'],
  ['modifiers of a line', /SV1\*HC:64640/, 'SV1*HC:64640:RT'],
])('%s by the ten thousand come to an end', { timeout: 10_000 }, (name, after, repeated) => {
  const spoiled =
    name === 'claims without lines'
      ? usual.replace(after, `${repeated.slice(0, -4).repeat(COUNT)}CLM*`)
      : name === 'modifiers of a line'
        ? usual.replace(after, `SV1*HC:64640${':RT'.repeat(15_000)}`)
        : usual.replace(after, (found) => found + repeated.repeat(COUNT));
  const { claims, issues } = scored837([Buffer.from(spoiled)]);
  expect(claims.length > 0 || issues.length > 0).toBe(true);
});

it('more notes than a claim or line can have are named, and the others are read', () => {
  const claimNote = (index: number) => `NTE*ADD*NOTE ${index} OF THE CLAIM~`;
  const lineNote = (index: number) => `NTE*ADD*NOTE ${index} OF THE LINE~`;
  const many = (note: (index: number) => string) => Array.from({ length: 25 }, (_, index) => note(index)).join('');
  const text = usual
    .replace(/HI\*[^~]*~/, (found) => found + many(claimNote))
    .replace(/DTP\*472[^~]*~/, (found) => found + many(lineNote))
    .replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 50}`);
  const { claims, issues } = read837([Buffer.from(text)]);
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'notes-too-many 2400[1]/NTE02',
    'notes-too-many 2300/NTE02',
  ]);
  const [claim] = claims;
  const [line] = claim?.serviceLines ?? [];
  expect([claim?.notes.at(-1)?.at.value, line?.notes.at(-1)?.at.value]).toEqual([
    'NOTE 19 OF THE CLAIM',
    'NOTE 19 OF THE LINE',
  ]);
});

it('a claim of many lines and many notes does not read each note for each line', { timeout: 10_000 }, () => {
  const lines = Array.from({ length: 300 }, () => ({}));
  const note = (index: number) => `NTE*ADD*NOTE ${index} PULSED RF WAS NOT USED ON THE SAPHENOUS NERVE~`;
  const text = write837([jsonClaim({ lines })], USUAL).replace(
    /HI\*[^~]*~/,
    (found) => found + Array.from({ length: 10_000 }, (_, index) => note(index)).join(''),
  );
  expect(scored837([Buffer.from(text)]).summary.scoredLines).toBe(300);
});
