import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

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
    [
      'Procedure: radiofrequency, left\nNerve | Mode | Temp C | Sec\nsural nerve | thermal | 80 | 90\ntibial nerve | pulsed | 42 | 240',
      [PULSED],
      2,
    ],
    [
      'Procedure: radiofrequency, left\nNerve | Mode | Temp C | Sec\nsural nerve | thermal | 80 | 90\ntibial nerve | thermal | 80 | 90',
      [],
      2,
    ],
    [
      'PAIN PROCEDURE FLOWSHEET\n( ) Block  (x) Radiofrequency  ( ) Cryo\nIf RF: ( ) continuous (x) pulsed\nNerve: left saphenous nerve',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['CARE RENDERED. RFA left sural nerve, 80 C 90 s.', []],
    ['SHARED DECISION MAKING. RF chosen.\nRF PROCEDURE. Left sural nerve 80 C for 90 s.', []],
    ['CONSULTATION AND PROCEDURE NOTE\nLeft sural nerve RF ablation at 80 C for 90 s.', []],
    ['STORY. Sprain in 2020. \nACT. RF of left sural nerve 80 C 90 s.', []],
    ['SHE NOW HAS left sural nerve RFA 80 C 90 s.', []],
    [
      'Procedure    Left sural nerve block\nDrug         bupivacaine 0.5 % 4 mL\nPlan         RFA if > 50 % relief',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Procedure    Left sural nerve RFA\nHistory      two blocks with bupivacaine 4 mL\nLesion       80 C  90 s', []],
    ['Procedure    Left sural nerve phenol 6 % 3 mL\nAllergies    none\nAnesthesia   lidocaine 1 % 1 mL', []],
    ['PROCEDURE Left sural nerve RFA, 80 C 90 s\nANESTHESIA Local', []],
    [
      '1) INDICATION. Sural neuralgia left. \n2) BLOCK RESPONSE. 80 %.\n3) ABLATION. RF, left sural nerve, 80 C, 90 s.\n4) DISPOSITION. Home.',
      [],
    ],
    ['DX. L sural neuralgia.\nPROC. L sural n. RFA 80 C 90 s.\nDISPO. Home.', []],
    ['RFA left sural nerve. PT. FAILED before. Lesion at 80 C for 90 s.', []],
  ])('%j: %j', (note, fired, units = 1) => {
    expect(techniqueFindings(note, units)).toEqual(fired);
  });
});
