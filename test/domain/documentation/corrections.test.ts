import { describe, expect, it } from 'vitest';
import { answer, fires } from '../../support/note-answers.ts';

const LATERALITY = 'claim-form/laterality-mismatch';
const IMAGING = 'documentation/imaging-guidance';

describe('a side that is put right below', () => {
  const told = 'Prep and drape. Stimulation 0.4 V concordant. Thermal RF at 80 C for 90 seconds.';
  it.each<[note: string, treated: 'LT' | 'RT']>([
    [
      `Procedure: LEFT suprascapular nerve RFA\n${told}\n\nAddendum: laterality above is incorrect. The RIGHT side was treated. No left-sided procedure took place.`,
      'RT',
    ],
    [
      `Procedure: right saphenous nerve RFA\n${told}\n\nATTENDING ATTESTATION: I was present throughout. The resident wrote right; it was the left leg, as in the consent and the marking.`,
      'LT',
    ],
    [
      `Title: L ilioinguinal nerve RFA\n${told}\n\nLATE ENTRY 11/3 09:10: side typed wrong in the title, R is correct.`,
      'RT',
    ],
    [
      `Procedure: Right GON RFA\n${told}\nCORRECTION by author: "Right" in the header is a carry-forward from May. Today's was the left GON.`,
      'LT',
    ],
    [
      `Procedure: left LFCN RFA\n${told}\nAttending: The heading says left in error. The timeout, the consent form and I myself say RIGHT.`,
      'RT',
    ],
    [
      `Procedure: RIGHT sural nerve RFA\n${told}\n*** ADDENDUM *** The heading was pulled over. The pain is on the LEFT, the skin mark was LEFT. Nothing was done on the right.`,
      'LT',
    ],
    [
      `Procedure: left suprascapular nerve RFA\n${told}\nATTESTATION AND CORRECTION: The procedure line says left. Wrong. Consent, marking and procedure were all RIGHT. The left shoulder has never been treated by us.`,
      'RT',
    ],
    [
      `Procedure: right sural nerve RFA\n${told}\nADDENDUM: the side above is wrong. Consent, mark and lesion were LEFT. Nothing was done on the right.`,
      'LT',
    ],
    [
      `PROCEDURE: RIGHT SURAL NERVE RFA\n${told}\nADDENDUM: THE TIBIAL NERVE WAS LEFT ALONE, THE NOTE IS NOT WRONG.`,
      'RT',
    ],
    // What was added takes no side back.
    [`Procedure: Left sural nerve RFA\n${told}\nAddendum: the right ankle sprain is from 2018 and unrelated.`, 'LT'],
    [
      `Procedure: Left sural nerve RFA\n${told}\nATTESTATION: I was there and agree. Next visit for the right one.`,
      'LT',
    ],
  ])('%j: %s', (note, treated) => {
    expect([fires(LATERALITY, note, { modifiers: ['LT'] }), fires(LATERALITY, note, { modifiers: ['RT'] })]).toEqual([
      treated === 'RT',
      treated === 'LT',
    ]);
  });

  it('leaves a side open that stands beside something else that was wrong', () => {
    const note = `Procedure: Left sural nerve RFA\n${told}\nAddendum: the allergy list was wrong. Right knee x-ray ordered.`;
    expect([answer(LATERALITY, note, { modifiers: ['LT'] }), answer(LATERALITY, note, { modifiers: ['RT'] })]).toEqual([
      'pass',
      'notEvaluated',
    ]);
  });

  it('leaves both sides where the attending only corrects a number of one', () => {
    const note = `Procedure: RF of the greater occipital nerves, bilateral\n${told}\nSame was done on the left.\n\nATTESTATION: I agree, except that the RIGHT side stimulated at 0.4, not 0.3 V.`;
    expect(fires(LATERALITY, note, { modifiers: ['50'] })).toBe(false);
  });
});

describe('images that a late entry takes back', () => {
  const told =
    'Left sural nerve: real-time ultrasound, needle in view throughout, 2 mL of 98% alcohol. Images saved to PACS.';
  it.each<[added: string, expected: string]>([
    ['Addendum: PACS was down, the images of this case were lost and cannot be recovered.', 'finding'],
    ['Late entry: autotext above. The machine froze; no image of this procedure exists, I checked with IT.', 'finding'],
    ['Correction 14:10: no image was kept after all.', 'finding'],
    ['Addendum: my note said that no images exist; the images were found and are stored in PACS.', 'pass'],
    ['Addendum: no image exists of the right side, which was not treated.', 'pass'],
    ['Addendum: fluoroscopy was not used and no fluoroscopic image exists.', 'pass'],
    ['Attestation: I have reviewed the saved images and agree.', 'pass'],
  ])('%j: %s', (added, expected) => {
    expect(answer(IMAGING, `${told}\n\n${added}`, {}, { codes: ['76942'] })).toBe(expected);
  });
});
