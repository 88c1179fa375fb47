import { describe, expect, it } from 'vitest';
import { statements } from '../../../domain/documentation/statements/statements.ts';
import { isScanned } from '../../../domain/documentation/terms/scanned-words.ts';
import { vocabularyOf } from '../../../domain/documentation/terms/vocabulary.ts';
import type { LineSpec } from '../../support/claims.ts';
import { type Answer, answer } from '../../support/note-answers.ts';
import { dataRelease } from '../../support/release.ts';

const said = (text: string) =>
  statements(text, vocabularyOf(dataRelease().tables), true)
    .words.map((word) => word.text)
    .join(' ');

describe('a scanned page', () => {
  it.each([
    ['PR0CEDURE: CRY0NEUROLYSlS, 1EFT SAPHENOUS NERVE', 'procedure cryoneurolysis left saphenous nerve'],
    ['rt SUPERFlClAL PER0NEAL NERVE, s1owly, for rnonths', 'rt superficial peroneal nerve slowly for months'],
    ['Date of serv1ce: 8OC, 9O sec, 3 rnL, 2 rnin', 'date of service 80c 90 sec 3 ml 2 min'],
    ['D0B O2/11/1969 Patlent: real tlme, sural digltal', 'd0b o2 11 1969 patient real time sural digital'],
    // What is written so on purpose stays so, there as well.
    ['PR0CEDURE 80C, 10mL, L4, 1st, T10, A1c 7, 1min', 'procedure 80c 10ml l4 1st t10 a1c 7 1min'],
    ['PR0CEDURE site1, C2, N2O, 2nd, 1week, burn', 'procedure site1 c2 n2o 2nd 1week burn'],
  ])('is read with the letters that were printed: %j', (note, words) => {
    expect(said(note)).toBe(words);
  });

  it.each([
    'Lesion1 at 80C for 90s x2, 10mL, L4, T10-T12, A1c 7, 1st, 2 lesions',
    'A. Alpha, MD, PhD. ALL CAPS, NERVE BLOCK 0.5 %, 1L saline, MRN 0TEST0, G57.81, M1711',
  ])('is told from text that is as it was typed: %j', (note) => {
    expect(isScanned(note)).toBe(false);
  });

  it.each<[ruleId: string, note: string, expected: Answer, line?: LineSpec]>([
    ['documentation/nerve-identified', 'PR0CEDURE: RF ab1ation\n1eft i1ioinguina1 nerve, 80C for 90 sec x2', 'pass'],
    ['documentation/nerve-identified', 'PR0CEDURE: RF ab1ation, peripheral nerve, 1eft foot, 80C 90 sec.', 'finding'],
    ['documentation/destruction-confirmed', 'Phen0l 6%, 3 rnL, at the 1eft obturator nerve. Tone softer.', 'pass'],
    ['documentation/destruction-confirmed', 'PR0CEDURE: RF ab1ation, 1eft sura1 nerve. No issues.', 'finding'],
    ['claim-form/laterality-mismatch', 'PR0CEDURE: CRY0, R1GHT SAPHENOUS NERVE, 3 x 106 sec', 'finding'],
    ['claim-form/laterality-mismatch', 'PR0CEDURE: CRY0, 1EFT SAPHENOUS NERVE, 3 x 106 sec', 'pass'],
    ['coverage/pulsed-radiofrequency', 'PR0CEDURE: PU1SED RADI0FREQUENCY, LEFT SURAL NERVE. 42C, 240 sec.', 'finding'],
    [
      'documentation/nerve-count',
      'a1cohol 98%, 2 rnL, LEFT TIBlAL NERVE and SURAL NERVE, neuro1ysis',
      'pass',
      { units: 2 },
    ],
  ])('is asked as any other note: %s, %j', (ruleId, note, expected, line = {}) => {
    expect(answer(ruleId, note, { modifiers: ['LT'], ...line })).toBe(expected);
  });
});

describe('a stimulator', () => {
  it.each([
    ['Tip brought to the left saphenous nerve by PNS at 0.5 mA. Freeze 106 sec, thaw, freeze 106 sec.', 'pass'],
    ['Peripheral nerve stimulator 0.4 mA, buzz. Ice ball at the left sural nerve, 2 freezes of 2 min.', 'pass'],
    ['PNS lead placed at the left saphenous nerve, buzz at 0.5 mA, sutured.', 'finding'],
    ['PNS of the left saphenous nerve, programmed at 0.8 mA and 100 Hz.', 'finding'],
    ['PNS session, left saphenous nerve, 30 minutes at 6 mA.', 'finding'],
  ] satisfies [string, Answer][])('that finds a nerve is no service: %j', (note, expected) => {
    expect(answer('documentation/modality-stated', note)).toBe(expected);
  });
});
