import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

describe('what was done, in forms, letters and dictations that speak of other techniques as well', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'PAIN CLINIC PROCEDURE TEMPLATE v3\nPatient: Testina Sample  DOB 01/01/1960\nProcedure type: [x] Nerve block  [ ] RFA  [ ] Cryo  [ ] Chemical neurolysis\nNerve: left lateral femoral cutaneous\nNeedle: 25G spinal\nMedication: bupivacaine 0.25% 5 mL + methylprednisolone 40 mg\nRF settings: Temp ___ Time ___\nComments: Ablation considered once two blocks are positive.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'PRIOR PROCEDURE NOTE (for reference, Dr. Example 3/2024): cryoneurolysis of the left saphenous nerve, 3 cycles, 106 s each.\n\nPROCEDURE NOTE 4/2026: left saphenous nerve block in the adductor canal, 10 mL 0.25% bupivacaine. Images stored.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Discharge instructions: after radiofrequency ablation you may feel sore; the nerve was heated to 80 degrees. (standard sheet, does not apply today)\nProcedure today: left suprascapular nerve injection, 4 mL 0.5% bupivacaine, 40 mg triamcinolone. No complications.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'OPERATIVE REPORT. Operation: Implantation of percutaneous neurostimulator electrode, left tibial nerve. Anesthesia: local lidocaine 1% 5 mL. Description: The electrode array was advanced along the nerve under ultrasound and secured with the anchor; programming gave paresthesia in the sole. Options of RFA and phenol had been reviewed and the patient preferred a reversible therapy.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      "Left obturator nerve. Motor point found at 0.5 mA. 5 mL of 0.5% bupivacaine as a trial. Adductor tone MAS 3 to 1. If the aide finds dressing easier we'll do 5% phenol, 4 mL, the same way on 2 May.",
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'PRE-PROCEDURE DISCUSSION: we talked about RFA, cryo, alcohol. Patient chose RFA.\nPROCEDURE: Left GON thermal RFA\nSTEPS: lidocaine 1% 3 mL. Cannula 20G. 80C/90s x 2 lesions.\nPOST: If pain returns would consider block or pulsed RF.',
      [],
    ],
    [
      'Consent: discussed block versus ablation. Technique: left saphenous n., US, 22G 10mm RF needle, 1.5 mL 2% lido, 85 C 120 s. Steroid: dexa 4 mg. Plan: RFA other side in 3 weeks if happy.',
      [],
    ],
    [
      'History of two successful blocks with bupivacaine 3 mL. I had planned cooled RF, but the probe was not stocked, so conventional RF was used: 80 degrees, 90 seconds, left sural nerve.',
      [],
    ],
    [
      'TIMEOUT 0912. Site L foot. 0915 lido 1 mL. 0918 cryo on. 0920 off. 0921 cryo on. 0923 off. Nerve: medial calcaneal, left. Two freezes 2 min each. Patient had asked about heat before; no heat used.',
      [],
    ],
    [
      'Spasticity: left tibial nerve motor branches to gastroc, phenol 5 %, 2 ml medial and 2 ml lateral, e-stim. Botox 200 u to the left upper limb was done last month and may be repeated.',
      [],
    ],
    [
      'Left intercostobrachial nerve. Alcohol, absolute, 1.5 mL, after 2 mL lidocaine and contrast check. She would have had RF but for her ICD.',
      [],
    ],
    [
      'Dear colleague, I could have blocked this nerve a third time, and she would have let me. Instead I placed the probe and lesioned the left superior lateral cutaneous nerve of the arm with radiofrequency, 80 degrees for 90 seconds. She had 2 mL ropivacaine for comfort.',
      [],
    ],
    [
      'Radiofrequency lesion of left sural nerve. Settings: continuous; set temperature eighty degrees Celsius; duration ninety seconds; lesions two. Insurance: prior authorization approved 4/1 for ablation.',
      [],
    ],
    [
      'Insurance required that two blocks be done before ablation; both are on file. RFA LEFT ILIOINGUINAL NERVE TODAY - 80/90/x2.',
      [],
    ],
    ['L infrapatellar br saphenous n. Cryo, handheld. Tx x 6, 60 s ea. Pt would like R side next month.', []],
    [
      'We elected to repeat the ablation that helped her last year. The left suprascapular nerve was ablated, RF, 80C, 2 min. 5 cc of ropi 0.2 after.',
      [],
    ],
    [
      'Left third webspace. She has had two cortisone shots before. Today began the alcohol series: 0.5 mL of 30% dehydrated alcohol in lidocaine beside the common digital nerve.',
      [],
    ],
    [
      'Left GON RFA performed as planned after the options were discussed. 3 mL of lidocaine and 40 mg triamcinolone were left in place. No complications.',
      [DESTRUCTION],
    ],
    [
      'Procedure: Left saphenous nerve radiofrequency ablation\nAnesthesia: 3 mL 1% lidocaine\nDetails: Under ultrasound the needle was placed at the nerve. Ablation carried out. Patient to return if pain recurs; would repeat.',
      [DESTRUCTION],
    ],
    [
      'Chemical neurolysis left obturator nerve: phenol injected until tone fell. Family had asked about Botox. Bupivacaine 2 mL for needle pain.',
      [DESTRUCTION],
    ],
    [
      'Procedure: left suprascapular radiofrequency. Pulsed RF was delivered at 42 C for 6 min. She asked whether the heated kind lasts longer; conventional RF at 80 C could follow.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['PRF left GON 42/240 x2. Prev thermal 2023. Bupi 2 mL.', [DESTRUCTION, MODALITY, PULSED]],
    ['Left suprascapular nerve RF, continuous, 42 degrees C for 120 s.', [DESTRUCTION, OTHER]],
    [
      'Left genitofemoral nerve treatment performed under ultrasound. Nerve treated without complication. Pt tolerated.',
      [DESTRUCTION, MODALITY],
    ],
    [
      'Cooled RF, left femoral articular branch and left obturator articular branch. 17G introducers, 60 degrees set, two and a half minutes each. In March she had these blocked with 1 mL bupivacaine each.',
      [],
    ],
    ['Left lat. antebrachial cutaneous n.: 98% EtOH 0.8 mL neurolysis following lidocaine 1 mL; prior block ++', []],
    [
      'Thermal neurotomy left lesser occipital nerve. Time 90 sec. Temperature: eighty. Anesthetic bupivacaine 1 mL. Alternatives offered and refused: Botox, pulsed RF.',
      [],
    ],
    [
      'Under CT the left celiac... no: left lateral femoral cutaneous nerve was surrounded with ethanol 95%, 2 mL. Ablation zone seen as gas. Block two weeks ago with bupivacaine 3 mL.',
      [],
    ],
    [
      'Lumbar pain. Left cluneal. "Burned" with RF at 80 deg x 90 sec. Patient said the last one, in 2023, lasted 14 months. Lido 2 mL.',
      [],
    ],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});
