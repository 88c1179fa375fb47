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
