import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const rf = '80 C for 90 s';

describe('the superior cluneal nerves, told apart by where they run', () => {
  it.each<[Answer, string]>([
    ['pass', `Left medial superior cluneal nerve and left intermediate superior cluneal nerve: RF ${rf} each.`],
    ['pass', `Cannula 1 on the left medial superior cluneal n., 2 on the left lateral superior cluneal n. RF ${rf}.`],
    ['finding', `Left superior cluneal nerve, medial to the scar and lateral to it: RF ${rf}, two lesions.`],
    ['finding', `Left intermediate superior cluneal nerve: RF ${rf}, two lesions.`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-count', note, { units: 2 })).toBe(expected);
  });
});

describe('a group of nerves beside an initial', () => {
  it.each<[Answer, string]>([
    [
      'finding',
      `Clinician ...... N. Standin, MD\nNerve(s) ....... genicular nn.\nProcedure ....... RF ${rf}, left knee`,
    ],
    ['finding', `The genicular nn. were lesioned, left knee, RF ${rf}.`],
    ['pass', `Clinician ...... N. Standin, MD\nNerve(s) ....... subcostal n.\nProcedure ....... RF ${rf}`],
    ['pass', `SUBCOSTAL N. LEFT: RF ${rf}.`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-identified', note)).toBe(expected);
  });
});

describe('guidance that is billed beside another screen', () => {
  const us = 'Ultrasound, needle in plane in real time, image saved to PACS';
  it.each<[Answer, string, string]>([
    ['finding', '77002', `PROCEDURE: RF of the left sural nerve ${rf}. ${us}.\nXR: bone on bone, inferior spur.`],
    ['pass', '76942', `PROCEDURE: RF of the left sural nerve ${rf}. ${us}.\nXR: bone on bone, inferior spur.`],
    [
      'notEvaluated',
      '77002',
      `RF of the left sural nerve ${rf}. Scouted with ultrasound, then fluoroscopy AP, images saved.`,
    ],
    ['finding', '76942', `RF of the left sural nerve ${rf}. Ultrasound to scout, images saved.`],
    [
      'finding',
      '76942',
      `The nerve was scanned with ultrasound, the skin marked, the image saved and the machine was moved away. The needle was put in at the mark. RF of the left sural nerve, ${rf}.`,
    ],
    ['pass', '76942', `RF of the left sural nerve, ${rf}. ${us}. Then the machine was moved away, the skin cleaned.`],
    // Labels before semicolons, in an export of fields.
    [
      'finding',
      '76942',
      'nerve;   left sural nerve\nus_used;   TRUE\nus_realtime;  TRUE\nus_img_saved;  FALSE\nus_comment;   storage full, nothing printed\nrf;   80 C 90 s',
    ],
    [
      'pass',
      '76942',
      'nerve;   left sural nerve\nus_used;   TRUE\nus_realtime;  TRUE\nus_img_saved;  TRUE\nrf;   80 C 90 s',
    ],
  ])('%s: %s, %s', (expected, code, note) => {
    expect(answer('documentation/imaging-guidance', note, {}, { codes: [code] })).toBe(expected);
  });
});
