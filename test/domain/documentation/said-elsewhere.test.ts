import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

describe('a nerve that the telling does not name', () => {
  it.each<[string, Answer]>([
    ['Phenol motor points, right biceps, 5% 0.5 mL a site. Tardieu V3 angle 70.', 'finding'],
    ['Phenol to V3, 5% 0.5 mL.', 'notEvaluated'],
    ['Procedure: needle placed, thermal lesion at 80 C for 90 s.', 'finding'],
    [
      'Procedure: needle placed, thermal lesion at 80 C for 90 s.\nPlan: RFA of the left sural nerve next month.',
      'finding',
    ],
    [
      'Procedure: needle placed, thermal lesion at 80 C for 90 s.\nPlan: repeat RFA of the left sural nerve if needed.',
      'notEvaluated',
    ],
    [
      'Procedure: needle placed, thermal lesion at 80 C for 90 s.\nPlan: numbness of the left sural nerve will fade.',
      'notEvaluated',
    ],
    ['History: left sural nerve RFA in 2023.\nProcedure: needle placed, thermal lesion at 80 C for 90 s.', 'finding'],
    [
      'History: left sural nerve RFA in 2023.\nProcedure: needle at the nerve, thermal lesion at 80 C for 90 s.',
      'notEvaluated',
    ],
    [
      'History: left sural nerve RFA in 2023, pain has recurred.\nProcedure: needle placed, lesion at 80 C for 90 s.',
      'notEvaluated',
    ],
    [
      'Diagnosis: Left sural nerve entrapment\nProcedure: thermal RFA of the target nerve at 80 C for 90 s.',
      'notEvaluated',
    ],
    // What is called a peripheral nerve is none that was named, and what lies beside is not treated.
    ['History: left sural nerve RFA in 2023.\nProcedure: a peripheral nerve was lesioned at 80 C for 90 s.', 'finding'],
    ['Procedure: thermal lesion of the scar at 80 C for 90 s. The sural nerve runs deep to it.', 'finding'],
    ['Procedure: thermal lesion of the scar at 80 C for 90 s. The sural nerve was not treated.', 'finding'],
    ['Procedure: RF, painful nerve of the foot, 80 C for 90 s.\nHistory: left sural nerve RFA in 2023.', 'finding'],
    ['History: sural nerve biopsy in 2018.\nProcedure: the painful nerve was lesioned at 80 C for 90 s.', 'finding'],
    [
      'History: tibial nerve released in 2019.\nProcedure: we located the painful nerve, 80 C for 90 s, well away from the sural nerve.',
      'finding',
    ],
    // What is weighed for another day, and a nerve whose block did nothing.
    [
      'Procedure: the painful nerve was lesioned at 80 C for 90 s.\nPlan: if it recurs consider exploration of the ulnar nerve.',
      'finding',
    ],
    [
      'Procedure: the painful nerve was lesioned at 80 C for 90 s.\nPlan: add the recurrent fibular nerve next time.',
      'finding',
    ],
    [
      'History: sural nerve block in June was negative.\nProcedure: the painful nerve was lesioned at 80 C for 90 s.',
      'finding',
    ],
    [
      'History: sural nerve block in June took the pain.\nProcedure: the painful nerve was lesioned at 80 C for 90 s.',
      'notEvaluated',
    ],
    [
      'Procedure: the painful nerve was lesioned at 80 C for 90 s.\nPlan: if sural nerve pain persists call us.',
      'notEvaluated',
    ],
    [
      'Diagnosis: left sural neuralgia\nProcedure: the painful nerve was lesioned at 80 C for 90 s.\nHistory: left sural nerve block, good relief.',
      'notEvaluated',
    ],
  ])('%j: %s', (note, expected) => {
    expect(answer('documentation/nerve-identified', note)).toBe(expected);
  });
});

describe('how the lesion was made, where the telling leaves it out', () => {
  const opening = 'Procedure: thermal radiofrequency ablation of the left sural nerve.';
  it.each<[string, Answer]>([
    [opening, 'finding'],
    [`${opening}\nPatient tolerated it. Observed for 15 minutes. BP 124/78, pulse 72.`, 'finding'],
    [`${opening}\nPlan: repeat at 80 C.`, 'notEvaluated'],
    [`${opening}\nHistory: 176 F in 2023.`, 'finding'],
    [`${opening}\nHistory: 176 F.`, 'notEvaluated'],
    [`${opening}\nEquipment log: probe 1 80/90 ok`, 'pass'],
    [`${opening}\nEquipment log: BP 92/64`, 'finding'],
    ['Procedure: cryoneurolysis of the left sural nerve. Observed for 15 minutes.', 'finding'],
    ['Procedure: cryoneurolysis of the left sural nerve.\nPlan: three freeze cycles.', 'notEvaluated'],
    ['Procedure: cryoneurolysis of the left sural nerve.\nPlan: three freeze cycles next time.', 'finding'],
    ['Procedure: phenol neurolysis of the left sural nerve. Skin: lidocaine 1 %.', 'finding'],
    ['Procedure: phenol neurolysis of the left sural nerve.\nPharmacy label: phenol aqueous, 6 %', 'pass'],
    ['Procedure: phenol neurolysis of the left sural nerve.\nHistory: 6 % phenol in 2023.', 'finding'],
  ])('%j: %s', (note, expected) => {
    expect(answer('documentation/destruction-confirmed', note)).toBe(expected);
  });
});

