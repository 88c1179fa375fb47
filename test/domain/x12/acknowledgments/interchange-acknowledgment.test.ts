import { describe, expect, it } from 'vitest';
import { acknowledge, setsOf, texts } from '../../../support/acknowledge.ts';
import { jsonClaim } from '../../../support/claims.ts';
import { USUAL, write837 } from '../../../support/write-837.ts';

const lines = { ...USUAL, lineBreak: '\n' };
const one = write837([jsonClaim({ controlNumber: 'ONE' })], lines);
const two = write837([jsonClaim({ controlNumber: 'ONE' }), jsonClaim({ controlNumber: 'TWO' })], lines);
const silent = (text: string) => text.replace(/\*1\*T\*:/, '*0*T*:');

describe('TA1', () => {
  it.each<[string, string, string[]]>([
    ['A 000 when it is asked for', one, ['TA1*000000905*260302*1023*A*000']],
    ['none when it is not asked for', silent(one), []],
    [
      'E 001: another number in IEA02',
      silent(one).replace('IEA*1*000000905', 'IEA*1*000000001'),
      ['TA1*000000905*260302*1023*E*001'],
    ],
    ['E 021: the wrong count in IEA01', silent(one).replace('IEA*1', 'IEA*3'), ['TA1*000000905*260302*1023*E*021']],
    ['E 023: no IEA', silent(one).slice(0, silent(one).indexOf('IEA')), ['TA1*000000905*260302*1023*E*023']],
    [
      'R 023: cut before the set is complete',
      silent(one).slice(0, silent(one).indexOf('SV1')),
      ['TA1*000000905*260302*1023*R*023'],
    ],
    ['R 023: cut inside the ISA of nothing', `${silent(one).split('\n')[0]}`, ['TA1*000000905*260302*1023*R*023']],
    [
      'R 024: no group',
      silent(one)
        .replace(/GS\*[\s\S]*(?=IEA)/, '')
        .replace('IEA*1', 'IEA*0'),
      ['TA1*000000905*260302*1023*R*024'],
    ],
    [
      'R 024: a set outside any group',
      silent(one)
        .replace(/GS[^~]*~\n/, '')
        .replace(/GE\*[^~]*~\n/, '')
        .replace('IEA*1', 'IEA*0'),
      ['TA1*000000905*260302*1023*R*024'],
    ],
    [
      'E 024: something that is no segment before the group',
      silent(one).replace('\nGS*', '\nIS A*1~\nGS*'),
      ['TA1*000000905*260302*1023*E*024'],
    ],
    [
      'E 014: a date that is none',
      silent(one).replace('*260302*1023*^', '*261302*1023*^'),
      ['TA1*000000905*261123*1023*E*014'],
    ],
    [
      'E 015: a time that is none',
      silent(one).replace('*260302*1023*^', '*260302*2560*^'),
      ['TA1*000000905*260302*1015*E*015'],
    ],
    ['E 017: another version', silent(one).replace('*00501*', '*00401*'), ['TA1*000000905*260302*1023*E*017']],
    [
      'E 018: a control number that is none',
      silent(one).replaceAll('000000905', '00000090A'),
      ['TA1*000000000*260302*1023*E*018'],
    ],
    ['E 019: another wish for an answer', one.replace('*1*T*:', '*2*T*:'), ['TA1*000000905*260302*1023*E*019']],
    ['E 020: another usage', silent(one).replace('*0*T*:', '*0*X*:'), ['TA1*000000905*260302*1023*E*020']],
    [
      'the heaviest of several',
      silent(one).replace('IEA*1*000000905', 'IEA*3*000000001'),
      ['TA1*000000905*260302*1023*E*001'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(texts(acknowledge(text), 'TA1')).toEqual(expected);
  });

  it('R 025 answers an interchange that came before, and nothing in it is answered twice', () => {
    const { answers } = acknowledge(one + one + one.replaceAll('000000905', '000000906'));
    expect(answers.map(({ ta1 }) => ta1?.text.slice(-5))).toEqual(['A*000', 'R*025', 'A*000']);
    expect(answers.map(({ groups }) => groups.length)).toEqual([2, 0, 2]);
  });

  it('stands behind the ISA and before any group', () => {
    expect(acknowledge(one).text).toMatch(/^ISA\*[^~]*~TA1\*[^~]*~GS\*/);
  });

  it('answers no interchange that only acknowledges', () => {
    const [isa = ''] = one.split('\n');
    const ta1 = `${isa}\nTA1*000000001*260302*1023*A*000~\nIEA*0*000000905~\n`;
    const acknowledgment = `${isa}\nGS*FA*SAMPLE01*SAMPLE02*20260302*1023*3*X*005010X231A1~\nST*999*0001*005010X231A1~\nAK1*HC*1~\nAK9*A*1*1*1~\nSE*4*0001~\nGE*1*3~\nIEA*1*000000905~\n`;
    expect(acknowledge(ta1).text).toBe('');
    expect(acknowledge(acknowledgment).text).toBe('');
    expect(acknowledge(acknowledge(one).text).text).toMatch(/^ISA/);
  });

  it('never speaks of an ISA that cannot be read', () => {
    const broken = 'ISA*00*BROKEN~GS*HC~';
    expect(acknowledge(broken).text).toBe('');
    expect(acknowledge(broken + one).answers).toHaveLength(1);
    expect(acknowledge('no interchange at all').text).toBe('');
  });
});

describe('the answering interchange', () => {
  const received = one
    .replace('*ZZ*SAMPLE01       *ZZ*SAMPLE02       *', '*30*123456789      *01*PAYER2         *')
    .replace('GS*HC*SAMPLE01*SAMPLE02', 'GS*HC*SENDERCODE*RECEIVERCODE')
    .replace('*1*T*:', '*1*P*:');

  it('goes from the receiver to the sender under numbers of our own', () => {
    const { text } = acknowledge(received);
    expect(text).toMatch(
      /^ISA\*00\* {10}\*00\* {10}\*01\*PAYER2 {9}\*30\*123456789 {6}\*261123\*1015\*\^\*00501\*000000041\*0\*P\*:~/,
    );
    expect(text).toContain('~GS*FA*RECEIVERCODE*SENDERCODE*20261123*1015*42*X*005010X231A1~');
    expect(text).toContain('~GS*HN*RECEIVERCODE*SENDERCODE*20261123*1015*43*X*005010X214~');
  });

  it.each([
    ['T', 'T'],
    ['P', 'P'],
    ['I', 'I'],
    ['X', 'T'],
  ])('is of the usage of the received one: %s is %s', (sent, answered) => {
    expect(acknowledge(one.replace('*1*T*:', `*1*${sent}*:`)).answers[0]?.isa.element(15)).toBe(answered);
  });

  it('has group codes of 2 to 15 characters', () => {
    const codes = (sent: string) => {
      const [answer] = acknowledge(one.replace('GS*HC*SAMPLE01', `GS*HC*${sent}`)).answers;
      return answer?.groups.map(({ header }) => header.element(3));
    };
    expect(codes('X'.repeat(20))).toEqual(['X'.repeat(15), 'X'.repeat(15)]);
    expect(codes('7')).toEqual(['7 ', '7 ']);
    expect(codes('')).toEqual(['SAMPLE01', 'SAMPLE01']);
    const nobody = one.replace('*ZZ*SAMPLE01       ', `*ZZ*${' '.repeat(15)}`).replace('GS*HC*SAMPLE01', 'GS*HC*');
    expect(acknowledge(nobody).answers[0]?.groups[0]?.header.element(3)).toBe('NA');
  });

  it('is one for each received interchange, whatever separators each has', () => {
    const second = write837(
      [jsonClaim({ controlNumber: 'SECOND' })],
      { element: '|', component: '>', repetition: '!', terminator: '\\', lineBreak: '\n' },
      '000000906',
    );
    const { answers, text } = acknowledge(one + second);
    expect(answers.map(({ isa }) => isa.element(13))).toEqual(['000000041', '000000044']);
    expect(text).toContain('~TRN*2*ONE~');
    expect(text).toContain('\\TRN|2|SECOND\\');
    const numbers = answers.flatMap(({ groups }) => groups.map(({ header }) => header.element(6)));
    expect(new Set(numbers).size).toBe(numbers.length);
    const references = answers.flatMap((answer) => setsOf(answer, '277').map((set) => set.segments[0]?.element(3)));
    expect(references).toEqual(['000000041-1', '000000044-1']);
  });

  it('is cut by the separators of the received one, so that values go back unchanged', () => {
    const pipes = write837([jsonClaim({ controlNumber: 'A*B:C^D~E', lines: [{ units: 9 }] })], {
      element: '|',
      component: '>',
      repetition: '!',
      terminator: '\\',
      lineBreak: '\n',
    });
    // The builder writes the usual separators as its own, so they are put in afterwards.
    const clash = pipes
      .replace('A|B>C!D~E', ' A*B:C^D~E')
      .replace('SAMPLE PAIN CLINIC', 'SAMPLE~PAIN*CLINIC')
      .replace('REF|6R|SAMPLE-1', 'REF|6R|*:^~')
      .replace('HI|', 'REF|D9|^~*:\\\nHI|')
      .replace('|1TE0TE0TE00', '|1:TE*')
      .replace(/SE\|(\d+)/, (_, count) => `SE|${Number(count) + 1}`)
      .replaceAll('SAMPLE01 ', 'SAM*LE01 ');
    const { text } = acknowledge(clash);
    const segments = text.split('\\');
    for (const segment of [
      'TRN|2| A*B:C^D~E',
      'NM1|85|2|SAMPLE~PAIN*CLINIC|||||XX|1234567893',
      'NM1|QC|1|TESTPATIENT|AVERY||||MI|1:TE*',
      'SVC|HC>64640|600|||||9',
      'REF|FJ|*:^~',
      'REF|D9|^~*:',
    ])
      expect(segments).toContain(segment);
    expect(segments[0]).toMatch(/\|ZZ\|SAM\*LE01 {7}\|.*\|!\|00501\|000000041\|0\|T\|>$/);
  });

  it.each(['\n', '\r', '\u001c'])('ends its segments with %j where the received one does', (terminator) => {
    const separators = { element: '\u001d', component: '\u001f', repetition: '\u001e', terminator };
    const { answers } = acknowledge(write837([jsonClaim({ controlNumber: 'ONE' })], { ...separators, lineBreak: '' }));
    expect(answers[0]?.isa.separators).toEqual(separators);
    expect(texts({ answers }, 'AK9', 'QTY')).toEqual(
      ['AK9*A*1*1*1', 'QTY*90*1', 'QTY*QA*1'].map((text) => text.replaceAll('*', '\u001d')),
    );
  });

  it('changes a separator rather than a value that holds it', () => {
    const { answers } = acknowledge(one.replace('CLM*ONE', 'CLM*O:N^E'));
    expect(answers[0]?.isa.separators).toEqual({ element: '*', component: '|', repetition: '>', terminator: '~' });
    expect(texts({ answers }, 'TRN')).toContain('TRN*2*O:N^E');
  });

  it.each(['U', 'A', ':', '~'])('has a repetition separator of its own where ISA11 is %s', (isa11) => {
    const { answers } = acknowledge(one.replace('*1023*^*', `*1023*${isa11}*`));
    expect(answers[0]?.isa.element(11)).toBe('^');
  });

  it('takes a control number for itself and for each of its groups', () => {
    const many = [905, 906, 907].map((number) => one.replaceAll('000000905', `000000${number}`)).join('');
    expect(acknowledge(many).answers.map(({ isa }) => isa.element(13))).toEqual([
      '000000041',
      '000000044',
      '000000047',
    ]);
  });

  it('loses no set and no complete claim, wherever the file is cut', () => {
    for (let at = 110; at < two.length; at += 7) {
      const answer = acknowledge(two.slice(0, at));
      const hasGroup = at > two.indexOf('~', two.indexOf('GS*'));
      const hasSet = at > two.indexOf('~', two.indexOf('ST*837'));
      expect(answer.answers, `cut at ${at}`).toHaveLength(1);
      expect(texts(answer, 'AK1'), `cut at ${at}`).toHaveLength(hasGroup ? 1 : 0);
      expect(texts(answer, 'AK2'), `cut at ${at}`).toHaveLength(hasSet ? 1 : 0);
      const [ik5] = texts(answer, 'IK5');
      if (hasSet && at < two.indexOf('SE*', two.indexOf('SV1'))) expect(ik5, `cut at ${at}`).toMatch(/^IK5\*R\*2/);
      if (at >= two.indexOf('GE*')) expect(ik5, `cut at ${at}`).toBe('IK5*A');
    }
  });
});
