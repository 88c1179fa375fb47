import { describe, expect, it } from 'vitest';
import { acknowledge, setsOf, texts } from '../../../support/acknowledge.ts';
import { jsonClaim } from '../../../support/claims.ts';
import { USUAL, write837 } from '../../../support/write-837.ts';

const lines = { ...USUAL, lineBreak: '\n' };
const one = write837([jsonClaim({ controlNumber: 'ONE' })], lines);
const [isa = '', gs = ''] = one.split('\n');
const set = one.slice(one.indexOf('ST*'), one.indexOf('GE*'));
const end = '\nIEA*1*000000905~\n';

/** A group with these sets under one GS. */
function group(sets: readonly string[], announced = sets.length): string {
  return `${isa}\n${gs}\n${sets.join('')}GE*${announced}*1~${end}`;
}
const numbered = (number: string, text = set) =>
  text.replace('ST*837*0001', `ST*837*${number}`).replace(/(SE\*\d+)\*0001/, `$1*${number}`);
const spoilt = set.replace('UN*1*', 'ZZ*1*');

describe('the 999 of a set', () => {
  it.each<[string, string, string, number]>([
    ['A: nothing wrong', one, 'IK5*A', 1],
    ['R 1: not an 837', one.replace('ST*837', 'ST*835'), 'IK5*R*1', 0],
    ['R I6: a guide that is not read', one.replaceAll('005010X222A1', '004010X098A1'), 'IK5*R*I6', 0],
    ['R I6: the dental guide', one.replaceAll('005010X222A1', '005010X224A2'), 'IK5*R*I6', 0],
    ['R 2: no SE', one.replace(/\nSE\*[^~]*~/, ''), 'IK5*R*2', 0],
    ['R 3: another number in SE02', one.replace(/(SE\*\d+)\*0001/, '$1*0009'), 'IK5*R*3', 0],
    ['R 4: the wrong count in SE01', one.replace(/SE\*\d+/, 'SE*3'), 'IK5*R*4', 0],
    ['R 3 and 4: both', one.replace(/SE\*\d+\*0001/, 'SE*3*0009'), 'IK5*R*4*3', 0],
    ['R 6: no ST01', one.replace('ST*837', 'ST*'), 'IK5*R*6*1', 0],
    ['R 7: no ST02', one.replaceAll(/((?:ST\*837|SE\*\d+)\*)0001/g, '$1'), 'IK5*R*7', 0],
    ['R 7: an ST02 that is too short', one.replaceAll(/((?:ST\*837|SE\*\d+)\*)0001/g, '$11'), 'IK5*R*7', 0],
    ['R 5: no claim', one.replace(/HL\*[\s\S]*(?=SE\*)/, '').replace(/SE\*\d+/, 'SE*5'), 'IK5*R*5', 0],
    ['E 5: a segment in error, its claim read', one.replace('UN*1*', 'ZZ*1*'), 'IK5*E*5', 1],
    ['E I6: a guide that nobody knows', one.replaceAll('005010X222A1', '005010X299'), 'IK5*E*I6', 1],
    [
      'R 4 5: the wrong count, and a segment in error',
      one.replace('UN*1*', 'ZZ*1*').replace(/SE\*\d+/, 'SE*3'),
      'IK5*R*4*5',
      0,
    ],
  ])('%s', (_name, text, ik5, claimSets) => {
    const answer = acknowledge(text);
    expect(texts(answer, 'IK5')).toEqual([ik5]);
    expect(setsOf(answer.answers[0], '277')).toHaveLength(claimSets);
  });

  it('R 23: a control number that came before in the group', () => {
    const answer = acknowledge(group([set, set, numbered('0002')]));
    expect(texts(answer, 'IK5')).toEqual(['IK5*A', 'IK5*R*23', 'IK5*A']);
    expect(texts(answer, 'AK9')).toEqual(['AK9*P*3*3*2']);
  });

  it('repeats the identity of group and set', () => {
    expect(texts(acknowledge(one), 'AK1', 'AK2')).toEqual(['AK1*HC*1*005010X222A1', 'AK2*837*0001*005010X222A1']);
  });

  it('names the claim, the element, the reason and the value', () => {
    const bad = one
      .replace('SV1*HC:64640', 'SV1*H:64640')
      .replace('NM1*82*1*SAMPLE*PHYSICIAN****XX*1234567893', 'NM1*82*1*SAMPLE*PHYSICIAN****XX');
    expect(texts(acknowledge(bad), 'IK3', 'CTX', 'IK4')).toEqual([
      'IK3*NM1*15*2310*8',
      'CTX*CLM01:ONE',
      'IK4*9*67*2',
      'CTX*SITUATIONAL TRIGGER*NM1*15*2310*8*66',
      'IK3*SV1*17*2400*8',
      'CTX*CLM01:ONE',
      'IK4*1:1*235*4*H',
    ]);
  });

  it('has no context outside a claim, and cuts a number that is too long for it', () => {
    expect(texts(acknowledge(one.replace('N4*SAMPLE CITY', 'N4*X')), 'CTX')).toEqual([]);
    const long = 'N'.repeat(38);
    const answer = acknowledge(one.replace('CLM*ONE', `CLM*${long}`).replace('UN*1*', 'ZZ*1*'));
    expect(texts(answer, 'CTX')).toEqual([`CTX*CLM01:${'N'.repeat(35)}`]);
  });

  it('fits the identity of group and set into its places', () => {
    const answer = (text: string) => texts(acknowledge(text), 'AK1', 'AK2');
    const long = 'X'.repeat(40);
    expect(answer(one.replaceAll('005010X222A1', `005010X222A1${long}`))).toEqual([
      'AK1*HC*1*005010X222A1',
      `AK2*837*0001*005010X222A1${long.slice(0, 23)}`,
    ]);
    expect(answer(one.replace('*1023*1*X', '*1023*1234567890*X'))[0]).toBe('AK1*HC*0*005010X222A1');
    expect(answer(one.replace('ST*837*0001', 'ST*8377*1'))[1]).toBe('AK2*837*1   *005010X222A1');
  });

  it('copies 99 characters of a value', () => {
    const answer = acknowledge(one.replace('SAMPLE STREET', 'X'.repeat(150)));
    expect(texts(answer, 'IK4')[0]).toBe(`IK4*1*166*5*1 ${'X'.repeat(97)}`);
  });

  it('copies a value as it is or not at all', () => {
    const pipes = write837([jsonClaim()], {
      element: '|',
      component: '>',
      repetition: '!',
      terminator: '\\',
      lineBreak: '',
    });
    const bad = pipes.replace('UN|1|', 'U*:^~|1|').replace('SAMPLE CITY', 'SAMPL\u0007').replace('|EI|', '|E>I|');
    expect(texts(acknowledge(bad), 'IK4')).toEqual(['IK4|1|19|6', 'IK4|3|355|5|U*:^~']);
    expect(texts(acknowledge(pipes.replace('UN|1|', 'U>N|1|')), 'IK4')).toEqual(['IK4|3|355|13']);
  });
});

