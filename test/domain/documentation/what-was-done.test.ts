import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

const DESTRUCTION = 'documentation/destruction-confirmed';
const MODALITY = 'documentation/modality-stated';
const OTHER = 'coverage/technique-not-destructive';
const PULSED = 'coverage/pulsed-radiofrequency';
const OF_THE_TECHNIQUE = [DESTRUCTION, MODALITY, PULSED, OTHER];

/** The findings about the technique of a line with the note, in that order. */
function findings(note: string, units: number): readonly string[] {
  const claim = claimOf({ lines: [{ units, modifiers: ['LT'], documentation: { note } }] });
  const [line] = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }).lines;
  return OF_THE_TECHNIQUE.filter((rule) => line?.findings.some(({ ruleId }) => ruleId === rule));
}

describe('a block, or what was only talked over', () => {
  it.each<[note: string, fired: readonly string[], units?: number]>([
    [
      'Spasticity clinic. Today a test block of the left obturator nerve was done: 4 mL of ropivacaine 0.5% under nerve stimulator. Thigh adductors relaxed, abduction went from 10 to 40 degrees. We intend phenol 6% if the family agrees.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'PROCEDURE. Left saphenous nerve block with 5 mL bupivacaine 0.25%.\nRESULT. Pain 7 to 1.\nFURTHER CARE. Thermal ablation 80 C for 90 s if the diary is good.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Referral question: is this lady a candidate for cryoneurolysis of the left sural nerve?\nHPI: burning lateral foot.\nInjection: 2 mL lidocaine 2% and 20 mg triamcinolone at the left sural nerve, behind the lateral malleolus. \nResult: 80% better in 15 min. She will be booked for cryoneurolysis (3 cycles, 106 s each).',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Reason for visit: left occipital neuralgia.\n\nThe left greater occipital nerve was found at the ridge. 3 mL of ropivacaine 0.2% with 8 mg dexamethasone was injected around it. RFA may be offered in the spring.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'OPTIONS. We weighed neuromodulation and cryo.\nPROCEDURE. Cryoablation of the left sural nerve, two freezes of 3 min.',
      [],
    ],
    [
      'PROCEDURE. Pulsed RF of the left sural nerve, a non-destructive neuromodulation, 42 C for 4 min.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['Options: alcohol or heat. She chose alcohol.\nProcedure: 2 mL 98% alcohol was put on the left sural nerve.', []],
    [
      'Procedure: left sural nerve RFA performed, no complications.\nEducation on RFA (handout): the nerve is heated to 80 C for 90 seconds.',
      [DESTRUCTION],
    ],
    ['Procedure: left sural nerve RFA performed, 80 C 90 s.\nEducation on RFA (handout): the nerve is heated.', []],
    [
      "OUTSIDE RECORD (2023): thermal RFA left sural nerve 80 C 90 s.\nTODAY'S PROCEDURE: left sural nerve block, 3 mL bupivacaine 0.5%.",
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Indications: left sural neuralgia after ankle fracture.\n\nShe failed gabapentin and therapy. Two blocks helped.\n\nProcedure: left sural nerve phenol 6% 2 mL.',
      [],
    ],
    [
      'Indication: left sural neuralgia.\n\nIn 2023 RFA of the left sural nerve at 80 C for 90 s gave a year.\n\nProcedure: left sural nerve RFA, done without incident.',
      [DESTRUCTION],
    ],
    [
      'Procedure: left sural nerve injection with 3 mL ropivacaine 0.5%.\nResults: pain 8 to 2.\nNext: cryoablation.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Procedure: left sural nerve block\nLocal: bupivacaine 0.5% 5 mL at the nerve', [DESTRUCTION, MODALITY, OTHER]],
    ['Procedure: left sural nerve RFA\nLocal: bupivacaine 0.5% 1 mL', [DESTRUCTION]],
    [
      'Pulsed RF of the left sural nerve, 42 C 2 Hz 20 ms. A thermal lesion is to be considered if this fails.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'We went over thermal methods and alcohol.\nProcedure: alcohol neurolysis left sural nerve with 95% alcohol 2 mL.',
      [],
    ],
    ['Hx: left sural RFA 80 C 90 s in 2023.\nToday: left sural RFA repeated.', [DESTRUCTION]],
    ['Hx: left sural RFA 80 C 90 s in 2023.\nToday: left sural RFA repeated, same settings, 80 C.', []],
  ])('%j: %j', (note, fired, units = 1) => {
    expect(findings(note, units)).toEqual(fired);
  });
});

describe('parts that other labels head', () => {
  it.each<[note: string, fired: readonly string[], units?: number]>([
    [
      '1. REASON: foot pain after biopsy. \n2. BLOCKS. Two bupivacaine blocks, 11/19 and 01/07, both good.\n3. DONE TODAY. Local skin numbing with 1 mL lidocaine. Probe on the left sural nerve. Frozen 2 x 2 min.\n4. AFTER. Numb.',
      [],
    ],
    [
      'Indication   sural neuralgia\nNerve        [x] sural   [ ] tibial\nSide         [x] L   [ ] R\nAgent        [x] phenol 6 % 2 mL   [ ] alcohol\nLocal        lidocaine 1% 1 mL',
      [],
    ],
    [
      'Nerve: [x] sural L  [ ] tibial\nTechnique: [ ] RF 80C  [ ] Cryo, 3 cycles [ ] Phenol 6%\nLocal anesthetic: lidocaine 1% 2 mL skin\nTolerated: [x] well',
      [DESTRUCTION, MODALITY],
    ],
    [
      'PROCEDURE: RF left sural nerve\nMode: [ ] thermal [x] pulsed [ ] cooled\nTemp: 42   Time: 240 s',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['PROCEDURE: RF left sural nerve\nMode: [x] thermal [ ] pulsed [ ] cooled\nTemp: 80   Time: 90 s', []],
    ['Nerve    left sural\nMode     [x] continuous   [ ] pulsed   [ ] cooled\nSet      80 C   90 s   x1', []],
    [
      'Patient      Testina Sample\nIndication   sural neuralgia left\nProcedure    RFA left sural nerve\nBlock        bupivacaine 2 mL on 3/4, 80 % relief\nDone by      Dr. Nobody',
      [DESTRUCTION],
    ],
    [
      'SIDE. Left.\nNERVE. Sural nerve.\nTREATMENT. Cooled RF, 60 C set point, 150 s.\nAFTERWARDS. Numb lateral foot.',
      [],
    ],
    [
      'CONSENT. Signed. Left leg prepped. RF cannula to the left sural nerve. Lesion of 80 C for 90 s.\nDISPOSITION. Home.',
      [],
    ],
    [
      'INDICATION. Left sural neuralgia.\nPOSITION. Prone.\nTARGETING. Sural nerve found with stimulation at 0.2 V.\nLESIONING. 85 C for 90 s, twice.',
      [],
    ],
    [
      'PATIENT. Testina Sample.\nEXAM. Left sural nerve Tinel.\nWHAT I DID. With 22G RF needle I made a thermal lesion of the left sural nerve, 80 C 90 s.',
      [],
    ],
    ['DIAGNOSIS. LEFT SURAL NEURALGIA.\nPROCEDURE. RFA LEFT SURAL NERVE 80 C 90 S.', []],
    [
      'PATIENT .......... Testina Sample\nPROCEDURE ........ alcohol neurolysis of left sural nerve\nAGENT ............ dehydrated alcohol 98 %, 2 mL',
      [],
    ],
    ['Nerve\tleft sural nerve\nTechnique\tthermal RF\nSettings\t80 C, 90 s', []],
    [
      'Dx           sural neuralgia L\nProcedure    RF ablation sural nerve L\nResult       lesion 80 C 90 s, numb after',
      [],
    ],
    ['Modality: [ ] RF  [ ] cryo  [x] alcohol 95 % 3 mL  [ ] phenol\nNerve: left sural nerve', []],
  ])('%j: %j', (note, fired, units = 1) => {
    expect(findings(note, units)).toEqual(fired);
  });
});

describe('modes and measures', () => {
  it.each<[note: string, fired: readonly string[], units?: number]>([
    [
      'HISTORY. In 2022 thermal RFA of the left sural nerve (80 C, 90 s) gave eight months.\nTODAY. Pulsed RF of the left sural nerve, 42 C, 2 Hz, 20 ms, 4 minutes.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'Mrs. Sample had conventional RF ablation of the left sural nerve two years ago with dysesthesia. So today I treated the left sural nerve with pulsed radiofrequency at 42 degrees for 6 minutes.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'Procedure: RF of left sural nerve and left tibial nerve.\nDetails: the sural nerve received a thermal lesion of 80 C for 90 seconds. To spare the foot muscles the tibial got pulsed RF at 42 C for 4 min.',
      [PULSED],
      2,
    ],
    [
      'Procedure: RF left sural nerve.\nDetails: pulsed RF 42 C for 2 min, followed by a thermal lesion 80 C for 90 seconds of the same nerve.',
      [],
    ],
    [
      'Procedure: Radiofrequency of left sural nerve. The electrode was kept at 42 C for 4 minutes, output 45 V. No lesion felt.',
      [DESTRUCTION, OTHER],
    ],
    [
      'Procedure: RFA of the left sural nerve. Sensory stimulation at 0.3 V, motor none to 2 V. RFA done. Relief of 80% from the blocks. BP 130/80, pulse 72, temp 98.2.',
      [DESTRUCTION],
    ],
    [
      'Procedure: RFA of the left sural nerve performed without problem.\nVitals: HR 80, BP 122/78, Temp 36.6 C, SpO2 98%, pain 2/10 after 90 seconds of walking.',
      [DESTRUCTION],
    ],
    ['RFA of the left suprascapular nerve was carried out. Abduction improved from 60 to 95 degrees.', [DESTRUCTION]],
    ['RFA of the left sural nerve. Settings 80/90 x2.', []],
    [
      'Iovera treatment of the left infrapatellar branch of the saphenous nerve on 04/23/2025. Freezing went well. Ice formed.',
      [DESTRUCTION],
    ],
    [
      'Iovera treatment of the left infrapatellar branch of the saphenous nerve. Freezing went well, six applications of one minute.',
      [],
    ],
    ['Ablacion: RFA of left sural nerve, 80 grados x 90 segundos.', []],
    ['Left suprascapular nerve thermal RF. Tip at 80 degrees for 90 s. Afterwards abduction 95 degrees.', []],
    [
      'With the elbow in extension the left musculocutaneous nerve got 5 mL phenol 6%. Extension -70 to -20 degrees.',
      [],
    ],
    ['RFA left suprascapular nerve at 80 degrees, 90 sec, arm in abduction.', []],
    ['Left sural nerve phenol injected under stimulation; complete neurolysis of the nerve was seen.', []],
    ['Left sural nerve phenol injected under stimulation. The aim is complete neurolysis.', [DESTRUCTION]],
    [
      'Left sural nerve: thermal RF at 80 C for 90 s. Then the left tibial nerve.\nPROCEDURE 2: left tibial nerve\nDetails: pulsed RF 42 C for 4 min.',
      [PULSED],
      2,
    ],
    ['Left sural nerve cryoneurolysis. Freezing 2 min, thaw 30 s, twice.', []],
    ['RF of the left sural nerve; temperature reached 42 C only, generator fault, 90 s.', [DESTRUCTION, OTHER]],
  ])('%j: %j', (note, fired, units = 1) => {
    expect(findings(note, units)).toEqual(fired);
  });
});
