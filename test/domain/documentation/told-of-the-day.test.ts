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
      'pass',
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

describe('screens that served nobody, or somebody else', () => {
  const ULTRASOUND = 'Real-time ultrasound in plane, images archived.';
  const FILMS = 'C-arm guidance in two planes, films saved.';
  it.each<[Answer, told: string, code: string]>([
    ['finding', `${ULTRASOUND} The C-arm was in the room for the next patient and not used.`, '77002'],
    ['finding', `${ULTRASOUND} The C-arm stayed with the spine case next door.`, '77002'],
    ['finding', `${ULTRASOUND} Fluoro was set up but never switched on.`, '77002'],
    ['finding', `${ULTRASOUND} Fluoroscopy was unnecessary.`, '77002'],
    ['finding', `${FILMS} The ultrasound in the corner was not touched.`, '76942'],
    ['notEvaluated', `${FILMS} The ultrasound was in the room for the next patient and not used.`, '77002'],
    ['notEvaluated', `${FILMS} Fluoro as in the previous procedure.`, '77002'],
    [
      'notEvaluated',
      'The C-arm was brought over from the other room and the needle placed with it; images saved.',
      '77002',
    ],
    ['notEvaluated', 'Fluoroscopy used to place the needle, images archived. It was not used later.', '77002'],
    ['pass', 'Real-time ultrasound, probe down on the crest, needle in plane, images in PACS.', '76942'],
  ])('%s: %j', (expected, told, code) => {
    expect(answer(IMAGING, `${DONE}${told}`, { modifiers: ['LT'] }, { codes: [code] })).toBe(expected);
  });

  it.each<[Answer, told: string]>([
    ['notApplicable', 'US unit down; landmark/stimulation approach.'],
    ['notApplicable', 'C-arm down. US probe at the vendor. Nerve located by feel.'],
    ['notApplicable', 'Our ultrasound would not boot, so the nerve was found with the stimulator.'],
    ['notApplicable', 'Ultrasound was not on, I can see that thing moving under the skin.'],
    ['notApplicable', 'Imaging: MRI of March shows a cuff tear.'],
    ['finding', 'The needle went down under ultrasound, live. No image saved.'],
    ['finding', 'Imaging: US, needle placed live. No image saved.'],
  ])('not billed, %s: %j', (expected, told) => {
    expect(answer(IMAGING, `${DONE}\n${told}`, { modifiers: ['LT'] })).toBe(expected);
  });
});

describe('a block, and how far a joint moves behind it', () => {
  const BLOCK = 'The left suprascapular nerve: 5 mL of bupivacaine 0.25% with 40 mg triamcinolone. ';
  it.each<[Answer, told: string]>([
    ['finding', `${BLOCK}Arm abducts to 95 degrees. If this fades, I would plan radiofrequency at the next visit.`],
    ['finding', `${BLOCK}Arm lifted to 90 degrees. Radiofrequency comes later if two blocks hold.`],
    ['finding', `Scheduled as RFA; the electrode kit stayed shut. ${BLOCK}`],
    ['finding', `He was meant for cooled RF but the pads did not fit. ${BLOCK}`],
    ['pass', `${BLOCK}Then 80 degrees for 90 seconds by RF, needle rotated, again. Abducts to 95 degrees.`],
    ['pass', `${BLOCK}Temperature was raised to 80 degrees and held 90 seconds.`],
  ])('%s: %j', (expected, told) => {
    expect(answer(OTHER, told, { modifiers: ['LT'] })).toBe(expected);
  });
});

describe('nerves that were only kept away from', () => {
  const VAGUE = `An electrode was placed at the peripheral nerve, ${rf}. `;
  it.each<[Answer, told: string]>([
    ['finding', `Prior: sural nerve block, no help. ${VAGUE}It stayed well clear of the sural nerve.`],
    ['finding', `${VAGUE}Care was taken not to come near the femoral nerve.`],
    ['finding', `${VAGUE}The radial nerve stayed well away from the needle.`],
    ['finding', `Past treatment: tibial nerve block did nothing.\nProcedure\n${VAGUE}`],
    ['finding', `${VAGUE}\nPlan: LFCN block if not better by June.`],
    ['pass', `RF of the superficial peroneal nerve, ${rf}, without touching the sural nerve.`],
    ['pass', `The sural nerve, lying well away from the vein, was lesioned at ${rf}.`],
    [
      'notEvaluated',
      `Prior: sural nerve block with 90% relief.\nProcedure\nThe electrode was placed at the nerve, ${rf}.`,
    ],
  ])('%s: %j', (expected, told) => {
    expect(answer(NERVE, told, { modifiers: ['LT'] })).toBe(expected);
  });
});
