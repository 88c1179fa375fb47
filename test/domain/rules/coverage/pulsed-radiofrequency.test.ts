import { pulsedRadiofrequency } from '../../../../domain/rules/coverage/pulsed-radiofrequency.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const line = (note: string): ClaimSpec => ({ lines: [{ note }] });
const fires = { atRisk: 'pulsedIsNotDestruction' } as const;

const BOTH = 'Procedure: left GON thermal RF 80C 90 s. Left LON pulsed RF 42C 120 s. No imaging was used.';
const noted = (units: number, note = BOTH, modifiers: string[] = []): ClaimSpec => ({
  lines: [{ units, modifiers, documentation: { note } }],
});
const BOTH_SIDES =
  'Procedure: bilateral GON thermal RF 80C 90 s. Bilateral LON pulsed RF 42C 120 s. No imaging was used.';

ruleCases(pulsedRadiofrequency, dataTables(), [
  { name: 'pulsed RF', claim: line('PULSED RF RT SUPRASCAPULAR'), expect: fires },
  { name: 'PRF', claim: line('PRF X 120 SEC LT GON'), expect: fires },
  { name: 'RFA, pulsed mode', claim: line('RFA PULSED MODE OF GON'), expect: fires },
  { name: 'pulse radio frequency, in three words', claim: line('PULSE RADIO FREQUENCY OF LT GON'), expect: fires },
  { name: 'pulse mode', claim: line('RF LT GON, PULSE MODE'), expect: fires },
  { name: 'pulse dosed', claim: line('PULSE-DOSED RF LT GON'), expect: fires },
  { name: 'bipolar and pulsed', claim: line('PULSED BIPOLAR RADIOFREQUENCY LT GON'), expect: fires },
  { name: 'a pulse that was taken', claim: line('THERMAL RF LT GON 80 C 90 SEC, PULSE 72'), expect: 'pass' },
  { name: 'radiofrequency at 42 degrees', claim: line('RF 42 DEG C 120 SEC LT GON'), expect: fires },
  { name: 'pulsed, structured', claim: { documentation: { modality: 'Pulsed radiofrequency' } }, expect: fires },
  {
    name: 'structured temperature',
    claim: { documentation: { modality: 'radiofrequency', temperatureCelsius: 42 } },
    expect: fires,
  },
  { name: 'in the description of the line', claim: { lines: [{ description: 'PULSED RFA' }] }, expect: fires },
  { name: 'in the note of the claim', claim: { note: 'PULSED RF OF GON TODAY' }, expect: fires },
  { name: 'any payer', claim: { filing: 'CI', payerId: 'SAMPLE', lines: [{ note: 'PULSED RF' }] }, expect: fires },
  { name: 'a unit for a nerve that was pulsed beside one that was destroyed', claim: noted(2), expect: fires },
  { name: 'a unit for the nerve that was destroyed, none for the pulsed one', claim: noted(1), expect: 'notEvaluated' },
  {
    name: 'two units of one side for one nerve that was destroyed on both',
    claim: noted(2, BOTH_SIDES, ['LT']),
    expect: fires,
  },
  {
    name: 'two units for the nerve that was destroyed on both sides',
    claim: noted(2, BOTH_SIDES),
    expect: 'notEvaluated',
  },
  {
    name: 'a heat that does not destroy, which a note does not call pulsed',
    claim: noted(1, 'Procedure: left GON radiofrequency, tip at 42 C for 240 s. No imaging was used.'),
    expect: 'notEvaluated',
  },
  {
    name: 'the pulses that a note does not call so',
    claim: noted(1, 'Procedure: left GON radiofrequency, 2 Hz, 20 ms, 42 C for 240 s. No imaging was used.'),
    expect: fires,
  },
  {
    name: 'both on the same nerves',
    claim: noted(2, 'Procedure: left GON and LON, pulsed RF at 42C, then thermal RF at 80C of both nerves.'),
    expect: 'notEvaluated',
  },
  { name: 'not pulsed', claim: line('THERMAL RFA, NOT PULSED'), expect: 'pass' },
  ...[
    'PULSED RF AFTER FAILED BLOCK',
    'PRF DONE AFTER FAILED PT',
    'AS PLANNED PULSED RF OF GON',
    'SCHEDULED PULSED RF OF GON, DONE',
    'DISCUSSED RISKS PULSED RF OF GON DONE',
    'NO SEDATION PULSED RF LT GON',
    'RFA 42 DEGREES 120 SEC LT GON',
    'RFA 42 DEG X 120 SEC LT GON',
    'P-RFA LT GON',
  ].map((text) => ({ name: `fires: ${text}`, claim: line(text), expect: fires })),
  ...[
    'RFA NOT PULSED LT GON',
    'RFA (NOT PULSED) 80C 90S',
    'RFA 80C X 90 SEC',
    'RFA 80 DEG C LT GON',
    'RFA LT GON 80C UNDER PULSED FLUORO',
    'THERMAL RFA UNDER PULSED FLUOROSCOPY',
    'PULSED RF OFFERED, DECLINED, THERMAL RFA DONE',
    'PULSED RF DENIED BY INS, THERMAL RFA',
    'THERMAL RFA, UNLIKE PULSED RF',
    'NO PULSED OR CRYO USED, THERMAL RFA',
    'THERMAL RFA. PULSED RF IN 2024',
  ].map((text) => ({ name: `passes: ${text}`, claim: line(text), expect: 'pass' as const })),
  ...[
    'RFA LT GON UNDER PULSED FLUORO',
    'RFA LT GON, PULSED DOPPLER TO AVOID OCC ARTERY',
    'RFA LT GON; BODY TEMP 38C',
    'RFA LT GON; BODY TEMP 37C',
    'THERMAL RFA 42C',
    'IF NO RELIEF, PULSED RF NEXT',
    'PULSED RF NOT USED THIS VISIT',
  ].map((text) => ({ name: `cannot tell: ${text}`, claim: line(text), expect: 'notEvaluated' as const })),
  {
    name: 'an explicit mode against the temperature',
    claim: { documentation: { modality: 'cooled RF', temperatureCelsius: 42 } },
    expect: 'notEvaluated',
  },
  {
    name: 'the structured temperature of heat',
    claim: { documentation: { modality: 'RFA', temperatureCelsius: 80, secondsPerLesion: 90 } },
    expect: 'pass',
  },
  {
    name: 'the note of the line before the documentation of the claim',
    claim: { documentation: { modality: 'pulsed radiofrequency' }, lines: [{ note: 'THERMAL RFA 80C' }] },
    expect: 'pass',
  },
  {
    name: 'the documentation of the claim when 64999 bills it',
    claim: { documentation: { modality: 'pulsed radiofrequency' }, lines: [{}, { code: '64999' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'the note of the claim when 64999 bills it on another day',
    claim: { note: 'PULSED RF RT GON 3/2', lines: [{ on: '20260309' }, { code: '64999', on: '20260302' }] },
    expect: 'notEvaluated',
  },
  { name: 'non-pulsed', claim: line('NON-PULSED RFA GON'), expect: 'pass' },
  { name: 'pulsed was not used', claim: line('THERMAL RFA 80C. PULSED RF WAS NOT USED'), expect: 'pass' },
  { name: 'thermal rather than pulsed', claim: line('THERMAL RATHER THAN PULSED RF'), expect: 'pass' },
  { name: 'pulsed last year', claim: line('PULSED RF LAST YEAR, THERMAL RFA NOW'), expect: 'pass' },
  { name: 'prior pulsed failed', claim: line('PRIOR PULSED RF FAILED. THERMAL RFA DONE'), expect: 'pass' },
  { name: 'pulsed planned', claim: line('PLAN PULSED RF NEXT VISIT'), expect: 'notEvaluated' },
  { name: 'cooled at 60 degrees', claim: line('COOLED RF 60C 150 SEC'), expect: 'pass' },
  { name: 'thermal at 80 degrees', claim: line('RFA 80C 90 SEC, THERMAL'), expect: 'pass' },
  { name: 'phenol', claim: line('PHENOL 6% 2ML OBTURATOR'), expect: 'pass' },
  { name: 'RFA without a mode', claim: line('RFA LT GON'), expect: 'notEvaluated' },
  { name: 'nothing said', claim: {}, expect: 'notEvaluated' },
  { name: 'thermal and pulsed at once', claim: line('THERMAL RFA GON, PULSED RF LON'), expect: 'notEvaluated' },
  {
    name: 'the note of the claim when 64999 bills it',
    claim: { note: 'PULSED RF OF GON', lines: [{}, { code: '64999' }] },
    expect: 'notEvaluated',
  },
  {
    name: 'the line says thermal, the claim pulsed',
    claim: { note: 'PULSED RF', lines: [{ note: 'THERMAL RFA' }] },
    expect: 'pass',
  },
]);
