import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

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
    // What an exam finds on the skin takes nothing back.
    [
      'Procedure: 0.5 cc of 30% dehydrated alcohol with 0.25% bupivacaine injected around the left sural nerve.\n\nPMH: gout. Meds: codeine.\nVasc: pulses palpable. Derm: no lesions, no maceration.',
      [],
    ],
    [
      'Procedure: left sural nerve RFA. \nDetails: 3 mL of bupivacaine 0.5% at the left sural nerve. The generator failed, no lesions were made.',
      [DESTRUCTION, MODALITY, OTHER],
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
    [
      'Dear Dr. Kindly,\n\nThank you for sending Ms. Testina Sample (01/01/1960). You know her history: total hip in 2019, then burning over the left outer thigh. In March of last year my partner did a thermal ablation of the left lateral femoral cutaneous nerve (80 C for 90 seconds) which helped half a year.\n\nBecause she disliked the numb patch, on 06/03/2025 I treated the left lateral femoral cutaneous nerve with pulsed radiofrequency, 42 degrees, 120 seconds, three times. No image guidance was used.\n\nKind regards, N. Invented MD',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'Dear colleague, in 2023 pulsed radiofrequency of the left sural nerve gave two months only. Today I made a heat lesion instead: 80 degrees for 90 seconds at the left sural nerve through a 10 mm tip. With kind regards.',
      [],
    ],
    [
      'Planned: RFA left sural nerve. After the needle was placed the patient asked to stop. Generator never turned on. 2 mL of bupivacaine with 10 mg dexamethasone was injected at the left sural nerve for comfort.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Scheduled procedure: cryoablation left sural nerve. Device not available today. In its place left sural nerve block with 4 mL ropivacaine 0.5% was given. Cryo rebooked.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Left obturator nerve. 1 mL lidocaine at skin. Stim 0.4 mA. Lidocaine 3 mL test block: adductors relaxed. Then 5 mL of 6% aqueous phenol.',
      [],
    ],
    [
      'Left obturator nerve. Stim 0.4 mA. Lidocaine 2% 6 mL test block: adductors relaxed, popliteal angle from 70 to 45 degrees. Phenol 5 mL of 6% next week.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Consent: risks of phenol, alcohol, RF and cryo were explained.\nLeft sural nerve: cooled RF, 60 C for 150 s.',
      [],
    ],
    [
      'Left saphenous nerve: trial lead of a peripheral nerve stimulator placed, paresthesia covers the knee. She had RFA in 2022 (80 C, 90 s).',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      '5% dextrose 8 mL was put around the left superficial peroneal nerve. No phenol, no RF. If she relapses alcohol 50% can be used.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Anesthesia: MAC, propofol 80 mg. Temp 36.6 C. \nProcedure: cryoablation left intercostobrachial nerve, 3 cycles of 3 minutes.',
      [],
    ],
    ['Left sural nerve treated today.\nRF used: NO\nPhenol: no', [DESTRUCTION, MODALITY]],
    ['Left sural nerve.\nPhenol used: yes, 6 % 3 mL\nRF: no', []],
    [
      'Planned procedure: phenol of the left tibial nerve. Pharmacy could not supply it. Left tibial nerve block, 5 mL bupivacaine 0.5%, was given.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Planned procedure: phenol of the left tibial nerve. 4 mL of 6% phenol was injected at the left tibial nerve.',
      [],
    ],
    [
      'Procedure: left tibial nerve block with 5 mL bupivacaine 0.5%.\nScheduled: phenol 6%, 5 mL in two weeks. The form was given to the wife.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Left tibial nerve: diagnostic block, ropivacaine 4 mL.\nProposed: RFA at 80 C for 90 s. Cost was explained.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Scheduled: RFA left sural nerve. Electrode was placed, 80 C 90 s lesion.', []],
    ['The patient weighed 80 kg. RFA left sural nerve 80 C 90 s.', []],
    ['After we weighed risks, RFA of the left sural nerve was done at 80 C for 90 s.', []],
    ['The goal is pain relief. RFA of left sural nerve at 80 C for 90 s.', []],
    ['OPTIONS: RF, cryo, phenol. She chose cryo.\nPROCEDURE: cryoablation left sural nerve, 2 cycles of 3 min.', []],
    ['Outside temperature 90 F. RFA of the left sural nerve at 80 C for 90 s.', []],
    [
      'Pain Clinic Progress Note\nTestina Sample, 65 F\nCC: left knee pain after TKA\nInterim: s/p two saphenous nerve blocks. Insurance approved RFA of the left saphenous nerve but she had a URI last week and so does not want sedation today.\nProcedure today: left saphenous nerve injection. 25G needle, 3 mL 0.25% bupivacaine + 40 mg methylprednisolone. \nA/P: 1. Left saphenous neuralgia - RFA (80 C, 90 sec) when well.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Procedure: RF of left sural and left tibial nerves.\nSural: 80 C for 90 s. Tibial: 80 C for 90 s. Pulsed RF was considered for tibial and rejected.',
      [],
      2,
    ],
    ['Procedure: left sural thermal RF 80 C 90 s. Left tibial pulsed RF 42 C, not billed.', []],
    [
      'ONCOLOGY PALLIATIVE CONSULT\nIMPRESSION. Left chest wall pain.\nTREATMENT GIVEN. Left long thoracic nerve block, 6 mL bupivacaine 0.25% with 80 mg methylprednisolone.\nTHOUGHTS. Cryoneurolysis with 3 cycles of 3 min if it holds.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'PROCEDURE. OnabotulinumtoxinA 50 units at the left greater occipital nerve.\nHISTORY. RFA at 80 C in 2021.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
  ])('%j: %j', (note, fired, units = 1) => {
    expect(techniqueFindings(note, units)).toEqual(fired);
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
    ['Left sural nerve phenol injected under stimulation; complete neurolysis of the nerve was seen.', []],
    ['Left sural nerve phenol injected under stimulation. The aim is complete neurolysis.', [DESTRUCTION]],
    [
      'Left sural nerve: thermal RF at 80 C for 90 s. Then the left tibial nerve.\nPROCEDURE 2: left tibial nerve\nDetails: pulsed RF 42 C for 4 min.',
      [PULSED],
      2,
    ],
    ['Left sural nerve cryoneurolysis. Freezing 2 min, thaw 30 s, twice.', []],
    ['RF of the left sural nerve; temperature reached 42 C only, generator fault, 90 s.', [DESTRUCTION, OTHER]],
    ['We froze her left infrapatellar saphenous branch with the handheld unit: 7 treatments of 60 seconds.', []],
    ['RFA left sural nerve: set 70, reached 70 C, 120 sec.', []],
    ['RFA of left sural nerve performed. BP 135/80, 130/78, HR 66, 98%.', [DESTRUCTION]],
    ['Left sural nerve neurolysis with dehydrated alcohol 2 mL.', []],
    ['Agent: phenol  Conc: 6 %  Vol: 3 mL  Nerve: left musculocutaneous nerve', []],
    ['Left tibial nerve: phenol 1% 5 mL injected.', [DESTRUCTION]],
    ['Freeze spray to skin. RFA of the left sural nerve done.', [DESTRUCTION]],
    [
      'Left sural nerve RFA: thermal lesion created at 80C for 90 sec. The patient kept the shoulder at 90 degrees.',
      [],
    ],
    ['RF left sural nerve, not pulsed, 80 C, 90 s.', []],
    ['Left sural nerve RFA with 80 C for 90 s. Pulse oximetry and pulsed doppler used for the artery.', []],
    ['Left sural nerve RFA done. Complications of RFA: none', [DESTRUCTION]],
    [
      'APP note: Pt seen for left LFCN RFA. Time out. Skin wheal lido 1%. RF needle placed at LFCN under stim (sensory 0.4 V). RFA completed. Pain 8->3 (62% better).\nAttending attestation: I was present for key portions.',
      [DESTRUCTION],
    ],
    ['The left sural nerve was a bladed at 80 degrees celsius for 90 seconds using radio frequency.', []],
    [
      'Left foot RF. Sural nerve: 80 C 90 s. Saphenous nerve: 80 C 90 s. Tibial nerve: pulsed 42 C 240 s, so as to keep motor fibers.',
      [PULSED],
      3,
    ],
    ['Left sural nerve: RF at 45 C for 120 seconds, continuous current.', [DESTRUCTION, OTHER]],
    ['Left sural nerve cooled RF with 60 C for 165 sec.', []],
    ['Cryoablation left sural nerve at -70 C.', []],
    [
      'Cryoablation of the left sural nerve was performed with probe. She is 70 years old, BP 120/70, 3 prior blocks.',
      [DESTRUCTION],
    ],
    ['Left tibial nerve: phenol 3 mL injected. Relief of 60%.', [DESTRUCTION]],
  ])('%j: %j', (note, fired, units = 1) => {
    expect(techniqueFindings(note, units)).toEqual(fired);
  });
});
