import { describe, expect, it } from 'vitest';
import { type Answer, answer, type Beside } from '../../support/note-answers.ts';
import { DESTRUCTION, MODALITY, OTHER } from '../../support/technique-findings.ts';

const rf = '80 C for 90 s';
const DONE = `Procedure\nThe left sural nerve was lesioned at ${rf}. `;
const COUNT = 'documentation/nerve-count';
const IMAGING = 'documentation/imaging-guidance';
const SIDE = 'claim-form/laterality-mismatch';
const NERVE = 'documentation/nerve-identified';

describe('what a form says of things that were at hand', () => {
  it.each<[rule: string, Answer, note: string, beside?: Beside]>([
    [MODALITY, 'finding', 'Left saphenous nerve: bupivacaine 0.5 % 3 mL.\nRF generator and cannulas opened: none'],
    [OTHER, 'finding', 'Left sural nerve: 4 mL of ropivacaine.\nPhenol given: none. Cryoprobe used: none'],
    [MODALITY, 'pass', `RF of the left sural nerve, ${rf}.\nRF complications: none. Contrast given: none`],
    [
      IMAGING,
      'finding',
      `C-arm in room: yes   C-arm used: no (not needed)   Fluoro time: 0 s\n${DONE}Ultrasound in real time, images saved.`,
      { codes: ['77002'] },
    ],
    [
      IMAGING,
      'notEvaluated',
      `C-arm in room: yes   C-arm used: YES   Fluoro time: 12 s\n${DONE}AP and lateral images saved, live.`,
      { codes: ['77002'] },
    ],
    [
      IMAGING,
      'finding',
      `Chart copy to billing. Insurance card on file.\n${DONE}Ultrasound in real time.`,
      { codes: ['76942'] },
    ],
    [IMAGING, 'pass', `${DONE}Ultrasound in real time. Stills, label on file.`, { codes: ['76942'] }],
  ])('%s, %s: %j', (rule, expected, note, beside) => {
    expect(answer(rule, note, { modifiers: ['LT'] }, beside)).toBe(expected);
  });
});

describe('sides and nerves of another day', () => {
  it.each<[rule: string, Answer, units: number, modifiers: string[], note: string]>([
    [
      COUNT,
      'finding',
      2,
      ['RT'],
      'L leg had veins done too.\nRIGHT SAPHENOUS N., two placements. Each: 3 min freeze, 1 min thaw, 3 min freeze.',
    ],
    [COUNT, 'pass', 2, [], `Sural nerve, both sides. Right ${rf}. Left done the same.`],
    [
      COUNT,
      'finding',
      3,
      ['RT'],
      `[copied: L carpal tunnel, L ulnar neuropathy]\nDone: right sural nerve RF. Three lesions along it, ${rf} each.`,
    ],
    [COUNT, 'notEvaluated', 2, [], `Done: right sural nerve RF, ${rf}. L ulnar at the elbow, same settings.`],
    [
      SIDE,
      'notApplicable',
      1,
      ['50'],
      `Sural nerve RF, both sides\nThe left was cancelled in May.\nRight: ${rf}. Left: same, ${rf}.`,
    ],
    [SIDE, 'finding', 1, ['50'], `Sural nerve RF, both sides\nRight: ${rf}. Left: cancelled, she felt faint.`],
    [
      'coding/genicular-overlap',
      'finding',
      3,
      ['LT'],
      'Left knee. Introducers to the flare for the superior lateral genicular nerve, to the junction of shaft and flare for the superior medial, and below the plateau, on bone, for the inferior medial. Cooled RF 60 C 150 s each.',
    ],
    [
      'coding/more-specific-code',
      'pass',
      1,
      ['LT'],
      "Left suprascapular nerve: 5 mL of phenol 6 %. Last spring's intercostal alcohol has not needed repeating.",
    ],
    [
      NERVE,
      'finding',
      1,
      ['LT'],
      `HPI: hard to say whether this is ilioinguinal or iliohypogastric.\nProcedure: the painful nerve was lesioned at ${rf}.`,
    ],
    [
      NERVE,
      'notEvaluated',
      1,
      ['LT'],
      `HPI: ilioinguinal neuralgia.\nProcedure: the painful nerve was lesioned at ${rf}.`,
    ],
  ])('%s, %s: %j %j %j', (rule, expected, units, modifiers, note) => {
    expect(answer(rule, note, { units, modifiers })).toBe(expected);
  });
});

describe('numbers of what was given', () => {
  it.each<[Answer, note: string]>([
    ['pass', 'Handheld cryo device, left saphenous nerve: 6 insertions x 60 seconds.'],
    ['finding', 'Handheld cryo device, left saphenous nerve. Pressure was held for 60 seconds.'],
    [
      'finding',
      'The 6 % phenol is on back order; we have phenol 0.5 % on the shelf.\nLeft tibial nerve, phenol 0.5 % 3 mL.',
    ],
    ['pass', 'We had phenol 0.5 % on the shelf and 6 % came in.\nLeft tibial nerve, phenol 6 % 3 mL.'],
  ])('%s: %j', (expected, note) => {
    expect(answer(DESTRUCTION, note, { modifiers: ['LT'] })).toBe(expected);
  });
});
