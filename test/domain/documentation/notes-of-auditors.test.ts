import { describe, expect, it } from 'vitest';
import { judges } from '../../support/judged-notes.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const COUNT = 'documentation/nerve-count';
const CONFIRMED = 'documentation/destruction-confirmed';
const STATED = 'documentation/modality-stated';
const IMAGING = 'documentation/imaging-guidance';
const SIDE = 'claim-form/laterality-mismatch';
const RF = '80 C for 90 s';

describe('numbers that count no nerves', () => {
  const levels = `Treated at three points along its course:\n Level 1 - saphenous n., below the knee - ${RF}\n Level 2 - saphenous n., mid calf - ${RF}`;
  judges([
    [COUNT, 'finding', `Proc: RFA right saphenous nerve x 3 levels.\n${levels}`, { units: 3, modifiers: ['RT'] }],
    [
      COUNT,
      'notEvaluated',
      `Proc: RFA right articular branches x 3, ${RF}. Saphenous nerve first.`,
      { units: 3, modifiers: ['RT'] },
    ],
    [
      COUNT,
      'finding',
      `R sural n.         RF ${RF} x 2\nR saphenous n. (at med malleolus)   RF ${RF} x 2\nR superficial peroneal n.    RF ${RF}\nR deep peroneal n.      bupiv 0.5% 3 mL only (twitch could not be separated, left unlesioned)\n\nFour nerves addressed.`,
      { units: 4, modifiers: ['RT'] },
    ],
  ]);
});

describe('the stage of a nerve, and that of an illness', () => {
  const first = `- Posterior interosseous nerve: ${RF}.\n- Anterior interosseous nerve: ${RF}.`;
  judges([
    [
      COUNT,
      'finding',
      `Procedure: left wrist denervation.\n${first}\n- Superficial radial nerve: stage II, in 4-6 weeks if the radial column still hurts.`,
      { units: 3, modifiers: ['LT'] },
    ],
    [
      COUNT,
      'pass',
      `Procedure: left wrist denervation.\n${first}\n- Superficial radial nerve: ${RF}, for stage II SLAC wrist, next visit in 4 weeks.`,
      { units: 3, modifiers: ['LT'] },
    ],
  ]);
});

describe('a nerve that got nothing but a drug', () => {
  const left = `LEFT greater occipital nerve - cannula 22G at the nuchal line. 0.5 mL 2% lidocaine. Thermal RF 80 deg 90 sec.`;
  judges([
    [
      COUNT,
      'finding',
      `${left}\n\nRIGHT greater occipital nerve - 25G needle, same landmarks. 2 mL bupivacaine 0.5% + 4 mg dexamethasone.`,
      { units: 2 },
    ],
    [
      COUNT,
      'pass',
      `${left}\n\nRIGHT greater occipital nerve - cannula, same landmarks. 2 mL bupivacaine 0.5%, then the same lesion.`,
      { units: 2 },
    ],
    [
      COUNT,
      'finding',
      `Lazy right lateral decubitus.\nSuprascapular nerve. 18G cannula. ${RF} x 2.\nAxillary nerve articular branch. ${RF} x 2.\nLateral pectoral nerve articular branch. Cannula on coracoid. The pacer paused, so this target was abandoned and only 2 mL of ropivacaine was left there.`,
      { units: 3, modifiers: ['LT'] },
    ],
    [
      STATED,
      'finding',
      'PLAN: cryoneurolysis, R sural nerve\n\nPt prone. Cryo handpiece connected, test cycle: error, no gas flow. No freeze was delivered at any time.\n\nThe right sural nerve was infiltrated with 5 mL bupivacaine 0.25%.',
    ],
  ]);
});

describe('the form of a note', () => {
  const form = (fluoro: string, us: string): string =>
    `Procedure: RF ablation of the sural nerve, ${RF}\n\n  Yes  No\n  [X]  [ ]   Time out\n  ${fluoro}   X-ray\n  ${us}   Ultrasound\n`;
  const rows =
    '"Procedure","Shoulder RFA"\n"Target1","Suprascapular nerve"\n"Target1_Temp_C","80"\n"Target1_Sec","90"\n"Fluoroscopy","TRUE"';
  judges([[IMAGING, 'notApplicable', form('[ ]  [X]', '[ ]  [X]')]]);

  it.each<[Answer, string]>([
    ['notEvaluated', 'TRUE'],
    ['finding', 'FALSE'],
  ])('%s: images archived %s', (expected, archived) => {
    const note = `${rows}\n"FluoroImagesArchived","${archived}"`;
    expect(answer(IMAGING, note, {}, { codes: ['77002'] })).toBe(expected);
  });
});

describe('what had been planned, and the other side', () => {
  judges([
    [
      CONFIRMED,
      'pass',
      `Saphenous neuralgia. On 6/24 she had been put down for pulsed RF (42 C), the nonablative sort. Today: L saphenous nerve, ${RF}.`,
    ],
    [CONFIRMED, 'finding', `Left saphenous nerve. The technique was the nonablative sort of RF, ${RF}.`],
    [
      SIDE,
      'finding',
      `The timeout confirmed right side. Suprascapular nerve: two lesions at ${RF}. The left shoulder, which also aches, was not touched.`,
      { modifiers: ['LT'] },
    ],
    [
      SIDE,
      'pass',
      `The timeout confirmed right side. Suprascapular nerve: two lesions at ${RF}. The left shoulder, which also aches, had the same.`,
      { modifiers: ['LT'] },
    ],
    [
      IMAGING,
      'notApplicable',
      `===== 03/18/2025  Visit type: diagnostic block =====\nProcedure: LFCN block, ultrasound-guided, 3 mL bupivacaine. The machine would not store images.\n\n===== 04/22/2025  Visit type: procedure =====\nProcedure: RF ablation of the right lateral femoral cutaneous nerve, ${RF}. No imaging today.`,
      { on: '2025-04-22' },
    ],
  ]);
});

describe('what is told beside the lesion', () => {
  const cryo =
    'PROCEDURE: Cryoneurolysis, medial calcaneal nerve.\nCryoprobe toward the nerve. Cryoneurolysis was then carried out.';
  judges([
    [CONFIRMED, 'finding', `${cryo} Ice 10 min per hour tonight.`],
    [CONFIRMED, 'pass', `${cryo} Freeze 2 min per cycle, 2 cycles.`],
    [
      CONFIRMED,
      'finding',
      '65 y/o with burning over the thigh.\nProcedure: RFA, left lateral femoral cutaneous nerve. RFA was then performed for 90 seconds.',
    ],
    [
      'coding/more-specific-code',
      'pass',
      'P: Cryoneurolysis of the right intercostobrachial nerve.\n\nThe arm was abducted. Linear probe in the axilla: intercostobrachial nerve seen. Images archived.\n\n16G introducer. Freeze 3 min / thaw 1 min / freeze 3 min. Ice ball enclosed the nerve.\n\nIntercostal nerves not treated.',
    ],
    [
      'coding/more-specific-code',
      'finding',
      'P: Cryoneurolysis of the right intercostal nerves T4 and T5. Freeze 3 min / thaw 1 min / freeze 3 min at each.',
    ],
  ]);
});
