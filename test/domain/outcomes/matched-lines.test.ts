import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import {
  describedPrediction,
  describedRemittance,
  hashedDescription,
  matchingLine,
  type Prediction,
  predictionOf,
} from '../../../domain/outcomes/matched-lines.ts';
import type { RemittedLine } from '../../../domain/outcomes/remittance.ts';

const prediction = (over: Partial<Prediction> = {}): Prediction => ({
  patientControlNumber: 'A',
  lineNumber: 1,
  lineItemControlNumber: 'A01',
  procedureCode: '64640',
  serviceFrom: '2026-03-02',
  chargeCents: 60_000,
  probability: 0.86,
  ruleIds: ['ncci/mue-day-units'],
  ...over,
});
const line = (over: Partial<RemittedLine> = {}): RemittedLine => ({
  procedureQualifier: 'HC',
  procedureCode: '64640',
  modifiers: [],
  billedProcedureCode: undefined,
  chargeCents: 60_000,
  paidCents: 0,
  paidUnits: 1,
  lineItemControlNumber: 'A01',
  serviceFrom: isoDate('2026-03-02'),
  adjustments: [],
  rarc: [],
  segment: 1,
  ...over,
});
const second = prediction({ lineNumber: 2, lineItemControlNumber: 'A02' });

it.each<[string, Prediction[], RemittedLine, Prediction | undefined]>([
  ['by line item control number', [prediction(), second], line({ lineItemControlNumber: 'A02' }), second],
  [
    'by line number, where the claim gave none',
    [prediction({ lineItemControlNumber: undefined })],
    line({ lineItemControlNumber: '1' }),
    prediction({ lineItemControlNumber: undefined }),
  ],
  [
    'by service, where the payer returns no number',
    [prediction(), prediction({ lineNumber: 2, chargeCents: 1 })],
    line({ lineItemControlNumber: undefined }),
    prediction(),
  ],
  ['by service, where the number is not known', [prediction()], line({ lineItemControlNumber: 'ZZZ' }), prediction()],
  [
    'by the code billed, where the payer judged another',
    [prediction()],
    line({ lineItemControlNumber: undefined, procedureCode: '64999', billedProcedureCode: '64640' }),
    prediction(),
  ],
  [
    'by number and service, where a number came twice',
    [prediction(), prediction({ lineNumber: 2, chargeCents: 1 })],
    line(),
    prediction(),
  ],
  ['of a reversal', [prediction()], line({ lineItemControlNumber: undefined, chargeCents: -60_000 }), prediction()],
  [
    'not at all between two alike',
    [prediction({ lineItemControlNumber: undefined }), prediction({ lineNumber: 2, lineItemControlNumber: undefined })],
    line({ lineItemControlNumber: undefined }),
    undefined,
  ],
  [
    'by modifiers, where a right and a left line are else alike',
    [prediction({ modifiers: ['LT'] }), prediction({ lineNumber: 2, modifiers: ['59', 'RT'] })],
    line({ lineItemControlNumber: undefined, modifiers: ['RT', '59'] }),
    prediction({ lineNumber: 2, modifiers: ['59', 'RT'] }),
  ],
  [
    'not by modifiers that neither of two alike has',
    [prediction({ modifiers: ['LT'] }), prediction({ lineNumber: 2, modifiers: ['LT'] })],
    line({ lineItemControlNumber: undefined, modifiers: ['RT'] }),
    undefined,
  ],
  ['not with another claim', [prediction({ patientControlNumber: 'B' })], line(), undefined],
  [
    'not with another day',
    [prediction()],
    line({ lineItemControlNumber: undefined, serviceFrom: isoDate('2026-03-03') }),
    undefined,
  ],
  ['not with another charge', [prediction()], line({ lineItemControlNumber: undefined, chargeCents: 1 }), undefined],
  [
    'by number, where the payer split the line and its charge',
    [prediction()],
    line({ chargeCents: 10_000 }),
    prediction(),
  ],
  [
    'not by a number such as 1, where the day is that of another visit',
    [prediction({ lineItemControlNumber: undefined })],
    line({ lineItemControlNumber: '1', serviceFrom: isoDate('2026-01-05') }),
    undefined,
  ],
  [
    'by number, where only the claim states a day, the first of several',
    [prediction()],
    line({ serviceFrom: isoDate('2026-03-01'), isDatedByClaim: true }),
    prediction(),
  ],
  ['not with nothing', [], line(), undefined],
])('a remitted line is matched %s', (_name, predictions, remitted, expected) => {
  expect(predictionOf({ patientControlNumber: 'A' }, remitted, predictions)).toEqual(expected);
  // The same over hashes, with nothing plain left in them.
  const hash = (...parts: readonly string[]): string =>
    createHmac('sha256', 'key').update(JSON.stringify(parts)).digest('hex');
  const hashed = hashedDescription(describedRemittance({ patientControlNumber: 'A' }, remitted), hash);
  const found = matchingLine(hashed, predictions, (one) => hashedDescription(describedPrediction(one), hash));
  expect(found).toEqual(expected);
  for (const text of Object.values(hashed)) expect(text ?? '0'.repeat(64)).toMatch(/^[0-9a-f]{64}$/);
});

it('hashes of two claims that bill the same have nothing in common', () => {
  const hash = (...parts: readonly string[]): string => JSON.stringify(parts);
  const texts = ['A', 'B'].flatMap((patientControlNumber) =>
    Object.values(hashedDescription(describedPrediction(prediction({ patientControlNumber })), hash)),
  );
  expect(new Set(texts).size).toBe(12);
});
