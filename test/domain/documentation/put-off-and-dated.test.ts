import { describe, expect, it } from 'vitest';
import { answer, fires } from '../../support/note-answers.ts';

const IDENTIFIED = 'documentation/nerve-identified';
const COUNT = 'documentation/nerve-count';
const IMAGING = 'documentation/imaging-guidance';
const PULSED = 'coverage/pulsed-radiofrequency';
const CONFIRMED = 'documentation/destruction-confirmed';

describe('nerves that are of another day, or only lay beside', () => {
  it.each<[fires: boolean, told: string]>([
    [true, 'The common peroneal nerve at the fibular neck was kept at a safe distance.'],
    [true, 'The common peroneal nerve stayed well away from our needles.'],
    [true, 'We were mindful of the common peroneal nerve.'],
    [true, 'The saphenous nerve she asked about stays on the list for another day.'],
    [true, 'The saphenous nerve deserves its own session.'],
    [true, 'None of this touches her saphenous nerve pain, which we leave to the patches.'],
    [true, 'As for the saphenous nerve, not today.'],
    [true, 'The infrapatellar branch of the saphenous nerve will be added on the 17th.'],
    [false, 'The saphenous nerve was added in the same manner.'],
    [false, 'The saphenous nerve needed a second pass.'],
    [false, 'The saphenous nerve was kept for last: 80 degrees for 90 seconds.'],
    [false, 'The saphenous nerve, which was on the list for another day, got its lesion as well today.'],
  ])('%j: %s', (fired, told) => {
    const note = `PROCEDURE NOTE\nThe genicular nerves of the left knee were ablated with three needles. 80 degrees C for 90 seconds each, thermal. ${told}\nTestina Sample, MD`;
    expect(fires(IDENTIFIED, note, { modifiers: ['LT'] })).toBe(fired);
  });

  it.each<[fires: boolean, told: string]>([
    [true, 'The axillary nerve we leave for the next visit.'],
    [true, 'We will come back for the axillary nerve.'],
    [false, 'The axillary nerve was left for last and got the same lesion.'],
    [false, 'On a separate skin entry the axillary nerve was treated too.'],
    [false, 'The axillary nerve took another 90 seconds at 80 degrees.'],
  ])('two units, %j: %s', (fired, told) => {
    const note = `PROCEDURE NOTE\nProne. A cannula was brought to the left suprascapular nerve at the notch. 80 degrees C for 90 seconds. ${told}\nTestina Sample, MD`;
    expect(fires(COUNT, note, { units: 2, modifiers: ['LT'] })).toBe(fired);
  });

  it.each<[fires: boolean, before: string, found: string]>([
    [true, '2017 tarsal tunnel release with tibial nerve neurolysis, same foot.', 'The offending peripheral nerve'],
    [true, 'Sural neurolysis in 2015 by an outside surgeon.', 'The offending peripheral nerve'],
    [false, 'The sural nerve was ablated in 2022 and the same nerve hurts again.', 'The offending peripheral nerve'],
    [false, 'Sural nerve ablation 2019 at an outside clinic.', 'The same nerve'],
  ])('%j: %s %s', (fired, before, found) => {
    const note = `HPI: ${before} Pain with every step.\n\nPROCEDURE. Prone. ${found} was found with the stimulating cannula. Continuous RF, 85 degrees, 90 sec.\n`;
    expect(fires(IDENTIFIED, note, { modifiers: ['RT'] })).toBe(fired);
  });

  it('the ailment of a nerve that is named on the other side leaves open which was treated', () => {
    const note =
      'PRE-OP DX: MERALGIA PARESTHETICA, LEFT\nHX: DECOMPRESSION OF THE RIGHT LFCN IN 2018.\nOPERATION: 12 G INTRODUCER MEDIAL TO THE LEFT ASIS. CRYOPROBE PASSED. 3 FREEZES OF 3 MINUTES.';
    expect(answer(IDENTIFIED, note, { modifiers: ['LT'] })).toBe('notEvaluated');
  });
});

describe('dated entries of a chart', () => {
  const chart = (old: string, now: string, sign: string): string =>
    `Foot & Nerve, chart: Testina Sample\n\n2023-11-02${sign}PROCEDURE (historic). Sural nerve right, ${old}. Helped.\n\n2025-03-04${sign}CONSENT. Signed.\n\n2025-03-04${sign}TREATMENT\nStimulated the right sural nerve at 0.2 V. ${now}.\n`;
  const thermal = 'thermal RF 80 C 90 s';
  const pulsed = 'pulsed radiofrequency 42 C 6 minutes';
  it.each([' — ', ' - ', ': '])('what an earlier entry tells is not of today: %j', (sign) => {
    const line = { modifiers: ['RT'] };
    expect(fires(PULSED, chart(thermal, pulsed, sign), line)).toBe(true);
    expect(fires(PULSED, chart(pulsed, thermal, sign), line)).toBe(false);
    expect(fires(CONFIRMED, chart(pulsed, thermal, sign), line)).toBe(false);
    expect(fires(CONFIRMED, chart(thermal, 'Radiofrequency lesion made', sign), line)).toBe(true);
  });
});

