import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';
import { DESTRUCTION, MODALITY, OTHER, PULSED } from '../../support/technique-findings.ts';

const rf = '80 C for 90 s';
const IDENTIFIED = 'documentation/nerve-identified';

describe('a technique that is told by what was done', () => {
  it.each<[rule: string, Answer, note: string]>([
    [MODALITY, 'pass', 'So yesterday I froze it. Right saphenous nerve: three cycles of two and a half minutes each.'],
    [
      MODALITY,
      'pass',
      'So both today by freezing. Left sural nerve: two cycles, 2 min each. Full thaw before pulling.',
    ],
    [MODALITY, 'pass', 'So I froze both. Probe to the sural nerve, three minutes, thaw, three minutes.'],
    [MODALITY, 'pass', 'cryoneedle in-plane to the SPN L\ncycle 1: 106 s\ncycle 2: 106 s\nlido 1% 3cc before'],
    [
      MODALITY,
      'finding',
      'Ankle frozen with spray. Left sural nerve: bupivacaine 3 mL. Seen again in two cycles of therapy.',
    ],
    [
      DESTRUCTION,
      'pass',
      'Seen by Test Person, MD. After a discussion of phenol, radiofrequency and neurectomy he chose freezing. The closed-end probe was guided to the left sural nerve and three freezes of two minutes were delivered.',
    ],
    [
      DESTRUCTION,
      'finding',
      'Seen by Test Person, MD. After a discussion of freezing, phenol and neurectomy he chose radiofrequency. The probe was guided to the left sural nerve and radiofrequency was delivered.',
    ],
    [
      DESTRUCTION,
      'pass',
      'RF thermocoagulation of the left sural nerve. 67 degrees x 60 sec, repeat 1 cm more caudal.',
    ],
    [DESTRUCTION, 'finding', 'RF of the left sural nerve. Knee flexed to 67 degrees for 60 sec of stretching.'],
    [DESTRUCTION, 'pass', `NEUROMODULATION AND NERVE CLINIC\nThermal RF of the left sural nerve, ${rf}`],
    [DESTRUCTION, 'finding', 'Neuromodulation of the left sural nerve with a mild current.'],
    [
      OTHER,
      'finding',
      '=== RADIOFREQUENCY PROCEDURE NOTE (template) ===\nNerve ....: left saphenous n.\nAgent ....: bupivacaine 0.5 %, 5 mL\nRF cannula ...: n/a\nLesion temp ..: n/a',
    ],
    [
      OTHER,
      'pass',
      '=== RADIOFREQUENCY PROCEDURE NOTE (template) ===\nNerve ....: left saphenous n.\nLocal ....: bupivacaine 0.5 %, 1 mL\nLesion temp ..: 80 C\nLesion time ..: 90 s',
    ],
    [
      PULSED,
      'finding',
      'PROCEDURE: Radiofrequency, left suprascapular nerve\nDESCRIPTION: a lesion for 240 seconds.\nDISPOSITION: Home.\n\n[C] LATE ENTRY 4/25\nPULSED, max tip 41 C, 240 s. What he received is pulsed radiofrequency of the nerve.',
    ],
    [
      PULSED,
      'finding',
      'Nerve one: left greater occipital. Thermal 80 deg for 90 sec.\nNerve two: left lesser occipital. The spinal accessory nerve being close we used pulsed RF only, 42 deg, 180 sec.',
    ],
    // A count of none, and a line that was struck.
    [
      PULSED,
      'finding',
      'PROCEDURE: RFA left sural nerve\nLOG\nMode ..... PULSED DOSE\nSet temp ..... 42 C\nThermal lesions this session: 0',
    ],
    [
      PULSED,
      'pass',
      'PROCEDURE: RFA left sural nerve\nLOG\nMode ..... THERMAL\nSet temp ..... 80 C\nPulsed doses this session: 0',
    ],
    [PULSED, 'finding', `Left sural nerve\nThermal RF, ${rf} [auto-inserted] -> STRUCK\nPulsed RF, 42 C for 120 s.`],
    [PULSED, 'pass', `Left sural nerve\nThermal RF, ${rf}\nPulsed RF, 42 C for 120 s. [struck]`],
    // An agent that followed a block, whatever the sentence says first.
    [
      OTHER,
      'pass',
      'Left suprascapular nerve. After 3 mL of bupivacaine she could lie on it for the first time since August, and I went on to give 5 mL of ethyl alcohol 70 %.',
    ],
    [
      OTHER,
      'pass',
      'Left saphenous nerve. Ropivacaine 2 mL: he could bend the knee, as hoped, and 3 mL of 8 % phenol went in.',
    ],
    [
      OTHER,
      'finding',
      'Left sural nerve: 3 mL of ropivacaine around it. If that lasts less than a month I will go on to give 2 mL of alcohol 70 %.',
    ],
    // A title of any nerve, above a telling of the one that the diagnosis names.
    [
      IDENTIFIED,
      'notEvaluated',
      'Title: ABLATION OF PAINFUL NERVE\nDx: entrapment of deep peroneal nerve, R.\nTx: The nerve was lesioned at 85C.',
    ],
    [
      IDENTIFIED,
      'finding',
      'Title: ABLATION OF PAINFUL NERVE\nDx: neuritis, R foot.\nTx: The nerve was lesioned at 85C.',
    ],
    [
      IDENTIFIED,
      'finding',
      'Title: ABLATION OF PAINFUL NERVE\nDx: entrapment of deep peroneal nerve, R.\nTx: A painful nerve at the tender spot was lesioned at 85C.',
    ],
    // An agent that nobody spells so.
    [OTHER, 'notEvaluated', 'LEFT SURAL NERVE. 1 CC LIDO THEN 1.5 CC OF PHENAL, 6 PER SENT. HEEL NUMB.'],
    [MODALITY, 'notEvaluated', 'LEFT SURAL NERVE. 1 CC LIDO THEN 1.5 CC DEHYDRATED ALCOHOLIC, 98 PER SENT.'],
    [OTHER, 'finding', 'ALCOHOLIC NEUROPATHY. LEFT SURAL NERVE: 4 CC MARCAINE 0.5 % AND 10 MG DEXAMETHASONE.'],
    // Something was done to the nerve that was numbed, whatever it was.
    [
      OTHER,
      'notEvaluated',
      'Numbed with 2 mL of 1 % lidocaine. The left sural nerve was treated with the probe for 2 minutes, twice.',
    ],
    [
      MODALITY,
      'finding',
      'Numbed with 2 mL of 1 % lidocaine. The left sural nerve was treated with the probe for 2 minutes, twice.',
    ],
    [OTHER, 'finding', 'The left sural nerve was treated with 4 mL of bupivacaine and 40 mg of methylprednisolone.'],
    [MODALITY, 'notEvaluated', 'Left sural nerve: diode laser, 6 W, 20 s on three spots. The nerve was destroyed.'],
  ])('%s, %s: %j', (rule, expected, note) => {
    expect(answer(rule, note, { units: 2, modifiers: ['LT'] })).toBe(expected);
  });
});

