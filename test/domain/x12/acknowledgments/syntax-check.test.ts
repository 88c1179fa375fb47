import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acknowledge, texts } from '../../../support/acknowledge.ts';
import { jsonClaim } from '../../../support/claims.ts';
import { USUAL, write837 } from '../../../support/write-837.ts';

const lines = { ...USUAL, lineBreak: '\n' };
const two = write837(
  [jsonClaim({ controlNumber: 'ONE' }), jsonClaim({ controlNumber: 'TWO', lines: [{}, { units: 2 }] })],
  lines,
);
const institutional = readFileSync(new URL('../../../fixtures/837/institutional.837', import.meta.url), 'utf8');

/** A file whose SE counts right whatever was done to it. */
function counted(text: string): string {
  const segments = text.trimEnd().split('\n');
  const from = segments.findIndex((segment) => segment.startsWith('ST*'));
  const to = segments.findIndex((segment) => segment.startsWith('SE*'));
  return text.replace(/SE\*\d+/, `SE*${to - from + 1}`);
}

/** Position of the first segment that starts so, the ST being 1. */
function positionOf(text: string, start: string): number {
  const segments = text.split('\n');
  return (
    segments.findIndex((segment) => segment.startsWith(start)) - segments.findIndex((s) => s.startsWith('ST*')) + 1
  );
}

const without = (text: string, pattern: RegExp) => counted(text.replace(pattern, ''));

