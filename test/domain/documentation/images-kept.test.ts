import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const RULE = 'documentation/imaging-guidance';
const LESION = 'Procedure: thermal RF of the left sural nerve, 80 C for 90 s. ';

/** What the rule answers of a note with this telling of the guidance, beside a line that bills guidance. */
function answerTo(told: string, code: string): Answer {
  return answer(RULE, LESION + told, {}, { codes: [code] });
}

describe('images of live ultrasound', () => {
  it.each<[told: string, expected: Answer]>([
    ['The frames were lost when the unit was restarted.', 'finding'],
    ['We did not manage to print any picture.', 'finding'],
    ['Images were deleted by mistake before export.', 'finding'],
    ['I forgot to store a still.', 'finding'],
    ['No hard copy was made.', 'finding'],
    ['No stills.', 'finding'],
    ['Nothing was archived since the laptop had no network.', 'finding'],
    ['Screen captures not retained.', 'finding'],
    ['Image capture: failed.', 'finding'],
    ['Pictures: 0.', 'finding'],
    ['No images were lost; two clips are in PACS.', 'pass'],
    ['There is no image from the earlier surgery. Clip saved.', 'pass'],
    ['Tip never out of the picture. Clip saved.', 'pass'],
    ['MRI images were not available for review. Stills of the nerve uploaded.', 'pass'],
    ['She did not bring her x-ray pictures. 3 stills on the media tab.', 'pass'],
    ['Images saved; no complications.', 'pass'],
    ['Images of the lesion not hidden by the probe; stored.', 'pass'],
    ['Cine loops, not stills, went to the archive.', 'pass'],
    ['Photographs of the skin were not taken. Sonogram of the needle filed.', 'pass'],
    ['Image documentation: see PACS accession 000-TEST.', 'pass'],
    ['The US charge of the room default was dropped; stills stored.', 'pass'],
    ['On the visit of last September the pictures were not kept. Today two frames saved.', 'pass'],
    ['No pictures of the case could be kept.', 'finding'],
    // Lost behind what says that they were taken, and told of on a later day.
    ['Frames were captured but could not be recovered.', 'finding'],
    ['Clips are unrecoverable since the crash.', 'finding'],
    ['Stills stored, but the consent form could not be found.', 'pass'],
    ["Stills stored.\nAddendum: disk was full; no images from yesterday's procedure were retained.", 'finding'],
    ['Addendum: images from this procedure were captured but could not be recovered and no prints exist.', 'finding'],
    ['Two clips.\nAddendum: the clips from yesterday did not transfer and cannot be retrieved.', 'finding'],
    ["Stills stored.\nAddendum: images of yesterday's procedure are in PACS.", 'pass'],
    ["Stills stored.\nAddendum: no images of last month's block were retained.", 'pass'],
    // Nothing is named that could not be kept.
    ['Unable to archive at first, disk full; images then saved to PACS.', 'pass'],
    ['Images archived. Unable to archive the consent form, scanner down.', 'pass'],
    // Those of a block are no images of today.
    ['Images of the block on 5/2 are in PACS; none from today.', 'finding'],
    ['Images: permanently saved\nComments: the right had RF in 2024 and is quiet, nothing done there today', 'pass'],
    ['There are images of the block of 5/2 in PACS but none of the ablation.', 'finding'],
    ['Images saved to PACS. Opioids: none today.', 'pass'],
    ['Images of today are in PACS, none from the block.', 'pass'],
    // Other records than images.
    ['Stills stored. RF generator #7. Settings: "see printout" - printout not in chart.', 'pass'],
    ['Stills stored, generator log not uploaded, drug label not scanned.', 'pass'],
    ['Stills stored, lesion printout not archived.', 'pass'],
    ['Stills stored. Generator: printout unavailable. Hard copy not in chart.', 'pass'],
    ['Stills stored. The video recording of the education talk was not saved.', 'pass'],
    ['Stills stored. Nothing was saved of the specimen.', 'pass'],
    ['Stills stored. Impedance series not saved; no hard copy of the consent.', 'pass'],
    ['Settings printed. Printout of the ultrasound not in chart.', 'finding'],
    ['Generator log printed. No hard copy of the sonogram was kept.', 'finding'],
    ['Consent scanned into chart, images not scanned.', 'finding'],
    ['Snapshots could not be exported, generator printout attached.', 'finding'],
    ['Generator log saved. Recording of the ultrasound not made.', 'finding'],
    // All that was to be kept of the day, whatever a template says; one kind of image, or a print, is not all.
    [
      'Macro: "Permanent images were saved." RN: disk full, rebooted before store; no pictures exist for this case.',
      'finding',
    ],
    ['Images were archived in PACS. Correction: PACS was down and no images exist for this case.', 'finding'],
    ['Images of the block on 4/30 saved to PACS. Images today: none.', 'finding'],
    ['No screen captures available as the unit lost power.', 'finding'],
    ['Images saved to PACS; no printed pictures were made.', 'pass'],
    ['Two images archived; no cine clip exists for this case.', 'pass'],
    ['No pictures could be kept from the block on 4/30; images of today are in PACS.', 'pass'],
    ['Printer out of paper, images were saved to PACS instead.', 'pass'],
  ])('%j: %s', (told, expected) => {
    expect(answerTo(`Live ultrasound in plane. ${told}`, '76942')).toBe(expected);
  });
});

