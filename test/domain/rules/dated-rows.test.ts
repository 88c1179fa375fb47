/** Rules of documented facts on the last day of one row and the first of the next. */

import { describe, expect, it } from 'vitest';
import { moreSpecificCode } from '../../../domain/rules/coding/more-specific-code.ts';
import { pulsedRadiofrequency } from '../../../domain/rules/coverage/pulsed-radiofrequency.ts';
import { techniqueNotDestructive } from '../../../domain/rules/coverage/technique-not-destructive.ts';
import { imagingGuidance } from '../../../domain/rules/documentation/imaging-guidance.ts';
import type { AnyRule } from '../../../domain/rules/rule.ts';
import type { NerveValue, RuleTables, TechniqueValue } from '../../../domain/tables/rule-tables.ts';
import type { LineSpec } from '../../support/claims.ts';
import { tableOf, tablesWith } from '../../support/release.ts';
import { outcomeOf } from '../../support/rule-cases.ts';

const LAST = '20250630';
const FIRST = '20250701';
/** Two rows that meet at midnight. */
const meeting = <Value>(before: Value, after: Value) => [
  { from: '2024-01-01', through: '2025-06-30', value: before },
  { from: '2025-07-01', value: after },
];

const technique = (family: TechniqueValue['family'], destructive: boolean): TechniqueValue => ({
  family,
  destructive,
  name: 'wavemode',
  terms: ['wavemode'],
  replacementCode: '64999',
});
const techniques = (family: TechniqueValue['family']) =>
  tablesWith({
    techniques: tableOf<TechniqueValue>({ wavemode: meeting(technique(family, false), technique(family, true)) }),
  });
const nerve = (code: string): NerveValue => ({
  region: 'chest',
  code,
  cryoCode: null,
  terms: ['sample nerve'],
  abbreviations: [],
});
const nerves = tablesWith({
  nerves: tableOf<NerveValue>({ 'sample nerve': meeting(nerve('64640'), nerve('64620')) }),
});
const imagingCodes = tablesWith({
  'imaging-codes': tableOf({
    '76942': [{ from: '2024-01-01', through: '2025-06-30', value: { modality: 'ultrasound' } }],
  }),
});
const lacking = { modality: 'ultrasound', realTime: true, supervisedBy: 'performing physician', imagesArchived: false };

const cases: [AnyRule, RuleTables, (on: string) => LineSpec[], string, string][] = [
  [
    pulsedRadiofrequency,
    techniques('radiofrequency'),
    (on) => [{ on, documentation: { modality: 'wavemode' } }],
    'atRisk',
    'pass',
  ],
  [
    techniqueNotDestructive,
    techniques('other'),
    (on) => [{ on, documentation: { modality: 'wavemode' } }],
    'atRisk',
    'pass',
  ],
  [moreSpecificCode, nerves, (on) => [{ on, documentation: { nerves: ['sample nerve'] } }], 'pass', 'atRisk'],
  [
    imagingGuidance,
    imagingCodes,
    (on) => [{ on }, { on, code: '76942', documentation: { imaging: lacking } }],
    'atRisk',
    'notApplicable',
  ],
];

describe.each(cases)('$id', (rule, tables, lines, last, first) => {
  it('follows the row in force on the day of service', () => {
    const kinds = [LAST, FIRST].map((on) => outcomeOf(rule, { claim: { lines: lines(on) } }, tables).kind);
    expect(kinds).toEqual([last, first]);
  });

  it('is not evaluated, or does not apply, on a day before the table', () => {
    const { kind } = outcomeOf(rule, { claim: { lines: lines('20231231') } }, tables);
    expect(['notEvaluated', 'notApplicable']).toContain(kind);
  });
});
