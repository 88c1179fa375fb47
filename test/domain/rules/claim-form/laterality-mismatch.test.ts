import { lateralityMismatch } from '../../../../domain/rules/claim-form/laterality-mismatch.ts';
import type { DiagnosisSideValue } from '../../../../domain/tables/rule-tables.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { tableOf, tablesWith } from '../../../support/release.ts';
import { dataTables, type RuleCase, ruleCases } from '../../../support/rule-cases.ts';

const fires = (atRisk: string) => ({ atRisk, suggest: ['compareTheSide'] });
const diagnosis = fires('otherThanDiagnosis');
const record = fires('otherThanRecord');
const claim = (modifiers: string[], diagnoses: string[], rest: ClaimSpec = {}): ClaimSpec => ({
  diagnoses,
  ...rest,
  lines: [{ modifiers, pointers: diagnoses.map((_, index) => String(index + 1)) }],
});
const listed = (modifiers: string[], ...nerves: string[]): ClaimSpec =>
  claim(modifiers, ['G8929'], { documentation: { nerves } });
const noted = (modifiers: string[], note: string): ClaimSpec => ({
  diagnoses: ['G8929'],
  lines: [{ modifiers, note }],
});

/** A code of the right side and its left twin, for each family met with nerve destruction. */
const twins = [
  ['G5601', 'G5602'],
  ['G5621', 'G5622'],
  ['G5711', 'G5712'],
  ['G5761', 'G5762'],
  ['G90511', 'G90512'],
  ['G90521', 'G90522'],
  ['M25511', 'M25512'],
  ['M25561', 'M25562'],
  ['M25571', 'M25572'],
  ['M79601', 'M79602'],
  ['M79604', 'M79605'],
  ['M79621', 'M79622'],
  ['M79641', 'M79642'],
  ['M79644', 'M79645'],
  ['M79651', 'M79652'],
  ['M79661', 'M79662'],
  ['M79671', 'M79672'],
  ['M79674', 'M79675'],
  ['M1611', 'M1612'],
  ['M1711', 'M1712'],
  ['M1731', 'M1732'],
  ['M1811', 'M1812'],
  ['M19011', 'M19012'],
  ['M19171', 'M19172'],
  ['M5431', 'M5432'],
  ['M5441', 'M5442'],
  ['M7501', 'M7502'],
  ['M75111', 'M75112'],
  ['M7061', 'M7062'],
  ['M7711', 'M7712'],
  ['M7731', 'M7732'],
  ['N50811', 'N50812'],
  ['T8731', 'T8732'],
  ['T8733', 'T8734'],
  ['S4401XA', 'S4402XA'],
  ['S448X1A', 'S448X2A'],
  ['S5411XS', 'S5412XS'],
  ['S6431XA', 'S6432XA'],
  ['S64490A', 'S64491A'],
  ['S64496A', 'S64497A'],
  ['S7411XA', 'S7412XA'],
  ['S8411XA', 'S8412XA'],
  ['S84801A', 'S84802A'],
  ['S9431XA', 'S9432XA'],
  ['S0431XA', 'S0432XA'],
  // Paralysis is told by dominant and other sides.
  ['G8101', 'G8102'],
  ['G8113', 'G8114'],
  ['G8191', 'G8194'],
  ['G8311', 'G8312'],
  ['G8323', 'G8324'],
  ['I69351', 'I69354'],
  ['I69033', 'I69032'],
  ['I69861', 'I69862'],
  ['R1031', 'R1032'],
  ['M24511', 'M24512'],
  ['M62441', 'M62442'],
] as const;
/** Codes without a side. */
const unsided = [
  'G5600',
  'G5710',
  'G589',
  'G588',
  'M25569',
  'M2550',
  'M79603',
  'M79606',
  'M79609',
  'M79643',
  'M79673',
  'M1710',
  'M175',
  'M179',
  'M5430',
  'T8730',
  'S4400XA',
  'S848X1A',
  'G8929',
  'M792',
  'G571',
  'Z96651',
  'G8110',
  'G8330',
  'I69359',
  'I69320',
  'R1033',
  'M2450',
  'M62449',
];
const bilateral = ['G5603', 'G5713', 'G90513', 'G90523', 'M170', 'M172', 'M174', 'M160', 'M180', 'I69365'];