describe('screens that were not used, and late words on images', () => {
  const note = (told: string, behind = ''): string =>
    `PROCEDURE NOTE\nSupine. ${told} 22 G cannula to the left lateral femoral cutaneous nerve. 80 degrees C for 90 seconds, thermal lesion.\n${behind}\nTestina Sample, MD`;
  it.each<[fires: boolean, told: string, behind?: string, code?: string]>([
    [false, 'No was used echography because the equipment is elsewhere.'],
    [false, 'The form was initialled by us both.'],
    [false, 'Not done under x ray or ultrasound; the bone is right under the finger.'],
    [false, 'The C-arm stayed in the corridor.'],
    [false, '', 'What was not done: cryo, cutting, and anything with an ultrasound machine.'],
    [false, '', 'Not used: fluoroscopy, ultrasound.'],
    [true, 'Live ultrasound, needle in view; clips saved. The C-arm stayed in the hall.', '', '77002'],
    [true, 'Under live fluoroscopy; films saved. The ultrasound guided block of 1/9 had helped.', '', '76942'],
    [false, 'Ultrasound and fluoroscopy were both used, live, images of both saved to PACS.', '', '77002'],
    [
      false,
      'Under ultrasound.',
      'Nurse: no images were saved.\nAddendum: I looked; three images were archived in PACS, needle seen in real time.',
      '76942',
    ],
    [true, 'Under ultrasound in real time.', 'Addendum: images were not saved; the disk was full.', '76942'],
  ])('%j: %s %s %s', (fired, told, behind, code) => {
    const beside = { codes: code ? [code] : [] };
    expect(fires(IMAGING, note(told, behind), { modifiers: ['LT'] }, beside)).toBe(fired);
  });
});

describe('lists, tables and headings', () => {
  const OVERLAP = 'coding/genicular-overlap';
  it.each<[fires: boolean, list: string]>([
    [
      true,
      '- left superior lateral genicular nerve, shaft\n- superior medial, the mirror spot\n- inferior medial, tibia',
    ],
    [true, '1. Left superior lateral genicular n. at the shaft\n2. Superior medial, same\n3. Inferior medial, tibia'],
    [false, '- left superior lateral genicular nerve, shaft\n- superior medial, the mirror spot'],
    [false, '- left superior lateral genicular nerve, shaft\n- superior medial, spot\n- inferior medial: not done'],
  ])('a list goes on with what its first item names, %j: %s', (fired, list) => {
    const note = `Procedure documentation\nThe left knee on a cushion.\n${list}\n17 G introducers; cooled electrodes, 60 C for 150 s at each.\n`;
    expect(fires(OVERLAP, note, { units: 3, modifiers: ['LT'] })).toBe(fired);
  });

  it('the label of a page is no short form of a nerve', () => {
    const page = (label: string): string =>
      `${label} 1 - H&P\nLeft sacroiliac pain.\n\n${label} 2 - Procedure\nL5 dorsal ramus; S1 lateral branch; S2 lateral branch; S3 lateral branch, ALL LEFT\nThermal radiofrequency 80 C 90 s each.\n\n${label} 3 - PACU\nSnack.\n`;
    expect(fires('coding/more-specific-code', page('IMG'), { units: 4, modifiers: ['LT'] })).toBe(true);
  });

  it.each<[fires: boolean, second: string]>([
    [true, 'axillary            pulsed      42 C, 120 s'],
    [false, 'axillary            thermal     80 C, 90 s'],
  ])('the first column of a table names nerves, %j: %s', (fired, second) => {
    const note = `Procedure\n   Curved cannulas, left shoulder.\n\n   Nerve               Mode        Setting\n   -----------------   ---------   -----------\n   suprascapular       thermal     80 C, 90 s\n   ${second}\n\n   Tolerated well.\n`;
    expect(fires(PULSED, note, { units: 2, modifiers: ['LT'] })).toBe(fired);
  });

  it('cells in pairs of label and number give a lesion', () => {
    const note =
      '|TARGET 1|suprascapular n.|SIDE|L|MODE|THERMAL|T|80|S|90|\n|NOTE|second target skipped, no lesion.|\n|EBL|0|';
    expect(fires(CONFIRMED, note, { modifiers: ['LT'] })).toBe(false);
  });

  it('dots lead from a label of a form in any letters', () => {
    const note =
      'Laterality .......... L\n\n| Target nerve | Done | Temp C | Sec |\n|---|---|---|---|\n| Sural | Y | 85 | 90 |\n\nMode ................ monopolar RF\nPrior procedures .... 2024: R sural RF\n';
    expect(fires('claim-form/laterality-mismatch', note, { modifiers: ['LT'] })).toBe(false);
  });

  it('a line that names the ablation leaves the risks above it', () => {
    const note =
      'PROCEDURE\nRisks: bleeding, neuritis.\nRadiofrequency ablation of left superior medial and superior lateral genicular nerves; right inferior medial genicular nerve.\nLesions: 80 degrees C, 90 seconds, one per nerve.\n';
    expect(fires(COUNT, note, { units: 3 })).toBe(false);
  });
});
