/**
 * Files that are not as the standard has them, as senders produce them: each must come to its complete claims and to an
 * issue with its place, or to no issue where nothing is wrong with it. The other half, valid files that are easily
 * misread, is in guide-traps.test.ts.
 */

import { describe, expect, it } from 'vitest';
import { jsonClaim } from '../../support/claims.ts';
import { type Told, told837 } from '../../support/told-837.ts';
import { USUAL, write837 } from '../../support/write-837.ts';

const CLAIMS = [
  jsonClaim({ controlNumber: 'ONE' }),
  jsonClaim({ controlNumber: 'TWO', lines: [{ units: 2, modifiers: ['RT'] }, { code: '99213' }] }),
];
const OTHER = { element: '|', component: '>', repetition: '!', terminator: "'", lineBreak: '' };
/** The separators that some mainframes use: file, group and unit separators of ASCII. */
const CONTROLS = { element: '\u001d', component: '\u001f', repetition: '\u001e', terminator: '\u001c', lineBreak: '' };

const usual = write837(CLAIMS);
const lines = write837(CLAIMS, { ...USUAL, lineBreak: '\n' });
const other = write837([jsonClaim({ controlNumber: 'THREE' })], OTHER, '000000906');
const again = write837([jsonClaim({ controlNumber: 'THREE' })], USUAL, '000000906');

const BOTH = 'ONE 1/1, TWO 1/2';
const ALL = `${BOTH}, THREE 1/1`;
/** Number of the first segment of the text that starts so, as a person would count it. */
const place = (start: string, text = usual) =>
  text.split('~').findIndex((segment) => segment.trim().startsWith(start)) + 1;
const upTo = (end: string, text = usual) => text.slice(0, text.indexOf(end));
const latin1 = (text: string) => Buffer.from(text, 'latin1');

interface Case {
  name: string;
  bytes: Buffer | string;
  claims?: string;
  issues?: string;
}

const TRAILERS = ['transaction-trailer-missing@3', 'group-trailer-missing@2', 'interchange-trailer-missing@1'];