describe('the 999 of a group', () => {
  it.each<[string, string, string]>([
    ['A: all accepted', group([set, numbered('0002')]), 'AK9*A*2*2*2'],
    ['E: all accepted, one with errors', group([set, numbered('0002', spoilt)]), 'AK9*E*2*2*2'],
    ['P: one of two', group([set, numbered('0002', set.replace('ST*837', 'ST*835'))]), 'AK9*P*2*2*1'],
    ['R: none', group([set.replace('ST*837', 'ST*835')]), 'AK9*R*1*1*0'],
    ['R: no set at all', group([]), 'AK9*R*0*0*0'],
    ['1: another kind of group', one.replace('GS*HC', 'GS*HP'), 'AK9*E*1*1*1*1'],
    ['2: a version that is not supported', one.replaceAll('005010X222A1', '004010X098A1'), 'AK9*R*1*1*0*2'],
    [
      '2: it alone, where the sets name none',
      one.replace('*X*005010X222A1', '*X*004010X098A1').replace('*0001*005010X222A1', '*0001'),
      'AK9*R*1*1*0*2',
    ],
    ['no 2: a set names another', one.replace('*X*005010X222A1', '*X*004010X098A1'), 'AK9*A*1*1*1'],
    ['no 2: a guide that nobody knows', one.replaceAll('005010X222A1', '005010X299'), 'AK9*E*1*1*1'],
    ['3: no GE', one.replace(/GE\*[^~]*~\n/, ''), 'AK9*E*1*1*1*3'],
    ['4: another number in GE02', one.replace('GE*1*1', 'GE*1*7'), 'AK9*E*1*1*1*4'],
    ['5: the wrong count in GE01', group([set, numbered('0002')], 3), 'AK9*E*3*2*2*5'],
    [
      '6: a group number that is none',
      one.replaceAll('*1023*1*X', '*1023*A*X').replace('GE*1*1', 'GE*1*A'),
      'AK9*E*1*1*1*6',
    ],
    ['4 and 5', group([set], 2).replace('GE*2*1', 'GE*2*7'), 'AK9*E*2*1*1*5*4'],
  ])('%s', (_name, text, ak9) => {
    expect(texts(acknowledge(text), 'AK9')).toEqual([ak9]);
  });

  it('is one for each group, and none for a group of 999s', () => {
    const second = `${gs.replace('*1*X', '*2*X')}\n${numbered('0002')}GE*1*2~`;
    const acknowledgments =
      'GS*FA*SAMPLE01*SAMPLE02*20260302*1023*3*X*005010X231A1~\nST*999*0001*005010X231A1~\nAK1*HC*1~\nAK9*A*1*1*1~\nSE*4*0001~\nGE*1*3~';
    const text = one.replace('IEA*1', `${second}\n${acknowledgments}\nIEA*3`);
    const [answer] = acknowledge(text).answers;
    expect(answer?.groups.map(({ header }) => header.element(1))).toEqual(['FA', 'HN', 'FA', 'HN']);
    expect(new Set(answer?.groups.map(({ header }) => header.element(6))).size).toBe(4);
    expect(texts({ answers: answer ? [answer] : [] }, 'AK1')).toEqual([
      'AK1*HC*1*005010X222A1',
      'AK1*HC*2*005010X222A1',
    ]);
  });
});