describe('guidance that is none of the needle', () => {
  it.each<[Answer, note: string, codes?: string[]]>([
    ['notApplicable', `RF of the left sural nerve, ${rf}. Neither fluoroscopy nor ultrasonography was used.`],
    ['notApplicable', `RF of the left sural nerve, ${rf}.\nDISCHARGE: Ring us for redness. Her A1c with us was 6.9.`],
    [
      'finding',
      `One US-guided steroid in the office last autumn. RF of the left sural nerve, ${rf}, live fluoroscopy, images stored.`,
      ['76942'],
    ],
    [
      'finding',
      `RF of the left sural nerve, US guided. Continuous thermal RF, ${rf}. Images in the archive.`,
      ['76942'],
    ],
    [
      'pass',
      `RF of the left sural nerve, ${rf}, US guided, needle never lost from view in real time. Images in PACS.`,
      ['76942'],
    ],
    // Examinations, and what the boxes of a form or the sentence itself deny.
    ['notApplicable', `US ( ) yes (X) no   C-arm ( ) yes (X) no\nRF of the left sural nerve, ${rf}.`],
    ['notApplicable', `Ultrasound:  [x] no  [ ] yes\nRF of the left sural nerve, ${rf}.`],
    ['finding', `US (X) yes ( ) no   C-arm ( ) yes (X) no\nRF of the left sural nerve, ${rf}.`, ['76942']],
    ['notApplicable', `Evaluation\nXR: anchors fine.\nProcedure\nRF of the left sural nerve, ${rf}.`],
    ['notApplicable', `Visit 1. US: 7 mm hypoechoic lesion.\nProcedure\nRF of the left sural nerve, ${rf}.`],
    ['notApplicable', `Procedure\nRF of the left sural nerve, ${rf}. No guidance by ultrasound at this time.`],
    [
      'notApplicable',
      `ULTRASOUND REPORT (visit 1, outside radiology)\nSural nerve normal, sonographic sign positive at the lesion.\nPROCEDURE TODAY\nRF of the left sural nerve, ${rf}.`,
    ],
    [
      'finding',
      `ULTRASOUND (same visit)\nLinear probe, needle in plane.\nPROCEDURE TODAY\nRF of the left sural nerve, ${rf}.`,
      ['76942'],
    ],
  ])('%s: %j', (expected, note, codes = []) => {
    expect(answer('documentation/imaging-guidance', note, {}, { codes })).toBe(expected);
  });
});

