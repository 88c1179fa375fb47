import { describe, expect, it } from 'vitest';
import type { LineSpec } from '../../support/claims.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const rf = '80 C for 90 s';
const COUNT = 'documentation/nerve-count';
const IDENTIFIED = 'documentation/nerve-identified';
const PULSED = 'coverage/pulsed-radiofrequency';
const OTHER = 'coverage/technique-not-destructive';
const DESTROYED = 'documentation/destruction-confirmed';
const IMAGING = 'documentation/imaging-guidance';
const SIDE = 'claim-form/laterality-mismatch';
const OVERLAP = 'coding/genicular-overlap';

describe.each<[string, [Answer, string, string, LineSpec?][]]>([
  [
    'headings with a date, and what was done as planned',
    [
      ['pass', COUNT, `HPI: right heel pain.\nPROCEDURE 05/01/2025\nRight medial calcaneal nerve, thermal RF ${rf}.`],
      ['pass', IDENTIFIED, `HX: ankle pain.\nPROCEDURE 2025-05-01\nRight sural nerve, cryo 2 cycles of 2 min.`],
      ['finding', PULSED, 'Visit 6. Neuralgia.\nToday as planned: pulsed radiofrequency, right GON. 42 C, 240 s x 2.'],
      ['finding', PULSED, 'Neuralgia.\nDone as scheduled: pulsed RF, left sural nerve, 42 C for 120 s.'],
      ['notEvaluated', PULSED, 'Left sural nerve neuralgia.\nPlanned: pulsed RF, left sural nerve, 42 C for 120 s.'],
    ],
  ],
  [
    'a telling that a history announces',
    [
      [
        'finding',
        OTHER,
        'Hx: zaps of the right ankle. 1 block helped.\n\nOffered RF ablation, declined. So we did:\nRight sural nerve hydrodissection, D5W 12 mL.',
      ],
      [
        'notEvaluated',
        OTHER,
        'Hx: zaps of the right ankle. Last year we did:\nRight sural nerve hydrodissection, D5W 12 mL.',
      ],
    ],
  ],
  [
    'as many nerves as a note names, whatever was done to each',
    [
      [
        'finding',
        COUNT,
        `Technique. For the articular branch of the left femoral nerve a cannula was taken to the rim. For the articular branch of the obturator nerve a second one to the teardrop. Two lesions at each target, ${rf}.`,
        { units: 4 },
      ],
      [
        'pass',
        COUNT,
        `Technique. Left articular branch of the femoral nerve and left articular branch of the obturator nerve, two lesions each, ${rf}.`,
        { units: 2 },
      ],
      [
        'notEvaluated',
        COUNT,
        `Right saphenous nerve: RFA ${rf}. For the right sural nerve a second one. No bleeding.`,
        { units: 2 },
      ],
      [
        'finding',
        COUNT,
        `Right saphenous nerve: RFA ${rf}. For the right sural nerve a second one. No bleeding.`,
        { units: 3 },
      ],
    ],
  ],
  [
    'a target that was not begun',
    [
      [
        'pass',
        OVERLAP,
        `R knee.\nSMGN - cannula to the femur. ${rf}.\nIMGN - tibial flare. ${rf}.\nSLGN - skin warm and boggy. Not entered. Cannula returned unused.`,
      ],
      [
        'finding',
        OVERLAP,
        `R knee.\nSMGN - cannula to the femur. ${rf}.\nIMGN - tibial flare. ${rf}.\nSLGN - cannula to the femur, the joint was not entered. ${rf}.`,
      ],
    ],
  ],
  [
    'boxes for nerves of which none was marked',
    [
      [
        'finding',
        IDENTIFIED,
        'Nerve:  [ ] sural   [ ] saphenous\nMethod: [X] thermal RF  [ ] cryo\n85 C / 60 s\nComments: Ablated the nerves of the foot.',
      ],
      [
        'notEvaluated',
        IDENTIFIED,
        'Nerve:  [ ] sural   [ ] saphenous\nMethod: thermal RF\n85 C / 60 s\nComments: Ablated the nerves of the foot.',
      ],
      ['pass', IDENTIFIED, 'Nerve:  [ ] sural   [X] saphenous\nMethod: [X] thermal RF\n85 C / 60 s'],
    ],
  ],
  [
    'the words of the code in a note',
    [
      [
        'notEvaluated',
        IDENTIFIED,
        `Procedure: DESTRUCTION BY NEUROLYTIC AGENT, OTHER PERIPHERAL NERVE\n\nReason: pain of the right saphenous nerve.\nThermal lesion at ${rf}.`,
      ],
      [
        'finding',
        IDENTIFIED,
        `Procedure: DESTRUCTION OF A PERIPHERAL NERVE\n\nReason: pain of the right saphenous nerve.\nThermal lesion at ${rf}.`,
      ],
    ],
  ],
  [
    'heat that was chosen too low to destroy',
    [
      ['finding', OTHER, 'Radiofrequency of the right sural nerve. Tip 42 C x 240 s, no lesion was made.'],
      [
        'finding',
        OTHER,
        'Right sural nerve RF. We did not produce a lesion. The tip was held at 42 C for four minutes.',
      ],
      [
        'notEvaluated',
        OTHER,
        'Right sural nerve RF planned at 80 C. The tip never rose above 42 C in 2 min and no lesion was made.',
      ],
    ],
  ],
  [
    'a title of both sides',
    [
      [
        'finding',
        SIDE,
        `PROCEDURE: sural nerve thermal RF, bilateral\nRight ankle: probe to the nerve, ${rf}. Left ankle: skin infection, not started.`,
        { modifiers: ['50'] },
      ],
      [
        'pass',
        SIDE,
        `PROCEDURE\nGreater occipital nerve RF, both sides.\n\nRight first: needle to the bone. ${rf}. Left: same point, same settings.`,
        { modifiers: ['50'] },
      ],
      [
        'notEvaluated',
        COUNT,
        `PROCEDURE\nGreater occipital nerve RF, both sides.\n\nRight first: needle to the bone. ${rf}. Left: same point, same settings.`,
        { modifiers: ['50'], units: 2 },
      ],
    ],
  ],
  [
    'what a form of consent says of any procedure',
    [
      [
        'finding',
        DESTROYED,
        'CONSENT (excerpt)   "I understand that heat of up to 90 degrees may destroy nerve tissue."\nMD NOTE\nLeft sural nerve. RFA performed.',
      ],
      [
        'finding',
        DESTROYED,
        'Told: RFA can cause pain and would destroy nerve tissue.\nLeft sural nerve. RFA performed.',
      ],
      [
        'pass',
        DESTROYED,
        'CONSENT (signed)   Heat may hurt.\nMD NOTE\nLeft sural nerve. RFA done. The nerve was destroyed.',
      ],
    ],
  ],
  [
    'a line of what was done before',
    [
      [
        'notApplicable',
        OVERLAP,
        `Last month (5/12): left knee genicular RFA: SL, SM, IM, all 80C/90s.\n\nToday right infrapatellar branch of the saphenous nerve: iovera, 7 cycles.`,
      ],
      ['finding', OVERLAP, `Last month: blocks, 90 %.\nLeft knee genicular RFA: SL, SM, IM, all 80C/90s.`],
    ],
  ],
  [
    'times of freezing in few words',
    [
      [
        'notEvaluated',
        DESTROYED,
        'Cryoablation, L sural nerve.\nProbe brought to its lower border under the fascia, seen all along the way. Each level 2 x 3 min.',
      ],
      [
        'finding',
        DESTROYED,
        'Cryoablation, L sural nerve.\nProbe brought to its lower border under the fascia, seen all along the way. Observed 5 min.',
      ],
    ],
  ],
  [
    'one nerve of a side that was left out',
    [
      [
        'pass',
        SIDE,
        'R SIJ denervation. S1, S2, S3 lateral branches RF 60 C 150 s. Right L5 dorsal ramus: not done, fused.',
        { modifiers: ['RT'] },
      ],
      ['finding', SIDE, `Bilateral GON RF. GON ${rf}. Right GON not treated.`, { modifiers: ['RT'] }],
    ],
  ],
  [
    'a screen that was used elsewhere',
    [
      [
        'finding',
        IMAGING,
        `The ultrasound machine was in use in another room. C-arm: cannula to the right obturator nerve, ${rf}. Fluoro spots saved to PACS.`,
      ],
      [
        'pass',
        IMAGING,
        `Live ultrasound: needle at the right obturator nerve, ${rf}. Images in another plane saved to PACS.`,
      ],
    ],
  ],
])('%s', (_matter, notes) => {
  it.each(notes)('%s of %s: %s', (expected, ruleId, note, line = {}) => {
    expect(answer(ruleId, note, line, { codes: ruleId === IMAGING ? ['76942'] : [] })).toBe(expected);
  });
});