describe('a technique that the telling does not name', () => {
  it.each<[string, Answer]>([
    ['Procedure: the left sural nerve was treated with a needle.', 'finding'],
    ['Procedure: the left sural nerve was treated with a needle.\nPlan: RFA next month.', 'finding'],
    ['Procedure: the left sural nerve was treated with a needle.\nPlan: RFA, 80 C for 90 s, as today.', 'notEvaluated'],
  ])('%j: %s', (note, expected) => {
    expect(answer('documentation/modality-stated', note)).toBe(expected);
  });
});

describe('guidance that is billed', () => {
  const lesion = 'Procedure: thermal RFA of the left sural nerve at 80 C for 90 s';
  it.each<[string, string, Answer]>([
    [`${lesion}.`, '76942', 'finding'],
    [`${lesion} under ultrasound.`, '76942', 'finding'],
    [`${lesion} under real-time ultrasound.`, '76942', 'finding'],
    [`${lesion} under real-time ultrasound, images archived.`, '76942', 'pass'],
    [`${lesion} under real-time ultrasound.\nPlan: pictures go to PACS.`, '76942', 'notEvaluated'],
    [`${lesion} under real-time ultrasound, images not saved.`, '76942', 'finding'],
    [`${lesion} under ultrasound, images archived.`, '76942', 'finding'],
    // Fluoroscopy is live by its name; CT is not, and nobody asks it to be.
    [`${lesion} under fluoroscopy, images archived.`, '77002', 'notEvaluated'],
    [`${lesion} under CT guidance, images archived.`, '77012', 'notEvaluated'],
    [`${lesion} under fluoroscopy.`, '77002', 'finding'],
    [`${lesion} under fluoroscopy, images archived, but not in real time.`, '77002', 'finding'],
    // Plain words for a kind of imaging.
    [`${lesion}. With a 17 MHz hockey stick the needle was seen live, clips stored.`, '76942', 'pass'],
    [`${lesion}. With the ecograph the needle was seen all the time, photos saved.`, '76942', 'pass'],
    [
      `${lesion}. The nerve was found with the probe transverse, the needle in sight in real time, two screenshots kept.`,
      '76942',
      'notEvaluated',
    ],
    [`${lesion}. The probe was heated in real time and a log was stored.`, '76942', 'finding'],
    [
      `${lesion}. With CT planning slices a cannula was led to the nerve, CT pictures on file.`,
      '77012',
      'notEvaluated',
    ],
    [`${lesion}. Butterfly IQ used in real time, stills in the cloud storage.`, '76942', 'notEvaluated'],
    [`${lesion}. Sonographic needle tracking in real time, two jpgs in the chart.`, '76942', 'pass'],
    [`${lesion}. Real-time ultrasound. Permanent images: no - out of paper.`, '76942', 'finding'],
    // Words of images that speak of something else.
    [`Printed from the EHR.\n${lesion} under real-time ultrasound.`, '76942', 'finding'],
    [`Exam: ankle film shows no fracture.\n${lesion} under real-time ultrasound.`, '76942', 'finding'],
    [`Consent: permanent numbness.\n${lesion} under real-time ultrasound.`, '76942', 'finding'],
    [`${lesion}. Spot chosen with ultrasound, images saved. Patient was seen in clinic.`, '76942', 'finding'],
    [`${lesion} under real-time ultrasound; the memory was full and nothing was stored.`, '76942', 'finding'],
    [`${lesion} under real-time ultrasound.\nPermanent image on file.`, '76942', 'pass'],
    // Another procedure of that day has its own guidance.
    [
      `1. Facet RFA under fluoroscopy, views saved.\n2. ${lesion}, short-axis probe, needle guided in real time, stills in PACS.`,
      '76942',
      'notEvaluated',
    ],
    [`${lesion} under live fluoroscopy, images saved.`, '76942', 'finding'],
  ])('%j with %s: %s', (note, code, expected) => {
    expect(answer('documentation/imaging-guidance', note, {}, { codes: [code] })).toBe(expected);
  });
});

describe('guidance that nobody billed', () => {
  const lesion = 'Procedure: thermal RFA of the left sural nerve at 80 C for 90 s';
  it.each<[string, Answer]>([
    [`${lesion} under ultrasound.`, 'finding'],
    [`${lesion}. Ultrasound used to find the nerve.`, 'finding'],
    [`Sural neuroma by US, 7 mm.\n${lesion}.`, 'notApplicable'],
    [`${lesion}.\nSonography: none. Fluoroscopy: none.`, 'notApplicable'],
    [`${lesion}. No image guidance employed.`, 'notApplicable'],
  ])('%j: %s', (note, expected) => {
    expect(answer('documentation/imaging-guidance', note)).toBe(expected);
  });
});