describe('images of a procedure that a plan tells', () => {
  it.each<[told: string, expected: Answer]>([
    ['The printer was out of paper, so no pictures could be kept.', 'finding'],
    ['Pictures saved to PACS.', 'pass'],
  ])('%j: %s', (told, expected) => {
    const note = `S: burning foot.\nO: Tinel at the ankle.\nP: Consent. Left sural nerve, needle in view on live ultrasound. RF 80 C for 90 s. ${told}`;
    expect(answer(RULE, note, {}, { codes: ['76942'] })).toBe(expected);
  });

  it('takes what is to be treated for nothing done', () => {
    const note = 'S: both feet burn.\nP: Right sural nerve, RF 80 C x 90 s.';
    expect(
      answer('documentation/nerve-count', `${note} Left sural nerve to be done the same way, 80 C x 90 s.`, {
        units: 2,
      }),
    ).toBe('finding');
    expect(
      answer('documentation/nerve-count', `${note} Left sural nerve done the same way, 80 C x 90 s.`, { units: 2 }),
    ).toBe('pass');
  });
});

describe('images that a reply denies', () => {
  it.each<[told: string, expected: Answer]>([
    ['Addendum, imaging: asked whether pictures exist. They do not; the exam was closed.', 'finding'],
    ['I looked for the ultrasound images in PACS. None exist.', 'finding'],
    ['Are stills available? A: No, we did not keep any.', 'finding'],
    ['Coder query: stills? Reply by Dr. Placeholder: none were taken.', 'finding'],
    ['Images: we have none.', 'finding'],
    ['As to pictures, we have no record of any.', 'finding'],
    ['Image archive checked, nothing there for this date.', 'finding'],
    ['Stills of the probe position? Not available.', 'finding'],
    ['The machine was rebooted before export, nothing was kept.', 'finding'],
    ['Image export failed.', 'finding'],
    ['Stills in PACS. Asked whether consent forms exist: they do not.', 'pass'],
    ['Stills stored. She brought no films of the ankle; there are none.', 'pass'],
    ['Stills stored. Prior images: we do not have any.', 'pass'],
    ['Stills stored. Asked whether more pictures were needed: they were not.', 'pass'],
    ['Two clips stored; none were lost.', 'pass'],
    ['Stills stored. On the images no vessel was near the path. There were none in the field.', 'pass'],
    ['Stills stored. Complications: there were none. Specimens: none were taken.', 'pass'],
    ['Are there images? There are, stored in PACS.', 'notEvaluated'],
  ])('%j: %s', (told, expected) => {
    expect(answerTo(`Live ultrasound in plane. ${told}`, '76942')).toBe(expected);
  });
});

