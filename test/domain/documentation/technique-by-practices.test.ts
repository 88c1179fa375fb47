import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

describe('a nerve that was destroyed in the open', () => {
  it.each<[rule: string, Answer, string]>([
    [
      'documentation/destruction-confirmed',
      'pass',
      'Operation: open destruction of the left saphenous nerve. After bupivacaine 1 mL the bipolar forceps were closed on the nerve until it was coagulated white.',
    ],
    [
      'coverage/technique-not-destructive',
      'notEvaluated',
      'Operation: open destruction of the left saphenous nerve. After bupivacaine 1 mL the bipolar forceps were closed on the nerve until it was coagulated white.',
    ],
    [
      'documentation/modality-stated',
      'notEvaluated',
      'Operation: open bilateral greater occipital nerve ablation. The nerve was divided and its end coagulated with bipolar forceps.',
    ],
    [
      'documentation/modality-stated',
      'finding',
      'Operation: decompression of the left saphenous nerve. The nerve was freed from its scar.',
    ],
  ])('%s %s: %s', (rule, expected, note) => {
    expect(answer(rule, note)).toBe(expected);
  });
});

describe('a lesion told outright', () => {
  const rf = 'Radiofrequency neurotomy of the left iliohypogastric nerve in the thermal mode.';
  it.each<[Answer, string]>([
    [
      'pass',
      `${rf} It was run for 90 seconds, and at the end the nerve was coagulated and a complete heat lesion had been made.`,
    ],
    ['finding', `${rf} The nerve had been coagulated.`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/destruction-confirmed', note)).toBe(expected);
  });
});

describe('a consent that mentions other techniques', () => {
  const cryo = 'The left sural nerve was treated with the handheld nitrous oxide device, 8 insertions of 60 s each.';
  it.each<[Answer, string]>([
    ['pass', `Consent mentions RF ablation, cooled RF and cryoneurolysis as alternatives. ${cryo}`],
    ['pass', `Lidocaine 1 %, 8 mL along the line. ${cryo}`],
    ['finding', 'Consent mentions RF ablation as an alternative. Bupivacaine 3 mL around the left sural nerve.'],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/modality-stated', note)).toBe(expected);
  });
});

describe('what was given as a block', () => {
  const NOT_DESTRUCTIVE = 'coverage/technique-not-destructive';
  it.each<[Answer, string]>([
    [
      'finding',
      'Procedure: left sural nerve\n\nInterval hx: 65 yo; burning since stripping.\n\nInformed consent. Time out. 6 mL bupivacaine + 4 mg dexamethasone deposited around the sural nerve.',
    ],
    [
      'finding',
      'Procedure\n Nerve treated: left sural nerve.\n Medication list for procedure:\n - bupivacaine 0.5% 2 mL\n - triamcinolone 0.5 mL\n',
    ],
    [
      'notEvaluated',
      'Procedure\n Nerve treated: left sural nerve.\nMedications before procedure: bupivacaine 0.5% 2 mL at home\n',
    ],
  ])('%s: %s', (expected, note) => {
    expect(answer(NOT_DESTRUCTIVE, note)).toBe(expected);
  });
});

describe('the strength of alcohol below what the skin was cleaned with', () => {
  it.each<[Answer, string]>([
    [
      'pass',
      'Sclerosing alcohol neurolysis, right sural nerve\nPrep: alcohol, betadine\nSolution: 50% ethyl alcohol, 0.5 mL',
    ],
    ['notEvaluated', 'Sclerosing alcohol neurolysis, right sural nerve\nPrep: 70% alcohol, betadine\nSolution: 0.5 mL'],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/destruction-confirmed', note)).toBe(expected);
  });
});

describe('a freeze that one site went without', () => {
  it.each<[Answer, string]>([
    [
      'pass',
      'Cryoablation of the left ilioinguinal nerve: 2 freezes of 3 min, ice ball 12 mm. At the left genitofemoral nerve a vein lay across the path. No freeze was given at this site.',
    ],
    ['finding', 'Cryoablation of the left ilioinguinal nerve was planned. No freeze was given.'],
    [
      'pass',
      'Lateral sural cutaneous nerve: lidocaine 1 mL, cryoprobe advanced; freeze 3 min, thaw 30 s, freeze 3 min. Ice ball 9 mm did not reach the common fibular nerve.',
    ],
    ['finding', 'Lateral sural cutaneous nerve: cryoprobe advanced. The ice ball did not form, nothing was frozen.'],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/destruction-confirmed', note)).toBe(expected);
  });
});