describe('the segments of a set', () => {
  it.each<[string, string, (text: string) => string[]]>([
    [
      '1: an unknown segment',
      two.replace('N3*', 'QQ3*'),
      (t) => [`IK3*QQ3*${positionOf(t, 'QQ3*')}*2010*1`, `IK3*N3*${positionOf(t, 'N4*')}*2010*3`],
    ],
    [
      '1: no identifier at all',
      counted(two.replace('CLM*TWO', '?*1~\nCLM*TWO')),
      (t) => [`IK3*ZZZ*${positionOf(t, '?*')}*2010*1`],
    ],
    [
      '2: a segment in a loop that has none of it',
      counted(two.replace('CLM*ONE', 'DTP*472*D8*20260302~\nCLM*ONE')),
      (t) => [`IK3*DTP*${positionOf(t, 'DTP*')}*2010*2`],
    ],
    [
      '2: a name that no loop has',
      two.replace('NM1*82*', 'NM1*13*'),
      (t) => [`IK3*NM1*${positionOf(t, 'NM1*13')}*2300*2`],
    ],
    [
      '2: a claim whose CLM is lost, once',
      without(two, /CLM\*TWO[^~]*~\n/),
      (t) => [`IK3*HI*${t.split('\n').findLastIndex((s) => s.startsWith('HI*')) - 1}*2010*2`],
    ],
    ['3: the service', without(two, /SV1[^~]*~\n/), (t) => [`IK3*SV1*${positionOf(t, 'DTP')}*2400*3`]],
    ['3: the service date', without(two, /DTP[^~]*~\n/), (t) => [`IK3*DTP*${positionOf(t, 'HL*3')}*2400*3`]],
    ['3: the line number', without(two, /LX[^~]*~\n/), (t) => [`IK3*LX*${positionOf(t, 'SV1')}*2400*3`]],
    [
      '3: all lines',
      without(two, /LX\*1~\nSV1[^~]*~\nDTP[^~]*~\nREF\*6R[^~]*~\n/),
      (t) => [`IK3*LX*${positionOf(t, 'HL*3')}*2400*3`],
    ],
    ['3: the diagnoses', without(two, /HI[^~]*~\n/), (t) => [`IK3*HI*${positionOf(t, 'LX*')}*2300*3`]],
    [
      '3: the subscriber information',
      without(two, /SBR[^~]*~\n/),
      (t) => [`IK3*SBR*${positionOf(t, 'NM1*IL')}*2000*3`],
    ],
    ['3: the subscriber', without(two, /NM1\*IL[^~]*~\n/), (t) => [`IK3*NM1*${positionOf(t, 'NM1*PR')}*2010*3`]],
    ['3: the payer', without(two, /NM1\*PR[^~]*~\n/), (t) => [`IK3*NM1*${positionOf(t, 'CLM*ONE')}*2010*3`]],
    ['3: the billing address', without(two, /N4[^~]*~\n/), (t) => [`IK3*N4*${positionOf(t, 'HL*2')}*2010*3`]],
    ['3: the header', without(two, /BHT[^~]*~\n/), (t) => [`IK3*BHT*${positionOf(t, 'NM1*41')}**3`]],
    ['3: the submitter', without(two, /NM1\*41[^~]*~\n/), (t) => [`IK3*NM1*${positionOf(t, 'NM1*40')}*1000*3`]],
    ['3: the receiver', without(two, /NM1\*40[^~]*~\n/), (t) => [`IK3*NM1*${positionOf(t, 'HL*1')}*1000*3`]],
    [
      '4: more lines than a claim may have',
      counted(two.replace(/(LX\*1~\nSV1[^~]*~\nDTP[^~]*~\nREF[^~]*~\n)/, '$1'.repeat(51))),
      (t) => [`IK3*LX*${positionOf(t, 'LX*1') + 200}*2400*4`],
    ],
    [
      '5: a second service under one LX',
      counted(two.replace(/(SV1[^~]*~\n)/, '$1$1')),
      (t) => [`IK3*SV1*${positionOf(t, 'SV1') + 1}*2400*5`],
    ],
    [
      '5: a second service date',
      counted(two.replace(/(DTP\*472[^~]*~\n)/, '$1$1')),
      (t) => [`IK3*DTP*${positionOf(t, 'DTP') + 1}*2400*5`],
    ],
    [
      '5: a second list of diagnoses',
      counted(two.replace(/(HI\*[^~]*~\n)/, '$1HI*ABF:M1711~\nHI*BG:17~\nHI*BP:33414~\n')),
      (t) => [`IK3*HI*${positionOf(t, 'HI*ABF')}*2300*5`],
    ],
    [
      '5: conditions twice',
      counted(two.replace(/(HI\*[^~]*~\n)/, '$1HI*BG:17~\nHI*BG:18~\n')),
      (t) => [`IK3*HI*${positionOf(t, 'HI*BG:18')}*2300*5`],
    ],
    [
      '6: a segment of another set',
      counted(two.replace('CLM*ONE', 'CLP*1~\nCLM*ONE')),
      (t) => [`IK3*CLP*${positionOf(t, 'CLP*')}*2010*6`],
    ],
    [
      'I4: a segment that the guides do not use',
      counted(two.replace('HI*', 'CR5*I*1~\nHI*')),
      (t) => [`IK3*CR5*${positionOf(t, 'CR5*')}*2300*I4`],
    ],
    [
      'I4: a service of the other guide',
      institutional.replaceAll('005010X223A2', '005010X222A1'),
      (t) => [
        `IK3*CLM*${positionOf(t, 'CLM*')}*2300*8`,
        `IK3*HI*${positionOf(t, 'HI*ABF')}*2300*5`,
        `IK3*HI*${positionOf(t, 'HI*BE')}*2300*8`,
        `IK3*NM1*${positionOf(t, 'NM1*71')}*2300*2`,
        `IK3*SV2*${positionOf(t, 'SV2')}*2400*I4`,
        `IK3*DTP*${positionOf(t, 'LX*2')}*2400*3`,
        `IK3*DTP*${positionOf(t, 'SE*')}*2400*3`,
      ],
    ],
    [
      '2: a name that no loop has, and nothing of what follows it',
      counted(
        two.replace(
          'NM1*PR',
          'NM1*QQ*2*OTHER~\nN3*2 SAMPLE WAY~\nN4*HOUSTON*TX*770020000~\nDMG*D8*19500101*F~\nNM1*PR',
        ),
      ),
      (t) => [`IK3*NM1*${positionOf(t, 'NM1*QQ')}*2010*2`],
    ],
    [
      '2: strays of two loops, each once',
      counted(two.replaceAll('CLM*', 'DTP*472*D8*20260302~\nK3*X~\nCLM*')),
      (t) => [`IK3*DTP*${positionOf(t, 'DTP*')}*2010*2`, `IK3*DTP*${positionOf(t, 'CLM*TWO') - 2}*2010*2`],
    ],
    [
      '8: a level of unknown kind, whose segments count in no other',
      counted(two.replace('HL*2*1*22', 'HL*2*1*99').replace('NM1*PR', 'N3*2 SAMPLE WAY~\nNM1*PR')),
      (t) => [`IK3*HL*${positionOf(t, 'HL*2')}*2010*8`],
    ],
    [
      '8: a segment that is too long to be read',
      counted(two.replace('CLM*TWO', `NTE*ADD*${'X'.repeat(70_000)}~\nCLM*TWO`)),
      (t) => [`IK3*ZZZ*${positionOf(t, 'NTE*')}*2010*8`],
    ],
    [
      '3: statement dates and admission of an institutional claim',
      without(institutional, /(?:DTP\*434|CL1)[^~]*~\n/g),
      (t) => [`IK3*DTP*${positionOf(t, 'HI*')}*2300*3`, `IK3*CL1*${positionOf(t, 'HI*')}*2300*3`],
    ],
    [
      '7: a segment behind its place',
      two.replace(/(N3[^~]*~\n)(N4[^~]*~\n)/, '$2$1'),
      (t) => [`IK3*N3*${positionOf(t, 'N3')}*2010*7`],
    ],
    [
      '1: identifiers in lower case, once',
      two.replace(/^(?:N3|CLM|SV1)/gm, (id) => id.toLowerCase()),
      (t) => [`IK3*n3*${positionOf(t, 'n3')}*2010*1`],
    ],
    ['8: a bad element', two.replace('UN*1*', 'ZZ*1*'), (t) => [`IK3*SV1*${positionOf(t, 'SV1')}*2400*8`]],
    [
      '8: a level of unknown kind, whose segments are passed over',
      two.replace('HL*4*3*22', 'HL*4*3*99'),
      (t) => [`IK3*HL*${positionOf(t, 'HL*4')}*2010*8`],
    ],
  ])('%s', (_name, text, expected) => {
    const notes = texts(acknowledge(text), 'IK3');
    expect(notes).toEqual(expected(text));
  });

  it('are refused by the guide alone under a code of its own', () => {
    const unused = counted(two.replace('HI*', 'CR5*I*1~\nHI*'));
    expect(texts(acknowledge(unused), 'IK5')).toEqual(['IK5*E*I5']);
    expect(texts(acknowledge(two.replace('UN*1***', 'UN*1**9*')), 'IK4', 'IK5')).toEqual(['IK4*6**I10*9', 'IK5*E*I5']);
    expect(texts(acknowledge(unused.replace('UN*1*', 'ZZ*1*')), 'IK5')).toEqual(['IK5*E*I5*5']);
  });

  it('are not asked for what a set that breaks off has no room for', () => {
    const answer = acknowledge(two.slice(0, two.indexOf('SV1')));
    expect(texts(answer, 'IK3', 'IK5')).toEqual(['IK5*R*2']);
  });

  it('are listed up to a limit, and found beyond it', () => {
    const many = counted(two.replace(/(REF\*6R[^~]*~\n)/, (ref) => `${ref}${'REF*6R~\n'.repeat(1_500)}`));
    const answer = acknowledge(many);
    expect(texts(answer, 'IK3')).toHaveLength(1_000);
    expect(texts(answer, 'IK5')).toEqual(['IK5*E*5']);
  });

  it('stand in their claim, which the note names', () => {
    const bad = two.replace(/UN\*2\*/, 'ZZ*2*');
    expect(texts(acknowledge(bad), 'IK3', 'CTX', 'IK4')).toEqual([
      `IK3*SV1*${positionOf(bad, 'LX*2') + 1}*2400*8`,
      'CTX*CLM01:TWO',
      'IK4*3*355*7*ZZ',
    ]);
  });
});