describe('what is told of guidance', () => {
  it.each<[told: string, expected: Answer, code?: string]>([
    ['Ultrasound guided. Sonogram on file.', 'finding'],
    ['Performed under US. Hard copies in her folder.', 'finding'],
    ['US used to find the nerve, 3 cm deep. Stored.', 'finding'],
    ['Ultrasound: nerve 3 mm, hypoechoic, at 1 cm. Two stills stored.', 'finding'],
    ['With ultrasound I followed the cannula to the nerve. Two stills stored.', 'pass'],
    ['Ultrasound on during the whole pass. Two stills stored.', 'notEvaluated'],
    ['Needle beside the probe, hyperechoic shaft. Two stills stored.', 'finding'],
    // How the needle lies to the beam names it.
    ['Needle in plane with probe, hyperechoic shaft. Two stills stored.', 'pass'],
    ['Fluoro. AP stored.', 'notEvaluated', '77002'],
    ['Fluoro used.', 'finding', '77002'],
    ['CT guidance, limited slices, axial images sent to PACS.', 'notEvaluated', '77012'],
    ['CT guidance, limited slices.', 'finding', '77012'],
    ['Imaging guidance used, images saved.', 'finding'],
    ['Done by landmarks.', 'finding'],
    ['Live fluoroscopy, spot films in PACS.', 'finding'],
    ['Live ultrasound, stills in PACS.', 'finding', '77002'],
    ['Live ultrasound for the nerve and fluoroscopy for the joint, all stored.', 'pass', '77002'],
    ['Ultrasound of the calf last week showed no clot.', 'finding'],
    ['History: ultrasound guided block in May, images saved.', 'finding'],
    ['A video of the approach under sonography rests in the library of the department.', 'notEvaluated'],
    ['Sonographic control without interruption; documentation in the archive of the hospital.', 'notEvaluated'],
    ['US live; images: yes, kept.', 'pass'],
    ['Live US? Y. Pics? Y.', 'pass'],
    ['Live US? Y. Pics? N.', 'finding'],
    ['US [x] live [x] stored', 'pass'],
    ['US [x] live [ ] stored', 'finding'],
    ['US guidance: Y. Real-time: Y. Images to PACS: N.', 'finding'],
    ['US guidance: Y. Real-time: N. Images to PACS: Y.', 'finding'],
    ['US guidance | real-time | images archived\nyes | yes | yes', 'pass'],
    ['US linear 15 MHz, scanned live to the nerve. Stills exported.', 'notEvaluated'],
    ['She told us of her fall. Stills exported.', 'finding'],
    ['Done without x-ray or US.', 'finding'],
    ['Watched with uninterrupted ultrasound viewing. Five pictures in the archive.', 'notEvaluated'],
    ['CT fluoroscopy, live; control scan clean, frames in PACS. Plan: the other nerve by ultrasound.', 'finding'],
    ['Sono: nerve found; needle under sono the whole way; pic in EHR.', 'notEvaluated'],
    ['US guided (76942). Permanent recording made. Needle followed in real time.', 'pass'],
    ['US guided (76942). Needle followed in real time. Recording not made.', 'finding'],
    [
      'US guided (76942). Needle followed in real time. Pictures could not be transferred due to a network outage.',
      'finding',
    ],
    ['US guided (76942). Needle followed in real time. Pictures transferred after the network outage.', 'pass'],
    ['Fluoroscopic guidance with AP and lateral. Films not kept.', 'finding', '77002'],
    ['Fluoroscopic guidance with AP and lateral. Films kept.', 'notEvaluated', '77002'],
    ['Fluoro time 14 s, 0.8 mGy. Last image hold stored.', 'notEvaluated', '77002'],
    ['Guidance by ultrasound per protocol.', 'finding'],
    ['We had fluoro on standby but did not need it. Live US, frames archived.', 'pass'],
    ['X-ray of ankle reviewed: hardware intact. Live US, frames archived.', 'finding', '77002'],
    ['Neuro-navigation with MRI fusion and live US, frames archived.', 'pass'],
    ['Needle under direct vision through 1 cm incision.', 'finding'],
    ['I directly saw the tip touch the nerve on the ultrasound as I advanced it. Two views saved.', 'pass'],
    [
      '76942: continuous sonographic monitoring of needle advancement; image documentation retained in patient record.',
      'pass',
    ],
    ['Under ultrasound guidance the needle was advanced. Ultrasound images were obtained.', 'finding'],
    [
      'Ultrasound guidance with real-time imaging was used; ultrasound images were obtained and permanently stored.',
      'pass',
    ],
    ['Ultrasound not saved to PACS due to downtime; hard copies scanned. Live needle view.', 'pass'],
    ['U/S real time; img -> chart', 'notEvaluated'],
    ['U/S real time; no img', 'finding'],
    ['Fluoroscopy, images attached.', 'notEvaluated', '77002'],
    ['Fluoroscopy, images reviewed with patient.', 'finding', '77002'],
    ['Fluoroscopy in AP.', 'finding', '77002'],
    ['No fluoroscopy was used. Landmarks only.', 'finding', '77002'],
    ['No fluoroscopy was used. Ultrasound live, saved.', 'pass'],
    ['Ultrasound was used to mark the skin; needle then placed by feel. Still stored.', 'finding'],
    ['Skin marked with ultrasound, probe put away. Picture printed and scanned in. Needle to the mark.', 'finding'],
    [
      'Ultrasound: nerve seen at 1.9 cm, an X put on the skin, image stored. The probe was then put away and the cannula went in at the mark.',
      'finding',
    ],
    [
      'Ultrasound at the September block had been used in real time. Today the nerve was seen with ultrasound, image stored. Probe off, needle to 2 cm at the mark.',
      'finding',
    ],
    [
      'Ultrasound: nerve seen and marked, image stored. Then the needle was followed in real time. The probe was put away.',
      'pass',
    ],
    ['Skin marked with ultrasound. Picture printed. Covered probe, nerve scanned in short axis.', 'notEvaluated'],
  ])('%j: %s', (told, expected, code = '76942') => {
    expect(answerTo(told, code)).toBe(expected);
  });
});

