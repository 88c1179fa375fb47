import { modifierNotValid } from '../../../../domain/rules/claim-form/modifier-not-valid.ts';
import { institutionalClaim } from '../../../support/institutional-claim.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const never = ['26', 'TC', '57', '62', '66', '25', '24', '27', '91', '95', 'GT', 'AA', 'QZ', 'P3'];
const neverPaid = ['80', '81', '82', 'AS'];
const allowed = [
  'RT',
  'LT',
  '50',
  '59',
  'XS',
  'XE',
  'XP',
  'XU',
  '51',
  '22',
  '52',
  '53',
  '58',
  '76',
  '77',
  '78',
  '79',
  'KX',
  'GA',
  'GD',
  'GZ',
  'Q5',
  'T5',
  'F1',
  'SG',
  'CR',
];

ruleCases(modifierNotValid, dataTables(), [
  { name: 'no modifier', claim: {}, expect: 'pass' },
  ...never.map(
    (modifier): RuleCase => ({
      name: `${modifier} is never valid`,
      claim: { lines: [{ modifiers: [modifier] }] },
      expect: { atRisk: 'neverValid' },
    }),
  ),
  ...neverPaid.map(
    (modifier): RuleCase => ({
      name: `${modifier} is never paid`,
      claim: { lines: [{ modifiers: [modifier] }] },
      expect: { atRisk: 'neverPaid' },
    }),
  ),
  {
    name: 'an invalid and an unknown one',
    claim: { lines: [{ modifiers: ['25', 'ZQ'] }] },
    expect: { atRisk: 'neverValid' },
  },
  ...allowed.map(
    (modifier): RuleCase => ({
      name: `${modifier} is allowed`,
      claim: { lines: [{ modifiers: [modifier] }] },
      expect: 'pass',
    }),
  ),
  { name: 'lower case', claim: { lines: [{ modifiers: ['tc'] }] }, expect: { atRisk: 'neverValid' } },
  { name: 'no such modifier', claim: { lines: [{ modifiers: ['ZQ'] }] }, expect: { atRisk: 'unknownModifier' } },
  { name: 'too long to be one', claim: { lines: [{ modifiers: ['RT1'] }] }, expect: { atRisk: 'unknownModifier' } },
  {
    name: '25 on the visit, not on the procedure',
    claim: { lines: [{ modifiers: ['RT'] }, { code: '99213', modifiers: ['25'] }] },
    expect: 'pass',
  },
  ...['73', '74'].map(
    (modifier): RuleCase => ({
      name: `${modifier} on a physician’s claim`,
      claim: { placeOfService: '24', lines: [{ modifiers: [modifier] }] },
      expect: { atRisk: 'neverValid' },
    }),
  ),
  ...['73', '74'].flatMap((modifier): RuleCase[] => [
    {
      name: `${modifier} on a surgical center’s claim`,
      claim: { placeOfService: '24', renderingNpi: null, lines: [{ modifiers: [modifier] }] },
      expect: 'pass',
    },
    {
      name: `${modifier} beside SG, whatever the place`,
      claim: { lines: [{ modifiers: [modifier, 'SG'] }] },
      expect: 'pass',
    },
    { name: `${modifier} on a hospital’s claim`, json: institutionalClaim({ modifiers: [modifier] }), expect: 'pass' },
  ]),
  {
    name: '53 on a surgical center’s claim',
    claim: { placeOfService: '24', renderingNpi: null, lines: [{ modifiers: ['53'] }] },
    expect: { atRisk: 'neverValid' },
  },
  {
    name: '53 on a hospital’s claim',
    json: institutionalClaim({ modifiers: ['53'] }),
    expect: { atRisk: 'neverValid' },
  },
  {
    name: '53 by a physician in a surgical center',
    claim: { placeOfService: '24', lines: [{ modifiers: ['53'] }] },
    expect: 'pass',
  },
  {
    name: 'a day the list does not cover',
    claim: { lines: [{ on: '20211231', modifiers: ['26'] }] },
    expect: 'notEvaluated',
  },
]);
