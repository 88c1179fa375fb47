import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';
import { DESTRUCTION, techniqueFindings } from '../../support/technique-findings.ts';

const RF = 'PROCEDURE NOTE\nTestina Sample\nRF of the left sural nerve, stim 0.3 V, lidocaine 1 mL.';
const DONE = `${RF} RFA was performed. Band-Aid.`;

describe('destruction that is told outright, without its temperature', () => {
  it.each<[note: string, Answer]>([
    [`${RF} Energy was delivered and the nerve was coagulated.`, 'pass'],
    [`${RF} I coagulated the sural nerve over 1 cm.`, 'pass'],
    [`${RF} The nerve was thermocoagulated, twice.`, 'pass'],
    [`${RF} Three overlapping heat lesions were created along it.`, 'pass'],
    [`${RF} I made two thermal lesions 5 mm apart.`, 'pass'],
    [`${RF} The sural nerve was lesioned, the needle turned, and the nerve lesioned again.`, 'pass'],
    [`${RF} The nerve was completely ablated over one needle length.`, 'pass'],
    [`${RF} The scan showed complete coagulation of the nerve.`, 'pass'],
    ['RF SHEET\nNerve: left sural\nMode: thermal RF\nResult: nerve coagulated', 'pass'],
    // What the procedure is called, asked for and explained as.
    [`Title: Thermocoagulation of left sural nerve\n${RF} Thermocoagulation was performed.`, 'finding'],
    [`${RF} Nerve ablated. Tolerated.`, 'finding'],
    [`${RF} Lesion made, needle rotated, lesion repeated.`, 'finding'],
    [`Order: thermal lesion left sural nerve.\n${DONE}`, 'finding'],
    [`Consent: told that the nerve is coagulated and may grow back.\n${DONE}`, 'finding'],
    // Another day, another structure, another mode.
    [`In 2023 a heat lesion was made on the right sural nerve.\n${DONE}`, 'finding'],
    [`${DONE} If pain returns the nerve could be coagulated again.`, 'finding'],
    [`${DONE} The tibial nerve was not coagulated.`, 'finding'],
    [`${DONE} A small skin vessel was coagulated.`, 'finding'],
    ['Pulsed RF of the left sural nerve, 42 C, 240 s. The nerve was lesioned in pulsed mode.', 'finding'],
  ])('%j: %s', (note, expected) => {
    expect(answer(DESTRUCTION, note)).toBe(expected);
  });
});

describe('numbers that belong to something else', () => {
  const past =
    'In November of 2023 he had the same procedure, at that time a lesion was created at 80 degrees for 90 seconds.';
  const phenol = 'PHENOL SHEET\nNerve ....... left obturator\nDrug ........ phenol\nAmount ...... 5 mL\n';
  const soap = 'S: burning foot\nO: tinel left sural nerve\n';
  it.each<[note: string, Answer]>([
    [`HISTORY: ${past}\nPROCEDURE: ${DONE}`, 'finding'],
    [`${past}\nPROCEDURE: ${DONE}`, 'finding'],
    [`HISTORY: RFA in 2022. On that occasion two lesions were made at 80 C, 90 s.\nPROCEDURE: ${DONE}`, 'finding'],
    [
      `HISTORY: Pain since 2019.\nPROCEDURE: ${RF} At that time a lesion was created at 80 degrees for 90 seconds.`,
      'pass',
    ],
    [
      `PROCEDURE NOTE\nHPI: Pain since 2019, today a lesion of the left sural nerve was made at 80 C for 90 s by RF.`,
      'notEvaluated',
    ],
    [`INDICATIONS: Blocks gave 70-90 % for hours.\nTECHNIQUE: ${DONE}\nTemp:  ***\nTime:  ***`, 'finding'],
    [`INDICATIONS: Blocks gave relief for 60 to 90 min.\nTECHNIQUE: ${DONE}`, 'finding'],
    [`Temp 97.9 F | Wt 81.2 kg | BMI 31\n${DONE}`, 'finding'],
    [`${DONE}\nTemp: ____\nnurse: 80 x 90, twice`, 'notEvaluated'],
    [`${phenol}Strength .... ______\nSedation .... nitrous 50%`, 'finding'],
    [`${phenol}Strength .... 6 %\nSedation .... nitrous 50%`, 'pass'],
    ['Left obturator nerve: phenol 4 mL injected. EF 55%.', 'finding'],
    ['Left tibial nerve. After 1 mL lidocaine 1 %, absolute alcohol 1.5 mL was injected.', 'pass'],
    ['Left tibial nerve. Following lidocaine 1%, phenol 6% 3 mL was injected.', 'pass'],
    ['Left tibial nerve. Lidocaine 1%, phenol 2 mL injected at the nerve.', 'finding'],
    ['Left tibial nerve. Lidocaine 1 mL, 0.5% phenol 2 mL injected at the nerve.', 'finding'],
    [
      `${soap}P:\n   solution ... 4% dehydrated alcohol\n   site ....... left sural nerve\nA: sural neuralgia`,
      'finding',
    ],
    [`${soap}P: dehydrated alcohol 98%, 1 mL at the left sural nerve.\nA: sural neuralgia`, 'pass'],
    ['Cryoneurolysis of the left sural nerve was performed.\nPlan: ice 15 min 3x/day.', 'finding'],
  ])('%j: %s', (note, expected) => {
    expect(answer(DESTRUCTION, note)).toBe(expected);
  });
});

describe('tables of lesions with short heads', () => {
  it.each<[note: string, Answer]>([
    ['RFA left sural nerve\n#   nerve    S(V)   M(2V)   T    sec\n1   L sural  0.4    -       80   90\n', 'pass'],
    ['RFA left sural nerve\npos    T (C)   t (s)   ohm\n1      80      90      210\n', 'pass'],
    ['RFA left sural nerve\n| lesion | T | sec |\n| 1 | 80 | 90 |\n', 'pass'],
    ['Hx: shoe pressure.\n\nRFA left sural nerve\n  pass   C    s\n   1     80   60\nLido 2% 1 cc.', 'pass'],
    ['RFA left sural nerve\n#   nerve    S(V)   M(2V)   T    sec\n1   L sural  0.4    -       42   240\n', 'finding'],
    ['RFA left sural nerve\n#   nerve    S(V)   M(2V)   T    sec\n1   L sural  0.4    -       __   __\n', 'finding'],
    ['RFA left sural nerve\ntime    T       hr    pain\n0901    36.5    80    5\n', 'finding'],
    ['RFA left sural nerve\n| time | Temp | HR | SpO2 |\n| 0901 | 97.5 | 80 | 98 |\n', 'finding'],
  ])('%j: %s', (note, expected) => {
    expect(answer(DESTRUCTION, note)).toBe(expected);
  });
});

describe('a block that is billed as destruction', () => {
  const drug = '3 cc of 0.5% Marcaine with dexamethasone was infiltrated around the left sural nerve.';
  it.each<[note: string, findings: number]>([
    [
      `Procedure (64640 nerve destruction, left sural nerve): the skin was prepped with alcohol. ${drug}\nPlan: ice 15 min. If this fails we discuss alcohol or RF.`,
      3,
    ],
    ['Procedure: destruction of left sural nerve\nDetails: 3 mL lidocaine. Treated as usual.', 2],
    [
      `Procedure: nerve destruction. ${drug} Then 2 mL of 98% dehydrated alcohol was injected at the left sural nerve.`,
      0,
    ],
  ])('%j: %d findings', (note, findings) => {
    expect(techniqueFindings(note, 1)).toHaveLength(findings);
  });
});
