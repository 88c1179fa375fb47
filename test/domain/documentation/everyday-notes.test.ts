import { describe, expect, it } from 'vitest';
import { fires } from '../../support/note-answers.ts';

/** What a claim bills beside the note: units, modifier, diagnosis and the codes of its other lines. */
type Billed = readonly [units?: number, modifier?: string, diagnosis?: string, code?: string];

describe.each<[string, [boolean, string, Billed][]]>([
  [
    'documentation/imaging-guidance',
    [
      [false, 'Left sural nerve, phenol 6% 1 mL. It was not used fluoroscopy nor echography.', []],
      [false, 'Left sural nerve, phenol 6% 1 mL. There was not utilized any ultrasound.', []],
      [false, 'Left sural nerve, phenol 6% 1 mL. Was not employed ultrasound, by landmarks.', []],
      [
        true,
        'Left sural nerve, phenol 6% 1 mL. It was utilized ultrasound in real time. It was not used fluoroscopy.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'US guided. Left TAP block plane entered, ilioinguinal nerve in the transversus abdominis plane, 3 mL 8% phenol. Images saved.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'Ultrasound used. Saphenous nerve found in the subsartorial plane. RF 80 C 90 s. Image stored.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'Under ultrasound the left superior cluneal nerve was found in the fascial plane over the crest; cryo 2 x 2 min. Print in chart.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [false, 'Ultrasound, in-plane, left saphenous nerve. RF 80 C 90 s. Image stored.', [1, 'LT', 'G5782', '76942']],
      [
        false,
        'Ultrasound, out of plane approach, left saphenous nerve. RF 80 C 90 s. Image stored.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'Ultrasound, inplane lateral to medial, left saphenous nerve. RF 80 C 90 s. Image stored.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'Ultrasound, short axis-in plane, left saphenous nerve. RF 80 C 90 s. Image stored.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'US in plane, real time, needle at left sural nerve. 50% alcohol 1 mL. I forgot to hit save.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'US real time, left sural nerve. 50% alcohol 1 mL. Did not save anything today, printer down.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [true, 'US real time, left sural nerve. 50% alcohol 1 mL. Nothing was stored.', [1, 'LT', 'G5782', '76942']],
      [
        true,
        'US real time, left sural nerve. 50% alcohol 1 mL. Neglected to capture a frame.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'US real time, left sural nerve. 50% alcohol 1 mL. Sorry, I never saved any pictures.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        true,
        'US real time, left sural nerve. 50% alcohol 1 mL. Unable to save any images as the machine froze.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'US real time, left sural nerve. 50% alcohol 1 mL. I forgot to save the first clip but the second is in PACS.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'US real time, left sural nerve. 50% alcohol 1 mL. Did not save any cine; stills stored.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'US real time, left sural nerve. 50% alcohol 1 mL. Images saved. He forgot to take his pill.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'The scanner showed the left sural nerve and needle live. 50% alcohol 1 mL. Stills filed.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [
        false,
        'Scanning along the calf the left sural nerve was found, needle followed live. 50% alcohol 1 mL. Stills filed.',
        [1, 'LT', 'G5782', '76942'],
      ],
      [true, 'Left sural nerve. 50% alcohol 1 mL with guidance. Consent scanned.', [1, 'LT', 'G5782', '76942']],
    ],
  ],
  [
    'documentation/nerve-count',
    [
      [
        false,
        'Left hip RF. Needle one to the articular branch of the femoral nerve. Needle two was walked just past the acetabular rim to the articular branch of the obturator nerve. 80 C 90 s each.',
        [2],
      ],
      [
        false,
        'Left arm. The needle was advanced past the biceps tendon onto the musculocutaneous nerve, phenol 6% 3 mL. It was then passed past the artery to the median nerve, phenol 6% 2 mL.',
        [2],
      ],
      [
        true,
        'Left arm: musculocutaneous nerve got phenol 6% 3 mL. In the past the median nerve had 2 mL of phenol.',
        [2],
      ],
      [true, 'Left arm: musculocutaneous nerve got phenol 6% 3 mL. Past treatment: median nerve phenol 2022.', [2]],
      [
        false,
        'Right knee - cannulas at SLGN and SMGN, 80 C 90 s each.\nLeft knee - same two (SLGN, SMGN), 80 C 90 s each.',
        [4, ''],
      ],
      [false, 'RIGHT: GON found at the nuchal line. 80C 75 s.\nLEFT: GON likewise, 80C 75 s.', [2, '']],
      [
        false,
        'Left side — sural nerve at the ankle, cryo 2 min x 2.\n\nRight side — same nerve, same cycles.',
        [2, ''],
      ],
      [false, 'L: tibial n. motor branch phenol 2 mL of 6%. R: the same, 2 mL.', [2, '']],
      [
        true,
        'Right leg: sural nerve, cryo 2 min x2.\nLeft leg: sural nerve was too cold to find; patient cramped, so we stopped there.',
        [2, ''],
      ],
      [true, 'Planned both GONs. Right: 80 C 90 s. Left: could not obtain stimulation, no lesion made.', [2, '']],
      [
        true,
        'Plan bilateral LFCN cryo. Right - two cycles of 2 min on the LFCN. Left - abandoned because of vasovagal.',
        [2, ''],
      ],
      [
        true,
        'Obturator phenol both sides planned. R: anterior division of obturator nerve, phenol 5% 3 mL. L: blood on every aspiration. Stopped.',
        [2, ''],
      ],
      [
        false,
        'Obturator phenol both sides. R: anterior division of obturator nerve, phenol 5% 3 mL. L: blood on first aspiration, needle redirected, phenol 5% 3 mL.',
        [2, ''],
      ],
      [
        false,
        'Obturator phenol both sides. R: obturator nerve, phenol 5% 3 mL. L: stopped once for a cough, then phenol 5% 3 mL to obturator nerve.',
        [2, ''],
      ],
      [
        true,
        'RF of Morton neuroma left third web space. Two burns at 90 C for 90 s, one proximal, one in the body.',
        [2],
      ],
      [true, 'Third intermetatarsal space neuroma left foot: alcohol 20% 0.5 mL at two sites along it.', [2]],
      [false, 'Morton neuromas left second and third web spaces, 90 C 90 s each.', [2]],
      [false, 'Neuroma of the left third webspace, 90 C 90 s, and another in the second webspace, 90 C 90 s.', [2]],
      [
        false,
        'Alcohol to the neuroma in the 3rd interspace and the neuroma in the 4th interspace, 0.5 mL of 4% each.',
        [2],
      ],
    ],
  ],
  [
    'documentation/destruction-confirmed',
    [
      [false, 'Left knee cooled RF SMGN 60/2:30. Fluoro.', [1, 'LT', 'M1712']],
      [false, 'Left GON RFA 80/1:30.', [1, 'LT', 'M5481']],
      [false, 'Left GON RFA 80 C for 1:30.', [1, 'LT', 'M5481']],
      [true, 'Left GON RFA done at 2:30 pm.', [1, 'LT', 'M5481']],
    ],
  ],
  [
    'coverage/technique-not-destructive',
    [
      [
        true,
        'Procedure: left sural neurolysis. The phenol was on backorder, so a sural nerve block was done with 3 mL bupivacaine 0.5% and 40 mg Kenalog. RTC 3 wks for the phenol.',
        [],
      ],
      [
        true,
        'Left GON RFA scheduled. RF generator failed its self test; GON block instead, 3 mL 0.25% bupivacaine + 20 mg triamcinolone.',
        [],
      ],
      [
        true,
        'Title: Cryoablation left intercostobrachial nerve. Cryo machine out of nitrous. Intercostobrachial nerve block 4 mL ropivacaine given instead.',
        [],
      ],
      [
        true,
        'Left ilioinguinal nerve block with 5 mL bupivacaine and depo 40. Return to clinic for RFA if relief.',
        [],
      ],
      [false, 'Left sural nerve: 2 mL lidocaine, then alcohol 50% 1 mL from a fresh vial. RTC 2 wk.', []],
      [false, 'Alcohol vial opened. Left sural nerve: 1 mL of lidocaine, 1 mL 50% alcohol.', []],
    ],
  ],
  [
    'coverage/pulsed-radiofrequency',
    [
      [
        true,
        'As requested by Dr. X, pulsed RF at 42 C for 4 min to the left suprascapular nerve, then 4 mL of bupivacaine.',
        [],
      ],
      [true, 'As we discussed, left suprascapular nerve pulsed RF 42 C 240 s. 3 mL ropivacaine after.', []],
      [true, 'As planned pulsed RF of left GON, 42 C, 2 x 120 s. Kenalog 20 mg.', []],
      [true, 'I chose the gentler option: pulsed RF to the left GON, 42 C 240 s. 2 mL lidocaine.', []],
      [false, 'We discussed the option of pulsed RF. Thermal RF was done on the left GON, 80 C 90 s.', []],
      [false, 'He asked about pulsed RF as an option. Left GON 80 C 90 s.', []],
    ],
  ],
  [
    'coding/more-specific-code',
    [
      [
        false,
        'f/u post excision of Morton neuroma R 3rd space 2023. Deep peroneal nerve at the first met base: phenol 6% 1 mL.',
        [1, 'RT', 'G5781'],
      ],
      [false, 'Hx Morton neuroma excision 2019. Today medial plantar nerve RF 80 C 90 s right.', [1, 'RT', 'G5781']],
      [false, 'S/p neurectomy for Morton neuroma, left. Today sural nerve cryo 2 x 2 min.', [1, 'LT', 'G5782']],
      [
        true,
        'Recurrent Morton neuroma left third space after excision. RF 90 C 90 s of the stump neuroma in the third space.',
        [1, 'LT', 'G5762'],
      ],
    ],
  ],
  [
    'coding/genicular-overlap',
    [
      [
        false,
        'Left knee: only SMGN today, cooled RF 60 C 150 s. SLGN and IMGN were ablated in July.',
        [1, 'LT', 'M1712'],
      ],
      [
        false,
        'Left knee SMGN cooled RF 60 C 150 s. The superolateral and inferomedial genicular nerves were treated at another clinic.',
        [1, 'LT', 'M1712'],
      ],
      [true, 'Left knee SMGN, SLGN and IMGN cooled RF 60 C 150 s each. Blocks were done in July.', [3, 'LT', 'M1712']],
    ],
  ],
  [
    'claim-form/laterality-mismatch',
    [
      [false, 'Right knee: exam normal.\nLeft knee: saphenous nerve RF, 80 C 90 s.', [1, 'LT', 'G5782']],
      [true, 'LEFT knee: infrapatellar branch of the saphenous nerve, cryo 2 min x 2.', [1, 'RT', 'G5781']],
      [true, 'Left: sural nerve cryo 2 min x 2. Tolerated.', [1, 'RT', 'G5781']],
      [false, 'RFA of right saphenous nerve 80 C 90 s.\nADDENDUM: the side is LEFT, as consented.', [1, 'LT']],
      [false, 'RFA of right saphenous nerve 80 C 90 s.\nCorrection: should read left saphenous nerve.', [1, 'LT']],
      [
        false,
        'RFA of right saphenous nerve 80 C 90 s.\nAmended 3/3: laterality above wrong; left knee was treated.',
        [1, 'LT'],
      ],
      [
        true,
        'RFA of right saphenous nerve 80 C 90 s.\nAddendum: patient called, doing well, right knee pain gone.',
        [1, 'LT'],
      ],
      [false, 'RFA R saphenous nerve 80 C 90 s. (typo: R should be L. JD)', [1, 'LT']],
    ],
  ],
])('%s in notes that clinicians write every day', (rule, notes) => {
  it.each(notes)('%s: %s', (expected, note, [units = 1, modifier = 'LT', diagnosis = 'G5782', code]) => {
    const modifiers = modifier === '' ? [] : [modifier];
    const beside = { diagnoses: [diagnosis], codes: code ? [code] : [] };
    expect(fires(rule, note, { units, modifiers }, beside)).toBe(expected);
  });
});
