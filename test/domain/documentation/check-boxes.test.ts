import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const IMAGING = 'documentation/imaging-guidance';
const DONE = 'PROCEDURE: Thermal RF of the left sural nerve\nSural nerve, left, 80 C for 90 s.\n';

describe('an empty box', () => {
  it.each<[note: string, expected: Answer]>([
    ['guidance: [ ] none  [x] ultrasound  [ ] CT\n  needle_visualised_realtime: Y\n  us_images_saved: Y (n=2)', 'pass'],
    ['Guidance\n[x] Ultrasound\n[ ] Fluoroscopy\nneedle seen in real time, images saved to PACS', 'pass'],
    ['Guidance:\t[x] Ultrasound\t[ ] Fluoro\treal time: yes\timages saved: yes', 'pass'],
    [
      'Guidance: \u2612 ultrasound \u2610 fluoroscopy\nreal-time needle tracking throughout; clip stored in PACS',
      'pass',
    ],
    ['Guidance: (x) US  ( ) CT  ( ) none   images_saved: Y   real_time: Y', 'pass'],
    [
      'Ultrasound guidance, real time      [x] yes   [ ] no\nImages stored                      [x] yes   [ ] no',
      'pass',
    ],
    [
      'Ultrasound guidance, real time      [x] yes   [ ] no\nImages stored                      [ ] yes   [x] no',
      'finding',
    ],
    ['guidance: [ ] none  [x] ultrasound  [ ] CT\n  realtime: Y\n  images_saved: N', 'finding'],
    ['Guidance: [x] ultrasound [ ] CT\n[ ] images saved\n[x] needle seen in real time', 'finding'],
    [
      'Guidance: [x] ultrasound [ ] CT\nReal time: yes\n[ ] Permanent images of the needle at the nerve were obtained and\nstored in the archive of the department',
      'finding',
    ],
    ['[ ] Ultrasound used   [x] Landmark technique   [x] Nerve stimulator', 'finding'],
  ])('speaks of its own choice alone: %j', (note, expected) => {
    expect(answer(IMAGING, DONE + note, {}, { codes: ['76942'] })).toBe(expected);
  });

  it.each([
    '[ ] Ultrasound used   [x] Landmark technique   [x] Transcutaneous nerve stimulator',
    '[ ] Ultrasound used   [x] Landmark technique\n[ ] Images saved   [ ] Real time',
    'Method:\n  ( ) Ultrasound guided\n  ( ) Fluoroscopy guided\n  (x) Anatomic landmarks',
  ])('states no guidance: %j', (note) => {
    expect(answer(IMAGING, DONE + note)).toBe('notApplicable');
  });

  it.each<[ruleId: string, note: string, expected: Answer]>([
    [
      'documentation/destruction-confirmed',
      'Technique: \u2610 cryo \u2611 RF \u2610 other\ntemperature 80 C, 90 seconds, 2 lesions',
      'pass',
    ],
    ['documentation/modality-stated', 'Technique: [x] block  [ ] RF  [ ] phenol\nbupivacaine 0.25% 3 mL', 'finding'],
    [
      'coverage/pulsed-radiofrequency',
      'Mode: ( ) thermal  (x) pulsed  ( ) cooled\n  temp: 42 C   time: 240 s',
      'finding',
    ],
    ['coverage/pulsed-radiofrequency', '[x] thermal RF  [ ] pulsed\n  [ ] cooled\ntemp_c: 80  time_s: 90', 'pass'],
  ])('ends with its line: %s, %j', (ruleId, note, expected) => {
    expect(answer(ruleId, `Left sural nerve.\n${note}\n`)).toBe(expected);
  });

  it('names no nerve by the stimulator that found it', () => {
    const note =
      'Phenol 6 %, 2 mL, left tibial nerve, found by a transcutaneous nerve stimulator. A second shot there.';
    expect(answer('documentation/nerve-count', note, { units: 2 })).toBe('finding');
  });
});
