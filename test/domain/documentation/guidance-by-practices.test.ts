import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const LESION = 'Procedure: thermal RF of the left sural nerve, 80 C for 90 s. ';

describe('guidance of ultrasound that is billed', () => {
  it.each<[Answer, string]>([
    // A needle in plane lies in the beam of a probe, whether or not that is named.
    ['pass', 'Left calf scanned. In plane, tip continuously seen, image capture at three stages (archived).'],
    ['pass', 'Cannula 20G curved 10mm tip, in-plane w/ live imaging. Images at each level saved in PACS.'],
    ['finding', 'Cannula 20G in the plane of the fascia by palpation. Images saved.'],
    ['pass', 'US linear 12 MHz, RT, OOP->IP. Imgs saved.'],
    ['notEvaluated', 'Probe over the calf, nerve seen. Needle 20g. Real time guidance; clip saved to PACS.'],
    // Boxes answer by the one that is ticked.
    ['pass', '\nUS guidance: [ ] none  [ ] pre-scan only  [x] real-time, out-of-plane\nImages saved: [x] Y   [ ] N'],
    ['finding', '\nUS guidance: [x] none  [ ] pre-scan only  [ ] real-time\nImages saved: [ ] Y   [x] N'],
    ['finding', '\nUS guidance: [ ]\nImages saved: [ ]'],
    // A probe put aside before the needle goes in.
    [
      'finding',
      'The calf was scanned with ultrasound and a cross was drawn over the skin. An image was printed and filed. The ultrasound machine was then put aside. The needle was introduced at the cross.',
    ],
    // What was left out below is another matter.
    ['pass', 'Ultrasound in plane with continuous view. Clip stored.\n\nLeft foot: not done.'],
    ['finding', 'Ultrasound in plane with continuous view.\nClip stored: no'],
  ])('%s: %s', (expected, told) => {
    expect(answer('documentation/imaging-guidance', LESION + told, {}, { codes: ['76942'] })).toBe(expected);
  });
});

describe('guidance of fluoroscopy that is billed', () => {
  const ultrasound = 'Done under real time ultrasound with the needle in plane. US pics saved to chart. ';
  it.each<[Answer, string]>([
    ['finding', `${ultrasound}No x-ray or C-arm was in the room.`],
    ['finding', `${ultrasound}The fluoroscopy table was down for service.`],
    ['pass', 'Under live fluoroscopy, no ultrasound. Images saved.'],
    ['pass', 'Live C-arm views, table down, images saved to PACS.'],
  ])('%s: %s', (expected, told) => {
    expect(answer('documentation/imaging-guidance', LESION + told, {}, { codes: ['77002'] })).toBe(expected);
  });
});

describe('guidance that nobody bills', () => {
  it.each<[Answer, string]>([
    ['notApplicable', 'The nerve was localized with ultrasound-free palpation of the artery.'],
    ['finding', 'The nerve was localized with ultrasound beside the artery.'],
  ])('%s: %s', (expected, told) => {
    expect(answer('documentation/imaging-guidance', LESION + told)).toBe(expected);
  });
});
