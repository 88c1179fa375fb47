import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const NOTE = 'DOS 03/18/2025\n\nPROCEDURE NOTE\nRFA of the left sural nerve was performed. Tolerated well.';

describe('documents of another day', () => {
  it.each<[label: string, expected: Answer]>([
    ['CLINIC NOTE 02/25/2025 (attached)', 'finding'],
    ['SECTION 9  TELEPHONE CALL 02/25/2025', 'finding'],
    ['APPENDIX 1. H&P OF 02/25/2025', 'finding'],
    ['OFFICE NOTE, 5 WEEKS AGO', 'finding'],
    // The day of the note itself, and what was written later of it.
    ['CLINIC NOTE 03/18/2025', 'pass'],
    ['ADDENDUM NOTE 03/19/2025', 'pass'],
    ['LATE ENTRY, signed note 03/19/2025', 'pass'],
  ])('%s', (label, expected) => {
    const note = `${NOTE}\n\n${label}\nShe read of radiofrequency: 80 degrees for 90 seconds.`;
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).toBe(expected);
  });

  it('takes no visit for one of another day where the day of the procedure is not told', () => {
    const note =
      '09/12/24  NEW PT. Heel pain.\n\n01/16/25  PROCEDURE VISIT. Left medial calcaneal nerve, phenol 6 % 1 mL injected.';
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).toBe('pass');
  });
});

it('ends a line of another day where all that is told of the procedure stands below it', () => {
  const head =
    'PAIN PROCEDURE   02/05/2025\nPain after TKA. Blocks helped 85%.\n\nOrtho second opinion 11/24: bone scan cold.';
  const told = 'Under ultrasound, mid thigh, canal seen. RFA saphenous n. left: 80C 120s.';
  const line = { modifiers: ['LT'] };
  expect(answer('documentation/destruction-confirmed', `${head}\n${told}\n\nRTC 6 wks.`, line)).toBe('pass');
  const older = `${head}\nRFA 80 C 90 s.\n\nLeft saphenous nerve, RF needle placed, RFA done.`;
  expect(answer('documentation/destruction-confirmed', older, line)).toBe('finding');
});

describe('an entry of what was done before', () => {
  const today = '\n\nPROCEDURE NOTE: Left sural nerve.\nBupivacaine 0.5% 2 mL and dexamethasone 4 mg at the nerve.';
  it.each<[string, Answer]>([
    ['06/20/2024 - "Left sural RFA. Pt prone. Cannula, 5 mm tip. Lesion at 80 C x 90 sec."', 'finding'],
    ['2024-06-20 Left sural nerve RFA. Prone. Lesion 80 C for 90 s, tolerated.', 'finding'],
    // What dictation tells under a heading that it never left.
    ['Burning since the cast. Patient prone. Left sural nerve lesioned at 80 C for 90 s.', 'pass'],
  ])('%s', (told, expected) => {
    const note = expected === 'pass' ? `HISTORY: ${told}` : `PAST PROCEDURES (pulled forward):\n${told}${today}`;
    expect(answer('documentation/modality-stated', note, { modifiers: ['LT'] })).toBe(expected);
  });
});

describe('the side of a bilateral procedure that was given up', () => {
  const begun = 'PROCEDURE: RFA bilateral greater occipital nerves\nProne. Right GON: 80 C 90 s x2.\n';
  it.each<[string, Answer]>([
    ['She fainted at the left. No stimulation or lesion on the left.', 'finding'],
    ['Left GON: needle withdrawn before any lesion because of bradycardia.', 'finding'],
    ['Left side aborted after local.', 'finding'],
    ['No RF was applied to the left.', 'finding'],
    ['Then left GON 80 C 90 s x2. No skin lesion on the left scalp.', 'pass'],
    ['Left: first try aborted for paresthesia, then 80 C 90 s.', 'pass'],
    ['On the left no lesion at first; redirected. 80 C 90 s then.', 'pass'],
  ])('%s', (told, expected) => {
    const said = answer('documentation/nerve-count', begun + told, { units: 2, modifiers: ['RT', 'LT'] });
    expect(said).toBe(expected);
  });
});

describe('a log of what was done on several days', () => {
  const LINE = { modifiers: ['LT'] };
  const own = 'Left sural nerve. Cannula behind the fibula, sensory 0.3 V. RFA performed, tolerated well.';
  const before = 'Left sural RFA, 80 C 90 s, two lesions. Nine good months.';

  it.each<[own: string, log: (told: string) => string]>([
    [
      'its label',
      (told) => `Date of service: 07/17/2025\nPast treatments\n 5/15/2024: ${before}\n\nProcedure today. ${told}`,
    ],
    [
      'its label, beside bullets',
      (told) => `Date of service: 07/17/2025\nPast treatments\n- 5/15/2024: ${before}\n\nProcedure today. ${told}`,
    ],
    ['its entry', (told) => `5/15/2024 - ${before}\n7/1/2025 - Wants it again.\n7/17/2025 - DATE OF SERVICE. ${told}`],
    ['what tells it', (told) => `5/2024 ${before}\n3/2025 L sural block - 85%\n7/17/2025 Procedure.\n${told}`],
    [
      'what tells it, the newest first',
      (told) => `7/17/2025 Procedure.\n${told}\n3/2025 L sural block - 85%\n5/15/2024 Procedure.\n${before} Cannula.`,
    ],
    ['its entry, the newest first', (told) => `7/17/2025 - Procedure. ${told}\n5/15/2024 - Procedure. ${before}`],
    [
      'dashes',
      (told) =>
        `--- 05/15/2024 ---\n${before}\n--- 06/01/2025 ---\nBlock, 80 %.\n--- 07/17/2025 PROCEDURE ---\n${told}`,
    ],
  ])('is of the day that %s says', (_, log) => {
    expect(answer('documentation/destruction-confirmed', log(own), LINE)).toBe('finding');
    expect(answer('documentation/destruction-confirmed', log(`${own} 80 C, 90 s.`), LINE)).toBe('pass');
  });

  it.each([
    'Patient: Testina Sample, DOB 01/15/1953   Date 12/03/2024',
    'TESTER-RE1 01/15/1953',
    '--- Page 3/4 ---',
    'diagnostic blocks     01/09/25, 01/23/25 >= 80 %',
  ])('takes no day of birth, no page and no field for one: %s', (line) => {
    const note = `${line}\nLeft sural nerve, thermal RF, 80 C, 90 s.\nNeedle behind the fibula.`;
    expect(answer('documentation/destruction-confirmed', note, LINE)).toBe('pass');
  });
});

describe('cold that a note tells by its means', () => {
  it.each([
    'Lidocaine 1 % along the line. Handheld device with N2O cartridge, 5 insertions, each a freeze of 106 s.',
    'Three passes of 60 s at -88 C. Ice lesion felt in each.',
  ])('is no block: %s', (told) => {
    const note = `Left infrapatellar branch of the saphenous nerve. ${told}`;
    expect(answer('coverage/technique-not-destructive', note, { modifiers: ['LT'] })).not.toBe('finding');
  });
});