describe('sides of rows, and a telling that repeats itself', () => {
  const table = 'Nerve | Side | Reference | Lesion\nSuprascapular | Right | notch | 80C, 120s\n';
  it.each<[rule: string, Answer, units: number, modifiers: string[], note: string]>([
    ['documentation/nerve-count', 'pass', 2, [], `${table}Suprascapular | Left | as right | 80C, 120s`],
    ['documentation/nerve-count', 'finding', 2, [], `${table}Suprascapular | Right | as before | 80C, 120s`],
    [
      'claim-form/laterality-mismatch',
      'finding',
      1,
      ['LT'],
      'We repeated the approach for a lasting effect: lateral to the right tubercle. Phenol 6 %, 5 mL, to the right obturator nerve.',
    ],
    [
      'claim-form/laterality-mismatch',
      'pass',
      1,
      ['50'],
      'Phenol 6 %, 5 mL, to the right obturator nerve. The same was repeated on the left.',
    ],
    [
      'documentation/nerve-count',
      'finding',
      2,
      [],
      'Right: 2 mL dehydrated alcohol 98% around the right LFCN.\n\nLeft: skin wheal only. He became pale; the left side was aborted, no alcohol was given.',
    ],
    [
      'documentation/nerve-count',
      'pass',
      2,
      [],
      `We localize the right greater occipital nerve and introduce the cannula, ${rf}. We repeat the same in the left greater occipital nerve, ${rf}.`,
    ],
    [
      'coding/genicular-overlap',
      'finding',
      3,
      ['RT'],
      'Right knee, targeted in turn: (a) superolateral genicular n. at the flare; (b) superomedial genicular n. at the flare; (c) inferomedial genicular n. at the tibia. 60 C, 150 seconds at each, cooled.',
    ],
    [
      'documentation/nerve-identified',
      'pass',
      1,
      [],
      'Device: 60-day percutaneous PNS lead.\nTarget: left axillary nerve, CVA 2021.\nLead deployed, pulse generator paired with the remote.',
    ],
    ['documentation/nerve-identified', 'pass', 1, [], `Cryoablation, R lat. fem. cutaneous nerve: 3 x 150 s.`],
  ])('%s, %s: %j %j %j', (rule, expected, units, modifiers, note) => {
    expect(answer(rule, note, { units, modifiers })).toBe(expected);
  });
});