const byDiagnosis: RuleCase[] = [
  ...twins.flatMap(([right, left]): RuleCase[] => [
    { name: `RT with ${right}`, claim: claim(['RT'], [right]), expect: 'pass' },
    { name: `RT with ${left}`, claim: claim(['RT'], [left]), expect: diagnosis },
    { name: `LT with ${left}`, claim: claim(['LT'], [left]), expect: 'pass' },
    { name: `LT with ${right}`, claim: claim(['LT'], [right]), expect: diagnosis },
  ]),
  ...unsided.map(
    (code): RuleCase => ({ name: `RT with ${code}`, claim: claim(['RT'], [code]), expect: 'notApplicable' }),
  ),
  ...bilateral.flatMap((code): RuleCase[] => [
    { name: `RT with ${code}`, claim: claim(['RT'], [code]), expect: 'pass' },
    { name: `50 with ${code}`, claim: claim(['50'], [code]), expect: 'pass' },
  ]),
  { name: 'several, both sides', claim: claim(['RT'], ['G5712', 'M1711']), expect: 'pass' },
  { name: 'several, all of the other side', claim: claim(['RT'], ['G5712', 'M1712']), expect: diagnosis },
  { name: 'the other side and one without', claim: claim(['RT'], ['G5712', 'G8929']), expect: diagnosis },
  {
    name: 'the other side, not pointed to',
    claim: { diagnoses: ['G8929', 'G5712'], lines: [{ modifiers: ['RT'], pointers: ['1'] }] },
    expect: 'notApplicable',
  },
  { name: '50 with one side', claim: claim(['50'], ['G5712']), expect: fires('bilateralDiagnosisOneSided') },
  { name: '50 with a code a side', claim: claim(['50'], ['G5711', 'G5712']), expect: 'pass' },
  {
    name: 'RT and LT with one side',
    claim: claim(['RT', 'LT'], ['G5711']),
    expect: fires('bilateralDiagnosisOneSided'),
  },
  { name: '50 and RT with the right', claim: claim(['50', 'RT'], ['G5711']), expect: 'pass' },
  { name: '50 and RT with the left', claim: claim(['50', 'RT'], ['G5712']), expect: diagnosis },
  { name: 'a left toe with the left', claim: claim(['TA'], ['G5762']), expect: 'pass' },
  { name: 'a left toe with the right', claim: claim(['T4'], ['G5761']), expect: diagnosis },
  { name: 'a right toe with the left', claim: claim(['T5'], ['G5762']), expect: diagnosis },
  { name: 'a right toe with the right', claim: claim(['T9'], ['G5761']), expect: 'pass' },
  { name: 'a left finger with the right', claim: claim(['FA'], ['G5601']), expect: diagnosis },
  { name: 'a right finger with the right', claim: claim(['F5'], ['G5601']), expect: 'pass' },
  { name: 'a toe and its side', claim: claim(['LT', 'TA'], ['G5762']), expect: 'pass' },
  { name: 'a toe and the other side', claim: claim(['RT', 'TA'], ['G5761']), expect: fires('modifiersDisagree') },
  { name: 'no side on the line', claim: claim([], ['G5711']), expect: 'notApplicable' },
  { name: 'modifiers without a side', claim: claim(['59', 'KX'], ['G5711']), expect: 'notApplicable' },
];

