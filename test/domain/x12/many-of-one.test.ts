import { expect, it } from 'vitest';
import { jsonClaim } from '../../support/claims.ts';
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
