import { describe, expect, it } from 'vitest';
import { fires } from '../../support/note-answers.ts';

/** What a claim bills beside the note: units, modifier, diagnosis and the codes of its other lines. */
type Billed = readonly [units?: number, modifier?: string, diagnosis?: string, code?: string];

const SURAL = 'Left sural nerve thermal RF 80 C 90 s, ultrasound real time.';
const ULTRASOUND: Billed = [1, 'LT', 'G5782', '76942'];
const FEET = 'Left sural nerve: RF 80 C 90 s twice.';

describe.each<[string, [boolean, string, Billed][]]>([
  [
    'documentation/imaging-guidance',
    [
      // A box that stands before its choice heads nothing, and what it offers denies nothing.
      [false, `${SURAL}\n[x] image stored    [ ] image NOT stored\nLocal : lido 2%, 1 mL`, ULTRASOUND],
      [false, `${SURAL}\n[x] images saved    [ ] no images saved`, ULTRASOUND],
      [true, `${SURAL}\n[ ] images saved    [x] images NOT saved`, ULTRASOUND],
      [true, `${SURAL}\n[ ] images saved    [x] no images saved`, ULTRASOUND],
      [true, `${SURAL}\nImages saved [ ] no`, ULTRASOUND],
      [true, `${SURAL} Patient needed a copy of his discharge papers. No pictures were saved.`, ULTRASOUND],
      [false, 'The ultrasound cart was out for service. Left tibial nerve, phenol 5% 3 mL by stimulator.', []],
      [true, 'The ultrasound cart was wheeled in. Left tibial nerve seen on it, phenol 5% 3 mL.', ULTRASOUND],
    ],
  ],
  [
    'documentation/nerve-count',
    [
      [
        false,
        'Two targets.\nSuprascapular, articular branches: rim of the glenoid.\nAxillary, articular branch: posterior tuberosity.\n85 C for 90 s at both.',
        [2, 'LT'],
      ],
      [
        true,
        'Two spots.\nAxillary, articular branch: posterior tuberosity and surgical neck.\n85 C for 90 s at both spots.',
        [2, 'LT'],
      ],
      [
        true,
        'On the left, greater occipital nerve, eighty degrees for seventy five seconds, then up and again. On the right, greater occipital nerve, eighty degrees for seventy five seconds, and again.',
        [4, '', 'M5481'],
      ],
      [
        false,
        'On the left, greater occipital nerve, eighty degrees for seventy five seconds. On the right, greater occipital nerve, the same.',
        [2, '', 'M5481'],
      ],
      [
        true,
        'Blocks in June: deep peroneal and sural.\nTODAY: RF of L deep peroneal nerve. 80 deg 90 sec x 2.\nPLAN\n- L sural nerve RF next visit',
        [2, 'LT'],
      ],
      [
        false,
        'TODAY: RF of L deep peroneal and sural nerves. 80 deg 90 sec each.\nPLAN\n- L sural nerve RF again next visit if it wears off',
        [2, 'LT'],
      ],
      [
        true,
        'Left ilioinguinal and iliohypogastric nerves were both targeted. At the ilioinguinal the probe was frozen 2 min x 2. The iliohypogastric could not be told from vessels and was let be.',
        [2, 'LT'],
      ],
      [
        false,
        'Left ilioinguinal and iliohypogastric nerves were both targeted. The ilioinguinal got 2 min x 2 of cryo. The iliohypogastric had the same.',
        [2, 'LT'],
      ],
      [
        true,
        'Left suprascapular nerve: 80 C, 90 s.\nLeft axillary nerve: at sensory testing she had a panic attack. We stopped here and she went home.',
        [2, 'LT'],
      ],
      [
        false,
        'Left suprascapular nerve: 80 C, 90 s.\nLeft axillary nerve: at sensory testing she had a panic attack. We paused, resumed and gave 80 C, 90 s here as well.',
        [2, 'LT'],
      ],
      [
        false,
        'Right obturator and femoral articular branches RF\nObturator: 60 C cooled 150 s\nFemoral: 60 C cooled 150 s',
        [2, 'RT', 'M1611'],
      ],
      [true, `Sensation normal in all five nerves of the foot. ${FEET}`, [2, 'LT']],
      [false, 'Left foot, three nerves treated: sural nerve RF 80 C 90 s and the others alike.', [3, 'LT']],
      [
        true,
        'Axillary and suprascapular nerves, left, planned. Suprascapular: 80 C x 90 s. Axillary: needle could not be advanced past the scar, so this nerve was not done.',
        [2, 'LT'],
      ],
      [
        false,
        'Axillary and suprascapular nerves, left, planned. Suprascapular: 80 C x 90 s. Axillary: needle could not be advanced at first; a second try from behind reached it and it got 80 C x 90 s too.',
        [2, 'LT'],
      ],
      [
        true,
        'Bilateral sural RF was on the schedule. Right sural nerve 80 C/90 s. The left leg cellulitis kept us off that side; will do in a month.',
        [2, 'RT', 'G5781'],
      ],
    ],
  ],
  [
    'documentation/nerve-identified',
    [
      [false, 'L lat. plantar first branch RF. 80/90 x2 after 1 cc lido.', []],
      [true, 'Left foot. The second nerve RF. 80/90 x2 after 1 cc lido.', []],
      [true, 'The medial first branch, left foot, RF 80 C 90 s.', []],
    ],
  ],
  [
    'documentation/modality-stated',
    [
      [false, 'Left sural nerve, 80/90 twice.', []],
      [true, 'Left sural nerve, BP 80/60, local given.', []],
      [true, 'Left sural nerve treated. BP 130/90 before, 124/82 after.', []],
      [
        true,
        'We talked through radiofrequency of the left lateral femoral cutaneous nerve at 80 C for 90 s. Today I placed 4 mL 0.25% bupivacaine at it, to see if it helps.',
        [],
      ],
      [
        false,
        'Radiofrequency of the left lateral femoral cutaneous nerve at 80 C for 90 s, as we talked through last month.',
        [],
      ],
    ],
  ],
  [
    'documentation/destruction-confirmed',
    [
      [false, 'I froze the left sural nerve with the probe behind the ankle, slowly. Two minutes times two.', []],
      [false, 'Cryoprobe to the left sural nerve. One at the tip, one higher: two minutes apiece.', []],
      [false, 'Cryo of the left sural nerve, 2x3 min.', []],
      [false, 'Cryo of the left sural nerve, 3x60s.', []],
      [true, 'Cryo of the left sural nerve, 2x2 dressing.', []],
      [true, 'I froze the left sural nerve with the probe behind the ankle, slowly and twice as planned.', []],
    ],
  ],
  [
    'coverage/pulsed-radiofrequency',
    [
      [
        true,
        'Left and right GON. The left got a thermal lesion 75 C 60 s. The right was next to the artery, so pulsed mode 42 C 4 min there.',
        [2, '', 'M5481'],
      ],
      [
        false,
        'Left and right GON. The left got a thermal lesion 75 C 60 s. The right as well, so no pulsed mode 42 C.',
        [2, '', 'M5481'],
      ],
      [
        true,
        'Background: bone on bone. Naproxen gave an ulcer.\nTest 3/5: superomedial genicular 1 mL. Test 3/12: infrapatellar branch 1 mL.\n\n#1 Left superomedial genicular n.\n   18G, motor neg\n   Thermal 80 C, 90 sec.\n\n#2 Left infrapatellar branch saphenous n.\n   22G along branch\n   PULSED: 42 C, 120 sec x 2.',
        [2, 'LT', 'M1712'],
      ],
      [
        false,
        'Background: bone on bone. Naproxen gave an ulcer.\n\n2022 at the other clinic pulsed RF at 42 C, infrapatellar branch.\nNo use.\n\nTODAY: left superomedial genicular n.\n   Thermal 80 C, 90 sec.',
        [1, 'LT', 'M1712'],
      ],
    ],
  ],
  [
    'coverage/technique-not-destructive',
    [
      [true, 'Left GON: bupivacaine was given instead of the planned RF, as INR was 3.4.', [1, 'LT', 'M5481']],
      [true, 'Left GON: steroid and lidocaine instead of the planned cryo.', [1, 'LT', 'M5481']],
      [false, 'Left GON: cryo 2 x 2 min, with bupivacaine, instead of the planned RF.', [1, 'LT', 'M5481']],
      [false, 'Left GON: RF 80 C 75 s instead of the planned steroid.', [1, 'LT', 'M5481']],
    ],
  ],
])('%s, hits and near misses', (rule, notes) => {
  it.each(notes)('%s: %s', (expected, note, [units = 1, modifier = 'LT', diagnosis = 'G5782', code]) => {
    const modifiers = modifier === '' ? [] : [modifier];
    const beside = { diagnoses: [diagnosis], codes: code ? [code] : [] };
    expect(fires(rule, note, { units, modifiers }, beside)).toBe(expected);
  });
});