const CASES: Case[] = [
  { name: 'as the standard has it', bytes: usual },
  { name: 'a byte order mark', bytes: Buffer.from(`\ufeff${usual}`) },
  { name: 'a byte order mark and blank lines', bytes: Buffer.from(`\ufeff\r\n\r\n${usual}`) },
  { name: 'blank lines first', bytes: `\n\r\n   \n${usual}` },
  { name: 'an ISA that is not padded', bytes: usual.replace(/ {2,}/g, '') },
  { name: 'an ISA that is padded too far', bytes: usual.replace('SAMPLE01  ', 'SAMPLE01        ') },
  { name: 'LF after the terminator', bytes: lines },
  { name: 'CRLF after the terminator', bytes: lines.replaceAll('\n', '\r\n') },
  { name: 'blank lines after the terminator', bytes: lines.replaceAll('\n', '\n\n') },
  { name: 'LF as the terminator', bytes: usual.replaceAll('~', '\n') },
  { name: 'CRLF as the terminator', bytes: usual.replaceAll('~', '\r\n') },
  { name: 'CR as the terminator', bytes: usual.replaceAll('~', '\r') },
  { name: 'control characters as separators', bytes: write837(CLAIMS, CONTROLS) },
  { name: 'printable separators of every kind', bytes: write837(CLAIMS, OTHER) },
  { name: 'a backslash as the terminator', bytes: usual.replaceAll('~', '\\') },
  { name: 'a tilde as the element separator', bytes: write837(CLAIMS, { ...OTHER, element: '~', terminator: '*' }) },
  { name: 'blanks after the terminator', bytes: usual.replaceAll('~', '~   ') },
  { name: 'blanks before the terminator', bytes: usual.replaceAll('~', '   ~') },
  { name: 'tabs and blanks before each segment', bytes: usual.replaceAll('~', '~\t ') },
  { name: 'empty segments', bytes: usual.replaceAll('~', '~~'), issues: 'data-outside-interchange' },
  {
    name: 'identifiers in lower case',
    bytes: usual.replace(/(^|~)([A-Z0-9]+)/g, (id) => id.toLowerCase()),
    issues: 'segment-lower-case@1',
  },
  {
    name: 'all of it in lower case, its numbers as they were sent',
    bytes: usual.toLowerCase(),
    claims: BOTH.toLowerCase(),
    issues: 'segment-lower-case@1',
  },
  { name: 'no IEA', bytes: upTo('IEA*'), issues: 'interchange-trailer-missing@1' },
  { name: 'no GE and IEA', bytes: upTo('GE*1'), issues: 'group-trailer-missing@2, interchange-trailer-missing@1' },
  { name: 'no SE, GE and IEA', bytes: `${upTo('~SE*')}~`, issues: TRAILERS.join(', ') },
  { name: 'two interchanges with the same separators', bytes: usual + again, claims: ALL },
  { name: 'two interchanges with other separators', bytes: usual + other, claims: ALL },
  { name: 'two interchanges, line breaks between', bytes: `${usual}\r\n\r\n${other}\r\n`, claims: ALL },
  {
    name: 'an interchange with its byte order mark behind another',
    bytes: Buffer.from(`${usual}\ufeff${other}`),
    claims: ALL,
  },
  {
    name: 'no IEA before an interchange with other separators',
    bytes: upTo('IEA*') + other,
    claims: ALL,
    issues: 'interchange-trailer-missing@1',
  },
  { name: 'no last terminator', bytes: usual.slice(0, -1) },
  { name: 'no last terminator, a line break', bytes: `${usual.slice(0, -1)}\r\n` },
  { name: 'a wrong SE01', bytes: usual.replace(/~SE\*\d+/, '~SE*9'), issues: `transaction-count@${place('SE*')}` },
  {
    name: 'an SE01 that is no number',
    bytes: usual.replace(/~SE\*\d+/, '~SE*X'),
    issues: `transaction-count@${place('SE*')}`,
  },
  {
    name: 'a wrong GE01 and IEA01',
    bytes: usual.replace('~GE*1', '~GE*3').replace('~IEA*1', '~IEA*2'),
    issues: `group-count@${place('GE*')}, interchange-count@${place('IEA*')}`,
  },
  { name: 'wrapped at 80 columns, LF', bytes: usual.replace(/.{80}/g, '$&\n'), issues: 'segment-line-breaks@1' },
  { name: 'wrapped at 80 columns, CRLF', bytes: usual.replace(/.{80}/g, '$&\r\n'), issues: 'segment-line-breaks@1' },
  { name: 'a Latin-1 byte in a name', bytes: latin1(usual.replace('TESTPATIENT', 'TESTPATI\u00cbNT')) },
  { name: 'UTF-8 in a name', bytes: Buffer.from(usual.replace('TESTPATIENT', 'TESTPATI\u00cbNT')) },
  {
    name: 'bytes that are nothing in a name',
    bytes: latin1(usual.replace('TESTPATIENT', 'TEST\u0080\u00ff\u0001\u0000')),
  },
  {
    name: 'cut in the middle of a segment',
    bytes: usual.slice(0, usual.indexOf('SV1', usual.indexOf('CLM*TWO')) + 9),
    claims: 'ONE 1/1',
    issues: [`segment-unterminated@${place('CLM*TWO') + 4}`, `claim-truncated@${place('CLM*TWO')}`, ...TRAILERS].join(
      ', ',
    ),
  },
  {
    name: 'cut behind a segment',
    bytes: upTo('LX*2'),
    claims: 'ONE 1/1, TWO 1/1',
    issues: TRAILERS.join(', '),
  },
  { name: 'cut in the ISA', bytes: usual.slice(0, 60), claims: '', issues: 'isa-malformed@1' },
  { name: 'cut behind the ISA', bytes: usual.slice(0, 106), claims: '', issues: 'interchange-trailer-missing@1' },
  { name: 'no ISA', bytes: usual.slice(106), claims: '', issues: 'no-interchange' },
  { name: 'nothing', bytes: '', claims: '', issues: 'no-interchange' },
  { name: 'the letter U as ISA11', bytes: usual.replace('*^*00501', '*U*00501') },
  { name: 'a digit as ISA11', bytes: usual.replace('*^*00501', '*1*00501') },
  { name: 'an empty ISA11', bytes: usual.replace('*^*00501', '**00501') },
  {
    name: 'composites cut by another character than ISA16',
    bytes: usual.replace('*T*:~', '*T*>~'),
    issues: [`component-separator@${place('CLM*ONE')}`, `component-separator@${place('CLM*TWO')}`].join(', '),
  },
  {
    name: 'a letter as the element separator',
    bytes: usual.replaceAll('*', 'x'),
    claims: '',
    issues: 'no-interchange',
  },
  {
    name: 'a blank as the element separator',
    bytes: usual.replaceAll('*', ' '),
    claims: '',
    issues: 'isa-malformed@1',
  },
  { name: 'equal separators', bytes: usual.replace('*T*:~', '*T**~'), claims: '', issues: 'isa-malformed@1' },
  { name: 'a letter as the terminator', bytes: usual.replaceAll('~', 'Q'), claims: '', issues: 'isa-malformed@1' },
  {
    name: 'a malformed interchange before a good one',
    bytes: `${usual.replace('*T*:~', '*T**~')}\n${again}`,
    claims: 'THREE 1/1',
    issues: 'isa-malformed@1',
  },
  {
    name: 'a service code without its qualifier',
    bytes: usual.replace('HC:64640*', '64640*'),
    claims: 'ONE 0/1, TWO 1/2',
    issues: `value-missing@${place('SV1*')}`,
  },
  {
    name: 'a service code with an empty qualifier',
    bytes: usual.replace('HC:64640*', ':64640*'),
    claims: 'ONE 0/1, TWO 1/2',
    issues: `value-missing@${place('SV1*')}`,
  },
  { name: 'another service code with an empty qualifier', bytes: usual.replace('HC:99213*', ':99213*') },
];

