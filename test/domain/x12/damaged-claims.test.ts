import { describe, expect, it } from 'vitest';
import { jsonClaim } from '../../support/claims.ts';
import { read837 } from '../../support/read-837.ts';
import { expectSameReading } from '../../support/same-reading.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const claims = [
  jsonClaim({ controlNumber: 'A1', lines: [{ code: '99213' }, {}] }),
  jsonClaim({ controlNumber: 'A2', lines: [{ code: '99213' }] }),
  jsonClaim({ controlNumber: 'A3', lines: [{}, { code: '20610' }] }),
];
const usual = write837(claims, { ...USUAL, lineBreak: '\n' });
const piped = write837(claims, { element: '|', component: '>', repetition: '!', terminator: "'", lineBreak: '' });
const LONG = 'X'.repeat(70_000);

/** Control number and procedure codes of each claim that is read. */
function read(text: string) {
  const bytes = Buffer.from(text, 'latin1');
  expectSameReading(bytes);
  const { claims: found, issues } = read837([bytes]);
  return {
    claims: found.map(
      (claim) => `${claim.patientControlNumber} ${claim.serviceLines.map((line) => line.procedureCode)}`,
    ),
    issues: issues.map(({ code }) => code),
  };
}

const ALL = ['A1 99213,64640', 'A2 99213', 'A3 64640,20610'];

describe('a segment that is no trailer', () => {
  it.each(['IEAX*1', 'IEAS*1', 'IEA\u0007*1', 'IEA|1'])('%j ends no claim', (segment) => {
    const { claims: found, issues } = read(usual.replace('\nLX*2', `\n${segment}~\nLX*2`));
    expect(found).toEqual(ALL);
    expect(issues).toContain('segment-id-unknown');
  });

  it('a segment broken over the terminator is no IEA', () => {
    const text = usual.replaceAll('~\n', '\n').replace('\nLX*2', '\nIE\nAMT*T*1\nLX*2');
    expect(read(text).claims).toEqual(ALL);
  });

  it('an ST without elements ends the level before it', () => {
    expect(read(usual.replace('\nCLM*A2', '\nST~\nCLM*A2')).issues).toContain('transaction-trailer-missing');
  });

  it.each(['SE', 'ST', 'GE', 'IEA'])('a %s longer than any ends no claim', (id) => {
    const { claims: found, issues } = read(usual.replace('\nLX*2', `\n${id}*${LONG}~\nLX*2`));
    expect(found.at(-1)).toBe('A3 64640,20610');
    expect(issues).toContain('segment-too-long');
  });
});

describe('a CLM longer than any', () => {
  it('gives its lines to no other claim', () => {
    const { claims: found, issues } = read(usual.replace('CLM*A2', `CLM*A2${LONG}`));
    expect(found).toEqual(['A1 99213,64640', 'A3 64640,20610']);
    expect(issues).toEqual(expect.arrayContaining(['segment-too-long', 'segment-outside-claim']));
  });
});

describe('an HL longer than any', () => {
  it.each([
    ['HL*3', 'claim-without-billing-provider'],
    ['HL*4', 'claim-without-subscriber'],
  ])('gives the claims under %s to nobody else', (hl, code) => {
    const { issues } = read(usual.replace(`\n${hl}`, `\n${hl}${LONG}`));
    expect(issues).toEqual(expect.arrayContaining(['segment-too-long', code]));
  });
});

describe('two files in one', () => {
  const open = usual.trimEnd().replace(/~$/, '');

  it.each([
    ['a line feed behind an IEA without terminator', `${open}\n${piped}`],
    ['nothing behind an IEA without terminator', `${open}${piped}`],
    ['the same separators', `${open}\r\n${usual}`],
  ])('%s: both are read', (_name, text) => {
    expect(read(text).claims).toEqual([...ALL, ...ALL]);
  });

  it.each(['\n', ''])(
    'a file cut inside a segment loses its last claim and nothing of the next behind %j',
    (between) => {
      const cut = usual.slice(0, usual.lastIndexOf('SV1*') + 12);
      const { claims: found, issues } = read(`${cut}${between}${piped}`);
      expect(found).toEqual(['A1 99213,64640', 'A2 99213', ...ALL]);
      expect(issues).toEqual(expect.arrayContaining(['segment-unterminated', 'claim-truncated']));
    },
  );

  it.each(['ISA LYNN, RN', 'ISA: SEE', 'ISA, SEE'])('%j in a note is a note', (note) => {
    const text = usual.replaceAll('~\n', '\n').replace('\nLX*2', `\nNTE*ADD*SEEN WITH\n${note}\nLX*2`);
    expect(read(text).claims).toEqual(ALL);
  });

  it('the second is read wherever the buffer ends', () => {
    const lines = usual.replaceAll('~\n', '\n').trimEnd();
    const tildes = usual.trimEnd().replace(/~$/, '').replaceAll('\n', '');
    const other = write837(claims, { element: '~', component: ':', repetition: '^', terminator: '*', lineBreak: '' });
    for (const text of [lines + usual.replaceAll('~\n', '\n'), `${tildes}\n${other}`, `${open}\n${piped}`]) {
      const whole = read(text).claims;
      expect(whole).toEqual([...ALL, ...ALL]);
      for (let size = 100; size < 700; size++) {
        const cut = read837([Buffer.from(text, 'latin1')], size).claims;
        expect(cut.length, `buffer of ${size}`).toBe(whole.length);
      }
    }
  });

  it('three, of which the first is cut inside a segment, keep the two whole ones', () => {
    const cut = usual.slice(0, usual.lastIndexOf('SV1*') + 12);
    const middle = piped.replaceAll("'", "'\n");
    expect(read(`${cut}${middle}${usual}`).claims).toEqual(['A1 99213,64640', 'A2 99213', ...ALL, ...ALL]);
  });
});

describe('segments of nothing', () => {
  it.each(['\f', '\v', '\u00a0', '\u00ef\u00bb\u00bf', ' \f '])('%j is not counted', (nothing) => {
    expect(read(usual.replace('\nLX*1', `\n${nothing}~\nLX*1`))).toEqual({ claims: ALL, issues: [] });
  });
});

describe('a line in another order', () => {
  it('keeps its date and service behind its own providers', () => {
    const date = usual.replace(/(DTP\*472[^~]*~\n)/, 'NM1*82*1*SAMPLE*DOCTOR****XX*1234567893~\n$1');
    expect(read(date.replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 1}`))).toEqual({
      claims: ALL,
      issues: [],
    });
    const service = usual.replace(/(LX\*1~\n)/, '$1NM1*82*1*SAMPLE*DOCTOR****XX*1234567893~\n');
    expect(read(service.replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 1}`)).claims).toEqual(ALL);
  });
});

describe('lower case', () => {
  it('leaves the numbers that come back as they were sent', () => {
    const lower = usual.replace(/GS[\s\S]*(?=GE)/, (set) => set.toLowerCase());
    const [first] = read837([Buffer.from(lower)]).claims;
    expect(first?.patientControlNumber).toBe('a1');
    expect(first?.serviceLines[0]?.lineItemControlNumber).toBe('sample-1');
  });
});