describe('a guidance that nobody bills', () => {
  it.each<[told: string, expected: Answer]>([
    ['Neuroma on exam and on US of 4/2 (report in chart).', 'notApplicable'],
    ['Sural nerve neuroma, confirmed with ultrasound.', 'notApplicable'],
    ['We looked at the neuroma with ultrasound in January, images archived.', 'notApplicable'],
    ['X-ray and ultrasound reports are in the record.', 'notApplicable'],
    ['Sural nerve neuroma on ultrasound.', 'notApplicable'],
    ['Constant 6, peaks 9; scrotal ultrasound ordinary; CT no stone.', 'notApplicable'],
    ['The neuroma had been located with ultrasound by a colleague.', 'notApplicable'],
    ['Her physical therapist used ultrasound without success.', 'notApplicable'],
    ['Neuroma on US of 4/2. Under ultrasound the needle reached the bulb.', 'finding'],
    ['The bulb was located with ultrasound.', 'finding'],
    ['Needle position confirmed with ultrasound.', 'finding'],
    ['Ultrasound 4/2: US guidance of the needle.', 'finding'],
  ])('%j: %s', (told, expected) => {
    expect(answer(RULE, `${LESION}\n${told}`)).toBe(expected);
  });
});

describe('guidance in forms and exports', () => {
  it.each<[told: string, expected: Answer, code?: string]>([
    ['guidance: [ ] none  [x] ultrasound  [ ] CT\n  us_needle_realtime: Y\n  us_images_saved: Y (n=2)', 'pass'],
    ['guidance: [ ] none  [x] ultrasound  [ ] CT\n  us_needle_realtime: N\n  us_images_saved: Y (n=2)', 'finding'],
    ['GUIDANCE    [x] fluoroscopy   [ ] CT     live: [x] Y [ ] N     images archived: [x] Y [ ] N', 'pass', '77002'],
    ['GUIDANCE    [x] fluoroscopy   [ ] CT     live: [x] Y [ ] N     images archived: [ ] Y [x] N', 'finding', '77002'],
    ['Imaging  __ none   X ultrasound\nLive   X yes   __ no\nStored   X yes   __ no', 'pass'],
    ['Imaging  __ none   X ultrasound\nLive   X yes   __ no\nStored   __ yes   X no', 'finding'],
    ['Live ultrasound, stills stored. CT of 1/20 without recurrence.', 'finding', '77012'],
    ['ANESTHESIA SUMMARY\nLight sedation.\nNURSING\nC-arm live. Exposures were not transferred.', 'finding', '77002'],
  ])('%j: %s', (told, expected, code = '76942') => {
    expect(answerTo(told, code)).toBe(expected);
  });

  it('takes a box that was left empty for no statement of guidance', () => {
    const told = `${LESION}\n[ ] Ultrasound used   [x] Landmark technique   [x] Nerve stimulator`;
    expect(answer(RULE, told)).toBe('notApplicable');
    expect(answer(RULE, told.replace('[ ]', '[x]'))).toBe('finding');
  });
});