describe('deviations in the wild', () => {
  it('has no case twice', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });

  it.each(CASES)('$name', ({ bytes, claims = BOTH, issues = '' }) => {
    expect(told837(typeof bytes === 'string' ? latin1(bytes) : bytes)).toEqual({ claims, issues });
  });
});

describe('what the header says of the guide', () => {
  const asGuide = (st03: string, gs08 = st03) =>
    usual
      .replace('*X*005010X222A1', `*X*${gs08}`)
      .replace('*0001*005010X222A1', st03 === '' ? '*0001' : `*0001*${st03}`);
  const mismatch = `guide-mismatch@${place('CLM*ONE')}`;

  it.each<[string, string, Told]>([
    ['837P of each errata', asGuide('005010X222'), { claims: BOTH, issues: '' }],
    ['A2', asGuide('005010X222A2'), { claims: BOTH, issues: '' }],
    ['A3', asGuide('005010X222A3'), { claims: BOTH, issues: '' }],
    ['GS08 alone', asGuide('', '005010X222A1'), { claims: BOTH, issues: '' }],
    ['the 837I over professional lines', asGuide('005010X223A3'), { claims: BOTH, issues: mismatch }],
    ['ST03 837P and GS08 837I', asGuide('005010X222A1', '005010X223A2'), { claims: BOTH, issues: '' }],
    ['ST03 837I and GS08 837P', asGuide('005010X223A2', '005010X222A1'), { claims: BOTH, issues: mismatch }],
    ['GS08 4010 and ST03 5010', asGuide('005010X222A1', '004010X098A1'), { claims: BOTH, issues: '' }],
    ['an unknown guide', asGuide('005010X999'), { claims: BOTH, issues: 'guide-unknown@3' }],
    ['no guide', asGuide('', ''), { claims: BOTH, issues: 'guide-unknown@3' }],
    ['4010', asGuide('', '004010X098A1'), { claims: '', issues: 'guide-not-supported@3' }],
    ['4010 in ST03', asGuide('004010X098A1'), { claims: '', issues: 'guide-not-supported@3' }],
    ['the dental guide', asGuide('005010X224A2'), { claims: '', issues: 'guide-not-supported@3' }],
    ['another set', usual.replace('ST*837', 'ST*835'), { claims: '', issues: 'transaction-not-837@3' }],
  ])('%s', (_name, text, expected) => {
    expect(told837(latin1(text))).toEqual(expected);
  });
});