const byRecord: RuleCase[] = [
  { name: 'the record says the same side', claim: listed(['LT'], 'left sural nerve'), expect: 'pass' },
  { name: 'the record says the other side', claim: listed(['RT'], 'left sural nerve'), expect: record },
  { name: 'the record says both', claim: listed(['RT'], 'bilateral sural nerve'), expect: 'pass' },
  {
    name: 'the record says a nerve a side',
    claim: listed(['RT'], 'left sural nerve', 'right tibial nerve'),
    expect: 'pass',
  },
  {
    name: 'the record says a side of one only',
    claim: listed(['RT'], 'left sural nerve', 'tibial nerve'),
    expect: 'notApplicable',
  },
  {
    name: '50 with one side in the record',
    claim: listed(['50'], 'left sural nerve'),
    expect: fires('bilateralRecordOneSided'),
  },
  { name: '50 with both sides in the record', claim: listed(['50'], 'left and right sural nerves'), expect: 'pass' },
  { name: 'a short note says the same side', claim: noted(['LT'], 'RFA LT GON'), expect: 'pass' },
  { name: 'a short note says the other side', claim: noted(['RT'], 'RFA LT GON'), expect: record },
  { name: 'a short note with the side behind', claim: noted(['RT'], 'RFA SURAL NERVE LEFT'), expect: record },
  {
    name: 'a short list after one side',
    claim: noted(['RT'], 'LEFT ILIOINGUINAL AND ILIOHYPOGASTRIC NERVES'),
    expect: record,
  },
  { name: 'a side for each of a short list', claim: noted(['RT'], 'LT SURAL NERVE, RT TIBIAL NERVE'), expect: 'pass' },
  { name: 'a short note without a side', claim: noted(['RT'], 'RFA GON'), expect: 'notApplicable' },
  {
    name: 'a side that is not of the nerve',
    claim: noted(['RT'], 'RFA SURAL NERVE. LT HAND NUMB'),
    expect: 'notApplicable',
  },
  {
    name: 'the note of the claim speaks of another line',
    claim: { diagnoses: ['G8929'], note: 'RFA LT GON', lines: [{ modifiers: ['RT'] }, { modifiers: ['LT'] }] },
    expect: 'notApplicable',
  },
  {
    name: 'the note of a claim with one line',
    claim: { diagnoses: ['G8929'], note: 'RFA LT GON', lines: [{ modifiers: ['RT'] }] },
    expect: record,
  },
  {
    name: 'a procedure note says the other side',
    claim: claim(['RT'], ['G8929']),
    documented: procedureNote({ nerves: ['sural nerve|left'] }),
    expect: record,
  },
  {
    name: 'a procedure note says the side of the line, the diagnosis another',
    claim: claim(['LT'], ['G5711']),
    documented: procedureNote({ nerves: ['sural nerve|left'] }),
    expect: diagnosis,
  },
  {
    name: 'a procedure note says no side',
    claim: claim(['RT'], ['G8929']),
    documented: procedureNote({ nerves: ['sural nerve'] }),
    expect: 'notApplicable',
  },
];

const side: DiagnosisSideValue = { position: 5, right: '1', left: '2', both: '3' };
const dated = tablesWith({
  'diagnosis-sides': tableOf<DiagnosisSideValue>({ G57: [{ from: '2026-01-01', through: '2026-06-30', value: side }] }),
});
const on = (day: string): ClaimSpec => ({ diagnoses: ['G5712'], lines: [{ on: day, modifiers: ['RT'] }] });

ruleCases(lateralityMismatch, dataTables(), [
  ...byDiagnosis,
  ...byRecord,
  { name: 'last day of a family', claim: on('20260630'), tables: dated, expect: diagnosis },
  { name: 'day after a family', claim: on('20260701'), tables: dated, expect: 'notApplicable' },
  { name: 'a day without coverage', claim: on('20231231'), tables: dated, expect: 'notEvaluated' },
  {
    name: 'no modifiers known',
    claim: on('20260302'),
    tables: tablesWith({ 'side-modifiers': undefined }),
    expect: 'notEvaluated',
  },
  {
    name: 'a commercial payer',
    claim: { ...claim(['RT'], ['G5712']), filing: 'CI', payerId: 'SAMPLE' },
    expect: diagnosis,
  },
  {
    name: 'another procedure',
    line: 2,
    claim: { diagnoses: ['G5712'], lines: [{}, { code: '64450', modifiers: ['RT'] }] },
    expect: 'notApplicable',
  },
]);