const US = 'Live ultrasound, needle tip in view; two stills stored. ';

describe('screens that guided nothing', () => {
  it.each<[told: string, expected: Answer, code: string]>([
    [`${US}The C-arm was being repaired, so all was ultrasound.`, 'finding', '77002'],
    [`${US}With the C-arm being serviced we did without.`, 'finding', '77002'],
    ['The C-arm was serviced in May. Fluoroscopy run by me, films saved.', 'pass', '77002'],
    [`Room 4 (C-arm room). Tray, C-arm drape. ${US}`, 'finding', '77002'],
    ['C-arm drape. Fluoroscopy run by me, films saved.', 'pass', '77002'],
    [`${US}\nCONSENT 04/03/2025: "nerves of the foot under x-ray"\nSigned.`, 'finding', '77002'],
    ['C-arm live, by me. Spread in the groove, nothing medial, spot films saved.', 'pass', '77002'],
    ['C-arm live, by me. The memory was full and nothing was saved.', 'finding', '77002'],
  ])('%j: %s', (told, expected, code) => {
    expect(answerTo(told, code)).toBe(expected);
  });

  it.each(['No recurrent hernia on dynamic CT.', 'Plantar fascia now thin on US, no more steroid.'])(
    'is no guidance that anybody stated: %j',
    (told) => {
      expect(answer(RULE, LESION + told)).toBe('notApplicable');
    },
  );
});

describe('a report of the same day in a packet', () => {
  const packet = (label: string) =>
    `--- Procedure note ---\nUS guided RF of the left sural nerve, 22G needle, 80 C for 90 s. Tolerated well.\n\n--- Imaging report, ${label} ---\nFINDINGS: Real time visualization of the needle. 4 permanent images stored in PACS.\n\n--- Office visit 10/06/2025 ---\nSural block: 80 % relief.`;

  it.each<[label: string, expected: Answer]>([
    ['same date, same author', 'pass'],
    ['last month, same author', 'finding'],
    ['authorization request', 'finding'],
  ])('is told from others by its label: %s', (label, expected) => {
    expect(answer(RULE, packet(label), {}, { codes: ['76942'] })).toBe(expected);
  });
});

describe('words of real time that are said of something else', () => {
  it.each<[told: string, expected: Answer]>([
    ['Ultrasound guidance. Image stored in chart. Watch for burning. Continue gabapentin. Constant pain.', 'finding'],
    ['Ultrasound guidance, the tip watched on the screen. Image stored in chart.', 'pass'],
    ['Ultrasound. Watching it the whole time I brought a 27 gauge in. Pictures saved.', 'pass'],
    ['Ultrasound. I saw the nerve all the way in. Pictures saved.', 'pass'],
    ['Ultrasound. The nurse watched her vital signs the whole time. Pictures saved.', 'finding'],
    ['Ultrasound, skin marked. The patient was observed the entire hour. Pictures saved.', 'finding'],
    ['US guided Y  Needle tip visualised in real time Y  Image saved N (printer out of paper)', 'finding'],
    ['US guided Y  Needle tip visualised in real time Y  Image saved Y (2 stills)', 'pass'],
    ['Ultrasound guidance in real time; hard copies with the needle are held electronically.', 'notEvaluated'],
  ])('%j: %s', (told, expected) => {
    expect(answerTo(told, '76942')).toBe(expected);
  });
});
